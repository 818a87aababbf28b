"""What a desk holds of sales, read past the desk's own code."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from tro_desk.desk import Desk

SALES = (
    *("goods", "products", "good_products", "order_lines", "order_lines_again", "movements"),
    *("movements_again", "period_sales", "listings", "listing_versions", "balances", "loads"),
)


def ask(desk: Desk | Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Rows of a query on the desk's file."""
    folder = desk if isinstance(desk, Path) else desk.folder
    with closing(sqlite3.connect(folder / "desk.db")) as database:
        return database.execute(query, values).fetchall()


def contents(desk: Desk | Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the tables of sales."""
    return {name: ask(desk, f"SELECT * FROM {name} ORDER BY 1, 2") for name in SALES}


ORDERS = """
    SELECT s.name, g.report, g.sku, o.order_id, o.occurrence, l.name, coalesce(p.code, ''), f.kind,
        f.status, f.currency, f.channel, f.state, f.country, day, o.at, changed_at, quantity,
        gross, shipping, promo, tax, damaged
    FROM {} o JOIN goods g ON g.id = o.good JOIN stores s ON s.id = g.store_id
        JOIN loads l ON l.id = o.load_id JOIN facets f ON f.id = o.facet
        LEFT JOIN products p ON p.id = o.product
    ORDER BY 1, 2, 3, 4, 5, 6
"""
MOVEMENTS = """
    SELECT s.name, g.report, g.sku, o.digest, o.occurrence, l.name, f.kind, f.status, f.currency,
        f.channel, f.state, f.country, settlement, order_id, description, day, o.at, quantity,
        gross, shipping, promo, tax, selling_fee, fba_fee, other_fee, other, total, damaged
    FROM {} o JOIN goods g ON g.id = o.good JOIN stores s ON s.id = g.store_id
        JOIN loads l ON l.id = o.load_id JOIN facets f ON f.id = o.facet
    ORDER BY 1, 2, 3, 4, 5, 6
"""
LISTINGS = """
    SELECT sku, product_id, title, price, status, l.name FROM listings x JOIN loads l
    ON l.id = x.load_id ORDER BY 1, 2
"""
VERSIONS = """
    SELECT sku, product_id, v.title, v.price, v.status, l.name FROM listing_versions v
    JOIN listings x ON x.id = v.listing_id JOIN loads l ON l.id = v.load_id ORDER BY 1, 2, v.id
"""
JOINED = """
    SELECT g.report, g.sku, p.code FROM good_products b JOIN goods g ON g.id = b.good
    JOIN products p ON p.id = b.product ORDER BY 1, 2, 3
"""


def told(desk: Desk | Path) -> dict[str, list[tuple[Any, ...]]]:
    """What the standing loads tell, without the numbers that a desk gives to things."""
    queries = {
        "orders": ORDERS.format("order_lines"),
        "orders again": ORDERS.format("order_lines_again"),
        "movements": MOVEMENTS.format("movements"),
        "movements again": MOVEMENTS.format("movements_again"),
        "listings": LISTINGS,
        "versions": VERSIONS,
        "joined": JOINED,
        "goods": "SELECT report, sku FROM goods ORDER BY 1, 2",
        "products": "SELECT code FROM products ORDER BY 1",
    }
    return {name: ask(desk, query) for name, query in queries.items()}
