"""The deadlines of a case: what they rest on is chosen here, how they are counted is law's.

A confirmed fact counts before any candidate. Where the seller has not answered, a deadline may rest
on an open candidate and is provisional, because a date hidden is worse than a date to check. A
value that was rejected is never used.

Several open candidates: those within `BAND` of the best one are equally defensible. Of dates the
EARLIEST among them is taken, since acting too early costs little and too late costs the case. Of
courts none is taken where they differ: a court decides zone and holidays and is not guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tro_desk.domain.case import Case
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.deadline import TRIGGERS, Deadline, Input
from tro_desk.domain.facts import Fact, Status

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit

BAND: Final = 100
"""Thousandths of score within which candidates are equally defensible."""

_STATED: Final = 1000  # what the seller typed and is not sure of counts as a best candidate


def deadlines_of(unit: Unit, case: Case) -> tuple[Deadline, ...]:
    """The deadlines of `case`, with the seller's own dates, marks and closures of the court."""
    from tro_desk.law import compute_deadlines

    number = unit.cases.number(case)
    return compute_deadlines(
        inputs_of(case),
        unit.closures.all(),
        unit.deadlines.customs(number).get(case.id, ()),
        unit.deadlines.marks(number).get(case.id, ()),
    )


def all_deadlines(storage: Storage) -> tuple[tuple[CaseSummary, tuple[Deadline, ...]], ...]:
    """Every case with its deadlines, newest case first, read at one moment.

    Of the cases only what is needed is read: `CaseSummary.open_count` is not counted.
    """
    from tro_desk.desk.cases import TOLD, summary
    from tro_desk.law import compute_deadlines

    with storage.reading() as unit:
        cases, closures = unit.cases.all({*TOLD, *TRIGGERS}), unit.closures.all()
        customs, marks = unit.deadlines.customs(), unit.deadlines.marks()
    return tuple(
        (
            summary(case, counted=False),
            compute_deadlines(
                inputs_of(case), closures, customs.get(case.id, ()), marks.get(case.id, ())
            ),
        )
        for case in cases
    )


def inputs_of(case: Case) -> tuple[Input, ...]:
    """At most one input for each of `TRIGGERS`."""
    told = {fact.field for fact in case.facts}
    told |= {found.candidate.field for notice in case.notices for found in notice.found}
    inputs = (input_of(case, field) for field in TRIGGERS if field in told)
    return tuple(one for one in inputs if one is not None)


def input_of(case: Case, field: str) -> Input | None:
    """The value of `field` that deadlines rest on; None where there is none, or none to choose."""
    confirmed = case.confirmed(field)
    if confirmed:
        fact = confirmed[0]
        return Input(field, fact.value, True, _source(fact), fact.tz)
    scored = [
        (
            one.candidate.score,
            Input(
                field,
                one.candidate.value,
                False,
                f"evidence:{one.evidence}:{one.candidate.page}",
                one.candidate.tz,
            ),
        )
        for one in case.open_candidates(field)
    ]
    found = {one.value for _, one in scored}
    scored += [
        (_STATED, Input(field, fact.value, False, _source(fact), fact.tz))
        for fact in case.facts
        if (fact.field, fact.status) == (field, Status.NOT_SURE) and fact.value not in found
    ]
    if not scored:
        return None
    best = max(score for score, _ in scored)
    equal = [one for score, one in scored if score >= best - BAND]
    if field == "court":
        return equal[0] if len(equal) == 1 else None
    return min(equal, key=lambda one: one.value)


def _source(fact: Fact) -> str:
    """Where a fact stands: a page of an original, unless the seller stated or changed it."""
    if fact.found is None or fact.edited:
        return "seller"
    return f"evidence:{fact.found.evidence}:{fact.found.candidate.page}"
