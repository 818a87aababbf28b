"""Rows that can be taken away and brought back, and are never deleted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Table, update


def set_removed(connection: Connection, table: Table, number: int, at: datetime | None) -> bool:
    """Note that a row was removed at `at`, or (None) that it counts again.

    False where there is no such row, or where it is so already.
    """
    removed = table.c.removed_at
    before = removed.is_(None) if at is not None else removed.is_not(None)
    done = connection.execute(
        update(table).where(table.c.id == number, before).values(removed_at=at)
    )
    return bool(done.rowcount)
