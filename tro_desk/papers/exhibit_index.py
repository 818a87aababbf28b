"""The index of the exhibits: a line for each, which leads to its cover."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tro_desk.papers import exhibit_words as said
from tro_desk.papers.bates import letter
from tro_desk.papers.exhibit_board import Board, Told, tall, title_of
from tro_desk.papers.layout.grid import rule
from tro_desk.papers.layout.style import (
    BODY,
    ROW_RULE,
    RULE,
    SECOND,
    SMALL,
    STRONG,
    TABLE_HEAD,
    TABLE_HEAD_SECOND,
    TEXT,
    Ink,
)
from tro_desk.papers.layout.text import Line, Run, draw_lines, fit, text


class IndexSheets(Board):
    """Draws the index."""

    def index_pages(self, told: Sequence[Told], number: str) -> int:
        """How many sheets the index takes, where Bates numbers are as wide as `number`."""
        return max(1, len(self._index_parts(told, [(number, number)] * len(told))))

    def index(self, told: Sequence[Told], ranges: Sequence[tuple[str, str]]) -> None:
        """The index; each line leads to the cover of its exhibit."""
        canvas = self._canvas
        canvas.bookmarkPage("index")
        canvas.addOutlineEntry(self._words.say(said.INDEX), "index", 0)
        parts = self._index_parts(told, ranges) or [range(0)]
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
                    F=4,  # it is not hidden when the page is printed: PDF/A asks for it
                )
                self._index_row(cells, top)
                top -= height
            if not told:
                self._block(said.NONE, top - 8)
            self._end()

    def _columns(self) -> tuple[tuple[float, float], ...]:
        """Left edge and width of each column."""
        edges = (0.0, 46.0, self._width - 166, self._width - 122, self._width)
        left = self._margin
        return tuple((left + a, b - a - 9) for a, b in pairwise(edges))

    def _index_parts(self, told: Sequence[Told], ranges: Sequence[tuple[str, str]]) -> list[range]:
        room = self._size[1] - self._margin - 100 - self._foot - 20
        parts: list[range] = []
        start, left = 0, room
        for place, one in enumerate(told):
            height = _height(self._cells(place + 1, one, ranges[place]))
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
        widths = [width for _, width in self._columns()]
        name = fit(Run(one.evidence.name, BODY), widths[1] * 2.5)
        rows = [
            text(Run(letter(place), STRONG)),
            text(
                *self._words.label(title_of(one), widths[1], STRONG, SECOND),
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


def _height(cells: Sequence[Sequence[Line]]) -> float:
    return max(tall(lines) for lines in cells) + 8
