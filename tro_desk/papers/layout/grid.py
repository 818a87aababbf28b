"""Tables whose rows never split, with heads that return on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final, Literal

from reportlab.platypus.flowables import Flowable

from tro_desk.papers.layout import pen
from tro_desk.papers.layout.style import ROW_RULE, RULE, SECTION_RULE, TEXT
from tro_desk.papers.layout.text import Align, Line, Text, draw_lines

Rule = Literal["row", "strong", "none"]
GUTTER: Final = 9.0
PADDING: Final = 3.4


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its whole width in points, the gap to the next one included."""

    width: float
    align: Align = "left"

    @property
    def room(self) -> float:
        """Width for text in points, where another column follows."""
        return self.width - GUTTER


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a row (None: empty) and the line under it.

    With `keep` it is the head of what follows, and never the last row of a page.
    """

    cells: tuple[Text | None, ...]
    rule: Rule = "row"
    keep: bool = False


@dataclass(frozen=True, slots=True)
class _Laid:
    cells: tuple[tuple[Line, ...], ...]
    height: float
    rule: Rule
    keep: bool = False


class Grid(Flowable):
    """Rows under an optional head.

    A row goes to the next page whole; only one that is taller than a page (`page_height` points)
    is cut between lines. Laying out is linear in the number of rows.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        page_height: float,
        head: Row | None = None,
        padding: float = PADDING,
    ) -> None:
        super().__init__()
        self._padding = padding
        self._columns = tuple(columns)
        self._page_height = page_height
        self._head = self._lay(head) if head else None
        self._rows = [self._lay(row) for row in rows]
        self._reach = _reach(self._rows)
        self._start = 0
        self._stop = len(self._rows)

    def _widths(self) -> list[float]:
        last = len(self._columns) - 1
        return [c.room if n < last else c.width for n, c in enumerate(self._columns)]

    def _lay(self, row: Row) -> _Laid:
        cells = tuple(
            tuple(cell.lines(width)) if cell else ()
            for cell, width in zip(row.cells, self._widths(), strict=True)
        )
        return self._laid(cells, row.rule, row.keep)

    def _laid(self, cells: tuple[tuple[Line, ...], ...], line: Rule, keep: bool = False) -> _Laid:
        tallest = max(map(_height, cells), default=0.0)
        return _Laid(cells, tallest + 2 * self._padding, line, keep)

    def _part(self, rows: list[_Laid], start: int, stop: int) -> Grid:
        part = Grid(self._columns, (), self._page_height, padding=self._padding)
        part._head = self._head
        part._rows, part._start, part._stop = rows, start, stop
        part._reach = self._reach if rows is self._rows else _reach(rows)
        return part

    def top_height(self, rows: int = 2) -> float:
        """Height of the head and the first rows: what a heading keeps with it."""
        head = self._head.height if self._head else 0.0
        last = min(self._start + rows, len(self._rows))
        return head + self._reach[last] - self._reach[self._start]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return available_width, self.top_height(self._stop - self._start)

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        left = available_height - (self._head.height if self._head else 0.0)
        stop = self._start
        while stop < self._stop and self._rows[stop].height <= left:
            left -= self._rows[stop].height
            stop += 1
        while stop > self._start and self._rows[stop - 1].keep:
            stop -= 1
        if stop > self._start:
            return [
                self._part(self._rows, self._start, stop),
                self._part(self._rows, stop, self._stop),
            ]
        return self._cut(left)

    def _cut(self, left: float) -> list[Flowable]:
        """Cut the first row between lines, where no page could hold it."""
        first = self._rows[self._start]
        head = self._head.height if self._head else 0.0
        if first.height + head <= self._page_height:
            return []
        above, below = [], []
        for lines in first.cells:
            room, count = left - 2 * self._padding, 0
            while count < len(lines) and lines[count].leading <= room:
                room -= lines[count].leading
                count += 1
            above.append(lines[:count])
            below.append(lines[count:])
        if not any(above):
            return []
        rest = [self._laid(tuple(below), first.rule), *self._rows[self._start + 1 : self._stop]]
        return [
            self._part([self._laid(tuple(above), "none")], 0, 1),
            self._part(rest, 0, len(rest)),
        ]

    def draw(self) -> None:
        canvas = self.canv
        width = sum(column.width for column in self._columns)
        top = self.top_height(self._stop - self._start)
        rows = self._rows[self._start : self._stop]
        for row in [self._head, *rows] if self._head else rows:
            self._draw_row(canvas, row, top)
            top -= row.height
            if row.rule != "none":
                strong = row.rule == "strong"
                rule(
                    canvas,
                    0,
                    width,
                    top,
                    SECTION_RULE if strong else ROW_RULE,
                    TEXT if strong else RULE,
                )

    def _draw_row(self, canvas: Any, row: _Laid, top: float) -> None:
        x = 0.0
        for lines, column, inner in zip(row.cells, self._columns, self._widths(), strict=True):
            draw_lines(canvas, lines, x, top - self._padding, inner, column.align)
            x += column.width


def _reach(rows: Sequence[_Laid]) -> list[float]:
    """How high all rows before one are: for each row, and at the end for all."""
    return [0.0, *accumulate(row.height for row in rows)]


def _height(lines: Sequence[Line]) -> float:
    return lines[0].leading if len(lines) == 1 else sum(line.leading for line in lines)


rule = pen.line
