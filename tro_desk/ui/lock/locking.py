"""Locks the desk of a window and opens it again.

Locking covers the window at once; what was typed is saved, what runs may end, and then every screen
is taken down, because widgets hold the words of a case, and the desk is closed with its keys.
"""

from __future__ import annotations

import gc
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QThread, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from shiboken6 import isValid

from tro_desk.base.clock import Clock, SystemClock
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.domain.lock import LockState
from tro_desk.ui.clipboard import forget_own
from tro_desk.ui.context import Ui
from tro_desk.ui.crash_dialog import CrashDialog
from tro_desk.ui.file_dialogs import forget_folders
from tro_desk.ui.lock.keeper import CHOICES, Keeper
from tro_desk.ui.lock.screen import LockScreen
from tro_desk.ui.lock.typed import TypedDialog, unsaved
from tro_desk.ui.models.lead_times import chosen_leads

if TYPE_CHECKING:
    from tro_desk.desk import Desk
    from tro_desk.domain.case_summary import CaseSummary
    from tro_desk.ui.jobs import Handle
    from tro_desk.ui.shell.window import MainWindow

_LOOK_MS: Final = 50


class State(Enum):
    """`open`: the desk is used; `covered`: the window is covered and what runs may end; `locked`;
    `opening`: a passphrase is being tried."""

    OPEN = "open"
    COVERED = "covered"
    LOCKED = "locked"
    OPENING = "opening"


