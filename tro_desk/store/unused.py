"""Goods and products that no line names any more, once a load was taken back."""

from __future__ import annotations

from sqlalchemy import Connection, delete, exists, not_, select

from tro_desk.store.sales_tables import good_products, goods, movements, order_lines, products


def forget_unused(connection: Connection, store: int, report: str) -> None:
    """Remove what only a load that was taken back told of goods: it must join nothing.

    Facets stay: they tell nothing of any goods.
    """
    own = select(goods.c.id).where(goods.c.store_id == store, goods.c.report == report)
    beside = exists(order_lines.c.good).where(
        order_lines.c.good == good_products.c.good, order_lines.c.product == good_products.c.product
    )
    connection.execute(delete(good_products).where(good_products.c.good.in_(own), not_(beside)))
    ordered = exists(order_lines.c.good).where(order_lines.c.good == goods.c.id)
    moved = exists(movements.c.good).where(movements.c.good == goods.c.id)
    connection.execute(delete(goods).where(goods.c.id.in_(own), not_(ordered), not_(moved)))
    named = exists(good_products.c.good).where(good_products.c.product == products.c.id)
    connection.execute(delete(products).where(not_(named)))
