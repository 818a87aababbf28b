"""The note beside a database of how its pages stand: a checksum of each.

It holds at any moment, killed or not: a page either stands in SQLite's journal, where SQLite has
checksums of its own and takes it from, or it is in the database as noted. For that the note is
written before the journal is moved into the database (`store.checkpoints`), in one step.

CRC-32 finds what a failing disk or another program does, at three gigabytes a second; who means
harm could write the note anew as well. In a locked desk it is of the encrypted pages.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from tro_desk.base import atomic
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.store.journal import PAGE, Journal, checksum

NAME: Final = "desk.pages"
UNKNOWN: Final = 0
"""Stands for the checksum of a page that SQLite never wrote: nobody reads it."""

_MAGIC: Final = f"tro-desk pages 1 {sys.byteorder}\n".encode()
_OPEN, _CLOSED = b"o", b"c"
_TABLE: Final = len(_MAGIC) + 1 + 32
_CHUNK: Final = 256 * PAGE


@dataclass(frozen=True, slots=True)
class PageNote:
    """How the pages stand that are not in the journal; `closed` where the desk was closed since,
    and no journal was left."""

    sums: array[int]
    closed: bool


def read(folder: Path) -> PageNote | None:
    """The note of the desk in `folder`; None where there is none, or it was damaged itself."""
    try:
        data = (folder / NAME).read_bytes()
    except OSError:
        return None
    table = data[_TABLE:]
    if not data.startswith(_MAGIC) or len(table) % 4 or data[_TABLE - 32 : _TABLE] != _check(table):
        return None
    return PageNote(array("I", table), data[len(_MAGIC) : len(_MAGIC) + 1] == _CLOSED)


def closed_as(folder: Path) -> bytes | None:
    """What tells one state of a closed desk from any other: the head of its note, which has the
    checksum of all. None where the desk is open, or there is no note."""
    try:
        with (folder / NAME).open("rb") as file:
            head = file.read(_TABLE)
    except OSError:
        return None
    closed = len(head) == _TABLE and head.startswith(_MAGIC + _CLOSED)
    return head if closed else None


def write(folder: Path, sums: array[int]) -> None:
    """Note how the pages stand; where that cannot be done, nobody knows. Raises OSError where what
    was noted can neither be changed nor be removed."""
    table = sums.tobytes()
    try:
        atomic.write_bytes(folder / NAME, _MAGIC + _OPEN + _check(table) + table)
    except OSError:  # the disk is full
        forget(folder)


def mark(folder: Path, *, closed: bool) -> None:
    """Note that the desk was closed, or that it is open: one byte, for which nobody waits."""
    with contextlib.suppress(OSError), (folder / NAME).open("r+b") as file:
        file.seek(len(_MAGIC))
        file.write(_CLOSED if closed else _OPEN)


def forget(folder: Path) -> None:
    """Nobody knows how the pages stand. Raises OSError."""
    try:
        (folder / NAME).unlink(missing_ok=True)
    except OSError:  # on Windows, while another program looks at it
        with (folder / NAME).open("r+b") as file:
            file.truncate()


def sweep(folder: Path) -> None:
    """Remove what was half written by a process that was killed; nobody else has the desk open."""
    for left in folder.glob(f"{atomic.neighbour(folder / NAME)}*{atomic.SUFFIX}"):
        with contextlib.suppress(OSError):
            left.unlink()


def of_file(database: Path) -> array[int]:
    """How the pages of a database stand now.

    Nobody in this process may have it open: the system forgets SQLite's locks on a file when any
    handle of it is closed. Raises OSError.
    """
    with database.open("rb") as file:
        return of_handle(file, UNWATCHED)


def of_handle(file: BinaryIO, job: Job) -> array[int]:
    """How the pages in a file stand; what is behind the last whole one counts as a page. Raises
    OSError and what `job.check` raises."""
    sums = array("I")
    file.seek(0)
    while chunk := file.read(_CHUNK):
        job.check()
        held = memoryview(chunk)
        sums.extend(checksum(held[at : at + PAGE]) for at in range(0, len(chunk), PAGE))
    return sums


def taken_in(sums: array[int], journal: Journal) -> array[int]:
    """How the pages stand once the journal was moved into the database."""
    if not journal.count:
        return sums
    new = sums[: journal.pages]
    new.extend([UNKNOWN] * (journal.pages - len(new)))
    for number, found in journal.sums.items():
        if 0 < number <= journal.pages:
            new[number - 1] = found
    return new


def _check(table: bytes) -> bytes:
    return hashlib.sha256(b"tro-desk pages" + table).digest()
