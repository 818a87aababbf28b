"""How much of sales and cash hangs on whom, and which SKUs no product number is known of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tro_desk.desk import Desk
from tro_desk.domain.dependence import Split
from tro_desk.domain.exposure import Mark
from tro_desk.domain.money import Money

EXPORTS = Path(__file__).parents[1] / "ledger" / "data"
ORDERS_US = EXPORTS / "syn_amz_all_orders_us.txt"
PAYMENTS = EXPORTS / "syn_amz_dtr_us_2026_status_layout.csv"


def usd(cents: int) -> Money:
    return Money("USD", cents)


def split_of(desk: Desk, what: str, currency: str = "USD") -> Split:
    return next(
        one for one in desk.dependence().splits if (one.what, one.currency) == (what, currency)
    )


@pytest.fixture
def shops(desk: Desk) -> tuple[int, int]:
    return desk.add_store("amazon", "First").id, desk.add_store("shopify", "Second").id


def test_nothing_is_known_of_an_empty_desk(desk: Desk, shops: tuple[int, int]) -> None:
    assert desk.dependence().splits == ()
    assert desk.unmatched() == ()


def test_orders_and_payments_are_never_one_whole(desk: Desk, shops: tuple[int, int]) -> None:
    load = desk.load_export(ORDERS_US, shops[0])
    desk.load_export(PAYMENTS, shops[1])
    orders, payments = split_of(desk, "orders"), split_of(desk, "money")
    assert orders.months == (date(2026, 1, 1), date(2026, 2, 1))
    assert [part.name for part in orders.parts] == ["First"]
    assert [part.name for part in payments.parts] == ["Second"]
    assert orders.share(orders.parts[0], 1) == Decimal(1)
    amount = orders.parts[0].amounts[1]
    assert amount is not None
    assert amount.figure.mark is Mark.COMPUTED
    assert [(one.kind, one.id, one.name) for one in amount.figure.sources] == [
        ("load", str(load.id), "syn_amz_all_orders_us.txt")
    ]
    assert {one.currency for one in desk.dependence().splits} == {"USD", "CAD"}


def test_a_load_that_is_taken_back_counts_for_nothing(desk: Desk, shops: tuple[int, int]) -> None:
    load = desk.load_export(ORDERS_US, shops[0])
    desk.undo_load(load.id)
    assert desk.dependence().splits == ()


def test_cash_is_what_each_account_showed_last(desk: Desk, shops: tuple[int, int]) -> None:
    first, second = shops
    desk.add_balance(first, "Amazon US", date(2025, 12, 5), "USD", usd(100_00), usd(200_00))
    desk.add_balance(first, "Amazon US", date(2026, 2, 20), "USD", held=usd(900_00))
    desk.add_balance(second, "Payoneer", date(2026, 1, 31), "USD", usd(100_00))
    cash = split_of(desk, "cash")
    assert cash.months == (date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1))
    amazon, payoneer = cash.parts
    assert (amazon.platform, payoneer.platform) == ("amazon", "shopify")
    assert [cash.share(amazon, at) for at in range(3)] == [
        Decimal(1),
        Decimal("0.75"),
        Decimal("0.9"),
    ]
    assert cash.unknown(0) == (payoneer,)
    seen = amazon.amounts[1]
    assert seen is not None
    assert (seen.figure.money, seen.on) == (usd(300_00), date(2025, 12, 5))
    assert seen.figure.mark is Mark.STATED


def test_platforms_add_up_their_shops_and_accounts(desk: Desk) -> None:
    shops = [desk.add_store("amazon", name).id for name in ("One", "Two")]
    other = desk.add_store("temu", "Three").id
    day = date(2026, 2, 1)
    for shop, cents in zip([*shops, other], (30_00, 30_00, 40_00), strict=True):
        desk.add_balance(shop, "Main", day, "USD", usd(cents))
    whole = split_of(desk, "cash").by_platform()
    assert [(part.platform, whole.share(part, 0)) for part in whole.parts] == [
        ("amazon", Decimal("0.6")),
        ("temu", Decimal("0.4")),
    ]
    desk.add_balance(shops[0], "Second", date(2026, 3, 2), "USD", usd(1_00))
    later = split_of(desk, "cash").by_platform()
    assert later.share(later.parts[0], 0) is None  # one of its accounts is not known yet
    assert later.share(later.parts[0], 1) is not None


def test_an_empty_whole_has_no_shares(desk: Desk, shops: tuple[int, int]) -> None:
    desk.add_balance(shops[0], "Main", date(2026, 2, 1), "USD", usd(0))
    cash = split_of(desk, "cash")
    assert cash.share(cash.parts[0], 0) is None


def test_skus_without_a_number_until_it_is_told(desk: Desk, shops: tuple[int, int]) -> None:
    first, second = shops
    desk.load_export(PAYMENTS, first)
    unmatched = desk.unmatched(first)
    assert {one.sku: (one.sold[0].units, one.sold[0].gross) for one in unmatched} == {
        "SKU-BLU-02": (24, usd(588_00)),
        "SKU-BLU-02-FBM": (27, usd(702_00)),
        "SKU-GRN-03": (27, usd(216_00)),
        "SKU-RED-01": (24, usd(311_76)),
    }
    assert [one.sold[0].report for one in unmatched] == ["amazon_date_range"] * 4
    assert desk.unmatched(second) == ()
    desk.add_listing(second, "SKU-RED-01", "B0TRODSK01", "of another shop")
    desk.add_listing(first, "SKU-RED-01", "", "without a number")
    assert desk.unmatched() == unmatched
    desk.add_listing(first, "SKU-RED-01", "B0TRODSK01", "")
    assert desk.unmatched() == unmatched[:3]


def test_an_order_tells_the_number_for_payments_too(desk: Desk, shops: tuple[int, int]) -> None:
    desk.load_export(PAYMENTS, shops[0])
    desk.load_export(ORDERS_US, shops[0])  # its lines name ASIN and SKU
    sold = {"SKU-BLU-02", "SKU-BLU-02-FBM", "SKU-GRN-03", "SKU-RED-01"}
    known = sold & _skus_of(ORDERS_US)
    assert known
    assert {one.sku for one in desk.unmatched()} == sold - known


def _skus_of(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    at = lines[0].split("\t").index("sku")
    return {line.split("\t")[at] for line in lines[1:]}
