"""An error that nobody expected is shown with the log, without addresses or the home folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.conftest import Opened
from tests.ui.screens import unnamed
from tro_desk.base import log
from tro_desk.ui.crash_dialog import CrashDialog
from tro_desk.ui.crash_hook import catch_all


def raised() -> BaseException:
    try:
        raise ValueError(f"for li.wei@example.com in {Path.home() / 'desk'}")
    except ValueError as error:
        return error


def test_the_dialog_says_what_happened_and_where_the_log_is(sample: Opened, tmp_path: Path) -> None:
    dialog = CrashDialog(sample.ui, raised(), tmp_path / "tro-desk.log", sample.window)
    dialog.open()
    assert unnamed(dialog) == []
    dialog.copy()
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    assert "li.wei@example.com" not in copied
    assert str(Path.home()) not in copied
    dialog.accept()


def test_the_hook_logs_and_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    path = log.start(tmp_path)
    assert path is not None
    shown: list[BaseException] = []
    catch_all(shown.append)
    error = raised()
    sys.excepthook(type(error), error, error.__traceback__)
    log.stop()
    assert shown == [error]
    text = path.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "li.wei@example.com" not in text


def test_a_log_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert log.start(tmp_path / "file") is None


def test_a_long_log_starts_anew(tmp_path: Path) -> None:
    (tmp_path / log.FILE_NAME).write_text("x" * 300_000, encoding="utf-8")
    path = log.start(tmp_path)
    log.stop()
    assert path is not None
    assert path.stat().st_size == 0
    assert (tmp_path / "tro-desk.old.log").stat().st_size == 300_000
