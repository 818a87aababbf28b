"""Marks, closed days, dates of the seller's own, and what is only tried out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.desk.parts import CERTAIN, add, confirmed
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, open_desk
from tro_desk.desk.without_case import count
from tro_desk.domain.deadline import Closure, Deadline
from tro_desk.l10n.translator import translator
from tro_desk.papers import BriefOptions, Snapshot


@pytest.fixture
def case(desk: Desk, tmp_path: Path) -> str:
    """A case with everything confirmed, served on a Friday; the SHA-256 of its one paper."""
    added = add(desk, tmp_path, *CERTAIN)
    desk.confirm_certain("c1")
    desk.say("c1", [confirmed("served", "2026-05-29")])
    return added.evidence.sha256


def one(desk: Desk, deadline_id: str) -> Deadline:
    return next(d for d in desk.deadlines("c1") if d.id == deadline_id)


def words(deadline: Deadline) -> str:
    return "\n".join(translator("en").render(step.text) for step in deadline.trace)


def refused(code: str, **params: object) -> pytest.RaisesExc[DeskError]:
    return pytest.RaisesExc(
        DeskError,
        check=lambda error: error.code == code and params.items() <= error.params.items(),
    )


# marks


def test_a_date_is_done_and_open_again(desk: Desk, case: str) -> None:
    before = one(desk, "answer_due")
    mark = desk.mark_deadline("c1", "answer_due", "done", note="  filed by\n counsel ")
    assert (mark.state, mark.note, mark.at) == ("done", "filed by counsel", NOW)
    after = one(desk, "answer_due")
    assert (after.mark, after.due, after.trace) == (mark, before.due, before.trace)
    assert "default_possible" not in {d.id for d in desk.deadlines("c1")}
    desk.mark_deadline("c1", "answer_due", "open")
    again = one(desk, "answer_due").mark
    assert again is not None
    assert again.state == "open"
    assert one(desk, "default_possible").due is not None


def test_an_order_moves_a_date_and_is_named(desk: Desk, case: str) -> None:
    desk.mark_deadline("c1", "answer_due", "moved", "10 July 2026", evidence=case, page=1)
    moved = one(desk, "answer_due")
    assert moved.due is not None
    assert (moved.due.isoformat(), moved.tz) == ("2026-07-10T23:59:59-05:00", "America/Chicago")
    assert (moved.status, moved.possible_later, moved.checked) == ("as_printed", None, True)
    text = words(moved)
    assert "Moved by order of the court, to Fri 10 Jul 2026 11:59 p.m. Chicago time" in text
    assert "page 1 of the paper" in text
    assert "Without that order the desk would show Mon 22 Jun 2026 11:59 p.m. Chicago time" in text
    assert "Day 21 is Fri 19 Jun 2026, Juneteenth" in text  # how the old date came about
    default = one(desk, "default_possible").due
    assert default is not None
    assert default.isoformat() == "2026-07-11T00:00:00-05:00"


def test_a_date_that_was_missing_can_be_given_by_an_order(desk: Desk, case: str) -> None:
    desk.say("c1", [confirmed("motion_filed", "2026-06-10")])
    assert one(desk, "answer_due").missing == ("motion_decided",)
    desk.mark_deadline("c1", "answer_due", "moved", "2026-09-01T17:00", "America/New_York")
    moved = one(desk, "answer_due")
    assert moved.due is not None
    assert (moved.due.isoformat(), moved.missing) == ("2026-09-01T17:00:00-04:00", ())


def test_the_newest_mark_counts_and_is_kept(desk: Desk, case: str, tmp_path: Path) -> None:
    desk.mark_deadline("c1", "tro_expires", "moved", "2026-03-20")
    desk.mark_deadline("c1", "tro_expires", "moved", "2026-03-24")
    desk.mark_deadline("c1", "answer_due", "done")
    desk.close()
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as again:
        due = one(again, "tro_expires").due
        assert due is not None
        assert due.date() == date(2026, 3, 24)
        marks = {d.id: d.mark.state for d in again.deadlines("c1") if d.mark}
    assert marks == {"tro_expires": "moved", "answer_due": "done"}


def test_a_mark_that_does_not_fit_changes_nothing(desk: Desk, case: str, tmp_path: Path) -> None:
    before = desk.deadlines("c1")
    other = add(desk, tmp_path, text="Of another case.", case=desk.new_case()).evidence.sha256
    mark = desk.mark_deadline
    with refused("bad_value", field="state"):
        mark("c1", "answer_due", "gone")
    for due in ("", "soon", "03/10/2026", "2026-02-30"):
        with refused("bad_value", field="due"):
            mark("c1", "answer_due", "moved", due)
    with refused("bad_value", field="tz"):
        mark("c1", "answer_due", "moved", "2026-07-10", "Mars/Base")
    with refused("bad_value", field="page"):
        mark("c1", "answer_due", "moved", "2026-07-10", evidence=case, page=2)
    for sha256 in ("0" * 64, other):
        with refused("unknown_evidence", sha256=sha256):
            mark("c1", "answer_due", "moved", "2026-07-10", evidence=sha256, page=1)
    for name in ("hearing", "custom:1", "nothing"):
        with refused("unknown_deadline", deadline=name):
            mark("c1", name, "done")
    with refused("unknown_case"):
        mark("c9", "answer_due", "done")
    assert desk.deadlines("c1") == before


# closed days of a court


def test_a_closed_day_only_makes_a_date_possibly_later(desk: Desk, case: str) -> None:
    before = one(desk, "answer_due")
    added = desk.add_closure("N.D. Ill.", date(2026, 6, 22), "  burst  pipe ")
    assert added == Closure(added.id, "ilnd", date(2026, 6, 22), "burst pipe")
    after = one(desk, "answer_due")
    assert after.due == before.due
    assert after.possible_later is not None
    assert after.possible_later.isoformat() == "2026-06-23T23:59:59-05:00"
    assert "the court was closed, as you noted (burst pipe)" in words(after)
    assert not after.checked
    assert desk.add_closure("ilnd", date(2026, 6, 22), "again") == added
    assert desk.closures() == desk.closures("ilnd") == (added,)
    assert desk.closures("nysd") == ()
    desk.remove_closure(added.id)
    desk.remove_closure(added.id)
    assert desk.closures() == ()
    assert one(desk, "answer_due") == before


def test_a_closed_day_of_another_court_changes_nothing(desk: Desk, case: str) -> None:
    before = desk.deadlines("c1")
    desk.add_closure("nysd", date(2026, 6, 22))
    assert desk.deadlines("c1") == before
    with refused("bad_value", field="court"):
        desk.add_closure("nowhere", date(2026, 6, 22))


# dates of the seller's own


@pytest.mark.parametrize(
    ("unit", "length", "starts", "tz", "due"),
    [
        ("fixed", 0, "2026-06-12", "", "2026-06-12T23:59:59+08:00"),
        ("fixed", 0, "2026-06-12T17:00", "America/New_York", "2026-06-12T17:00:00-04:00"),
        ("court_days", 21, "2026-05-29", "", "2026-06-22T23:59:59-05:00"),
        ("court_days", 21, "2026-05-29", "Asia/Shanghai", "2026-06-22T23:59:59-05:00"),
        ("court_days", -7, "2026-07-10", "", "2026-07-02T23:59:59-05:00"),
        ("hours", 72, "2026-10-29T15:00", "America/Chicago", "2026-11-02T14:00:00-06:00"),
        ("hours", 72, "2026-10-30T04:00", "Asia/Shanghai", "2026-11-02T14:00:00-06:00"),
        ("china_days", 3, "2026-09-29", "", "2026-10-09T23:59:59+08:00"),
        ("china_days", -3, "2026-10-09", "", "2026-09-29T23:59:59+08:00"),
    ],
)
def test_a_date_of_ones_own(
    desk: Desk, case: str, unit: str, length: int, starts: str, tz: str, due: str
) -> None:
    made = desk.add_custom_deadline("c1", " Send  {figures} ", unit, length, starts, tz, "note")
    assert desk.custom_deadlines("c1") == (made,)
    own = desk.deadlines("c1")[-1]
    assert own.id == f"custom:{made.id}"
    assert translator("zh").render(own.title) == "Send {figures}"
    assert own.due is not None
    assert own.due.isoformat() == due
    desk.mark_deadline("c1", own.id, "done")
    mark = desk.deadlines("c1")[-1].mark
    assert mark is not None
    desk.remove_custom_deadline("c1", made.id)
    assert desk.custom_deadlines("c1") == ()
    assert all(not d.id.startswith("custom") for d in desk.deadlines("c1"))
    with refused("unknown_deadline", deadline=own.id):
        desk.remove_custom_deadline("c1", made.id)


@pytest.mark.parametrize(
    ("field", "title", "unit", "length", "starts", "tz"),
    [
        ("title", " ", "fixed", 0, "2026-06-12", ""),
        ("unit", "x", "weeks", 1, "2026-06-12", ""),
        ("length", "x", "fixed", 1, "2026-06-12", ""),
        ("length", "x", "court_days", 0, "2026-06-12", ""),
        ("length", "x", "court_days", 99999, "2026-06-12", ""),
        ("starts", "x", "fixed", 0, "tomorrow", ""),
        ("starts", "x", "hours", 72, "2026-06-12", ""),
        ("tz", "x", "fixed", 0, "2026-06-12", "CST6"),
    ],
)
def test_a_date_of_ones_own_that_does_not_fit(
    desk: Desk, case: str, field: str, title: str, unit: str, length: int, starts: str, tz: str
) -> None:
    with refused("bad_value", field=field):
        desk.add_custom_deadline("c1", title, unit, length, starts, tz)
    assert desk.custom_deadlines("c1") == ()


def test_court_days_need_a_court(desk: Desk) -> None:
    desk.new_case()
    desk.add_custom_deadline("c1", "x", "court_days", 3, "2026-06-12", "")
    own = desk.deadlines("c1")[-1]
    assert (own.status, own.missing, own.due) == ("needs_input", ("court",), None)


# tried out


def test_what_if_stores_nothing(desk: Desk, case: str) -> None:
    desk.mark_deadline("c1", "answer_due", "done")
    before = desk.deadlines("c1")
    tried = {d.id: d for d in desk.what_if("c1", {"served": "12 June 2026"})}
    answer = tried["answer_due"]
    assert answer.due is not None
    assert answer.due.isoformat() == "2026-07-06T23:59:59-05:00"
    assert answer.mark is None
    assert "tried out, not saved" in words(answer)
    assert tried["tro_expires"] == one(desk, "tro_expires")
    without = {d.id: d for d in desk.what_if("c1", {"served": ""})}
    assert without["answer_due"].missing == ("served",)
    elsewhere = {d.id: d for d in desk.what_if("c1", {"court": "cacd"})}
    assert elsewhere["answer_due"].tz == "America/Los_Angeles"
    assert desk.deadlines("c1") == before
    with refused("unknown_field", field="judge"):
        desk.what_if("c1", {"judge": "x"})
    with refused("bad_value", field="served"):
        desk.what_if("c1", {"served": "soon"})


def test_the_calculator() -> None:
    assert count("ilnd", "2026-05-29", 21, "court_days").due is not None
    closed = (Closure(1, "ilnd", date(2026, 6, 22), ""), Closure(2, "nysd", date(2026, 6, 23), ""))
    counted = count("ilnd", "2026-05-29", 21, "court_days", closed)
    assert counted.id == "custom"
    assert counted.due is not None
    assert counted.due.isoformat() == "2026-06-22T23:59:59-05:00"
    assert counted.possible_later is not None
    assert counted.possible_later.isoformat() == "2026-06-23T23:59:59-05:00"
    china = count("", "2026-09-29", 3, "china_days")
    assert (china.tz, china.missing) == ("Asia/Shanghai", ())
    for arguments, field in (
        (("", "2026-05-29", 21, "court_days"), "court"),
        (("ilnd", "2026-05-29", 0, "court_days"), "length"),
        (("ilnd", "2026-05-29", 5, "fixed"), "unit"),
        (("ilnd", "2026-05-29", 5, "hours"), "starts"),
    ):
        with refused("bad_value", field=field):
            count(*arguments)


# all cases, remedies, the brief


def test_all_cases_at_one_moment(desk: Desk, case: str, tmp_path: Path) -> None:
    second = desk.new_case()
    desk.add_custom_deadline("c1", "x", "fixed", 0, "2026-06-12", "")
    desk.mark_deadline("c1", "answer_due", "done")
    desk.add_closure("ilnd", date(2026, 6, 22))
    listed = desk.all_deadlines()
    assert [summary.id for summary, _ in listed] == [second, "c1"]
    cases = [replace(summary, open_count=None) for summary in desk.cases()]
    assert [summary for summary, _ in listed] == cases
    for summary, deadlines in listed:
        assert deadlines == desk.deadlines(summary.id)


def test_remedies_count_what_is_confirmed(desk: Desk, case: str) -> None:
    assert desk.remedies("c1") == ()
    desk.say("c1", [confirmed("ip_type", "trademark")])
    statutory = desk.remedies("c1")[0]
    assert (statutory.id, statutory.count) == ("counterfeit_statutory", 0)
    assert statutory.times(statutory.floor) is None
    desk.say("c1", [confirmed("trademark_registration", n) for n in ("9990417", "9990418")])
    desk.say("c1", [confirmed("design_patent", "D9990123")])
    found = {remedy.id: remedy for remedy in desk.remedies("c1")}
    assert {name: remedy.count for name, remedy in found.items()} == {
        "counterfeit_statutory": 2,
        "mark_profits": 2,
        "counterfeit_treble": 2,
        "design_patent_profit": 1,
        "patent_damages": 1,
    }
    statutory = found["counterfeit_statutory"]
    amounts = (statutory.floor, statutory.ceiling, statutory.wilful)
    assert [str(statutory.times(amount)) for amount in amounts] == [
        *("2000.00 USD", "400000.00 USD", "4000000.00 USD"),
    ]
    patent = found["patent_damages"]
    assert (patent.floor, patent.times(patent.floor), patent.checked) == (None, None, False)


def test_a_mark_makes_the_brief_out_of_date_and_stands_in_the_next(desk: Desk, case: str) -> None:
    options = BriefOptions("en", "A4", ("clocks",))
    assert not desk.make_brief("c1", options).out_of_date
    desk.mark_deadline("c1", "answer_due", "moved", "2026-07-10", evidence=case, page=1)
    desk.add_closure("ilnd", date(2026, 6, 22), "storm")
    made = desk.overview("c1").brief
    assert made is not None
    assert made.out_of_date
    told = desk.snapshot("c1")
    assert told.deadline("answer_due") == one(desk, "answer_due")
    assert [closure.note for closure in told.closures] == ["storm"]
    assert Snapshot.from_json(told.to_json()) == told
    desk.make_brief("c1", options)
    made = desk.overview("c1").brief
    assert made is not None
    assert not made.out_of_date
