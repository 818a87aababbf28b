"""Taking in notices: one after the other, in the background, with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.base.messages import M_, Message
from tro_desk.domain.suffixes import DESK_FILE, READABLE_SUFFIXES
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from tro_desk.desk import Added
    from tro_desk.domain.reading import InMemory
    from tro_desk.ui.jobs import Handle

PATTERNS: Final = " ".join(f"*{suffix}" for suffix in READABLE_SUFFIXES)
MOST_FILES: Final = 200
"""So many files of a folder are taken in at once."""
SHOWN_ERRORS: Final = 4
"""So many sentences are shown; what follows is counted."""


def choose_files(ui: Ui, parent: QWidget) -> list[str]:
    """Ask for files with the system's dialog."""
    from tro_desk.ui.file_dialogs import ask_files

    words = ui.translator
    notices = words.say("take in", "Notices ({patterns})", patterns=PATTERNS)
    desks = words.say("take in", "Whole desks ({patterns})", patterns=f"*{DESK_FILE}")
    every = words.say("take in", "All files (*)")
    title = words.say("take in", "Choose notices")
    return ask_files(ui, parent, title, f"{notices};;{desks};;{every}")


def readable_files(folder: Path, job: Job = UNWATCHED) -> list[Path]:
    """The files of a folder and those below it that look readable, by name; no hidden ones.

    Raises DeskError `nothing_readable` (name) where there is none, Cancelled.
    """
    found: list[Path] = []
    for path in sorted(folder.rglob("*")):
        job.check()
        below = path.relative_to(folder).parts
        hidden = any(part.startswith((".", "~$")) for part in below)
        if not hidden and path.suffix.lower() in READABLE_SUFFIXES and path.is_file():
            found.append(path)
            if len(found) == MOST_FILES:
                break
    if not found:
        raise DeskError("nothing_readable", name=folder.name or str(folder))
    return found


@dataclass(frozen=True, slots=True)
class _Given:
    """A file or folder, or what was pasted."""

    source: Path | InMemory
    case: str | None


class TakingIn(QObject):
    """Works through the files that were given; a file that fails does not stop the others, and its
    sentence stands there while they go on.
    """

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
        self._waiting: list[_Given] = []
        self._number = 0
        self._handle: Handle | None = None
        self._added: list[Added] = []
        self._failed: list[DeskError] = []
        self._left = 0
        progress.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._handle is not None

    def add(self, given: Sequence[str | InMemory], case_id: str | None = None) -> None:
        """Take in files, those of folders and what was pasted, into a case if one is named, else
        into the case that fits.
        """
        sources = (Path(one) if isinstance(one, str) else one for one in given)
        self._waiting += [_Given(source, case_id) for source in sources]
        if not self.busy:
            self._added, self._failed, self._number, self._left = [], [], 0, 0
            self._strip.clear()
            self._next()

    def forget(self) -> None:
        """Keep nothing of the papers that were taken in."""
        self._added, self._failed = [], []

    def cancel(self) -> None:
        """Stop: the file being read and those after it are not taken in."""
        self._left += len(self._waiting)
        self._waiting.clear()
        if self._handle is not None:
            self._progress.stop.setEnabled(False)
            self._handle.cancel()

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        given = self._waiting.pop(0)
        source = given.source
        if isinstance(source, Path) and source.is_dir():
            self._open_folder(source, given.case)
            return
        self._number += 1
        number, name = self._number, source.name

        def say(message: Message) -> Message:
            count = number + len(self._waiting)
            if count == 1:
                return message
            return M_(
                "take in",
                "File {number} of {count}. {what}",
                number=number,
                count=count,
                what=message,
            )

        def pages(done: int, total: int) -> None:
            message = M_(
                "take in",
                "Reading page {page} of {total} of {name}",
                page=min(done + 1, total),
                total=total,
                name=name,
            )
            self._progress.progress(say(message), done, total)

        def work(job: Job) -> Added:
            return self._ui.desk.add_notice(source, given.case, job)

        self._progress.start(say(M_("take in", "Reading {name}", name=name)))
        self._handle = self._ui.jobs.run(work, self._one, self._error, pages)

    def _open_folder(self, folder: Path, case: str | None) -> None:
        def found(files: list[Path]) -> None:
            self._handle = None
            self._waiting[:0] = [_Given(path, case) for path in files]
            self._next()

        self._progress.start(M_("take in", "Looking into {name}", name=folder.name))
        self._handle = self._ui.jobs.run(
            lambda job: readable_files(folder, job), found, self._error
        )

    def _one(self, added: Added) -> None:
        self._handle = None
        self._added.append(added)
        self._next()

    def _error(self, error: DeskError) -> None:
        self._handle = None
        self._failed.append(error)
        if self._waiting and not isinstance(error, Cancelled):
            self._tell_errors()
        self._next()

    def _end(self) -> None:
        self._progress.finish()
        if left := self._left + sum(isinstance(error, Cancelled) for error in self._failed):
            self._ui.given_up(left)
        if self._added:
            first = self._added[0]
            self._ui.go("review", case=first.case_id, evidence=first.evidence.sha256)
        self._tell()
        self._finished()

    def _tell_errors(self) -> bool:
        """Show what could not be read; False where nothing failed."""
        failed = tuple(error for error in self._failed if not isinstance(error, Cancelled))
        shown, rest = failed[:SHOWN_ERRORS], len(failed[SHOWN_ERRORS:])

        def sentences(t: Translator) -> str:
            lines = [sentence(error, t) for error in shown]
            if rest:
                lines.append(
                    t.plural(
                        "take in",
                        "{count} more file could not be read.",
                        "{count} more files could not be read.",
                        rest,
                    )
                )
            return "\n".join(lines)

        if failed:
            self._strip.show_text(sentences, "error")
        return bool(failed)

    def _tell(self) -> None:
        known = [added for added in self._added if added.known_since is not None]
        if self._tell_errors():
            return
        if self._failed:
            self._strip.fail(Cancelled())
        elif known and len(self._added) == 1:
            self._strip.say(self._known(known[0]))
        elif len(self._added) == 1 and self._added[0].near_copy_of:
            self._strip.say(
                M_(
                    "take in",
                    "{name} says nearly the same as a paper that is in the case already.",
                    name=self._added[0].evidence.name,
                )
            )
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
