"""What the two reports with buyers' data share: of a buyer only state and country are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tro_desk.domain.sales import OrderLine
from tro_desk.ledger.days import Days
from tro_desk.ledger.figures import Figures, decimal_sign
from tro_desk.ledger.formats._contract import Head, LineError, cell
from tro_desk.ledger.places import marketplace_zone, state_of

SHARED: Final = {
    "bought": ("purchase-date",),
    "sku": ("sku",),
    "currency": ("currency",),
    "price": ("item-price",),
    "tax": ("item-tax",),
    "shipping": ("shipping-price",),
    "promo": ("item-promotion-discount",),
    "state": ("ship-state",),
    "country": ("ship-country",),
    "channel": ("sales-channel",),
}
_MONEY: Final = ("price", "tax", "shipping", "promo")


class ShipmentReader:
    """Reads the lines of such a report; all of them have one status."""

    locale = ""

    def __init__(self, head: Head, status: str) -> None:
        self._at: Mapping[str, int] = head.at
        self._status = status
        cells = [c for row in head.sample for name in _MONEY if (c := cell(row, head.at, name))]
        self._sign = decimal_sign(cells) or "."
        self._figures: dict[str, Figures] = {}
        self._days: dict[str, Days] = {}

    def line(self, cells: list[str]) -> OrderLine | None:
        """See `formats._contract.Reader`."""
        at = self._at
        if not any(cells):
            return None
        order, quantity = cell(cells, at, "order_id"), cell(cells, at, "quantity")
        if not order:
            raise LineError("no_order")
        if not quantity.isdecimal():
            raise LineError("quantity")
        channel, currency = cell(cells, at, "channel"), cell(cells, at, "currency")
        days = self._days.setdefault(channel, Days("", marketplace_zone(channel)))
        figures = self._figures.setdefault(currency, Figures(self._sign, currency or "USD"))
        moment, day = days(cell(cells, at, "bought"))
        country = cell(cells, at, "country")
        state = cell(cells, at, "state")
        return OrderLine(
            order_id=order,
            sku=cell(cells, at, "sku"),
            product_id="",
            day=day,
            at=moment,
            changed_at=0,
            status=self._status,
            quantity=int(quantity),
            currency=currency,
            gross=figures(cell(cells, at, "price")),
            shipping=figures(cell(cells, at, "shipping")),
            promo=figures(cell(cells, at, "promo")),
            tax=figures(cell(cells, at, "tax")),
            channel=channel,
            state=state_of(state, country) if state else "",
            country=country,
            damaged=0,
        )

    def check(self) -> tuple[bool | None, int]:
        """The report has no total to compare with."""
        return None, 0
