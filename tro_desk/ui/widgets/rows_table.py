"""A table whose rows can be acted on, and whose columns share the width that is there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from tro_desk.base.messages import Message
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Grid
from tro_desk.ui.widgets.grid_table import GridTable
from tro_desk.ui.widgets.widths import Widths

_FEWEST: Final = 4
"""Rows that a table always has room for; the page scrolls where the window has less."""


@dataclass(frozen=True, slots=True)
class RowAction:
    """What can be done with a row: a button above the table and a line of the row's menu.

    `fits` tells of which rows it can be done.
    """

    words: Message
    act: Callable[[Any], object]
    icon: str = ""
    fits: Callable[[Any], bool] = lambda _row: True


def shared(
    wanted: Mapping[int, int], least: Mapping[int, int], room: int, growing: Sequence[int]
) -> dict[int, int]:
    """The widths of columns in `room`: `growing` ones take what is left over.

    Where they want more than there is, the widest are cut to one width, none below its `least`;
    where even that is too much, all are cut in proportion.
    """
    if (sum_ := sum(least.values())) > room:
        return {at: width * room // sum_ for at, width in least.items()}
    left = room - sum(wanted.values())
    if left >= 0:
        more = left // len(growing) if growing else 0
        return {at: width + more * (at in growing) for at, width in wanted.items()}
    most = max(wanted.values())
    while most > 0 and sum(max(least[at], min(wanted[at], most)) for at in wanted) > room:
        most -= 1
    return {at: max(least[at], min(wanted[at], most)) for at in wanted}


def share_width(
    table: QTableView, widths: Widths, growing: Sequence[int], whole: Sequence[int]
) -> None:
    """Share the width of a table between its columns: those that were drawn by hand have theirs,
    `growing` ones take what is left, `whole` ones are cut last."""
    header, room = table.horizontalHeader(), table.viewport().width()
    shown = [at for at in range(header.count()) if not table.isColumnHidden(at)]
    least = {at: header.sectionSizeHint(at) for at in shown}
    wanted = {at: max(least[at], table.sizeHintForColumn(at)) for at in shown}
    least |= {at: wanted[at] for at in whole if at in wanted}
    drawn = {at: width for at in shown if (width := widths.of(at))}
    least |= {at: min(least[at], width) for at, width in drawn.items()}
    wanted |= drawn
    takers = [at for at in growing if at in shown and at not in drawn]
    for at, width in shared(wanted, least, room, takers).items():
        table.setColumnWidth(at, width)


class RowsTable(GridTable):
    """Its menu offers what can be done with the row; its columns share the width that is there.

    `taken_out` says that Delete was pressed on the row with the cursor.
    """

    taken_out = Signal()
    _growing: tuple[int, ...] = (0,)
    _whole: tuple[int, ...] = ()

    def __init__(self, ui: Ui, grid: Grid[Any], name: Message, most: int = 0) -> None:
        super().__init__(ui, grid, name, most)
        self.offers: list[RowAction] = []
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        if not most:
            size = ui.theme.size
            self.setMinimumHeight(size("control.tableHeader") + _FEWEST * size("control.tableRow"))

    def stretch(self, *columns: int) -> None:
        self._growing = columns

    def keep_whole(self, *columns: int) -> None:
        """Cut these columns last: a moment without its zone says something else."""
        self._whole = columns

    def leave_out(self, columns: Collection[int]) -> None:
        """Hide these columns and show all others."""
        every = range(self.grid.columnCount())
        changed = [at for at in every if self.isColumnHidden(at) != (at in columns)]
        for at in changed:
            self.setColumnHidden(at, at in columns)
        if changed:
            self.fit_columns()

    def fit_columns(self) -> None:
        """Give each column what its words need; where that is too much, cut the widest ones."""
        share_width(self, self.widths, self._growing, self._whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete) and len(self.marked) == 1:
            self.taken_out.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    @property
    def chosen(self) -> Any:
        """The row on which the cursor stands; None where there is none."""
        return self.grid.row(self.currentIndex().row())

    def actions_of(self, row: int) -> list[tuple[Message, Any]]:
        value = self.grid.row(row)
        fitting = [one for one in self.offers if value is not None and one.fits(value)]
        return [(one.words, partial(one.act, value)) for one in fitting]
