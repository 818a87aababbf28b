"""A letter as PDF, in the faces of the brief."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from tro_desk.domain.letters import LetterPaper
from tro_desk.papers.brief.page import BriefDocument, Sheet
from tro_desk.papers.layout import fonts
from tro_desk.papers.layout.blocks import Block
from tro_desk.papers.layout.style import Ink
from tro_desk.papers.layout.text import Run, text
from tro_desk.papers.letters.lines import pieces
from tro_desk.papers.sample_mark import in_both

_PLAIN: Final = Ink(10.5, 17)
_STRONG: Final = Ink(10.5, 17, True)


def render_pdf(paper: LetterPaper, made_at: datetime) -> bytes:
    """The PDF (A4); the same bytes for the same letter and moment (aware)."""
    return render_pages(paper, made_at)[0]


def render_pages(paper: LetterPaper, made_at: datetime) -> tuple[bytes, int]:
    """The PDF and how many pages it has."""
    fonts.load()
    draft, mark = paper.marks
    above, also = in_both(paper.language) if paper.sample else ("", "")
    sheet = Sheet(
        paper="A4",
        header=draft,
        header_second=mark,
        docket=paper.docket,
        footer=paper.title,
        footer_second="",
        title=paper.title,
        subject=f"{draft}: {mark}",
        languages=(paper.language,),
        made_at=made_at,
        above=above,
        above_second=also,
    )
    blocks = [
        Block(text([Run(piece, _STRONG if strong else _PLAIN) for piece, strong in line]))
        if line
        else Block(text(Run("", _PLAIN)))
        for line in pieces(paper.text)
    ]
    document = BriefDocument(sheet, lambda: None)
    return document.render(list(blocks)), document.pages
