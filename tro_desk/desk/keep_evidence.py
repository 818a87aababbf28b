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
from tro_desk.base.paths import reachable
from tro_desk.domain.evidence import Document, Evidence
from tro_desk.domain.reading import FileInfo, InMemory, Reading

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit

LARGEST: Final = 200_000_000
"""Bytes of a file that is kept."""

_UNREAD: Final = "file"
"""The kind of a file that no reader could open."""


def keep_evidence(storage: Storage, now: datetime, source: Path | InMemory, job: Job) -> Evidence:
    """Keep a file once, with the text of its pages where it can be read.

    The same file again gives what is known of it, `added_at` being the first time. Raises ReadError
    `empty`, `too_large` (name), DeskError `file_missing`, `file_unreadable`, `file_changed` (name)
    and Cancelled; then nothing was kept.
    """
    reading = look(storage, source, job)
    with storage.writing() as unit:
        return keep(unit, now, source, reading)


def look(storage: Storage, source: Path | InMemory, job: Job) -> Reading:
    """What there is to keep of a file; changes nothing. Raises as `keep_evidence`."""
    sha256, size = _digest(source)
    with storage.reading() as unit:
        known = unit.notices.evidence(sha256)
    if known is not None and known.pages:
        reading = _unread(source, sha256, size)  # there is nothing to learn from it again
    else:
        reading = _read(source, sha256, size, job)
    job.check()
    return reading


def keep(
    unit: Unit, now: datetime, source: Path | InMemory, reading: Reading, case: int | None = None
) -> Evidence:
    """Keep what `look` saw, within a change of the desk; `case` is one that did not have it."""
    fresh = unit.notices.evidence(reading.file.sha256) is None
    kept = unit.keep(source, reading, now, case)
    if fresh:
        unit.log.add(now, "evidence_kept", sha256=kept.sha256)
    return kept


def _read(source: Path | InMemory, sha256: str, size: int, job: Job) -> Reading:
    """What a reader sees in the file; nothing where it cannot be read, for whatever reason."""
    from tro_desk.intake import read_file

    try:
        reading = read_file(source, job)
    except ReadError:
        return _unread(source, sha256, size)
    except DeskError as error:
        if error.code != "reader_failed":
            raise
        return _unread(source, sha256, size)
    if reading.file.sha256 != sha256:
        raise DeskError("file_changed", name=source.name)
    return reading


def _unread(source: Path | InMemory, sha256: str, size: int) -> Reading:
    return Reading(
        FileInfo(source.name, sha256, size, _UNREAD), Document(_UNREAD, "text", ()), "", ()
    )


def _digest(source: Path | InMemory) -> tuple[str, int]:
    """SHA-256 and size of a file. A device or a pipe is no file."""
    if isinstance(source, InMemory):
        _fits(source.name, len(source.data))
        return hashlib.sha256(source.data).hexdigest(), len(source.data)
    source = reachable(source)
    try:
        if source.exists() and not source.is_file():
            raise DeskError("file_unreadable", name=source.name)
        with source.open("rb") as file:
            size = file.seek(0, 2)
            _fits(source.name, size)
            file.seek(0)
            return hashlib.file_digest(file, "sha256").hexdigest(), size
    except FileNotFoundError as error:
        raise DeskError("file_missing", name=source.name) from error
    except OSError as error:
        raise DeskError("file_unreadable", name=source.name) from error


def _fits(name: str, size: int) -> None:
    if size > LARGEST:
        raise ReadError("too_large", name=name)
    if size == 0:
        raise ReadError("empty", name=name)
