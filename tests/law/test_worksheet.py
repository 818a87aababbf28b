"""The worksheet: sums by hand, what is unknown, currencies, ranges, dates; and properties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.papers import figures, sample
from tro_desk.content.worksheet import way_table
from tro_desk.domain.costs import Rate
from tro_desk.domain.exposure import Exposure
from tro_desk.domain.money import Money
from tro_desk.domain.records import Offer
from tro_desk.domain.worksheet import (
    FIELDS,
    WAYS,
    Cell,
    Kind,
    Known,
    Origin,
    Sheet,
    Span,
    Way,
    WayText,
)
from tro_desk.l10n import translator
from tro_desk.law.remedies import remedies
from tro_desk.law.worksheet import Given, newest_open, worksheet

AT = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)
EMPTY = Exposure("case-1", "IL", (), (), (), (), (), (), ())


def usd(amount: str) -> Money:
    return Money.parse(f"{amount} USD")


def offer(
    on: str,
    amount: str | None = "9000.00 USD",
    status: str = "open",
    by: str = "plaintiff",
    until: date | None = None,
) -> Offer:
    money = Money.parse(amount) if amount else None
    return Offer(date.fromisoformat(on), by, money, "", status, until, "")


def sheet(
    values: Mapping[str, str] | None = None,
    offers: Sequence[Offer] = (),
    exposure: Exposure = EMPTY,
    rights: Mapping[str, int] | None = None,
    rates: Sequence[Rate] = (),
) -> Sheet:
    return worksheet(
        Given(
            "case-1",
            values or {},
            dict(enumerate(offers, 1)),
            exposure,
            remedies(rights or {}),
            sample.sample_deadlines(),
            rates,
        )
    )


def cell(made: Sheet, line: str, way: Way = Way.SETTLE) -> Cell:
    return next(one for one in made.lines if one.id == line).cell(way)


TYPED = {
    "settle_fee_low": "1500.00 USD",
    "settle_fee_high": "2500.00 USD",
    "settle_months_low": "1",
    "settle_months_high": "2.5",
    "defend_fee_low": "12000.00 USD",
    "defend_fee_high": "30000.00 USD",
    "defend_months_low": "6",
    "defend_months_high": "12",
    "monthly": "800.10 USD",
}


def test_the_sum_of_settling_by_hand() -> None:
    made = sheet(TYPED, [offer("2026-03-02")])
    assert cell(made, "freeze").spans == (Span(usd("800.10"), usd("2000.25")),)
    # 9,000 + 1,500 + 800.10 to 9,000 + 2,500 + 2,000.25
    total = cell(made, "sum")
    assert (total.state, total.spans) == (Known.KNOWN, (Span(usd("11300.10"), usd("13500.25")),))
    assert total.lacks == ()
    assert total.origin == Origin.COMPUTED


def test_what_a_court_would_award_is_unknown_and_so_each_such_sum_is_at_least() -> None:
    made = sheet(TYPED, [offer("2026-03-02")], rights={"trademark": 2})
    for way in (Way.DEFEND, Way.DEFAULT):
        assert cell(made, "award", way).state == Known.UNKNOWN
        assert [one.text for one in cell(made, "sum", way).lacks][-1] == "What a court would award"
    defend = cell(made, "sum", Way.DEFEND)
    assert (defend.state, defend.spans[0].low) == (Known.AT_LEAST, usd("16800.60"))
    default = cell(made, "sum", Way.DEFAULT)
    assert (default.state, default.spans) == (Known.UNKNOWN, ())


def test_an_empty_sheet_knows_nothing_and_says_so() -> None:
    made = sheet()
    assert {one.state for line in (*made.sums, *made.beside) for one in line.cells} == {
        Known.UNKNOWN,
        Known.NONE,
    }
    assert made.values == ()
    assert [len(cell(made, "sum", way).lacks) for way in WAYS] == [3, 3, 3]


def test_one_end_alone_is_at_least_or_at_most() -> None:
    made = sheet({"settle_fee_low": "1500.00 USD", "defend_fee_high": "9.00 USD"})
    least, most = cell(made, "fee"), cell(made, "fee", Way.DEFEND)
    assert (least.state, least.spans[0].low) == (Known.AT_LEAST, usd("1500.00"))
    assert (most.state, most.spans[0].high) == (Known.AT_MOST, usd("9.00"))


def test_ends_typed_the_wrong_way_round_are_read_from_the_smaller() -> None:
    made = sheet({"settle_months_low": "5", "settle_months_high": "2", "monthly": "1.00 USD"})
    assert cell(made, "months").numbers == (Decimal(2), Decimal(5))
    assert cell(made, "freeze").spans == (Span(usd("2.00"), usd("5.00")),)


def test_half_of_the_smallest_unit_goes_up_and_yen_have_none() -> None:
    half = sheet({"settle_months_high": "0.5", "settle_months_low": "0.5", "monthly": "0.01 USD"})
    assert cell(half, "freeze").spans[0].low == usd("0.01")
    yen = sheet({"settle_months_low": "1.5", "settle_months_high": "1.5", "monthly": "333 JPY"})
    assert cell(yen, "freeze").spans[0].low == Money("JPY", 500)


def test_the_newest_open_offer_counts_and_no_other() -> None:
    made = [
        offer("2026-03-02", "9000.00 USD"),
        offer("2026-03-09", "7000.00 USD", status="refused"),
        offer("2026-03-05", "6000.00 USD", by="seller"),
        offer("2026-03-05", "6500.00 USD"),
    ]
    number, newest = newest_open(dict(enumerate(made, 1)))
    assert (number, newest) == (4, made[3])
    assert sheet(offers=made).offer == 4
    assert newest_open({1: made[1]}) == (0, None)
    assert cell(sheet(offers=[offer("2026-03-02", None)]), "offer").state == Known.UNKNOWN


# currencies


def rate(on: str, value: str, number: int = 1) -> Rate:
    return Rate(number, "CNY", "USD", date.fromisoformat(on), Decimal(value), "PBOC", AT)


MIXED = {**TYPED, "settle_fee_low": "7000.00 CNY", "settle_fee_high": "14000.00 CNY"}


def test_two_currencies_stand_side_by_side() -> None:
    total = cell(sheet(MIXED, [offer("2026-03-02")]), "sum")
    assert total.spans == (
        Span(Money("CNY", 700_000), Money("CNY", 1_400_000)),
        Span(usd("9800.10"), usd("11000.25")),
    )
    assert not any(line.id == "sum_into" for line in sheet(MIXED).sums)


def test_they_are_added_up_at_the_newest_typed_rate_alone() -> None:
    rates = [rate("2026-02-02", "0.1", 1), rate("2026-03-01", "0.14", 2)]
    made = sheet({**MIXED, "into": "USD"}, [offer("2026-03-02")], rates=rates)
    one = cell(made, "sum_into")
    assert one.spans == (Span(usd("10780.10"), usd("12960.25")),)
    assert made.rates == (rates[1],)


def test_what_is_left_of_the_frozen_money_counts_the_other_currency_at_its_rate() -> None:
    made = sheet(
        {**MIXED, "into": "USD"},
        [offer("2026-03-02")],
        figures.exposure(figures.posted()),
        rates=[rate("2026-03-01", "0.14")],
    )
    # 49,410.55 - 12,960.25 to 49,410.55 - 10,780.10
    left = cell(made, "left")
    assert (left.state, left.spans) == (Known.KNOWN, (Span(usd("36450.30"), usd("38630.45")),))


def test_without_a_rate_the_part_is_left_out_and_the_sum_is_at_least() -> None:
    other = replace(rate("2026-03-01", "7.1"), currency="USD", into="CNY")
    made = sheet({**MIXED, "into": "USD"}, [offer("2026-03-02")], rates=[other])
    one = cell(made, "sum_into")
    assert (one.state, one.spans[0].low) == (Known.AT_LEAST, usd("9800.10"))
    assert one.lacks[0].params["currency"] == "CNY"
    assert made.rates == ()


# beside the sums


def test_frozen_money_accused_sales_and_their_shares() -> None:
    made = sheet(TYPED, [offer("2026-03-02")], figures.exposure(figures.posted()))
    assert cell(made, "frozen").spans[0].low == usd("49410.55")
    assert cell(made, "gross").spans[0].low == usd("3350.00")
    assert cell(made, "net").spans[0].low == usd("971.12")
    assert cell(made, "gross_share").numbers == (Decimal(335_000) / Decimal(4_821_055),)
    assert cell(made, "offer_frozen").numbers == (Decimal(900_000) / Decimal(4_941_055),)
    assert cell(made, "offer_gross").numbers == (Decimal(900_000) / Decimal(335_000),)
    # 49,410.55 - 13,500.25 to 49,410.55 - 11,300.10
    left = cell(made, "left")
    assert (left.state, left.spans) == (Known.KNOWN, (Span(usd("35910.30"), usd("38110.45")),))
    defend = cell(made, "left", Way.DEFEND)
    assert (defend.state, defend.spans[0].high) == (Known.AT_MOST, usd("32609.95"))
    assert cell(made, "left", Way.DEFAULT).state == Known.UNKNOWN


def test_a_sum_in_another_currency_leaves_at_most_the_frozen_money() -> None:
    yuan = {"settle_fee_low": "10.00 CNY", "settle_fee_high": "10.00 CNY", "monthly": "1.00 CNY"}
    months = {"settle_months_low": "1", "settle_months_high": "1"}
    made = sheet(
        {**yuan, **months}, [offer("2026-03-02", "1.00 CNY")], figures.exposure(figures.posted())
    )
    left = cell(made, "left")
    assert (left.state, left.spans[0].high) == (Known.AT_MOST, usd("49410.55"))


def test_the_range_of_the_statute_is_for_every_confirmed_right_and_in_no_sum() -> None:
    made = sheet(rights={"trademark": 2, "design_patent": 1})
    mark = cell(made, "statute_counterfeit_statutory", Way.DEFAULT)
    assert mark.spans == (Span(usd("2000.00"), usd("400000.00")),)
    assert mark.formula is not None
    assert mark.formula.params["most"] == usd("4000000.00")
    assert mark.origin == Origin.STATUTE
    assert cell(made, "statute_counterfeit_statutory").state == Known.NONE
    design = cell(made, "statute_design_patent_profit", Way.DEFEND)
    assert (design.state, design.spans[0].low) == (Known.AT_LEAST, usd("250.00"))
    assert cell(made, "statute_mark_profits", Way.DEFEND).state == Known.UNKNOWN
    assert cell(made, "sum", Way.DEFAULT).spans == ()


def test_a_right_without_a_number_has_the_range_of_one() -> None:
    made = sheet(rights={"copyright": 0})
    work = cell(made, "statute_copyright_statutory", Way.DEFAULT)
    assert work.spans == (Span(usd("750.00"), usd("30000.00")),)
    line = next(one for one in made.statute if one.id == "statute_copyright_statutory")
    assert not line.checked


def test_dates_stand_beside_their_way_and_say_what_they_rest_on() -> None:
    made = sheet(offers=[offer("2026-03-02", until=date(2026, 3, 12))])
    settle, _, default = made.dates.cells
    assert settle.whens[0].on == date(2026, 3, 12)
    assert [one.due.date().isoformat() for one in default.whens if one.due] == [
        "2026-03-20",
        "2026-03-21",
    ]
    assert not default.whens[0].settled
    assert not default.whens[1].checked


# properties

_money = st.builds(
    lambda minor, code: str(Money(code, minor)),
    st.integers(0, 10**9),
    st.sampled_from(["USD", "CNY"]),
)
_number = st.decimals(0, 60, places=1).map(str)
_values = st.fixed_dictionaries(
    {},
    optional={
        name: _money if field.kind == Kind.MONEY else _number
        for name, field in FIELDS.items()
        if field.kind in (Kind.MONEY, Kind.NUMBER)
    },
)


@settings(max_examples=80, deadline=None)
@given(_values)
def test_no_sum_goes_down_when_more_is_known_and_none_is_below_its_parts(
    values: dict[str, str],
) -> None:
    made = sheet(values)
    for way in WAYS:
        total = {span.low.currency: span for span in cell(made, "sum", way).spans}
        for line in ("fee", "freeze"):
            for span in cell(made, line, way).spans:
                assert span.low <= span.high
                assert total[span.low.currency].low.minor >= span.low.minor
        if cell(made, "sum", way).lacks:
            assert cell(made, "sum", way).state in (Known.AT_LEAST, Known.UNKNOWN)


@settings(max_examples=40, deadline=None)
@given(_values)
def test_what_is_typed_comes_back_and_nothing_else(values: dict[str, str]) -> None:
    made = sheet(values)
    assert dict(made.values) == values
    assert [name for name, _ in made.values] == [name for name in FIELDS if name in values]


@pytest.mark.parametrize("row", way_table().rows, ids=lambda row: row.id)
def test_a_way_is_told_in_short_sentences_with_a_source(row: WayText) -> None:
    points = row.points
    for point in points:
        for sentence in point.text.split(". "):
            assert len(sentence.split()) <= 30
    assert len(translator("en").value(row.source)) > 5
