"""The system's dialogs for files. Each begins where the last one of its kind ended.

What is taken in and what is saved have a folder each; at first, that of the user's documents.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from tro_desk.ui.context import Ui


def ask_files(ui: Ui, parent: QWidget, title: str, kinds: str) -> list[str]:
    """Ask for files to take in; empty where none was chosen. `kinds` is the dialog's filter."""
    paths, _kind = QFileDialog.getOpenFileNames(parent, title, _taken_from(ui), kinds)
    if paths:
        _keep(ui, "taken_from", paths[0])
    return list(paths)


def ask_file(ui: Ui, parent: QWidget, title: str, kinds: str) -> str:
    """Ask for one file to take in; empty where none was chosen."""
    path, _kind = QFileDialog.getOpenFileName(parent, title, _taken_from(ui), kinds)
    if path:
        _keep(ui, "taken_from", path)
    return path


def ask_where(ui: Ui, parent: QWidget, title: str, name: str, kinds: str = "") -> str:
    """Ask where something is saved, offered as `name`; empty where that was given up."""
    place = str(_folder(ui.settings.choices.saved_to) / name)
    path, _kind = QFileDialog.getSaveFileName(parent, title, place, kinds)
    if path:
        _keep(ui, "saved_to", path)
    return path


def _taken_from(ui: Ui) -> str:
    return str(_folder(ui.settings.choices.taken_from))


def _folder(kept: str) -> Path:
    """The folder that was used last, as long as it is there; else that of documents."""
    if kept and Path(kept).is_dir():
        return Path(kept)
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


def _keep(ui: Ui, what: str, path: str) -> None:
    folder = str(Path(path).parent)
    if getattr(ui.settings.choices, what) != folder:
        setattr(ui.settings.choices, what, folder)
        ui.settings.save()
