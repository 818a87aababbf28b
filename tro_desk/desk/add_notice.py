"""A file becomes evidence of a case, and what was found in it becomes its candidates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock
from tro_desk.base.jobs import Job
from tro_desk.desk.confirm import CERTAIN
from tro_desk.desk.near_copies import copies_of
from tro_desk.desk.results import Added
from tro_desk.desk.trash import restore_in
from tro_desk.desk.values import docket_key
from tro_desk.domain.case import Case
from tro_desk.domain.facts import Candidate
from tro_desk.domain.reading import InMemory, Reading

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit


def add_notice(
    storage: Storage, clock: Clock, source: Path | InMemory, case_id: str | None, job: Job
) -> Added:
    """Read first, then save all of it in one transaction; a file that fails changes nothing."""
    from tro_desk.intake import read_file

    if case_id is not None:
        with storage.reading() as unit:
            unit.cases.require(case_id)
    reading = read_file(source, job)
    job.check()
    return keep(storage, clock, source, reading, case_id)


def keep(
    storage: Storage,
    clock: Clock,
    source: Path | InMemory,
    reading: Reading,
    case_id: str | None,
) -> Added:
    """Save what was read of `source`."""
    now = clock.now()
    with storage.writing() as unit:
        known = unit.notices.evidence(reading.file.sha256)
        holders = unit.notices.cases_with(reading.file.sha256)
        chosen = case_id or (holders[0] if holders else _by_docket(unit, reading))
        case = chosen or unit.cases.add(now)
        number = unit.cases.require(case)
        evidence = unit.keep(source, reading, now, None if case in holders else number)
        if case not in holders:
            _place(unit, number, reading, now)
            unit.log.add(now, "notice_added", number, sha256=evidence.sha256)
        copies = copies_of(unit.cases.get(case), evidence.sha256)
        since = known.added_at if known else None
        return Added(case, evidence, since, reading, chosen is None, copies)


def _place(unit: Unit, case: int, reading: Reading, now: datetime) -> None:
    """A notice of the case; one that lies in the trash comes back, with what was said of it."""
    before = unit.notices.number(case, reading.file.sha256)
    thrown = unit.trash.holding(("notice", str(before))) if before is not None else None
    if thrown is not None:
        restore_in(unit, now, thrown)
    else:
        unit.notices.add(case, reading, now)


def _by_docket(unit: Unit, reading: Reading) -> str | None:
    """The one case that has the docket number which the paper tells for certain."""
    docket = _certain(reading.candidates, "docket_number")
    key = docket_key(docket) if docket else None
    if key is None:
        return None
    court = _certain(reading.candidates, "court")
    hits = [case for case in unit.cases.all() if _is(case, key, court)]
    return hits[0].id if len(hits) == 1 else None


def _is(case: Case, key: tuple[str, int], court: str | None) -> bool:
    docket = _best(case, "docket_number")
    own = _best(case, "court")
    same_court = court is None or own is None or court == own
    return docket is not None and docket_key(docket) == key and same_court


def _best(case: Case, field: str) -> str | None:
    """The confirmed value of a field, else its best candidate."""
    candidates = case.open_candidates(field)
    return case.value(field) or (candidates[0].candidate.value if candidates else None)


def _certain(candidates: Sequence[Candidate], field: str) -> str | None:
    values = {c.value for c in candidates if c.field == field and c.score >= CERTAIN}
    return values.pop() if len(values) == 1 else None
