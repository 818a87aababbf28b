"""Sums of a whole shop by month, kept beside the lines: a year of sales is read in no time.

Before a load merges, the lines of the articles that it touches leave the sums; afterwards they
enter them again, as they stand then. Both are part of the load's transaction.
"""

from __future__ import annotations

from sqlalchemy import Connection, Select, Table, delete, func, literal, select
from sqlalchemy.dialects import sqlite

from tro_desk.store.sales_tables import facets, goods, movements, order_lines, shop_months

_KEY = [column.name for column in shop_months.primary_key]
_SUMS = ("lines", "units", "gross", "total")
_LINES = {"orders": order_lines, "money": movements}


def leave(connection: Connection, family: str, touched: Select[tuple[int]]) -> None:
    """Take the lines of articles out of the sums; of other families there are none."""
    _apply(connection, family, touched, -1)


def enter(connection: Connection, family: str, touched: Select[tuple[int]]) -> None:
    """Add the lines of articles to the sums."""
    _apply(connection, family, touched, 1)
    connection.execute(delete(shop_months).where(shop_months.c.lines == 0))


def of_report(store: int, report: str) -> Select[tuple[int]]:
    """The articles of a kind of report of a shop."""
    return select(goods.c.id).where(goods.c.store_id == store, goods.c.report == report)


def _apply(connection: Connection, family: str, touched: Select[tuple[int]], sign: int) -> None:
    table = _LINES.get(family)
    if table is None:
        return
    names = [*_KEY, *_SUMS]
    # Without a condition SQLite would take the words ON CONFLICT for those of a join.
    added = sqlite.insert(shop_months).from_select(names, _sums(table, touched, sign))
    known = {name: shop_months.c[name] + added.excluded[name] for name in _SUMS}
    connection.execute(added.on_conflict_do_update(index_elements=_KEY, set_=known))


def _sums(table: Table, touched: Select[tuple[int]], sign: int) -> Select[tuple[int]]:
    month = table.c.day // 100
    total = table.c.total if "total" in table.c else literal(0)
    # Lines lie by article: they are added up as they come, and looked up only then.
    alike = (
        select(
            table.c.good,
            month.label("month"),
            table.c.facet,
            func.count().label("lines"),
            func.sum(table.c.quantity).label("units"),
            func.sum(table.c.gross).label("gross"),
            func.sum(total).label("total"),
        )
        .where(table.c.good.in_(touched))
        .group_by(table.c.good, month, table.c.facet)
        .subquery()
    )
    columns = {
        "store_id": goods.c.store_id,
        "report": goods.c.report,
        "month": alike.c.month,
        **{name: facets.c[name] for name in ("kind", "status", "currency", "channel")},
    }
    key = [columns[name] for name in _KEY]
    return (
        select(*key, *(func.sum(alike.c[name]) * sign for name in _SUMS))
        .select_from(alike)
        .join(goods, goods.c.id == alike.c.good)
        .join(facets, facets.c.id == alike.c.facet)
        .where(literal(1) == 1)
        .group_by(*key)
    )
