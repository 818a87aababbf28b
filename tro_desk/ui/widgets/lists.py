"""The look of a list that is a part of a dialog: a card with round corners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidget

    from tro_desk.ui.context import Ui
    from tro_desk.ui.theme import Theme

_LOOK: Final = """
QListWidget {{ padding: 5px 7px; background: {surface}; border: 1px solid {border};
  border-radius: 8px; }}
QListWidget:focus {{ padding: 4px 6px; border: 2px solid {focus}; }}
"""


def round_list(ui: Ui, made: QListWidget) -> None:
    """Give a list its ground, its round border and the border of the focus."""

    def dress(theme: Theme) -> None:
        roles = {role: theme.colour(role).name() for role in ("surface", "border", "focus")}
        made.setStyleSheet(_LOOK.format(**roles))

    ui.theme.bind(made, dress)
