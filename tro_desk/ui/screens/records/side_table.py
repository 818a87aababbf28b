"""Lawyers side by side: a column for each, a line for each question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QStyleOptionViewItem

from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.l10n.records import field_words, kind_words
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.records.fields import FORMS, Field
from tro_desk.ui.records.words import value_words
from tro_desk.ui.screens.records.rows import Row
from tro_desk.ui.widgets.buttons import name_it
from tro_desk.ui.widgets.table import PADDING, RowDelegate, Table

_NARROWEST: Final = 180
"""Of the column of a lawyer; the table scrolls sideways where there is less."""

_TALLEST: Final = 400


class SideGrid(Grid[Field]):
    """A line for each field; the first column names it, the others are the lawyers."""

    def __init__(self, words: Translator, kind: str) -> None:
        self.kind = kind
        self.people: tuple[Row, ...] = ()
        self._first: Column[Field] = Column(
            M_("records", "Question"), lambda t, field: t.render(field_words(kind, field.name))
        )
        super().__init__(words, (self._first,))
        self.fields = FORMS[kind].fields[1:]

    def compare(self, people: Sequence[Row]) -> None:
        """Put lawyers beside each other."""
        self.beginResetModel()
        self.people = tuple(people)
        self.columns = (self._first, *map(self._column, self.people))
        self.rows = self.fields
        self.places = self.arrange()
        self.endResetModel()

    def _column(self, row: Row) -> Column[Field]:
        def said(words: Translator, field: Field) -> str:
            return value_words(words, self.kind, field, row.record.body, row.names)

        name = getattr(row.record.body, FORMS[self.kind].fields[0].name)
        return Column(M_("records", "{name}", name=name), said)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(True)
                return font
            return super().headerData(section, orientation, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._first.text(self.words, self.fields[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class WrapDelegate(RowDelegate):
    """Draws a text in as many lines as it needs."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        selected = self.paint_ground(painter, option)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(self._ui.theme.colour("onPrimarySoft" if selected else "text"))
        inner = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(inner, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), text)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        table = self.parent()
        assert isinstance(table, Table)
        width = table.columnWidth(index.column()) - 2 * PADDING
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        room = QRect(0, 0, width, 10_000)
        need = table.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        least = self._ui.theme.size("control.tableRow")
        return QSize(width, min(_TALLEST, max(least, need.height() + 2 * PADDING)))


class SideTable(Table):
    """Arrows go from lawyer to lawyer; Enter opens one, Ctrl+C copies one, Delete removes one.

    `person` carries the place of the lawyer under the cursor; `ordered` the field by which the
    lawyers shall be ordered. `offers_of` gives what can be done with a lawyer, for the menu.
    """

    person = Signal(int)
    taken_out = Signal()
    ordered = Signal(str)

    def __init__(self, ui: Ui, grid: SideGrid) -> None:
        super().__init__(ui)
        self.grid = grid
        self.offers_of: Callable[[int], list[tuple[Message, Any]]] = lambda _at: []
        self.setItemDelegate(WrapDelegate(ui, self))
        self.setSortingEnabled(False)
        self.setModel(grid)
        self.setColumnHidden(0, True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        name_it(ui, self, kind_words(grid.kind), tooltip=False)
        side = self.verticalHeader()
        side.show()
        side.setSectionsClickable(True)
        side.setHighlightSections(False)
        side.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        side.sectionDoubleClicked.connect(self._order)
        self.horizontalHeader().setSectionsClickable(True)
        grid.modelReset.connect(self.fit)
        self.selectionModel().currentColumnChanged.connect(
            lambda now, _before: self.person.emit(now.column() - 1)
        )
        ui.language.bind(self, self._words)
        ui.theme.bind(self, lambda _theme: self.viewport().update())

    def _words(self, words: Translator) -> None:
        self.grid.retranslate(words)
        self.grid.headerDataChanged.emit(
            Qt.Orientation.Vertical, 0, max(0, self.grid.rowCount() - 1)
        )
        self.fit()

    def fit(self) -> None:
        """Share the width between the lawyers; lines as high as their texts."""
        self.setColumnHidden(0, True)
        people = len(self.grid.people)
        if people:
            width = max(_NARROWEST, self.viewport().width() // people)
            for at in range(1, people + 1):
                self.setColumnWidth(at, width)
            self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def go_to(self, person: int) -> None:
        """Put the cursor on a lawyer; the line stays."""
        line = max(0, self.currentIndex().row())
        self.setCurrentIndex(self.grid.index(line, person + 1))

    def copy_person(self) -> None:
        """Copy the lawyer under the cursor: a line for each question."""
        at = self.currentIndex().column()
        if at > 0:
            head = self.grid.heads()[at]
            lines = [self.grid.cells(field) for field in self.grid.rows]
            text = "\n".join(f"{one[0]}\t{one[at]}" for one in lines)
            QGuiApplication.clipboard().setText(f"{head}\n{text}")

    def copy_all(self) -> None:
        """Copy the comparison as it stands."""
        QGuiApplication.clipboard().setText(self.grid.everything())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_person()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.taken_out.emit()
        else:
            super().keyPressEvent(event)

    def _order(self, line: int) -> None:
        self.ordered.emit(self.grid.rows[line].name)

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offers: list[tuple[Message, Any]] = [(M_("table", "Copy the table"), self.copy_all)]
        if index.isValid():
            self.setCurrentIndex(index)
            order = M_("records", "Order the lawyers by this line")
            offers = [
                *self.offers_of(index.column() - 1),
                (M_("records", "Copy this lawyer"), self.copy_person),
                *offers,
                (order, partial(self._order, index.row())),
            ]
        for words, act in offers:
            menu.addAction(self._ui.language.say(words)).triggered.connect(act)
        menu.popup(self.viewport().mapToGlobal(at))
