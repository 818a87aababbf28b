"""Defences and facts that the seller raises, in the seller's own words and nobody else's."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_
from tro_desk.domain.records import Defence
from tro_desk.l10n.records import code_words
from tro_desk.papers.brief.context import STATED, Context
from tro_desk.papers.brief.said import cell, lined, papers, typed
from tro_desk.papers.brief.writing import note
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND, STRONG
from tro_desk.papers.layout.text import Run, text

ID: Final = "defences"
ORDER: Final = 48
TITLE: Final = M_("brief", "Defences and facts the seller raises")

_NOTE: Final = M_(
    "brief",
    "Printed as typed by the seller. Nobody has checked or translated it; what is raised in the "
    "case is for counsel to decide.",
)


def build(context: Context) -> list[Flowable]:
    written = context.snapshot.written
    if written is None or not written.defences:
        return []
    english = any(one.own_english for one in written.defences)
    shares = (110, 200, 195) if english else (110, 395)
    head = [M_("brief", "About"), M_("brief", "In the seller's own words")]
    if english:
        head.append(M_("brief", "The seller's own English"))
    rows = [_row(context, number, one, english) for number, one in enumerate(written.defences, 1)]
    table = context.grid(context.columns(*shares), rows, head)
    return context.together(note(context, _NOTE), table)


def _row(context: Context, number: int, one: Defence, english: bool) -> Row:
    topic: list[tuple[Run, ...]] = [(Run(str(number), STRONG),)]
    if one.topic:
        first, *rest = lined(context, code_words("defence", "topic", one.topic), STRONG)
        topic = [(Run(f"{number}  ", STRONG), *first), *rest]
    cells = [
        text(*topic, context.shape_mark("seller", STATED)),
        cell(
            typed(context, one.text),
            papers(context, one.evidence, M_("brief", "Evidence")),
        ),
    ]
    if english:
        own = typed(context, one.own_english, BODY)
        cells.append(text(*own) if own else text(Run("—", SECOND)))
    return Row(tuple(cells))
