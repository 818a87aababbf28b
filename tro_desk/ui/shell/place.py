"""Where the window stands on the screen, from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize

if TYPE_CHECKING:
    from tro_desk.ui.shell.window import MainWindow

_FIRST: Final = QSize(1280, 800)
_FRAME: Final = QSize(16, 48)
"""What the system's title bar and borders take of the screen, roughly."""


def restore_place(window: MainWindow) -> None:
    """Put the window where it was when it was closed; at first, within the screen."""
    place = window.ui.settings.choices.window.encode("ascii", "ignore")
    if not (place and _restored(window, place)):
        room = window.screen().availableGeometry().size() - _FRAME
        window.resize(_FIRST.boundedTo(room))
    window.fit()  # before anything is styled


def _restored(window: MainWindow, place: bytes) -> bool:
    from PySide6.QtCore import QByteArray

    return window.restoreGeometry(QByteArray.fromHex(place))


def keep_place(window: MainWindow) -> None:
    """Remember where the window stands."""
    place = bytes(window.saveGeometry().toHex().data()).decode("ascii")
    choices = window.ui.settings.choices
    if choices.window != place:
        choices.window = place
        window.ui.settings.save()
