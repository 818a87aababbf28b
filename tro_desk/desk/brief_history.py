"""The briefs of a case that were made and kept, and what changed after each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.desk.deadlines import deadlines_of
from tro_desk.desk.make_brief import snapshot
from tro_desk.domain.brief_change import BriefChange

if TYPE_CHECKING:
    from tro_desk.papers import Snapshot
    from tro_desk.store import Storage, Unit
    from tro_desk.store.briefs import BriefRow


@dataclass(frozen=True, slots=True)
class BriefKept:
    """A brief in the history of a case: `made_at` UTC, `language` zh, en or zh+en.

    `sha256` is its PDF's. `readable` is false where its snapshot was altered, removed, or is of a
    form that this version does not read: such a brief cannot be compared, and counts as out of
    date.
    """

    made_at: datetime
    language: str
    pages: int
    sha256: str
    readable: bool
    out_of_date: bool


def brief_history(storage: Storage, now: datetime, case_id: str) -> tuple[BriefKept, ...]:
    """The briefs of a case, newest first; the kept files are read, none is changed."""
    with storage.reading() as unit:
        rows = unit.briefs.rows(unit.cases.require(case_id))
        if not rows:
            return ()
        current = _current(unit, now, case_id)
    keys: dict[str, str] = {}
    found = []
    for row in rows:
        told = _read(row)
        stale = told is None or told.content_key != _key(current, told.brief_to, keys)
        found.append(
            BriefKept(row.made_at, row.language, row.pages, row.sha256, told is not None, stale)
        )
    return tuple(found)


def brief_data(storage: Storage, case_id: str, sha256: str) -> bytes:
    """The PDF of a kept brief. Raises `unknown_brief` (sha256), `brief_altered`."""
    with storage.reading() as unit:
        row = _row(unit, case_id, sha256)
    data = row.data()
    if data is None:
        raise DeskError("brief_altered")
    return data


def brief_difference(
    storage: Storage, now: datetime, case_id: str, older: str, newer: str | None
) -> tuple[BriefChange, ...]:
    """What changed from a kept brief to another, or to the case as it stands `now`.

    Raises `unknown_brief` (sha256), `brief_unreadable`.
    """
    from tro_desk.papers.brief_diff import brief_changes

    with storage.reading() as unit:
        before = _told(_row(unit, case_id, older))
        if newer is not None:
            after = _told(_row(unit, case_id, newer))
        else:
            after = replace(_current(unit, now, case_id), brief_to=before.brief_to)
    return brief_changes(before, after)


def _row(unit: Unit, case_id: str, sha256: str) -> BriefRow:
    rows = unit.briefs.rows(unit.cases.require(case_id))
    row = next((row for row in rows if row.sha256 == sha256), None)
    if row is None:
        raise DeskError("unknown_brief", sha256=sha256)
    return row


def _current(unit: Unit, now: datetime, case_id: str) -> Snapshot:
    case = unit.cases.get(case_id)
    return snapshot(unit, case, deadlines_of(unit, case), now)


def _key(current: Snapshot, brief_to: str, keys: dict[str, str]) -> str:
    """The key of what would be said now to this lawyer; computed once for each."""
    if brief_to not in keys:
        keys[brief_to] = replace(current, brief_to=brief_to).content_key
    return keys[brief_to]


def _told(row: BriefRow) -> Snapshot:
    told = _read(row)
    if told is None:
        raise DeskError("brief_unreadable")
    return told


def _read(row: BriefRow) -> Snapshot | None:
    from tro_desk.papers import Snapshot

    kept = row.snapshot()
    if kept is None:
        return None
    try:
        return Snapshot.from_json(kept)
    except ValueError:
        return None
