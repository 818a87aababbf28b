"""Sums by article and month, kept beside the lines: what a whole shop sold is read in no time.

They are made anew, from the lines, for the articles that a load has touched.
"""

from __future__ import annotations

from sqlalchemy import Connection, Select, Table, delete, func, insert, literal, select

from tro_desk.store.sales_tables import facets, good_months, goods, movements, order_lines

_SHARED = ("kind", "status", "currency", "channel")
_LINES = {"orders": order_lines, "money": movements}


def refresh(connection: Connection, family: str, touched: Select[tuple[int]]) -> None:
    """Make the sums of the articles in `touched` anew; of other families there are none."""
    table = _LINES.get(family)
    if table is None:
        return
    connection.execute(delete(good_months).where(good_months.c.good.in_(touched)))
    names = [column.name for column in good_months.c]
    connection.execute(insert(good_months).from_select(names, _sums(table, touched)))


def of_report(store: int, report: str) -> Select[tuple[int]]:
    """The articles of a kind of report of a shop."""
    return select(goods.c.id).where(goods.c.store_id == store, goods.c.report == report)


def _sums(table: Table, touched: Select[tuple[int]]) -> Select[tuple[int]]:
    month = table.c.day.op("/")(literal(100))
    total = table.c.total if "total" in table.c else literal(0)
    # Alike lines are few once their facets are: these are looked up after the first sum.
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
    shared = [facets.c[name] for name in _SHARED]
    sums = [func.sum(alike.c[name]) for name in ("lines", "units", "gross", "total")]
    return (
        select(alike.c.good, alike.c.month, *shared, *sums)
        .join(facets, facets.c.id == alike.c.facet)
        .group_by(alike.c.good, alike.c.month, *shared)
    )
