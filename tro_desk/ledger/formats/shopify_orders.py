"""Shopify orders: one line an item; the order's own figures stand on its first line alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from tro_desk.domain.sales import OrderLine
from tro_desk.ledger.days import Days
from tro_desk.ledger.figures import Figures, decimal_sign
from tro_desk.ledger.formats._contract import Head, LineError, cell
from tro_desk.ledger.places import state_of

REPORT: Final = "shopify_orders"
FAMILY: Final = "orders"
COLUMNS: Final = MappingProxyType(
    {
        "order_id": ("Name",),
        "financial": ("Financial Status",),
        "fulfillment": ("Fulfillment Status",),
        "currency": ("Currency",),
        "made": ("Created at",),
        "quantity": ("Lineitem quantity",),
        "title": ("Lineitem name",),
        "price": ("Lineitem price",),
        "sku": ("Lineitem sku",),
        "cancelled": ("Cancelled at",),
        "shipping": ("Shipping",),
        "promo": ("Discount Amount",),
        "tax": ("Taxes",),
        "state": ("Shipping Province",),
        "country": ("Shipping Country",),
    }
)
NEEDS: Final = frozenset({"order_id", "financial", "made", "quantity", "price", "sku"})


def open(head: Head) -> _Reader:
    """A reader for one file."""
    return _Reader(head)


class _Reader:
    """Blank cells of a further item stand for those of the order's first line."""

    locale = ""

    def __init__(self, head: Head) -> None:
        self._at = head.at
        cells = [text for row in head.sample if (text := cell(row, head.at, "price"))]
        self._sign = decimal_sign(cells) or "."
        self._days = Days()
        self._figures: dict[str, Figures] = {}
        self._first: list[str] = []

    def line(self, cells: list[str]) -> OrderLine | None:
        """See `formats._contract.Reader`."""
        at = self._at
        if not any(cells):
            return None
        order = cell(cells, at, "order_id")
        if not order:
            raise LineError("no_order")
        own = bool(cell(cells, at, "financial"))
        if own:
            self._first = cells
        elif cell(self._first, at, "order_id") != order:
            raise LineError("no_first_line")
        head = self._first
        currency = cell(head, at, "currency")
        figures = self._figures.setdefault(currency, Figures(self._sign, currency or "USD"))
        quantity = cell(cells, at, "quantity")
        if not quantity.isdecimal():
            raise LineError("quantity")
        moment, day = self._days(cell(head, at, "made"))
        country = cell(head, at, "country")
        state = cell(head, at, "state").removeprefix("'")
        return OrderLine(
            order_id=order,
            sku=cell(cells, at, "sku") or cell(cells, at, "title"),
            product_id="",
            day=day,
            at=moment,
            changed_at=0,
            status=_status(head, at),
            quantity=int(quantity),
            currency=currency,
            gross=figures(cell(cells, at, "price")) * int(quantity),
            shipping=figures(cell(cells, at, "shipping")) if own else 0,
            promo=figures(cell(cells, at, "promo")) if own else 0,
            tax=figures(cell(cells, at, "tax")) if own else 0,
            channel="shopify",
            state=state_of(state, country) if state else "",
            country=country,
            damaged=0,
        )

    def check(self) -> tuple[bool | None, int]:
        """The export has no total to compare with."""
        return None, 0


def _status(cells: Sequence[str], at: Mapping[str, int]) -> str:
    if cell(cells, at, "cancelled") or cell(cells, at, "financial") in ("voided", "refunded"):
        return "cancelled"
    return "shipped" if cell(cells, at, "fulfillment") == "fulfilled" else "pending"
