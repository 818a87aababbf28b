"""What an export of a platform tells: its lines in a few shapes, and how it was read.

Money is in minor units of `currency`; fees and refunds are negative as the platform prints them.
Days are numbers (20260301), 0 where the file has none: on the marketplace's calendar or in UTC
where the zone of the report's hours is known, else the day that the report prints (see
`ledger.formats`). `at` is seconds of the epoch, UTC. `state` and `country` tell where something
went: nothing else of a buyer is ever kept. `damaged` is 1 where a spreadsheet program has spoilt
the order number: such a line joins nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple


class OrderLine(NamedTuple):
    """A line of an order. `status` is shipped, pending, cancelled or other; `gross` is the price
    of the whole line before rebates. `changed_at` is when the platform last changed it, 0 unknown.
    """

    order_id: str
    sku: str
    product_id: str
    day: int
    at: int
    changed_at: int
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


class MoneyLine(NamedTuple):
    """A line of a payments report or settlement.

    `digest` is 64 bits (signed) of what identifies it. `kind` is sale, refund, fee, transfer (a
    payout), reserve (held back) or other; `status` is released, deferred or empty. `total` is what
    the line moves. `description` holds no account number.
    """

    digest: int
    kind: str
    status: str
    settlement: str
    order_id: str
    sku: str
    description: str
    day: int
    at: int
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
    channel: str
    state: str
    country: str
    damaged: int


class PeriodLine(NamedTuple):
    """Sums of one product over the period that the seller named."""

    product_id: str
    sku: str
    title: str
    quantity: int
    gross: int
    currency: str


class ListingLine(NamedTuple):
    """An offer of a listings report. `price` is as printed."""

    sku: str
    product_id: str
    title: str
    price: str
    status: str
    channel: str


class BalanceLine(NamedTuple):
    """What an account held on a day; None where the statement does not tell.

    `held` is what the lines from the first one of the file on have put on hold and let go.
    """

    account: str
    day: int
    currency: str
    available: int | None
    held: int | None
    note: str


SaleLine = OrderLine | MoneyLine | PeriodLine | ListingLine | BalanceLine

FAMILIES: Final[dict[str, Any]] = {
    "orders": OrderLine,
    "money": MoneyLine,
    "periods": PeriodLine,
    "listings": ListingLine,
    "balances": BalanceLine,
}
"""The shapes by the name of their family."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that was not taken, and why (a code). `line` counts from 1 in the file."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Export:
    """How a file was read, known when its last line was (contracts: `load --json`).

    `encoding` is a codec, or xlsx, xls, html. `totals` are sums a currency, in minor units.
    `reconciled` is None where the report cannot check itself; `off_by` (minor units) tells what is
    missing where it does not add up. `skipped` holds the first of `skipped_count`.
    """

    name: str
    sha256: str
    size: int
    family: str
    report: str
    locale: str
    encoding: str
    header_line: int
    currencies: tuple[str, ...]
    first_day: date | None
    last_day: date | None
    rows: int
    totals: tuple[tuple[str, int], ...]
    reconciled: bool | None = None
    off_by: int = 0
    damaged_ids: int = 0
    skipped: tuple[Skipped, ...] = ()
    skipped_count: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What a file does not say and the seller does.

    `first_day` and `last_day`: the period of a report without days; `currency`; `date_order`: dmy
    or mdy; `columns`: our name of a column -> its name in the file, for a table of unknown kind.
    """

    first_day: date | None = None
    last_day: date | None = None
    currency: str = ""
    date_order: str = ""
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is, before it is loaded.

    `report` is empty for a table of unknown kind, `closest` is then the report it resembles most
    and `missing` the columns it would need for it. `names` are the columns as printed; `suggested`
    tells, by our name of a column, which of them it may be. `rows` are the first lines below the
    names, cell by cell, "" where a column holds a buyer's data. `needs` is what the seller has to
    tell before it can be loaded: period, currency, date_order, columns.
    """

    report: str
    family: str
    closest: str
    missing: tuple[str, ...]
    names: tuple[str, ...]
    suggested: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """An export that was loaded into a shop (contracts: `load --json`).

    `loaded` lines are new or a newer version (`changed` of them), `known` were there already in
    full. `unmatched` counts the SKUs of the file that no listing joins with a product number. `at`
    and `undone_at` are UTC; a load that was taken back counts for nothing.
    """

    id: int
    store: int
    export: Export
    loaded: int
    known: int
    changed: int
    unmatched: int
    at: datetime
    undone_at: datetime | None = None
