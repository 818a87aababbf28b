"""Which of the seller's own listings a case is about, and which may be."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.desk.own_goods import OwnGoods
from tro_desk.domain.case import Case
from tro_desk.domain.goods import ANSWERS, REASONS, ListingAnswer, Match, Reason, Sold

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit

PRODUCT_FIELDS: Final = ("asin", "product_id")
"""Fields that name a product in a paper."""


def accused(unit: Unit, case: Case) -> Mapping[str, str]:
    """The accused products of a case, as the seller's own files spell them, each with its answer.

    Those that are confirmed in a paper and those that the seller says are accused, without those
    that the seller says are not. The answer is yes, not_sure or open; the order is the papers' (as
    confirmed), then the seller's.
    """
    facts = [fact.value for field in PRODUCT_FIELDS for fact in reversed(case.confirmed(field))]
    said = unit.listing_answers.history(unit.cases.number(case))
    newest = {code: answers[-1].answer for code, answers in said.items()}
    known = unit.listing_answers.spellings(facts)
    found = {known.get(code, code): "open" for code in facts}
    found |= {code: answer for code, answer in newest.items() if code in found or answer == "yes"}
    return {code: answer for code, answer in found.items() if answer != "no"}


def matches(storage: Storage, case_id: str) -> tuple[Match, ...]:
    """The seller's products that may be among the accused ones, those with the best reason first.

    A product to which the seller has given an answer stays among them. Each with its sales.
    """
    from tro_desk.desk.exposure import exposure_of

    with storage.reading() as unit:
        case = unit.cases.get(case_id)
        found = matches_of(unit, case)
        answers = {match.product_id: match.answer for match in found}
        bases = exposure_of(unit, case, answers).bases
    sold: dict[str, list[Sold]] = defaultdict(list)
    for basis in bases:
        for one in basis.listings:
            units, gross = one.sums.units.number, one.sums.gross.money
            if units or gross.minor:
                sold[one.product_id].append(Sold(basis.report, units, gross))
    return tuple(replace(one, sold=tuple(sold[one.product_id])) for one in found)


def matches_of(unit: Unit, case: Case) -> tuple[Match, ...]:
    """The same, of a case that was read already, without their sales."""
    own = OwnGoods(unit)
    history = unit.listing_answers.history(unit.cases.number(case))
    found = _reasons(case, own)
    for code in history:
        found.setdefault(code, ())
    made = [
        Match(
            code,
            own.skus(code),
            own.stores(code),
            own.title(code),
            reasons,
            (),
            history[code][-1].answer if code in history else "open",
            history.get(code, ()),
        )
        for code, reasons in found.items()
    ]
    return tuple(sorted(made, key=_rank))


def answer_listing(
    storage: Storage, now: datetime, case_id: str, product_id: str, answer: str
) -> ListingAnswer:
    """Save whether a product is among the accused ones; the newest answer counts.

    Raises DeskError `bad_value` (field: answer, or product_id where neither the seller's goods nor
    the papers of the case know it; value).
    """
    if answer not in ANSWERS:
        raise DeskError("bad_value", field="answer", value=answer)
    with storage.writing() as unit:
        case = unit.cases.get(case_id)
        number = unit.cases.require(case_id)
        known = product_id in unit.listing_answers.history(number)  # a "no" can be taken back
        if not known and product_id not in accused(unit, case) and product_id not in OwnGoods(unit):
            raise DeskError("bad_value", field="product_id", value=product_id)
        said = ListingAnswer(product_id, answer, now)
        unit.listing_answers.add(number, said)
        unit.log.add(now, "listing_answered", number, product=product_id, answer=answer)
        return said


def _reasons(case: Case, goods: OwnGoods) -> dict[str, tuple[Reason, ...]]:
    """Why each product may be accused: what the papers name, then words of the titles."""
    found: dict[str, tuple[Reason, ...]] = {}

    def add(code: str, reason: Reason) -> None:
        found[code] = (*found.get(code, ()), reason)

    for field in PRODUCT_FIELDS:
        for value, sure in _told(case, field).items():
            if (code := goods.spelling(value)) is not None:
                add(code, Reason(field, value, sure))
    _by_seller_id(case, goods, found)
    for code, reason in _by_brand(case, goods):
        add(code, reason)
    return found


def _by_seller_id(case: Case, goods: OwnGoods, found: dict[str, tuple[Reason, ...]]) -> None:
    """Products of a shop whose seller id the papers name.

    Where they name products of it, these alone; else all: any of them may be meant.
    """
    for value, sure in _told(case, "seller_id").items():
        of_shop = goods.of_seller(value)
        for code in [code for code in of_shop if code in found] or of_shop:
            found[code] = (*found.get(code, ()), Reason("seller_id", value, sure))


def _by_brand(case: Case, goods: OwnGoods) -> list[tuple[str, Reason]]:
    """Products in whose title the words of a brand stand."""
    from tro_desk.watch.terms import TermIndex

    brands = _told(case, "brand")
    # Most titles name no brand: plain search, at the speed of C, passes them over.
    wanted = [name for name in map(_folded, brands) if name]
    index = TermIndex(brands)
    found: list[tuple[str, Reason]] = []
    for code, title in goods.titles():
        folded = _folded(title)
        if not any(name in folded for name in wanted):
            continue
        first = {hit.term: hit for hit in reversed(index.find(title))}
        found += [
            (code, Reason("brand", hit.term, brands[hit.term], hit.start, hit.end))
            for hit in first.values()
        ]
    return found


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _told(case: Case, field: str) -> dict[str, bool]:
    """What the papers tell of a field -> whether the seller has confirmed it."""
    told = {fact.value: True for fact in reversed(case.confirmed(field))}
    for found in case.open_candidates(field):
        told.setdefault(found.candidate.value, False)
    return told


def _rank(match: Match) -> tuple[int, int, str]:
    best = min(
        ((not one.confirmed, REASONS.index(one.code)) for one in match.reasons),
        default=(True, len(REASONS)),
    )
    return (int(best[0]), best[1], match.product_id)
