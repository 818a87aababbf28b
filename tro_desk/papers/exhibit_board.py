"""A sheet of the exhibits: its canvas, the case at its head, the note at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from tro_desk.base.messages import Message
from tro_desk.domain.evidence import Evidence
from tro_desk.l10n.terms import NOTICE_TYPES
from tro_desk.papers import exhibit_words as said
from tro_desk.papers.brief.words import Words
from tro_desk.papers.layout.grid import rule
from tro_desk.papers.layout.style import (
    BOLD,
    FOOTER_RULE,
    GREY,
    HEADER_RULE,
    MARGINS,
    PAPERS,
    REGULAR,
    ROW_RULE,
    SECOND,
    SMALL,
    SMALL_STRONG,
    TEXT,
    Ink,
)
from tro_desk.papers.layout.text import Line, Run, draw_lines, fit, text, width_of
from tro_desk.papers.sample_mark import SAMPLE

VALUE: Final = Ink(10, 14)

_NAME: Final = Ink(10.5, 15, True)
_PLAIN: Final = Ink(10.5, 15)
_GREY: Final = Ink(10.5, 15, colour=GREY)
_LOW: Final = 52.0  # points from the lower edge up to the numbers, at the least
_MARK: Final = "sample"
_BELOW: Final = 20.0  # points from the numbers down to the mark of the sample


@dataclass(frozen=True, slots=True)
class About:
    """The case that the exhibits belong to; empty where not known.

    `zone` (IANA) is the court's, `made_at` (aware) when the exhibits are made.
    """

    made_at: datetime
    case_name: str = ""
    docket: str = ""
    defendant: str = ""
    number: str = ""
    cite: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a cover says of an original; the fields as in `exhibits.Exhibit`."""

    evidence: Evidence
    notice_type: str
    source: str
    captured_at: datetime | None
    shown: str
    why: str


class Board:
    """Draws sheets one after the other into one PDF."""

    def __init__(self, about: About, words: Words, paper: str, sample: bool = False) -> None:
        self._about, self._words, self._sample = about, words, sample
        self._size, self._margin = PAPERS[paper], MARGINS[paper]
        self._width = self._size[0] - 2 * self._margin
        self._foot = foot(paper)
        self._target = BytesIO()
        options: dict[str, Any] = {
            "pagesize": self._size,
            "pageCompression": 1,
            "invariant": 1,
            "initialFontName": REGULAR,
            "lang": words.tags[0],
        }
        self._canvas = Canvas(self._target, **options)
        self.pages = 0
        """How many sheets were drawn."""
        if sample:
            self._form()

    def finish(self) -> tuple[bytes, str, str]:
        """The PDF, the name under which its pages know the face of the numbers, and that of the
        mark of the sample ("" without).
        """
        canvas: Any = self._canvas
        if not self.pages:
            self._end()
        bold: Any = pdfmetrics.getFont(BOLD)
        name = bold.getSubsetInternalName(0, canvas._doc)
        canvas.showOutline()
        canvas.save()
        mark = f"/{canvas._doc.getXObjectName(_MARK)}" if self._sample else ""
        return self._target.getvalue(), str(name), mark

    def _form(self) -> None:
        """The mark of the sample, drawn once: every page shows it, also those of the originals."""
        runs = [Run(self._words.say(SAMPLE), SMALL_STRONG)]
        if also := self._words.also(SAMPLE):
            runs.append(Run("   " + also, SMALL))
        lines = text(runs).lines(self._width)[:1]
        high = SMALL_STRONG.leading
        below, right, above = -ceil(high), ceil(self._width), ceil(high)
        self._canvas.beginForm(_MARK, 0, below, right, above)
        draw_lines(self._canvas, lines, 0, high / 2 + SMALL_STRONG.size * 0.36, 0, "left")
        self._canvas.endForm()

    # parts of every sheet

    def _heading(self) -> float:
        """The case, between two lines; the height below them."""
        about, words = self._about, self._words
        left, right = self._margin, self._size[0] - self._margin
        top = self._size[1] - max(self._margin, 60)
        rule(self._canvas, left, right, top, HEADER_RULE, TEXT)
        docket = Run(about.docket or words.say(said.NO_DOCKET), _PLAIN)
        room = self._width - width_of(docket) - 14
        name = fit(Run(about.case_name or words.say(said.NO_NAME), _NAME), room)
        self._put([name], left, top - 9, room + 4)
        self._put([docket], left, top - 9, self._width, right=True)
        who = about.defendant
        if who and about.number:
            who = words.say(said.defendant(about.number, who))
        self._put([fit(Run(who, _GREY), self._width * 0.7)], left, top - 24, self._width)
        self._put([Run(about.cite, _GREY)], left, top - 24, self._width, right=True)
        rule(self._canvas, left, right, top - 47, ROW_RULE, FOOTER_RULE)
        return top - 47

    def _footer(self, message: Message = said.FOOTER) -> None:
        room = self._width - 150
        rows = self._words.label(message, room, SMALL, SMALL)
        lines = text(*rows).lines(room)[-3:]
        low = self._foot - 4 + tall(lines)
        draw_lines(self._canvas, lines, self._margin, low, room, "left")

    def _block(self, message: Message, top: float) -> float:
        lines = text(*self._words.sentence(message, VALUE, SECOND)).lines(self._width)
        draw_lines(self._canvas, lines, self._margin, top, self._width, "left")
        return top - tall(lines)

    def _centred(self, runs: Sequence[Run], top: float) -> float:
        for line in text(runs).lines(self._width):
            left = (self._size[0] - line.width) / 2
            draw_lines(self._canvas, [line], left, top, line.width, "left")
            top -= line.leading
        return top

    def _put(
        self, runs: Sequence[Run], left: float, top: float, width: float, right: bool = False
    ) -> None:
        lines = text(runs).lines(width)[:1] if any(run.text for run in runs) else []
        draw_lines(self._canvas, lines, left, top, width, "right" if right else "left")

    def _end(self) -> None:
        if self._sample:
            self._canvas.saveState()
            self._canvas.translate(self._margin, self._foot - _BELOW)
            self._canvas.doForm(_MARK)
            self._canvas.restoreState()
        self._canvas.showPage()
        self.pages += 1


def foot(paper: str) -> float:
    """How high above the edge the number stands on a sheet."""
    return max(MARGINS[paper] - 18, _LOW)


def title_of(one: Told) -> Message:
    """What an original is."""
    if not one.notice_type:
        return said.KEPT
    kind = NOTICE_TYPES.get(one.notice_type, NOTICE_TYPES["other"])
    return Message("notice type", kind)


def tall(lines: Sequence[Line]) -> float:
    """How high lines are, in points."""
    return sum(line.leading for line in lines)
