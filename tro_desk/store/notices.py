"""Papers of a case: evidence, text of the pages, what was found in them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, astuple
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from tro_desk.base.errors import DeskError
from tro_desk.domain.case import Notice
from tro_desk.domain.evidence import Evidence, Layout, Line, Page
from tro_desk.domain.facts import Candidate, FoundFact
from tro_desk.domain.reading import Reading
from tro_desk.domain.sign import Outcome, Sign
from tro_desk.store.tables import candidates, cases, evidence, notices, pages, signs

_FEW: Final = 500
"""So many originals are asked for by their names; of more all are read."""


class Notices:
    """Evidence and notices within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def evidence(self, sha256: str) -> Evidence | None:
        """What is known of an original, or None."""
        row = self._connection.execute(
            select(evidence).where(evidence.c.sha256 == sha256)
        ).one_or_none()
        return None if row is None else _evidence_of(row, row.added_at)

    def require(self, sha256: str) -> Evidence:
        """Like `evidence`. Raises DeskError `unknown_evidence` (sha256)."""
        known = self.evidence(sha256)
        if known is None:
            raise DeskError("unknown_evidence", sha256=sha256)
        return known

    def evidence_of(self, papers: Collection[str]) -> tuple[Evidence, ...]:
        """What is known of originals, the one kept first in front."""
        query = select(evidence).order_by(evidence.c.added_at, evidence.c.sha256)
        if len(papers) <= _FEW:
            query = query.where(evidence.c.sha256.in_(papers))
        rows = self._connection.execute(query)
        return tuple(_evidence_of(row, row.added_at) for row in rows if row.sha256 in papers)

    def originals(self) -> list[tuple[str, str]]:
        """Hash and kind of every original."""
        rows = self._connection.execute(select(evidence.c.sha256, evidence.c.kind))
        return [(row.sha256, row.kind) for row in rows]

    def cases_with(self, sha256: str) -> tuple[str, ...]:
        """The ids of the cases that hold this original, oldest first; none in the trash."""
        rows = self._connection.scalars(
            select(notices.c.case_id)
            .join(cases, cases.c.id == notices.c.case_id)
            .where(notices.c.sha256 == sha256)
            .where(notices.c.removed_at.is_(None), cases.c.removed_at.is_(None))
            .order_by(notices.c.id)
        )
        return tuple(f"c{number}" for number in rows)

    def add_evidence(self, reading: Reading, now: datetime) -> Evidence:
        """A row for the original and one for each page of its text."""
        file = reading.file
        made = Evidence(
            file.sha256, file.name, file.size, file.kind, len(reading.document.pages), now
        )
        self._connection.execute(
            insert(evidence).values(
                sha256=made.sha256,
                name=made.name,
                size=made.size,
                kind=made.kind,
                pages=made.pages,
                added_at=now,
            )
        )
        self._add_pages(reading)
        return made

    def learn(self, reading: Reading) -> Evidence:
        """Kind and pages of an original that is there and could not be read before."""
        file = reading.file
        self._connection.execute(
            update(evidence)
            .where(evidence.c.sha256 == file.sha256)
            .values(kind=file.kind, pages=len(reading.document.pages))
        )
        self._add_pages(reading)
        return self.require(file.sha256)

    def _add_pages(self, reading: Reading) -> None:
        rows = [
            {
                "sha256": reading.file.sha256,
                "number": page.number,
                "part": page.part,
                "text": page.text,
                "layout": _packed(page.layout),
            }
            for page in reading.document.pages
        ]
        if rows:
            self._connection.execute(insert(pages), rows)

    def add(self, case: int, reading: Reading, now: datetime) -> None:
        """A notice of `case`, with its candidates, over evidence that is there."""
        made = self._connection.execute(
            insert(notices).values(
                case_id=case,
                sha256=reading.file.sha256,
                notice_type=reading.notice_type,
                method=reading.document.method,
                warnings=json.dumps(reading.document.warnings),
                reasons=json.dumps(reading.reasons),
                fingerprint=reading.fingerprint,
                added_at=now,
            )
        )
        assert made.inserted_primary_key is not None
        notice = made.inserted_primary_key[0]
        rows = [
            {
                "notice_id": notice,
                "field": found.field,
                "value": found.value,
                "raw": found.raw,
                "page": found.page,
                "start": found.start,
                "end": found.end,
                "score": found.score,
                "by": found.by,
                "tz": found.tz,
            }
            for found in reading.candidates
        ]
        if rows:
            self._connection.execute(insert(candidates), rows)
        seen = [
            {
                "notice_id": notice,
                "number": number,
                "check": sign.check,
                "outcome": sign.outcome.value,
                "detail": json.dumps({"reason": sign.reason, "params": sign.params}),
            }
            for number, sign in enumerate(reading.signs, 1)
        ]
        if seen:
            self._connection.execute(insert(signs), seen)

    def number(self, case: int, sha256: str) -> int | None:
        """The row of a paper as a notice of a case, also in the trash; None where it is none."""
        found = select(notices.c.id).where(notices.c.case_id == case, notices.c.sha256 == sha256)
        return self._connection.scalar(found)

    def paper(self, number: int) -> str:
        """The SHA-256 of a notice by its row, also in the trash."""
        found: str = self._connection.scalars(
            select(notices.c.sha256).where(notices.c.id == number)
        ).one()
        return found

    def mark(self, case: int, sha256: str, place: Candidate) -> int:
        """Add a candidate to the notice of a paper that is there; the row id, also of an equal one
        that was added before.
        """
        notice = self._connection.scalars(
            select(notices.c.id).where(notices.c.case_id == case, notices.c.sha256 == sha256)
        ).one()
        row = asdict(place) | {"notice_id": notice}
        same = [candidates.c[name] == value for name, value in row.items() if value is not None]
        known = self._connection.scalar(select(candidates.c.id).where(*same).limit(1))
        if known is not None:
            return int(known)
        made = self._connection.execute(insert(candidates).values(**row))
        assert made.inserted_primary_key is not None
        return int(made.inserted_primary_key[0])

    def pages(self, sha256: str) -> tuple[Page, ...]:
        """The text of an original's pages. Raises DeskError `unknown_evidence` (sha256)."""
        self.require(sha256)
        rows = self._connection.execute(
            select(pages).where(pages.c.sha256 == sha256).order_by(pages.c.number)
        )
        return tuple(Page(row.number, row.text, row.part, _layout(row.layout)) for row in rows)

    def page(self, sha256: str, number: int) -> Page | None:
        """One page of an original; None where it has no such page."""
        row = self._connection.execute(
            select(pages).where(pages.c.sha256 == sha256, pages.c.number == number)
        ).one_or_none()
        if row is None:
            return None
        return Page(row.number, row.text, row.part, _layout(row.layout))

    def texts(self, case: int) -> tuple[str, ...]:
        """The text of every page of a case's papers."""
        rows = self._connection.scalars(
            select(pages.c.text)
            .join(notices, notices.c.sha256 == pages.c.sha256)
            .where(notices.c.case_id == case, notices.c.removed_at.is_(None))
            .order_by(notices.c.id, pages.c.number)
        )
        return tuple(rows)


