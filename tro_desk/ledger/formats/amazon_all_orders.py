"""Amazon All Orders: one line an item ordered, with its ASIN (GET_FLAT_FILE_ALL_ORDERS_...).

32 columns in 2017, 91 in 2025, others in the archived variant: names alone count. `item-price` is
for the whole line. Lines of other channels (Non-Amazon: multi-channel, disposals) are told apart by
their channel. City and postal code are not read.
"""

from __future__ import annotations

import re
from datetime import datetime
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from tro_desk.domain.sales import OrderLine
from tro_desk.ledger.figures import Figures, decimal_sign
from tro_desk.ledger.formats._contract import Head, LineError
from tro_desk.ledger.places import marketplace_zone, state_of

REPORT: Final = "amazon_all_orders"
FAMILY: Final = "orders"
COLUMNS: Final = MappingProxyType(
    {
        "order_id": ("amazon-order-id",),
        "bought": ("purchase-date",),
        "changed": ("last-updated-date",),
        "status": ("order-status",),
        "channel": ("sales-channel",),
        "sku": ("sku",),
        "asin": ("asin",),
        "quantity": ("quantity",),
        "currency": ("currency",),
        "price": ("item-price",),
        "tax": ("item-tax",),
        "shipping": ("shipping-price",),
        "promo": ("item-promotion-discount",),
        "state": ("ship-state",),
        "country": ("ship-country",),
        "item_status": ("item-status",),
    }
)
NEEDS: Final = frozenset({"order_id", "bought", "status", "sku", "asin", "price", "item_status"})

_STATUSES: Final = MappingProxyType(
    {
        "shipped": "shipped",
        "shipping": "shipped",
        "delivered": "shipped",
        "pending": "pending",
        "unshipped": "pending",
        "partiallyshipped": "shipped",
        "invoiceunconfirmed": "pending",
        "pendingavailability": "pending",
        "cancelled": "cancelled",
        "canceled": "cancelled",
        "unfulfillable": "cancelled",
    }
)
_ORDER = re.compile(r"[0-9A-Z]{3}-\d{7}-\d{7}")
_PRICES: Final = ("price", "tax", "shipping", "promo")


def open(head: Head) -> _Reader:
    """A reader for one file."""
    return _Reader(head)


class _Reader:
    """The way of a line is the program's busiest: what can be remembered is not computed again."""

    locale = ""

    def __init__(self, head: Head) -> None:
        last = max(head.at.values()) + 1
        self._least = max(head.at[name] for name in NEEDS) + 1
        place = {name: head.at.get(name, last) for name in COLUMNS}
        self._width = last + 1
        self._order, self._bought = place["order_id"], place["bought"]
        self._changed, self._status = place["changed"], place["status"]
        self._channel, self._sku, self._asin = place["channel"], place["sku"], place["asin"]
        self._quantity, self._currency = place["quantity"], place["currency"]
        self._price, self._tax = place["price"], place["tax"]
        self._shipping, self._promo = place["shipping"], place["promo"]
        self._state, self._country = place["state"], place["country"]
        columns = [place[name] for name in _PRICES]
        cells = (row[i] for row in head.sample for i in columns if i < len(row))
        self._sign = decimal_sign(cells) or "."
        self._figures: dict[str, Figures] = {}
        self._days: dict[tuple[str, str], int] = {}
        self._words: dict[str, str] = {}

    def line(self, cells: list[str]) -> OrderLine | None:
        """See `formats._contract.Reader`."""
        width = len(cells)
        if width < self._width:
            if width < self._least:
                if not any(cells):
                    return None
                raise LineError("too_few_cells")
            cells = cells + [""] * (self._width - width)
        order = cells[self._order]
        damaged = 0
        if not _ORDER.fullmatch(order):
            if not order:
                raise LineError("no_order")
            damaged = 1
        bought, channel = cells[self._bought], cells[self._channel]
        currency = cells[self._currency]
        figures = self._figures.get(currency)
        if figures is None:
            figures = self._figures[currency] = Figures(self._sign, currency or "USD")
        quantity = cells[self._quantity]
        if not quantity.isdecimal():
            raise LineError("quantity")
        state, country = cells[self._state], cells[self._country]
        changed = cells[self._changed]
        share = self._words
        return OrderLine(
            order,
            share.setdefault(cells[self._sku], cells[self._sku]),
            share.setdefault(cells[self._asin], cells[self._asin]),
            self._days.get((bought[:13], channel)) or self._day(bought, channel),
            self._at(bought),
            self._at(changed) if changed else 0,
            _STATUSES.get(cells[self._status].replace(" ", "").casefold(), "other"),
            int(quantity),
            share.setdefault(currency, currency),
            figures(cells[self._price]),
            figures(cells[self._shipping]),
            figures(cells[self._promo]),
            figures(cells[self._tax]),
            share.setdefault(channel, channel),
            state_of(state, country) if state else "",
            share.setdefault(country, country),
            damaged,
        )

    def check(self) -> tuple[bool | None, int]:
        """The report has no total to compare with."""
        return None, 0

    def _at(self, text: str) -> int:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            raise LineError("date") from error
        if moment.tzinfo is None:
            raise LineError("date_zone")
        return int(moment.timestamp())

    def _day(self, text: str, channel: str) -> int:
        """The day on the marketplace's calendar; the same for a whole hour of UTC."""
        zone = ZoneInfo(marketplace_zone(channel))
        day = datetime.fromtimestamp(self._at(text), zone)
        number = day.year * 10_000 + day.month * 100 + day.day
        if text.endswith(("+00:00", "Z")) and day.utcoffset() is not None:
            self._days[text[:13], channel] = number
        return number
