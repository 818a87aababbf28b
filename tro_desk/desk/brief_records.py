"""What the brief says of the seller's own records and of the guided paths."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tro_desk.desk.worksheet import sheet_of
from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.exposure import Exposure
from tro_desk.domain.records import EvidenceNote

if TYPE_CHECKING:
    from tro_desk.papers.written import PathTold, Written
    from tro_desk.store import Unit


def written_of(
    unit: Unit, case: Case, exposure: Exposure, deadlines: Sequence[Deadline]
) -> Written | None:
    """The records of a case; None where nothing is written down."""
    from tro_desk.papers.written import written

    records = unit.records.all(unit.cases.number(case))
    if not records:
        return None
    named = {one.body.sha256 for one in records if isinstance(one.body, EvidenceNote)}
    originals = unit.notices.evidence_of(named) if named else ()
    used = any(one.kind in ("worksheet", "offer") for one in records)
    sheet = sheet_of(unit, case, exposure, deadlines) if used else None
    return written(records, originals, sheet)


def paths_of(
    unit: Unit, case: Case, now: datetime, deadlines: Sequence[Deadline]
) -> tuple[PathTold, ...]:
    """What was done on each path of which something was: of its platform, and of the others.

    A step that waits for a brief is done: it is read in one.
    """
    from tro_desk.desk.steps import walk_of
    from tro_desk.papers.written import path_told
    from tro_desk.wizard import flow_ids, path

    answered = unit.answers.newest(unit.cases.number(case))
    flows = {answer.step.partition("/")[0] for answer in answered}
    told = (
        path_told(path(walk_of(unit, case, now, lambda *_: True, flow, deadlines)))
        for flow in flow_ids()
        if flow in flows
    )
    return tuple(one for one in told if one is not None)
