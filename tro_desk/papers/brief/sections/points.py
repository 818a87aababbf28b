"""Points and strikes that a platform counted, as its notices say."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.domain.records import Points
from tro_desk.l10n.calendars import PAPER
from tro_desk.papers.brief.context import STATED, Context
from tro_desk.papers.brief.said import cell, papers, typed
from tro_desk.papers.brief.writing import day_cell
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND
from tro_desk.papers.layout.text import Run, text

ID: Final = "points"
ORDER: Final = 41
TITLE: Final = M_("brief", "Points and strikes on the platform")


def build(context: Context) -> list[Flowable]:
    written = context.snapshot.written
    if written is None or not written.points:
        return []
    columns = context.columns(90, 45, 75, 200, 95, right=(1, 4))
    head = (
        M_("brief", "Day"),
        M_("brief", "Points"),
        M_("brief", "Strike"),
        M_("brief", "What it was about"),
        M_("brief", "Source"),
    )
    return [context.grid(columns, [_row(context, one) for one in written.points], head)]


def _row(context: Context, one: Points) -> Row:
    none = Run("—", SECOND)
    number = none if one.points is None else Run(context.words.first.number(one.points), BODY)
    return Row(
        (
            day_cell(context, (one.on,), PAPER),
            text(number, align="right"),
            cell(typed(context, one.strike)),
            cell(typed(context, one.about), papers(context, one.evidence, M_("brief", "Evidence"))),
            text(context.shape_mark("seller", STATED), align="right"),
        )
    )
