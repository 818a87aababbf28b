"""What the seller answers to the steps of the guided path."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from tro_desk.domain.store import Answer
from tro_desk.store.tables import answers


class Answers:
    """Answers within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, case: int, answer: Answer) -> None:
        """Save an answer; earlier ones of the step stay as history."""
        self._connection.execute(
            insert(answers).values(
                case_id=case,
                step=answer.step,
                value=answer.value,
                content_version=answer.content_version,
                at=answer.at,
                stale=int(answer.stale),
            )
        )

    def of(self, case: int) -> tuple[Answer, ...]:
        """The answers of a case, oldest first."""
        rows = self._connection.execute(
            select(answers).where(answers.c.case_id == case).order_by(answers.c.id)
        )
        return tuple(
            Answer(f"c{case}", row.step, row.value, row.content_version, row.at, bool(row.stale))
            for row in rows
        )
