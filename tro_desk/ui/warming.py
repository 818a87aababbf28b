"""Reading what every screen needs before it is asked for, so that no first use makes a window wait.

The screens themselves, the rules of law, each language's names of days and numbers: about 0.4 s.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tro_desk.l10n import languages, translator
from tro_desk.ui.screens import load

if TYPE_CHECKING:
    from tro_desk.ui.shell.window import MainWindow

_PAUSE_MS: Final = 15


def warm_up() -> None:
    """Read everything at once, where nobody waits: in the background, before a desk is shown."""
    for _ in _steps():
        pass


def warm_up_behind(window: MainWindow) -> None:
    """Read it bit by bit on the window's own thread, whenever nothing else is to be done.

    No other thread: two that import the same modules at once could see them half made.
    """
    from PySide6.QtCore import QTimer

    timer, steps = QTimer(window), _steps()

    def turn() -> None:
        if window.ui.jobs.running:
            return
        if next(steps, "over") == "over":
            timer.stop()
            timer.deleteLater()

    timer.timeout.connect(turn)
    timer.start(_PAUSE_MS)


def _steps() -> Iterator[None]:
    from datetime import date

    from tro_desk.desk.without_case import deadlines_for

    deadlines_for({})
    yield
    for code in languages():
        words = translator(code)
        words.number(0)
        words.date(date(2026, 1, 1))
        yield
    for _ in load():
        yield
    # What was read up to here stays to the end. Searched again for garbage, now and then, in the
    # middle of a click, it would hold the window up for a tenth of a second.
    gc.freeze()
    gc.enable()
