"""What the seller says of a deadline: done, moved by an order of the court, or open again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.desk.deadlines import deadlines_of
from tro_desk.desk.values import LONGEST, canonical_day, zone
from tro_desk.domain.deadline import STATES, DeadlineMark

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit


def mark_deadline(
    storage: Storage, now: datetime, case_id: str, mark: DeadlineMark
) -> DeadlineMark:
    """Save a mark as typed; it comes back in canonical form, `at` is `now`.

    Raises DeskError `bad_value` (field, value), `unknown_deadline` (deadline), `unknown_evidence`
    (sha256); then nothing was saved.
    """
    if mark.state not in STATES:
        raise DeskError("bad_value", field="state", value=mark.state)
    moved = mark.state == "moved"
    due = canonical_day("due", mark.due) if moved else ""
    tz = zone("tz", mark.tz or None) or "" if moved else ""
    note = " ".join(mark.note.split())
    if len(note) > LONGEST:
        raise DeskError("bad_value", field="note", value=note[:LONGEST])
    with storage.writing() as unit:
        case = unit.cases.get(case_id)
        number = unit.cases.require(case_id)
        if all(one.id != mark.deadline for one in deadlines_of(unit, case)):
            raise DeskError("unknown_deadline", deadline=mark.deadline)
        saved = DeadlineMark(
            mark.deadline,
            mark.state,
            due,
            tz,
            mark.evidence,
            _page(unit, number, mark.evidence, mark.page),
            note,
            now,
        )
        unit.deadlines.add_mark(number, saved)
        unit.log.add(now, "deadline_marked", number, deadline=mark.deadline, state=mark.state)
    return saved


def _page(unit: Unit, case: int, evidence: str | None, page: int | None) -> int | None:
    """The page of a paper of this case on which the order stands; None where no paper is named."""
    if evidence is None:
        return None
    known = unit.notices.require(evidence)
    if f"c{case}" not in unit.notices.cases_with(evidence):
        raise DeskError("unknown_evidence", sha256=evidence)
    if page is not None and not 1 <= page <= known.pages:
        raise DeskError("bad_value", field="page", value=str(page))
    return page
