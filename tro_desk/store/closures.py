"""Days on which a court was closed, as the seller has learnt it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from tro_desk.domain.deadline import Closure
from tro_desk.store.tables import closures


class Closures:
    """Closures within one transaction; a removed one stays as history."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, court: str | None = None) -> tuple[Closure, ...]:
        """The closures that stand, of one court or of all, by court and day."""
        query = select(closures).where(closures.c.removed_at.is_(None))
        if court is not None:
            query = query.where(closures.c.court == court)
        rows = self._connection.execute(
            query.order_by(closures.c.court, closures.c.on, closures.c.id)
        )
        return tuple(Closure(row.id, row.court, row.on, row.note) for row in rows)

    def add(self, court: str, on: date, note: str, now: datetime) -> Closure:
        """A new closure."""
        made = self._connection.execute(
            insert(closures).values(court=court, on=on, note=note, at=now)
        )
        assert made.inserted_primary_key is not None
        return Closure(made.inserted_primary_key[0], court, on, note)

    def remove(self, number: int, now: datetime) -> bool:
        """Let a closure no longer count; false where there is none of that number."""
        done = self._connection.execute(
            update(closures)
            .where(closures.c.id == number, closures.c.removed_at.is_(None))
            .values(removed_at=now)
        )
        return bool(done.rowcount)
