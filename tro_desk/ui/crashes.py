"""Unexpected errors of this run, and how the last one ended: kept, shown once, never sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tro_desk.base.clock import Clock, SystemClock
from tro_desk.base.ending import Ending, Endings
from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui

if TYPE_CHECKING:
    from tro_desk.domain.backup import DeskCheck
    from tro_desk.ui.crash_dialog import CrashDialog
    from tro_desk.ui.shell.window import MainWindow


class Crashes(QObject):
    """Shows one error at a time; one that comes while another is shown is in the log alone."""

    def __init__(
        self,
        ui: Ui,
        window: MainWindow,
        log_file: Path | None,
        endings: Endings,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(window)
        self._ui, self._window, self._log_file = ui, window, log_file
        self._endings = endings
        self._clock = clock or SystemClock()
        self._last: Ending | None = None
        self.dialog: CrashDialog | None = None

    def begin(self) -> None:
        """Note that the program is open; the last ending is told when the desk is open."""
        self._last = self._endings.begin(self._clock.now())
        if self._last is not None:
            self._window.opened.connect(self._tell)

    def show(self, error: BaseException) -> None:
        """Keep an error for the next start and show it."""
        from tro_desk.ui.crash_dialog import CrashDialog, report

        told = report(error)
        self._endings.keep(told, self._clock.now())
        if self.dialog is None:
            self.dialog = CrashDialog(self._ui, told, self._log_file, self._window)
            self.dialog.finished.connect(self._closed)
            self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    # the last run

    def _tell(self) -> None:
        last, self._last = self._last, None
        if last is None:
            return
        self._endings.shown()
        if last.abrupt:
            self._say(
                last,
                M_(
                    "crash",
                    "TRO Desk was ended before it could close. It is being checked whether "
                    "everything saved is there.",
                ),
            )
            self._check(last)
        else:
            self._window.strips.ending.show_text(_when(last), "info", self._look(last))

    def _say(self, last: Ending, message: Message) -> None:
        self._window.strips.ending.say(message, action=self._look(last))

    def _look(self, last: Ending) -> tuple[Message, Callable[[], None]] | None:
        look = (M_("crash", "Show the report"), lambda: self._report(last))
        return look if last.report else None

    def _report(self, last: Ending) -> None:
        from tro_desk.ui.crash_dialog import CrashDialog

        CrashDialog(self._ui, last.report, self._log_file, self._window, earlier=True).open()

    def _check(self, last: Ending) -> None:
        """Only a desk that was examined is said to be whole."""
        desk = self._ui.desk
        ending = self._window.strips.ending

        def done(check: DeskCheck) -> None:
            if check.sound:
                self._say(
                    last,
                    M_(
                        "crash",
                        "TRO Desk was ended before it could close. The desk was examined: "
                        "everything saved is there. What was being typed at that moment may be "
                        "missing.",
                    ),
                )
                return
            count = len(check.problems)

            def words(t: Translator) -> str:
                return t.plural(
                    "crash",
                    "TRO Desk was ended before it could close. The desk was examined, and {count} "
                    "problem was found.",
                    "TRO Desk was ended before it could close. The desk was examined, and {count} "
                    "problems were found.",
                    count,
                )

            ending.show_text(words, "error", (M_("backup", "Show"), lambda: self._ui.go("backup")))

        def failed(_error: object) -> None:
            self._say(
                last,
                M_(
                    "crash",
                    "TRO Desk was ended before it could close. The desk could not be examined; "
                    "do it under Backup.",
                ),
            )

        self._ui.jobs.run(desk.check, done, failed, owner=self._window, quiet=True)


def _when(last: Ending) -> Callable[[Translator], str]:
    at = last.at
    if at is None:
        return lambda t: t.say("crash", "The program made an error the last time it was open.")
    return lambda t: t.say(
        "crash", "TRO Desk made an error the last time, {when}.", when=t.beijing(at)
    )
