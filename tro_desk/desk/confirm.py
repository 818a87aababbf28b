"""What the seller says of values: confirmed, not sure, not mine; and taking it back.

What was said is one batch and one step of undo. Facts are only ever added: undoing a batch makes
it no longer stand, and what was said before counts again; undoing once more goes further back.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.desk.results import Said
from tro_desk.desk.values import canonical, zone
from tro_desk.domain.case import Case
from tro_desk.domain.facts import Fact, FoundFact, Status
from tro_desk.domain.fields import FIELDS

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit

CERTAIN: Final = 900
"""From this score (thousandths) on, a candidate is beyond doubt unless a rival is as well."""


def say(storage: Storage, now: datetime, case_id: str, said: Sequence[Said]) -> tuple[Fact, ...]:
    """Save one batch. Raises `bad_value`, `unknown_field`, `unknown_candidate` (field).

    A value without `found` that a paper of the case tells too rests on that paper; the zone of a
    date is then the paper's.
    """
    with storage.writing() as unit:
        return say_in(unit, now, case_id, said)


def say_in(unit: Unit, now: datetime, case_id: str, said: Sequence[Said]) -> tuple[Fact, ...]:
    """As `say`, within a transaction that does more."""
    seen = _Seen(unit.cases.get(case_id))
    facts = [_fact(case_id, one, seen, now) for one in said]
    if not facts:
        return ()
    number = unit.cases.require(case_id)
    saved = unit.facts.add(number, facts, now)
    unit.log.add(now, "said", number, count=len(saved))
    return saved


def confirm_certain(
    storage: Storage, now: datetime, case_id: str, leave: Container[str] = ()
) -> tuple[Fact, ...]:
    """Confirm, as one batch, what the papers tell beyond doubt.

    Of a field with one value: the best candidate, if it scores at least `CERTAIN` and no other
    value does. Of a field with many: every candidate that does. What the seller already answered,
    "not sure" included, and the fields in `leave` stay as they are.
    """
    with storage.reading() as unit:
        case = unit.cases.get(case_id)
    sure = [found for found in certain(case) if found.candidate.field not in leave]
    return say(
        storage,
        now,
        case_id,
        [
            Said(
                found.candidate.field,
                found.candidate.value,
                Status.CONFIRMED,
                found.id,
                tz=found.candidate.tz,
            )
            for found in sure
        ],
    )


def certain(case: Case) -> tuple[FoundFact, ...]:
    """The open candidates that are beyond doubt, in the order of the fields."""
    unsure = {(fact.field, fact.value) for fact in case.facts if fact.status is Status.NOT_SURE}
    sure: list[FoundFact] = []
    for field, spec in FIELDS.items():
        hits = [one for one in case.open_candidates(field) if one.candidate.score >= CERTAIN]
        if not spec.many and len(hits) > 1:
            continue
        sure += [one for one in hits if (field, one.candidate.value) not in unsure]
    return tuple(sure)


def undo(storage: Storage, now: datetime, case_id: str) -> tuple[Fact, ...]:
    """Take back the newest batch that stands; its facts, as withdrawn. () if none stands."""
    with storage.writing() as unit:
        number = unit.cases.require(case_id)
        batch = unit.facts.last_batch(number)
        if batch is None:
            return ()
        taken = unit.facts.take_back(number, batch, now)
        unit.log.add(now, "undone", number, count=len(taken))
        return taken


class _Seen:
    """What the papers of a case tell, ready to be looked up."""

    def __init__(self, case: Case) -> None:
        found = [one for notice in case.notices for one in notice.found]
        self.by_id = {one.id: one for one in found}
        self.by_value: dict[tuple[str, str], FoundFact] = {}
        for one in sorted(found, key=lambda one: -one.candidate.score):
            self.by_value.setdefault((one.candidate.field, one.candidate.value), one)


def _fact(case_id: str, said: Said, seen: _Seen, now: datetime) -> Fact:
    rests_on = seen.by_id.get(said.found) if said.found is not None else None
    if said.found is not None and (rests_on is None or rests_on.candidate.field != said.field):
        raise DeskError("unknown_candidate", field=said.field)
    # What an extractor saw is canonical already; it must not change on its way to a fact.
    as_seen = (said.field, said.value) in seen.by_value
    value = said.value if as_seen else canonical(said.field, said.value)
    if rests_on is None or rests_on.candidate.value != value:
        # Typed, or another spelling: where a paper says just this, the fact rests on that paper.
        rests_on = seen.by_value.get((said.field, value), rests_on)
    edited = rests_on is not None and (said.edited or rests_on.candidate.value != value)
    paper_tz = rests_on.candidate.tz if rests_on is not None and not edited else None
    tz = zone(said.field, said.tz) or paper_tz
    return Fact(0, case_id, said.field, value, said.status, now, rests_on, edited, tz)
