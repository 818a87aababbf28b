"""Lines of sales as a table shows them: whole lines, which of them, in which order, their sums.

Money is in minor units of the line's `currency`; days are numbers (20260301) on the calendar of the
marketplace, 0 where the file has none. `load` and `store` are the numbers of the load that tells
the line and of its shop.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple


class OrderRow(NamedTuple):
    """A line of an order; `damaged` where a spreadsheet program has spoilt its order number."""

    day: int
    sku: str
    product: str
    order_id: str
    status: str
    quantity: int
    currency: str
    gross: int
    shipping: int
    promo: int
    tax: int
    channel: str
    state: str
    country: str
    damaged: int
    store: int
    report: str
    load: int


class MoneyRow(NamedTuple):
    """A line of a payments report or settlement; `kind` is sale, refund, fee and so on."""

    day: int
    kind: str
    sku: str
    order_id: str
    description: str
    status: str
    quantity: int
    currency: str
    gross: int
    shipping: int
    promo: int
    tax: int
    selling_fee: int
    fba_fee: int
    other_fee: int
    other: int
    total: int
    settlement: str
    channel: str
    state: str
    country: str
    damaged: int
    store: int
    report: str
    load: int


class PeriodRow(NamedTuple):
    """The sum of one product over the days of its report."""

    sku: str
    product: str
    title: str
    quantity: int
    currency: str
    gross: int
    first_day: int
    last_day: int
    store: int
    report: str
    load: int


LineRow = OrderRow | MoneyRow | PeriodRow

ROWS: Final[dict[str, type[LineRow]]] = {
    "orders": OrderRow,
    "money": MoneyRow,
    "periods": PeriodRow,
}
"""The families of lines that a table shows, each with its shape; fields are what it sorts by."""

SUMMED: Final = {"orders": "gross", "money": "total", "periods": "gross"}
"""The money of a line that is added up."""


@dataclass(frozen=True, slots=True)
class LineFilter:
    """Which lines: all that is given must hold.

    `text` stands in the SKU, product number, order number, description or listing's title, in
    small or capital letters. `case` keeps the lines of that case's accused products. Days are
    inclusive; lines of a period count where it touches them.
    """

    text: str = ""
    store: int | None = None
    report: str = ""
    load: int | None = None
    first_day: date | None = None
    last_day: date | None = None
    case: str = ""


@dataclass(frozen=True, slots=True)
class LineSum:
    """What lines of one kind of report, one currency and one status come to.

    `amount` adds up the family's `SUMMED` field. Sums of two reports are never added.
    """

    report: str
    currency: str
    status: str
    lines: int
    quantity: int
    amount: int
