"""What goods cost, as the seller says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from tro_desk.domain.costs import Cost
from tro_desk.domain.money import Money
from tro_desk.store.removal import set_removed
from tro_desk.store.sales_tables import costs


class Costs:
    """Costs within one transaction; a removed one stays as history."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, store: int | None = None) -> tuple[Cost, ...]:
        """The costs that stand, of one shop or of all, by shop, product and day."""
        query = select(costs).where(costs.c.removed_at.is_(None))
        if store is not None:
            query = query.where(costs.c.store_id == store)
        order = (costs.c.store_id, costs.c.product_id, costs.c.sku, costs.c.from_day, costs.c.id)
        return tuple(_cost(row) for row in self._connection.execute(query.order_by(*order)))

    def add(self, cost: Cost) -> Cost:
        """A new cost; it comes back with its number."""
        made = self._connection.execute(
            insert(costs).values(
                store_id=cost.store,
                product_id=cost.product_id,
                sku=cost.sku,
                supplier=cost.supplier,
                from_day=cost.from_day,
                unit_minor=cost.unit.minor,
                currency=cost.unit.currency,
                quantity=cost.quantity,
                sha256=cost.evidence,
                note=cost.note,
                at=cost.at,
            )
        )
        assert made.inserted_primary_key is not None
        return replace(cost, id=made.inserted_primary_key[0])

    def remove(self, number: int, now: datetime) -> bool:
        """Let a cost no longer count; false where none of that number counts."""
        return set_removed(self._connection, costs, number, now)

    def restore(self, number: int) -> bool:
        """Let a removed cost count again; false where none of that number was removed."""
        return set_removed(self._connection, costs, number, None)


def _cost(row: Row[Any]) -> Cost:
    return Cost(
        row.id,
        row.store_id,
        row.product_id,
        row.sku,
        row.supplier,
        row.from_day,
        Money(row.currency, row.unit_minor),
        row.quantity,
        row.sha256,
        row.note,
        row.at,
    )
