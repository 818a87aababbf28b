"""Sums of a period: from an export into the desk, and out of it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete

from tro_desk.store import bulk
from tro_desk.store.sales_tables import period_sales
from tro_desk.store.versions import Merged


class PeriodLines:
    """See `store.staging.Lines`. The sums of each load stand by themselves: they meet no other."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lines: list[tuple[Any, ...]] = []

    def start(self) -> None:
        """See `store.staging.Lines`."""

    def stage(self, batch: Sequence[tuple[Any, ...]]) -> None:
        """See `store.staging.Lines`: a `PeriodLine` and its occurrence each."""
        self._lines += batch

    def merge(self, load: int, store: int, report: str, now: datetime) -> Merged:
        """See `store.staging.Lines`."""
        rows = [(load, number, *line[:-1]) for number, line in enumerate(self._lines, 1)]
        bulk.insert(self._connection, period_sales, rows)
        return Merged(loaded=len(rows), known=0, changed=0)

    def undo(self, load: int) -> None:
        """See `store.staging.Lines`."""
        self._connection.execute(delete(period_sales).where(period_sales.c.load_id == load))
