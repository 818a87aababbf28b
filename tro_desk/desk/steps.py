"""The guided path of a case: read as a whole, answered step by step, each answer saved at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.desk.deadlines import deadlines_of
from tro_desk.desk.matching import accused
from tro_desk.domain.case import Case
from tro_desk.domain.records import Offer, Record
from tro_desk.domain.steps import Item, ReviewRow, WizardPath
from tro_desk.domain.store import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tro_desk.desk.brief_stands import BriefStands
    from tro_desk.domain.deadline import Deadline
    from tro_desk.store import Storage, Unit
    from tro_desk.wizard import Flow, Situation, Walk

SALES: Final = ("orders", "money", "periods")
"""The families of exports that tell of sales."""


def path(
    storage: Storage, now: datetime, case_id: str, flow_id: str | None, brief_stands: BriefStands
) -> WizardPath:
    """The path of a case in a flow; without one in the flow of its platform."""
    from tro_desk.wizard import path

    with storage.reading() as unit:
        return path(walk_of(unit, unit.cases.get(case_id), now, brief_stands, flow_id))


def review(
    storage: Storage, now: datetime, case_id: str, flow_id: str | None, brief_stands: BriefStands
) -> tuple[ReviewRow, ...]:
    """What was answered in a flow."""
    from tro_desk.wizard import review

    with storage.reading() as unit:
        return review(walk_of(unit, unit.cases.get(case_id), now, brief_stands, flow_id))


def undo_answer(storage: Storage, now: datetime, case_id: str) -> Answer | None:
    """Take back the last answer that still stands; the one before it counts again."""
    with storage.writing() as unit:
        number = unit.cases.require(case_id)
        taken = unit.answers.take_back(number, now)
        if taken is not None:
            unit.log.add(now, "answer_undone", number, step=taken.step)
        return taken


def flow_of(case: Case) -> str:
    """The flow of a case: that of a confirmed platform, the newest first, else the first hours."""
    from tro_desk.wizard import FIRST, flow_ids

    known = flow_ids()
    platforms = (fact.value for fact in case.confirmed("platform"))
    return next((platform for platform in platforms if platform in known), FIRST)


def answer(
    storage: Storage,
    now: datetime,
    said: tuple[str, str, str, str],
    brief_stands: BriefStands,
) -> Answer:
    """Save an answer (case, step, value, item) beside the earlier ones; the newest counts."""
    from tro_desk.wizard import accept

    case_id, step_id, value, item = said
    flow_id, _, step = step_id.partition("/")
    step, _, named = step.partition("@")
    with storage.writing() as unit:
        case = unit.cases.get(case_id)
        number = unit.cases.number(case)
        walk = walk_of(unit, case, now, brief_stands, flow_id)
        kept, stand = accept(walk, step, item or named, value)
        answer = Answer(
            case_id,
            f"{flow_id}/{step}",
            kept,
            walk.flow.version,
            now,
            item=stand.item.id,
            basis=stand.basis,
            wording=stand.step.wording,
        )
        unit.answers.add(number, answer)
        unit.log.add(now, "step_answered", number, step=answer.step)
        return answer


def walk_of(
    unit: Unit,
    case: Case,
    now: datetime,
    brief_stands: Callable[[Unit, Case, Sequence[Deadline], datetime], bool],
    flow_id: str | None = None,
    deadlines: Sequence[Deadline] | None = None,
) -> Walk:
    """A walk along a flow with all that it needs to know, at this moment of the desk.

    Raises DeskError `unknown_step` (step) for a flow that is not there.
    """
    from tro_desk.wizard import Walk, flow

    flow_id = flow_id or flow_of(case)
    try:
        chosen = flow(flow_id)
    except KeyError:
        raise DeskError("unknown_step", step=flow_id) from None
    dated = deadlines_of(unit, case) if deadlines is None else deadlines
    brief = "has.brief" in chosen.names and brief_stands(unit, case, dated, now)
    seen = _situation(unit, case, dated, chosen, brief)
    return Walk(chosen, seen, unit.answers.newest(unit.cases.number(case), flow_id))


def _situation(
    unit: Unit, case: Case, deadlines: Sequence[Deadline], flow: Flow, brief_made: bool
) -> Situation:
    """Only what the flow speaks of is read."""
    from tro_desk.wizard import situation

    spoken = flow.names | {f"count.{step.each}" for step in flow.steps if step.each}
    items = {each: find(unit, case) for each, find in _ITEMS.items() if f"count.{each}" in spoken}
    has: dict[str, bool] = {"brief": brief_made}
    counts: dict[str, int] = {}
    if any(name.startswith("count.") for name in spoken):
        counts |= unit.records.counts(unit.cases.number(case))
    if spoken & {"has.sales", "count.sales"}:
        counts["sales"] = unit.loads.count_standing(SALES)
        has["sales"] = counts["sales"] > 0
    if "has.costs" in spoken:
        has["costs"] = bool(unit.costs.all())
    return situation(case, deadlines, has=has, counts=counts, items=items)


def _accused(unit: Unit, case: Case) -> tuple[Item, ...]:
    return tuple(Item(code, code) for code in accused(unit, case))


def _accounts(unit: Unit, case: Case) -> tuple[Item, ...]:
    """Every account with a balance, of whatever shop; the same name in two shops is two."""
    shops = {shop.id: shop.name for shop in unit.shops.all()}
    seen = {(balance.store, balance.account): None for balance in unit.balances.all()}
    return tuple(Item(f"{store}:{name}", f"{shops[store]}: {name}") for store, name in seen)


def _offers(unit: Unit, case: Case) -> tuple[Item, ...]:
    """Every offer as day and sum; who made it stands on its sheet."""
    made = unit.records.all(unit.cases.number(case), "offer")
    return tuple(Item(str(one.number), _offer_label(one)) for one in made)


def _offer_label(record: Record) -> str:
    offer = record.body
    assert isinstance(offer, Offer)
    parts = (offer.on.isoformat(), str(offer.amount or ""))
    return " ".join(part for part in parts if part)


_ITEMS: Final[Mapping[str, Callable[[Unit, Case], tuple[Item, ...]]]] = {
    "accused": _accused,
    "accounts": _accounts,
    "offers": _offers,
}
