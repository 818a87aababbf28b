"""The table of cases: Delete throws a case away, a right click offers what can be done with one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from tro_desk.base.messages import Message
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.table import Table

Offers = Callable[[int], list[tuple[Message, Callable[[], object]]]]


class CasesTable(Table):
    """`deleted` carries the row; `offers` are the lines of a row's menu."""

    deleted = Signal(int)

    def __init__(self, ui: Ui, offers: Offers) -> None:
        super().__init__(ui)
        self._ui, self._offers = ui, offers
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.matches(QKeySequence.StandardKey.Delete):
            self.deleted.emit(row)
        else:
            super().keyPressEvent(event)

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in self._offers(index.row()):
            menu.addAction(self._ui.language.say(words)).triggered.connect(
                lambda _checked=False, act=act: act()
            )
        menu.popup(self.viewport().mapToGlobal(at))
