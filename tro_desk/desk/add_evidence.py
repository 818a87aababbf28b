"""A file, a picture from the clipboard or a typed note becomes evidence of a case."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError, ReadError
from tro_desk.base.jobs import Job
from tro_desk.desk.keep_evidence import LARGEST, keep, look
from tro_desk.desk.records import checked, save_in
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.reading import InMemory
from tro_desk.domain.records import EvidenceNote, KeptEvidence, Record, papers_of

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit


def add_evidence(
    storage: Storage,
    now: datetime,
    case_id: str,
    source: Path | InMemory,
    said: EvidenceNote,
    job: Job,
) -> Record:
    """Keep a file and where it comes from, in one change; `said.sha256` is filled in.

    The same file for the same step and item is the next version of its note. Raises as
    `keep_evidence` and `save_record`; then nothing was kept.
    """
    with storage.reading() as unit:
        unit.cases.require(case_id)
    reading = look(storage, source, job)
    body = checked(replace(said, sha256=reading.file.sha256), now)
    assert isinstance(body, EvidenceNote)
    with storage.writing() as unit:
        case = unit.cases.require(case_id)
        keep(unit, now, source, reading, None if holds(unit, case_id, body.sha256) else case)
        same = (
            one.number
            for one in unit.records.all(case, "evidence")
            if isinstance(one.body, EvidenceNote)
            and (one.body.sha256, one.body.step, one.body.item)
            == (body.sha256, body.step, body.item)
        )
        return save_in(unit, now, case_id, body, next(same, 0))


def add_evidence_bytes(
    storage: Storage,
    now: datetime,
    case_id: str,
    made: tuple[bytes, str],
    said: EvidenceNote,
    job: Job,
) -> Record:
    """As `add_evidence`, for what is no file yet: its bytes and the name it shall have.

    Raises also DeskError `bad_value` (field, value) for a name that is none, ReadError `empty`.
    """
    data, name = made
    if not name or PurePath(name).name != name or name in (".", "..") or "\\" in name:
        raise DeskError("bad_value", field="name", value=name)
    if not data:
        raise ReadError("empty", name=name)
    if len(data) > LARGEST:
        raise ReadError("too_large", name=name)
    return add_evidence(storage, now, case_id, InMemory(name, data), said, job)


def holds(unit: Unit, case_id: str, sha256: str) -> bool:
    """Whether an original belongs to a case: as a notice, or because a record names it."""
    if case_id in unit.notices.cases_with(sha256):
        return True
    records = unit.records.all(unit.cases.require(case_id))
    return any(sha256 in papers_of(one.body) for one in records)


def case_evidence(storage: Storage, case_id: str) -> tuple[KeptEvidence, ...]:
    """Every original that a case rests on, the one kept first in front."""
    with storage.reading() as unit:
        number = unit.cases.require(case_id)
        notices = {notice.evidence.sha256 for notice in unit.cases.get(case_id).notices}
        notes: defaultdict[str, list[Record]] = defaultdict(list)
        used: defaultdict[str, list[Record]] = defaultdict(list)
        for record in unit.records.all(number):
            for paper in papers_of(record.body):
                (notes if record.kind == "evidence" else used)[paper].append(record)
        originals = unit.notices.evidence_of({*notices, *notes, *used})
        return tuple(
            KeptEvidence(
                one, one.sha256 in notices, tuple(notes[one.sha256]), tuple(used[one.sha256])
            )
            for one in originals
        )


def step_evidence(
    storage: Storage, case_id: str, step: str, item: str
) -> tuple[tuple[Evidence, Record], ...]:
    """What is kept for a step and what it is asked of, the note made first in front."""
    with storage.reading() as unit:
        notes = [
            (note, note.body.sha256)
            for note in unit.records.of_step(unit.cases.require(case_id), step, item)
            if isinstance(note.body, EvidenceNote)
        ]
        found = unit.notices.evidence_of({paper for _note, paper in notes})
    known = {one.sha256: one for one in found}
    return tuple((known[paper], note) for note, paper in notes if paper in known)
