"""The court of a case, as far as its papers and the seller tell."""

from __future__ import annotations

from tro_desk.desk.deadlines import BAND, input_of
from tro_desk.desk.without_case import courts
from tro_desk.domain.case import Case
from tro_desk.domain.court import Court
from tro_desk.domain.reading import Reading


def court_of(case: Case) -> Court | None:
    """The court on whose calendar the dates of a case are counted; None where it is not known.

    The confirmed one, else the one that the papers clearly tell: the same as for the deadlines.
    """
    given = input_of(case, "court")
    return courts().get(given.value) if given is not None else None


def court_in(reading: Reading) -> Court | None:
    """The court that a paper clearly tells; None where it tells none, or several as clearly."""
    found = [one for one in reading.candidates if one.field == "court"]
    best = max((one.score for one in found), default=0)
    told = {one.value for one in found if one.score >= best - BAND}
    return courts().get(told.pop()) if len(told) == 1 else None
