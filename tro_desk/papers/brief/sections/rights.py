"""The rights that are asserted, each with its number, and the products that the papers name."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.papers.brief.boxes import Box, BoxRow
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.named import LISTINGS, RIGHTS, listings, right
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, CELL, SECOND
from tro_desk.papers.layout.text import Run, text
from tro_desk.papers.snapshot import Statement

ID: Final = "rights"
ORDER: Final = 26
TITLE: Final = M_("brief", "Rights asserted and goods named")

_FIELDS: Final = ("ip_type", "brand", *RIGHTS)
_NAMED: Final = BoxRow(M_("brief", "Listings named"), LISTINGS, listings)


def build(context: Context) -> list[Flowable]:
    box = Box(context, 40)
    statements = context.snapshot.of(*_FIELDS)
    content: list[Flowable] = []
    if statements:
        columns = context.columns(128, 152, 130, 95, right=(3,))
        head = (
            M_("brief", "Right"),
            M_("brief", "Value"),
            M_("brief", "As printed"),
            M_("brief", "Source"),
        )
        rows = [_row(context, one, columns[0].room, columns[1].room) for one in statements]
        content.append(context.grid(columns, rows, head))
    else:
        row = BoxRow(M_("brief", "Rights asserted"), _FIELDS, None, True)
        content.append(context.grid(context.fact_columns, box.rows((row,))))
    if named := box.row(_NAMED):
        content.append(context.grid(context.fact_columns, [named]))
    return content


def _row(context: Context, statement: Statement, name_room: float, room: float) -> Row:
    words = context.words
    if statement.field in RIGHTS:
        number = words.say(right(statement.field, context.value(statement)))
        value = text(Run(number, BODY))
    else:
        value = text(*context.value_runs(statement, room))
    return Row(
        (
            text(*words.label(field_name(statement.field), name_room)),
            value,
            text(Run(statement.raw, CELL) if statement.raw else Run("—", SECOND)),
            text(context.mark(statement), align="right"),
        )
    )
