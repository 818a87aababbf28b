"""What waits for the first paint: nothing takes the processor from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

_FIRST_LOOK_MS: Final = 12
"""The system takes so long to show a window; to look sooner costs PySide's making of QWindow."""
_LOOK_MS: Final = 2
_MOST_LOOKS: Final = 250
"""A window that starts minimized, or that the system shows late, is not waited for longer."""


def after_first_paint(window: QMainWindow, act: Callable[[], None]) -> None:
    """Call `act` once, when the window is painted or after half a second."""
    timer = QTimer(window)
    looks = 0

    def look() -> None:
        nonlocal looks
        looks += 1
        timer.setInterval(_LOOK_MS)
        handle = window.windowHandle()
        if looks < _MOST_LOOKS and not (handle is not None and handle.isExposed()):
            return
        timer.stop()
        timer.deleteLater()
        act()

    timer.timeout.connect(look)
    timer.start(_FIRST_LOOK_MS)
