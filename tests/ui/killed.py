"""Windows in processes of their own that work until somebody kills them, and who starts them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import ROOT


def started(module: str, folder: Path, case: str) -> subprocess.Popen[str]:
    """`python -m MODULE DESK CASE`; what it tells is read line by line."""
    return subprocess.Popen(
        [sys.executable, "-m", module, str(folder), case],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def tell(line: str) -> None:
    """Say to who started this process what the window shows."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def window_on(folder: Path, language: str) -> tuple[Any, Callable[[], None]]:
    """A window on a desk, and what waits for the next thing that happens to it."""
    from PySide6.QtCore import QEventLoop

    from tro_desk.base.settings import Settings
    from tro_desk.desk import open_desk
    from tro_desk.ui.app import make_application, make_ui
    from tro_desk.ui.fonts import load_fonts
    from tro_desk.ui.shell.window import MainWindow

    app = make_application()
    ui = make_ui(Settings(folder / "settings.json"), language)
    load_fonts(app, ui.theme)
    ui.theme.apply()
    window = MainWindow(ui)
    window.show()
    window.desk_opened(open_desk(folder))

    def turn() -> None:  # all that is waited for comes with an event: a timer, a job's end
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    return window, turn
