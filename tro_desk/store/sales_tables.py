"""The tables of shops' goods, sales and money: what the platforms' exports tell, and what is said.

Every load of an export is a row of `loads`; every line names its load, so that a load can be taken
back whole. A line that two loads have (overlapping periods) stands once in its table; the load that
does not own it keeps its own version in `..._again`, which steps in when the owner is taken back.
Lines of different reports are never added up: `report` is part of `goods`, and so of every key.

A line lies beside the other lines of its goods, whatever load brought it, so that the figures of
some goods are read in one go without any index. What repeats stands once: `goods`, `products` and
`facets`. Number 0 of `products` is "the report does not tell".

Days are numbers (20260301) on the calendar of their report: the marketplace's, UTC, or the day that
the report prints (see `ledger.formats`); `at` is seconds of the epoch, UTC.
Money is integer minor units of the facet's `currency`. No buyer's name, mail or street has a
column here.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy import Table as Tab

from tro_desk.store.tables import Utc, metadata


def _whole(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _words(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


loads = Tab(
    "loads",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("store_id", ForeignKey("stores.id"), nullable=False),
    *_words("family", "report", "locale", "name"),
    Column("sha256", String(64), nullable=False),  # of the file as it was given
    *_whole("size"),
    *_words("encoding"),
    *_whole("header_line"),
    *_words("currencies"),  # JSON
    *_whole("first_day", "last_day", "period_stated", "rows", "loaded", "known", "changed"),
    *_words("totals"),  # JSON: currency -> minor units
    Column("reconciled", Integer),  # NULL: the report cannot check itself
    *_whole("off_by", "damaged_ids", "skipped_count"),
    *_words("skipped", "mapping"),  # JSON
    Column("at", Utc, nullable=False),
    Column("undone_at", Utc),
    Index(None, "store_id", "sha256"),
    sqlite_autoincrement=True,
)


products = Tab(
    "products",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", Text, nullable=False, unique=True),  # ASIN or the platform's own number
)

goods = Tab(
    "goods",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("store_id", ForeignKey("stores.id"), nullable=False),
    *_words("report", "sku"),
    UniqueConstraint("store_id", "report", "sku"),
)
"""What one kind of report of one shop calls one article."""

good_products = Tab(
    "good_products",
    metadata,
    Column("product", ForeignKey("products.id"), primary_key=True),
    Column("good", ForeignKey("goods.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""Which product numbers stood beside which goods in lines of orders: where to look for one."""

facets = Tab(
    "facets",
    metadata,
    Column("id", Integer, primary_key=True),
    *_words("kind", "status", "currency", "channel", "state", "country"),
    UniqueConstraint("kind", "status", "currency", "channel", "state", "country"),
)
"""What lines have in common. `kind` is empty for lines of orders."""


def _keyed(*key: Column[Any]) -> list[Column[Any]]:
    """Goods, the line's own key, and which of equal keys within one file it is, from 1."""
    return [
        Column("good", Integer, primary_key=True, autoincrement=False),
        *key,
        Column("occurrence", Integer, primary_key=True, autoincrement=False),
    ]


def _order_key() -> list[Column[Any]]:
    return _keyed(Column("order_id", Text, primary_key=True))


def _order_columns() -> list[Column[Any]]:
    return _whole(
        *("product", "facet", "day", "at", "changed_at", "quantity"),
        *("gross", "shipping", "promo", "tax", "damaged"),
    )


order_lines = Tab(
    "order_lines",
    metadata,
    *_order_key(),
    *_whole("load_id"),
    *_order_columns(),
    sqlite_with_rowid=False,
)
"""Lines of orders (All Orders, FBA shipments, unshipped, Shopify, mapped tables).

`changed_at` is the platform's own last change: of two loads the later version counts.
"""

order_lines_again = Tab(
    "order_lines_again",
    metadata,
    *_order_key(),
    Column("load_id", Integer, primary_key=True, autoincrement=False),
    *_order_columns(),
    sqlite_with_rowid=False,
)


def _movement_key() -> list[Column[Any]]:
    return _keyed(Column("digest", Integer, primary_key=True, autoincrement=False))


def _movement_columns() -> list[Column[Any]]:
    return [
        *_words("settlement", "order_id", "description"),
        *_whole("facet", "day", "at", "quantity", "gross", "shipping", "promo", "tax"),
        *_whole("selling_fee", "fba_fee", "other_fee", "other", "total", "damaged"),
    ]


