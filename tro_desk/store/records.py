"""Records of a case: every version is a row, and what it names as evidence stands beside it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Subquery, delete, func, insert, select

from tro_desk.base.errors import DeskError
from tro_desk.domain.records import SINGLE, Body, EvidenceNote, Record, kind_of, papers_of
from tro_desk.store.record_body import packed, unpacked
from tro_desk.store.tables import record_papers, records


class Records:
    """Records within one transaction; the newest row of a number counts.

    Reading raises DeskError `desk_damaged` (folder) where a row does not say what its kind says.
    """

    def __init__(self, connection: Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    def numbers(self, case: int) -> Mapping[str, tuple[int, ...]]:
        """Kind -> numbers of the records that stand, the first made first, without reading them."""
        newest = _newest(case)
        rows = self._connection.execute(
            select(records.c.kind, records.c.number)
            .join(newest, records.c.id == newest.c.id)
            .where(records.c.removed == 0)
            .order_by(records.c.kind, records.c.number)
        )
        found: defaultdict[str, list[int]] = defaultdict(list)
        for row in rows:
            found[row.kind].append(row.number)
        return {kind: tuple(numbers) for kind, numbers in found.items()}

    def counts(self, case: int) -> Mapping[str, int]:
        """Kind -> how many records stand."""
        newest = _newest(case)
        rows = self._connection.execute(
            select(records.c.kind, func.count().label("many"))
            .join(newest, records.c.id == newest.c.id)
            .where(records.c.removed == 0)
            .group_by(records.c.kind)
        )
        return {row.kind: row.many for row in rows}

    def all(self, case: int, kind: str = "", *, removed: bool = False) -> tuple[Record, ...]:
        """The records that stand, or those that were taken away; of one kind or of every."""
        return self._read(case, kind, records.c.removed == int(removed))

    def of_step(self, case: int, step: str, item: str) -> tuple[Record, ...]:
        """The notes of evidence that stand for a step and what it is asked of, by number."""
        # The database leaves out what cannot be meant; what is meant is told by the note itself.
        likely = json.dumps({"step": step}, ensure_ascii=False)[1:-1]
        found = self._read(
            case,
            "evidence",
            records.c.removed == 0,
            records.c.body.contains(likely, autoescape=True),
        )
        return tuple(
            one
            for one in found
            if isinstance(one.body, EvidenceNote) and (one.body.step, one.body.item) == (step, item)
        )

    def _read(self, case: int, kind: str, *which: ColumnElement[bool]) -> tuple[Record, ...]:
        newest = _newest(case, kind)
        rows = self._connection.execute(
            select(records, newest.c.first_at, newest.c.versions)
            .join(newest, records.c.id == newest.c.id)
            .where(*which)
            .order_by(records.c.kind, records.c.number)
        )
        return tuple(
            Record(
                f"c{case}",
                row.kind,
                row.number,
                self._body(row.kind, row.body),
                row.at,
                row.first_at,
                row.versions,
            )
            for row in rows
        )

    def versions(self, case: int, kind: str, number: int) -> tuple[Record, ...]:
        """Every version of a record, oldest first; () where there is none."""
        rows = self._connection.execute(
            select(records)
            .where(
                records.c.case_id == case,
                records.c.kind == kind,
                records.c.number == number,
                records.c.removed == 0,
            )
            .order_by(records.c.id)
        ).all()
        return tuple(
            Record(
                f"c{case}", kind, number, self._body(kind, row.body), row.at, rows[0].at, version
            )
            for version, row in enumerate(rows, 1)
        )

    def save(self, case: int, body: Body, number: int, now: datetime) -> Record:
        """A new record (`number` 0), or the next version of one, whether it stands or not."""
        kind = kind_of(body)
        if not number:
            number = 1 if kind in SINGLE else self._next(case, kind)
        self._add(case, kind, number, body, now, removed=False)
        return self.versions(case, kind, number)[-1]

    def remove(self, case: int, kind: str, number: int, now: datetime) -> bool:
        """Take a record away; false where none of that number stands."""
        found = self.all(case, kind)
        one = next((record for record in found if record.number == number), None)
        if one is not None:
            self._add(case, kind, number, one.body, now, removed=True)
        return one is not None

    def restore(self, case: int, kind: str, number: int) -> bool:
        """Let a record that was taken away stand again, as it was; false where none was."""
        newest = self._connection.execute(
            select(records.c.id, records.c.removed)
            .where(records.c.case_id == case, records.c.kind == kind, records.c.number == number)
            .order_by(records.c.id.desc())
            .limit(1)
        ).one_or_none()
        if newest is None or not newest.removed:
            return False
        self._connection.execute(
            delete(record_papers).where(record_papers.c.record_id == newest.id)
        )
        self._connection.execute(delete(records).where(records.c.id == newest.id))
        return True

    def _add(
        self, case: int, kind: str, number: int, body: Body, now: datetime, *, removed: bool
    ) -> None:
        made = self._connection.execute(
            insert(records).values(
                case_id=case,
                kind=kind,
                number=number,
                body=json.dumps(packed(body), ensure_ascii=False),
                at=now,
                removed=int(removed),
            )
        )
        assert made.inserted_primary_key is not None
        row = made.inserted_primary_key[0]
        named = [{"record_id": row, "sha256": paper} for paper in papers_of(body)]
        if named:
            self._connection.execute(insert(record_papers), named)

    def _next(self, case: int, kind: str) -> int:
        newest = self._connection.scalar(
            select(func.max(records.c.number)).where(
                records.c.case_id == case, records.c.kind == kind
            )
        )
        return (newest or 0) + 1

    def _body(self, kind: str, text: str) -> Body:
        try:
            return unpacked(kind, json.loads(text))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DeskError("desk_damaged", folder=str(self._folder)) from error


def _newest(case: int, kind: str = "") -> Subquery:
    """Of each record: its newest row, when it was made, and how often it was written."""
    query = select(
        func.max(records.c.id).label("id"),
        func.min(records.c.at).label("first_at"),
        (func.count() - func.sum(records.c.removed)).label("versions"),
    ).where(records.c.case_id == case)
    if kind:
        query = query.where(records.c.kind == kind)
    return query.group_by(records.c.kind, records.c.number).subquery()
