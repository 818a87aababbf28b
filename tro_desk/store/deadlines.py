"""What the seller says of dates: dates of their own, and marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, true, update

from tro_desk.domain.deadline import CustomDeadline, DeadlineMark
from tro_desk.store.tables import custom_deadlines, deadline_marks


class Deadlines:
    """Custom dates and marks within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # dates of the seller's own

    def customs(self, case: int | None = None) -> Mapping[str, tuple[CustomDeadline, ...]]:
        """Case id -> its own dates that stand, oldest first; of one case (row) or of all."""
        rows = self._connection.execute(
            select(custom_deadlines)
            .where(
                custom_deadlines.c.removed_at.is_(None),
                true() if case is None else custom_deadlines.c.case_id == case,
            )
            .order_by(custom_deadlines.c.id)
        )
        found: dict[str, tuple[CustomDeadline, ...]] = defaultdict(tuple)
        for row in rows:
            made = CustomDeadline(
                row.id, row.title, row.note, row.unit, row.length, row.starts, row.tz
            )
            found[f"c{row.case_id}"] += (made,)
        return found

    def add_custom(self, case: int, wanted: CustomDeadline, now: datetime) -> CustomDeadline:
        """A new date of the seller's own; `wanted.id` is not looked at."""
        made = self._connection.execute(
            insert(custom_deadlines).values(
                case_id=case,
                title=wanted.title,
                note=wanted.note,
                unit=wanted.unit,
                length=wanted.length,
                starts=wanted.starts,
                tz=wanted.tz,
                at=now,
            )
        )
        assert made.inserted_primary_key is not None
        number = made.inserted_primary_key[0]
        return CustomDeadline(
            number,
            wanted.title,
            wanted.note,
            wanted.unit,
            wanted.length,
            wanted.starts,
            wanted.tz,
        )

    def remove_custom(self, case: int, number: int, now: datetime) -> bool:
        """Let a date no longer count; false where the case has none of that number."""
        done = self._connection.execute(
            update(custom_deadlines)
            .where(
                custom_deadlines.c.id == number,
                custom_deadlines.c.case_id == case,
                custom_deadlines.c.removed_at.is_(None),
            )
            .values(removed_at=now)
        )
        return bool(done.rowcount)

    # marks

    def marks(self, case: int | None = None) -> Mapping[str, tuple[DeadlineMark, ...]]:
        """Case id -> the newest mark of each deadline; of one case (row) or of all."""
        newest = (
            select(func.max(deadline_marks.c.id))
            .where(true() if case is None else deadline_marks.c.case_id == case)
            .group_by(deadline_marks.c.case_id, deadline_marks.c.deadline)
        )
        rows = self._connection.execute(
            select(deadline_marks)
            .where(deadline_marks.c.id.in_(newest))
            .order_by(deadline_marks.c.id)
        )
        found: dict[str, tuple[DeadlineMark, ...]] = defaultdict(tuple)
        for row in rows:
            mark = DeadlineMark(
                row.deadline,
                row.state,
                row.due,
                row.tz,
                row.sha256,
                row.page,
                row.note,
                row.at,
            )
            found[f"c{row.case_id}"] += (mark,)
        return found

    def add_mark(self, case: int, mark: DeadlineMark) -> None:
        """Save a mark; earlier ones of the deadline stay as history."""
        self._connection.execute(
            insert(deadline_marks).values(
                case_id=case,
                deadline=mark.deadline,
                state=mark.state,
                due=mark.due,
                tz=mark.tz,
                sha256=mark.evidence,
                page=mark.page,
                note=mark.note,
                at=mark.at,
            )
        )