movements = Tab(
    "movements",
    metadata,
    *_movement_key(),
    *_whole("load_id"),
    *_movement_columns(),
    sqlite_with_rowid=False,
)
"""Lines of money (Date Range, settlements): the facet's kind tells sale, refund, fee and so on.

`digest` is a 64-bit hash of what identifies the line; a deferred line that is released later keeps
it. `description` holds no account number.
"""

movements_again = Tab(
    "movements_again",
    metadata,
    *_movement_key(),
    Column("load_id", Integer, primary_key=True, autoincrement=False),
    *_movement_columns(),
    sqlite_with_rowid=False,
)

shop_months = Tab(
    "shop_months",
    metadata,
    Column("store_id", ForeignKey("stores.id"), primary_key=True),
    Column("report", Text, primary_key=True),
    Column("month", Integer, primary_key=True, autoincrement=False),  # 202603
    *(Column(c, Text, primary_key=True) for c in ("kind", "status", "currency", "channel")),
    *_whole("lines", "units", "gross", "total"),
    sqlite_with_rowid=False,
)
"""Lines of orders and of money added up by shop, report and month (`store.month_sums`)."""

period_sales = Tab(
    "period_sales",
    metadata,
    Column("load_id", ForeignKey("loads.id"), primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False),
    *_words("product_id", "sku", "title"),
    *_whole("quantity", "gross"),
    Column("currency", String(3), nullable=False),
    Index(None, "product_id"),
)
"""Sums of a period that the seller named (Business Report)."""

listings = Tab(
    "listings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("store_id", ForeignKey("stores.id"), nullable=False),
    *_words("sku", "product_id", "title", "price", "status", "channel"),
    Column("load_id", ForeignKey("loads.id")),  # NULL: typed
    Column("at", Utc, nullable=False),
    UniqueConstraint("store_id", "sku", "product_id"),
    Index(None, "product_id"),
)

listing_versions = Tab(
    "listing_versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("listing_id", ForeignKey("listings.id"), nullable=False, index=True),
    *_words("title", "price", "status"),
    Column("load_id", ForeignKey("loads.id")),
    Column("at", Utc, nullable=False),
)
"""What a listing said before: history of title, price, status; the newest row is the listing's."""

balances = Tab(
    "balances",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("store_id", ForeignKey("stores.id"), nullable=False),
    Column("account", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("available_minor", Integer),  # NULL: not told
    Column("held_minor", Integer),
    Column("sha256", ForeignKey("evidence.sha256")),
    Column("load_id", ForeignKey("loads.id")),
    Column("note", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("removed_at", Utc),
    Index(None, "store_id", "account", "on"),
    CheckConstraint("length(currency) = 3", name="currency"),
)
"""What an account showed on a day, and the paper or export that shows it."""

rates = Tab(
    "rates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("currency", String(3), nullable=False),
    Column("into", String(3), nullable=False),
    Column("on", Date, nullable=False),
    *_words("rate", "source"),  # decimal text; where the seller took it from
    Column("at", Utc, nullable=False),
    Column("removed_at", Utc),
)
"""Exchange rates that the seller typed: one `currency` is `rate` of `into`."""

costs = Tab(
    "costs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("store_id", ForeignKey("stores.id"), nullable=False),
    *_words("product_id", "sku", "supplier"),
    Column("from_day", Date, nullable=False),
    Column("unit_minor", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("quantity", Integer),  # NULL: not told
    Column("sha256", ForeignKey("evidence.sha256")),  # NULL: without proof
    Column("note", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("removed_at", Utc),
    Index(None, "store_id", "product_id"),
)
"""What a product cost, from a day on, and the invoice that proves it."""

listing_answers = Tab(
    "listing_answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    *_words("product_id", "answer"),
    Column("at", Utc, nullable=False),
    CheckConstraint("answer IN ('yes', 'no', 'not_sure', 'open')", name="answer"),
    sqlite_autoincrement=True,
)
"""Whether a listing is among the accused ones, as the seller says; the newest row counts."""

mappings = Tab(
    "mappings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("store_id", ForeignKey("stores.id"), nullable=False),
    Column("header", String(64), nullable=False),  # SHA-256 of the folded names
    *_words("columns", "options"),  # JSON
    Column("at", Utc, nullable=False),
    UniqueConstraint("store_id", "header"),
)
"""Which column of an unknown table is what, remembered per shop."""

watch_terms = Tab(
    "watch_terms",
    metadata,
    Column("id", Integer, primary_key=True),
    *_words("list", "term", "owner", "source", "note"),
    Column("weak", Integer, nullable=False),
    Column("at", Utc, nullable=False),
    Column("removed_at", Utc),
    UniqueConstraint("list", "term"),
)
"""The seller's own watch list, row by row of the file it came from."""
