"""Every confirmed fact: as the desk reads it, as the paper prints it, and where."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import CELL, MARK_TEXT, SECOND
from tro_desk.papers.layout.text import Run, text
from tro_desk.papers.snapshot import Statement

ID: Final = "facts"
ORDER: Final = 60
TITLE: Final = M_("brief", "Facts confirmed by the seller")


def build(context: Context) -> list[Flowable]:
    statements = context.snapshot.statements
    if not statements:
        return []
    columns = context.columns(128, 152, 130, 95, right=(3,))
    head = (
        M_("brief", "Fact"),
        M_("brief", "Value"),
        M_("brief", "As printed"),
        M_("brief", "Source"),
    )
    rows = [_row(context, statement, columns[0].room, columns[1].room) for statement in statements]
    return [context.grid(columns, rows, head)]


def _row(context: Context, statement: Statement, name_room: float, room: float) -> Row:
    marks = [context.mark(statement)]
    if statement.mark == "seller" and statement.place:
        place = context.words.say(context.place(statement.place))
        differs = M_("brief", "differs from {place}", place=place)
        marks.append((Run(context.words.say(differs), MARK_TEXT),))
    printed = Run(statement.raw, CELL) if statement.raw else Run("—", SECOND)
    return Row(
        (
            text(*context.words.label(field_name(statement.field), name_room)),
            text(*context.value_runs(statement, room)),
            text(printed),
            text(*marks, align="right"),
        )
    )
