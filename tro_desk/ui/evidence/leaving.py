"""An original leaves the desk: as a read-only copy for another program, or a copy to be kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.base.paths import fitting_name
from tro_desk.domain.evidence import Evidence
from tro_desk.ui.context import Ui
from tro_desk.ui.evidence.originals import copy_to, passing_copy
from tro_desk.ui.file_dialogs import ask_where
from tro_desk.ui.widgets.message_strip import MessageStrip


def note_viewed(ui: Ui, case: str, sha256: str, how: str, owner: QWidget) -> None:
    """Write down, in the background, that an original is looked at: nobody waits for it.

    Of a paper that was deleted in that moment there is nothing to write.
    """
    desk = ui.desk

    def work(_job: Job) -> None:
        desk.note_viewed(case, sha256, how)

    ui.jobs.run(work, lambda _done: None, lambda _error: None, owner=owner)


class Leaving:
    """`strip` says what came of it; `ask_path(name)` is the system's dialog.

    What leaves goes into the record of custody; `case` tells the case it is from, "" for none.
    """

    def __init__(
        self, ui: Ui, strip: MessageStrip, owner: QWidget, case: Callable[[], str]
    ) -> None:
        self._ui, self._strip, self._owner, self._case = ui, strip, owner, case
        self.ask_path: Callable[[str], str] = self._choose_path

    def open(self, evidence: Evidence) -> None:
        """Let the system's program show a read-only copy."""
        desk, strip, case = self._ui.desk, self._strip, self._case()
        strip.clear()

        def done(path: Path) -> None:
            if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                return
            strip.say(
                M_(
                    "evidence",
                    "No program on this computer opens {name}. Save a copy instead.",
                    name=evidence.name,
                ),
                "error",
            )

        def work(job: Job) -> Path:
            path = passing_copy(desk, evidence, job)
            desk.note_viewed(case, evidence.sha256, "program")
            return path

        self._ui.jobs.run(work, done, self._failed, owner=self._owner)

    def save(self, evidence: Evidence) -> None:
        """Ask where to, and copy the original there."""
        chosen = self.ask_path(fitting_name(evidence.name))
        if not chosen:
            return
        path, desk, case = Path(chosen), self._ui.desk, self._case()
        self._strip.clear()

        def work(job: Job) -> None:
            copy_to(desk, evidence, path, job)
            desk.note_exported(case, evidence.sha256, path.name)

        def show_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        def done(_result: None) -> None:
            self._strip.say(
                M_("evidence", "Copied to {path}", path=str(path)),
                "info",
                (M_("letters", "Open the folder"), show_folder),
            )

        self._ui.jobs.run(work, done, self._failed, owner=self._owner)

    def copy_hash(self, evidence: Evidence) -> None:
        """Put the whole SHA-256 on the clipboard."""
        QGuiApplication.clipboard().setText(evidence.sha256)
        self._strip.say(M_("evidence", "The SHA-256 of {name} is copied.", name=evidence.name))

    def _failed(self, error: DeskError) -> None:
        if not isinstance(error, Cancelled):
            self._strip.fail(error)

    def _choose_path(self, name: str) -> str:
        words = self._ui.translator
        title = words.say("evidence", "Save a copy")
        return ask_where(self._ui, self._owner, title, name, words.say("stores", "Any file (*)"))
