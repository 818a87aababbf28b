"""The seller shows where a value stands: a place of a paper becomes a confirmed fact."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.desk.confirm import say_in
from tro_desk.desk.results import Said
from tro_desk.desk.values import canonical
from tro_desk.domain.facts import Candidate, Fact, Status

if TYPE_CHECKING:
    from tro_desk.store import Storage

BY_SELLER: Final = "seller"
"""`Candidate.by` of a place that the seller marked."""
_SCORE: Final = 500
"""Taken back, such a value waits for an answer again: it is never confirmed along with others."""


def mark(
    storage: Storage,
    now: datetime,
    case_id: str,
    sha256: str,
    page: int,
    span: tuple[int, int],
    field: str,
    value: str | None = None,
) -> Fact:
    """Keep the place as a candidate and confirm it, as one batch.

    `value` is what stands there, None for the words as they are. Raises `unknown_evidence`
    (sha256), `no_such_place` (page), `bad_value`, `unknown_field`.
    """
    with storage.writing() as unit:
        number = unit.cases.require(case_id)
        if case_id not in unit.notices.cases_with(sha256):
            raise DeskError("unknown_evidence", sha256=sha256)
        seen = unit.notices.page(sha256, page)
        start, end = span
        if seen is None or not 0 <= start < end <= len(seen.text):
            raise DeskError("no_such_place", page=page)
        raw = seen.text[start:end]
        told = canonical(field, raw if value is None else value)
        place = Candidate(field, told, raw, page, start, end, _SCORE, BY_SELLER)
        found = unit.notices.mark(number, sha256, place)
        said = Said(field, told, Status.CONFIRMED, found)
        return say_in(unit, now, case_id, [said])[0]
