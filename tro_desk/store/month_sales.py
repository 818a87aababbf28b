"""What each shop sold in each month, report by report."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, func, select

from tro_desk.store.sales_tables import facets, goods, movements, order_lines

_NOT_SOLD = ("cancelled", "pending")


class MonthSum(NamedTuple):
    """`month` is a number (202603); `gross` is in minor units of `currency`."""

    store: int
    report: str
    currency: str
    month: int
    gross: int


class MonthSales:
    """Sums by month within one transaction: they read every line of sales once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[MonthSum, ...]:
        """By shop, report, currency and month; cancelled and pending orders are left out."""
        orders = _by_month(order_lines).where(facets.c.status.not_in(_NOT_SOLD))
        sales = _by_month(movements).where(facets.c.kind == "sale")
        rows = (*self._connection.execute(orders), *self._connection.execute(sales))
        return tuple(MonthSum(*row) for row in rows)


def _by_month(table: Table) -> Select[Any]:
    # Lines are summed by goods, month and facet first: they lie in that order of goods.
    month = (table.c.day // 100).label("month")
    sums = (
        select(table.c.good, table.c.facet, month, func.sum(table.c.gross).label("gross"))
        .where(table.c.day > 0)
        .group_by(table.c.good, month, table.c.facet)
        .subquery()
    )
    key = (goods.c.store_id, goods.c.report, facets.c.currency, sums.c.month)
    return (
        select(*key, func.sum(sums.c.gross))
        .join(goods, goods.c.id == sums.c.good)
        .join(facets, facets.c.id == sums.c.facet)
        .group_by(*key)
        .order_by(*key)
    )
