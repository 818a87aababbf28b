"""A line of time: one lane for each who acts, a dot for each event, months below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from reportlab.platypus.flowables import Flowable

from tro_desk.papers.layout.grid import rule
from tro_desk.papers.layout.style import FOOTER_RULE, PRIMARY, ROW_RULE, RULE, SMALL, Ink, colour_of
from tro_desk.papers.layout.text import Run, draw_lines, text, width_of

_TICK: Final = Ink(7, 9, colour=SMALL.colour)
_MOST_TICKS: Final = 240  # months of an axis: twenty years


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the drawing: its name and the days on which something happened."""

    name: Run
    days: tuple[date, ...]


class Timeline(Flowable):
    """Draws days over an axis of months. A larger dot stands for more events of one day.

    `month` writes the first day of a month; names that would lie on each other are left out.
    """

    _LANE, _FOOT, _EDGE = 17.0, 18.0, 6.0

    def __init__(self, lanes: Sequence[Lane], month: Callable[[date], str]) -> None:
        super().__init__()
        self._lanes = tuple(lanes)
        days = [day for lane in self._lanes for day in lane.days]
        self._first, self._last = min(days), max(days)
        if self._last - self._first < timedelta(days=13):
            self._last = self._first + timedelta(days=13)
        self._month = month

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self._width = available_width
        self._left = max(width_of(lane.name) for lane in self._lanes) + 10
        return available_width, self._LANE * len(self._lanes) + self._FOOT + 6

    def x_of(self, day: date) -> float:
        """Where a day stands, from the left edge in points."""
        room = self._width - self._left - 2 * self._EDGE
        share = (day - self._first) / (self._last - self._first)
        return self._left + self._EDGE + room * share

    def draw(self) -> None:
        canvas = self.canv
        top = self._FOOT + self._LANE * len(self._lanes)
        self._months(canvas, top)
        for number, lane in enumerate(self._lanes):
            middle = top - self._LANE * (number + 0.5)
            words = text(lane.name).lines(self._left)
            draw_lines(canvas, words, 0, middle + lane.name.ink.leading / 2, self._left, "left")
            rule(canvas, self._left, self._width, middle, ROW_RULE, RULE)
            canvas.setFillColor(colour_of(PRIMARY))
            for day, count in Counter(lane.days).items():
                size = min(2.2 + 0.5 * (count - 1), 4.5)
                canvas.circle(self.x_of(day), middle, size, stroke=0, fill=1)

    def _months(self, canvas: Any, top: float) -> None:
        rule(canvas, self._left, self._width, self._FOOT, ROW_RULE, FOOTER_RULE)
        free = self._left
        for day in self._ticks():
            x = self.x_of(day)
            canvas.setStrokeColor(colour_of(RULE))
            canvas.setLineWidth(ROW_RULE)
            canvas.line(x, self._FOOT, x, top)
            run = Run(self._month(day), _TICK)
            wide = width_of(run)
            left = min(x, self._width - wide)
            if left >= free:
                draw_lines(canvas, text(run).lines(wide + 1), left, self._FOOT - 2, wide, "left")
                free = left + wide + 4

    def _ticks(self) -> list[date]:
        """The first day, then the first of each month."""
        ticks, day = [self._first], self._first.replace(day=1)
        while len(ticks) < _MOST_TICKS:
            day = (day + timedelta(days=32)).replace(day=1)
            if day > self._last:
                break
            ticks.append(day)
        return ticks
