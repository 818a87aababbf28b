"""The dates beside the two clocks, in rows."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.domain.deadline import Deadline
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.sections.clocks import BOXED, later, said
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, CELL, SMALL, SMALL_STRONG, STRONG
from tro_desk.papers.layout.text import Run, text

ID: Final = "dates"
ORDER: Final = 24
TITLE: Final = M_("brief", "Other dates")


def build(context: Context) -> list[Flowable]:
    others = [d for d in context.snapshot.deadlines if d.id not in BOXED and d.due]
    if not others:
        return []
    columns = context.columns(124, 100, 104, 88, 89, right=(4,))
    head = (
        M_("brief", "Date"),
        M_("brief", "Court time"),
        M_("brief", "Beijing time"),
        M_("brief", "Rule"),
        M_("brief", "Source"),
    )
    rows = [_row(context, deadline, columns[0].room) for deadline in others]
    return [context.grid(columns, rows, head)]


def _row(context: Context, deadline: Deadline, room: float) -> Row:
    words, first = context.words, context.words.first
    due = deadline.due
    assert due is not None  # rows without a date are left out
    name = [*words.label(deadline.title, room), *said(context, deadline)]
    unsettled = deadline.trigger is not None and not deadline.trigger.confirmed
    marks = [context.deadline_mark(deadline)]
    if unsettled:
        assert deadline.trigger is not None
        name.append((Run(words.say(M_("brief", "not confirmed by seller")), SMALL_STRONG),))
        marks.append(context.input_mark(deadline.trigger))
    ink = STRONG if unsettled else BODY
    beijing = first.beijing(due)
    court: list[tuple[Run, ...]] = [
        (Run(first.date(due.date()), ink),),
        (Run(first.hour(due), SMALL),),
    ]
    if deadline.possible_later:
        court += words.sentence(later(deadline.possible_later), SMALL, SMALL)
    return Row(
        (
            text(*name),
            text(*court),
            text(
                (Run(first.date(beijing.date()), ink),),
                (Run(first.hour(beijing), SMALL),),
            ),
            text(Run(deadline.rule, CELL)),
            text(*marks, align="right"),
        )
    )
