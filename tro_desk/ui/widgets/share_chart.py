"""Shares over time: a row for each part of a whole, a column for each month, one colour.

Every bar ends at 100 % of its cell, and its percentage stands above it: rows compare by length and
by number. Tab goes to the chart, the arrow keys from cell to cell, Ctrl+C copies it as text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tro_desk.base.messages import Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui

_ROW: Final = 60
_HEAD: Final = 26
_BAR: Final = 26
_CELL: Final = 56
_WIDEST: Final = 34
_STEPS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A part: its name, and for each month its share (0 to 1; None where nobody can tell) with the
    sentence that gives the exact amounts. In the months at the places `most` it is at most that
    share: the bar is hollow.
    """

    name: Callable[[Translator], str]
    shares: tuple[Decimal | None, ...]
    exact: tuple[Callable[[Translator], str], ...]
    most: frozenset[int] = frozenset()

    def words(self, words: Translator, at: int) -> str:
        """The share of a month as it is written: `7.1 %`, `≤ 7.1 %`."""
        return percent(words, self.shares[at], most=at in self.most)


def percent(words: Translator, share: Decimal | None, *, most: bool = False) -> str:
    """A share with one decimal: `7.1 %`; `most`: at most that; an em dash where nobody can tell."""
    if share is None:
        return "—"
    shown = words.number((share * 100).quantize(Decimal("0.1"), ROUND_HALF_EVEN))
    return f"≤ {shown} %" if most else f"{shown} %"


