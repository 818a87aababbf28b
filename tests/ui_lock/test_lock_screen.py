"""The lock screen: how a locked desk is opened, by keyboard, and what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.conftest import ROOT
from tests.ui.screens import clipped, left_behind, pseudo, unnamed
from tests.ui_lock.conftest import PASSPHRASE, Locked, opened_with
from tro_desk.base import paths
from tro_desk.ui import app
from tro_desk.ui.lock.locking import State

NEW = "another long passphrase"
NAMES = ("TRO Desk", "中", "EN", "中文", "English")


def test_the_start_with_a_locked_desk_asks_for_the_passphrase(locked: Locked) -> None:
    screen = locked.locking.screen
    assert locked.locking.state is State.LOCKED
    assert screen.isVisible()
    assert not locked.ui.ready
    assert locked.window.focusWidget() is screen.field.line
    QTest.keyClicks(screen.field.line, "correct horse ")
    screen.field.line.insert("电池")
    QTest.keyClick(screen.field.line, Qt.Key.Key_Return)
    locked.settle()
    assert locked.locking.state is State.OPEN
    assert not screen.isVisible()
    assert screen.field.text == ""
    assert len(locked.ui.desk.cases()) == 1
    assert locked.window.stack.currentWidget() is locked.window.screen_of("today")


def test_a_wrong_passphrase_is_said_without_detail(locked: Locked) -> None:
    screen = locked.locking.screen
    screen.field.line.setText("wrong passphrase")
    screen._press()
    assert not screen.button.isEnabled()
    assert screen.button.text() == "Unlocking ..."
    locked.settle()
    assert locked.locking.state is State.LOCKED
    assert screen.error.isVisible()
    assert "does not open the desk" in screen.error.text()
    assert screen.field.text == ""
    assert not screen.field.line.isUndoAvailable()
    assert screen.button.isEnabled()
    locked.ui.language.set("zh")
    assert "passphrase" not in screen.error.text()
    QTest.keyClick(screen.field.line, Qt.Key.Key_A)
    assert not screen.error.isVisible()
    locked.unlock()


def test_nothing_typed_is_no_passphrase(locked: Locked) -> None:
    locked.locking.screen._press()
    assert locked.locking.state is State.LOCKED


def test_the_recovery_key_opens_and_sets_a_new_passphrase(locked: Locked) -> None:
    screen = locked.locking.screen
    screen.other.setFocus()
    QTest.keyClick(screen.other, Qt.Key.Key_Space)
    assert screen.key.line.hasFocus()
    assert screen.key.line.echoMode() == QLineEdit.EchoMode.Normal
    QTest.keyClicks(screen.key.line, locked.key.lower().replace("-", " "))
    screen.new.line.setText("short")
    screen.again.line.setText("short")
    QTest.keyClick(screen.again.line, Qt.Key.Key_Return)
    assert "at least 8 characters" in screen.error.text()
    screen.new.line.setText(NEW)
    screen._press()
    assert "differ" in screen.error.text()
    screen.again.line.setText(NEW)
    screen._press()
    locked.settle()
    assert locked.locking.state is State.OPEN
    folder = locked.ui.desk.folder
    assert not any(field.text for field in (screen.key, screen.new, screen.again))
    locked.lock()
    with opened_with(folder, NEW) as desk:
        assert len(desk.cases()) == 1
    locked.unlock(NEW)


def test_a_mistyped_recovery_key_stays_to_be_mended(locked: Locked) -> None:
    screen = locked.locking.screen
    screen._turn()
    wrong = ("A" if locked.key[0] != "A" else "B") + locked.key[1:]
    screen.key.line.setText(wrong)
    screen.new.line.setText(NEW)
    screen.again.line.setText(NEW)
    screen._press()
    locked.settle()
    assert locked.locking.state is State.LOCKED
    assert screen.error.isVisible()
    assert screen.key.text == wrong
    screen._turn()
    assert screen.key.text == screen.new.text == ""
    assert screen.field.isVisible()


def test_what_is_typed_is_shown_on_wish_and_hidden_again(locked: Locked) -> None:
    field = locked.locking.screen.field
    field.line.setText("secret words")
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    field.show_it.setFocus()
    QTest.keyClick(field.show_it, Qt.Key.Key_Space)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.hide_it.hasFocus()
    field.clear()
    assert field.line.echoMode() == QLineEdit.EchoMode.Password


def test_caps_lock_is_told(locked: Locked) -> None:
    field = locked.locking.screen.field
    QTest.keyClicks(field.line, "a")
    assert not field.caps.isVisible()
    QTest.keyClick(field.line, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    QTest.sendKeyEvent(
        QTest.KeyAction.Click, field.line, Qt.Key.Key_A, "A", Qt.KeyboardModifier.NoModifier
    )
    assert field.caps.isVisible()
    QTest.keyClicks(field.line, "7")
    assert field.caps.isVisible()
    QTest.keyClicks(field.line, "b")
    assert not field.caps.isVisible()


def test_the_language_is_switched_on_the_lock_screen(locked: Locked) -> None:
    screen = locked.locking.screen
    screen.languages.buttons["zh"].click()
    assert locked.ui.language.code == "zh"
    assert screen.title.text() == "TRO Desk 已锁定"
    kept = json.loads(locked.ui.settings.path.read_text(encoding="utf-8"))
    assert kept["language"] == "zh"


@pytest.mark.parametrize("state", ["passphrase", "recovery", "wrong", "waiting", "files"])
def test_every_word_is_translated_and_has_room(locked: Locked, state: str) -> None:
    screen = locked.locking.screen
    if state == "recovery":
        screen._turn()
        screen.new.line.setText("x")
        screen.key.line.setText("X")
        screen._press()
    elif state == "wrong":
        screen.field.line.setText("wrong passphrase")
        screen._press()
        locked.settle()
    elif state == "waiting":
        screen.waiting("idle")
    elif state == "files":
        locked.window.add_files(["a.eml", "b.eml"])
    for size in ((1280, 720), (910, 480)):
        locked.resize(*size)
        for words in ("en", "zh"):
            locked.ui.language.set(words)
            locked.settle()
            assert clipped(screen) == []
        locked.ui.language.use(pseudo())
        locked.settle()
        assert clipped(screen) == []
        assert left_behind(screen, NAMES) == []
        assert unnamed(screen) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_card_of_the_recovery_key_keeps_off_the_edges_of_a_small_window(
    locked: Locked, language: str
) -> None:
    screen = locked.locking.screen
    locked.ui.language.set(language)
    locked.resize(910, 480)
    usual = screen.card.box.contentsMargins()
    screen._turn()
    locked.settle()
    card = QRect(screen.card.mapTo(screen, QPoint(0, 0)), screen.card.size())
    assert screen._page.verticalScrollBar().maximum() == 0
    assert card.top() >= 16 + screen.languages.geometry().bottom()
    assert screen.height() - card.bottom() >= 16
    screen._turn()
    locked.settle()
    assert screen.card.box.contentsMargins() == usual


def test_no_key_of_the_window_works_while_it_is_locked(locked: Locked) -> None:
    window = locked.window
    window.activateWindow()
    for key in (Qt.Key.Key_1, Qt.Key.Key_D, Qt.Key.Key_O, Qt.Key.Key_Z, Qt.Key.Key_K):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(
        window,
        Qt.Key.Key_G,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    locked.settle()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window] == []
    assert window._screens == {}


def test_files_given_while_it_is_locked_are_taken_in_afterwards(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    monkeypatch.setattr(
        locked.window.taking_in, "add", lambda files, case=None: taken.extend(files)
    )
    notice = str(paths.asset("sample", "1-amazon-notice.pdf"))
    locked.window.add_files([notice])
    locked.window.add_files([notice, notice])
    screen = locked.locking.screen
    assert screen.files.text() == "3 files wait and are taken in after unlocking."
    assert "amazon" not in screen.files.text()
    assert taken == []
    locked.unlock()
    assert taken == [notice] * 3
    assert not screen.files.isVisible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_conversion_that_was_cut_off_is_finished_by_the_next_opening(
    start: Callable[..., Locked], language: str
) -> None:
    from tro_desk.domain.lock import LockState

    opened = start(language)
    opened.locking.begin_locked(LockState.CONVERTING)
    text = opened.locking.screen.reason.text()
    assert text
    opened.locking.screen.progress(1, 2)
    assert opened.locking.screen.bar.share == 0.5
    opened.unlock()
    assert not opened.locking.screen.bar.isVisible()


LATE = ("sqlcipher3", "cryptography", "sqlalchemy", "tro_desk.store")


def test_the_first_paint_of_a_locked_desk_imports_no_more(sealed_desk: tuple[Path, str]) -> None:
    script = """
import sys
from pathlib import Path
from tro_desk.base.settings import Settings
from tro_desk.ui import app
from tro_desk.ui.shell.window import MainWindow
application = app.make_application()
ui = app.make_ui(Settings(Path(sys.argv[1]).parent / "none.json"))
window = MainWindow(ui)
window.show()
application.processEvents()
app.warm_up = lambda: None
app.start_desk(window, Path(sys.argv[1]))
application.processEvents()
print(window.locking.screen.isVisible())
print("\\n".join(sorted(sys.modules)))
app.end(ui)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(sealed_desk[0])],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
    )
    shown, *loaded = done.stdout.split()
    assert shown == "True"
    assert [name for name in LATE if name in loaded] == []
    assert PASSPHRASE not in done.stdout


def test_what_was_shown_to_others_goes_without_the_passphrase(
    start: Callable[..., Locked], tmp_path: Path
) -> None:
    one = start()
    left = tmp_path / "desk0" / "work" / "of a program that was killed"
    (left / "files").mkdir(parents=True)
    (left / "files" / "shown.pdf").write_bytes(b"%PDF in clear")
    app._clear_left_behind(one.window, tmp_path / "desk0")
    one.settle()
    assert not left.exists()
    assert one.locking.state is State.LOCKED
