"""Amounts that the papers or the seller name: what is frozen, the bond, what is claimed."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.words import field_name
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import AMOUNT
from tro_desk.papers.layout.text import Run, text

ID: Final = "money"
ORDER: Final = 30
TITLE: Final = M_("brief", "Funds")

_FIELDS: Final = ("frozen_amount", "bond_amount", "claimed_amount", "settlement_amount")


def build(context: Context) -> list[Flowable]:
    columns = context.fact_columns
    rows = [
        Row(
            (
                text(*context.words.label(field_name(statement.field), columns[0].room)),
                text(Run(context.value(statement), AMOUNT)),
                text(context.mark(statement), align="right"),
            )
        )
        for statement in context.snapshot.of(*_FIELDS)
    ]
    return [context.grid(columns, rows)] if rows else []
