"""Amazon payments: Date Range and Monthly Unified Transaction reports (CSV, all generations).

The money columns from the first up to the one before `total` add up to `total`: the report checks
itself, line by line. The currency stands in the text above the header. It has no ASIN. Transfers
are payouts; the numbers of the accounts they went to are not kept. Since 2025 deferred lines are in
it too: money earned and not paid out.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from tro_desk.domain.sales import MoneyLine
from tro_desk.ledger.days import Days, order_of
from tro_desk.ledger.figures import Figures, decimal_sign
from tro_desk.ledger.formats._contract import Head, LineError, Needs, cell, digest_of
from tro_desk.ledger.formats._payments_words import DECIMAL_COMMA, HEADERS, KINDS, MORE
from tro_desk.ledger.names import folded
from tro_desk.ledger.places import marketplace_zone, state_of

REPORT: Final = "amazon_date_range"
FAMILY: Final = "money"
COLUMNS: Final = MappingProxyType(
    {
        **{own: tuple(names[own] for names in HEADERS.values()) for own in HEADERS["en_US"]},
        **{own: tuple(names) for own, names in MORE.items()},
    }
)
NEEDS: Final = frozenset({"when", "type", "order_id", "sku", "gross", "selling_fee", "total"})

_SAME: Final = ("when", "settlement", "type", "quantity", "marketplace")
_NAMED: Final = ("gross", "shipping", "gift_wrap", "promo", "points")
_FEES: Final = ("selling_fee", "fba_fee", "other_fee", "other")
_CURRENCY = re.compile(r"\b(AED|AUD|BRL|CAD|EGP|EUR|GBP|INR|JPY|MXN|PLN|SAR|SEK|SGD|TRY|USD)\b")
_MARKET_CURRENCY: Final = MappingProxyType(
    {
        "amazon.com": "USD",
        "amazon.ca": "CAD",
        "amazon.com.mx": "MXN",
        "amazon.com.br": "BRL",
        "amazon.co.uk": "GBP",
        "amazon.co.jp": "JPY",
        "amazon.jp": "JPY",
        "amazon.se": "SEK",
        "amazon.pl": "PLN",
        "amazon.com.tr": "TRY",
        "amazon.in": "INR",
        "amazon.ae": "AED",
        "amazon.sa": "SAR",
        "amazon.sg": "SGD",
        "amazon.com.au": "AUD",
        **dict.fromkeys(
            ("amazon.de", "amazon.fr", "amazon.it", "amazon.es", "amazon.nl", "amazon.com.be"),
            "EUR",
        ),
    }
)
_ORDER = re.compile(r"[0-9A-Z]{3}-\d{7}-\d{7}")
_SPOILT = re.compile(r"\d[\d.]{9,}(?:E\+\d+)?", re.I)
_ACCOUNT = re.compile(r"\d{3,}")


def open(head: Head) -> _Reader:
    """A reader for one file. Raises Needs `currency` where neither file nor seller tells it."""
    return _Reader(head)


class _Reader:
    def __init__(self, head: Head) -> None:
        self._at = head.at
        names = {folded(name) for name in head.names}
        self.locale = max(
            HEADERS, key=lambda key: sum(folded(name) in names for name in HEADERS[key].values())
        )
        first, total = head.at["gross"], head.at["total"]
        self._money = range(first, total)
        cells = [row[i] for row in head.sample for i in (*self._money, total) if i < len(row)]
        usual = "," if self.locale in DECIMAL_COMMA else "."
        currency = _currency(head)
        if not currency:
            raise Needs("currency")
        self._figures = Figures(decimal_sign(cells) or usual, currency)
        self._currency = currency
        market = next((cell(row, head.at, "marketplace") for row in head.sample if row), "")
        zone = marketplace_zone(market.replace("amazon.jp", "amazon.co.jp"))
        order = order_of(cell(row, head.at, "when") for row in head.sample) or head.told.date_order
        self._days = Days(order, zone)
        self._off_by = 0

    def line(self, cells: list[str]) -> MoneyLine | None:
        """See `formats._contract.Reader`."""
        at, figures = self._at, self._figures
        if not any(cells):
            return None
        if len(cells) <= at["total"]:
            raise LineError("too_few_cells")
        moment, day = self._days(cells[at["when"]])
        word = cell(cells, at, "type")
        kind = KINDS.get(folded(word), "other")
        total = figures(cells[at["total"]])
        money = {i: figures(cells[i]) for i in self._money}
        self._off_by += abs(total - sum(money.values()))
        order = cell(cells, at, "order_id")
        damaged = int(
            bool(order) and not _ORDER.fullmatch(order) and bool(_SPOILT.fullmatch(order))
        )
        named = {name: money.pop(at[name], 0) for name in (*_NAMED, *_FEES) if name in at}
        quantity = cell(cells, at, "quantity").replace(",", "")
        description = cell(cells, at, "description")
        status = cell(cells, at, "transaction_status").casefold()
        # A title is cut and changed from export to export: it tells lines apart only where no
        # order number does.
        named_by = ("order_id", "sku") if order else ("sku", "description")
        said = [cell(cells, at, name) for name in (*_SAME, *named_by)]
        identity = "\x1f".join((*said, *(cells[i] for i in range(at["gross"], at["total"] + 1))))
        return MoneyLine(
            digest=digest_of(identity),
            kind=kind,
            status=status if status in ("released", "deferred") else "",
            settlement=cell(cells, at, "settlement"),
            order_id=order,
            sku=cell(cells, at, "sku"),
            description=_ACCOUNT.sub("…", description) if kind == "transfer" else description,
            day=day,
            at=moment,
            quantity=int(quantity) if quantity.lstrip("-").isdecimal() else 0,
            currency=self._currency,
            gross=named.get("gross", 0),
            shipping=named.get("shipping", 0) + named.get("gift_wrap", 0),
            promo=named.get("promo", 0) + named.get("points", 0),
            tax=sum(money.values()),
            selling_fee=named.get("selling_fee", 0),
            fba_fee=named.get("fba_fee", 0),
            other_fee=named.get("other_fee", 0),
            other=named.get("other", 0),
            total=total,
            channel=cell(cells, at, "marketplace").casefold(),
            state=state_of(cell(cells, at, "state"), ""),
            country="",
            damaged=damaged,
        )

    def check(self) -> tuple[bool | None, int]:
        """Whether every line's money columns add up to its total."""
        return self._off_by == 0, self._off_by


def _currency(head: Head) -> str:
    for row in head.preamble:
        text = " ".join(row)
        if match := _CURRENCY.search(text):
            return match[1]
        if "円" in text:
            return "JPY"
    if head.told.currency:
        return head.told.currency
    markets = {cell(row, head.at, "marketplace").casefold() for row in head.sample} - {""}
    found = {_MARKET_CURRENCY.get(market, "") for market in markets}
    return found.pop() if len(found) == 1 else ""
