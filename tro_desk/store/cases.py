"""Cases as the desk keeps them. What lies in the trash is left out, but where the name says it.

The id of a case is `c<number>`: short, stable, never given twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, insert, select, true

from tro_desk.base.errors import DeskError
from tro_desk.domain.case import Case, Notice
from tro_desk.domain.facts import Fact
from tro_desk.domain.fields import FIELDS
from tro_desk.store.facts import fact_of
from tro_desk.store.notices import found_in, notice_of, signs_in
from tro_desk.store.tables import cases, current_facts, evidence, notices

_ID = re.compile(r"c([1-9]\d{0,17})")
_HERE = cases.c.removed_at.is_(None)  # not in the trash
_ORDER = {name: place for place, name in enumerate(FIELDS)}


def number_of(case_id: str) -> int:
    """The row of a case id. Raises DeskError `unknown_case` (case) for what cannot be one."""
    match = _ID.fullmatch(case_id)
    if match is None:
        raise DeskError("unknown_case", case=case_id)
    return int(match[1])


class Cases:
    """The cases within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, now: datetime) -> str:
        """A new case, empty."""
        made = self._connection.execute(insert(cases).values(created_at=now))
        assert made.inserted_primary_key is not None
        return f"c{made.inserted_primary_key[0]}"

    def require(self, case_id: str) -> int:
        """The row of a case that exists. Raises DeskError `unknown_case` (case)."""
        number = number_of(case_id)
        found = select(cases.c.id).where(cases.c.id == number, _HERE)
        if self._connection.scalar(found) is None:
            raise DeskError("unknown_case", case=case_id)
        return number

    def number(self, case: Case) -> int:
        """The row of a case that was read in this transaction."""
        return number_of(case.id)

    def ids(self) -> tuple[str, ...]:
        """The ids of all cases, newest first."""
        rows = self._connection.scalars(select(cases.c.id).where(_HERE).order_by(cases.c.id.desc()))
        return tuple(f"c{number}" for number in rows)

    def get(self, case_id: str) -> Case:
        """The case as a whole. Raises DeskError `unknown_case` (case)."""
        number = self.require(case_id)
        return self._load(
            cases.c.id == number, notices.c.case_id == number, current_facts.c.case_id == number
        )[0]

    def every(self) -> tuple[int, ...]:
        """The rows of all cases, also of those in the trash."""
        return tuple(self._connection.scalars(select(cases.c.id).order_by(cases.c.id)))

    def known(self, case_id: str) -> int:
        """As `require`, also of a case in the trash."""
        number = number_of(case_id)
        if self._connection.scalar(select(cases.c.id).where(cases.c.id == number)) is None:
            raise DeskError("unknown_case", case=case_id)
        return number

    def in_trash(self, number: int) -> bool:
        """Whether the case of that row lies in the trash."""
        query = select(cases.c.removed_at).where(cases.c.id == number)
        return self._connection.scalar(query) is not None

    def named(self, number: int, *fields: str) -> dict[str, str]:
        """The newest confirmed value of each of these fields, also of a case in the trash."""
        rows = self._connection.execute(
            select(current_facts.c.field, current_facts.c.value)
            .where(
                current_facts.c.case_id == number,
                current_facts.c.status == "confirmed",
                current_facts.c.field.in_(fields),
            )
            .order_by(current_facts.c.id)
        )
        return {row.field: row.value for row in rows}

    def all(self, fields: Collection[str] | None = None) -> tuple[Case, ...]:
        """Every case, newest first.

        With `fields`, for a list of many cases: candidates and facts of these fields alone, and no
        signs.
        """
        if fields is None:
            return self._load(true(), true(), true())
        return self._load(true(), true(), current_facts.c.field.in_(fields), fields)

    def _load(
        self,
        which: ColumnElement[bool],
        papers: ColumnElement[bool],
        said: ColumnElement[bool],
        fields: Collection[str] | None = None,
    ) -> tuple[Case, ...]:
        run = self._connection.execute
        found = found_in(self._connection, papers, fields)
        seen = signs_in(self._connection, papers) if fields is None else {}
        heads = run(
            select(notices, *(c for c in evidence.c if c.name not in notices.c))
            .add_columns(evidence.c.added_at.label("first_added"))
            .join(evidence, evidence.c.sha256 == notices.c.sha256)
            .where(papers, notices.c.removed_at.is_(None))
            .order_by(notices.c.id)
        ).all()
        by_case: dict[int, list[Notice]] = defaultdict(list)
        for row in heads:
            by_case[row.case_id].append(notice_of(row, found.get(row.id, ()), seen.get(row.id, ())))
        by_id = {one.id: one for many in found.values() for one in many}
        facts: dict[int, list[Fact]] = defaultdict(list)
        rows: Sequence[Row[tuple[object, ...]]] = run(select(current_facts).where(said)).all()
        for row in rows:
            facts[row.case_id].append(fact_of(row, by_id.get(row.candidate_id)))
        return tuple(
            Case(
                f"c{row.id}",
                row.created_at,
                tuple(by_case[row.id]),
                tuple(sorted(facts[row.id], key=lambda fact: (_ORDER[fact.field], fact.id))),
            )
            for row in run(select(cases).where(which, _HERE).order_by(cases.c.id.desc()))
        )
