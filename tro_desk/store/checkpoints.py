"""Moves SQLite's journal into the database, and notes before how the pages then stand.

SQLite does that by itself whenever the journal is large, and whenever the last connection is
closed. Neither tells which pages it writes. So no connection of this program does the first
(`pragmas.prepare`), and one is kept here that is closed last: what remains is this one place.

The order holds wherever the program is killed. While nobody can write, the journal is read, the
note of the pages (`store.page_note`) gets what stands in it, is forced to the disk, and only then
SQLite moves the pages. It keeps the journal until it has moved all of them and somebody writes
again, and takes from there what the note tells too early.
"""

from __future__ import annotations

import contextlib
import sqlite3
from array import array
from collections.abc import Collection, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from tro_desk.store import driver, journal, page_note, pragmas

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

LARGE: Final = 1000 * (journal.PAGE + 24)
"""Bytes of a journal from which it is moved: as many pages as SQLite itself lets come together.
One that is begun anew is cut to half of it (`pragmas.JOURNAL`), so that its size tells."""

LONGEST: Final = 16 * LARGE
"""Bytes from which it is moved while a backup is made too."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the pages of a database stand at one moment: the `noted` checksums, and the numbers of
    those in the `journal`, from where SQLite takes them."""

    noted: array[int]
    journal: Collection[int]

    def differing(self, actual: array[int]) -> tuple[int, ...]:
        """The numbers of pages that are not as noted: they were altered, or changed meanwhile."""
        pairs = zip_longest(self.noted, actual, fillvalue=page_note.UNKNOWN)
        return tuple(
            number
            for number, (known, found) in enumerate(pairs, 1)
            if known not in (found, page_note.UNKNOWN) and number not in self.journal
        )

    def holds(self, number: int, later: Standing) -> bool:
        """Whether nobody was to change a page from this moment to a `later` one."""
        same = later.noted[number - 1 : number] == self.noted[number - 1 : number]
        return same and number not in later.journal


class Checkpoints:
    """Those of one database. Who calls keeps other threads out."""

    def __init__(self, path: Path, keys: Keys | None) -> None:
        self._path, self._keys = path, keys
        self._due = LARGE
        self._putting_off: set[object] = set()
        self._head, self._seen = b"", 0
        self._kept = self._opened()
        self._file: BinaryIO | None = None
        self.is_closed = False

    def after_change(self) -> None:
        """Move the journal where it has become large. Where that cannot be done now, because
        somebody writes or the disk is full, a later change does it."""
        if self.is_closed:  # somebody in the background was late
            with contextlib.suppress(OSError):
                page_note.forget(self._path.parent)
            return
        size = journal.size(self._path)
        if size < LARGE:
            self._due = LARGE
        elif size >= max(self._due, LONGEST if self._putting_off else 0):
            self._due = size + LARGE  # where readers do not let all of it be moved
            self._moved()

    @contextmanager
    def put_off(self) -> Iterator[None]:
        """Let the journal grow for a while: somebody fills the disk, and a change would wait behind
        that until the note is forced to it."""
        one = object()
        self._putting_off.add(one)
        try:
            yield
        finally:
            self._putting_off.discard(one)

    def close(self, *, shared: bool = False) -> None:
        """Move the journal, and leave the database. Nobody else of this process has it open;
        `shared` where another process has, which then sees to the journal."""
        if self.is_closed:
            return
        self.is_closed = True
        if not self._moved() and not shared:
            with contextlib.suppress(OSError):
                page_note.forget(self._path.parent)  # SQLite may move it now
        if self._kept is not None:
            self._kept.close()
        if self._file is not None:
            self._file.close()  # after the connections: their locks on it end with any handle

    def standing(self) -> Standing | None:
        """How the pages stand now that nobody writes; None where nobody knows."""
        note = page_note.read(self._path.parent)
        found = journal.read(self._path)
        if note is None or found is None:
            return None
        return Standing(note.sums, found.sums.keys())

    def file(self) -> BinaryIO:
        """The database as a file, to be read, and never to be closed by who reads it."""
        self._file = self._file or self._path.open("rb")
        return self._file

    def _opened(self) -> sqlite3.Connection | None:
        """A connection that has the database open; None where that cannot be now, as on a disk that
        is full: SQLite may then move the journal at any time."""
        with contextlib.suppress(*driver.errors()), ExitStack() as stack:
            connection = driver.connect(self._path, self._keys, check_same_thread=False)
            stack.callback(connection.close)
            pragmas.prepare(connection)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            stack.pop_all()
            return connection
        with contextlib.suppress(OSError):
            page_note.forget(self._path.parent)
        return None

    def _moved(self) -> bool:
        """Note what stands in the journal, and let SQLite move as much as readers allow. False
        where it was not noted."""
        self._kept = self._kept or self._opened()
        if self._kept is None:
            return False
        try:
            with closing(driver.connect(self._path, self._keys, timeout=0)) as connection:
                pragmas.prepare(connection)
                connection.execute("PRAGMA busy_timeout = 0")
                connection.execute("BEGIN IMMEDIATE")  # nobody writes now, in any process
                self._note_and_move(self._kept)
        except driver.errors(and_also=OSError):
            return False
        return True

    def _note_and_move(self, connection: sqlite3.Connection) -> None:
        """Nobody writes. Raises OSError and the driver's errors."""
        note = page_note.read(self._path.parent)
        if note is None:
            _move(connection)
            return
        head = journal.head(self._path)
        start = self._seen if head == self._head else 0
        found = journal.read(self._path, start)
        if found is None:
            page_note.forget(self._path.parent)
        elif found.count:
            page_note.write(self._path.parent, page_note.taken_in(note.sums, found))
        taken = _move(connection)
        self._head, self._seen = head, taken
        if found is not None and taken != (found.count or start):
            # A change that could not be ended on a full disk stands behind the others, or another
            # program has moved the journal.
            page_note.forget(self._path.parent)


def _move(connection: sqlite3.Connection) -> int:
    """Let SQLite move the journal, as far as readers allow; how many frames of it count."""
    row = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return max(0, int(row[1]))
