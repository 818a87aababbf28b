"""A deadline that is near enough to be told of."""

from __future__ import annotations

from dataclasses import dataclass

from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Reminder:
    """`lead` is the lead time reached, in minutes before the deadline; 0: it has passed."""

    case: CaseSummary
    deadline: Deadline
    lead: int
