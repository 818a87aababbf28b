"""The originals that the desk keeps: copied for other programs, compared again. Without Qt.

No other program ever gets the desk's own file: it could write into it or lock it.
"""

from __future__ import annotations

import contextlib
import hashlib
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from tro_desk.base import paths
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.desk.write_out import writing_out
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.suffixes import READABLE_SUFFIXES

if TYPE_CHECKING:
    from tro_desk.desk import Desk

_CHUNK: Final = 1 << 20

_SHOWN: Final = frozenset(
    {
        *READABLE_SUFFIXES,
        *(".doc", ".ppt", ".pptx", ".odt", ".ods", ".wps", ".et", ".json", ".xml", ".log", ".md"),
        *(".mp4", ".mov", ".avi", ".mkv", ".webm", ".mp3", ".m4a", ".wav", ".amr", ".heic"),
        *(".7z", ".rar"),
    }
)
"""Endings of files that another program shows; what may be a program itself is not opened."""


class Compared(StrEnum):
    """What came of computing the SHA-256 of a kept file again."""

    MATCHES = "matches"
    DIFFERS = "differs"
    MISSING = "missing"


_NOT_WHOLE: Final = {
    "original_missing": Compared.MISSING,
    "original_changed": Compared.DIFFERS,
}


def digest(path: Path, job: Job = UNWATCHED) -> str:
    """The SHA-256 of a file. Raises OSError, Cancelled."""
    with path.open("rb") as file:
        return _passed(file, None, job)


def compare(desk: Desk, sha256: str, job: Job = UNWATCHED) -> Compared:
    """Compare the kept file with the SHA-256 that was kept with it.

    Raises `unknown_evidence` (sha256), Cancelled.
    """
    try:
        with desk.open_original(sha256) as file:
            found = _passed(file, None, job)
    except OSError:
        return Compared.DIFFERS  # it is there, and cannot be read to its end
    except DeskError as error:
        if error.code not in _NOT_WHOLE:
            raise
        return _NOT_WHOLE[error.code]
    return Compared.MATCHES if found == sha256 else Compared.DIFFERS


def is_shown(name: str) -> bool:
    """Whether a file of that name is one that another program shows and does not run."""
    return Path(name).suffix.lower() in _SHOWN


def passing_copy(desk: Desk, evidence: Evidence, job: Job = UNWATCHED) -> Path:
    """A read-only copy in a folder of its own inside the desk, removed when that is closed.

    Raises as `copy_to`, and `not_shown` (name) for a file that may be a program.
    """
    if not is_shown(evidence.name):
        raise DeskError("not_shown", name=evidence.name)
    path = desk.passing_folder() / paths.fitting_name(evidence.name)
    copy_to(desk, evidence, path, job)
    path.chmod(0o444)
    return path


def copy_to(desk: Desk, evidence: Evidence, path: Path, job: Job = UNWATCHED) -> None:
    """Copy an original to `path`, as it was given.

    Raises `original_missing`, `original_changed` (name), `out_full`, `out_missing`, `out_limit`,
    `out_long`, `copy_unwritable` (path), Cancelled; then `path` is as it was.
    """
    with (
        writing_out(path, "copy_unwritable") as new,
        desk.open_original(evidence.sha256) as old,
    ):
        found = _passed(_Original(old, evidence.name), new, job)
        if found != evidence.sha256:
            raise DeskError("original_changed", name=evidence.name)
    with contextlib.suppress(OSError):  # a disk that knows no such modes
        path.chmod(0o644)


class _Original:
    """Tells errors of reading an original from those of writing its copy."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file, self._name = file, name

    def read(self, size: int) -> bytes:
        try:
            return self._file.read(size)
        except OSError as error:
            raise DeskError("original_changed", name=self._name) from error


def _passed(old: IO[bytes] | _Original, new: IO[bytes] | None, job: Job) -> str:
    """Read a file to its end, into `new` where it is given; its SHA-256."""
    hashed = hashlib.sha256()
    while piece := old.read(_CHUNK):
        job.check()
        hashed.update(piece)
        if new is not None:
            new.write(piece)
    return hashed.hexdigest()
