"""What each shop sold in each month, report by report."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, func, select

from tro_desk.store.sales_tables import facets, goods, movements, order_lines

_NOT_SOLD = ("cancelled", "pending")


class MonthSum(NamedTuple):
    """`family` is orders or money; `month` a number (202603); `gross` minor units of `currency`."""

    family: str
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
        """By family, shop, report, currency and month.

        Cancelled and pending orders are left out, and lines that name no currency.
        """
        orders = _by_month(order_lines).where(facets.c.status.not_in(_NOT_SOLD))
        sales = _by_month(movements).where(facets.c.kind == "sale")
        return tuple(
            MonthSum(family, *row)
            for family, query in (("orders", orders), ("money", sales))
            for row in self._connection.execute(query)
        )


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
        .where(facets.c.currency != "")
        .group_by(*key)
        .order_by(*key)
    )
