"""All that the page of a case shows, read at one moment."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tro_desk.desk.deadlines import deadlines_of
from tro_desk.desk.exposure import exposure_of
from tro_desk.desk.make_brief import newest_brief
from tro_desk.desk.matching import accused
from tro_desk.desk.results import Overview
from tro_desk.desk.steps import walk_of
from tro_desk.domain.case import Case
from tro_desk.domain.money import Money
from tro_desk.domain.store import Store

if TYPE_CHECKING:
    from tro_desk.desk.brief_stands import BriefStands
    from tro_desk.store import Storage, Unit


def overview(storage: Storage, now: datetime, case_id: str, brief_stands: BriefStands) -> Overview:
    """Everything from one transaction, so that the parts fit each other."""
    from tro_desk.wizard import path

    with storage.reading() as unit:
        case = unit.cases.get(case_id)
        number = unit.cases.require(case_id)
        stores = unit.shops.all()
        texts = unit.notices.texts(number)
        deadlines = deadlines_of(unit, case)
        brief = newest_brief(unit, case, deadlines, now)
        steps = path(walk_of(unit, case, now, brief_stands, deadlines=deadlines))
        gross = accused_gross(unit, case)
    return Overview(
        case,
        deadlines,
        steps,
        frozen_amount(case),
        gross,
        own_names(stores, texts),
        brief,
    )


def frozen_amount(case: Case) -> Money | None:
    """The confirmed frozen amount."""
    frozen = case.value("frozen_amount")
    return Money.parse(frozen) if frozen else None


def accused_gross(unit: Unit, case: Case) -> Money | None:
    """The accused sales that stand beside the frozen money; else those of the one currency."""
    answers = accused(unit, case)
    if not answers:
        return None
    found = exposure_of(unit, case, answers)
    if found.against:
        return found.against[0].gross.money
    sold = [basis for basis in found.bases if basis.total.units.number]
    first = {basis.currency: basis.total.gross.money for basis in reversed(sold)}
    return first.popitem()[1] if len(first) == 1 else None


def own_names(stores: Sequence[Store], texts: Sequence[str]) -> tuple[str, ...]:
    """The names and ids of the seller's shops that stand in the texts, shop by shop."""
    names = dict.fromkeys(name for s in stores for name in (s.name, s.seller_id) if name)
    if not names:
        return ()
    # Most pages name no shop: plain search, at the speed of C, passes them over.
    wanted = {_folded(name) for name in names}
    likely = [text for text in texts if any(name in _folded(text) for name in wanted)]
    if not likely:
        return ()
    from tro_desk.watch.terms import TermIndex

    index = TermIndex(tuple(names))
    seen = {hit.term for text in likely for hit in index.find(text)}
    return tuple(name for name in names if name in seen)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
