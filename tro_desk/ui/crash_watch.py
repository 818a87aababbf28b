"""Unexpected errors from the first line on; what it takes to tell of them is read behind the paint
or with the first error, whatever comes first.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.ui.crash_hook import catch_all

if TYPE_CHECKING:
    from tro_desk.base.ending import Endings
    from tro_desk.ui.context import Ui
    from tro_desk.ui.crashes import Crashes
    from tro_desk.ui.shell.window import MainWindow


class CrashWatch:
    """Logs to the desk's folder, shows unexpected errors, and says how the last run ended."""

    def __init__(self, ui: Ui, window: MainWindow, folder: Path) -> None:
        self._ui, self._window, self._folder = ui, window, folder / "log"
        self._endings: Endings | None = None
        self._crashes: Crashes | None = None
        catch_all(self._show, self._ready)
        ui.jobs.crashed.connect(
            lambda error: sys.excepthook(type(error), error, error.__traceback__)
        )

    def _ready(self) -> Crashes:
        if self._crashes is None:
            from tro_desk.base import log
            from tro_desk.base.ending import Endings
            from tro_desk.ui.crashes import Crashes

            self._endings = Endings(self._folder)
            log_file = log.start(self._folder)
            self._crashes = Crashes(self._ui, self._window, log_file, self._endings)
        return self._crashes

    def _show(self, error: BaseException) -> None:
        self._ready().show(error)

    def begin(self) -> None:
        """Read how the last run ended, and note that this one is open; it writes to the disk."""
        self._ready().begin()
        if self._endings is not None:
            self._endings.watch_faults()

    def end(self) -> None:
        """The program closes as it should."""
        if self._endings is not None:
            self._endings.end()
