"""Files, pictures of the clipboard and typed notes become evidence, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.base.paths import fitting_name
from tro_desk.domain.records import EvidenceNote
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.context import Ui
from tro_desk.ui.evidence.note_dialog import NoteDialog
from tro_desk.ui.evidence.originals import digest
from tro_desk.ui.file_dialogs import ask_files
from tro_desk.ui.jobs import Handle
from tro_desk.ui.widgets.file_drops import local_files
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from tro_desk.desk import Desk

_SHOWN_ERRORS: Final = 4
"""So many sentences are shown; what follows is counted."""

_FINE: Final = 1000
"""Steps of progress within a file."""


@dataclass(frozen=True, slots=True)
class Place:
    """The case, step and item that evidence belongs to; "" for none."""

    case: str
    step: str = ""
    item: str = ""


@dataclass(slots=True)
class Result:
    """What came of keeping files: how many were kept, which were here already, what failed, and
    how many were left out because it was stopped (a folder that was not looked into is one).
    """

    kept: int = 0
    known: list[str] = field(default_factory=list)
    failed: list[DeskError] = field(default_factory=list)
    stopped: bool = False
    left: int = 0


class _Part:
    """The part of a job that is one file of several."""

    def __init__(self, job: Job, at: int, count: int) -> None:
        self._job, self._at, self._count = job, at, count

    def report(self, done: int, total: int) -> None:
        part = _FINE * done // total if total else 0
        self._job.report(self._at * _FINE + min(part, _FINE - 1), self._count * _FINE)

    def check(self) -> None:
        self._job.check()


def keep_files(desk: Desk, place: Place, paths: Sequence[Path], job: Job) -> Result:
    """Keep files, and those of folders; one that fails does not stop the others.

    What is kept for the same step and item already stays as it is, with its words. No file is kept
    any more once the job was stopped.
    """
    result = Result(left=len(paths))
    here = {
        note.body.sha256
        for one in desk.case_evidence(place.case)
        for note in one.notes
        if isinstance(note.body, EvidenceNote)
        and (note.body.step, note.body.item) == (place.step, place.item)
    }
    try:
        files = [file for path in paths for file in _files(path, job)]
        for at, path in enumerate(files):
            part, result.left = _Part(job, at, len(files)), len(files) - at
            part.check()
            part.report(0, 1)
            try:
                if _sha256(path, part) in here:
                    result.known.append(path.name)
                    continue
                made = desk.add_evidence(
                    place.case, path, step=place.step, item=place.item, zone=BEIJING, job=part
                )
                assert isinstance(made.body, EvidenceNote)
                here.add(made.body.sha256)
                result.kept += 1
            except Cancelled:
                raise
            except DeskError as error:
                result.failed.append(error)
    except Cancelled:
        result.stopped = True
    return result


def _sha256(path: Path, job: Job) -> str:
    try:
        return digest(path, job)
    except OSError:
        return ""  # the desk says why


def _files(path: Path, job: Job) -> Iterator[Path]:
    """A file, or the files of a folder and of those below it; none that a program hides."""
    if not path.is_dir():
        yield path
        return
    for one in sorted(path.rglob("*")):
        job.check()
        below = one.relative_to(path).parts
        if not any(part.startswith((".", "~$")) for part in below) and one.is_file():
            yield one


class Keeping(QObject):
    """`kept` tells that the evidence of the place changed.

    What was given is kept though the screen it was given on is gone by then: its place is known,
    and what went wrong is said in the window.
    """

    kept = Signal()

    def __init__(
        self, ui: Ui, progress: ProgressStrip, strip: MessageStrip, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._ui, self._progress, self._strip, self._owner = ui, progress, strip, owner
        self.place = Place("")
        self.dialog: NoteDialog | None = None
        self._handle: Handle | None = None
        self._waiting: list[tuple[Place, list[Path]]] = []
        self._count = 0  # files and folders in work
        progress.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether files are being kept, or wait for it."""
        return self._handle is not None

    def choose(self) -> None:
        """Ask for files with the system's dialog."""
        words = self._ui.translator
        title = words.say("evidence", "Choose files to keep as evidence")
        kinds = words.say("stores", "Any file (*)")
        self.files(ask_files(self._ui, self._owner, title, kinds))

    def files(self, names: Sequence[str]) -> None:
        """Keep files; those that are given meanwhile come after."""
        if names and self.place.case:
            self._waiting.append((self.place, [Path(name) for name in names]))
            self._next()

    def paste(self) -> None:
        """Keep what is on the clipboard: files, a picture; a text becomes a note to be looked at.

        Programs that copy a text often add a picture of it: the text comes first.
        """
        board = QGuiApplication.clipboard()
        data = board.mimeData()  # none where the clipboard was emptied
        if files := local_files(data) if data else []:
            self.files(files)
        elif board.text().strip():
            self.write(board.text())
        elif not (image := board.image()).isNull():
            name = self._named(note=False)
            self._keep_bytes(lambda: png_of(image, name), name, "clipboard")
        else:
            self._strip.say(
                M_(
                    "evidence",
                    "There is nothing to paste. Take a screenshot or copy a picture, a file or a "
                    "text first.",
                )
            )

    def write(self, text: str = "") -> None:
        """Open the form of a note."""
        if self.dialog is None:
            self.dialog = NoteDialog(self._ui, self._keep_note, text, self._owner)
            self.dialog.finished.connect(self._closed)
            self.dialog.open()

    def cancel(self) -> None:
        """Stop: the file being read and those after it are not kept."""
        self._waiting.clear()
        if self._handle is not None:
            self._progress.stop.setEnabled(False)
            self._handle.cancel()

    # working

    def _closed(self) -> None:
        self.dialog = None

    def _named(self, note: bool) -> str:
        """The name of a file that has none, by the time in Beijing."""
        words = self._ui.translator
        moment = f"{words.beijing(self._ui.clock.now()):%Y-%m-%d %H.%M.%S}"
        if note:
            name = words.say("evidence", "Note {moment}.txt", moment=moment)
        else:
            name = words.say("take in", "Screenshot {moment}.png", moment=moment)
        return fitting_name(name)

    def _keep_note(self, text: str) -> None:
        name = self._named(note=True)
        # A lone surrogate, which a clipboard may hold, is no text.
        self._keep_bytes(lambda: text.encode("utf-8", "replace"), name, "note")

    def _keep_bytes(self, make: Callable[[], bytes], name: str, how: str) -> None:
        desk, place = self._ui.desk, self.place

        def work(job: Job) -> Result:
            desk.add_evidence_bytes(
                place.case,
                make(),
                name,
                step=place.step,
                item=place.item,
                how=how,
                zone=BEIJING,
                job=job,
            )
            return Result(1)

        self._run(work, name, 1)

    def _next(self) -> None:
        if not self._ui.ready:
            self._waiting.clear()
        if self._handle is None and self._waiting:
            place, paths = self._waiting.pop(0)
            desk = self._ui.desk
            work = partial(keep_files, desk, place, paths)
            self._run(work, paths[0].name, len(paths))

    def _run(self, work: Callable[[Job], Result], name: str, count: int) -> None:
        self._count = count
        if isValid(self):
            self._strip.clear()
            self._progress.start(M_("evidence", "Keeping {name}", name=name))

        def moved(done: int, total: int) -> None:
            if not isValid(self):
                return
            message = M_(
                "evidence",
                "Keeping file {number} of {count}",
                number=done // _FINE + 1,
                count=total // _FINE,
            )
            if total > _FINE:
                self._progress.progress(message, done, total)
            else:
                self._progress.bar.set(done / total if total else 0)

        self._handle = self._ui.jobs.run(work, self._done, self._failed, moved)

    def _done(self, result: Result) -> None:
        self._ended()
        if result.stopped:
            self._give_up(result.left)
        if not isValid(self):
            if result.failed or result.stopped:
                self._ui.tell(lambda t: said(t, result))
            self._next()
            return
        if result.known or result.failed or result.stopped:
            kind = "error" if result.failed else "info"
            self._strip.show_text(lambda t: said(t, result), kind)
        if result.kept:
            self.kept.emit()
        self._next()

    def _give_up(self, left: int) -> None:
        """Leave out what waits, with `left` of what was in work."""
        left += sum(len(paths) for _place, paths in self._waiting)
        self._waiting.clear()
        self._ui.given_up(left)

    def _failed(self, error: DeskError) -> None:
        self._ended()
        if isinstance(error, Cancelled):  # before it began, or a picture that was pasted
            self._give_up(self._count)
        if isValid(self):
            self._strip.fail(error)
        elif not isinstance(error, Cancelled):
            self._ui.jobs.failed.emit(error)
        self._next()

    def _ended(self) -> None:
        self._handle = None
        if isValid(self):
            self._progress.finish()


def said(words: Translator, result: Result) -> str:
    """What came of keeping files, as far as it is not to be seen in the list."""
    lines = [sentence(error, words) for error in result.failed[:_SHOWN_ERRORS]]
    if rest := len(result.failed[_SHOWN_ERRORS:]):
        lines.append(
            words.plural(
                "evidence",
                "{count} more file could not be kept.",
                "{count} more files could not be kept.",
                rest,
            )
        )
    if len(result.known) == 1:
        lines.append(words.say("evidence", "{name} was here already.", name=result.known[0]))
    elif result.known:
        count = len(result.known)
        lines.append(
            words.plural(
                "evidence",
                "{count} file was here already.",
                "{count} files were here already.",
                count,
            )
        )
    if result.stopped:
        lines.append(
            words.plural(
                "evidence",
                "Stopped. {count} file was kept before.",
                "Stopped. {count} files were kept before.",
                result.kept,
            )
        )
    return "\n".join(lines)


def png_of(image: QImage, name: str) -> bytes:
    """A picture as the bytes of a PNG. Raises DeskError `picture_broken` (name)."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(image):
        raise DeskError("picture_broken", name=name)
    made: Any = data.data()
    return bytes(made)
