"""The navigation at the left: the rooms that exist, Backup and Settings below a stretch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from tro_desk.base.messages import M_, Message
from tro_desk.ui.context import Ui
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label

ROOMS: Final[tuple[tuple[str, str, Message], ...]] = (
    ("today", "today", M_("nav", "Today")),
    ("cases", "case", M_("nav", "Cases")),
    ("stores", "store", M_("nav", "Stores")),
    ("sales", "chart", M_("nav", "Sales")),
    ("evidence", "folder", M_("nav", "Evidence")),
    ("risk", "risk", M_("nav", "Risk check")),
    ("backup", "backup", M_("nav", "Backup")),
    ("settings", "settings", M_("nav", "Settings")),
)
"""Screen, icon and name of each room, in order; the last two stand at the foot."""

FIRST: Final = ROOMS[0][0]
"""The room that is shown first."""

_AT_FOOT: Final = 2


class Nav(QFrame):
    """184 wide with words, 64 wide with icons alone."""

    def __init__(self, ui: Ui, go: Callable[[str], None]) -> None:
        super().__init__()
        self._ui = ui
        self._compact = False
        self.setProperty("pane", "nav")
        self.buttons: dict[str, QPushButton] = {}
        self._names = {name: message for name, _icon, message in ROOMS}
        self._group = QButtonGroup(self)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(4)
        self._logo = icon_label(ui, "app", "primary", 28)
        self._title = label(ui, "TRO Desk", "section")
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.setSpacing(9)
        head.addWidget(self._logo)
        head.addWidget(self._title, 1)
        self._box.addLayout(head)
        self._box.addSpacing(12)
        for number, (name, icon, _message) in enumerate(ROOMS):
            if number == len(ROOMS) - _AT_FOOT:
                self._box.addStretch(1)
            self._add(name, icon, go)
        self.buttons[FIRST].setChecked(True)
        self._fit()
        ui.language.bind(self, lambda _t: self._words())
        ui.theme.bind(self, lambda _t: self._icons())

    def _add(self, name: str, icon: str, go: Callable[[str], None]) -> None:
        button = QPushButton()
        button.setProperty("kind", "nav")
        button.setProperty("glyph", icon)
        button.setProperty("mini", "false")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _checked=False: go(name))
        self._group.addButton(button)
        self._box.addWidget(button)
        self.buttons[name] = button

    def mark(self, room: str) -> None:
        """Show which room is open."""
        if room in self.buttons:
            self.buttons[room].setChecked(True)
            self._icons()

    def set_compact(self, compact: bool) -> None:
        """Icons alone, with the names as tooltips."""
        if self._compact == compact:
            return
        self._compact = compact
        self._fit()
        # Before the window is made nothing is styled yet, and nothing has to be asked for that.
        made = self.window().windowHandle() is not None
        change = set_property if made else QPushButton.setProperty
        for button in self.buttons.values():
            change(button, "mini", "true" if compact else "false")
        self._words()
        self._icons()

    def _fit(self) -> None:
        compact, theme = self._compact, self._ui.theme
        self.setFixedWidth(theme.size("layout.navMini" if compact else "layout.nav"))
        side = 14 if compact else 12
        self._box.setContentsMargins(side, 12 if compact else 16, side, 12 if compact else 16)
        self._title.setHidden(compact)

    def _words(self) -> None:
        for name, button in self.buttons.items():
            text = self._ui.language.say(self._names[name])
            button.setText("" if self._compact else text)
            button.setAccessibleName(text)
            button.setToolTip(text if self._compact else "")

    def _icons(self) -> None:
        for button in self.buttons.values():
            role = "primary" if button.isChecked() else "text2"
            gap = 0 if self._compact else 8
            button.setIconSize(QSize(20 + gap, 20))
            name = str(button.property("glyph"))
            button.setIcon(self._ui.theme.icon(name, role, 20, gap, grey=False))
