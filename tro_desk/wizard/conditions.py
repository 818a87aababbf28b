"""What a step may depend on: named questions about a case, without clock and without guess.

A new condition is a new function here; its name is what the content files write.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.facts import Status
from tro_desk.domain.fields import FIELDS


@dataclass(frozen=True, slots=True)
class Situation:
    """What the path needs to know of a case at one reading.

    `confirmed` are the fields with a confirmed fact, `found` those of which a notice holds a
    candidate, `unanswered` those with a candidate of which the seller said nothing yet (and no
    confirmed fact, where the field takes one value); `provisional` are the ids of deadlines that
    rest on an unconfirmed fact.
    """

    has_notice: bool = False
    confirmed: frozenset[str] = frozenset()
    found: frozenset[str] = frozenset()
    unanswered: frozenset[str] = frozenset()
    provisional: frozenset[str] = frozenset()
    brief_made: bool = False


def situation(case: Case, deadlines: Sequence[Deadline], brief_made: bool) -> Situation:
    """The situation of a case."""
    unsure = {(f.field, f.value) for f in case.facts if f.status is Status.NOT_SURE}
    open_ones = ((c.candidate.field, c.candidate.value) for c in case.open_candidates())
    return Situation(
        has_notice=bool(case.notices),
        confirmed=frozenset(f.field for f in case.facts if f.status is Status.CONFIRMED),
        found=frozenset(f.candidate.field for n in case.notices for f in n.found),
        unanswered=frozenset(field for field, value in open_ones if (field, value) not in unsure),
        provisional=frozenset(d.id for d in deadlines if d.status == "provisional"),
        brief_made=brief_made,
    )


Condition = Callable[[Situation], bool]

CONDITIONS: Final[dict[str, Condition]] = {}
"""Every condition by its name."""


def _condition(rule: Condition) -> Condition:
    CONDITIONS[rule.__name__] = rule
    return rule


@_condition
def has_notice(now: Situation) -> bool:
    """The original of a notice is kept."""
    return now.has_notice


@_condition
def docket_confirmed(now: Situation) -> bool:
    """The seller stands by a docket number."""
    return "docket_number" in now.confirmed


@_condition
def court_confirmed(now: Situation) -> bool:
    """The seller stands by a court."""
    return "court" in now.confirmed


@_condition
def served_confirmed(now: Situation) -> bool:
    """The seller stands by a service date."""
    return "served" in now.confirmed


@_condition
def service_not_in_notice(now: Situation) -> bool:
    """No notice holds a service date, nor an answer date of the court that would replace it."""
    return not now.found & {"served", "answer_due"}


@_condition
def frozen_amount_confirmed(now: Situation) -> bool:
    """The seller stands by a frozen amount."""
    return "frozen_amount" in now.confirmed


@_condition
def notice_checked(now: Situation) -> bool:
    """Each fact of which a case has one is answered, and no date rests on an unconfirmed one.

    "Not sure" is an answer, but a date that rests on it stays provisional and keeps this open.
    """
    return not now.provisional and all(FIELDS[field].many for field in now.unanswered)


@_condition
def brief_made(now: Situation) -> bool:
    """A brief was made and is not out of date."""
    return now.brief_made
