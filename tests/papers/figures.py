"""Figures of the sample case, built by hand (design: look.md 15), and others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.papers import sample, written
from tro_desk.domain.costs import Cost, Rate
from tro_desk.domain.custody import CustodyHead
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
from tro_desk.domain.goods import ListingAnswer, Match, Reason
from tro_desk.domain.money import Money
from tro_desk.papers import Snapshot
from tro_desk.papers.figures import Figures, SourceFile

ORDERS = Source("load", "1", "orders 2025-09 to 2026-02.txt")
MONEY = Source("load", "2", "2026Feb交易.csv")
NOTICE = Source("fact", "31", "frozen_amount")
INVOICE = Source("cost", "1", "invoice 7.pdf")


def figure(
    minor: int, *sources: Source, mark: Mark = Mark.COMPUTED, currency: str = "USD"
) -> Figure:
    return Figure(Money(currency, minor), mark, sources or (ORDERS,))


def count(number: int, *sources: Source) -> Count:
    return Count(number, Mark.COMPUTED, sources or (ORDERS,))


def sums(units: int, gross: int, *sources: Source) -> Sums:
    return Sums(count(units, *sources), figure(gross, *sources))


def full(units: int, gross: int, uncosted: int = 0) -> Sums:
    """With refunds, fees and costs: net 3,412.80 - 62.96 - 511.92 - 880.00 - 924.00 = 1,033.92."""
    return Sums(
        count(units, MONEY),
        figure(gross, MONEY),
        figure(-6_296, MONEY),
        figure(-51_192, MONEY),
        figure(-88_000, MONEY),
        figure(92_400, INVOICE, MONEY),
        figure(15_540, MONEY, mark=Mark.STATED),
        figure(gross - 6_296 - 51_192 - 88_000 - 92_400, MONEY, INVOICE),
        uncosted,
    )


LISTINGS = (
    ListingSales(
        "B0ZZK2M9QF", ("SKU-BLK",), "Folding phone stand, black", "yes", sums(100, 179_900)
    ),
    ListingSales(
        "B0ZZK4T1LD",
        ("SKU-WHT", "SKU-WHT-FBM"),
        "折叠手机支架 白色",
        "open",
        sums(83, 124_417),
    ),
    ListingSales("B0ZZN3P6WV", (), "", "not_sure", sums(37, 36_963)),
)
MONTHS = tuple(
    MonthSales(date(year, month, 1), sums(units, gross))
    for year, month, units, gross in (
        (2025, 9, 20, 31_240),
        (2025, 10, 32, 49_815),
        (2025, 11, 52, 80_672),
        (2025, 12, 60, 92_130),
        (2026, 1, 35, 54_758),
        (2026, 2, 21, 32_665),
    )
)
PLACES = (
    PlaceSales("US", "CA", sums(90, 141_000)),
    PlaceSales("US", "IL", sums(3, 4_997)),
    PlaceSales("US", "TX", sums(80, 120_283)),
    PlaceSales("", "", sums(47, 75_000)),
)


def orders() -> Basis:
    return Basis(
        "amazon_all_orders",
        "USD",
        date(2025, 9, 1),
        date(2026, 2, 28),
        (Gap(date(2025, 12, 25), date(2025, 12, 31)),),
        LISTINGS,
        sums(220, 341_280),
        MONTHS,
        PLACES,
        Share(figure(341_280), figure(9_012_345)),
        Share(figure(4_997), figure(341_280)),
        Unmatched(("SKU-OLD-1", "SKU-OLD-2"), sums(11, 12_089)),
        None,
        None,
    )


def posted() -> Basis:
    total = full(218, 335_000, 37)
    listings = tuple(replace(one, sums=replace(total, units=count(72, MONEY))) for one in LISTINGS)
    return replace(
        orders(),
        report="amazon_date_range",
        listings=listings,
        total=total,
        gaps=(),
        months=tuple(MonthSales(one.month, sums(30, 50_000, MONEY)) for one in MONTHS),
        deferred=figure(20_995, MONEY),
        held=figure(150_000, MONEY, mark=Mark.DOCUMENT),
        unmatched=None,
    )


def against(basis: Basis, number: int = 0) -> Against:
    frozen = figure(4_821_055, NOTICE, mark=Mark.DOCUMENT)
    return Against("USD", frozen, basis.total.gross, basis.total.net, number)


def exposure(*bases: Basis) -> Exposure:
    frozen = figure(4_821_055, NOTICE, mark=Mark.DOCUMENT)
    paypal = figure(120_000, Source("balance", "1", "PayPal"), mark=Mark.STATED)
    return Exposure(
        "case-1",
        "IL",
        ("B0ZZK2M9QF", "B0ZZK4T1LD", "B0ZZN3P6WV", "B0SILENT01"),
        ("B0SILENT01",),
        bases,
        (
            Frozen("LANJIA Direct", "amazon", frozen),
            Frozen("pay@lanjia.example", "paypal", paypal, date(2026, 3, 1)),
        ),
        (figure(4_941_055, NOTICE, Source("balance", "1", "PayPal")),),
        (against(bases[0]),) if bases else (),
        (),
        (("amazon_date_range", "amazon_all_orders"),) if len(bases) > 1 else (),
    )


INVOICE_SHA = "0fa6c38d7719be24" * 4


def figures(*bases: Basis) -> Figures:
    said = ListingAnswer("B0NOTMINE1", "no", sample.NOW)
    asin = (Reason("asin", "B0ZZK2M9QF", True),)
    return Figures(
        exposure(*(bases or (posted(), orders()))),
        (
            Cost(
                1,
                1,
                "B0ZZK2M9QF",
                "",
                "宁波澜岬模具厂 Ningbo Lanjia Mould",
                date(2025, 8, 1),
                Money("USD", 420),
                183,
                INVOICE_SHA,
                "invoice 7",
                sample.NOW,
            ),
            Cost(
                2,
                1,
                "",
                "SKU-WHT",
                "",
                date(2025, 8, 1),
                Money("CNY", 3_000),
                None,
                None,
                "",
                sample.NOW,
            ),
        ),
        (),
        (
            Match("B0ZZK2M9QF", ("SKU-BLK",), (1,), "Folding phone stand, black", asin, (), "yes"),
            Match("B0NOTMINE1", ("S9",), (1,), "Cup", (), (), "no", (said,)),
            Match("B0UNSURE01", ("S8",), (1,), "Stand", (), (), "not_sure"),
        ),
        4,
        (
            SourceFile(
                "load",
                "1",
                "orders 2025-09 to 2026-02.txt",
                "e8b04a7715d23c9d" * 4,
                "amazon_all_orders",
                5_120,
                date(2025, 9, 1),
                date(2026, 2, 28),
            ),
            SourceFile(
                "load",
                "2",
                "2026Feb交易.csv",
                "b17e3f602c85d914" * 4,
                "amazon_date_range",
                6_881,
                date(2025, 9, 1),
                date(2026, 2, 28),
            ),
            SourceFile("evidence", INVOICE_SHA, "invoice 7 发票.pdf", INVOICE_SHA),
        ),
        (Rate(1, "CNY", "USD", date(2026, 2, 2), Decimal("0.1392"), "PBOC", sample.NOW),),
    )


def known() -> Snapshot:
    """The sample case with its figures, its records and its steps."""
    told = figures()
    records = written.told(told.exposure)
    heads = (
        CustodyHead(sample.NOTICE, 3, "c7" * 32, sample.NOW, "wangli", "LANJIA-PC"),
        CustodyHead(written.PICTURE, 1, "c8" * 32, sample.NOW),
    )
    return replace(with_figures(told), written=records, paths=written.PATHS, custody=heads)


def with_figures(told: Figures) -> Snapshot:
    from tro_desk.content.freeze_cases import freeze_case_table

    return replace(sample.sample(), figures=told, freeze_cases=freeze_case_table().rows)


def nothing() -> Snapshot:
    """A case of which no file of sales is loaded and nothing is frozen."""
    none = Exposure("case-1", "IL", (), (), (), (), (), (), ("accused", "sales", "frozen"))
    return with_figures(Figures(none))
