"""The sheets that the program writes into the exhibits itself: covers, texts, and the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from tro_desk.base.messages import Message
from tro_desk.domain.evidence import Evidence, Page
from tro_desk.papers import exhibit_words as said
from tro_desk.papers.exhibit_board import VALUE, Told, tall, title_of
from tro_desk.papers.exhibit_index import IndexSheets
from tro_desk.papers.layout.grid import rule
from tro_desk.papers.layout.style import (
    BODY,
    FOOTER_RULE,
    GREY,
    PRIMARY,
    ROW_RULE,
    RULE,
    SECOND,
    SMALL,
    TEXT,
    Ink,
    colour_of,
)
from tro_desk.papers.layout.text import Line, Run, draw_lines, fit, text, width_of

_LETTER: Final = Ink(37, 46, True)
_LETTER_SECOND: Final = Ink(15, 24, colour=GREY)
_TITLE: Final = Ink(15, 20)
_UNDER: Final = Ink(11, 17, colour=GREY)
_LABEL: Final = Ink(9.5, 13, colour=GREY)
_LABEL_SECOND: Final = Ink(8, 11, colour=GREY)
_DIGITS: Final = Ink(9, 14)
_SPACED: Final = 2.2  # points more between the letters of that name
_ROW: Final = 7.0  # points above and below the text of a row
_SHIFT: Final = 112.5  # points from a label to its value
_FOOTING: Final = 36.0  # points that what stands at the foot takes above the numbers
_GAP: Final = 14.0  # points between the title and the rows, at the least

_Fact: TypeAlias = tuple[Sequence[Line], Sequence[Line], float]


class Sheets(IndexSheets):
    """Draws covers and texts, and the index."""

    MOST_TEXT: Final = 200
    """Pages of text of one original that are shown."""

    # cover

    def cover(self, place: int, letter: str, one: Told, span: tuple[str, str]) -> None:
        """The cover of an exhibit: its letter, what it is, and what tells the original."""
        canvas, words = self._canvas, self._words
        key = f"exhibit-{place}"
        name = said.exhibit(letter)
        canvas.bookmarkPage(key)
        title = title_of(one)
        canvas.addOutlineEntry(f"{words.say(name)}: {words.say(title)}", key, 0)
        self._heading()
        under: list[Sequence[Run]] = [*words.label(title, self._width, _TITLE, _UNDER)]
        if one.evidence.pages:
            pages = said.pages(one.evidence.pages)
            under += words.label(pages, self._width, _UNDER, _UNDER)
        facts = self._laid(one, span)
        low = self._foot + _FOOTING + sum(height for *_, height in facts)
        facts_top = max(self._size[1] * 0.42, low)
        high = _LETTER.leading + _LETTER_SECOND.leading + 22 + _GAP
        high += tall([line for row in under for line in text(row).lines(self._width)])
        top = max(self._size[1] * 0.655, facts_top + high)
        self._spaced(words.say(name).upper(), top)
        top -= _LETTER.leading
        if words.also(name):
            top = self._centred([Run(words.also(name), _LETTER_SECOND)], top)
        top -= 6
        middle = self._size[0] / 2
        rule(canvas, middle - 27, middle + 27, top, 1.5, PRIMARY)
        top -= 16
        for row in under:
            top = self._centred(row, top)
        self._facts(facts, facts_top)
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

    def _laid(self, one: Told, span: tuple[str, str]) -> list[_Fact]:
        """The rows under the title, broken into lines: label, value, and how high both are."""
        facts: list[_Fact] = []
        for label, value in self._rows(one, span):
            lines = text(*value).lines(self._width - _SHIFT)
            label_rows = [(Run(self._words.say(label), _LABEL),)]
            if self._words.also(label):
                label_rows.append((Run(self._words.also(label), _LABEL_SECOND),))
            names = text(*label_rows).lines(_SHIFT - 6)
            facts.append((names, lines, max(tall(lines), tall(names)) + 2 * _ROW))
        return facts

    def _facts(self, facts: Sequence[_Fact], top: float) -> None:
        right = self._size[0] - self._margin
        for names, lines, height in facts:
            draw_lines(self._canvas, names, self._margin, top - _ROW, _SHIFT, "left")
            draw_lines(self._canvas, lines, self._margin + _SHIFT, top - _ROW, self._width, "left")
            top -= height
            rule(self._canvas, self._margin, right, top, ROW_RULE, RULE)

    def _rows(
        self, one: Told, span: tuple[str, str]
    ) -> Iterator[tuple[Message, tuple[tuple[Run, ...], ...]]]:
        words, evidence = self._words, one.evidence
        room = self._width - _SHIFT
        yield said.RANGE, ((Run(f"{span[0]} – {span[1]}", VALUE),),)
        name = fit(Run(evidence.name, VALUE), room * 2.2).text
        yield said.FILE, ((Run(words.say(said.size(name, evidence.size)), VALUE),),)
        yield said.SAVED, ((Run(self._moment(evidence.added_at), VALUE),),)
        if one.captured_at is not None:
            yield said.TAKEN, ((Run(self._moment(one.captured_at), VALUE),),)
        yield said.HASH, ((Run(evidence.sha256, _DIGITS),),)
        if one.source:
            source = fit(Run(one.source, VALUE), room * 2.2).text
            yield said.SOURCE, ((Run(words.say(said.stated(source)), VALUE),),)
        way = said.WAYS[one.shown]
        rows = words.label(way, room, VALUE, SECOND)
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
        top -= tall(lines) + 12
        for message in (said.LISTED, said.REASONS[why], said.WHERE):
            top = self._block(message, top) - 6
        self._footer()
        self._end()
