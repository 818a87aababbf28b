"""The lines of a load in the trash: kept aside as they stood, and put back among the others.

Of each line it is the greatest rank and then the newest load that counts (`store.versions`), and a
load keeps its number: so the desk is afterwards as if it had never been taken out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from tro_desk.store import bulk, month_sums, movements, order_lines, versions
from tro_desk.store import sales_tables as tab
from tro_desk.store.custody_tables import kept_lines

_BATCH: Final = 2_000
_DATES: Final = frozenset({"on"})
_MOMENTS: Final = frozenset({"at", "removed_at"})
_RANKED: Final = {
    "orders": (tab.order_lines, tab.order_lines_again, order_lines.rank),
    "money": (tab.movements, tab.movements_again, movements.rank),
}


def keep(connection: Connection, load: int, family: str) -> None:
    """Put the lines of a load aside, before it is taken back."""
    for table in _tables(family):
        _keep(connection, load, table.name, table, select(table).where(table.c.load_id == load))
    if family in _RANKED:
        table, again, _rank = _RANKED[family]
        for name, things in (("goods", tab.goods), ("products", tab.products)):
            column = {"goods": "good", "products": "product"}[name]
            if column not in table.c:
                continue
            told = [select(one.c[column]).where(one.c.load_id == load) for one in (table, again)]
            own = select(things).where(things.c.id.in_(told[0].union(told[1])))
            _keep(connection, load, name, things, own)
    if family == "listings":
        history = tab.listing_versions.c
        ours = select(history.listing_id).where(history.load_id == load)
        heads = select(tab.listings).where(tab.listings.c.id.in_(ours))
        _keep(connection, load, "listings", tab.listings, heads)


def bring_back(connection: Connection, load: int, family: str, store: int, report: str) -> None:
    """Put the lines back that `keep` put aside; they are kept no longer."""
    if family in _RANKED:
        touched = month_sums.of_report(store, report)
        month_sums.leave(connection, family, touched)
        _bring_lines(connection, load, family, store, report)
        month_sums.enter(connection, family, touched)
    elif family == "listings":
        _bring_listings(connection, load)
    else:
        for table in _tables(family):
            _insert(connection, table, _kept(connection, load, table.name, table))
    forget(connection, load)


def behind(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Number new rows of a table, whose order is that of their numbers, behind those that lie aside
    too: SQLite would give the number of a row that can come back to another one. Where none lies
    aside it numbers them itself."""
    chunks = connection.scalars(select(kept_lines.c.lines).where(kept_lines.c.part == table.name))
    aside = max((row[0] for chunk in chunks for row in json.loads(chunk)), default=0)
    if aside:
        first = max(aside, connection.scalar(select(func.max(table.c.id))) or 0) + 1
        for number, row in enumerate(rows, first):
            row["id"] = number


def forget(connection: Connection, load: int) -> None:
    """Keep the lines of a load no longer."""
    connection.execute(delete(kept_lines).where(kept_lines.c.holder == _holder(load)))


def _tables(family: str) -> tuple[Table, ...]:
    return {
        "orders": (tab.order_lines, tab.order_lines_again),
        "money": (tab.movements, tab.movements_again),
        "periods": (tab.period_sales,),
        "listings": (tab.listing_versions,),
        "balances": (tab.balances,),
    }[family]


def _holder(load: int) -> str:
    return f"load/{load}"


def _keep(connection: Connection, load: int, part: str, table: Table, query: Any) -> None:
    rows = connection.execute(query)
    while found := rows.fetchmany(_BATCH):
        plain = [[_plain(value) for value in row] for row in found]
        text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        row = {"holder": _holder(load), "part": part, "lines": text}
        connection.execute(insert(kept_lines), row)


def _kept(connection: Connection, load: int, part: str, table: Table) -> Iterator[list[Any]]:
    """The kept rows of a table, their values in the order of its columns."""
    names = [column.name for column in table.c]
    chunks = connection.scalars(
        select(kept_lines.c.lines)
        .where(kept_lines.c.holder == _holder(load), kept_lines.c.part == part)
        .order_by(kept_lines.c.id)
    ).all()
    for chunk in chunks:
        for row in json.loads(chunk):
            yield [_value(name, value) for name, value in zip(names, row, strict=True)]


def _insert(connection: Connection, table: Table, rows: Iterator[list[Any]]) -> None:
    names = [column.name for column in table.c]
    made = [dict(zip(names, row, strict=True)) for row in rows]
    free = _free(connection, table, [one["id"] for one in made]) if "id" in names else None
    whole = [one for one in made if free is None or one["id"] in free]
    if whole:
        connection.execute(insert(table), whole)
    for one in made:
        if free is not None and one["id"] not in free:
            del one["id"]  # an earlier version gave it to another row meanwhile
            connection.execute(insert(table), one)