def found_in(
    connection: Connection, papers: ColumnElement[bool], fields: Collection[str] | None = None
) -> Mapping[int, Sequence[FoundFact]]:
    """What was found in the notices that `papers` chooses, by notice, in the reader's order.

    With `fields` only what was found of these.
    """
    query = (
        select(candidates, notices.c.sha256)
        .join(notices, notices.c.id == candidates.c.notice_id)
        .where(papers, notices.c.removed_at.is_(None))
        .order_by(candidates.c.id)
    )
    if fields is not None:
        query = query.where(candidates.c.field.in_(fields))
    rows = connection.execute(query)
    found: dict[int, list[FoundFact]] = defaultdict(list)
    for row in rows:
        candidate = Candidate(
            row.field,
            row.value,
            row.raw,
            row.page,
            row.start,
            row.end,
            row.score,
            row.by,
            row.tz,
        )
        found[row.notice_id].append(FoundFact(row.id, row.sha256, candidate))
    return found


def signs_in(connection: Connection, papers: ColumnElement[bool]) -> Mapping[int, Sequence[Sign]]:
    """The signs of the notices that `papers` chooses, by notice, in the order they were made."""
    rows = connection.execute(
        select(signs)
        .join(notices, notices.c.id == signs.c.notice_id)
        .where(papers, notices.c.removed_at.is_(None))
        .order_by(signs.c.notice_id, signs.c.number)
    )
    made: dict[int, list[Sign]] = defaultdict(list)
    for row in rows:
        detail = json.loads(row.detail)
        params = tuple((name, value) for name, value in detail["params"])
        made[row.notice_id].append(Sign(row.check, Outcome(row.outcome), detail["reason"], params))
    return made


def notice_of(row: Row[Any], found: Sequence[FoundFact], signs: Sequence[Sign]) -> Notice:
    """A notice from its row joined with its evidence (whose moment is `first_added`)."""
    return Notice(
        row.id,
        _evidence_of(row, row.first_added),
        row.notice_type,
        row.method,
        tuple(found),
        tuple(json.loads(row.warnings)),
        tuple(json.loads(row.reasons)),
        tuple(signs),
        row.fingerprint,
    )


def _evidence_of(row: Row[Any], added_at: datetime) -> Evidence:
    return Evidence(row.sha256, row.name, row.size, row.kind, row.pages, added_at)


def _packed(layout: Layout | None) -> str:
    if layout is None:
        return ""
    lines = [astuple(line) for line in layout.lines]
    return json.dumps([layout.turn, lines], separators=(",", ":"))


def _layout(text: str) -> Layout | None:
    if not text:
        return None
    turn, lines = json.loads(text)
    return Layout(turn, tuple(Line(*line) for line in lines))
