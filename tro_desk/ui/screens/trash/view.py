"""The trash: what was deleted, from which case and when, and the way back."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.trash.sheet import TrashSheet
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.text import label


class TrashView(QWidget):
    """Reached from the cases and from the settings."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._page = Page(ui)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(ui, M_("trash", "Trash"), "pageTitle", wrap=True), 1)
        self.back = plain_button(
            ui, M_("trash", "To the cases"), lambda: ui.go("cases"), "chevron-left"
        )
        head.addWidget(self.back)
        self._page.box.addLayout(head)
        self.sheet = TrashSheet(ui)
        self._page.box.addWidget(self.sheet, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)

    def open(self, **_where: Any) -> None:
        """Show what lies there."""
        self.sheet.strip.clear()
        self.reload()
        self.sheet.focus()

    def reload(self) -> None:
        """Read it again."""
        self.sheet.load()

    def set_compact(self, compact: bool) -> None:
        """The paddings of a small window, and a table with fewer columns."""
        self._page.set_compact(compact)
        self.sheet.set_compact(compact)
