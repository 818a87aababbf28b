"""A file that proves something - an invoice, a picture of a balance - kept as it is.

It belongs to no case and no fact is looked for in it: it is no notice.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError, ReadError
from tro_desk.base.jobs import Job
from tro_desk.domain.evidence import Document, Evidence
from tro_desk.domain.reading import FileInfo, Reading

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit

LARGEST: Final = 200_000_000
"""Bytes of a file that is kept."""

_UNREAD: Final = "file"
"""The kind of a file that no reader could open."""


def keep_evidence(storage: Storage, now: datetime, path: Path, job: Job) -> Evidence:
    """Keep a file once, with the text of its pages where it can be read.

    The same file again gives what is known of it, `added_at` being the first time. Raises ReadError
    `empty`, `too_large` (name), DeskError `file_missing`, `file_unreadable`, `file_changed` (name)
    and Cancelled; then nothing was kept.
    """
    reading = look(storage, path, job)
    with storage.writing() as unit:
        return keep(unit, now, path, reading)


def look(storage: Storage, path: Path, job: Job) -> Reading:
    """What there is to keep of a file; changes nothing. Raises as `keep_evidence`."""
    sha256, size = _digest(path)
    with storage.reading() as unit:
        known = unit.notices.evidence(sha256)
    if known is not None and known.pages:
        reading = _unread(path, sha256, size)  # there is nothing to learn from it again
    else:
        reading = _read(path, sha256, size, job)
    job.check()
    return reading


def keep(
    unit: Unit, now: datetime, path: Path, reading: Reading, case: int | None = None
) -> Evidence:
    """Keep what `look` saw, within a change of the desk; `case` is one that did not have it."""
    fresh = unit.notices.evidence(reading.file.sha256) is None
    kept = unit.keep(path, reading, now, case)
    if fresh:
        unit.log.add(now, "evidence_kept", sha256=kept.sha256)
    return kept


def _read(path: Path, sha256: str, size: int, job: Job) -> Reading:
    """What a reader sees in the file; nothing where it cannot be read, for whatever reason."""
    from tro_desk.intake import read_file

    try:
        reading = read_file(path, job)
    except ReadError:
        return _unread(path, sha256, size)
    except DeskError as error:
        if error.code != "reader_failed":
            raise
        return _unread(path, sha256, size)
    if reading.file.sha256 != sha256:
        raise DeskError("file_changed", name=path.name)
    return reading


def _unread(path: Path, sha256: str, size: int) -> Reading:
    return Reading(
        FileInfo(path.name, sha256, size, _UNREAD), Document(_UNREAD, "text", ()), "", ()
    )


def _digest(path: Path) -> tuple[str, int]:
    """SHA-256 and size of a file. A device or a pipe is no file."""
    try:
        if path.exists() and not path.is_file():
            raise DeskError("file_unreadable", name=path.name)
        with path.open("rb") as file:
            size = file.seek(0, 2)
            if size > LARGEST:
                raise ReadError("too_large", name=path.name)
            if size == 0:
                raise ReadError("empty", name=path.name)
            file.seek(0)
            return hashlib.file_digest(file, "sha256").hexdigest(), size
    except FileNotFoundError as error:
        raise DeskError("file_missing", name=path.name) from error
    except OSError as error:
        raise DeskError("file_unreadable", name=path.name) from error
