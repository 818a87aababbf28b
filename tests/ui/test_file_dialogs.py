"""Dialogs for files begin where the last one of their kind ended; files can be dropped instead."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.conftest import ROOT
from tests.desk.lock_parts import CHEAP
from tests.ui.conftest import Opened
from tro_desk.base.settings import Settings
from tro_desk.ui.file_dialogs import ask_file, ask_files, ask_where


def test_a_dialog_begins_where_the_last_one_ended(
    empty: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    answers: list[str] = []

    def one(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        begun.append(start)
        return answers.pop(0), ""

    def several(*given: object) -> tuple[list[str], str]:
        answer, kind = one(*given)  # type: ignore[arg-type]
        return [answer] if answer else [], kind

    monkeypatch.setattr(QFileDialog, "getOpenFileName", one)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", one)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", several)
    taken, saved = tmp_path / "taken", tmp_path / "saved"
    taken.mkdir()
    saved.mkdir()
    ui, window = empty.ui, empty.window

    answers += [str(taken / "a.eml"), "", str(saved / "b.pdf"), "", ""]
    assert ask_files(ui, window, "Choose", "*") == [str(taken / "a.eml")]
    assert ask_file(ui, window, "Choose", "*") == ""
    assert begun[-1] == str(taken)
    assert ask_where(ui, window, "Save", "b.pdf") == str(saved / "b.pdf")
    assert Path(begun[-1]).is_absolute()  # never the folder that the program was started in
    assert Path(begun[-1]).parent != taken
    assert ask_where(ui, window, "Save", "c.pdf") == ""
    assert begun[-1] == str(saved / "c.pdf")

    kept = Settings(ui.settings.path).choices
    assert (kept.taken_from, kept.saved_to) == (str(taken), str(saved))
    taken.rmdir()
    assert ask_files(ui, window, "Choose", "*") == []
    assert begun[-1] != str(taken)  # it is gone
    assert json.loads(ui.settings.path.read_text(encoding="utf-8"))["saved_to"] == str(saved)


def test_every_dialog_comes_from_one_place() -> None:
    others = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "tro_desk" / "ui").rglob("*.py"))
        if "QFileDialog" in path.read_text(encoding="utf-8")
    ]
    assert others == ["tro_desk/ui/file_dialogs.py"]


def test_nothing_of_the_folders_is_kept_where_the_desk_has_a_passphrase(
    empty: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ui, window = empty.ui, empty.window
    folder = tmp_path / "letters of counsel"
    folder.mkdir()
    begun: list[str] = []

    def one(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        begun.append(start)
        return str(folder / "a.eml"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", one)
    assert ask_file(ui, window, "Choose", "*")
    assert folder.name in ui.settings.path.read_text("utf-8")
    ui.desk.lock("a passphrase of this test", kdf=CHEAP)
    ui.lock_changed()
    assert folder.name not in ui.settings.path.read_text("utf-8")
    assert ask_file(ui, window, "Choose", "*")
    assert ask_file(ui, window, "Choose", "*")
    assert begun[-1] == str(folder)  # known as long as the program runs
    assert folder.name not in ui.settings.path.read_text("utf-8")


ASK = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from tro_desk.ui.file_dialogs import ask_file_in, ask_folder
app = QApplication([])
parent = QWidget()
def choose():
    dialog = app.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.accept()
QTimer.singleShot(300, choose)
print(ask_folder(parent, "Folder", sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have a dialog of their own")
def test_the_dialog_of_qt_notes_no_folder(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "letters of counsel"
    home.mkdir()
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(folder)],
        env={**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == str(folder)
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_a_backup_is_dropped_on_its_page(sample: Opened) -> None:
    sample.desk.back_up()
    kept = sample.desk.backups().kept[0]
    sample.go("backup")
    view = sample.window.screen_of("backup")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(kept.path))])
    given = (QPoint(200, 200), Qt.DropAction.CopyAction, data)
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(*given, *held)
    QApplication.sendEvent(view, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(view, QDropEvent(*given, *held))
    sample.settle()
    assert view.dialog is not None
    assert view.dialog.isVisible()
    view.dialog.reject()
