"""Locking: when, and what is left in the window afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.ui_lock.conftest import NOW, PASSPHRASE, Locked, opened_with, planted
from tro_desk.base import paths
from tro_desk.base.jobs import Job
from tro_desk.ui.lock.keeper import JUMP, TICK
from tro_desk.ui.lock.locking import State
from tro_desk.ui.lock.typed import TypedDialog
from tro_desk.ui.screens import NAMES


def readable() -> Iterator[str]:
    """Every text of every living widget, hidden ones too."""
    for widget in QApplication.allWidgets():
        for name in ("text", "title", "placeholderText", "windowTitle", "toolTip", "statusTip"):
            get = getattr(widget, name, None)
            if get is not None and callable(get):
                try:
                    yield str(get())
                except TypeError:
                    continue
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.whatsThis()
        if isinstance(widget, QPlainTextEdit | QTextEdit):
            yield widget.toPlainText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))
        yield from (action.text() for action in widget.findChildren(QAction))


def left(hidden: set[str]) -> set[str]:
    """The planted texts that can still be read somewhere."""
    shown = "\n".join(readable())
    return {text for text in hidden if text in shown}


def open_everything(opened: Locked) -> None:
    for name in NAMES:
        opened.go(name, case=opened.case)
    opened.go("settings")


def test_nothing_of_the_case_is_left_in_any_widget(unlocked: Locked) -> None:
    hidden = planted(unlocked.ui.desk)
    assert len(hidden) > 100
    open_everything(unlocked)
    unlocked.go("case", case=unlocked.case, edit=True)
    assert len(left(hidden)) > 40
    unlocked.lock()
    assert left(hidden) == set()
    assert unlocked.window._screens == {}
    assert unlocked.window.windowTitle() == "TRO Desk"
    assert unlocked.locking.screen.isVisible()
    assert not unlocked.ui.ready
    assert unlocked.ui.case is None


def test_the_same_case_is_there_after_unlocking(unlocked: Locked) -> None:
    unlocked.go("dates", case=unlocked.case)
    unlocked.lock()
    unlocked.unlock()
    assert unlocked.ui.case == unlocked.case
    assert unlocked.window.stack.currentWidget() is unlocked.window.screen_of("dates")
    switcher = unlocked.window.top.switcher
    assert "1:26-cv-01234" in switcher.name.text() + switcher.docket.text()
    unlocked.go("today")
    assert unlocked.window.status.left.text()


def test_ctrl_l_and_the_button_lock(unlocked: Locked) -> None:
    window = unlocked.window
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    unlocked.settle()
    assert unlocked.locking.state is State.LOCKED
    assert "You locked it" in unlocked.locking.screen.reason.text()
    unlocked.unlock()
    window.top.lock.click()
    unlocked.settle()
    assert unlocked.locking.state is State.LOCKED


def test_without_a_passphrase_the_button_leads_to_where_it_is_set(
    start: Callable[..., Locked],
) -> None:
    opened = start(sealed=False)
    opened.window.top.lock.click()
    opened.settle()
    assert opened.locking.state is State.OPEN
    assert opened.window.stack.currentWidget() is opened.window.screen_of("settings")
    assert "Set a passphrase first" in opened.window.strip.text.text()
    assert not opened.locking.keeper.on


# what is open, typed and running


def test_dialogs_are_closed_without_being_asked(unlocked: Locked) -> None:
    unlocked.go("case", case=unlocked.case, edit=True)
    edit = unlocked.window.screen_of("case").dialog
    assert edit is not None
    edit.fields["served"].input.setText("2026-02-27")
    unlocked.window.explain()
    unlocked.window.calculate()
    gone = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
    assert len([one for one in gone if one.isVisible()]) == 3
    unlocked.lock()
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)] == []
    unlocked.unlock()


def test_a_dialog_of_the_system_is_closed_and_its_caller_ends_first(unlocked: Locked) -> None:
    """A function that waits for a file dialog must not find its screen gone when it comes back."""
    unlocked.go("cases")
    screen = unlocked.window.screen_of("cases")
    came_back: list[object] = []

    def ask() -> None:
        QTimer.singleShot(0, unlocked.window.lock)
        answer = QFileDialog.getOpenFileName(
            screen, "choose", options=QFileDialog.Option.DontUseNativeDialog
        )
        came_back.append((answer[0], screen.isVisible() or screen.objectName() == ""))

    ask()
    assert came_back == [("", True)]
    unlocked.settle()
    assert unlocked.locking.state is State.LOCKED


def test_a_question_that_waits_is_answered_with_no(unlocked: Locked) -> None:
    QTimer.singleShot(0, unlocked.window.lock)
    answer = QMessageBox.question(unlocked.window, "TRO Desk", "Go on?")
    assert answer != QMessageBox.StandardButton.Yes
    unlocked.settle()
    assert unlocked.locking.state is State.LOCKED


def test_what_was_typed_is_saved_first(unlocked: Locked) -> None:
    folder = unlocked.ui.desk.folder
    unlocked.go("letters", case=unlocked.case, letter="papers_extension")
    letters = unlocked.window.screen_of("letters")
    letters.editor.moveCursor(letters.editor.textCursor().MoveOperation.End)
    QTest.keyClicks(letters.editor, " Typed a moment before the lock.")
    unlocked.lock()
    with opened_with(folder, PASSPHRASE) as desk:
        texts = [str(one.body) for one in desk.records(unlocked.case, "letter")]
    assert any("Typed a moment before the lock." in text for text in texts)


def test_what_stands_in_an_open_form_is_kept_sealed_and_offered(unlocked: Locked) -> None:
    folder = unlocked.ui.desk.folder
    unlocked.go("case", case=unlocked.case, edit=True)
    edit = unlocked.window.screen_of("case").dialog
    assert edit is not None
    line = edit.fields["judge"].input
    line.clear()
    QTest.keyClicks(line, "Judge Unsaved Halfw")
    unlocked.lock()
    assert left({"Judge Unsaved"}) == set()
    for path in folder.rglob("*"):
        assert not path.is_file() or b"Judge Unsaved" not in path.read_bytes()
    unlocked.lock_again_unseen()
    strip = unlocked.window.strips.typed
    assert strip.isVisible()
    action = strip._action
    assert action is not None
    action.click()
    dialog = unlocked.window.findChild(TypedDialog)
    assert dialog is not None
    dialog.copy()
    assert "Judge Unsaved Halfw" in QGuiApplication.clipboard().text()
    dialog.accept()
    unlocked.settle()
    assert not strip.isVisible()
    assert unlocked.ui.desk.typed() == ""
    unlocked.lock()
    unlocked.unlock()
    assert not strip.isVisible()


def test_what_runs_may_end_and_the_window_is_covered_at_once(unlocked: Locked) -> None:
    go_on = threading.Event()
    done: list[str] = []

    def work(job: Job) -> str:
        job.report(0, 1)
        go_on.wait(20)
        return "saved"

    unlocked.ui.jobs.run(work, done.append, progress=lambda *_: None)
    unlocked.window.lock()
    QApplication.processEvents()
    assert unlocked.locking.state is State.COVERED
    screen = unlocked.locking.screen
    assert screen.isVisible()
    assert "as soon as it has ended" in screen.reason.text()
    assert not screen.field.isVisible()
    dialog = QDialog(unlocked.window)
    dialog.open()
    QApplication.processEvents()
    assert not dialog.isVisible()
    go_on.set()
    unlocked.settle()
    assert done == ["saved"]
    assert unlocked.locking.state is State.LOCKED


def test_quiet_work_is_stopped_at_once(unlocked: Locked) -> None:
    """A backup or an index that nobody asked for keeps nobody from locking."""
    stopped: list[str] = []

    def work(job: Job) -> None:
        while True:
            job.check()

    unlocked.ui.jobs.run(
        work, lambda _none: None, lambda error: stopped.append(error.code), quiet=True
    )
    unlocked.lock()
    assert stopped == ["cancelled"]


def test_the_search_is_closed_with_what_it_found(unlocked: Locked) -> None:
    unlocked.window.search()
    unlocked.settle()
    panel = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "SearchPanel")
    panel.line.setText("Northlake")  # type: ignore[attr-defined]
    unlocked.settle()
    unlocked.lock()
    assert left({"Northlake"}) == set()
    unlocked.unlock()
    unlocked.window.search()
    unlocked.settle()


def stop_to_lock(unlocked: Locked) -> None:
    """Lock while something is added, and press Stop on the lock screen."""
    unlocked.window.lock()
    QApplication.processEvents()
    assert unlocked.locking.state is State.COVERED
    unlocked.locking.screen.stop_button.click()
    unlocked.settle()
    assert unlocked.locking.state is State.LOCKED


def test_long_work_can_be_stopped_to_lock_now(unlocked: Locked, long_pdf: Path) -> None:
    folder = unlocked.ui.desk.folder
    before = len(unlocked.ui.desk.case(unlocked.case).notices)
    unlocked.window.add_files([str(long_pdf)], unlocked.case)
    stop_to_lock(unlocked)
    assert left({"long.pdf"}) == set()
    with opened_with(folder, PASSPHRASE) as desk:
        assert len(desk.case(unlocked.case).notices) == before


def test_what_was_not_added_is_told_after_unlocking(unlocked: Locked, tmp_path: Path) -> None:
    proofs = [tmp_path / f"proof {number}.txt" for number in range(4)]
    for path in proofs:
        path.write_text(path.name * 400_000)
    unlocked.go("evidence", case=unlocked.case)
    keeping = unlocked.window.screen_of("evidence").sheet.keeping
    before = len(unlocked.ui.desk.case_evidence(unlocked.case))
    keeping.files([str(path) for path in proofs[:3]])
    keeping.files([str(proofs[3])])
    stop_to_lock(unlocked)
    told = unlocked.window.strips.left_out
    assert not told.isVisible()
    assert left({"proof"}) == set()
    unlocked.unlock()
    kept = len(unlocked.ui.desk.case_evidence(unlocked.case)) - before
    assert kept < 4
    assert told.isVisible()
    assert told.text.text().startswith(f"{4 - kept} files or folders were not added, because")
    unlocked.lock()
    unlocked.unlock()
    assert not told.isVisible()


def test_notices_that_were_not_taken_in_are_told_after_unlocking(
    unlocked: Locked, long_pdf: Path
) -> None:
    before = len(unlocked.ui.desk.case(unlocked.case).notices)
    unlocked.window.add_files([str(long_pdf), str(long_pdf)], unlocked.case)
    stop_to_lock(unlocked)
    unlocked.unlock()
    assert len(unlocked.ui.desk.case(unlocked.case).notices) == before
    told = unlocked.window.strips.left_out
    assert told.text.text().startswith("2 files or folders were not added, because adding was")


def test_files_given_while_it_is_covered_wait(
    unlocked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    monkeypatch.setattr(unlocked.window.taking_in, "add", lambda files, _case: taken.extend(files))
    unlocked.window.lock()
    unlocked.window.add_files(["late.eml"])
    unlocked.settle()
    assert taken == []
    assert left({"late.eml"}) == set()
    unlocked.unlock()
    assert taken == ["late.eml"]


def test_the_clipboard_is_emptied_of_what_the_program_put_there(unlocked: Locked) -> None:
    unlocked.go("cases")
    table = unlocked.window.screen_of("cases").table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "1:26-cv-01234" in QGuiApplication.clipboard().text()
    unlocked.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_originals_that_other_programs_were_shown_are_removed(unlocked: Locked) -> None:
    from tro_desk.ui.evidence.originals import passing_copy

    notice = unlocked.ui.desk.case(unlocked.case).notices[0]
    copy = passing_copy(unlocked.ui.desk, notice.evidence)
    assert copy.exists()
    unlocked.lock()
    assert not copy.exists()
    assert not copy.parent.exists()


def test_a_watched_folder_is_not_looked_at_and_what_was_new_is_offered_again(
    unlocked: Locked, tmp_path: Path
) -> None:
    watched = tmp_path / "downloads"
    watched.mkdir()
    unlocked.ui.watch(str(watched))
    unlocked.settle()
    new = watched / "nike-notice.eml"
    new.write_text("Subject: x\n\nx", encoding="utf-8")
    for _ in range(2):
        unlocked.window.watching.look_again()
        unlocked.settle()
    assert "nike-notice.eml is new" in unlocked.window.strip.text.text()
    unlocked.lock()
    unlocked.window.watching.look_again()
    unlocked.settle()
    assert left({"nike-notice"}) == set()
    unlocked.unlock()
    assert "nike-notice.eml is new" in unlocked.window.strip.text.text()


# by itself


def minutes(opened: Locked, count: float) -> None:
    """Let time pass, tick by tick."""
    ticks = round(count * 60 / TICK.total_seconds())
    for _ in range(ticks):
        opened.clock.moment += TICK
        opened.locking.keeper.tick()


def test_it_locks_when_nobody_is_there(unlocked: Locked) -> None:
    minutes(unlocked, 14.9)
    assert unlocked.locking.state is State.OPEN
    minutes(unlocked, 0.2)
    unlocked.settle()
    assert unlocked.locking.state is State.LOCKED
    assert "Nobody used it" in unlocked.locking.screen.reason.text()
    unlocked.unlock()
    minutes(unlocked, 14.9)
    assert unlocked.locking.state is State.OPEN


@pytest.mark.parametrize("sign", ["key", "mouse"])
def test_a_key_or_a_movement_of_the_mouse_keeps_it_open(unlocked: Locked, sign: str) -> None:
    handle = unlocked.window.windowHandle()
    unlocked.locking.keeper._focus(handle)
    minutes(unlocked, 10)
    if sign == "key":
        QTest.keyClick(handle, Qt.Key.Key_Shift)
    else:
        at = QPointF(300, 300)
        moved = QMouseEvent(
            QEvent.Type.MouseMove, at, at, at,
            Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(handle, moved)
    minutes(unlocked, 10)
    assert unlocked.locking.state is State.OPEN
    minutes(unlocked, 5)
    unlocked.settle()
    assert unlocked.locking.state is State.LOCKED


@pytest.mark.parametrize(("choice", "after"), [("5", 5), ("60", 60), ("damaged", 15)])
def test_the_choice_of_minutes_holds_at_once(unlocked: Locked, choice: str, after: int) -> None:
    unlocked.ui.settings.choices.lock_after = choice
    minutes(unlocked, after - 0.1)
    assert unlocked.locking.state is State.OPEN
    minutes(unlocked, 0.2)
    unlocked.settle()
    assert unlocked.locking.state is State.LOCKED


def test_never_is_never_but_for_a_computer_that_slept(unlocked: Locked) -> None:
    unlocked.ui.settings.choices.lock_after = "0"
    minutes(unlocked, 180)
    assert unlocked.locking.state is State.OPEN
    unlocked.clock.moment += TICK + JUMP * 1.1
    unlocked.locking.keeper.tick()
    unlocked.settle()
    assert unlocked.locking.state is State.LOCKED
    assert "was asleep" in unlocked.locking.screen.reason.text()


def test_the_first_key_after_sleep_finds_it_locked(unlocked: Locked) -> None:
    """A key that comes before the timer must not count as somebody who was there all the time."""
    unlocked.clock.pass_by(hours=8)
    QTest.keyClick(unlocked.window.windowHandle(), Qt.Key.Key_Shift)
    unlocked.locking.keeper.active()
    unlocked.settle()
    assert unlocked.locking.state is State.LOCKED


def test_a_clock_that_is_set_back_neither_locks_nor_keeps_it_open_for_ever(
    unlocked: Locked,
) -> None:
    minutes(unlocked, 10)
    unlocked.clock.pass_by(days=-1)
    unlocked.locking.keeper.tick()
    assert unlocked.locking.state is State.OPEN
    minutes(unlocked, 5.2)
    unlocked.settle()
    assert unlocked.locking.state is State.LOCKED


# reminders


def test_reminders_say_nothing_of_the_case_while_it_is_locked(
    unlocked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tro_desk.ui.reminders import Reminders

    told: list[tuple[str, ...]] = []

    class Tray:
        """The place of the system for notifications."""

        def supportsMessages(self) -> bool:
            return True

        def icon(self) -> None:
            return None

        def showMessage(self, title: str, text: str, *_rest: object) -> None:
            told.append((title, text))

    hidden = planted(unlocked.ui.desk)
    reminders = unlocked.window.reminders
    assert isinstance(reminders, Reminders)
    due = min(d.due for d in unlocked.ui.desk.deadlines(unlocked.case) if d.due and d.due > NOW)
    unlocked.lock()
    monkeypatch.setattr(reminders, "tray", Tray())
    reminders.look()
    assert told == []
    unlocked.clock.moment = due
    reminders.look()
    reminders.look()
    assert told == [("A date comes near", "The desk is locked. Unlock it to see which.")]
    assert not any(text in "".join(told[0]) for text in hidden)
    monkeypatch.setattr(reminders, "tray", None)
    unlocked.unlock()
    assert "1:26-cv-01234" in unlocked.window.strip.text.text()


def test_a_pasted_text_reaches_no_locked_desk(locked: Locked) -> None:
    data = QMimeData()
    data.setText("Case No. 1:25-cv-04188")
    QGuiApplication.clipboard().setMimeData(data)
    locked.window.activateWindow()
    QTest.keyClick(locked.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    locked.settle()
    QGuiApplication.clipboard().clear()
    locked.unlock()
    assert len(locked.ui.desk.cases()) == 1


def test_the_window_works_as_before_after_unlocking(unlocked: Locked) -> None:
    unlocked.lock()
    unlocked.unlock()
    for name in ("today", "review", "dates", "letters", "settings"):
        unlocked.go(name, case=unlocked.case)
    sample = paths.asset("sample", "2-service-email.eml")
    unlocked.window.add_files([str(sample)])
    while unlocked.window.taking_in.busy:
        unlocked.settle()
    assert unlocked.window.strip.text.text().startswith("You have 2-service-email.eml since")


def widgets_of(root: QWidget) -> int:
    return len(root.findChildren(QWidget))


def test_locking_again_and_again_leaves_nothing_behind(unlocked: Locked) -> None:
    counts = []
    for _ in range(3):
        unlocked.go("cases")
        unlocked.go("dates", case=unlocked.case)
        unlocked.lock()
        counts.append(widgets_of(unlocked.window))
        unlocked.unlock()
    assert counts[0] == counts[1] == counts[2]
