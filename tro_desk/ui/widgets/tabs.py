"""A row of tabs above a page: the chosen one is bold and underlined."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tro_desk.base.messages import Message
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import words
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.steady import Steady


class Tabs(QWidget):
    """`options` are id -> words; `press` is called with the id of the tab that was pressed."""

    def __init__(
        self, ui: Ui, options: Mapping[str, Message], press: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._press = press
        row, flow = flow_row(4)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for name, message in options.items():
            tab = Steady()
            tab.setProperty("kind", "tab")
            tab.setCheckable(True)
            tab.setAutoDefault(False)
            tab.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            tab.setCursor(Qt.CursorShape.PointingHandCursor)
            words(ui, tab, message)
            tab.clicked.connect(partial(self._pressed, name))
            self._group.addButton(tab)
            flow.addWidget(tab)
            self.buttons[name] = tab
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(row)

    def _pressed(self, name: str, _checked: bool = False) -> None:
        self._press(name)

    def show_chosen(self, name: str) -> None:
        """Show a tab as the chosen one without telling anybody."""
        self.buttons[name].setChecked(True)
