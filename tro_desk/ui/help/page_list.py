"""The list at the left of a window of the help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

if TYPE_CHECKING:
    from tro_desk.ui.context import Ui
    from tro_desk.ui.theme import Theme

_LOOK: Final = """
QListWidget {{ padding: 5px 7px; background: {surface}; border: 1px solid {border};
  border-radius: 8px; }}
QListWidget:focus {{ padding: 4px 6px; border: 2px solid {focus}; }}
"""


def page_list(ui: Ui, width: int) -> QListWidget:
    """A list of a fixed width that is never scrolled sideways."""
    made = QListWidget()
    made.setFixedWidth(width)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)

    def dress(theme: Theme) -> None:
        roles = {role: theme.colour(role).name() for role in ("surface", "border", "focus")}
        made.setStyleSheet(_LOOK.format(**roles))

    ui.theme.bind(made, dress)
    return made
