"""The papers that are wanted: which of them the seller has, and which are missing."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.domain.records import CHOICES, Document
from tro_desk.l10n.records import code_words
from tro_desk.papers.brief.context import STATED, Context
from tro_desk.papers.brief.said import cell, lined, papers, typed
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SMALL, SMALL_STRONG
from tro_desk.papers.layout.text import text

ID: Final = "documents"
ORDER: Final = 35
TITLE: Final = M_("brief", "Documents and gaps")

_ORDER: Final = CHOICES["document", "have"]


def build(context: Context) -> list[Flowable]:
    written = context.snapshot.written
    if written is None or not written.documents:
        return []
    columns = context.columns(160, 90, 160, 95, right=(3,))
    head = (
        M_("brief", "Document"),
        M_("brief", "Is it there"),
        M_("brief", "Note"),
        M_("brief", "Source"),
    )
    ordered = sorted(written.documents, key=lambda one: _ORDER.index(one.have))
    return [context.grid(columns, [_row(context, one) for one in ordered], head)]


def _row(context: Context, one: Document) -> Row:
    have = code_words("document", "have", one.have)
    return Row(
        (
            cell(typed(context, one.what)),
            cell(lined(context, have, BODY if one.have == "yes" else SMALL_STRONG)),
            cell(
                typed(context, one.note, SMALL),
                papers(context, one.evidence, M_("brief", "Evidence")),
            ),
            text(context.shape_mark("seller", STATED), align="right"),
        )
    )
