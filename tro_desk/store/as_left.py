"""Whether the database of a desk is as this program left it.

SQLite keeps no checksum of what stands in a row: a letter that a failing disk or another program
changes is read as if it had been written. So it is noted beside the database how its pages stand
(`store.page_note`), at every moment, and who opens the desk compares. What is not yet in the
database stands in SQLite's journal, which has checksums, but may have lost its end.
"""

from __future__ import annotations

import contextlib
from array import array
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base import atomic
from tro_desk.store import driver, journal, page_note
from tro_desk.store.journal import Journal

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

LARGEST: Final = 64 << 20
"""Bytes of a database up to which it is compared when it is opened: a fortieth of a second."""

KNOWN: Final = "known"
UNKNOWN: Final = "unknown"
ALTERED: Final = "altered"
CUT: Final = "cut"
"""What is found: as it was left; nobody can tell; changed since; changes were lost."""

_DOUBT: Final = "desk.doubt"
"""What was found and told to nobody yet."""


class AsLeft:
    """How the database of a desk was `found`, before anything of it is read or written.

    That is looked at where nobody else has the desk open (`alone`): who opened it first has looked.
    What is wrong stays noted until `told` is called, also where the program is killed before.
    Raises OSError and the driver's errors.
    """

    def __init__(self, folder: Path, keys: Keys | None, *, alone: bool) -> None:
        self._doubt = folder / _DOUBT
        self._told = False
        found = _looked_at(folder, keys) if alone else UNKNOWN
        self.found = _noted(self._doubt) or found

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
            self._doubt.unlink(missing_ok=True)


def begin(folder: Path) -> None:
    """The desk is open from here on: its pages are noted where nobody knew of them.

    Nobody has the database open, and it has no journal. Raises OSError.
    """
    path = folder / "desk.db"
    note = page_note.read(folder)
    if note is None and not journal.size(path):
        page_note.write(folder, page_note.of_file(path))
    elif note is not None and note.closed:
        page_note.mark(folder, closed=False)


def leave(folder: Path, *, sure: bool) -> None:
    """The desk is closed; nobody else has it open. `sure` is whether nobody else had it open when
    its journal was noted. Raises OSError."""
    path = folder / "desk.db"
    page_note.sweep(folder)
    if not path.is_file() or journal.size(path) or page_note.read(folder) is None:
        return
    if not sure:
        page_note.write(folder, page_note.of_file(path))
    page_note.mark(folder, closed=True)


def _noted(doubt: Path) -> str:
    try:
        return CUT if doubt.read_bytes()[:3] == CUT.encode() else ALTERED
    except FileNotFoundError:
        return ""


def _looked_at(folder: Path, keys: Keys | None) -> str:
    path = folder / "desk.db"
    if not path.exists():
        page_note.forget(folder)
        return KNOWN
    note = page_note.read(folder)
    actual = None
    if note is not None and path.stat().st_size <= LARGEST:
        actual = page_note.of_file(path)
    if journal.size(path):
        return _with_journal(path, keys, note, actual)
    if note is None or actual is None:
        return UNKNOWN
    if not _is_altered(note.sums, actual, Journal({}, 0, 0)):
        return KNOWN
    if note.closed or journal.place(path).exists():
        return _doubted(folder, ALTERED)
    # The program was killed, and somebody who only wanted to read the database has let SQLite
    # move the journal since: nobody can tell what was in it.
    page_note.forget(folder)
    return UNKNOWN


def _doubted(folder: Path, found: str) -> str:
    """What is wrong is noted until it is told; how the pages stand now is noted anew."""
    atomic.write_text(folder / _DOUBT, found)
    page_note.forget(folder)
    return found


def _with_journal(
    path: Path, keys: Keys | None, note: page_note.PageNote | None, actual: array[int] | None
) -> str:
    """How the database of a program that was killed stands, whose journal SQLite takes now.

    SQLite keeps the journal while the database is open here: who is killed meanwhile leaves it.
    """
    first = journal.head(path)
    with closing(driver.connect(path, keys)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            row = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            taken = max(0, int(row[1]))
            # Where another program is at work in it, SQLite has it in order and may begin it anew.
            same = journal.head(path) == first
            if same and journal.is_more_behind(path, first, taken):
                return _doubted(path.parent, CUT)
            read = journal.read(path, most=taken) if same else None
            if read is None or note is None:
                page_note.forget(path.parent)
            elif actual is not None and _is_altered(note.sums, actual, read):
                return _doubted(path.parent, ALTERED)
            elif read.count:
                page_note.write(path.parent, page_note.taken_in(note.sums, read))
        except BaseException:
            page_note.forget(path.parent)  # SQLite may move the journal when it is closed here
            raise
    return UNKNOWN


def _is_altered(noted: array[int], actual: array[int], read: Journal) -> bool:
    """Whether a page that is not in the journal is another one than was noted."""
    if not read.count and len(actual) > len(noted):
        return True
    for number, known in enumerate(noted[: read.pages or None], 1):
        if known == page_note.UNKNOWN or number in read.sums:
            continue
        if number > len(actual) or actual[number - 1] != known:
            return True
    return False
