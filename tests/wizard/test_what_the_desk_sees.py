"""The steps that are done by what the desk itself sees: sales, costs, the brief."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.desk.parts import confirmed
from tests.wizard.walking import ALL
from tro_desk import wizard
from tro_desk.base.clock import FixedClock
from tro_desk.content.conditions import parse
from tro_desk.desk import Desk, open_desk
from tro_desk.domain.money import Money
from tro_desk.domain.steps import State
from tro_desk.papers import BriefOptions

CLOCK = FixedClock(datetime(2026, 3, 4, 2, 20, tzinfo=UTC))
BRIEF = "first_hours/brief"


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes the first step of the flow of the tests a door that opens while a condition holds."""

    def make(text: str) -> None:
        done = parse(text)
        first = replace(ALL["harbour"].steps[0], done=done)
        names = frozenset((*done.names, *done.bare))
        flow = replace(ALL["harbour"], steps=(first, *ALL["harbour"].steps[1:]), names=names)
        monkeypatch.setattr(wizard, "flow_ids", lambda: ("harbour",))
        monkeypatch.setattr(wizard, "flow", lambda _: flow)

    return make


def is_open(desk: Desk, case: str) -> bool:
    return desk.path(case, "harbour").steps[0].state is State.OPEN


def test_loaded_sales(tmp_path: Path, door: Callable[[str], None]) -> None:
    door("has.sales and count.sales == 1")
    orders = ROOT / "assets/sample/exports/all-orders-2025-09-to-2025-11.txt"
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        case, shop = desk.new_case(), desk.add_store("amazon", "North")
        assert is_open(desk, case)
        load = desk.load_export(orders, shop.id)
        assert not is_open(desk, case)
        desk.undo_load(load.id)
        assert is_open(desk, case)


def test_costs(tmp_path: Path, door: Callable[[str], None]) -> None:
    door("has.costs")
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        case, shop = desk.new_case(), desk.add_store("amazon", "North")
        assert is_open(desk, case)
        price = Money.parse("1.20 USD")
        cost = desk.add_cost(shop.id, "B0TRODSK01", "", "Factory", date(2026, 1, 1), price)
        assert not is_open(desk, case)
        desk.remove_cost(cost.id)
        assert is_open(desk, case)


def test_dates_and_the_court(tmp_path: Path, door: Callable[[str], None]) -> None:
    door("deadline.answer_due and fact.court == 'ilnd' and not found.court")
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        case = desk.new_case()
        desk.say(case, [confirmed("court", "ilnd")])
        assert is_open(desk, case)
        desk.say(case, [confirmed("served", "2026-02-27")])
        assert not is_open(desk, case)
        desk.say(case, [confirmed("court", "flsd")])
        assert is_open(desk, case)


def test_a_brief_stands_until_the_case_changes_and_answers_do_not_change_it(tmp_path: Path) -> None:
    def made(desk: Desk) -> bool:
        step = desk.path(case).step(BRIEF)
        assert step is not None
        assert desk.overview(case).path.step(BRIEF) == step
        return step.state is State.DONE

    with open_desk(tmp_path / "desk", CLOCK) as desk:
        case = desk.new_case()
        desk.say(case, [confirmed("judge", "A")])
        assert not made(desk)
        desk.make_brief(case, BriefOptions("en", "A4", ("case",)))
        assert made(desk)
        desk.answer(case, "first_hours/preserve", "done")
        desk.undo_answer(case)
        assert made(desk)
        desk.say(case, [confirmed("judge", "B")])
        assert not made(desk)
        desk.undo(case)
        assert made(desk)  # it tells again what the case says
        desk.say(case, [confirmed("judge", "B")])
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        assert not made(desk)
        desk.make_brief(case, BriefOptions("en", "A4", ("case",)))
        assert made(desk)
        desk.answer(case, "first_hours/preserve", "done")
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        assert made(desk)
