"""The sheet of tasks: a tick in front of each, what is overdue said in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from tro_desk.base.messages import M_
from tro_desk.domain.records import Task
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.records.rows import Row
from tro_desk.ui.screens.records.sheet import RecordSheet
from tro_desk.ui.widgets.grid_table import GridDelegate
from tro_desk.ui.widgets.rows_table import RowAction, RowsTable

_BOX: Final = 16
_LEFT: Final = 10
_ROOM: Final = _LEFT + _BOX
"""What the tick takes of the first cell; the padding of the text follows."""


def is_done(row: Row | None) -> bool:
    """Whether a task was done."""
    body = row.record.body if row is not None else None
    return isinstance(body, Task) and body.done_on is not None


class TickDelegate(GridDelegate):
    """Draws a box before the title, ticked where the task is done."""

    def __init__(self, ui: Ui, table: RowsTable) -> None:
        super().__init__(ui, table)
        self._grid = table.grid

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if index.column() != 0:
            super().paint(painter, option, index)
            return
        self.paint_ground(painter, option)
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(_ROOM, 0, 0, 0)
        super().paint(painter, inner, index)
        rect: QRect = option.rect
        box = QRect(rect.left() + _LEFT, rect.center().y() - _BOX // 2, _BOX, _BOX)
        done, theme = is_done(self._grid.row(index.row())), self._ui.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("primary" if done else "borderStrong"), 1))
        painter.setBrush(theme.colour("primary" if done else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if done:
            theme.icon("check", "onPrimary", 14).paint(painter, box.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + _ROOM, size.height()) if index.column() == 0 else size


class TaskSheet(RecordSheet):
    """Space, a click on the box, or the button ticks a task as done and opens it again."""

    def __init__(self, ui: Ui, kind: str, go: Callable[[str], object]) -> None:
        super().__init__(ui, kind, go)
        self.table.setItemDelegate(TickDelegate(ui, self.table))
        self.table.installEventFilter(self)
        self.table.viewport().installEventFilter(self)

    def _offer_rows(self) -> None:
        self.act_on_rows(
            RowAction(M_("records", "Done or open again"), self.tick, "check"),
        )
        super()._offer_rows()

    def tick(self, row: Row) -> None:
        """A task that is open is done today, in Beijing; one that is done is open again."""
        desk, case_id, number = self._ui.desk, self.case, row.record.number
        body = row.record.body
        assert isinstance(body, Task)
        after = replace(body, done_on=None if is_done(row) else row.today)

        def done(_record: object) -> None:
            self._go(case_id)

        self.write(lambda _job: desk.save_record(case_id, after, number), done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        row = self.table.chosen
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.table and event.key() == Qt.Key.Key_Space and row is not None:
                self.tick(row)
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            at = self.table.indexAt(event.position().toPoint())
            pressed = self.table.grid.row(at.row())
            in_box = event.position().x() - self.table.visualRect(at).left() <= _ROOM + 4
            if watched is not self.table and at.column() == 0 and in_box and pressed is not None:
                self.tick(pressed)
                return True
        return super().eventFilter(watched, event)
