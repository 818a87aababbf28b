"""Which of the seller's own listings a case is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from tro_desk.domain.case import Case

if TYPE_CHECKING:
    from tro_desk.store import Unit

PRODUCT_FIELDS: Final = ("asin", "product_id")
"""Fields that name a product in a paper."""


def accused(unit: Unit, case: Case) -> Mapping[str, str]:
    """The accused products of a case, as the seller's own files spell them, each with its answer.

    Those that are confirmed in a paper and those that the seller says are accused, without those
    that the seller says are not. The answer is yes, not_sure or open; the order is the papers' (as
    confirmed), then the seller's.
    """
    facts = [fact.value for field in PRODUCT_FIELDS for fact in reversed(case.confirmed(field))]
    said = unit.listing_answers.history(unit.cases.require(case.id))
    newest = {code: answers[-1].answer for code, answers in said.items()}
    known = unit.listing_answers.spellings(facts)
    found = {known.get(code, code): "open" for code in facts}
    found |= {code: answer for code, answer in newest.items() if code in found or answer == "yes"}
    return {code: answer for code, answer in found.items() if answer != "no"}
