"""Reminders that were shown, so that none is shown twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from tro_desk.domain.reminder import Reminder
from tro_desk.store.cases import number_of
from tro_desk.store.tables import reminded

Shown = tuple[str, str, datetime, int]
"""Case id, deadline id, its moment (UTC), lead time in minutes."""


class Reminded:
    """The reminders within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def after(self, moment: datetime) -> frozenset[Shown]:
        """What was shown of deadlines that fall after `moment`."""
        rows = self._connection.execute(select(reminded).where(reminded.c.due > moment))
        return frozenset((f"c{row.case_id}", row.deadline, row.due, row.lead) for row in rows)

    def add(self, reminders: Iterable[Reminder], now: datetime) -> None:
        """Note that these were shown at `now`; one that was noted before stays as it is."""
        rows = [
            {
                "case_id": number_of(one.case.id),
                "deadline": one.deadline.id,
                "due": one.deadline.due,
                "lead": one.lead,
                "at": now,
            }
            for one in reminders
        ]
        if rows:
            self._connection.execute(insert(reminded).on_conflict_do_nothing(), rows)
