"""What the seller answers to the steps of the guided path."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    cast,
    func,
    insert,
    select,
)

from tro_desk.domain.store import Answer
from tro_desk.store.tables import answers

TAKEN_BACK: Final = "-"
"""In the column of the step: this row takes back the one whose number is its value."""


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
                item=answer.item,
                basis=answer.basis,
                wording=answer.wording,
            )
        )

    def of(self, case: int) -> tuple[Answer, ...]:
        """The answers of a case that stand, oldest first, with those that others replaced."""
        return self._read(_ALL, case)

    def newest(self, case: int, flow: str = "") -> tuple[Answer, ...]:
        """The newest answer of each step of a case, and of each it was asked of, oldest first; of
        one flow or of all.
        """
        # A step is named flow/step: the index of the steps leads to those of one flow.
        ends = {"first": f"{flow}/", "beyond": f"{flow}{_AFTER_SLASH}"}
        return self._read(_NEWEST_OF_FLOW, case, **ends) if flow else self._read(_NEWEST, case)

    def take_back(self, case: int, now: datetime) -> Answer | None:
        """Take the newest answer back, so that the one before it counts; None where none stands."""
        row = self._connection.execute(_LAST, {"of": case}).one_or_none()
        if row is None:
            return None
        taken = _answer(case, row)
        self.add(case, Answer(taken.case, TAKEN_BACK, str(row.id), taken.content_version, now))
        return taken

    def _read(self, query: Select[Any], case: int, **where: str) -> tuple[Answer, ...]:
        rows = self._connection.execute(query, {"of": case, **where})
        return tuple(_answer(case, row) for row in rows)


def _standing() -> ColumnElement[bool]:
    """Answers of the case `of` that were not taken back."""
    rows = answers.alias()
    case: BindParameter[int] = bindparam("of")
    taken = select(cast(rows.c.value, Integer)).where(
        rows.c.case_id == case, rows.c.step == TAKEN_BACK
    )
    return and_(answers.c.case_id == case, answers.c.step != TAKEN_BACK, answers.c.id.not_in(taken))


# Made once: to put a query together takes as long as to ask it, and each step asks for its answers.
_ALL: Final = select(answers).where(_standing()).order_by(answers.c.id)
_LAST: Final = select(answers).where(_standing()).order_by(answers.c.id.desc()).limit(1)
_AFTER_SLASH: Final = chr(ord("/") + 1)


def _newest(*which: ColumnElement[bool]) -> Select[Any]:
    newest = (
        select(func.max(answers.c.id))
        .where(_standing(), *which)
        .group_by(answers.c.step, answers.c.item)
    )
    return select(answers).where(answers.c.id.in_(newest)).order_by(answers.c.id)


_NEWEST: Final = _newest()
_NEWEST_OF_FLOW: Final = _newest(
    answers.c.step >= bindparam("first"), answers.c.step < bindparam("beyond")
)


def _answer(case: int, row: Row[Any]) -> Answer:
    return Answer(
        f"c{case}",
        row.step,
        row.value,
        row.content_version,
        row.at,
        bool(row.stale),
        row.item,
        row.basis,
        row.wording,
    )
