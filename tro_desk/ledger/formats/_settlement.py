"""What the two layouts of a settlement share.

The first line of a file is its head: only settlement, period, deposit, total and currency. The sum
of all other lines is that total: the report checks itself to the cent. One sale is several lines;
units are counted from the Principal line alone. Reserve lines are money held back or let go, never
sales. The number of a line's own item keeps two equal lines apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tro_desk.domain.sales import MoneyLine
from tro_desk.ledger.days import Days
from tro_desk.ledger.figures import Figures, decimal_sign
from tro_desk.ledger.formats._contract import Head, LineError, cell, digest_of
from tro_desk.ledger.places import marketplace_zone

SHARED: Final = {
    "settlement": ("settlement-id",),
    "deposit": ("deposit-date",),
    "settled": ("total-amount",),
    "currency": ("currency",),
    "type": ("transaction-type",),
    "order_id": ("order-id",),
    "market": ("marketplace-name",),
    "posted": ("posted-date-time",),
    "day": ("posted-date",),
    "sku": ("sku",),
    "quantity": ("quantity-purchased",),
}
_KINDS: Final = {"order": "sale", "refund": "refund", "servicefee": "fee", "transfer": "transfer"}


class SettlementReader:
    """Reads a settlement; `amounts` gives for a line what it moves: [(type, name, cell)]."""

    locale = ""

    def __init__(
        self, head: Head, money: Sequence[str], amounts: Callable[[Sequence[str]], list[Amount]]
    ) -> None:
        self._at = head.at
        self._amounts = amounts
        places = [head.at[name] for name in (*money, "settled") if name in head.at]
        cells = [row[i] for row in head.sample for i in places if i < len(row)]
        told = next((c for row in head.sample if (c := cell(row, head.at, "currency"))), "")
        self._figures = Figures(decimal_sign(cells) or ".", told or head.told.currency or "USD")
        self._currency = told or head.told.currency or "USD"
        market = next((c for row in head.sample if (c := cell(row, head.at, "market"))), "")
        self._days = Days(head.told.date_order or "dmy", marketplace_zone(market))
        self._settled: int | None = None
        self._sum = 0

    def line(self, cells: list[str]) -> MoneyLine | None:
        """See `formats._contract.Reader`."""
        at = self._at
        if not any(cells):
            return None
        settled = cell(cells, at, "settled")
        if settled and not cell(cells, at, "type"):
            self._settled = (self._settled or 0) + self._figures(settled)
            return None
        parts = [(kind, name, self._figures(text)) for kind, name, text in self._amounts(cells)]
        if not parts:
            raise LineError("no_amount")
        total = sum(amount for _, _, amount in parts)
        self._sum += total
        moment, day = self._days(cell(cells, at, "posted") or cell(cells, at, "day"))
        word = cell(cells, at, "type")
        sums = dict.fromkeys(_COLUMNS, 0)
        for kind, name, amount in parts:
            sums[_column(kind, name)] += amount
        principal = any(name.casefold() == "principal" for _, name, _ in parts)
        quantity = cell(cells, at, "quantity")
        reserve = any("reserve" in name.casefold() for _, name, _ in parts)
        return MoneyLine(
            digest=digest_of("\x1f".join(cells)),
            kind="reserve" if reserve else _KINDS.get(word.replace(" ", "").casefold(), "other"),
            status="",
            settlement=cell(cells, at, "settlement"),
            order_id=cell(cells, at, "order_id"),
            sku=cell(cells, at, "sku"),
            description=" ".join(dict.fromkeys(name for _, name, _ in parts)),
            day=day,
            at=moment,
            quantity=int(quantity) if principal and quantity.isdecimal() else 0,
            currency=cell(cells, at, "currency") or self._currency,
            total=total,
            channel=cell(cells, at, "market").casefold(),
            state="",
            country="",
            damaged=0,
            **sums,
        )

    def check(self) -> tuple[bool | None, int]:
        """Whether the lines add up to what the head says was settled."""
        if self._settled is None:
            return None, 0
        return self._sum == self._settled, self._sum - self._settled


Amount = tuple[str, str, str]
"""Kind of amount, its name, and the cell that holds it."""

_COLUMNS: Final = (
    "gross",
    "shipping",
    "promo",
    "tax",
    "selling_fee",
    "fba_fee",
    "other_fee",
    "other",
)


def _column(kind: str, name: str) -> str:
    """Which of a line's sums an amount belongs to."""
    kind, name = kind.casefold().replace("-", ""), name.casefold()
    if "tax" in name or "vat" in name:
        return "tax"
    if kind in ("promotion", "promo"):
        return "promo"
    if kind in ("itemprice", "price"):
        return {"principal": "gross", "shipping": "shipping"}.get(name, "shipping")
    if kind in ("itemfees", "itemrelatedfee"):
        if name.startswith("fba"):
            return "fba_fee"
        return "selling_fee" if name in ("commission", "refundcommission") else "other_fee"
    return "other_fee" if "fee" in kind or "fee" in name else "other"
