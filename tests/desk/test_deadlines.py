"""What a deadline of a case rests on."""

from __future__ import annotations

from pathlib import Path

from tests.desk.parts import CERTAIN, add, confirmed
from tests.store.made import candidate
from tro_desk.desk import Desk, Said
from tro_desk.desk.deadlines import inputs_of
from tro_desk.domain.deadline import Input
from tro_desk.domain.facts import Status


def _inputs(desk: Desk) -> dict[str, Input]:
    return {one.field: one for one in inputs_of(desk.case("c1"))}


def test_a_fact_counts_before_a_candidate_and_says_where_it_stands(
    desk: Desk, tmp_path: Path
) -> None:
    added = add(desk, tmp_path, candidate("served", "2026-02-27", 990, "America/Chicago"))
    place = f"evidence:{added.evidence.sha256}:1"
    zone = "America/Chicago"
    assert _inputs(desk)["served"] == Input("served", "2026-02-27", False, place, zone)
    desk.say("c1", [confirmed("served", "2026-02-27")])
    assert _inputs(desk)["served"] == Input("served", "2026-02-27", True, place, zone)
    desk.say("c1", [confirmed("served", "2026-03-03")])
    assert _inputs(desk)["served"] == Input("served", "2026-03-03", True, "seller", None)
    found = desk.case("c1").notices[0].found[0]
    desk.say("c1", [Said("served", "2026-03-04", Status.CONFIRMED, found.id)])
    assert _inputs(desk)["served"] == Input("served", "2026-03-04", True, "seller", None)


def test_of_equally_good_dates_the_earliest_is_taken(desk: Desk, tmp_path: Path) -> None:
    add(
        desk,
        tmp_path,
        candidate("served", "2026-03-05", 900),
        candidate("served", "2026-03-02", 800),
        candidate("served", "2026-03-01", 799),
    )
    assert _inputs(desk)["served"].value == "2026-03-02"
    desk.say("c1", [Said("served", "2026-03-02", Status.REJECTED)])
    assert _inputs(desk)["served"].value == "2026-03-05"
    desk.say("c1", [Said("served", "2026-03-05", Status.REJECTED)])
    desk.say("c1", [Said("served", "2026-03-01", Status.REJECTED)])
    assert "served" not in _inputs(desk)


def test_not_sure_stays_provisional(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, candidate("served", "2026-03-05", 900))
    desk.say("c1", [Said("served", "2026-03-05", Status.NOT_SURE)])
    assert (_inputs(desk)["served"].value, _inputs(desk)["served"].confirmed) == (
        "2026-03-05",
        False,
    )
    desk.say("c1", [Said("served", "2026-03-04", Status.NOT_SURE)])
    assert _inputs(desk)["served"] == Input("served", "2026-03-04", False, "seller", None)


def test_a_court_is_not_guessed(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, candidate("court", "ilnd", 950), candidate("court", "flsd", 900))
    assert "court" not in _inputs(desk)
    desk.say("c1", [Said("court", "flsd", Status.REJECTED)])
    assert (_inputs(desk)["court"].value, _inputs(desk)["court"].confirmed) == ("ilnd", False)


def test_the_deadlines_of_a_case(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN, candidate("served", "2026-05-29", 850, "America/Chicago"))
    desk.confirm_certain("c1")
    answer = next(one for one in desk.deadlines("c1") if one.id == "answer_due")
    assert answer.due is not None
    assert (answer.due.isoformat(), answer.status) == ("2026-06-22T23:59:59-05:00", "provisional")
    desk.say("c1", [confirmed("served", "2026-05-29")])
    answer = next(one for one in desk.deadlines("c1") if one.id == "answer_due")
    assert answer.status == "computed"
    expires = next(one for one in desk.deadlines("c1") if one.id == "tro_expires")
    assert expires.status == "computed"
    desk.undo("c1")
    answer = next(one for one in desk.deadlines("c1") if one.id == "answer_due")
    assert answer.status == "provisional"
