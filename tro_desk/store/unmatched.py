"""SKUs that were sold and for which neither a listing nor an order names a product number."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select, tuple_, union

from tro_desk.domain.goods import Sold, UnmatchedSku
from tro_desk.domain.money import Money
from tro_desk.store.sales_tables import (
    facets,
    good_products,
    goods,
    listings,
    movements,
    order_lines,
)

_NOT_SOLD = ("cancelled", "pending")


class Unmatched:
    """Such SKUs within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, store: int | None = None) -> tuple[UnmatchedSku, ...]:
        """The SKUs of one shop or of all, by shop and SKU, with what each report says was sold.

        Cancelled and pending orders are left out. No line of a SKU that is matched is read.
        """
        listed = select(listings.c.store_id, listings.c.sku).where(listings.c.product_id != "")
        ordered = select(goods.c.store_id, goods.c.sku).join(
            good_products, good_products.c.good == goods.c.id
        )
        matched = union(listed, ordered).subquery()
        left = select(goods.c.id).where(
            goods.c.sku != "",
            tuple_(goods.c.store_id, goods.c.sku).not_in(select(matched.c.store_id, matched.c.sku)),
        )
        if store is not None:
            left = left.where(goods.c.store_id == store)
        orders = _sums(order_lines, left).where(facets.c.status.not_in(_NOT_SOLD))
        sales = _sums(movements, left).where(facets.c.kind == "sale")
        found: dict[tuple[int, str], list[Sold]] = defaultdict(list)
        for query in (orders, sales):
            for row in self._connection.execute(query):
                money = Money(row.currency, row.gross)
                found[row.store_id, row.sku].append(Sold(row.report, row.quantity, money))
        return tuple(UnmatchedSku(*key, tuple(sold)) for key, sold in sorted(found.items()))


def _sums(table: Table, left: Select[tuple[int]]) -> Select[Any]:
    """Units and gross of some goods, by report and currency."""
    return (
        select(
            goods.c.store_id,
            goods.c.sku,
            goods.c.report,
            facets.c.currency,
            func.sum(table.c.quantity).label("quantity"),
            func.sum(table.c.gross).label("gross"),
        )
        .join(goods, goods.c.id == table.c.good)
        .join(facets, facets.c.id == table.c.facet)
        .where(table.c.good.in_(left))
        .group_by(goods.c.store_id, goods.c.sku, goods.c.report, facets.c.currency)
        .order_by(goods.c.store_id, goods.c.sku, goods.c.report, facets.c.currency)
    )
