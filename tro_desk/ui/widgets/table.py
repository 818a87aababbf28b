"""A flat table: a line under each row, no grid; Enter opens, Ctrl+C copies the row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from tro_desk.ui.context import Ui

PADDING = 10


class RowDelegate(QStyledItemDelegate):
    """Paints the whole row's background one px wider, its line below, and the padding."""

    def __init__(self, ui: Ui, table: QTableView) -> None:
        super().__init__(table)
        self._ui = ui

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._ui.theme
        rect: QRect = option.rect
        selected = self.paint_ground(painter, option)
        painter.save()
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        align = align if align is not None else Qt.AlignmentFlag.AlignVCenter
        font = option.font
        own = index.data(Qt.ItemDataRole.FontRole)  # bold in a line of sums
        font.setBold(index.column() == 0 or (own is not None and own.bold()))
        painter.setFont(font)
        tone = index.data(Qt.ItemDataRole.ForegroundRole)  # a role of the tokens, or None
        usual = "onPrimarySoft" if selected else "text"
        painter.setPen(theme.colour(tone if isinstance(tone, str) else usual))
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(align), shown)
        painter.restore()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> bool:
        """Paint what stands behind a cell; returns whether its row is selected."""
        theme, rect, state = self._ui.theme, option.rect, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        back = "primarySoft" if selected else "surface"
        painter.fillRect(rect.adjusted(0, 0, 1, 0), theme.colour(back))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        return selected

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + 2 * PADDING, self._ui.theme.size("control.tableRow"))


class Table(QTableView):
    """`opened` carries the row that was opened; Tab leaves the table."""

    opened = Signal(int)
    copied = Signal(int)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setItemDelegate(RowDelegate(ui, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ui.theme.size("control.tableRow"))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(ui.theme.size("control.tableHeader"))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row >= 0 and event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit(row)
        else:
            super().keyPressEvent(event)
