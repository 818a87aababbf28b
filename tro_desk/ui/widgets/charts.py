"""Painted charts. Each tells its numbers to a screen reader, and one bar at a time to the keyboard.

Axes begin at 0: a bar's length is its amount. A chart is one colour: what it shows is said by its
title, never by a hue.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tro_desk.base.messages import Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui

_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_LINES: Final = 4
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WIDEST: Final = 34
_GAP: Final = 6
_TALLEST: Final = 380


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A bar: its name below it, its length, its exact amount in words, and a short one above."""

    name: Callable[[Translator], str]
    value: Decimal
    exact: Callable[[Translator], str]
    short: Callable[[Translator], str]


def axis(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The lines of an axis that holds 0 and every value, at round numbers, lowest first."""
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    if low == high:
        return (Decimal(0), Decimal(1))
    rough = (high - low) / _LINES
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * one for one in _STEPS if power * one >= rough)
    first = -int((-low / step).to_integral_value(ROUND_CEILING))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    return tuple(step * at for at in range(first, last + 1))


class BarChart(QWidget):
    """Upright bars, one a month or a like. Left and Right go from bar to bar and say its amount;
    Ctrl+C copies all of them. Fewer names are written where there is no room for each.
    """

    def __init__(self, ui: Ui, title: Message, bars: Sequence[ChartBar], height: int = 280) -> None:
        super().__init__()
        self._ui, self._title, self.bars = ui, title, tuple(bars)
        self._at = -1
        self._lines = axis([bar.value for bar in bars])
        self._height = height
        self.setMinimumSize(160, 160)
        self.setMaximumHeight(max(height, _TALLEST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ui.language.bind(self, self._words)
        ui.theme.bind(self, lambda _theme: self.update())

    def sizeHint(self) -> QSize:
        return QSize(320, self._height)

    def _words(self, words: Translator) -> None:
        self.setAccessibleName(words.render(self._title))
        self.setAccessibleDescription(words.listed(self.lines(words)))
        self.update()

    def lines(self, words: Translator) -> tuple[str, ...]:
        """Each bar as a sentence: its name and its exact amount."""
        return tuple(f"{bar.name(words)}: {bar.exact(words)}" for bar in self.bars)

    # by hand

    def bar_at(self, at: QPoint) -> int:
        """The bar whose column a point is in; -1 where there is none."""
        area = self._area()
        if not self.bars or not area.adjusted(0, -20, 0, 24).contains(at):
            return -1
        return min(int((at.x() - area.x()) * len(self.bars) / area.width()), len(self.bars) - 1)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.bar_at(event.pos())
            if at >= 0:
                QToolTip.showText(event.globalPos(), self.lines(self._ui.translator)[at], self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            words = self._ui.translator
            rows = (f"{bar.name(words)}\t{bar.exact(words)}" for bar in self.bars)
            QGuiApplication.clipboard().setText("\n".join(rows))
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.bars:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._mark(min(max(self._at + step, 0), len(self.bars) - 1))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._mark(-1)
        super().focusOutEvent(event)

    def _mark(self, at: int) -> None:
        self._at = at
        words = self._ui.translator
        name = words.render(self._title)
        self.setAccessibleName(f"{name}, {self.lines(words)[at]}" if at >= 0 else name)
        self.update()

    # painting

    def _axis_words(self) -> list[str]:
        words = self._ui.translator
        return [words.number(line) for line in self._lines]

    def _area(self) -> QRect:
        """Where the bars stand: right of the axis' numbers, above the names."""
        metrics = QFontMetrics(self._font())
        left = max(metrics.horizontalAdvance(text) for text in self._axis_words()) + 10
        return self.rect().adjusted(left, 22, -2, -26)

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._ui.theme.sizes("type.scale.caption")[0])
        font.setBold(bold)
        return font

    def _y(self, area: QRect, value: Decimal) -> float:
        low, high = self._lines[0], self._lines[-1]
        return area.bottom() - float((value - low) / (high - low)) * area.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        theme, area = self._ui.theme, self._area()
        for line, text in zip(self._lines, self._axis_words(), strict=True):
            y = round(self._y(area, line)) + 0.5
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawLine(QPointF(area.x(), y), QPointF(area.right(), y))
            painter.setPen(theme.colour("text3"))
            place = QRectF(0, y - 10, area.x() - 8, 20)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text
            )
        if self.bars:
            self._paint_bars(painter, area)
        if self.hasFocus() and self._at < 0:
            self._ring(painter, QRectF(self.rect()))

    def _paint_bars(self, painter: QPainter, area: QRect) -> None:
        theme, words = self._ui.theme, self._ui.translator
        room = area.width() / len(self.bars)
        width = min(_WIDEST, max(2.0, room - _GAP))
        metrics = painter.fontMetrics()
        names = [bar.name(words) for bar in self.bars]
        amounts = [bar.short(words) for bar in self.bars]
        every = self._every(metrics, names, room)
        amounts_fit = all(metrics.horizontalAdvance(text) <= room - 2 for text in amounts)
        zero = self._y(area, Decimal(0))
        for at, bar in enumerate(self.bars):
            middle = area.x() + room * (at + 0.5)
            top = self._y(area, bar.value)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary"))
            shape = QRectF(middle - width / 2, min(top, zero), width, abs(zero - top))
            if shape.height() >= 0.5:
                radius = min(2.0, shape.height() / 2)
                painter.drawRoundedRect(shape, radius, radius)
            centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
            if amounts_fit or at == self._at:
                painter.setPen(theme.colour("text"))
                wide = max(room, float(metrics.horizontalAdvance(amounts[at]) + 4))
                x = min(max(0.0, middle - wide / 2), self.width() - wide)
                above = top - 20 if bar.value >= 0 else top + 2
                painter.drawText(QRectF(x, above, wide, 18), centred, amounts[at])
            if at % every == 0:
                painter.setPen(theme.colour("text2"))
                wide = room * every
                place = QRectF(middle - wide / 2, area.bottom() + 6, wide, 18)
                painter.drawText(place, centred, names[at])
            if at == self._at:
                self._ring(painter, QRectF(middle - room / 2, 0, room, self.height()))

    @staticmethod
    def _every(metrics: QFontMetrics, names: Sequence[str], room: float) -> int:
        """How many bars one name stands for, so that no two names touch."""
        widest = max(metrics.horizontalAdvance(name) for name in names) + 6
        every = 1
        while every * room < widest and every < len(names):
            every += 1
        return every

    def _ring(self, painter: QPainter, around: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._ui.theme.colour("focus"), 2))
        painter.drawRoundedRect(around.adjusted(1, 1, -1, -1), 4, 4)
