"""The table of cases: Delete throws a case away, a right click offers what can be done with one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent

from tro_desk.base.messages import Message
from tro_desk.ui.context import Ui
from tro_desk.ui.models.cases import COLUMNS
from tro_desk.ui.widgets.rows_table import share_width
from tro_desk.ui.widgets.table import Table
from tro_desk.ui.widgets.widths import Widths

_GROWING: Final = (0, 2)
_WHOLE: Final = (1, 4)

Offers = Callable[[int], list[tuple[Message, Callable[[], object]]]]


class CasesTable(Table):
    """`deleted` carries the row; `offers` are the lines of a row's menu."""

    deleted = Signal(int)

    def __init__(self, ui: Ui, offers: Offers) -> None:
        super().__init__(ui)
        self._offers = offers
        heads = tuple(head.text for head in COLUMNS)
        self.widths = Widths(ui, self, "cases/Cases of this desk", lambda: heads)

    def fit_columns(self) -> None:
        """Name and court share what the others leave; a date is cut last."""
        share_width(self, self.widths, _GROWING, _WHOLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if len(self.marked) == 1 and event.matches(QKeySequence.StandardKey.Delete):
            self.deleted.emit(row)
        else:
            super().keyPressEvent(event)

    def actions_of(self, row: int) -> list[tuple[Message, Any]]:
        return list(self._offers(row))
