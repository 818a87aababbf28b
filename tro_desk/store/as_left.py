"""Whether the database of a desk is as this program left it.

SQLite keeps no checksum of what stands in a row: a letter that a failing disk or another program
changes is read as if it had been written. So who closes a desk last notes the SHA-256 of the
database beside it, and who opens it compares. A desk that was not closed, because the program was
killed, has no note; there SQLite's own journal is looked at, which may have lost its end.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base import atomic
from tro_desk.store import driver

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

NOTE: Final = "desk.closed"
LARGEST: Final = 64 << 20
"""Bytes of a database up to which it is compared: that takes a tenth of a second."""

KNOWN: Final = "known"
UNKNOWN: Final = "unknown"
ALTERED: Final = "altered"
CUT: Final = "cut"
"""What is found: as it was left; nobody noted how; changed since; changes were lost."""

_HEAD: Final = struct.Struct(">8I")
_FRAME: Final = struct.Struct(">6I")
_CHUNK: Final = 1 << 20


class AsLeft:
    """How the database of a desk was `found`, before anything of it is read or written.

    What is wrong stays noted until `told` is called, also where the program is killed before.
    Raises OSError and the driver's errors.
    """

    def __init__(self, folder: Path, keys: Keys | None) -> None:
        self._folder = folder
        self._told = False
        self.found = _looked_at(folder, keys)

    @property
    def is_known(self) -> bool:
        """Whether nothing but this program wrote what is in it."""
        return self.found == KNOWN

    @property
    def is_doubtful(self) -> bool:
        """Whether something is wrong that nobody was told yet."""
        return self.found in (ALTERED, CUT) and not self._told

    def told(self) -> None:
        """Whoever examines the desk was told."""
        self._told = True
        with contextlib.suppress(OSError):
            if _noted(self._folder / NOTE) in (ALTERED, CUT):
                (self._folder / NOTE).unlink(missing_ok=True)


def _looked_at(folder: Path, keys: Keys | None) -> str:
    path, note = folder / "desk.db", folder / NOTE
    noted = _noted(note)
    if noted in (ALTERED, CUT):
        return noted
    found = UNKNOWN if path.exists() else KNOWN
    if _has_journal(path):
        found = CUT if _is_cut(path, keys) else UNKNOWN
    elif noted and path.exists():
        found = KNOWN if _digest(path) == noted else ALTERED
    if found == ALTERED and _noted(note) != noted:
        return UNKNOWN  # another process opened the desk meanwhile, and writes already
    if found in (ALTERED, CUT):
        atomic.write_text(note, _written(found))
    else:
        note.unlink(missing_ok=True)  # from here on it may be written
    return found


def leave(folder: Path) -> None:
    """Note how the database stands now; nobody else may have the desk open. Raises OSError."""
    path, note = folder / "desk.db", folder / NOTE
    for left in folder.glob(f".{NOTE}.*{atomic.SUFFIX}"):
        left.unlink()  # of a process that was killed when it left
    if _noted(note) in (ALTERED, CUT) or _has_journal(path) or not path.is_file():
        return  # what was not said yet is said at the next opening
    if path.stat().st_size <= LARGEST:
        atomic.write_text(note, _written(_digest(path)))


def _digest(path: Path) -> str:
    """The SHA-256; empty for a database that is too large to be compared."""
    if path.stat().st_size > LARGEST:
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _written(state: str) -> str:
    return json.dumps({"state": state, "check": _check(state)}) + "\n"


def _noted(note: Path) -> str:
    """What a note says; "" where there is none, or where the note itself was damaged."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        told = json.loads(note.read_bytes()[:1000])
        if isinstance(told, dict) and isinstance(state := told.get("state"), str):
            return state if told.get("check") == _check(state) else ""
    return ""


def _check(state: str) -> str:
    return hashlib.sha256(f"tro-desk closed {state}".encode("utf-8", "replace")).hexdigest()[:16]


# SQLite's journal (sqlite.org/fileformat2.html#the_write_ahead_log)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _has_journal(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return _journal(path).stat().st_size > 0
    return False


def _is_cut(path: Path, keys: Keys | None) -> bool:
    """Whether the journal holds changes that were finished, and that SQLite leaves out because
    something in front of them is damaged.

    A change is finished on the disk before the next one begins. One that was cut off by a loss of
    power is the last, and lacks its end; nobody was told that it is saved.
    """
    journal = _journal(path)
    head = _head(journal)
    with contextlib.closing(driver.connect(path, keys)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        read = int(connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1])
        cut = _is_more_behind(journal, head, max(0, read))
    # Where another process is at work in it, SQLite has it in order, and may begin it anew.
    return cut and (_head(journal) == head or not _has_journal(path))


def _head(journal: Path) -> bytes:
    with contextlib.suppress(OSError), journal.open("rb") as file:
        return file.read(_HEAD.size)
    return b""


def _is_more_behind(journal: Path, head: bytes, read: int) -> bool:
    """Whether a finished change stands behind the `read` frames that SQLite takes."""
    with journal.open("rb") as file:
        length = file.seek(0, os.SEEK_END)
        if len(head) < _HEAD.size or not _is_whole(head):
            return length > _HEAD.size + _FRAME.size  # nothing of it is taken
        size = int.from_bytes(head[8:12])
        salts = head[16:24]  # they stand in every frame of this journal, in none of one before
        start = file.seek(_HEAD.size + read * (_FRAME.size + size))
        held = b""
        while chunk := file.read(_CHUNK):
            held += chunk
            at = held.find(salts)
            while at >= 0:
                finished = held[max(0, at - 4) : at]  # the database's size then, else 0
                if any(finished) and start + at + len(salts) * 2 + size <= length:
                    return True
                at = held.find(salts, at + 1)
            start += len(held) - len(held[-12:])
            held = held[-12:]
    return False


def _is_whole(head: bytes) -> bool:
    """Whether the head of the journal has the checksum that SQLite computes of it."""
    order = ">" if head[3] & 1 else "<"
    words = struct.unpack(f"{order}6I", head[:24])
    one = two = 0
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFF_FFFF
        two = (two + second + one) & 0xFFFF_FFFF
    return head[24:32] == struct.pack(">2I", one, two)
