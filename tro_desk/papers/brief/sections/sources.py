"""The files behind the figures: name, kind, days, and the start of their SHA-256."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.l10n.calendars import calendar_of
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.writing import day_cell, line, note, report_name
from tro_desk.papers.figures import SourceFile
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, CELL, SECOND, SMALL, STRONG
from tro_desk.papers.layout.text import Run, text

ID: Final = "sources"
ORDER: Final = 72
TITLE: Final = M_("brief", "Files behind the figures")

_NONE: Final = M_("brief", "No figure of this brief rests on a loaded file or a proof.")
_NOTE: Final = M_(
    "brief",
    "F and its number stand beside each figure. The desk holds exports as they were read and "
    "proofs unchanged; the file itself is told by its SHA-256, of which 16 digits are printed.",
)
_PROOF: Final = M_("brief", "Proof kept by the seller")


def build(context: Context) -> list[Flowable]:
    figures = context.snapshot.figures
    if figures is None:
        return []
    if not figures.files:
        return [line(context, _NONE)]
    columns = context.columns(30, 232, 46, 82, 115, right=(2, 4))
    head = (
        M_("brief", "No."),
        M_("brief", "File"),
        M_("brief", "Lines"),
        M_("brief", "Days"),
        M_("brief", "SHA-256 (first 16)"),
    )
    rows = [_row(context, number, file) for number, file in enumerate(figures.files, 1)]
    return [context.grid(columns, rows, head), note(context, _NOTE, before=5)]


def _row(context: Context, number: int, file: SourceFile) -> Row:
    words = context.words
    kind = report_name(file.report) if file.report else _PROOF
    shown = words.label(kind, 220, SECOND, SMALL) if isinstance(kind, Message) else ()
    start = " ".join(file.sha256[at : at + 4] for at in range(0, 16, 4))
    return Row(
        (
            text(Run(f"F{number}", STRONG)),
            text(Run(file.name, BODY), *shown),
            text(Run(words.first.number(file.rows) if file.rows else "—", CELL), align="right"),
            day_cell(context, (file.first_day, file.last_day), calendar_of(file.report)),
            text(Run(start, CELL), align="right"),
        )
    )
