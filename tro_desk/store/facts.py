"""What the seller says: rows are added, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from tro_desk.domain.facts import Fact, FoundFact, Status
from tro_desk.domain.fields import FIELDS
from tro_desk.store.notices import found_in
from tro_desk.store.tables import batches, facts, live_facts, notices, undos


def fact_of(row: Row[Any], found: FoundFact | None) -> Fact:
    """A fact from its row."""
    return Fact(
        row.id,
        f"c{row.case_id}",
        row.field,
        row.value,
        Status(row.status),
        row.at,
        found,
        bool(row.edited),
        row.tz,
    )


class Facts:
    """Facts within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, case: int, said: Sequence[Fact], now: datetime) -> tuple[Fact, ...]:
        """Save a batch; the facts come back with their row ids. `said` must not be empty."""
        made = self._connection.execute(insert(batches).values(case_id=case, at=now))
        assert made.inserted_primary_key is not None
        batch = made.inserted_primary_key[0]
        rows = [
            {
                "batch_id": batch,
                "case_id": case,
                "field": fact.field,
                "value": fact.value,
                "status": fact.status.value,
                "single": int(not FIELDS[fact.field].many),
                "candidate_id": fact.found.id if fact.found else None,
                "edited": int(fact.edited),
                "tz": fact.tz,
                "at": now,
            }
            for fact in said
        ]
        numbers = self._connection.scalars(
            insert(facts).returning(facts.c.id, sort_by_parameter_order=True), rows
        )
        return tuple(
            replace(fact, id=number, at=now) for fact, number in zip(said, numbers, strict=True)
        )

    def last_batch(self, case: int) -> int | None:
        """The newest batch of the case that still stands, not all of it on papers in the trash."""
        newest: int | None = self._connection.scalar(
            select(func.max(live_facts.c.batch_id)).where(live_facts.c.case_id == case)
        )
        return newest

    def take_back(self, case: int, batch: int, now: datetime) -> tuple[Fact, ...]:
        """Let a batch no longer stand; what was said before it counts again.

        The facts of the batch, as withdrawn at `now`.
        """
        self._connection.execute(insert(undos).values(batch_id=batch, at=now))
        found = found_in(self._connection, notices.c.case_id == case)
        by_id = {one.id: one for many in found.values() for one in many}
        rows = self._connection.execute(
            select(facts).where(facts.c.batch_id == batch).order_by(facts.c.id)
        )
        return tuple(
            replace(fact_of(row, by_id.get(row.candidate_id)), status=Status.WITHDRAWN, at=now)
            for row in rows
        )
