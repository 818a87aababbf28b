"""The dates of a case as they touch each way, the first first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tro_desk.base.messages import M_
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.records import Offer
from tro_desk.domain.worksheet import WAYS, Cell, Known, Line, Origin, Way, When

_DATES: Final[Mapping[Way, tuple[str, ...]]] = {
    Way.SETTLE: ("tro_expires", "answer_due", "waiver_answer_due"),
    Way.DEFEND: ("opposition_due", "hearing", "answer_due", "waiver_answer_due"),
    Way.DEFAULT: ("answer_due", "waiver_answer_due", "default_possible"),
}
"""Way -> ids of the deadlines that belong beside it."""


def dates_line(deadlines: Sequence[Deadline], offer: Offer | None) -> Line:
    """One line: of each way the dates that are known, and the answer date where it is not."""
    title = M_("worksheet", "Dates of the case")
    return Line("dates", title, "dates", tuple(_cell(way, deadlines, offer) for way in WAYS))


def _cell(way: Way, deadlines: Sequence[Deadline], offer: Offer | None) -> Cell:
    whens = [
        _when(one)
        for name in _DATES[way]
        for one in deadlines
        if one.id == name and (one.due is not None or one.id == "answer_due")
    ]
    if way is Way.SETTLE and offer is not None and offer.valid_until is not None:
        until = M_("worksheet", "The offer is open until")
        whens.insert(0, When(until, on=offer.valid_until))
    state = Known.KNOWN if whens else Known.UNKNOWN
    return Cell(way, state, Origin.COMPUTED, whens=tuple(whens))


def _when(deadline: Deadline) -> When:
    mark = deadline.mark
    said = mark is not None and mark.state == "moved"
    settled = said or deadline.trigger is None or deadline.trigger.confirmed
    return When(
        deadline.title, deadline.rule, deadline.due, settled=settled, checked=deadline.checked
    )
