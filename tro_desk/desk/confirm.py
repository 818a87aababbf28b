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
    from tro_desk.store import Storage

CERTAIN: Final = 900
"""From this score (thousandths) on, a candidate is beyond doubt unless a rival is as well."""


def say(storage: Storage, now: datetime, case_id: str, said: Sequence[Said]) -> tuple[Fact, ...]:
    """Save one batch. Raises `bad_value`, `unknown_field`, `unknown_candidate` (field).

    A value without `found` that a paper of the case tells too rests on that paper; the zone of a
    date is then the paper's.
    """
    with storage.writing() as unit:
        case = unit.cases.get(case_id)
        facts = [_fact(case, one, now) for one in said]
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


def _fact(case: Case, said: Said, now: datetime) -> Fact:
    found = [one for notice in case.notices for one in notice.found]
    mine = [one for one in found if one.candidate.field == said.field]
    rests_on = next((one for one in mine if one.id == said.found), None)
    if said.found is not None and rests_on is None:
        raise DeskError("unknown_candidate", field=said.field)
    # What an extractor saw is canonical already; it must not change on its way to a fact.
    as_seen = any(one.candidate.value == said.value for one in mine)
    value = said.value if as_seen else canonical(said.field, said.value)
    if rests_on is None:  # typed, but a paper says the same: the fact rests on that paper
        same = (one for one in mine if one.candidate.value == value)
        rests_on = max(same, key=lambda one: one.candidate.score, default=None)
    edited = rests_on is not None and (said.edited or rests_on.candidate.value != value)
    seen = rests_on.candidate.tz if rests_on is not None and not edited else None
    return Fact(
        0,
        case.id,
        said.field,
        value,
        said.status,
        now,
        rests_on,
        edited,
        zone(said.field, said.tz) or seen,
    )
