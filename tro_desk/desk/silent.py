"""What would go silent with a case or with one of its papers: told before it is thrown away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tro_desk.desk.deadlines import deadlines_of
from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.facts import Status
from tro_desk.domain.trash import Silent

if TYPE_CHECKING:
    from tro_desk.store import Storage


def silent_with(storage: Storage, now: datetime, case_id: str, sha256: str) -> Silent:
    """The dates that are still to come and would no longer show, or not as they do; in order."""
    with storage.reading() as unit:
        case = unit.cases.get(case_id)
        before = deadlines_of(unit, case)
        if not sha256:
            facts = sum(fact.status is Status.CONFIRMED for fact in case.facts)
            return Silent(facts, tuple(one for one in before if _is_to_come(one, now)))
        left = _without(case, sha256)
        after = {(one.id, one.due, one.status) for one in deadlines_of(unit, left)}
    gone = [
        one
        for one in before
        if _is_to_come(one, now) and (one.id, one.due, one.status) not in after
    ]
    confirmed = [fact for fact in case.facts if fact.status is Status.CONFIRMED]
    return Silent(sum(fact not in left.facts for fact in confirmed), tuple(gone))


def _without(case: Case, sha256: str) -> Case:
    return replace(
        case,
        notices=tuple(one for one in case.notices if one.evidence.sha256 != sha256),
        facts=tuple(
            fact for fact in case.facts if fact.found is None or fact.found.evidence != sha256
        ),
    )


def _is_to_come(deadline: Deadline, now: datetime) -> bool:
    due = deadline.due
    done = deadline.mark is not None and deadline.mark.state == "done"
    if due is None or done:
        return False
    return not isinstance(due, datetime) or due.astimezone(UTC) >= now
