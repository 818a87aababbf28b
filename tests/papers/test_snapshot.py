"""The snapshot: only confirmed facts are statements; JSON keeps everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.papers import sample
from tro_desk.base.messages import Message
from tro_desk.domain.court import Court
from tro_desk.domain.deadline import Deadline, Input, TraceStep
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.facts import Status
from tro_desk.domain.money import Money
from tro_desk.domain.store import Store
from tro_desk.papers import Snapshot, build_snapshot
from tro_desk.papers.snapshot import OpenPoint, Paper, Place, Statement

_ZONES = ("America/Chicago", "America/New_York", "Asia/Shanghai", "UTC")
_words = st.text(max_size=12)
_dates = st.dates(date(2020, 1, 1), date(2035, 1, 1))
_naive = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1))  # noqa: DTZ001 - zone below
_zoned = st.builds(
    lambda moment, zone: moment.astimezone(ZoneInfo(zone)),
    _naive.map(lambda moment: moment.replace(tzinfo=UTC)),
    st.sampled_from(_ZONES),
)
_utc = _naive.map(lambda moment: moment.replace(tzinfo=UTC))
_money = st.builds(Money, st.sampled_from(["USD", "JPY"]), st.integers())
_params = st.dictionaries(
    st.sampled_from(["day", "moment", "name", "count"]),
    st.one_of(_words, st.integers(), _dates, _zoned, _money, st.decimals(allow_nan=False)),
    max_size=3,
).map(MappingProxyType)
_messages = st.builds(Message, _words, _words, _params)
_nested = st.builds(
    Message, _words, _words, _messages.map(lambda m: MappingProxyType({"inner": m}))
)
_places = st.builds(Place, _words, st.integers(1, 99))
_inputs = st.builds(Input, _words, _words, st.booleans(), _words, st.none() | _words)
_deadlines = st.builds(
    Deadline,
    id=_words,
    title=_messages,
    rule=_words,
    status=_words,
    trigger=st.none() | _inputs,
    due=st.none() | _zoned,
    tz=st.none() | _words,
    possible_later=st.none() | _zoned,
    trace=st.lists(st.builds(TraceStep, _nested, _words), max_size=2).map(tuple),
    missing=st.lists(_words, max_size=2).map(tuple),
    checked=st.booleans(),
    starts=st.none() | _zoned,
    days=st.none() | st.integers(),
)
_statements = st.builds(
    Statement,
    _words,
    _words,
    st.sampled_from(["document", "seller", "computed"]),
    st.none() | _places,
    _words,
    st.none() | _words,
    _utc,
)
_papers = st.builds(
    Paper,
    st.builds(Evidence, _words, _words, st.integers(0), _words, st.integers(0), _utc),
    _words,
    _words,
)
_courts = st.builds(
    Court, _words, _words, _words, _words, _words, _words, _words, st.just(("a", "b"))
)


def _some(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=2).map(tuple)


_snapshots = st.builds(
    Snapshot,
    made_at=_utc,
    program=_words,
    law=_words,
    case_id=_words,
    court=st.none() | _courts,
    statements=_some(_statements),
    open_points=_some(st.builds(OpenPoint, _words, st.booleans(), st.integers(), _some(_places))),
    missing=_some(_words),
    deadlines=_some(_deadlines),
    papers=_some(_papers),
    stores=_some(st.builds(Store, st.integers(), _words, _words, _words)),
    brief_to=_words,
)


@settings(max_examples=60, deadline=None)
@given(_snapshots)
def test_json_gives_back_an_equal_snapshot(snapshot: Snapshot) -> None:
    kept = snapshot.to_json()
    back = Snapshot.from_json(kept)
    assert back == snapshot
    assert back.to_json() == kept
    assert back.content_key == snapshot.content_key


def test_json_keeps_the_zone_of_a_moment_and_the_kind_of_a_value() -> None:
    snapshot = sample.sample()
    due = Snapshot.from_json(snapshot.to_json()).deadlines[0].due
    assert due is not None
    assert str(due.tzinfo) == "America/Chicago"
    twice = datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=sample.CHICAGO)  # the hour that repeats
    params = {"moment": twice, "exact": Decimal("1.10")}
    step = TraceStep(Message("c", "t", MappingProxyType(params)), "r")
    changed = replace(snapshot, deadlines=(replace(snapshot.deadlines[0], trace=(step,)),))
    back = Snapshot.from_json(changed.to_json()).deadlines[0].trace[0].text.params
    assert back["moment"].utcoffset() == timedelta(hours=-6)
    assert str(back["exact"]) == "1.10"


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"@": "Store", "id": 1}', '{"@": "Nothing"}'])
def test_other_text_is_no_snapshot(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Snapshot.from_json(text)


def test_only_confirmed_facts_are_statements() -> None:
    snapshot = sample.sample()
    fields = {statement.field for statement in snapshot.statements}
    assert "court" in fields
    assert not fields & {"served", "hearing", "seller_id"}
    assert {point.field for point in snapshot.open_points} == {"served", "hearing", "seller_id"}
    unsure = {point.field for point in snapshot.open_points if point.unsure}
    assert unsure == {"seller_id"}
    assert "A2UNCERTAIN77" not in snapshot.to_json()


def test_a_changed_value_is_the_sellers_and_still_tells_its_place() -> None:
    make = sample.sample_maker()
    found = make.see("judge", "Hon. Elaine M. Torvold", "Elaine M. Torvold", sample.SERVICE, 2)
    make.say("judge", "Hon. Elaine Torvald", found, edited=True)
    case = make.case()
    snapshot = build_snapshot(case, (), (), sample.NOW, sample.VERSIONS, courts=sample.COURTS)
    edited = next(s for s in snapshot.of("judge") if s.value == "Hon. Elaine Torvald")
    assert (edited.mark, edited.place) == ("seller", Place(sample.SERVICE, 2))


def test_not_sure_without_a_paper_is_an_open_point() -> None:
    make = sample.CaseMaker()
    make.say("judge", "Somebody", status=Status.NOT_SURE)
    case = make.case()
    snapshot = build_snapshot(case, (), (), sample.NOW, sample.VERSIONS, courts=sample.COURTS)
    assert snapshot.open_points == (OpenPoint("judge", True, 0, ()),)
    assert "judge" not in snapshot.missing
    assert "served" in snapshot.missing


def test_the_content_key_follows_what_is_said_and_not_when() -> None:
    snapshot = sample.sample()
    later = replace(snapshot, made_at=snapshot.made_at + timedelta(days=1), program="9.9.9")
    assert later.content_key == snapshot.content_key
    assert replace(snapshot, law="2027-01-01").content_key != snapshot.content_key
    assert sample.sample("Jordan Vale").content_key != snapshot.content_key


def test_the_courts_of_the_desk_are_used_where_none_are_given() -> None:
    case = sample.sample_maker().case()
    court = build_snapshot(case, (), (), sample.NOW, sample.VERSIONS).court
    assert court is not None
    assert (court.id, court.cite) == ("ilnd", "N.D. Ill.")


def test_a_snapshot_needs_an_aware_moment() -> None:
    case = sample.sample_maker().case()
    with pytest.raises(ValueError, match="aware"):
        build_snapshot(case, (), (), sample.NOW.replace(tzinfo=None), sample.VERSIONS)
