"""What happened to an original: read, and written down where it is seen or leaves the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.domain.backup import Problem
from tro_desk.domain.custody import Custody, CustodyHead, told_at

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit

_MAY_FAIL = frozenset({"desk_unwritable", "desk_busy", "disk_full"})


def custody_of(storage: Storage, case_id: str, sha256: str) -> Custody:
    """The record of an original. Raises DeskError `unknown_evidence` (sha256)."""
    with storage.reading() as unit:
        unit.cases.require(case_id)
        found = unit.custody.of(sha256)
        if not found.entries and unit.notices.evidence(sha256) is None:
            raise DeskError("unknown_evidence", sha256=sha256)
    return found if found.entries else replace(found, broken=1)


def heads_of(unit: Unit, papers: tuple[str, ...], moment: datetime) -> tuple[CustodyHead, ...]:
    """The ends of the records of these originals, as a paper of `moment` tells them."""
    found = unit.custody.all(papers)
    return tuple(
        Custody(sha256, told_at(found[sha256].entries, moment), None).head for sha256 in papers
    )


def viewed(storage: Storage, now: datetime, case_id: str, sha256: str, how: str) -> None:
    """Write down that an original was looked at: the first time of a day in UTC, by this user.

    A desk that cannot be written just now shows it all the same.
    """
    try:
        with storage.reading() as unit:
            case = unit.cases.require(case_id) if case_id else None
            if unit.custody.has(sha256, "viewed", now, case, how):
                return
        with storage.writing() as unit:
            if not unit.custody.has(sha256, "viewed", now, case, how):
                unit.notices.require(sha256)
                unit.custody.add(sha256, "viewed", now, case, how=how)
    except DeskError as error:
        if error.code not in _MAY_FAIL:
            raise


def exported(
    storage: Storage, now: datetime, case_id: str, papers: tuple[str, ...], **detail: str | int
) -> None:
    """Write down that copies of originals left the desk. Raises `unknown_evidence` (sha256)."""
    with storage.writing() as unit:
        case = unit.cases.require(case_id) if case_id else None
        for sha256 in papers:
            unit.notices.require(sha256)
            unit.custody.add(sha256, "exported", now, case, **detail)


def note_failures(storage: Storage, now: datetime, problems: tuple[Problem, ...]) -> None:
    """Write down which originals an examination found changed or missing, once a day each."""
    bad = {p.detail: p.code.removeprefix("original_") for p in problems if _of_original(p)}
    if not bad:
        return
    try:
        with storage.writing() as unit:
            for sha256, outcome in bad.items():
                if not unit.custody.has(sha256, "checked", now, None, outcome):
                    unit.custody.add(sha256, "checked", now, None, how=outcome)
    except DeskError as error:
        if error.code not in _MAY_FAIL:
            raise


def _of_original(problem: Problem) -> bool:
    return problem.code in ("original_missing", "original_changed")


def cut_ends(storage: Storage) -> Iterator[Problem]:
    """Records whose end is not the one that a brief of this desk printed: entries were cut off."""
    from tro_desk.papers import Snapshot

    with storage.reading() as unit:
        told = [row.snapshot() for row in unit.briefs.every()]
        seen: set[str] = set()
        for text in told:
            if text is None or '"CustodyHead"' not in text:
                continue
            try:
                heads = Snapshot.from_json(text).custody
            except ValueError:
                continue
            records = unit.custody.all([head.sha256 for head in heads])
            for head in heads:
                entries = records[head.sha256].entries
                known = entries[head.entries - 1].hash if len(entries) >= head.entries > 0 else ""
                if head.entries and known != head.hash and head.sha256 not in seen:
                    seen.add(head.sha256)
                    evidence = unit.notices.evidence(head.sha256)
                    name = evidence.name if evidence is not None else head.sha256
                    yield Problem("custody_cut", name, str(head.entries))