class ShareChart(QWidget):
    """`show_rows` fills it. Of more months than there is room for, the newest are drawn."""

    def __init__(self, ui: Ui, title: Message) -> None:
        super().__init__()
        self._ui, self._title = ui, title
        self.months: tuple[Callable[[Translator], str], ...] = ()
        self.rows: tuple[ShareRow, ...] = ()
        self.at: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ui.language.bind(self, lambda _t: self._say())
        ui.theme.bind(self, lambda _t: self.update())

    def show_rows(
        self, months: Sequence[Callable[[Translator], str]], rows: Sequence[ShareRow]
    ) -> None:
        """Show other rows; each has a share for every month."""
        self.months, self.rows, self.at = tuple(months), tuple(rows), None
        self.updateGeometry()
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(360, _HEAD + _ROW * max(1, len(self.rows)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    # words

    def text(self, words: Translator) -> str:
        """The chart as text: a line for each part, its months divided by tabs."""
        head = "\t".join(["", *(month(words) for month in self.months)])
        lines = [
            "\t".join([row.name(words), *(row.words(words, at) for at in range(len(row.shares)))])
            for row in self.rows
        ]
        return "\n".join([head, *lines])

    def cell_words(self, words: Translator, at: tuple[int, int]) -> str:
        """A cell as a sentence: whose share, of which month, how much, of what."""
        row, month = self.rows[at[0]], at[1]
        named = f"{row.name(words)}, {self.months[month](words)}: {row.words(words, month)}"
        exact = row.exact[month](words)
        return f"{named} ({exact})" if exact else named

    def _say(self) -> None:
        words = self._ui.translator
        name = words.render(self._title)
        if self.at is not None:
            name = f"{name}, {self.cell_words(words, self.at)}"
        self.setAccessibleName(name)
        places = [(row, month) for row in range(len(self.rows)) for month in self._drawn()]
        self.setAccessibleDescription(
            words.listed(self.cell_words(words, place) for place in places)
        )
        self.update()

    # places

    def _drawn(self) -> range:
        """The months for which there is room: the newest."""
        room = max(1, int((self.width() - self._names()) // _CELL))
        return range(max(0, len(self.months) - room), len(self.months))

    def _names(self) -> float:
        """The room of the parts' names."""
        metrics, words = QFontMetrics(self._font(bold=True)), self._ui.translator
        widest = max((metrics.horizontalAdvance(row.name(words)) for row in self.rows), default=0)
        return min(widest + 16.0, self.width() * 0.34)

    def _cell(self, row: int, place: int) -> QRectF:
        left, count = self._names(), len(self._drawn())
        wide = min((self.width() - left) / max(1, count), 3.0 * _CELL)
        return QRectF(left + wide * place, _HEAD + _ROW * row, wide, _ROW)

    def cell_at(self, point: QPoint) -> tuple[int, int] | None:
        """The cell at a point: row and month."""
        for row in range(len(self.rows)):
            for place, month in enumerate(self._drawn()):
                if self._cell(row, place).contains(QPointF(point)):
                    return (row, month)
        return None

    # by hand

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.cell_at(event.pos())
            text = self.cell_words(self._ui.translator, at) if at is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(self.cell_at(event.position().toPoint()))
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text(self._ui.translator))
        elif step is not None and self.rows and self.months:
            row, month = self.at or (0, self._drawn().start)
            if self.at is not None:
                row, month = row + step[0], month + step[1]
            drawn = self._drawn()
            row = min(max(row, 0), len(self.rows) - 1)
            self._go((row, min(max(month, drawn.start), drawn.stop - 1)))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._go(None)
        super().focusOutEvent(event)

    def _go(self, at: tuple[int, int] | None) -> None:
        self.at = at
        self._say()

    # painting

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._ui.theme.sizes("type.scale.caption")[0])
        font.setBold(bold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, words = self._ui.theme, self._ui.translator
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._font())
        painter.setPen(theme.colour("text2"))
        for place, month in enumerate(self._drawn()):
            cell = self._cell(0, place)
            head = QRectF(cell.x(), 0, cell.width(), _HEAD)
            painter.drawText(head, centred, self.months[month](words))
        for number, row in enumerate(self.rows):
            top = float(_HEAD + _ROW * number)
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawLine(QPointF(0, top + 0.5), QPointF(self.width(), top + 0.5))
            painter.setFont(self._font(bold=True))
            painter.setPen(theme.colour("text"))
            room = self._names() - 8
            name = painter.fontMetrics().elidedText(
                row.name(words), Qt.TextElideMode.ElideRight, int(room)
            )
            painter.drawText(QRectF(0, top, room, _ROW), left, name)
            painter.setFont(self._font())
            for place, month in enumerate(self._drawn()):
                self._paint_cell(painter, self._cell(number, place), row, month)
                if self.at == (number, month):
                    self._ring(painter, self._cell(number, place))
        if self.hasFocus() and self.at is None:
            self._ring(painter, QRectF(self.rect()))

    def _paint_cell(self, painter: QPainter, cell: QRectF, row: ShareRow, month: int) -> None:
        theme, share = self._ui.theme, row.shares[month]
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("text" if share is not None else "text3"))
        words = row.words(self._ui.translator, month)
        painter.drawText(QRectF(cell.x(), cell.y() + 5, cell.width(), 18), centred, words)
        if share is None:
            return
        width = min(float(_WIDEST), cell.width() - 12)
        x, base = cell.center().x() - width / 2, cell.bottom() - 6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(QRectF(x, base - _BAR, width, _BAR), 2, 2)
        height = float(min(max(share, Decimal(0)), Decimal(1))) * _BAR
        if height >= 0.5 and month in row.most:
            painter.setPen(QPen(theme.colour("primary"), 1))
            painter.drawRect(QRectF(x + 0.5, base - height + 0.5, width - 1, max(height - 1, 1)))
        elif height >= 0.5:
            painter.setBrush(theme.colour("primary"))
            radius = min(2.0, height / 2)
            painter.drawRoundedRect(QRectF(x, base - height, width, height), radius, radius)

    def _ring(self, painter: QPainter, around: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._ui.theme.colour("focus"), 2))
        painter.drawRoundedRect(around.adjusted(1, 1, -1, -1), 4, 4)
