"""What is frozen beside the accused sales, and the amounts that the papers or the seller name."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable, Spacer

from tro_desk.base.messages import M_, Message
from tro_desk.domain.exposure import Against, Figure
from tro_desk.domain.money import Money
from tro_desk.l10n.calendars import calendar_of
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.brief.writing import month, percent, source_mark
from tro_desk.papers.figures import Figures
from tro_desk.papers.layout.charts import Beside
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import AMOUNT, BODY, SECOND, SHARE, SMALL
from tro_desk.papers.layout.text import Run, Text, text

ID: Final = "money"
ORDER: Final = 22
TITLE: Final = M_("brief", "Funds frozen and accused sales")
FRONT: Final = True

_MOST: Final = 2
"""So many currencies have their bars here; all of them are in the section of the scope."""


def build(context: Context) -> list[Flowable]:
    figures = context.snapshot.figures
    boxes: list[Flowable] = []
    if figures is not None:
        for one in figures.exposure.against[:_MOST]:
            boxes += [_box(context, figures, one), Spacer(1, 4)]
    if boxes:
        return boxes
    columns = context.fact_columns
    rows = [
        Row(
            (
                text(*context.words.label(field_name(statement.field), columns[0].room)),
                text(Run(context.value(statement), AMOUNT)),
                text(context.mark(statement), align="right"),
            )
        )
        for statement in context.snapshot.of("frozen_amount")
    ]
    unknown = Run("— " + context.words.say(M_("brief", "not known")), SECOND)
    name = context.words.label(field_name("frozen_amount"), columns[0].room)
    return [context.grid(columns, rows or [Row((text(*name), text(unknown), None))])]


def _box(context: Context, figures: Figures, one: Against) -> Flowable:
    """Frozen money and accused gross as bars of one scale; the share and the difference beside."""
    words = context.words
    basis = figures.exposure.bases[one.basis]
    months = f"{month(basis.first_day)} – {month(basis.last_day)}"
    days = words.aside(months, words.say(calendar_of(basis.report)))
    rows = [
        _bar(context, M_("brief", "Frozen"), one.frozen),
        _bar(context, M_("brief", "Accused sales"), one.gross, days),
    ]
    room = context.width * 0.29
    difference = Money(one.currency, one.frozen.money.minor - one.gross.money.minor)
    name = words.label(M_("brief", "Difference"), room, SMALL, SMALL)
    shown = Run("  " + words.first.money(difference), AMOUNT)
    aside = [
        *words.label(M_("brief", "Accused share of frozen"), room, SMALL, SMALL),
        (Run(percent(context, one.ratio), SHARE),),
        *name[:-1],
        (*name[-1], shown),
    ]
    return Beside(rows, text(*aside))


def _bar(
    context: Context, name: Message, figure: Figure, days: str = ""
) -> tuple[Text, Run, int, Text]:
    label = context.words.label(name, context.width * 0.4, BODY, SECOND)
    aside = (Run("   " + days, SMALL),) if days else ()
    return (
        text(*label[:-1], (*label[-1], *aside)),
        Run(context.words.first.money(figure.money), AMOUNT),
        figure.money.minor,
        text(source_mark(context, figure)),
    )
