"""The table of accused listings: the seller's answer is given in the row, by mouse or by key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QStyleOptionViewItem

from tro_desk.base.messages import M_, Message
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Grid
from tro_desk.ui.screens.exposure.rows import (
    ANSWER_COLUMN,
    ANSWERS,
    GOODS_COLUMN,
    WHY_COLUMN,
    AccusedRow,
)
from tro_desk.ui.widgets.grid_table import GridDelegate, GridTable
from tro_desk.ui.widgets.table import PADDING

KEYS: Final[dict[int, str]] = {
    Qt.Key.Key_Y: "yes",
    Qt.Key.Key_N: "no",
    Qt.Key.Key_U: "not_sure",
}
"""The key of each answer."""

_HEIGHT: Final = 28
_INSET: Final = 9
_ROOM: Final = 420
"""What goods and reasons need side by side."""


class AnswerDelegate(GridDelegate):
    """Paints the answers as joined buttons, and tells which one was pressed."""

    def __init__(self, ui: Ui, table: AnswerTable) -> None:
        super().__init__(ui, table)
        self._table = table

    def segments(self, place: QRectF) -> Iterator[tuple[str, str, QRectF]]:
        """Each answer with its words and its place in a cell."""
        metrics = QFontMetrics(self._font(bold=True))
        x, y = place.x() + PADDING, place.center().y() - _HEIGHT / 2
        for answer, message in ANSWERS.items():
            text = self._ui.language.say(message)
            width = metrics.horizontalAdvance(text) + 2 * _INSET
            yield answer, text, QRectF(x, y, width, _HEIGHT)
            x += width

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self._table.font())
        font.setPixelSize(self._ui.theme.sizes("type.scale.small")[0])
        font.setBold(bold)
        return font

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = self._table.grid.row(index.row())
        if row is None:
            super().paint(painter, option, index)
            return
        theme = self._ui.theme
        self.paint_ground(painter, option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for answer, text, place in self.segments(QRectF(option.rect)):
            chosen = answer == row.answer
            painter.setPen(QPen(theme.colour("primary" if chosen else "borderStrong"), 1))
            painter.setBrush(theme.colour("primary" if chosen else "surface"))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, 0.5, -0.5), 4, 4)
            painter.setPen(theme.colour("onPrimary" if chosen else "text"))
            painter.setFont(self._font(bold=chosen))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        last = [place for _answer, _text, place in self.segments(QRectF(0, 0, 1, 40))][-1]
        return QSize(int(last.right()) + PADDING + 2, self._ui.theme.size("control.tableRow"))

    def answer_at(self, cell: QRectF, at: QPointF) -> str:
        """The answer at a point of a cell, or empty."""
        hits = (answer for answer, _text, place in self.segments(cell) if place.contains(at))
        return next(hits, "")

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            answer = self.answer_at(QRectF(option.rect), event.position())
            if answer and event.button() == Qt.MouseButton.LeftButton:
                self._table.give(index.row(), answer)
                return True
        return super().editorEvent(event, model, option, index)


class AnswerTable(GridTable):
    """`answered` carries the product and the answer. Y, N and U answer the row in which the cursor
    is; Ctrl+Z asks to take the last answer back (`undone`).
    """

    answered = Signal(str, str)
    undone = Signal()

    grid: Grid[AccusedRow]

    def __init__(self, ui: Ui, grid: Grid[AccusedRow]) -> None:
        super().__init__(ui, grid, M_("accused", "Accused goods"))
        self.setItemDelegateForColumn(ANSWER_COLUMN, AnswerDelegate(ui, self))
        self.stretch(GOODS_COLUMN, WHY_COLUMN)

    def share_room(self) -> None:
        """Why a listing is here stands in the tip of its goods too: it makes room first."""
        others = range(self.grid.columnCount())
        taken = sum(self.columnWidth(at) for at in others if at not in (GOODS_COLUMN, WHY_COLUMN))
        self.setColumnHidden(WHY_COLUMN, self.viewport().width() - taken < _ROOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.share_room()
        super().resizeEvent(event)

    def give(self, line: int, answer: str) -> None:
        """Answer a row; the answer that stands, given again, takes it back."""
        row = self.grid.row(line)
        if row is not None:
            self.answered.emit(row.product_id, "open" if row.answer == answer else answer)

    def actions_of(self, row: int) -> list[tuple[Message, Any]]:
        if self.grid.row(row) is None:
            return []
        return [
            (M_("accused", "Accused: yes"), partial(self.give, row, "yes")),
            (M_("accused", "Accused: no"), partial(self.give, row, "no")),
            (M_("accused", "Accused: not sure"), partial(self.give, row, "not_sure")),
        ]

    def event(self, event: QEvent) -> bool:
        # The window's own Ctrl+Z takes back facts; inside this table it takes back an answer.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.currentIndex().row(), event.key()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit()
        elif key in KEYS and not event.modifiers() and line >= 0:
            self.give(line, KEYS[key])
        else:
            super().keyPressEvent(event)
