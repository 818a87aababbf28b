"""How each date was computed, step by step, with the rule of each step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.domain.deadline import Deadline
from tro_desk.papers.brief.context import Context, day_of
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, CELL, DATE, SECOND, SMALL, SMALL_STRONG, STRONG, Ink
from tro_desk.papers.layout.text import Run, text

ID: Final = "trace"
ORDER: Final = 91
TITLE: Final = M_("brief", "How the dates were computed")

_DAY: Final = Ink(9, 13.5, True, DATE)


def build(context: Context) -> list[Flowable]:
    rows: list[Row] = []
    for deadline in context.snapshot.deadlines:
        if deadline.trace:
            rows += _steps(context, deadline)
    if not rows:
        return []
    return [context.grid(context.columns(22, 353, 130), rows)]


def _steps(context: Context, deadline: Deadline) -> list[Row]:
    words = context.words
    also = words.also(deadline.title)
    heads = [Run(words.say(deadline.title), STRONG)]
    if also:
        heads.append(Run("   " + also, SECOND))
    if deadline.due:
        heads.append(Run("   " + words.first.value(day_of(deadline.due)), _DAY))
    heading: list[Sequence[Run]] = [heads]
    if deadline.trigger and not deadline.trigger.confirmed:
        note = M_("brief", "Rests on a date not yet confirmed by seller.")
        heading += words.sentence(note, SMALL_STRONG, SMALL)
    rows = [Row((None, text(*heading), text(Run(deadline.rule, CELL))), "strong", True)]
    unsettled = deadline.trigger is not None and not deadline.trigger.confirmed
    for number, step in enumerate(deadline.trace, 1):
        ink = STRONG if unsettled and number == 1 else BODY  # the trigger's day
        rows.append(
            Row(
                (
                    text(Run(str(number), BODY)),
                    text(*words.sentence(step.text, ink, SMALL)),
                    text(Run(step.rule, CELL)),
                )
            )
        )
    return rows
