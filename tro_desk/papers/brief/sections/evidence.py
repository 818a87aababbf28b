"""The originals that the desk keeps, with their SHA-256 in full and their record of custody."""

from __future__ import annotations

from typing import Final

from reportlab.platypus.flowables import Flowable

from tro_desk.base.messages import M_, Message
from tro_desk.l10n.terms import NOTICE_TYPES
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.custody import HASH, NOTE, added_by, ended
from tro_desk.papers.layout.blocks import Block
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND, SMALL, STRONG
from tro_desk.papers.layout.text import Run, text
from tro_desk.papers.snapshot import Paper

ID: Final = "evidence"
ORDER: Final = 70
TITLE: Final = M_("brief", "Evidence held")


def build(context: Context) -> list[Flowable]:
    papers = context.snapshot.papers
    if not papers:
        return []
    columns = context.columns(32, 286, 36, 58, 93, right=(2, 3, 4))
    head = (
        M_("brief", "No."),
        M_("brief", "Document and SHA-256"),
        M_("brief", "Pages"),
        M_("brief", "Bytes"),
        M_("brief", "Saved (Beijing)"),
    )
    rows = [_row(context, number, paper, columns[1].room) for number, paper in enumerate(papers, 1)]
    note = M_(
        "brief",
        "Each original is kept unchanged. Its SHA-256 was taken when it was saved: a copy with "
        "another value is not the same file.",
    )
    return [
        context.grid(columns, rows, head),
        Block(text(*context.words.sentence(note, SMALL, SMALL)), before=5),
        *(
            [Block(text(*context.words.sentence(NOTE, SMALL, SMALL)), before=3)]
            if context.snapshot.custody
            else []
        ),
    ]


def _row(context: Context, number: int, paper: Paper, room: float) -> Row:
    words, first = context.words, context.words.first
    evidence = paper.evidence
    kind = Message("notice type", NOTICE_TYPES.get(paper.notice_type, NOTICE_TYPES["other"]))
    saved = first.beijing(evidence.added_at)
    return Row(
        (
            text(Run(f"E{number}", STRONG)),
            text(
                (Run(evidence.name, BODY),),
                *words.label(kind, room, SECOND, SECOND),
                (Run(evidence.sha256, HASH),),
                *ended(context, evidence.sha256),
            ),
            text(Run(str(evidence.pages), BODY), align="right"),
            text(Run(first.number(evidence.size), BODY), align="right"),
            text(
                (Run(saved.strftime("%Y-%m-%d"), BODY),),
                (Run(saved.strftime("%H:%M:%S"), SMALL),),
                *added_by(context, evidence.sha256),
                align="right",
            ),
        )
    )
