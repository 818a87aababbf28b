"""An original leaves the desk: as a read-only copy for another program, or a copy to be kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.domain.evidence import Evidence
from tro_desk.ui.context import Ui
from tro_desk.ui.evidence.originals import copy_to, file_name, passing_copy
from tro_desk.ui.widgets.message_strip import MessageStrip


class Leaving:
    """`strip` says what came of it; `ask_path(name)` is the system's dialog."""

    def __init__(self, ui: Ui, strip: MessageStrip, owner: QWidget) -> None:
        self._ui, self._strip, self._owner = ui, strip, owner
        self.ask_path: Callable[[str], str] = self._choose_path

    def open(self, evidence: Evidence) -> None:
        """Let the system's program show a read-only copy."""
        desk, strip = self._ui.desk, self._strip
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
            return passing_copy(desk, evidence, job)

        self._ui.jobs.run(work, done, self._failed, owner=self._owner)

    def save(self, evidence: Evidence) -> None:
        """Ask where to, and copy the original there."""
        chosen = self.ask_path(file_name(evidence.name))
        if not chosen:
            return
        path, desk = Path(chosen), self._ui.desk
        self._strip.clear()

        def work(job: Job) -> None:
            copy_to(desk, evidence, path, job)

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
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _kind = QFileDialog.getSaveFileName(
            self._owner,
            words.say("evidence", "Save a copy"),
            str(Path(folder) / name),
            words.say("stores", "Any file (*)"),
        )
        return chosen
