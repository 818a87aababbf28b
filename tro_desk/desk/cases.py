"""The list of cases, and a case by hand."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from tro_desk.domain.case import Case
from tro_desk.domain.case_summary import CaseSummary

if TYPE_CHECKING:
    from tro_desk.store import Storage


def summaries(storage: Storage) -> tuple[CaseSummary, ...]:
    """A line for each case, newest first; only confirmed values."""
    with storage.reading() as unit:
        return tuple(summary(case) for case in unit.cases.all())


def new_case(storage: Storage, now: datetime) -> str:
    """An empty case; its id."""
    with storage.writing() as unit:
        case_id = unit.cases.add(now)
        unit.log.add(now, "case_made", unit.cases.require(case_id))
        return case_id


TOLD: Final = ("docket_number", "court", "case_name", "plaintiff")
"""The fields that the line of a case shows."""


def summary(case: Case, *, counted: bool = True) -> CaseSummary:
    """The line of a case in the list; `counted`: with how many rows of the review wait."""
    return CaseSummary(
        case.id,
        case.value("docket_number") or "",
        case.value("court") or "",
        case.value("case_name") or "",
        case.value("plaintiff") or "",
        case.created_at,
        case.open_rows() if counted else None,
    )
