"""The sheets that the program writes into the exhibits itself: index, covers, texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from typing import Any, Final
from zoneinfo import ZoneInfo

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from tro_desk.base.messages import Message
from tro_desk.domain.evidence import Evidence, Page
from tro_desk.l10n.terms import NOTICE_TYPES
from tro_desk.papers import exhibit_words as said
from tro_desk.papers.brief.words import Words
from tro_desk.papers.layout.grid import rule
from tro_desk.papers.layout.style import (
    BODY,
    BOLD,
    FOOTER_RULE,
    GREY,
    HEADER_RULE,
    MARGINS,
    PAPERS,
    PRIMARY,
    REGULAR,
    ROW_RULE,
    RULE,
    SECOND,
    SMALL,
    STRONG,
    TABLE_HEAD,
    TABLE_HEAD_SECOND,
    TEXT,
    Ink,
    colour_of,
)
from tro_desk.papers.layout.text import Line, Run, draw_lines, fit, text, width_of

_NAME: Final = Ink(10.5, 15, True)
_PLAIN: Final = Ink(10.5, 15)
_GREY: Final = Ink(10.5, 15, colour=GREY)
_LETTER: Final = Ink(37, 46, True)
_LETTER_SECOND: Final = Ink(15, 24, colour=GREY)
_TITLE: Final = Ink(15, 20)
_UNDER: Final = Ink(11, 17, colour=GREY)
_LABEL: Final = Ink(9.5, 13, colour=GREY)
_LABEL_SECOND: Final = Ink(8, 11, colour=GREY)
_VALUE: Final = Ink(10, 14)
_DIGITS: Final = Ink(9, 14)
_SPACED: Final = 2.2  # points more between the letters of that name
_ROW: Final = 7.0  # points above and below the text of a row
_SHIFT: Final = 112.5  # points from a label to its value
_LOW: Final = 52.0  # points from the lower edge up to the numbers, at the least


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


class Sheets:
    """Draws sheets one after the other into one PDF."""

    MOST_TEXT: Final = 200
    """Pages of text of one original that are shown."""

    def __init__(self, about: About, words: Words, paper: str) -> None:
        self._about, self._words = about, words
        self._size, self._margin = PAPERS[paper], MARGINS[paper]
        self._width = self._size[0] - 2 * self._margin
        self._foot = foot(paper)
        self._target = BytesIO()
        options: dict[str, Any] = {
            "pagesize": self._size,
            "pageCompression": 1,
            "invariant": 1,
            "initialFontName": REGULAR,
            "lang": words.tag,
        }
        self._canvas = Canvas(self._target, **options)
        self.pages = 0
        """How many sheets were drawn."""

    def finish(self) -> tuple[bytes, str]:
        """The PDF, and the name under which its pages know the face of the numbers."""
        canvas: Any = self._canvas
        if not self.pages:
            self._end()
        bold: Any = pdfmetrics.getFont(BOLD)
        name = bold.getSubsetInternalName(0, canvas._doc)
        canvas.showOutline()
        canvas.save()
        return self._target.getvalue(), str(name)

    # index

    def index_pages(self, told: Sequence[Told]) -> int:
        """How many sheets the index takes."""
        return max(1, len(self._index_parts(told)))

    def index(self, told: Sequence[Told], ranges: Sequence[tuple[str, str]]) -> None:
        """The index; each line leads to the cover of its exhibit."""
        canvas = self._canvas
        canvas.bookmarkPage("index")
        canvas.addOutlineEntry(self._words.say(said.INDEX), "index", 0)
        parts = self._index_parts(told) or [range(0)]
        for part in parts:
            top = self._index_head()
            for place in part:
                cells = self._cells(place + 1, told[place], ranges[place])
                height = _height(cells)
                canvas.linkRect(
                    "",
                    f"exhibit-{place + 1}",
                    (self._margin, top - height, self._margin + self._width, top),
                    thickness=0,
                )
                self._index_row(cells, top)
                top -= height
            if not told:
                self._block(said.NONE, top - 8)
            self._end()

    def _columns(self) -> tuple[tuple[float, float], ...]:
        """Left edge and width of each column."""
        edges = (0.0, 58.0, self._width - 180, self._width - 130, self._width)
        left = self._margin
        return tuple((left + a, b - a - 9) for a, b in pairwise(edges))

    def _index_parts(self, told: Sequence[Told]) -> list[range]:
        room = self._size[1] - self._margin - 100 - self._foot - 20
        parts: list[range] = []
        start, left = 0, room
        for place, one in enumerate(told):
            height = _height(self._cells(place + 1, one, ("0", "0")))
            if height > left and place > start:
                parts.append(range(start, place))
                start, left = place, room
            left -= height
        return [*parts, range(start, len(told))] if told else []

    def _index_head(self) -> float:
        top = self._heading()
        title = Run(self._words.say(said.INDEX), Ink(15, 22, True))
        also = Run("   " + self._words.also(said.INDEX), SECOND)
        self._put([title, also], self._margin, top - 8, self._width)
        top -= 42
        for (left, width), head in zip(self._columns(), said.HEADS, strict=True):
            lines = self._words.label(head, width, TABLE_HEAD, TABLE_HEAD_SECOND)
            draw_lines(self._canvas, text(*lines).lines(width), left, top, width, "left")
        top -= 24
        rule(self._canvas, self._margin, self._size[0] - self._margin, top, 0.75, TEXT)
        return top

    def _cells(self, place: int, one: Told, span: tuple[str, str]) -> list[list[Line]]:
        from tro_desk.papers.bates import letter

        widths = [width for _, width in self._columns()]
        name = fit(Run(one.evidence.name, BODY), widths[1] * 2.5)
        rows = [
            text(Run(letter(place), STRONG)),
            text(
                *self._words.label(_title(one), widths[1], STRONG, SECOND),
                name,
                *self._words.label(said.WAYS[one.shown], widths[1], SMALL, SMALL),
            ),
            text(Run(str(one.evidence.pages or "—"), BODY)),
            text(Run(f"{span[0]} –", BODY), Run(span[1], BODY)),
        ]
        return [cell.lines(width) for cell, width in zip(rows, widths, strict=True)]

    def _index_row(self, cells: Sequence[Sequence[Line]], top: float) -> None:
        for lines, (left, width) in zip(cells, self._columns(), strict=True):
            draw_lines(self._canvas, lines, left, top - 4, width, "left")
        low = top - _height(cells)
        rule(self._canvas, self._margin, self._size[0] - self._margin, low, ROW_RULE, RULE)

    # cover

    def cover(self, place: int, letter: str, one: Told, span: tuple[str, str]) -> None:
        """The cover of an exhibit: its letter, what it is, and what tells the original."""
        canvas, words = self._canvas, self._words
        key = f"exhibit-{place}"
        name = said.exhibit(letter)
        canvas.bookmarkPage(key)
        title = _title(one)
        canvas.addOutlineEntry(f"{words.say(name)}: {words.say(title)}", key, 0)
        self._heading()
        top = self._size[1] * 0.655
        self._spaced(words.say(name).upper(), top)
        top -= _LETTER.leading
        if words.also(name):
            top = self._centred([Run(words.also(name), _LETTER_SECOND)], top)
        top -= 6
        middle = self._size[0] / 2
        rule(canvas, middle - 27, middle + 27, top, 1.5, PRIMARY)
        top -= 16
        for row in words.label(title, self._width, _TITLE, _UNDER):
            top = self._centred(row, top)
        if one.evidence.pages:
            pages = said.pages(one.evidence.pages)
            for row in words.label(pages, self._width, _UNDER, _UNDER):
                top = self._centred(row, top)
        self._facts(one, span)
        self._footer()
        self._end()

    def _spaced(self, name: str, top: float) -> None:
        """The name of an exhibit in wide letters."""
        canvas: Any = self._canvas
        wide = width_of(Run(name, _LETTER)) + _SPACED * (len(name) - 1)
        pen = canvas.beginText((self._size[0] - wide) / 2, top - _LETTER.leading * 0.75)
        pen.setFont(_LETTER.font, _LETTER.size)
        pen.setFillColor(colour_of(TEXT))
        pen.setCharSpace(_SPACED)
        pen.textOut(name)
        pen.setCharSpace(0)
        canvas.drawText(pen)

    def _facts(self, one: Told, span: tuple[str, str]) -> None:
        top = self._size[1] * 0.42
        right = self._size[0] - self._margin
        for label, value in self._rows(one, span):
            lines = text(*value).lines(self._width - _SHIFT)
            label_rows = [(Run(self._words.say(label), _LABEL),)]
            if self._words.also(label):
                label_rows.append((Run(self._words.also(label), _LABEL_SECOND),))
            names = text(*label_rows).lines(_SHIFT - 6)
            height = max(_tall(lines), _tall(names)) + 2 * _ROW
            draw_lines(self._canvas, names, self._margin, top - _ROW, _SHIFT, "left")
            draw_lines(self._canvas, lines, self._margin + _SHIFT, top - _ROW, self._width, "left")
            top -= height
            rule(self._canvas, self._margin, right, top, ROW_RULE, RULE)

    def _rows(
        self, one: Told, span: tuple[str, str]
    ) -> Iterator[tuple[Message, tuple[tuple[Run, ...], ...]]]:
        words, evidence = self._words, one.evidence
        room = self._width - _SHIFT
        yield said.RANGE, ((Run(f"{span[0]} – {span[1]}", _VALUE),),)
        name = fit(Run(evidence.name, _VALUE), room * 2.2).text
        yield said.FILE, words.label(said.size(name, evidence.size), room, _VALUE, SECOND)[:1]
        yield said.SAVED, ((Run(self._moment(evidence.added_at), _VALUE),),)
        if one.captured_at is not None:
            yield said.TAKEN, ((Run(self._moment(one.captured_at), _VALUE),),)
        yield said.HASH, ((Run(evidence.sha256, _DIGITS),),)
        if one.source:
            source = fit(Run(one.source, _VALUE), room * 2.2).text
            yield said.SOURCE, words.label(said.stated(source), room, _VALUE, SECOND)[:1]
        way = said.WAYS[one.shown]
        rows = words.label(way, room, _VALUE, SECOND)
        if one.why:
            rows += words.label(said.REASONS[one.why], room, SECOND, SECOND)
        yield said.SHOWN, rows

    def _moment(self, at: datetime) -> str:
        """A moment on Beijing's clock, and on the court's."""
        first = self._words.first
        beijing = first.moment(first.beijing(at))
        if not self._about.zone:
            return beijing
        return self._words.aside(beijing, first.moment(at.astimezone(ZoneInfo(self._about.zone))))

    # text of an original

    def text(self, letter: str, evidence: Evidence, page: Page, count: int, most: int) -> None:
        """The text of a page of an original, on at most `most` sheets."""
        head = f"{page.number} / {count}"
        lines = [
            line
            for row in page.text.split("\n")
            for line in text(Run(row, BODY)).lines(self._width)
        ]
        if not page.text.strip():
            lines = text(Run(self._words.say(said.NO_TEXT), SMALL)).lines(self._width)
        made = 0
        while lines and made < most:
            top = self._text_head(letter, evidence, page, head)
            room = top - self._foot - 30
            count_here = max(1, int(room // BODY.leading))
            draw_lines(self._canvas, lines[:count_here], self._margin, top, self._width, "left")
            lines = lines[count_here:]
            made += 1
            cut = bool(lines) and made == most
            self._footer(said.CUT if cut else said.TEXT_NOTE)
            self._end()

    def _text_head(self, letter: str, evidence: Evidence, page: Page, head: str) -> float:
        left, right = self._margin, self._size[0] - self._margin
        top = self._size[1] - self._margin
        number = Run(f"{self._words.say(said.exhibit(letter))} · {head}", SMALL)
        room = self._width - width_of(number) - 12
        name = evidence.name + (f" · {page.part}" if page.part else "")
        self._put([fit(Run(name, SMALL), room)], left, top, room)
        draw_lines(self._canvas, text(number).lines(self._width), left, top, self._width, "right")
        rule(self._canvas, left, right, top - 14, ROW_RULE, FOOTER_RULE)
        return top - 22

    def listed(self, letter: str, evidence: Evidence, why: str) -> None:
        """The sheet of an original whose pages cannot be shown; it says so."""
        number = Run(self._words.say(said.exhibit(letter)), SMALL)
        top = self._size[1] - self._margin
        draw_lines(
            self._canvas, text(number).lines(self._width), self._margin, top, self._width, "right"
        )
        rule(
            self._canvas,
            self._margin,
            self._size[0] - self._margin,
            top - 14,
            ROW_RULE,
            FOOTER_RULE,
        )
        top = self._size[1] * 0.62
        name = fit(Run(evidence.name, _TITLE), self._width * 2.5)
        lines = text(name).lines(self._width)
        draw_lines(self._canvas, lines, self._margin, top, self._width, "left")
        top -= _tall(lines) + 12
        for message in (said.LISTED, said.REASONS[why], said.WHERE):
            top = self._block(message, top) - 6
        self._footer()
        self._end()

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
        low = self._foot - 4 + _tall(lines)
        draw_lines(self._canvas, lines, self._margin, low, room, "left")

    def _block(self, message: Message, top: float) -> float:
        lines = text(*self._words.sentence(message, _VALUE, SECOND)).lines(self._width)
        draw_lines(self._canvas, lines, self._margin, top, self._width, "left")
        return top - _tall(lines)

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
        self._canvas.showPage()
        self.pages += 1


def foot(paper: str) -> float:
    """How high above the edge the number stands on a sheet."""
    return max(MARGINS[paper] - 18, _LOW)


def _title(one: Told) -> Message:
    if not one.notice_type:
        return said.KEPT
    kind = NOTICE_TYPES.get(one.notice_type, NOTICE_TYPES["other"])
    return Message("notice type", kind)


def _tall(lines: Sequence[Line]) -> float:
    return sum(line.leading for line in lines)


def _height(cells: Sequence[Sequence[Line]]) -> float:
    return max(_tall(lines) for lines in cells) + 8
