"""Exchange rates, as the seller says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, insert, select

from tro_desk.domain.costs import Rate
from tro_desk.store.removal import set_removed
from tro_desk.store.sales_tables import rates


class Rates:
    """Rates within one transaction; a removed one stays as history."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Rate, ...]:
        """The rates that stand, by currencies and day."""
        rows = self._connection.execute(
            select(rates)
            .where(rates.c.removed_at.is_(None))
            .order_by(rates.c.currency, rates.c.into, rates.c.on, rates.c.id)
        )
        return tuple(
            Rate(row.id, row.currency, row.into, row.on, Decimal(row.rate), row.source, row.at)
            for row in rows
        )

    def add(self, rate: Rate) -> Rate:
        """A new rate; it comes back with its number."""
        made = self._connection.execute(
            insert(rates).values(
                currency=rate.currency,
                into=rate.into,
                on=rate.on,
                rate=str(rate.rate),
                source=rate.source,
                at=rate.at,
            )
        )
        assert made.inserted_primary_key is not None
        return replace(rate, id=made.inserted_primary_key[0])

    def remove(self, number: int, now: datetime) -> bool:
        """Let a rate no longer count; false where none of that number counts."""
        return set_removed(self._connection, rates, number, now)

    def restore(self, number: int) -> bool:
        """Let a removed rate count again; false where none of that number was removed."""
        return set_removed(self._connection, rates, number, None)
