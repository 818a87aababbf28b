"""A step answered on a real desk: saved at once, counted at the next reading."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.wizard.walking import ALL
from tro_desk import wizard
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.content.conditions import parse
from tro_desk.content.steps import FIRST, flow_ids
from tro_desk.desk import Desk, Said, open_desk
from tro_desk.domain.facts import Status
from tro_desk.domain.money import Money
from tro_desk.domain.records import Contact, Offer
from tro_desk.domain.steps import State

CLOCK = FixedClock(datetime(2026, 3, 4, 2, 20, tzinfo=UTC))


def test_answers_outlive_the_program(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        case = desk.new_case()
        answer = desk.answer(case, "first_hours/preserve", "impossible:the page is gone")
        desk.answer(case, "first_hours/stand_still", "done")
        assert answer.content_version == desk.overview(case).path.content_version
        assert answer.at == CLOCK.now()
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        path = desk.overview(case).path
        assert path == desk.path(case)
        assert [step.id for step in path.done] == ["first_hours/stand_still"]
        states = {step.id: step.state for step in path.steps}
        assert states["first_hours/preserve"] is State.SKIPPED
        assert states["first_hours/take_down"] is State.OPEN
        desk.answer(case, "first_hours/stand_still", "open")
        assert desk.overview(case).path.done == ()


@pytest.mark.parametrize(
    ("step", "value", "code"),
    [
        ("first_hours/none", "done", "unknown_step"),
        ("first_hours/service_date", "skipped", "unknown_step"),  # no notice: does not apply
        ("first_hours/keep_notice", "done", "unknown_step"),  # the desk sees it by itself
        ("nowhere/lawyer", "done", "unknown_step"),
        ("first_hours/lawyer", "perhaps", "bad_answer"),
        ("first_hours/lawyer", "unknown", "bad_answer"),  # it asks nothing
        ("first_hours/lawyer", "impossible:no money", "bad_answer"),  # it can be skipped
        ("first_hours/preserve", "skipped:no time", "step_forced"),
        ("first_hours/preserve", "impossible: ", "reason_missing"),
        ("first_hours/take_down", "done", "step_blocked"),
    ],
)
def test_an_answer_that_does_not_fit_changes_nothing(
    tmp_path: Path, step: str, value: str, code: str
) -> None:
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        case = desk.new_case()
        before = desk.overview(case)
        with pytest.raises(DeskError) as caught:
            desk.answer(case, step, value)
        assert caught.value.code == code
        assert desk.overview(case) == before


def test_answers_are_of_their_case_alone(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        first, second = desk.new_case(), desk.new_case()
        desk.answer(first, "first_hours/preserve", "done")
        assert [step.id for step in desk.path(first).done] == ["first_hours/preserve"]
        assert desk.path(second).done == ()
        assert desk.undo_answer(second) is None
        assert len(desk.review(first)) == 1
        assert desk.review(second) == ()


def test_undo_takes_answers_back_one_by_one_with_what_they_rested_on(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        case = desk.new_case()
        paths = [desk.path(case)]
        said = [
            ("preserve", "done"),
            ("take_down", "done"),
            ("preserve", "open"),
            ("lawyer", "done"),
        ]
        for step, value in said:
            desk.answer(case, f"first_hours/{step}", value)
            paths.append(desk.path(case))
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        for step, value in reversed(said):
            assert desk.path(case) == paths.pop()
            taken = desk.undo_answer(case)
            assert taken is not None
            assert (taken.step, taken.value) == (f"first_hours/{step}", value)
        assert desk.path(case) == paths.pop()
        assert desk.undo_answer(case) is None
        desk.answer(case, "first_hours/preserve", "done")
        assert desk.path(case).total == len(desk.path(case, "first_hours").steps)
        assert [row.step for row in desk.review(case)] == ["first_hours/preserve"]


def test_the_flow_is_that_of_the_platform(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        case = desk.new_case()
        assert desk.flow_of(case) == FIRST
        desk.say(case, [Said("platform", "Payoneer", Status.CONFIRMED)])
        assert desk.flow_of(case) == FIRST
        for platform in flow_ids():
            if platform != FIRST:
                desk.say(case, [Said("platform", platform.upper(), Status.CONFIRMED)])
                assert desk.flow_of(case) == platform
                assert desk.path(case).flow == platform
                assert desk.path(case, FIRST).flow == FIRST
        with pytest.raises(DeskError) as caught:
            desk.path(case, "nowhere")
        assert caught.value.code == "unknown_step"


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    """A case whose platform has the flow of the tests, with two accused products."""
    monkeypatch.setattr(wizard, "flow_ids", lambda: ("first_hours", "harbour"))
    monkeypatch.setattr(wizard, "flow", lambda name: ALL[name])
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        case = desk.new_case()
        told = [("platform", "harbour"), ("asin", "B0TRODSK01"), ("asin", "B0TRODSK02")]
        desk.say(case, [Said(field, value, Status.CONFIRMED) for field, value in told])
        yield desk, case


def test_a_loop_on_a_desk(port: tuple[Desk, str]) -> None:
    desk, case = port
    answer = desk.answer(case, "harbour/cause", "trade")
    assert (answer.basis, answer.item) == ("{}", "")
    ids = [step.id for step in desk.path(case).steps if step.item is not None]
    assert sorted({name.partition("@")[2] for name in ids}) == ["B0TRODSK01", "B0TRODSK02"]
    assert len(ids) == 4
    desk.answer(case, "harbour/picture@B0TRODSK01", "ticked:1")
    desk.answer(case, "harbour/picture", "ticked:1,2", "B0TRODSK01")
    mine = desk.answer(case, "harbour/mine@B0TRODSK01", "yes")
    assert (mine.step, mine.item) == ("harbour/mine", "B0TRODSK01")
    assert json.loads(mine.basis) == {"answer.cause": ["trade"], "fact.court": []}
    desk.say(case, [Said("court", "ilnd", Status.CONFIRMED)])
    (stale,) = desk.path(case).stale
    assert stale.id == "harbour/mine@B0TRODSK01"
    assert [change.name for change in stale.stale_because] == ["fact.court"]
    desk.undo(case)
    assert desk.path(case).stale == ()
    desk.answer_listing(case, "B0TRODSK01", "no")
    assert all("B0TRODSK01" not in step.id for step in desk.path(case).steps)
    aside = [row for row in desk.review(case) if not row.applies]
    assert [row.step for row in aside] == [
        "harbour/picture@B0TRODSK01",
        "harbour/mine@B0TRODSK01",
    ]
    desk.answer_listing(case, "B0TRODSK01", "yes")
    assert desk.path(case).step("harbour/mine@B0TRODSK01").answer == "yes"


def test_a_loop_over_the_accounts(port: tuple[Desk, str], monkeypatch: pytest.MonkeyPatch) -> None:
    desk, case = port
    steps = tuple(
        replace(step, each="accounts") if step.each else step for step in ALL["harbour"].steps
    )
    flow = replace(ALL["harbour"], steps=steps)
    monkeypatch.setattr(wizard, "flow", lambda _: flow)
    first, second = desk.add_store("amazon", "North"), desk.add_store("ebay", "South")
    held = Money.parse("10.00 USD")
    for store in (first, second, first):
        day = date(2026, 3, 1) if store is first else date(2026, 3, 2)
        desk.add_balance(store.id, "Payoneer", day, "USD", held=held)
    desk.answer(case, "harbour/cause", "trade")
    labels = [s.item.label for s in desk.path(case).steps if s.item and "picture" in s.id]
    assert labels == ["North: Payoneer", "South: Payoneer"]
    desk.answer(case, f"harbour/picture@{second.id}:Payoneer", "done")
    assert [step.item.label for step in desk.path(case).done if step.item] == ["South: Payoneer"]


def test_a_loop_over_the_offers_and_records_that_are_counted(
    port: tuple[Desk, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, case = port
    steps = [
        replace(step, each="offers") if step.each else step
        for step in ALL["harbour"].steps
        if step.id != "papers"
    ]
    door = ALL["harbour"].step("papers")
    steps.insert(0, replace(door, done=parse("count.contact == 2")))
    names = ALL["harbour"].names | {"count.contact"}
    flow = replace(ALL["harbour"], steps=tuple(steps), names=names)
    monkeypatch.setattr(wizard, "flow", lambda _: flow)
    desk.answer(case, "harbour/cause", "trade")

    day = CLOCK.now().date()
    offer = Offer(day, "plaintiff", Money("USD", 500_000), "", "open", None, "")
    contact = Contact(CLOCK.now(), "Asia/Shanghai", "bank", "", "phone", "in", "Asked.")

    def seen() -> tuple[list[str], State]:
        path = desk.path(case)
        return [s.item.id for s in path.steps if s.item and "mine" in s.id], path.steps[0].state

    assert seen() == ([], State.OPEN)
    for body in (offer, offer, contact):
        desk.save_record(case, body)
    desk.save_record(case, replace(offer, note="a later version"), 1)
    assert seen() == (["1", "2"], State.OPEN)
    labels = [s.item.label for s in desk.path(case).steps if s.item and "mine" in s.id]
    assert labels == [f"{day} 5000.00 USD"] * 2
    desk.save_record(case, contact)
    desk.remove_record(case, "offer", 1)
    assert seen() == (["2"], State.DONE)
    desk.restore_record(case, "offer", 1)
    desk.remove_record(case, "contact", 1)
    assert seen() == (["1", "2"], State.OPEN)
