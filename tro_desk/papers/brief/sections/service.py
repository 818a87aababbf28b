"""How and when the papers were served, and which address was known: facts, no conclusion."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.papers.brief.context import NOT_CONFIRMED, Context
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import SECOND, STRONG
from tro_desk.papers.layout.text import Run, text

ID: Final = "service"
ORDER: Final = 27
TITLE: Final = M_("brief", "How and when served")

STATED: Final = (
    "service_method",
    "service_address",
    "service_mail_date",
    "known_address",
    "address_on_file",
)
"""What the seller states of service; the section is there where one of them is known."""


def build(context: Context) -> list[Flowable]:
    if not context.snapshot.of(*STATED):
        return []
    rows = [_row(context, field) for field in ("served", *STATED)]
    return [context.grid(context.fact_columns, rows)]


def _row(context: Context, field: str) -> Row:
    columns = context.fact_columns
    name = text(*context.words.label(field_name(field), columns[0].room))
    statements = context.snapshot.of(field)
    given = context.unconfirmed(field)
    if not statements and given:
        value = Run(context.value(given), STRONG)
        doubt = Run(context.words.aside("", context.words.say(NOT_CONFIRMED)), STRONG)
        return Row((name, text((value, doubt)), text(context.input_mark(given), align="right")))
    if not statements:
        unknown = Run("— " + context.words.say(M_("brief", "not known")), SECOND)
        return Row((name, text(unknown), None))
    lines = [line for one in statements for line in context.value_runs(one, columns[1].room)]
    return Row((name, text(*lines), context.marks(statements)))
