"""Amazon All Orders: one line an item ordered, with its ASIN (GET_FLAT_FILE_ALL_ORDERS_...).

32 columns in 2017, 91 in 2025, others in the archived variant: names alone count. `item-price` is
for the whole line. Lines of other channels (Non-Amazon: multi-channel, disposals) are told apart by
their channel. City and postal code are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from tro_desk.ledger.figures import Figures, decimal_sign
from tro_desk.ledger.formats._contract import Head, Line, LineError, Remembered, Skip
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
_PRICES: Final = ("price", "shipping", "promo", "tax")
_OWN: Final = ("order_id", "sku", "asin", "bought", "changed", "quantity", *_PRICES)


def open(head: Head) -> _Reader:
    """A reader for one file."""
    return _Reader(head)


_Facet = tuple[str, str, str, str, str, Figures, "_Hours"]
"""Status, currency, channel, state, country; reader of amounts, and of hours as days."""


class _Reader:
    """Reads a million lines: `lines` is the program's busiest loop.

    What repeats from line to line is read once and then looked up by the cells as they stand in
    the file, blanks and all; a loop without calls of our own takes half the time.
    """

    locale = ""

    def __init__(self, head: Head) -> None:
        at = head.at
        self._width = max(at.values()) + 1
        self._lacks = at.keys() != COLUMNS.keys()  # then a cell behind the last stands for them

        def pick(*names: str) -> itemgetter[Any]:
            return itemgetter(*(at.get(name, -1) for name in names))

        self._pick = pick(*_OWN)
        self._pick_facet = pick("status", "currency", "channel", "state", "country")
        columns = [at[name] for name in _PRICES if name in at]
        cells = (row[i] for row in head.sample for i in columns if i < len(row))
        self._sign = decimal_sign(cells) or "."
        self._figures: dict[str, Figures] = {}
        self._hours: dict[str, _Hours] = {}

    def lines(self, rows: Iterable[tuple[int, list[str]]], skip: Skip) -> Iterator[Line]:
        """See `formats._contract.FileReader`."""
        pick, pick_facet, width, lacks = self._pick, self._pick_facet, self._width, self._lacks
        whole = _ORDER.fullmatch
        facets = Remembered(self._facet)
        words = Remembered(str.strip)
        quantities = Remembered(_quantity)
        changes = _Hours("UTC")
        seen: set[int] = set()
        more: dict[int, int] = {}
        for number, cells in rows:
            if len(cells) < width:
                if any(map(str.strip, cells)):
                    skip(number, "too_few_cells")
                continue
            if lacks:
                cells.append("")
            order, sku, asin, bought, changed, quantity, price, shipping, promo, tax = pick(cells)
            try:
                facet: _Facet = facets[pick_facet(cells)]
                status, currency, channel, state, country, figures, hours = facet
                try:
                    hour, day = hours[bought[:13] + bought[19:]]
                    at = hour + _WITHIN[bought[13:19]]
                except KeyError:
                    at, day = hours.read(bought.strip())
                try:
                    changed_at = changes[changed[:13] + changed[19:]][0] + _WITHIN[changed[13:19]]
                except KeyError:
                    changed_at = changes.read(changed.strip())[0] if changed.strip() else 0
                damaged = 0
                if len(order) != 19 or order[3] != "-" or order[11] != "-":
                    order = order.strip()
                    if not order:
                        raise LineError("no_order")
                    damaged = int(not whole(order))
                sku = words[sku]
                key = hash((order, sku))  # millions: two keys with one hash count on, no harm
                if key in seen:
                    occurrence = more[key] = more.get(key, 1) + 1
                else:
                    seen.add(key)
                    occurrence = 1
                line = (
                    order, sku, words[asin], day, at, changed_at, status, quantities[quantity],
                    currency, figures[price], figures[shipping], figures[promo], figures[tax],
                    channel, state, country, damaged, occurrence,
                )  # fmt: skip
            except LineError as error:
                skip(number, error.why)
                continue
            yield line

    def check(self) -> tuple[bool | None, int]:
        """The report has no total to compare with."""
        return None, 0

    def _facet(self, cells: tuple[str, ...]) -> _Facet:
        status, currency, channel, state, country = map(str.strip, cells)
        figures = self._figures.get(currency)
        if figures is None:
            figures = self._figures[currency] = Figures(self._sign, currency or "USD")
        zone = marketplace_zone(channel)
        hours = self._hours.setdefault(zone, _Hours(zone))
        known = _STATUSES.get(status.replace(" ", "").casefold(), "other")
        state = state_of(state, country) if state else ""
        return known, currency, channel, state, country, figures, hours


class _Hours(dict[str, tuple[int, int]]):
    """`2025-05-05T10+00:00` -> when that hour began, in seconds of the epoch, and its day.

    The day is that of `zone` (IANA). An hour in which the day changes is no key.
    """

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)

    def __missing__(self, text: str) -> tuple[int, int]:
        try:
            start, day = self.read(f"{text[:13]}:00:00{text[13:]}")
            if self.read(f"{text[:13]}:59:59{text[13:]}")[1] != day:
                raise KeyError(text)
        except LineError as error:
            raise KeyError(text) from error
        self[text] = start, day
        return start, day

    def read(self, text: str) -> tuple[int, int]:
        """Seconds of the epoch and the day of any moment. Raises LineError `date`, `date_zone`."""
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            raise LineError("date") from error
        if moment.tzinfo is None:
            raise LineError("date_zone")
        day = moment.astimezone(self._zone)
        return int(moment.timestamp()), day.year * 10_000 + day.month * 100 + day.day


_WITHIN: Final = {
    f":{minute:02}:{second:02}": minute * 60 + second
    for minute in range(60)
    for second in range(60)
}
"""Seconds since the hour began."""


def _quantity(cell: str) -> int:
    text = cell.strip()
    if not text.isdecimal():
        raise LineError("quantity")
    return int(text)
