"""Removing for good what lies in the trash: asked before, refused where papers must be kept.

The rows go first, in one change; the files after it. Whoever is stopped in between leaves files
that nothing names, and the next start removes them.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.desk import checks
from tro_desk.desk.trash import held_by, paper_of, told
from tro_desk.domain.trash import Going, Hold, Trashed

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit
    from tro_desk.store.trash import Entry


_NO_CASE: Final = 0


@dataclass(slots=True)
class _Found:
    """What a removal would take."""

    entries: list[Trashed] = field(default_factory=list)
    rows: list[Entry] = field(default_factory=list)
    held: list[Trashed] = field(default_factory=list)
    papers: dict[str, set[int]] = field(default_factory=dict)


def going(storage: Storage, numbers: Collection[int] | None) -> Going:
    """What removing these entries for good would take; None: all of the trash.

    Raises DeskError `not_in_trash` (number).
    """
    with storage.reading() as unit:
        found = _look(unit, numbers)
        leaving, kept = _files(unit, found)
        return _going(unit, found, leaving, kept)


def purge(storage: Storage, now: datetime, numbers: Collection[int] | None) -> Going:
    """Remove entries for good; None: all of the trash that may go.

    Where one that was named is held, nothing is removed. Raises DeskError `not_in_trash` (number),
    `trash_held` (name, case).
    """
    with storage.writing() as unit:
        found = _look(unit, numbers)
        if numbers is not None and found.held:
            first = found.held[0]
            case = first.case_name or first.held
            raise DeskError("trash_held", name=first.name or first.case_name, case=case)
        leaving, kept = _files(unit, found)
        outcome = _going(unit, found, leaving, kept)
        unit.overwrite_deleted()
        for sha256, cases in found.papers.items():
            for row in sorted(cases):
                unit.custody.add(sha256, "purged", now, row or None, kept=int(sha256 in kept))
        for entry in found.rows:
            unit.purge(entry)
            unit.trash.end(entry.id, "purged", now)
            unit.log.add(now, "purged", entry.case, kind=entry.kind, entry=entry.id)
        unit.forget_papers(leaving)
    if leaving or any(entry.kind == "case" for entry in found.rows):
        with suppress(DeskError):  # it is done; files that cannot go now go at the next opening
            storage.sweep(now)
    return outcome


def _look(unit: Unit, numbers: Collection[int] | None) -> _Found:
    found = _Found()
    entries = {entry.id: entry for entry in unit.trash.all()}
    if numbers is not None:
        entries = {number: unit.trash.require(number) for number in dict.fromkeys(numbers)}
    for entry in entries.values():
        shown = told(unit, entry)
        if held_by(unit, entry):
            found.held.append(shown)
            continue
        found.entries.append(shown)
        found.rows.append(entry)
    gone = {entry.case for entry in found.rows if entry.kind == "case"}
    taken = {entry.id for entry in found.rows}
    for entry in unit.trash.all():  # what was thrown out of a case before goes with it
        if entry.case in gone and entry.id not in taken:
            found.rows.append(entry)
            found.entries.append(told(unit, entry))
    found.rows.sort(key=lambda entry: entry.kind == "case")
    for entry in found.rows:
        if entry.case is None:
            for sha256 in unit.papers_of_proofs(entry.parts):
                found.papers.setdefault(sha256, set()).add(_NO_CASE)
            continue
        if entry.kind == "evidence":
            found.papers.setdefault(paper_of(unit, entry), set()).add(entry.case)
        elif entry.kind == "case":
            for sha256 in unit.papers_of_case(entry.case):
                found.papers.setdefault(sha256, set()).add(entry.case)
    return found


def _files(unit: Unit, found: _Found) -> tuple[tuple[str, ...], frozenset[str]]:
    """The papers that leave the desk, and those that something else of it still has."""
    cases = {entry.case for entry in found.rows if entry.kind == "case" and entry.case}
    parts = {part for entry in found.rows for part in entry.parts}
    kept = frozenset(sha256 for sha256 in found.papers if unit.is_used_beside(sha256, cases, parts))
    return tuple(sha256 for sha256 in found.papers if sha256 not in kept), kept


def _going(unit: Unit, found: _Found, leaving: Collection[str], kept: Collection[str]) -> Going:
    def names(papers: Collection[str]) -> tuple[str, ...]:
        known = (unit.notices.evidence(sha256) for sha256 in papers)
        return tuple(sorted(one.name for one in known if one is not None))

    return Going(tuple(found.entries), names(leaving), names(kept), tuple(found.held))


def end_hold(
    storage: Storage, now: datetime, case_id: str, said_by: str, on: date, note: str
) -> Hold:
    """Note that the duty to preserve a case's papers ended; it stays in the log.

    Raises DeskError `bad_value` (field: said_by, on or note; value), `no_hold` (case).
    """
    said_by = checks.line("said_by", said_by, required=True)
    note = checks.line("note", note)
    on = checks.past_day("on", on, now)
    with storage.writing() as unit:
        case = unit.cases.known(case_id)
        if not unit.holds.of(case).under:
            raise DeskError("no_hold", case=case_id)
        unit.holds.end(case, said_by, on, note, now)
        unit.log.add(now, "hold_ended", case, said_by=said_by, on=on.isoformat())
        return unit.holds.of(case)


def resume_hold(storage: Storage, now: datetime, case_id: str) -> Hold:
    """Take back that the duty ended; nothing happens where nobody said so."""
    with storage.writing() as unit:
        case = unit.cases.known(case_id)
        if unit.holds.resume(case, now):
            unit.log.add(now, "hold_resumed", case)
        return unit.holds.of(case)
