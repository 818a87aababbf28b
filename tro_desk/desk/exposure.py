"""The figures of a case, computed from what the desk holds at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tro_desk.desk.matching import accused
from tro_desk.desk.without_case import courts
from tro_desk.domain.case import Case
from tro_desk.domain.exposure import Exposure, Mark, Source
from tro_desk.domain.facts import Fact
from tro_desk.domain.money import Money

if TYPE_CHECKING:
    from tro_desk.law.figure_inputs import Inputs, Told
    from tro_desk.store import Storage, Unit


def exposure(storage: Storage, case_id: str) -> Exposure:
    """The figures of a case as they are now. Raises DeskError `unknown_case` (case)."""
    with storage.reading() as unit:
        return exposure_of(unit, unit.cases.get(case_id))


def exposure_of(unit: Unit, case: Case, of: Mapping[str, str] | None = None) -> Exposure:
    """The same, of a case that was read already.

    `of` are other products to ask for than the accused ones: number -> answer.
    """
    from tro_desk.law.exposure import exposure as computed

    return computed(_inputs(unit, case, accused(unit, case) if of is None else of))


def _inputs(unit: Unit, case: Case, answers: Mapping[str, str]) -> Inputs:
    from tro_desk.law.figure_inputs import Inputs
    from tro_desk.law.tally import number_of

    sums = unit.sums
    skus = sums.skus(answers)
    goods = sums.goods(answers, skus)
    products = sums.products(answers)
    costs = unit.costs.all()
    balances = unit.balances.all()
    proofs = {one.evidence for one in costs} | {one.evidence for one in balances}
    breaks = sorted({number_of(cost.from_day) for cost in costs})
    court = courts().get(case.value("court") or "")
    return Inputs(
        case=case.id,
        forum_state=court.state if court else "",
        accused=answers,
        titles=unit.own_listings.titles(answers),
        skus=skus,
        goods=goods,
        facets=sums.facets(),
        products=products,
        sold=sums.sold(goods, products, breaks),
        shops=sums.shops(),
        reserves=sums.reserves(),
        periods=sums.periods(),
        unmatched=unit.unmatched.all() if answers else (),
        loads=tuple(load for load in unit.loads.all() if load.undone_at is None),
        stores=unit.shops.all(),
        costs=costs,
        rates=unit.rates.all(),
        balances=balances,
        papers={sha256: unit.notices.require(sha256).name for sha256 in proofs if sha256},
        frozen=tuple(_told(case, fact) for fact in case.confirmed("frozen_amount")[:1]),
    )


def _told(case: Case, fact: Fact) -> Told:
    from tro_desk.law.figure_inputs import Told

    platforms = {one.value for one in case.confirmed("platform")}
    return Told(
        Money.parse(fact.value),
        platforms.pop() if len(platforms) == 1 else "",
        Source("fact", str(fact.id), fact.field),
        Mark.STATED if fact.found is None or fact.edited else Mark.DOCUMENT,
    )
