"""What the store would hand up of a small shop, made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from tro_desk.domain.costs import Balance, Cost, Rate
from tro_desk.domain.exposure import Mark, Source
from tro_desk.domain.money import Money
from tro_desk.domain.sales import Export, Load
from tro_desk.domain.store import Store
from tro_desk.domain.sums import Facet, Good, ShopSum, Sold
from tro_desk.law.figure_inputs import Inputs, Told

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ORDERS, PAYMENTS = "amazon_all_orders", "amazon_date_range"
INVOICE = "a" * 64

FACETS = {
    1: Facet("", "shipped", "USD", "Amazon.com", "IL", "US"),
    2: Facet("", "shipped", "USD", "Amazon.com", "CA", "US"),
    3: Facet("", "cancelled", "USD", "Amazon.com", "IL", "US"),
    4: Facet("", "pending", "USD", "Amazon.com", "IL", "US"),
    5: Facet("", "shipped", "USD", "Non-Amazon", "IL", "US"),
    6: Facet("", "shipped", "CAD", "Amazon.ca", "ON", "CA"),
    7: Facet("sale", "released", "USD", "amazon.com", "IL", ""),
    8: Facet("refund", "released", "USD", "amazon.com", "IL", ""),
    9: Facet("fee", "released", "USD", "amazon.com", "", ""),
    10: Facet("sale", "deferred", "USD", "amazon.com", "CA", ""),
    11: Facet("transfer", "released", "USD", "amazon.com", "", ""),
}
"""1 and 2 are sold, 6 in another currency; 3 to 5 are not sales; the others are lines of money."""

GOODS = {
    1: Good(ORDERS, 1, "BLUE"),
    2: Good(ORDERS, 1, "BLUE-FBM"),
    3: Good(ORDERS, 1, "RED"),
    4: Good(PAYMENTS, 1, "BLUE"),
    5: Good(PAYMENTS, 1, "RED"),
    6: Good(PAYMENTS, 1, "TWICE"),
}
SKUS = {
    (1, "BLUE"): ("B0BLUE",),
    (1, "BLUE-FBM"): ("B0BLUE",),
    (1, "RED"): ("B0RED",),
    (1, "TWICE"): ("B0RED", "B0OTHER"),
}


def load(
    number: int, report: str, first: date, last: date, store: int = 1, currency: str = "USD"
) -> Load:
    """A file that covers some days."""
    family = {
        ORDERS: "orders",
        "amazon_fba_shipments": "orders",
        "amazon_business_report": "periods",
    }.get(report, "money")
    export = Export(
        f"file-{number}",
        str(number) * 64,
        1,
        family,
        report,
        "",
        "utf-8",
        1,
        (currency,),
        first,
        last,
        1,
        (),
    )
    return Load(number, store, export, 1, 0, 0, 0, NOW)


def sold(
    good: int,
    facet: int,
    units: int,
    gross: int,
    *,
    month: int = 202601,
    product: int = 0,
    file: int | None = None,
    since: int = 0,
    fees: tuple[int, int] = (0, 0),
    total: int = 0,
) -> Sold:
    """Alike lines; of the file with orders or that with payments, as the goods are."""
    number = file if file is not None else 1 if good < 4 else 2
    return Sold(good, product, number, month, since, facet, units, gross, *fees, total)


def shops(lines: tuple[Sold, ...]) -> tuple[ShopSum, ...]:
    """The sums of the whole shop, where it sold nothing else."""
    return tuple(
        ShopSum(
            GOODS[one.good].report,
            1,
            one.month,
            *FACETS[one.facet][:4],
            one.units,
            one.gross,
            one.total,
        )
        for one in lines
    )


def inputs(*lines: Sold, **more: object) -> Inputs:
    """A case with two accused products, B0BLUE under two SKUs."""
    made = Inputs(
        case="c1",
        forum_state="IL",
        accused={"B0BLUE": "yes", "B0RED": "open"},
        titles={"B0BLUE": "Blue stand"},
        skus=SKUS,
        goods=GOODS,
        facets=FACETS,
        products={1: "B0BLUE", 2: "B0RED"},
        sold=lines,
        shops=shops(lines),
        reserves=(),
        periods=(),
        unmatched=(),
        loads=(
            load(1, ORDERS, date(2026, 1, 1), date(2026, 2, 28)),
            load(2, PAYMENTS, date(2026, 1, 1), date(2026, 2, 28)),
        ),
        stores=(Store(1, "amazon", "Shop"),),
        costs=(),
        rates=(),
        balances=(),
        papers={INVOICE: "invoice.pdf"},
        frozen=(),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def cost(
    number: int,
    minor: int,
    *,
    sku: str = "",
    product: str = "",
    proved: bool = False,
    currency: str = "USD",
    from_day: date = date(2026, 1, 1),
) -> Cost:
    """What a unit cost, with or without an invoice."""
    return Cost(
        number,
        1,
        product,
        sku,
        "Maker",
        from_day,
        Money(currency, minor),
        None,
        INVOICE if proved else None,
        "",
        NOW,
    )


def rate(number: int, currency: str, into: str, on: date, worth: str) -> Rate:
    """A typed rate."""
    return Rate(number, currency, into, on, Decimal(worth), "bank", NOW)


def balance(
    number: int, account: str, on: date, held: int | None, *, file: int | None = None
) -> Balance:
    """A balance in USD, typed or of a loaded statement."""
    money = None if held is None else Money("USD", held)
    return Balance(number, 1, account, on, "USD", Money("USD", 1), money, None, "", NOW, file)


def told(minor: int, platform: str = "amazon", mark: Mark = Mark.DOCUMENT) -> Told:
    """A frozen amount as a paper names it."""
    return Told(Money("USD", minor), platform, Source("fact", "7", "frozen_amount"), mark)
