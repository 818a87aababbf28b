"""Taking in notices: one after the other, in the background, with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from tro_desk.desk import Added
    from tro_desk.ui.jobs import Handle

PATTERNS = "*.eml *.pdf"


def choose_files(ui: Ui, parent: QWidget) -> list[str]:
    """Ask for files with the system's dialog."""
    from PySide6.QtWidgets import QFileDialog

    words = ui.translator
    notices = words.say("take in", "Notices ({patterns})", patterns=PATTERNS)
    every = words.say("take in", "All files (*)")
    title = words.say("take in", "Choose notices")
    paths, _filter = QFileDialog.getOpenFileNames(parent, title, "", f"{notices};;{every}")
    return paths


class TakingIn(QObject):
    """Works through the files that were given; a file that fails does not stop the others."""

    def __init__(
        self,
        ui: Ui,
        progress: ProgressStrip,
        strip: MessageStrip,
        finished: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._progress = progress
        self._strip = strip
        self._finished = finished
        self._waiting: list[tuple[Path, str | None]] = []
        self._handle: Handle | None = None
        self._added: list[Added] = []
        self._failed: list[DeskError] = []
        progress.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._handle is not None

    def add(self, paths: Sequence[str], case_id: str | None = None) -> None:
        """Take in files, into a case if one is named, else into the case that fits."""
        self._waiting += [(Path(path), case_id) for path in paths]
        if not self.busy:
            self._added, self._failed = [], []
            self._strip.clear()
            self._next()

    def cancel(self) -> None:
        """Stop: the file being read and those after it are not taken in."""
        self._waiting.clear()
        if self._handle is not None:
            self._progress.stop.setEnabled(False)
            self._handle.cancel()

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        path, case_id = self._waiting.pop(0)
        self._progress.start(M_("take in", "Reading {name}", name=path.name))

        def pages(done: int, total: int) -> None:
            message = M_(
                "take in",
                "Reading page {page} of {total} of {name}",
                page=min(done + 1, total),
                total=total,
                name=path.name,
            )
            self._progress.progress(message, done, total)

        self._handle = self._ui.jobs.run(
            lambda job: self._ui.desk.add_notice(path, case_id, job), self._one, self._error, pages
        )

    def _one(self, added: Added) -> None:
        self._handle = None
        self._added.append(added)
        self._next()

    def _error(self, error: DeskError) -> None:
        self._handle = None
        self._failed.append(error)
        self._next()

    def _end(self) -> None:
        self._progress.finish()
        if self._added:
            first = self._added[0]
            self._ui.go("review", case=first.case_id, evidence=first.evidence.sha256)
        self._tell()
        self._finished()

    def _tell(self) -> None:
        failed = [error for error in self._failed if not isinstance(error, Cancelled)]
        known = [added for added in self._added if added.known_since is not None]
        if failed:
            errors = tuple(failed)

            def all_sentences(words: Translator) -> str:
                return "\n".join(sentence(error, words) for error in errors)

            self._strip.show_text(all_sentences, "error")
        elif len(self._failed) > len(failed):
            self._strip.fail(Cancelled())
        elif known and len(self._added) == 1:
            self._strip.say(self._known(known[0]))
        elif len(self._added) > 1:
            count = len(self._added)
            self._strip.show_text(
                lambda t: t.plural("take in", "{count} file added.", "{count} files added.", count),
                "info",
            )

    def _known(self, added: Added) -> Message:
        assert added.known_since is not None
        since = self._ui.translator.beijing(added.known_since)
        return M_(
            "take in", "You have {name} since {since}.", name=added.evidence.name, since=since
        )
