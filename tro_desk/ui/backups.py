"""Backs the desk up by itself while the program runs, examines it once a week, and tells of it.

Quietly: a sentence is shown only where something is not as it should be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.l10n.errors import sentence
from tro_desk.ui.context import Ui

if TYPE_CHECKING:
    from tro_desk.desk import Desk
    from tro_desk.domain.backup import BackupState, DeskCheck, MadeBackup
    from tro_desk.ui.shell.window import MainWindow

FIRST: Final = 60_000  # milliseconds: not while the window opens
EVERY: Final = 30 * 60_000


class Backups(QObject):
    """Looks now and then whether a backup or an examination is due."""

    def __init__(self, ui: Ui, window: MainWindow) -> None:
        super().__init__(window)
        self._ui, self._window = ui, window
        self._looking = False
        self._told = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(FIRST)

    def look(self) -> None:
        """Back up and examine what is due, and tell what is wrong."""
        self._timer.setInterval(EVERY)
        if not self._ui.ready or self._looking:
            return
        desk = self._ui.desk
        self._looking = True

        def work(
            job: Job,
        ) -> tuple[MadeBackup | None, DeskCheck | None, BackupState]:
            try:
                made = desk.back_up_if_due(job)
            except DeskError as error:
                if error.code == "cancelled":
                    raise
                made = None  # remembered by the desk, and told below
            return made, desk.check_if_due(job), desk.backups()

        def done(found: tuple[MadeBackup | None, DeskCheck | None, BackupState]) -> None:
            self._looking = False
            made, check, state = found
            if made is not None:
                self._ui.refresh()
            self._tell(check, state)

        def failed(_error: object) -> None:
            self._looking = False  # a desk that is busy is asked again

        self._ui.jobs.run(work, done, failed, owner=self, quiet=True)

    def _tell(self, check: DeskCheck | None, state: BackupState) -> None:
        show = (M_("backup", "Show"), lambda: self._ui.go("backup"))
        strip = self._window.strip
        if check is not None and not check.sound:
            count = len(check.problems)
            strip.show_text(
                lambda t: t.plural(
                    "backup",
                    "The desk was examined: {count} problem was found.",
                    "The desk was examined: {count} problems were found.",
                    count,
                ),
                "error",
                show,
            )
        elif self._told:
            return
        elif state.missed:
            self._told = True
            error = DeskError(state.missed, folder=str(state.folder))
            strip.show_text(lambda t: sentence(error, t), "error", show)
        elif state.due and state.last is not None:
            self._told = True
            strip.show_text(
                lambda t: t.plural(
                    "backup",
                    "The last backup is more than {count} day old.",
                    "The last backup is more than {count} days old.",
                    state.remind_days,
                ),
                "info",
                show,
            )


def back_up_at_the_end(desk: Desk) -> None:
    """The last thing before a desk is closed; what fails is remembered and told at the next start.

    The window is closed already: nobody waits in front of it.
    """
    import logging

    from tro_desk.base import log

    try:
        desk.back_up_if_due(closing=True)
    except DeskError as error:
        logging.getLogger(log.NAME).warning("backup at the end: %s", log.Code(error.code))
