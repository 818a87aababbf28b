"""Another desk opens in a window of its own: the program is started once more, on its folder."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QProcess

from tro_desk.desk.folder import VARIABLE, home_folder, own_folder
from tro_desk.ui import login_item


def command_for(folder: Path | None, language: str) -> list[str]:
    """What starts the program on a desk, in a language; on the usual one without its folder, so
    that it keeps the user's own settings. None: as a start without anything named."""
    usual = home_folder() or own_folder()
    named = folder if folder != usual or os.environ.get(VARIABLE) else None
    parts = [one for one in login_item.command(named) if one != "--minimized"]
    return [*parts, "--lang", language]


def open_beside(folder: Path | None, language: str) -> None:
    """Start the program once more, on the desk in `folder`."""
    program, *arguments = command_for(folder, language)
    QProcess.startDetached(program, arguments)
