"""The worksheet through the desk: typed values, versions, undo, a kill's worth of reopening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk import parts
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, open_desk
from tro_desk.domain.money import Money
from tro_desk.domain.records import Offer
from tro_desk.domain.worksheet import Known, Span, Way

OFFER = Offer(date(2026, 2, 20), "plaintiff", Money("USD", 900_000), "", "open", None, "")


def total(desk: Desk, case: str, way: Way = Way.SETTLE) -> Any:
    made = desk.worksheet(case)
    return next(line for line in made.sums if line.id == "sum").cell(way)


def test_each_change_is_saved_and_stands_after_reopening(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        case = desk.new_case()
        desk.write_worksheet(case, {"settle_fee_low": "1,500"})
        sheet = desk.write_worksheet(case, {"settle_months_high": "2.50"})
        assert dict(sheet.values) == {"settle_fee_low": "1500.00 USD", "settle_months_high": "2.5"}
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        assert desk.worksheet(case) == sheet


def test_what_is_not_known_is_an_empty_text(desk: Desk) -> None:
    case = desk.new_case()
    desk.write_worksheet(case, {"monthly": "800"})
    assert desk.write_worksheet(case, {"monthly": ""}).values == ()
    assert desk.worksheet(case).values == ()


def test_the_newest_open_offer_and_the_confirmed_facts_stand_in_it(
    desk: Desk, tmp_path: Path
) -> None:
    case = parts.add(desk, tmp_path, *parts.CERTAIN).case_id
    desk.confirm_certain(case)
    desk.say(
        case,
        [
            parts.confirmed("frozen_amount", "48210.55 USD"),
            parts.confirmed("trademark_registration", "9990417"),
        ],
    )
    made = desk.save_record(case, OFFER)
    typed = {"settle_fee_low": "1500", "settle_fee_high": "1500", "monthly": "100"}
    desk.write_worksheet(case, {**typed, "settle_months_low": "1", "settle_months_high": "1"})
    assert total(desk, case).spans == (Span(Money("USD", 1_060_000), Money("USD", 1_060_000)),)
    sheet = desk.worksheet(case)
    assert sheet.offer == made.number
    assert sheet.statute[0].id == "statute_counterfeit_statutory"
    frozen = next(line for line in sheet.beside if line.id == "frozen").cells[0]
    assert frozen.spans[0].low == Money("USD", 4_821_055)
    desk.save_record(case, replace(OFFER, status="refused"), made.number)
    assert total(desk, case).state == Known.AT_LEAST


def test_an_amount_takes_the_currency_of_the_other_end_then_of_the_frozen_money(
    desk: Desk,
) -> None:
    case = desk.new_case()
    desk.say(case, [parts.confirmed("frozen_amount", "100.00 EUR")])
    sheet = desk.write_worksheet(case, {"monthly": "7"})
    assert sheet.value("monthly") == "7.00 EUR"
    desk.write_worksheet(case, {"defend_fee_low": "3万元"})
    assert desk.write_worksheet(case, {"defend_fee_high": "50000"}).value("defend_fee_high") == (
        "50000.00 CNY"
    )


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("monthly", "a lot"),
        ("monthly", "-5"),
        ("settle_months_low", "-1"),
        ("settle_months_low", "NaN"),
        ("settle_months_low", "601"),
        ("settle_months_low", "1.234"),
        ("into", "dollars"),
        ("note", "a\x00b"),
    ],
)
def test_what_cannot_be_read_is_refused_and_changes_nothing(
    desk: Desk, field: str, text: str
) -> None:
    case = desk.new_case()
    before = desk.write_worksheet(case, {"monthly": "10"})
    with pytest.raises(DeskError) as raised:
        desk.write_worksheet(case, {"settle_fee_low": "1", field: text})
    assert (raised.value.code, raised.value.params["field"]) == ("bad_value", field)
    assert desk.worksheet(case) == before


def test_two_currencies_for_the_ends_of_one_sum_are_refused(desk: Desk) -> None:
    case = desk.new_case()
    desk.write_worksheet(case, {"settle_fee_low": "10 USD"})
    with pytest.raises(DeskError) as raised:
        desk.write_worksheet(case, {"settle_fee_high": "100元"})
    assert raised.value.code == "pair_currency"
    both = {"settle_fee_low": "70元", "settle_fee_high": "100元"}
    assert dict(desk.write_worksheet(case, both).values)["settle_fee_low"] == "70.00 CNY"


def test_an_unknown_field_or_case_is_refused(desk: Desk) -> None:
    case = desk.new_case()
    with pytest.raises(DeskError, match="unknown_field"):
        desk.write_worksheet(case, {"chance": "50"})
    with pytest.raises(DeskError, match="unknown_case"):
        desk.worksheet("c99")


def test_undo_goes_back_step_by_step_and_what_is_typed_then_counts(desk: Desk) -> None:
    case = desk.new_case()
    assert not desk.can_undo_worksheet(case)
    for text in ("1", "2", "3"):
        desk.write_worksheet(case, {"monthly": text})
    seen = []
    while desk.undo_worksheet(case):
        seen.append(desk.worksheet(case).value("monthly"))
    assert seen == ["2.00 USD", "1.00 USD", ""]
    desk.write_worksheet(case, {"monthly": "9"})
    assert desk.can_undo_worksheet(case)
    assert desk.undo_worksheet(case)
    assert desk.worksheet(case).values == ()
    versions = desk.record_versions(case, "worksheet", 1)
    assert [version.version for version in versions] == list(range(1, 9))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(["", "1", "2", "undo"]), max_size=8))
def test_undo_ends_at_the_empty_sheet(desk: Desk, acts: list[str]) -> None:
    case = desk.new_case()
    for act in acts:
        if act == "undo":
            desk.undo_worksheet(case)
        else:
            desk.write_worksheet(case, {"monthly": act})
    for _ in range(len(acts) + 1):
        if not desk.undo_worksheet(case):
            break
    assert not desk.can_undo_worksheet(case)
    assert desk.worksheet(case).values == ()
