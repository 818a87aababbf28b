"""A flat table over a `Grid`: marks beside figures, height to fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem

from tro_desk.base.messages import Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import FIGURE, LONG, Grid
from tro_desk.ui.widgets.buttons import name_it
from tro_desk.ui.widgets.source_mark import paint_mark
from tro_desk.ui.widgets.table import PADDING, RowDelegate, Table
from tro_desk.ui.widgets.widths import Widths

_MARK: Final = 5.0
_MEASURED: Final = 40
"""Rows that tell how wide a column is."""


class GridDelegate(RowDelegate):
    """Draws the mark of a figure in the padding right of its number."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        figure = index.data(FIGURE)
        if figure is None:
            return
        rect = option.rect
        painter.save()
        middle = QPointF(rect.right() - 4, rect.center().y() + 0.5)
        paint_mark(painter, self._ui, figure.mark, middle, _MARK)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        if index.column() == 0:  # bold: wider than the style counts it
            font = QFont(option.font)
            font.setBold(True)
            text = str(index.data(Qt.ItemDataRole.DisplayRole))
            wide = QFontMetrics(font).horizontalAdvance(text) + 2 * PADDING + 4
            size.setWidth(max(size.width(), wide))
        return size


class GridTable(Table):
    """Follows the language; `most` is how many rows it shows before it scrolls for itself."""

    def __init__(self, ui: Ui, grid: Grid[Any], name: Message, most: int = 8) -> None:
        super().__init__(ui)
        self.grid, self._most = grid, most
        self.setItemDelegate(GridDelegate(ui, self))
        self.setModel(grid)
        name_it(ui, self, name, tooltip=False)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(48)
        header.setResizeContentsPrecision(_MEASURED)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as the rows came
        header.setSortIndicatorShown(False)
        header.sortIndicatorChanged.connect(self._sorted)
        heads = tuple(column.head.text for column in grid.columns)
        self.widths = Widths(ui, self, f"{name.context}/{name.text}", lambda: heads)
        ui.language.bind(self, self._words)
        ui.theme.bind(self, lambda _theme: self.viewport().update())
        grid.modelReset.connect(self._fit)

    def _words(self, words: Translator) -> None:
        self.grid.retranslate(words)
        self._fit()

    def _sorted(self, column: int, _order: Qt.SortOrder) -> None:
        """Heads keep room for the arrow once there is one: their titles are cut less without."""
        header = self.horizontalHeader()
        if header.isSortIndicatorShown() != (column >= 0):
            header.setSortIndicatorShown(column >= 0)
            self.fit_columns()

    def text_of_rows(self, rows: Sequence[int]) -> str:
        return self.grid.copied(rows)

    def copy_all(self) -> None:
        """Copy the whole table as text, with its heads; a long one is written in the background."""
        copy = QGuiApplication.clipboard().setText
        if self.grid.rowCount() <= LONG:
            copy(self.grid.everything())
        else:
            self._ui.jobs.run(lambda _job: self.grid.everything(), copy, owner=self)

    def stretch(self, *columns: int) -> None:
        """Give these columns the room that the others leave."""
        for column in columns:
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def fit_columns(self) -> None:
        """Columns as wide as what stands in them: measured once, not at each look as Qt does."""
        header = self.horizontalHeader()
        for column in range(self.grid.columnCount()):
            if header.sectionResizeMode(column) != QHeaderView.ResizeMode.Stretch:
                wide = max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
                header.resizeSection(column, self.widths.of(column) or wide)

    def _fit(self) -> None:
        self.fit_columns()
        if self._most:
            rows = max(1, min(self.grid.rowCount(), self._most))
            size = self._ui.theme.size
            self.setFixedHeight(size("control.tableHeader") + rows * size("control.tableRow") + 2)
