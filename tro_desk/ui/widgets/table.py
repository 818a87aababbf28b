"""A flat table: a line under each row, no grid; Enter opens, Ctrl+C copies what is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from tro_desk.base.messages import M_, Message
from tro_desk.ui.context import Ui
from tro_desk.ui.models.headed import ALONE
from tro_desk.ui.widgets.focus_ring import FocusRing

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
        shown = metrics.elidedText(text, option.textElideMode, inner.width())
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
    """`opened` carries the row that was opened; Tab leaves the table.

    Ctrl+A marks every row, Ctrl+C copies the marked ones, a right click offers `actions_of` a row
    and to copy the cell, the rows, the table.
    """

    opened = Signal(int)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.setItemDelegate(RowDelegate(ui, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self._ring = FocusRing(ui, self)

    def setCurrentIndex(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Put the cursor there and mark its row alone, whatever keys are held: Ctrl+2 led here."""
        flags = QItemSelectionModel.SelectionFlag
        columns = QAbstractItemView.SelectionBehavior.SelectColumns
        whole = flags.Columns if self.selectionBehavior() == columns else flags.Rows
        here = self.model().index(index.row(), index.column())
        self.selectionModel().setCurrentIndex(here, flags.ClearAndSelect | whole)

    # copying

    @property
    def marked(self) -> list[int]:
        """The marked rows from above; the row with the cursor where none is marked."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        here = self.currentIndex().row()
        return rows or ([here] if here >= 0 else [])

    def copy(self) -> None:
        """Copy the marked rows as text, their cells divided by tabs."""
        if rows := self.marked:
            QGuiApplication.clipboard().setText(self.text_of_rows(rows))

    def copy_all(self) -> None:
        """Copy the whole table as text, with its heads."""
        model, across = self.model(), Qt.Orientation.Horizontal
        heads = [str(model.headerData(at, across) or "") for at in range(model.columnCount())]
        body = [self.text_of_rows(range(model.rowCount()))] if model.rowCount() else []
        QGuiApplication.clipboard().setText("\n".join(["\t".join(heads), *body]))

    def text_of_rows(self, rows: Sequence[int]) -> str:
        """Rows as a person reads them, a line each, their cells divided by tabs."""
        model = self.model()
        columns = range(model.columnCount())
        cells = [[model.index(row, at) for at in columns] for row in rows]
        return "\n".join(
            "\t".join(str(cell.data(ALONE) or cell.data() or "") for cell in row) for row in cells
        )

    # the menu

    def actions_of(self, row: int) -> list[tuple[Message, Any]]:
        """What else can be done with a row: for the menu."""
        return []

    def menu_at(self, at: QPoint) -> QMenu:
        """The menu of a place in the table."""
        index, say = self.indexAt(at), self._ui.language.say
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            if len(self.marked) == 1:
                for words, act in self.actions_of(index.row()):
                    menu.addAction(say(words)).triggered.connect(partial(_call, act))
                menu.addSeparator()
            text = str(index.data() or "")
            menu.addAction(say(M_("table", "Copy the cell"))).triggered.connect(
                lambda: QGuiApplication.clipboard().setText(text)
            )
            many = len(self.marked) > 1
            rows = M_("table", "Copy the rows") if many else M_("table", "Copy the row")
            menu.addAction(f"{say(rows)}\tCtrl+C").triggered.connect(partial(_call, self.copy))
        whole = menu.addAction(say(M_("table", "Copy the table")))
        whole.triggered.connect(partial(_call, self.copy_all))
        if self.selectionMode() != QAbstractItemView.SelectionMode.SingleSelection:
            words = M_("table", "Mark all rows")
            every = menu.addAction(f"{say(words)}\tCtrl+A")
            every.triggered.connect(partial(_call, self.selectAll))
        return menu

    def _menu(self, at: QPoint) -> None:
        self.menu_at(at).popup(self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Menu:
            here = self.currentIndex()
            self._menu(self.visualRect(here).center() if here.isValid() else QPoint(8, 8))
        else:
            super().keyPressEvent(event)


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()
