"""The case at a glance: court, judge, parties, rights, and the two dates that start the clocks."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.papers.brief.boxes import Box, BoxRow
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.named import COUNSEL, DEFENDANT, RIGHTS, counsel, defendant, rights
from tro_desk.papers.brief.words import field_name

ID: Final = "case"
ORDER: Final = 10
TITLE: Final = M_("brief", "Case")
FRONT: Final = True
"""It stands on the first page."""

_FEW: Final = 2

_ROWS: Final = (
    BoxRow(field_name("docket_number"), ("docket_number",), None, True),
    BoxRow(field_name("court"), ("court",), None, True),
    BoxRow(field_name("judge"), ("judge",), None, True),
    BoxRow(field_name("plaintiff"), ("plaintiff",), None, True),
    BoxRow(field_name("plaintiff_counsel"), COUNSEL, counsel, True),
    BoxRow(M_("brief", "Defendant"), DEFENDANT, defendant, True),
    BoxRow(M_("brief", "Rights asserted"), ("brand", "ip_type", *RIGHTS), rights, True),
    BoxRow(field_name("tro_entered"), ("tro_entered",), None, True),
    BoxRow(field_name("served"), ("served",), None, True),
    BoxRow(field_name("hearing"), ("hearing",), None, True),
)


def build(context: Context) -> list[Flowable]:
    return [context.grid(context.fact_columns, Box(context, _FEW, 2).rows(_ROWS))]
