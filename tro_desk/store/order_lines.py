"""Lines of orders: from an export into the desk, and out of it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, FromClause, literal, select

from tro_desk.store import bulk, month_sums, numbers, versions
from tro_desk.store.numbers import Numbers
from tro_desk.store.sales_tables import (
    facets,
    good_products,
    goods,
    order_lines,
    order_lines_again,
    products,
)
from tro_desk.store.versions import Merged

_STAGED: Final = bulk.staged(order_lines, "load_id")
_GOODS, _PRODUCTS, _FACETS = (numbers.paired(name) for name in ("goods", "products", "facets"))


class OrderLines:
    """See `store.staging.Lines`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._goods, self._products, self._facets = Numbers(), Numbers(), Numbers()

    def start(self) -> None:
        """See `store.staging.Lines`."""
        _STAGED.create(self._connection)

    def stage(self, batch: Sequence[tuple[Any, ...]]) -> None:
        """See `store.staging.Lines`: an `OrderLine` and its occurrence each."""
        goods, products, facets = self._goods, self._products, self._facets
        rows = [
            (
                goods[sku], order, occurrence, products[product],
                facets["", status, currency, channel, state, country], day, at, changed,
                quantity, gross, shipping, promo, tax, damaged,
            )
            for order, sku, product, day, at, changed, status, quantity, currency, gross, shipping,
            promo, tax, channel, state, country, damaged, occurrence in batch
        ]  # fmt: skip
        rows.sort()  # neighbours go to one page
        bulk.insert(self._connection, _STAGED, rows)

    def merge(self, load: int, store: int, report: str, now: datetime) -> Merged:
        """See `store.staging.Lines`."""
        connection, of_shop = self._connection, {"store_id": store, "report": report}
        numbers.settle(connection, _GOODS, goods, ("sku",), self._goods, of_shop)
        numbers.settle(connection, _PRODUCTS, products, ("code",), self._products)
        numbers.settle(connection, _FACETS, facets, numbers.FACET, self._facets)
        _note_products(connection)
        touched = select(_GOODS.c.id)
        month_sums.leave(connection, "orders", touched.where(_GOODS.c.fresh == 0))
        merged = versions.merge(connection, order_lines, order_lines_again, _new(load), rank)
        month_sums.enter(connection, "orders", touched)
        return merged

    def undo(self, load: int) -> None:
        """See `store.staging.Lines`."""
        versions.undo(self._connection, order_lines, order_lines_again, rank, load)


def rank(columns: Any) -> ColumnElement[int]:
    """The platform's own last change of a line."""
    changed: ColumnElement[int] = columns.changed_at
    return changed


def _new(load: int) -> FromClause:
    """The staged lines with the desk's own numbers."""
    own = {
        "good": _GOODS.c.id,
        "product": _PRODUCTS.c.id,
        "facet": _FACETS.c.id,
        "load_id": literal(load),
    }
    return (
        select(*numbers.own_columns(order_lines, _STAGED, own), _GOODS.c.fresh)
        .join_from(_GOODS, _STAGED, _STAGED.c.good == _GOODS.c.local)
        .join(_PRODUCTS, _PRODUCTS.c.local == _STAGED.c.product)
        .join(_FACETS, _FACETS.c.local == _STAGED.c.facet)
        .subquery("new")
    )


def _note_products(connection: Connection) -> None:
    """Which products stand beside which goods."""
    beside = connection.execute(select(_STAGED.c.good, _STAGED.c.product).distinct())
    good = {row.local: row.id for row in connection.execute(select(_GOODS))}
    product = {row.local: row.id for row in connection.execute(select(_PRODUCTS))}
    pairs = {(product[row.product], good[row.good]) for row in beside}
    known = connection.execute(select(good_products.c.product, good_products.c.good))
    fresh = pairs.difference(tuple(row) for row in known)
    rows = sorted(pair for pair in fresh if pair[0] != numbers.NOT_TOLD)
    bulk.insert(connection, good_products, rows)