class Locking(QObject):
    """The lock of one window; `clock` is the one with which the desk is opened."""

    def __init__(
        self, ui: Ui, window: MainWindow, folder: Path, clock: Clock | None = None
    ) -> None:
        super().__init__(window)
        self._ui, self._window, self._folder = ui, window, folder
        self._clock = clock
        self.kdf: Any = None  # tests alone give another: a cheap one
        self.state = State.OPEN
        self._reason = "start"
        self._opening: Handle | None = None
        self._typed = ""
        self.given_up = 0  # so many files were not taken in, for somebody wished to lock at once
        self._screen: LockScreen | None = None
        self.keeper = Keeper(clock or SystemClock(), self._minutes, self.lock, self)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._proceed)
        window.opened.connect(self.watch)
        ui.lock_changed = self.watch

    @property
    def screen(self) -> LockScreen:
        """The lock screen, built when it is needed for the first time."""
        if self._screen is None:
            self._screen = made = LockScreen(self._ui, self._window.choose_language)
            made.unlock.connect(lambda passphrase: self._open(passphrase=passphrase))
            made.recover.connect(self._recover)
            made.stop.connect(self._stop)
            self._window.layers.addWidget(made)
        return self._screen

    # when

    def watch(self) -> None:
        """Begin to look whether somebody is there, where the desk has a passphrase."""
        if self.state is State.OPEN and self._ui.ready and self._ui.desk.sealed:
            forget_folders(self._ui)
            self.keeper.start()
        else:
            self.keeper.stop()

    def _minutes(self) -> int:
        text = self._ui.settings.choices.lock_after
        return int(text) if text in {str(one) for one in CHOICES} else CHOICES[2]

    # locking

    def begin_locked(self, state: LockState) -> None:
        """The desk is locked at the start."""
        self.state = State.LOCKED
        self._reason = "converting" if state is LockState.CONVERTING else "start"
        self.screen.ready(self._reason)
        self._window.cover(self.screen)
        self.screen.focus()

    def lock(self, reason: str = "asked") -> None:
        """Cover the window now and lock as soon as what runs has ended; `reason`: see `REASONS`."""
        if self.state is not State.OPEN or not self._ui.ready:
            return
        if not self._ui.desk.sealed:
            self._ui.go("settings")
            self._ui.say(M_("lock", "Set a passphrase first, under Security."), "info")
            return
        self.state, self._reason = State.COVERED, reason
        self.keeper.stop()
        for handle in self._ui.jobs.running:
            if handle.quiet:
                handle.cancel()
        self._leave_fields()
        self._keep_typed()
        self.screen.waiting(reason)
        self._window.cover(self.screen)  # hiding a screen saves what was typed in it
        self._close_windows()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        self._remember_reminders()
        forget_own()
        self._look.start()

    def _leave_fields(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()

    def _keep_typed(self) -> None:
        """What stands unsaved in open forms, with what was kept before and not looked at yet."""
        self._typed = "\n\n".join(part for part in (self._typed, unsaved()) if part)
        if not self._typed:
            return
        desk, text = self._ui.desk, self._typed

        def kept(_none: None) -> None:
            self._typed = ""

        # Where it cannot be written it stays in memory: nobody loses what was typed.
        self._ui.jobs.run(lambda _job: desk.keep_typed(text), kept, lambda _error: None, owner=self)

    def _offer_typed(self) -> None:
        """Tell of what was kept when the desk was locked."""
        desk = self._ui.desk

        def show(text: str) -> None:
            self._typed = text = text or self._typed
            if text:
                self._window.strips.typed.say(
                    M_("lock", "A form was open when the desk was locked. It was not saved."),
                    action=(M_("lock", "Show what was typed"), self._show_typed),
                )

        self._ui.jobs.run(lambda _job: desk.typed(), show, owner=self)

    def _tell_given_up(self) -> None:
        """Tell of what was left out when the desk was locked at once."""
        count, self.given_up = self.given_up, 0
        if count:
            self._window.strips.left_out.show_text(
                lambda t: t.plural(
                    "lock",
                    "{count} file or folder was not added, because adding was stopped to lock the "
                    "desk. Add it again.",
                    "{count} files or folders were not added, because adding was stopped to lock "
                    "the desk. Add them again.",
                    count,
                ),
                "error",
            )

    def _show_typed(self) -> None:
        dialog = TypedDialog(self._ui, self._typed, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._forget_typed)
        dialog.open()

    def _forget_typed(self) -> None:
        self._typed = ""
        self._window.strips.typed.forget()
        if self._ui.ready and self._ui.desk.sealed:
            desk = self._ui.desk
            self._ui.jobs.run(lambda _job: desk.keep_typed(""), lambda _none: None, owner=self)

    def _close_windows(self) -> None:
        """End every dialog, its menus and the system's own; none is asked whether it may close."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if widget is self._window or not isValid(widget) or isinstance(widget, QMenu):
                continue
            if isinstance(widget, QDialog):
                if widget.isVisible():
                    widget.done(QDialog.DialogCode.Rejected)
            else:
                widget.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While something still runs: a dialog that it opens is closed before it is seen."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QDialog)
            and not isinstance(watched, CrashDialog)
        ):
            QTimer.singleShot(0, watched, lambda: watched.done(QDialog.DialogCode.Rejected))
        return False

    def _stop(self) -> None:
        """End what runs: it was asked for."""
        if self._opening is not None:
            self._opening.cancel()
        elif self.state is State.COVERED:
            self._window.taking_in.cancel()
            for handle in list(self._ui.jobs.running):
                if handle.stoppable or handle.quiet:
                    handle.cancel()

    def _proceed(self) -> None:
        if self.state is not State.COVERED or self._ui.jobs.running:
            return
        if QThread.currentThread().loopLevel() > 1:
            return  # a dialog of the system is still on its way out
        self._look.stop()
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        self._forget()

    def _forget(self) -> None:
        desk = self._ui.take_desk()
        self._clock = desk.clock
        self._close_windows()
        for widget in QApplication.topLevelWidgets():
            own = type(widget).__module__.startswith("tro_desk.")
            if own and widget is not self._window and isValid(widget):
                widget.deleteLater()
        self._window.forget()
        QPixmapCache.clear()
        forget_own()
        self._ui.jobs.run(lambda _job: _close(desk), lambda _none: self._locked(), owner=self)

    def _locked(self) -> None:
        self.state = State.LOCKED
        gc.collect()  # what Python still holds of the screens
        self.screen.ready(self._reason)
        self._window.tell_waiting()

    def _remember_reminders(self) -> None:
        """The moments at which a date comes near, and nothing else, for while it is locked."""
        reminders = self._window.reminders
        if reminders is None:
            return
        desk, leads = self._ui.desk, chosen_leads(self._ui.settings.choices.reminders)
        self._ui.jobs.run(
            lambda _job: desk.coming_reminders(leads),
            lambda moments: reminders.while_locked(moments, desk.clock),
            lambda _error: None,
            owner=self,
        )

    # opening

    def _recover(self, key: str, new: str) -> None:
        self._open(recovery=key, new=new)

    def _open(
        self, passphrase: str | None = None, recovery: str | None = None, new: str = ""
    ) -> None:
        if self.state is not State.LOCKED:
            return
        self.state = State.OPENING
        self.screen.busy()
        folder, clock, kdf = self._folder, self._clock, self.kdf

        def work(job: Job) -> tuple[Desk, tuple[CaseSummary, ...]]:
            from tro_desk.desk import open_desk
            from tro_desk.ui.warming import warm_up

            desk = open_desk(folder, clock, passphrase=passphrase, recovery=recovery, job=job)
            try:
                if recovery is not None:
                    desk.set_passphrase_by_recovery(recovery, new, kdf)
                warm_up()
                return desk, desk.cases()
            except BaseException:
                desk.close()
                raise

        def done(found: tuple[Desk, tuple[CaseSummary, ...]]) -> None:
            self._opening = None
            self.state = State.OPEN
            self.screen.ready("start")  # forgets what was typed
            self._window.layers.uncover()
            self._window.desk_opened(*found)
            self._offer_typed()
            self._tell_given_up()

        def failed(error: DeskError) -> None:
            self._opening = None
            self.state = State.LOCKED
            self.screen.fail(error)

        self._opening = self._ui.jobs.run(work, done, failed, self.screen.progress, owner=self)


def _close(desk: Desk) -> None:
    desk.close()
