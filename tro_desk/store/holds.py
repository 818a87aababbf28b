"""The duty to preserve the papers of a case: what it rests on, and that it ended."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, func, insert, select, update

from tro_desk.domain.trash import HOLD_FIELDS, HOLD_NOTICES, Hold, HoldBasis, HoldEnd
from tro_desk.store.custody_tables import hold_ends
from tro_desk.store.tables import candidates, facts, notices, records, undos

LETTER: Final = "litigation_hold"


class Holds:
    """Holds within one transaction. What lies in the trash counts: a paper that was thrown away
    ends no duty."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, case: int) -> Hold:
        """The hold of a case (its row), whether it is in the trash or not."""
        basis = self._basis(case)
        row = self._connection.execute(
            select(hold_ends)
            .where(hold_ends.c.case_id == case, hold_ends.c.removed_at.is_(None))
            .order_by(hold_ends.c.id.desc())
            .limit(1)
        ).one_or_none()
        if row is None:
            return Hold(f"c{case}", basis, None, bool(basis))
        over = {(what, value) for what, value in json.loads(row.basis)}
        under = any((one.what, one.value) not in over for one in basis)
        ended = HoldEnd(row.said_by, row.on, row.note, row.at)
        return Hold(f"c{case}", basis, ended, under)

    def end(self, case: int, said_by: str, on: date, note: str, now: datetime) -> None:
        """Note that the duty ended, for every reason there is now."""
        basis = [(one.what, one.value) for one in self._basis(case)]
        self._connection.execute(
            insert(hold_ends).values(
                case_id=case,
                said_by=said_by,
                on=on,
                note=note,
                basis=json.dumps(basis, ensure_ascii=False),
                at=now,
            )
        )

    def resume(self, case: int, now: datetime) -> bool:
        """Take that back; false where nothing was noted."""
        done = self._connection.execute(
            update(hold_ends)
            .where(hold_ends.c.case_id == case, hold_ends.c.removed_at.is_(None))
            .values(removed_at=now)
        )
        return bool(done.rowcount)

    def _basis(self, case: int) -> tuple[HoldBasis, ...]:
        run = self._connection.execute
        taken_back = select(undos.c.batch_id)
        newest = (
            select(func.max(facts.c.id))
            .where(facts.c.case_id == case, facts.c.field.in_(HOLD_FIELDS))
            .where(facts.c.batch_id.not_in(taken_back))
            .group_by(facts.c.field, facts.c.value)
        )
        said = {
            (row.field, row.value): row.status
            for row in run(select(facts).where(facts.c.id.in_(newest)))
        }
        found = run(
            select(candidates.c.field, candidates.c.value)
            .join(notices, notices.c.id == candidates.c.notice_id)
            .where(notices.c.case_id == case, candidates.c.field.in_(HOLD_FIELDS))
            .distinct()
        )
        every = {*said, *((row.field, row.value) for row in found)}
        told = [
            HoldBasis(field, value, said.get((field, value)) == "confirmed")
            for field, value in every
            if said.get((field, value)) not in ("rejected", "withdrawn")
        ]
        told.sort(key=lambda one: (HOLD_FIELDS.index(one.what), not one.confirmed, one.value))
        types = self._connection.scalars(
            select(notices.c.notice_type)
            .where(notices.c.case_id == case, notices.c.notice_type.in_(HOLD_NOTICES))
            .distinct()
            .order_by(notices.c.notice_type)
        )
        told += [HoldBasis("notice", name, confirmed=False) for name in types]
        if self._has_letter(case):
            told.append(HoldBasis("letter", LETTER, confirmed=True))
        return tuple(told)

    def _has_letter(self, case: int) -> bool:
        bodies: Sequence[str] = self._connection.scalars(
            select(records.c.body).where(records.c.case_id == case, records.c.kind == "letter")
        ).all()
        return any(LETTER in body and json.loads(body).get("letter") == LETTER for body in bodies)
