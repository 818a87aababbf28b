"""The deadlines of a case: what they rest on is chosen here, how they are counted is law's.

A confirmed fact counts before any candidate. Where the seller has not answered, a deadline may rest
on an open candidate and is provisional, because a date hidden is worse than a date to check. A
value that was rejected is never used.

Several open candidates: those within `BAND` of the best one are equally defensible. Of dates the
EARLIEST among them is taken, since acting too early costs little and too late costs the case. Of
courts none is taken where they differ: a court decides zone and holidays and is not guessed.
"""

from __future__ import annotations

from typing import Final

from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Deadline, Input
from tro_desk.domain.facts import Fact, Status

TRIGGERS: Final = (
    "court",
    "tro_entered",
    "tro_expires",
    "served",
    "hearing",
    "opposition_due",
    "answer_due",
)
"""The fields that deadlines rest on."""

BAND: Final = 100
"""Thousandths of score within which candidates are equally defensible."""

_STATED: Final = 1000  # what the seller typed and is not sure of counts as a best candidate


def deadlines_of(case: Case) -> tuple[Deadline, ...]:
    """The deadlines of `case`."""
    from tro_desk.law import compute_deadlines

    return compute_deadlines(inputs_of(case))


def inputs_of(case: Case) -> tuple[Input, ...]:
    """At most one input for each of `TRIGGERS`."""
    inputs = (_input(case, field) for field in TRIGGERS)
    return tuple(one for one in inputs if one is not None)


def _input(case: Case, field: str) -> Input | None:
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
