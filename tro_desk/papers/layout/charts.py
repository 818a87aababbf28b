"""Charts of figures, drawn as lines and areas: bars of months, and one amount beside another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.colors import white
from reportlab.platypus.flowables import Flowable

from tro_desk.papers.layout.grid import rule
from tro_desk.papers.layout.style import (
    FOOTER_RULE,
    FROZEN_BAR,
    PRIMARY,
    ROW_RULE,
    RULE,
    SECTION_RULE,
    SMALL,
    Ink,
    colour_of,
)
from tro_desk.papers.layout.text import Run, Text, draw_lines, text, width_of

GRID_LINES: Final = 5
_TICK: Final = Ink(7, 9, colour=SMALL.colour)


@dataclass(frozen=True, slots=True)
class Bar:
    """A month: its name, its amount in the smallest units, and the amount as it is written."""

    name: str
    minor: int
    shown: str


def ceiling_of(most: int, lines: int = GRID_LINES) -> int:
    """The end of an axis from 0 that holds `most`, with round numbers on its lines."""
    step = max(1, -(-most // lines))
    power = int(10 ** (len(str(step)) - 1))
    step = next(
        factor * power // 2 for factor in (2, 3, 4, 5, 10, 20) if factor * power >= 2 * step
    )
    return step * lines


class Months(Flowable):
    """Bars beside each other over an axis that starts at 0, with the amount above each.

    `tick` writes the amount of a grid line. Names and amounts that would lie on each other are left
    out: the table below the chart has them all. Amounts below nothing have no bar.
    """

    _HEIGHT, _TOP, _FOOT, _LEFT = 118.0, 13.0, 13.0, 46.0

    def __init__(self, bars: Sequence[Bar], tick: Callable[[int], str]) -> None:
        super().__init__()
        self._bars = tuple(bars)
        self._end = ceiling_of(max((bar.minor for bar in self._bars), default=0))
        self._ticks = [tick(self._end * n // GRID_LINES) for n in range(GRID_LINES + 1)]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self._width = available_width
        return available_width, self._HEIGHT + 6

    def draw(self) -> None:
        canvas = self.canv
        room = self._HEIGHT - self._TOP - self._FOOT
        for number, label in enumerate(self._ticks):
            y = self._FOOT + room * number / GRID_LINES
            heavy = number == 0
            rule(canvas, self._LEFT, self._width, y, ROW_RULE, FOOTER_RULE if heavy else RULE)
            _write(canvas, label, 0, y + 4, self._LEFT - 6, "right")
        if not self._bars:
            return
        step = (self._width - self._LEFT) / len(self._bars)
        every = self._every(step)
        for number, bar in enumerate(self._bars):
            left = self._LEFT + step * number
            height = room * max(0, bar.minor) / self._end
            canvas.setFillColor(colour_of(PRIMARY))
            thick = min(step * 0.6, 34.0)
            canvas.rect(left + (step - thick) / 2, self._FOOT, thick, height, stroke=0, fill=1)
            if (wide := width_of(Run(bar.shown, _TICK))) <= step - 2:
                y = self._FOOT + height
                canvas.setFillColor(white)  # no line of the grid runs through the amount
                canvas.rect(left + (step - wide) / 2 - 1, y + 1.5, wide + 2, 8, stroke=0, fill=1)
                _write(canvas, bar.shown, left, y + 10, step, "middle")
            if number % every == 0:
                _write(canvas, bar.name, left, self._FOOT - 2, step * every, "middle", step)

    def _every(self, step: float) -> int:
        """How many bars share one name, so that no name lies on the next."""
        widest = max(width_of(Run(bar.name, _TICK)) for bar in self._bars) + 4
        return max(1, -int(-widest // step))


class Beside(Flowable):
    """Amounts as bars of one scale, below each other; at the right, what follows from them.

    Each row is its name, its amount, its size in the smallest units, and its source mark (beside
    the name); the first is drawn grey, the others teal in an outline. `aside` stands at the right.
    """

    _BAR, _GAP, _SHARE = 8.0, 5.0, 0.29

    def __init__(self, rows: Sequence[tuple[Text, Run, int, Text]], aside: Text) -> None:
        super().__init__()
        self._rows = tuple(rows)
        self._aside = aside
        self._most = max((size for _, _, size, _ in self._rows), default=0)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self._right = available_width * self._SHARE
        self._left = available_width - self._right - 24
        self._laid = []
        for name, shown, size, mark in self._rows:
            room = self._left - width_of(shown) - 8
            told = mark.lines(room / 2)
            widest = max((line.width for line in told), default=0.0)
            self._laid.append((name.lines(room - widest - 12), shown, size, told))
        self._heights = [
            max(_height(name), _height(told), float(shown.ink.leading)) + self._BAR + 2
            for name, shown, _, told in self._laid
        ]
        self._beside = self._aside.lines(self._right)
        rows = sum(self._heights) + self._GAP * max(0, len(self._heights) - 1)
        self._height = max(rows, _height(self._beside)) + 4
        return available_width, self._height

    def draw(self) -> None:
        canvas = self.canv
        top = self._height - 2
        for number, (name, shown, size, told) in enumerate(self._laid):
            draw_lines(canvas, name, 0, top, self._left, "left")
            after = max((line.width for line in name), default=0.0) + 12
            draw_lines(canvas, told, after, top, self._left, "left")
            draw_lines(canvas, text(shown).lines(self._left), 0, top, self._left, "right")
            top -= self._heights[number]
            self._bar(canvas, top + 1, size, grey=number == 0)
            top -= self._GAP
        x = self._left + 12
        canvas.setStrokeColor(colour_of(RULE))
        canvas.setLineWidth(SECTION_RULE)
        canvas.line(x, 2, x, self._height - 2)
        draw_lines(canvas, self._beside, x + 12, self._height - 2, self._right, "left")

    def _bar(self, canvas: Any, y: float, size: int, grey: bool) -> None:
        length = self._left * max(0, size) / self._most if self._most else 0.0
        canvas.setFillColor(colour_of(FROZEN_BAR if grey else PRIMARY))
        canvas.rect(0, y, length, self._BAR, stroke=0, fill=1)
        if not grey:
            canvas.setStrokeColor(colour_of(FOOTER_RULE))
            canvas.setLineWidth(ROW_RULE)
            canvas.rect(0, y, self._left, self._BAR, stroke=1, fill=0)


def _height(lines: Sequence[Any]) -> float:
    return float(sum(line.leading for line in lines))


def _write(
    canvas: Any,
    words: str,
    x: float,
    top: float,
    width: float,
    where: str,
    centred_in: float = 0.0,
) -> None:
    """One small line; `middle` centres it, in `centred_in` points where it may be wider."""
    lines = text(Run(words, _TICK)).lines(max(width, 1.0))
    if where == "middle":
        x += ((centred_in or width) - lines[0].width) / 2
        draw_lines(canvas, lines[:1], x, top, lines[0].width, "left")
    else:
        draw_lines(canvas, lines[:1], x, top, width, "right")
