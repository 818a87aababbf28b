"""A table of values of one kind: columns are functions of a row; sorted, filtered, copied.

Sorting and filtering are pure (`arranged`): a long table does them in the background.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from heapq import merge
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from tro_desk.base.messages import Message
from tro_desk.domain.exposure import Count, Figure
from tro_desk.domain.money import Money
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import headed

Row = TypeVar("Row")

FIGURE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The figure of a cell, whose mark is drawn beside it; None where the cell has none."""

LONG: Final = 1_000
"""Rows that are arranged at once; more take longer than a blink."""

_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """`text` is what stands in a cell. `key` sorts (None: unknown, always last); without it the
    column sorts by its text. `tip` explains a cell; `figure` is where its number is from. `cell` is
    what a workbook holds instead of the text: a figure, a day, None for unknown. `calendar` is that
    of a column of days whose head leaves it out because a line near the table names it: the tip of
    the head names it too, and so do the heads of what is copied or saved.
    """

    head: Message
    text: Callable[[Translator, Row], str]
    key: Callable[[Row], Any] | None = None
    right: bool = False
    tip: Callable[[Translator, Row], str] | None = None
    figure: Callable[[Row], Figure | Count | None] | None = None
    tone: Callable[[Row], str | None] | None = None
    cell: Callable[[Row], str | int | Decimal | date | Money | None] | None = None
    calendar: Message | None = None

    @property
    def whole_head(self) -> Message:
        """The head for a place where the table stands alone."""
        return self.head if self.calendar is None else headed(self.head, self.calendar)


def arranged(
    rows: Sequence[Row],
    key: Callable[[Row], Any] | None,
    down: bool,
    keep: Callable[[Row], bool] | None = None,
) -> list[int]:
    """The places of the rows that `keep` lets through, in the order of `key`; unknown ones last."""
    places = [at for at, row in enumerate(rows) if keep is None or keep(row)]
    if key is None:
        return places
    keys = {at: key(rows[at]) for at in places}
    known = _sorted([at for at in places if keys[at] is not None], keys.__getitem__)
    if down:
        known.reverse()
    return known + [at for at in places if keys[at] is None]


def _sorted(places: list[int], key: Callable[[int], Any]) -> list[int]:
    """Sorted piece by piece: one long sort would keep the interpreter from the window."""
    pieces = [sorted(places[at : at + LONG], key=key) for at in range(0, len(places), LONG)]
    return list(merge(*pieces, key=key))


class Grid(QAbstractTableModel, Generic[Row]):
    """`footer` is a row below all others that no sorting moves (a total).

    `later`, where it is set, is asked to arrange a table of more than `LONG` rows: it does so in
    the background and gives the order to `take`.
    """

    def __init__(self, words: Translator, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.words = words
        self.columns = tuple(columns)
        self.rows: Sequence[Row] = ()
        self.places: list[int] = []
        self.footer: Row | None = None
        self.order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self.keep: Callable[[Row], bool] | None = None
        self.later: Callable[[], object] | None = None

    def show(self, rows: Sequence[Row], footer: Row | None = None) -> None:
        """Take the rows, in the order that is chosen."""
        self.beginResetModel()
        self.rows, self.footer = rows, footer
        self.places = self.arrange()
        self.endResetModel()

    def take(self, rows: Sequence[Row], places: list[int]) -> None:
        """Take rows that were arranged before."""
        self.beginResetModel()
        self.rows, self.places = rows, places
        self.endResetModel()

    def arrange(self) -> list[int]:
        """The places of the rows to be seen, in the order that is chosen."""
        return arranged(
            self.rows, self.sort_key(), self.order[1] == Qt.SortOrder.DescendingOrder, self.keep
        )

    def sort_key(self) -> Callable[[Row], Any] | None:
        """What the rows are sorted by; None for the order in which they came."""
        at = self.order[0]
        if at < 0:
            return None
        column, words = self.columns[at], self.words
        return column.key or (lambda row: column.text(words, row).casefold())

    def retranslate(self, words: Translator) -> None:
        """Use another language."""
        self.words = words
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if count := self.rowCount():
            corner = self.index(count - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), corner)

    def row(self, at: int) -> Row | None:
        """The row at a line of the table; None for the footer and beyond it."""
        return self.rows[self.places[at]] if 0 <= at < len(self.places) else None

    def line_of(self, row: Row) -> int:
        """The line on which a row stands; -1 where it is not to be seen."""
        return next((at for at, place in enumerate(self.places) if self.rows[place] == row), -1)

    def cells(self, row: Row) -> tuple[str, ...]:
        """A row as a person reads it."""
        return tuple(column.text(self.words, row) for column in self.columns)

    def heads(self) -> tuple[str, ...]:
        """The heads of the columns, for a table that stands alone."""
        return tuple(self.words.render(column.whole_head) for column in self.columns)

    def copied(self, lines: Sequence[int]) -> str:
        """Lines as text, their cells divided by tabs."""
        shown = [self._at(line) for line in lines]
        return "\n".join("\t".join(self.cells(row)) for row in shown if row is not None)

    def everything(self) -> str:
        """The table as text, heads and footer with it."""
        body = self.copied(range(self.rowCount()))
        return "\n".join(["\t".join(self.heads()), *([body] if body else [])])

    def _at(self, line: int) -> Row | None:
        row = self.row(line)
        return self.footer if row is None and line == len(self.places) else row

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.places) + (self.footer is not None)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        row, column = self._at(index.row()), self.columns[index.column()]
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(self.words, row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (column.tip or column.text)(self.words, row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            return column.tone(row)
        if role == Qt.ItemDataRole.FontRole and row is self.footer:
            font = QFont()
            font.setBold(True)
            return font
        if role == FIGURE and column.figure is not None:
            return column.figure(row)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words.render(column.head)
        if role == Qt.ItemDataRole.ToolTipRole and column.calendar is not None:
            return self.words.render(column.whole_head)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.order = (column, order)
        if self.later is not None and len(self.rows) > LONG:
            self.later()
            return
        self.layoutAboutToBeChanged.emit()
        self.places = self.arrange()
        self.layoutChanged.emit()
