"""The system's dialogs for files and folders; every one of the program comes from here.

What is taken in and what is saved begin where the last dialog of their kind ended; at first, in the
user's documents. Where the desk has a passphrase that is known as long as the program runs, and
nothing of it is kept.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from tro_desk.ui.context import Ui


def ask_files(ui: Ui, parent: QWidget, title: str, kinds: str) -> list[str]:
    """Ask for files to take in; empty where none was chosen. `kinds` is the dialog's filter."""
    _leave_no_trace()
    paths, _kind = QFileDialog.getOpenFileNames(parent, title, _taken_from(ui), kinds)
    if paths:
        _keep(ui, "taken_from", paths[0])
    return list(paths)


def ask_file(ui: Ui, parent: QWidget, title: str, kinds: str) -> str:
    """Ask for one file to take in; empty where none was chosen."""
    path = ask_file_in(parent, title, _taken_from(ui), kinds)
    if path:
        _keep(ui, "taken_from", path)
    return path


def ask_file_in(parent: QWidget, title: str, folder: str, kinds: str) -> str:
    """Ask for one file, first of all in `folder`; empty where none was chosen."""
    _leave_no_trace()
    path, _kind = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return path


def ask_where(ui: Ui, parent: QWidget, title: str, name: str, kinds: str = "") -> str:
    """Ask where something is saved, offered as `name`; empty where that was given up."""
    path = ask_where_at(parent, title, str(_folder(_last(ui, "saved_to")) / name), kinds)
    if path:
        _keep(ui, "saved_to", path)
    return path


def ask_where_at(parent: QWidget, title: str, place: str, kinds: str) -> str:
    """Ask where something is saved, offered as `place`; empty where that was given up."""
    _leave_no_trace()
    path, _kind = QFileDialog.getSaveFileName(parent, title, place, kinds)
    return path


def ask_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """Ask for a folder, beginning at `start` (None: at the user's); None where none was chosen."""
    _leave_no_trace()
    folder = QFileDialog.getExistingDirectory(parent, title, str(start or Path.home()))
    return Path(folder) if folder else None


def forget_folders(ui: Ui) -> None:
    """Keep nothing of where files were: the desk has a passphrase."""
    choices = ui.settings.choices
    if choices.taken_from or choices.saved_to:
        choices.taken_from = choices.saved_to = ""
        ui.settings.save()


def _leave_no_trace() -> None:
    """Where Linux has no dialog of its own, that of Qt would note the folders it was in, in a file
    of the user that all programs of Qt share."""
    if sys.platform == "linux":
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def _taken_from(ui: Ui) -> str:
    return str(_folder(_last(ui, "taken_from")))


def _last(ui: Ui, what: str) -> str:
    kept: str = ui.folders.get(what) or getattr(ui.settings.choices, what)
    return kept


def _folder(kept: str) -> Path:
    """The folder that was used last, as long as it is there; else that of documents."""
    if kept and Path(kept).is_dir():
        return Path(kept)
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


def _keep(ui: Ui, what: str, path: str) -> None:
    folder = str(Path(path).parent)
    if ui.ready and ui.desk.sealed:
        ui.folders[what] = folder
    elif getattr(ui.settings.choices, what) != folder:
        setattr(ui.settings.choices, what, folder)
        ui.settings.save()