def _bring_lines(connection: Connection, load: int, family: str, store: int, report: str) -> None:
    table, again, rank = _RANKED[family]
    goods = _numbers(
        connection,
        tab.goods,
        {(row[0], row[3]) for row in _kept(connection, load, "goods", tab.goods)},
        {"store_id": store, "report": report},
        "sku",
    )
    products = {0: 0} | _numbers(
        connection,
        tab.products,
        {(row[0], row[1]) for row in _kept(connection, load, "products", tab.products)},
        {},
        "code",
    )
    good_at = [column.name for column in again.c].index("good")
    pairs: set[tuple[int, int]] = set()
    for source in (table, again):
        names = [column.name for column in source.c]
        order = [names.index(column.name) for column in again.c]
        at = names.index("product") if "product" in names else None
        rows = []
        for row in _kept(connection, load, source.name, source):
            if at is not None:
                row[at] = products[row[at]]
            line = [row[place] for place in order]
            line[good_at] = goods[line[good_at]]
            rows.append(tuple(line))
            if at is not None and row[at]:
                pairs.add((row[at], line[good_at]))
        bulk.insert(connection, again, rows)
    known = {
        (row.product, row.good)
        for row in connection.execute(select(tab.good_products))
        if (row.product, row.good) in pairs
    }
    bulk.insert(connection, tab.good_products, sorted(pairs - known))
    versions.bring_back(connection, table, again, rank, load)


def _numbers(
    connection: Connection,
    table: Table,
    things: set[tuple[int, str]],
    fixed: dict[str, Any],
    column: str,
) -> dict[int, int]:
    """The numbers that things had -> those they have now; one that is gone gets its own again."""
    query = select(table.c.id, table.c[column])
    query = query.where(*(table.c[name] == value for name, value in fixed.items()))
    known = {row[1]: row[0] for row in connection.execute(query)}
    free = _free(connection, table, [number for number, _name in things])
    found: dict[int, int] = {}
    for number, name in sorted(things):
        if name not in known:
            row = {**fixed, column: name} | ({"id": number} if number in free else {})
            made = connection.execute(insert(table).values(**row))
            assert made.inserted_primary_key is not None
            known[name] = made.inserted_primary_key[0]
        found[number] = known[name]
    return found


def _free(connection: Connection, table: Table, numbers: Sequence[int]) -> set[int]:
    taken = set(connection.scalars(select(table.c.id)))
    return set(numbers) - taken


def _bring_listings(connection: Connection, load: int) -> None:
    listings, history = tab.listings, tab.listing_versions
    names = [column.name for column in listings.c]
    own: dict[int, int] = {}
    channels: dict[int, str] = {}
    for row in _kept(connection, load, "listings", listings):
        told = dict(zip(names, row, strict=True))
        key = [listings.c[name] == told[name] for name in ("store_id", "sku", "product_id")]
        number = connection.scalar(select(listings.c.id).where(*key))
        if number is None:
            if not _free(connection, listings, [told["id"]]):
                told.pop("id")
            told["load_id"] = load
            made = connection.execute(insert(listings).values(**told))
            assert made.inserted_primary_key is not None
            number = made.inserted_primary_key[0]
        own[row[0]] = number
        channels[number] = told["channel"]
    place = [column.name for column in history.c].index("listing_id")

    def of_ours() -> Iterator[list[Any]]:
        for row in _kept(connection, load, history.name, history):
            row[place] = own[row[place]]
            yield row

    _insert(connection, history, of_ours())
    newest = (
        select(func.max(history.c.id))
        .where(history.c.listing_id.in_(own.values()))
        .group_by(history.c.listing_id)
    )
    heads = [
        {"number": row.listing_id, "channel": channels[row.listing_id], **_said(row)}
        for row in connection.execute(select(history).where(history.c.id.in_(newest)))
        if row.load_id == load
    ]
    if heads:
        connection.execute(
            update(listings)
            .where(listings.c.id == bindparam("number"))
            .values({name: bindparam(name) for name in ("channel", *_HEAD)}),
            heads,
        )


_HEAD: Final = ("title", "price", "status", "load_id", "at")


def _said(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _HEAD}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _value(name: str, value: Any) -> Any:
    if isinstance(value, str) and name in _MOMENTS:
        return datetime.fromisoformat(value)
    if isinstance(value, str) and name in _DATES:
        return date.fromisoformat(value)
    return value
