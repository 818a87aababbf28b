"""Dialogs for files begin where the last one of their kind ended; files can be dropped instead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.conftest import ROOT
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


BY_THEMSELVES = {
    "file_dialogs.py",
    "backup/view.py",  # the folder of backups
    "backup/move_card.py",  # beside the backups
    "first_run/restore_page.py",  # there are no settings yet
}


def test_no_file_is_asked_for_by_another_dialog() -> None:
    others = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "tro_desk" / "ui").rglob("*.py"))
        if any(one in path.read_text(encoding="utf-8") for one in ("getOpenFile", "getSaveFile"))
    ]
    assert [one for one in others if not one.endswith(tuple(BY_THEMSELVES))] == []


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
