"""The figures of a case from loaded exports: exact, sourced, and the same in any order of loading.

What the samples hold was counted by an independent reader (samples/sales/expected.json).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk, Said, open_desk
from tro_desk.domain.exposure import Basis, Count, Exposure, Figure, ListingSales, Mark
from tro_desk.domain.facts import Status
from tro_desk.domain.money import Money
from tro_desk.domain.sales import Told

EXPORTS = Path(__file__).parents[1] / "ledger" / "data"
ORDERS = EXPORTS / "syn_amz_all_orders_us.txt"
LISTINGS = EXPORTS / "syn_amz_all_listings_us_cp1252.txt"
PAYMENTS = EXPORTS / "syn_amz_dtr_us_2026_status_layout.csv"
EARLIER = EXPORTS / "syn_amz_dtr_us_2024_layout.csv"
BUSINESS = EXPORTS / "syn_amz_business_report_child_us.csv"
SETTLEMENT = EXPORTS / "syn_amz_settlement_v2_de_dotdates.txt"
SHIPMENTS = EXPORTS / "syn_amz_fba_fulfilled_shipments_us.txt"
ASINS = ("B0TRODSK01", "B0TRODSK02", "B0TRODSK03")


def usd(text: str) -> Money:
    return Money.parse(f"{text} USD")


def accused_case(desk: Desk, *more: tuple[str, str], asins: tuple[str, ...] = ASINS) -> str:
    case = desk.new_case()
    facts = [("court", "ilnd"), *(("asin", asin) for asin in asins), *more]
    desk.say(case, [Said(field, value, Status.CONFIRMED) for field, value in facts])
    return case


def basis(found: Exposure, report: str, currency: str = "USD") -> Basis:
    return next(one for one in found.bases if (one.report, one.currency) == (report, currency))


def sales(one: Basis) -> dict[str, tuple[int, Money]]:
    return {
        listing.product_id: (listing.sums.units.number, listing.sums.gross.money)
        for listing in one.listings
    }


def listing(one: Basis, code: str) -> ListingSales:
    return next(each for each in one.listings if each.product_id == code)


@pytest.fixture
def shop(desk: Desk) -> int:
    return desk.add_store("amazon", "Shop").id


def test_orders(desk: Desk, shop: int) -> None:
    desk.load_export(ORDERS, shop)
    orders = basis(desk.exposure(accused_case(desk)), "amazon_all_orders")
    assert sales(orders) == {
        "B0TRODSK01": (4, usd("51.96")),
        "B0TRODSK02": (18, usd("456.00")),
        "B0TRODSK03": (5, usd("40.00")),
    }
    assert listing(orders, "B0TRODSK02").skus == ("SKU-BLU-02", "SKU-BLU-02-FBM")
    assert orders.total.gross.money == orders.store_share.whole.money == usd("547.96")
    assert orders.total.net is None


def test_payments_join_with_the_listings_report(desk: Desk, shop: int) -> None:
    case = accused_case(desk)
    desk.load_export(PAYMENTS, shop)
    without = desk.exposure(case)
    payments = basis(without, "amazon_date_range")
    assert payments.total.units.number == 0
    assert payments.unmatched is not None
    assert payments.unmatched.skus[0] == "SKU-BLU-02-FBM"
    assert "sales" in without.missing
    assert without.silent == ASINS
    desk.load_export(LISTINGS, shop)
    payments = basis(desk.exposure(case), "amazon_date_range")
    assert payments.unmatched is None
    assert listing(payments, "B0TRODSK02").skus == ("SKU-BLU-02", "SKU-BLU-02-FBM")
    assert listing(payments, "B0TRODSK02").title
    assert payments.total.net is not None


def test_several_files_of_one_kind_are_one_basis(desk: Desk, shop: int) -> None:
    for path in (PAYMENTS, EARLIER, LISTINGS):
        desk.load_export(path, shop)
    (payments,) = (
        one for one in desk.exposure(accused_case(desk)).bases if one.report == "amazon_date_range"
    )
    names = {source.name for source in payments.total.gross.sources}
    assert names == {PAYMENTS.name, EARLIER.name}


def test_what_is_sold_is_read_off_the_files(desk: Desk, shop: int) -> None:
    """`Order` and `Refund` lines of the payments report, by SKU, as a plain reader counts them."""
    for path in (PAYMENTS, LISTINGS):
        desk.load_export(path, shop)
    payments = basis(desk.exposure(accused_case(desk)), "amazon_date_range")
    rows = [row for row in _payments(PAYMENTS) if row.sku]
    total = payments.total
    told = [one.money.amount for one in (total.gross, total.refunds, total.selling_fees) if one]
    assert told == [
        sum(row.gross for row in rows if row.kind == "Order"),
        sum(row.gross for row in rows if row.kind == "Refund"),
        sum(row.selling for row in rows),
    ]
    assert total.fba_fees is not None
    assert total.fba_fees.money.amount == sum(row.fba for row in rows)
    assert payments.deferred is not None
    assert payments.deferred.money == usd("250.05")


def test_a_period_report_counts_by_child(desk: Desk, shop: int) -> None:
    told = Told(date(2026, 1, 1), date(2026, 1, 31))
    desk.load_export(BUSINESS, shop, told)
    business = basis(desk.exposure(accused_case(desk)), "amazon_business_report")
    assert sales(business) == {
        "B0TRODSK01": (130, usd("1688.70")),
        "B0TRODSK02": (1202, usd("29452.00")),
        "B0TRODSK03": (7, usd("56.00")),
    }
    assert (business.first_day, business.last_day) == (date(2026, 1, 1), date(2026, 1, 31))
    assert (business.months, business.places, business.forum) == ((), (), None)


def test_a_settlement_holds_its_own_reserve_back(desk: Desk, shop: int) -> None:
    for path in (SETTLEMENT, LISTINGS):
        desk.load_export(path, shop)
    settled = basis(desk.exposure(accused_case(desk)), "amazon_settlement_v2", "EUR")
    assert settled.total.gross.money == Money("EUR", 129_000)
    assert settled.held is not None
    assert settled.held.money == Money("EUR", 50_000)


def test_shipments_tell_the_share_of_the_courts_state(desk: Desk, shop: int) -> None:
    for path in (SHIPMENTS, LISTINGS):
        desk.load_export(path, shop)
    shipped = basis(desk.exposure(accused_case(desk)), "amazon_fba_shipments")
    assert shipped.forum is not None
    (illinois,) = (one for one in shipped.places if one.state == "IL")
    assert shipped.forum.part.money == illinois.sums.gross.money
    assert illinois.sums.units.number == 12  # in the six lines that go there


def test_the_order_of_loading_tells_nothing(tmp_path: Path) -> None:
    found = []
    for number, order in enumerate(permutations((ORDERS, PAYMENTS, LISTINGS))):
        with open_desk(tmp_path / str(number), FixedClock(NOW)) as desk:
            shop = desk.add_store("amazon", "Shop").id
            case = accused_case(desk, ("frozen_amount", "1000.00 USD"))
            for path in order:
                desk.load_export(path, shop)
            found.append(list(_numbers(desk.exposure(case))))
    assert all(one == found[0] for one in found)


def test_a_load_that_is_taken_back_counts_for_nothing(desk: Desk, shop: int) -> None:
    case = accused_case(desk)
    before = desk.exposure(case)
    load = desk.load_export(ORDERS, shop)
    desk.undo_load(load.id)
    assert desk.exposure(case) == before
    assert before.missing == ("sales", "frozen")


def test_the_seller_says_which_listings_are_meant(desk: Desk, shop: int) -> None:
    desk.load_export(ORDERS, shop)
    case = accused_case(desk, asins=("B0TRODSK01",))
    desk.answer_listing(case, "B0TRODSK03", "yes")
    desk.answer_listing(case, "B0TRODSK01", "no")
    found = desk.exposure(case)
    assert found.accused == ("B0TRODSK03",)
    assert basis(found, "amazon_all_orders").total.gross.money == usd("40.00")


def test_an_unknown_case(desk: Desk) -> None:
    with pytest.raises(DeskError) as caught:
        desk.exposure("c99")
    assert caught.value.code == "unknown_case"


def test_the_sample_case(sample: tuple[Desk, str]) -> None:
    """The figures of the design, worked by hand: 100 x 17.99 + 83 x 14.99 + 37 x 9.99."""
    desk, case = sample
    found = desk.exposure(case)
    orders = basis(found, "amazon_all_orders")
    assert sorted(sales(orders).values()) == [
        (37, usd("369.63")),
        (83, usd("1244.17")),
        (100, usd("1799.00")),
    ]
    assert (orders.total.units.number, orders.total.gross.money) == (220, usd("3412.80"))
    assert [one.sums.gross.money.amount for one in orders.months] == [
        Decimal(text) for text in ("312.40", "498.15", "806.72", "921.30", "547.58", "326.65")
    ]
    assert [one.sums.units.number for one in orders.months] == [20, 32, 52, 60, 35, 21]
    (against,) = found.against
    assert against.ratio is not None
    assert round(against.ratio * 100, 1) == Decimal("7.1")
    assert against.frozen.money.amount - against.gross.money.amount == Decimal("44797.75")
    assert against.frozen.mark is Mark.DOCUMENT
    assert desk.overview(case).accused == usd("3412.80")
    _check_sources(desk, found)


def _check_sources(desk: Desk, found: Exposure) -> None:
    """Every figure names what it is from, and all of it is in the desk."""
    loads = {str(load.id): load.export.name for load in desk.loads()}
    facts = {str(fact.id): fact.field for fact in desk.case(found.case).facts}
    costs = {str(cost.id): cost.supplier for cost in desk.costs()}
    known = {"load": loads, "fact": facts, "cost": costs}
    figures = list(_figures(found))
    assert figures
    for figure in figures:
        assert figure.sources
        for source in figure.sources:
            if source.kind == "evidence":
                assert desk.evidence(source.id).name == source.name
            else:
                assert known[source.kind][source.id] == source.name


def _figures(value: object) -> Iterator[Figure | Count]:
    if isinstance(value, Figure | Count):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _figures(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _figures(getattr(value, field.name))


def _numbers(found: Exposure) -> Iterator[object]:
    """What a figure says, without the numbers that a desk gives to its files."""
    for one in _figures(found):
        said = one.money if isinstance(one, Figure) else one.number
        yield said, one.mark, sorted({source.name for source in one.sources})


class Paid(NamedTuple):
    kind: str
    sku: str
    gross: Decimal
    selling: Decimal
    fba: Decimal


def _payments(path: Path) -> list[Paid]:
    """The lines of sales and refunds, read without the program."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    head = next(number for number, line in enumerate(lines) if line.startswith('"date/time"'))
    return [
        Paid(
            row["type"],
            row["sku"],
            Decimal(row["product sales"]),
            Decimal(row["selling fees"]) + Decimal(row["other transaction fees"]),
            Decimal(row["fba fees"]),
        )
        for row in csv.DictReader(lines[head:])
        if row["type"] in ("Order", "Refund")
    ]
