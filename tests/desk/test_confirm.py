"""What the seller says is saved as said, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.parts import CERTAIN, add, confirmed
from tests.store.made import NOW, candidate
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, Said, open_desk
from tro_desk.domain.facts import Status

CONFIRMED, NOT_SURE, REJECTED = Status.CONFIRMED, Status.NOT_SURE, Status.REJECTED


def _values(desk: Desk, field: str) -> list[str]:
    return [fact.value for fact in desk.case("c1").confirmed(field)]


def _open(desk: Desk, field: str) -> list[str]:
    return [one.candidate.value for one in desk.case("c1").open_candidates(field)]


def test_a_confirmed_candidate_keeps_its_place_and_zone(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN)
    found = desk.case("c1").open_candidates("tro_entered")[0]
    (fact,) = desk.say("c1", [Said("tro_entered", "2026-02-24", CONFIRMED, found.id)])
    assert (fact.found, fact.edited, fact.tz, fact.at) == (found, False, "America/Chicago", NOW)
    assert desk.case("c1").facts == (fact,)
    assert desk.case("c1").value("tro_entered") == "2026-02-24"
    assert _open(desk, "tro_entered") == []


def test_a_changed_candidate_is_marked_as_edited(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN)
    found = desk.case("c1").open_candidates("tro_entered")[0]
    (fact,) = desk.say("c1", [Said("tro_entered", "Feb 25, 2026", CONFIRMED, found.id)])
    assert (fact.value, fact.found, fact.edited, fact.tz) == ("2026-02-25", found, True, None)


def test_a_typed_value_rests_on_the_paper_that_says_the_same(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN)
    first, second, third = desk.say(
        "c1",
        [
            confirmed("docket_number", "1:26 cv 1234"),
            confirmed("judge", "Elaine M. Torvald"),
            confirmed("tro_entered", "2026-02-24", tz="Asia/Shanghai"),
        ],
    )
    assert first.found is not None
    assert first.found.candidate.value == first.value == "1:26-cv-01234"
    assert (second.found, second.edited) == (None, False)
    assert third.tz == "Asia/Shanghai"


def test_a_candidates_own_spelling_is_never_changed(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, candidate("counsel_email", "Jane@Firm.Example"))
    found = desk.case("c1").open_candidates()[0]
    (fact,) = desk.say("c1", [Said("counsel_email", "Jane@Firm.Example", CONFIRMED, found.id)])
    assert (fact.value, fact.edited) == ("Jane@Firm.Example", False)
    assert _open(desk, "counsel_email") == []


def test_a_single_value_is_replaced_and_its_history_kept(desk: Desk) -> None:
    desk.new_case()
    desk.say("c1", [confirmed("judge", "A"), confirmed("asin", "B000000001")])
    desk.say("c1", [confirmed("judge", "B"), confirmed("asin", "B000000002")])
    assert _values(desk, "judge") == ["B"]
    assert _values(desk, "asin") == ["B000000002", "B000000001"]
    desk.say("c1", [confirmed("judge", "A")])
    assert _values(desk, "judge") == ["A"]
    desk.say("c1", [Said("judge", "A", REJECTED)])
    assert _values(desk, "judge") == []
    for values in (["A"], ["B"], ["A"], []):
        desk.undo("c1")
        assert _values(desk, "judge") == values


def test_answers_of_the_three_kinds(desk: Desk, tmp_path: Path) -> None:
    found = [candidate("served", "2026-02-27", 800), candidate("served", "2026-03-01", 700)]
    add(desk, tmp_path, *found)
    desk.say("c1", [Said("served", "2026-02-27", REJECTED), Said("served", "2026-03-01", NOT_SURE)])
    assert _open(desk, "served") == ["2026-03-01"]
    desk.say("c1", [Said("served", "2026-02-27", Status.WITHDRAWN)])
    assert _open(desk, "served") == ["2026-02-27", "2026-03-01"]


def test_a_batch_with_a_mistake_saves_nothing(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN)
    asin = desk.case("c1").open_candidates("asin")[0]
    wrong = [
        (Said("served", "03/10/2026", CONFIRMED), "bad_value"),
        (Said("served", "2026-03-10", CONFIRMED, tz="Mars/Base"), "bad_value"),
        (Said("shoe_size", "44", CONFIRMED), "unknown_field"),
        (Said("served", "2026-03-10", CONFIRMED, asin.id), "unknown_candidate"),
        (Said("asin", "B000000001", CONFIRMED, 999), "unknown_candidate"),
    ]
    for said, code in wrong:
        with pytest.raises(DeskError) as caught:
            desk.say("c1", [confirmed("judge", "A"), said])
        assert caught.value.code == code
    assert desk.case("c1").facts == ()
    assert not desk.can_undo("c1")


def test_saying_nothing_is_no_step(desk: Desk) -> None:
    desk.new_case()
    assert desk.say("c1", []) == ()
    assert desk.undo("c1") == ()
    assert not desk.can_undo("c1")
    for call in (desk.case, desk.undo, desk.can_undo, desk.confirm_certain, desk.deadlines):
        with pytest.raises(DeskError) as caught:
            call("c2")
        assert caught.value.code == "unknown_case"


def test_a_batch_is_one_step_back_also_after_a_restart(desk: Desk) -> None:
    desk.new_case()
    desk.new_case()
    desk.say("c1", [confirmed("judge", "A"), confirmed("plaintiff", "P")])
    desk.say("c2", [confirmed("judge", "Z")])
    desk.say("c1", [confirmed("judge", "B")])
    with open_desk(desk.folder, FixedClock(NOW)) as again:
        (taken,) = again.undo("c1")
        assert (taken.value, taken.status) == ("B", Status.WITHDRAWN)
        assert again.case("c1").value("judge") == "A"
        assert {fact.value for fact in again.undo("c1")} == {"A", "P"}
        assert again.case("c1").facts == ()
        assert again.undo("c1") == ()
        assert again.case("c2").value("judge") == "Z"
    assert not desk.can_undo("c1")
    assert desk.can_undo("c2")


def test_only_what_is_certain_is_confirmed_at_once(desk: Desk, tmp_path: Path) -> None:
    add(
        desk,
        tmp_path,
        *CERTAIN,
        candidate("judge", "A", 950),
        candidate("judge", "B", 900),
        candidate("case_name", "A v. B", 900),
        candidate("case_name", "A v. C", 899),
        candidate("served", "2026-02-27", 899),
        candidate("asin", "B000000003", 899),
        candidate("hearing", "2026-03-09", 990),
        candidate("asin", "B000000004", 990),
    )
    desk.say(
        "c1",
        [
            Said("hearing", "2026-03-09", NOT_SURE),
            Said("asin", "B000000004", REJECTED),
            confirmed("plaintiff", "SOMEBODY ELSE"),
        ],
    )
    facts = desk.confirm_certain("c1", leave={"court"})
    assert {(fact.field, fact.value) for fact in facts} == {
        ("docket_number", "1:26-cv-01234"),
        ("tro_entered", "2026-02-24"),
        ("asin", "B0ZZK2M9QF"),
        ("asin", "B0ZZK4T1LD"),
        ("case_name", "A v. B"),
    }
    assert all(fact.found is not None and not fact.edited for fact in facts)
    assert desk.confirm_certain("c1", leave={"court"}) == ()
    assert desk.undo("c1") == tuple(replace(fact, status=Status.WITHDRAWN) for fact in facts)


def test_thousands_of_answers_are_one_step(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *(candidate("asin", f"B{number:09d}") for number in range(3000)))
    facts = desk.confirm_certain("c1")
    assert [fact.value for fact in facts] == [f"B{number:09d}" for number in range(3000)]
    assert desk.case("c1").facts == facts
    assert len(desk.undo("c1")) == 3000
    assert desk.case("c1").facts == ()


def test_the_list_of_cases_shows_confirmed_values(desk: Desk, tmp_path: Path) -> None:
    add(desk, tmp_path, *CERTAIN)
    rows = len({one.field for one in CERTAIN})  # the ASINs stand in one
    (line,) = desk.cases()
    assert (line.docket_number, line.plaintiff, line.open_count) == ("", "", rows)
    desk.confirm_certain("c1")
    (line,) = desk.cases()
    assert (line.docket_number, line.court, line.plaintiff, line.open_count, line.created_at) == (
        "1:26-cv-01234",
        "ilnd",
        "NORTHLAKE BRANDS LLC",
        0,
        NOW,
    )
