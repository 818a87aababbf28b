"""Figures of a case made by hand: those of the design, and the gaps that real ones have.

100 x 17.99 + 83 x 14.99 + 37 x 9.99 = 3,412.80, the sum of the six months too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tro_desk.domain.exposure import (
    Against,
    Basis,
    Count,
    Exposure,
    Figure,
    Frozen,
    Gap,
    ListingSales,
    Mark,
    MonthSales,
    PlaceSales,
    Share,
    Source,
    Sums,
    Unmatched,
)
from tro_desk.domain.goods import Match, Reason, Sold
from tro_desk.domain.money import Money

ORDERS = Source("load", "1", "orders-2026.txt")
RANGE = Source("load", "2", "date-range-2026.csv")
NOTICE = Source("fact", "7", "frozen_amount")
INVOICE = Source("evidence", "bb", "SKU-RED-01")


def usd(minor: int, currency: str = "USD") -> Money:
    return Money(currency, minor)


def figure(
    minor: int, mark: Mark = Mark.COMPUTED, *sources: Source, currency: str = "USD"
) -> Figure:
    return Figure(usd(minor, currency), mark, sources or (ORDERS,))


def count(number: int) -> Count:
    return Count(number, Mark.COMPUTED, (ORDERS,))


def ordered(units: int, gross: int) -> Sums:
    """What All Orders tells: no refunds, no fees, so no net."""
    return Sums(count(units), figure(gross), uncosted=units)


def posted(units: int, gross: int, *, currency: str = "USD") -> Sums:
    """What Date Range tells, with costs: 40 % proved, one unit in ten without a cost."""
    refunds, selling, fba = -gross // 20, -gross * 15 // 100, -gross // 10
    proved, unproved = gross * 20 // 100, gross * 5 // 100

    def one(minor: int, mark: Mark = Mark.COMPUTED, *sources: Source) -> Figure:
        return figure(minor, mark, *(sources or (RANGE,)), currency=currency)

    return Sums(
        Count(units, Mark.COMPUTED, (RANGE,)),
        one(gross),
        one(refunds),
        one(selling),
        one(fba),
        one(proved, Mark.COMPUTED, INVOICE),
        one(unproved, Mark.STATED, Source("cost", "3", "SKU-RED-01")),
        one(gross + refunds + selling + fba - proved),
        units // 10,
    )


def listings(made: object = ordered) -> tuple[ListingSales, ...]:
    """Three accused listings."""
    assert callable(made)
    return (
        ListingSales("B0TRODSK01", ("SKU-RED-01",), "折叠手机支架 黑", "yes", made(100, 179900)),
        ListingSales(
            "B0TRODSK02",
            ("SKU-BLU-02", "SKU-BLU-02-FBM"),
            "Folding stand",
            "open",
            made(83, 124417),
        ),
        ListingSales("B0TRODSK03", ("SKU-3",), "Mini stand, 2 pieces", "not_sure", made(37, 36963)),
    )


MONTHS = ((2025, 9, 31240), (2025, 10, 49815), (2025, 11, 80672), (2025, 12, 92130))
MONTHS_26 = ((2026, 1, 54758), (2026, 2, 32665))
PLACES = (("US", "CA", 90000), ("US", "IL", 42000), ("US", "NY", 60000), ("US", "TX", 55000))
MORE = (
    ("US", "FL", 40000),
    ("US", "WA", 20000),
    ("US", "OR", 14280),
    ("GB", "", 15000),
    ("", "", 5000),
)


def orders() -> Basis:
    """All Orders, USD."""
    return Basis(
        "amazon_all_orders",
        "USD",
        date(2025, 9, 1),
        date(2026, 2, 27),
        (Gap(date(2025, 10, 5), date(2025, 10, 9)), Gap(date(2026, 1, 3), date(2026, 1, 3))),
        listings(),
        ordered(220, 341280),
        tuple(
            MonthSales(date(year, month, 1), ordered(minor // 1500, minor))
            for year, month, minor in MONTHS + MONTHS_26
        ),
        tuple(
            PlaceSales(country, state, ordered(minor // 1500, minor))
            for country, state, minor in PLACES + MORE
        ),
        Share(figure(341280), figure(1812345)),
        Share(figure(42000), figure(341280)),
        Unmatched(("SKU-OLD-7", "SKU-OLD-9"), ordered(12, 21588)),
        None,
        None,
    )


def ranged() -> Basis:
    """Date Range, USD: with refunds and fees, without places."""
    return replace(
        orders(),
        report="amazon_date_range",
        gaps=(),
        listings=listings(posted),
        total=posted(214, 331250),
        places=(),
        forum=None,
        unmatched=None,
        deferred=figure(18250, Mark.COMPUTED, RANGE),
        held=figure(120000, Mark.DOCUMENT, RANGE),
    )


def euro() -> Basis:
    """All Orders, EUR: nothing of the frozen money is in it."""
    return replace(
        orders(), currency="EUR", listings=(), total=_euros(posted(10, 50000)), months=()
    )


def _euros(sums: Sums) -> Sums:
    return posted(sums.units.number, sums.gross.money.minor, currency="EUR")


def exposure(case: str, *, missing: tuple[str, ...] = ()) -> Exposure:
    """The figures of a case with three bases and a silent listing."""
    frozen = Frozen("LANJIA Direct", "amazon", figure(4821055, Mark.DOCUMENT, NOTICE))
    one = orders()
    return Exposure(
        case,
        "IL",
        ("B0TRODSK01", "B0TRODSK02", "B0TRODSK03", "B0TRODSK09"),
        ("B0TRODSK09",),
        (one, ranged()),
        (frozen,),
        (frozen.figure,),
        (Against("USD", frozen.figure, one.total.gross, one.total.net, 0),),
        missing,
        (("amazon_all_orders", "amazon_date_range"),),
    )


def nothing(case: str) -> Exposure:
    """A case of which nothing is known yet."""
    missing = ("accused", "sales", "frozen", "costs", "forum")
    return Exposure(case, "", (), (), (), (), (), (), missing)


def matches() -> tuple[Match, ...]:
    """Own listings of the case, and two that only may be accused."""
    asin = Reason("asin", "B0TRODSK01", True)
    brand = Reason("brand", "NORTHPERCH", True, 0, 10)
    seller = Reason("seller_id", "A1EXAMPLE00000", False)
    sold = (Sold("amazon_all_orders", 4, usd(5996)), Sold("amazon_date_range", 3, usd(4497)))
    return (
        Match("B0TRODSK01", ("SKU-RED-01",), (1,), "Phone stand black", (asin,), (), "yes"),
        Match("B0OTHER0001", ("SKU-N-1",), (1,), "NORTHPERCH style cup", (brand,), sold, "open"),
        Match("B0OTHER0002", ("SKU-N-2",), (1,), "Phone ring", (seller,), (), "no"),
    )
