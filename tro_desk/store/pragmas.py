"""What only SQLite can do: settings of a connection, version, checks, backup, its errors.

Everything else in `store` is portable SQL, so that another database can take SQLite's place.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tro_desk.base import atomic, disk
from tro_desk.base.errors import DeskError
from tro_desk.store import driver

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

APPLICATION_ID: Final = 0x54524F44  # "TROD": tells our file from any other SQLite file
BUSY_MS: Final = 20_000
"""How long a writer waits for another one before it gives up."""

INDEX: Final = "search_words"
"""The table of the index of the search (`store.search`)."""

JOURNAL: Final = 2 << 20
"""Bytes to which a journal is cut when SQLite begins it anew."""

_PAUSE: Final = 0.02  # seconds
_ATTEMPTS: Final = int(BUSY_MS / 1000 / _PAUSE)

_CHECKED_AT_OPENING: Final = 64 * 2**20
"""Up to this size (bytes) a desk is checked whole when it is opened: that takes under 0.2 s."""


def prepare(connection: sqlite3.Connection) -> None:
    """Set up a new connection; transactions are begun and ended by `engine` alone."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")  # see `store.checkpoints`
    connection.execute(f"PRAGMA journal_size_limit = {JOURNAL}")


def write_ahead(path: Path, keys: Keys | None = None) -> None:
    """Let readers go on while one writes. The setting stays in the file; creates the file."""
    with contextlib.closing(driver.connect(path, keys)) as connection:
        prepare(connection)
        # Where several make the same desk, SQLite answers "busy" here without waiting by itself.
        for left in range(_ATTEMPTS, -1, -1):
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except driver.errors("OperationalError") as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY or not left:
                    raise
            time.sleep(_PAUSE)


def version(connection: sqlite3.Connection) -> int:
    """The version of the schema; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def set_version(connection: sqlite3.Connection, number: int) -> None:
    """Mark the file as a desk with schema `number`; part of the transaction that is open."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number:d}")


def inspect(path: Path, keys: Keys | None = None) -> int:
    """The schema's version of the file; 0 where there is no desk yet.

    Raises DeskError `desk_damaged` (folder) where the file is not a desk or is broken, and
    the driver's error where it cannot be opened.
    """
    if not path.exists() or path.stat().st_size == 0:
        return 0
    damaged = DeskError("desk_damaged", folder=str(path.parent))
    with contextlib.closing(driver.connect(path, keys)) as connection:
        prepare(connection)
        connection.execute("BEGIN")  # one moment: another process may just be making the desk
        number = version(connection)
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if (number or tables) and not ours:
            raise damaged
        if path.stat().st_size <= _CHECKED_AT_OPENING and not whole(connection, quick=True):
            raise damaged
    return number


def whole(connection: sqlite3.Connection, *, quick: bool = False) -> bool:
    """True where SQLite finds its file in order. `quick` does not compare indices and rows.

    The index of the search does not count: it is made of the rest and made anew where it is
    damaged. Newer versions of SQLite look into it, which takes longer than all else: the quick
    check goes from table to table, where there is one.
    """
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    if quick and (INDEX,) in tables:
        checks = [f"quick_check('{name}')" for (name,) in tables if name != INDEX]
    else:
        checks = ["quick_check(10)" if quick else "integrity_check(10)"]
    return all(
        row[0] == "ok" or of_index(row[0])
        for check in checks
        for row in connection.execute(f"PRAGMA {check}")
    )


def of_index(problem: str) -> bool:
    """Whether a problem that SQLite tells of is one of the index of the search alone."""
    return "fts5" in problem.lower() and INDEX in problem


def overwrite_deleted(connection: Any) -> None:
    """Let this connection overwrite with zeros what it deletes from now on."""
    connection.execute("PRAGMA secure_delete = ON")


def back_up(source: Path, target: Path, keys: Keys | None = None) -> None:
    """Copy a live database to `target` and check the copy. Appears whole or not at all.

    The copy of a locked desk's database opens with the same key.

    Raises DeskError `backup_failed` (path) where there is no sound copy in the end.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if not _copied(source, part, keys):
            raise DeskError("backup_failed", path=str(target))
        part.replace(target)
        atomic.sync_folder(target.parent)
    except driver.errors(and_also=OSError) as error:
        raise DeskError("backup_failed", path=str(target)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _copied(source: Path, part: Path, keys: Keys | None) -> bool:
    with (
        contextlib.closing(driver.connect(source, keys)) as old,
        contextlib.closing(driver.connect(part, keys)) as new,
    ):
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")  # one file, without neighbours
        sound = whole(new) and version(new) == version(old)
    with part.open("rb+") as copied:
        os.fsync(copied.fileno())
    return sound


def desk_error(error: BaseException | None, folder: Path) -> DeskError | None:
    """The desk's error for one of SQLite's, None where it is a mistake of the program."""
    if not isinstance(error, driver.errors()):
        return None
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return DeskError("desk_busy", folder=str(folder))
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return DeskError("desk_damaged", folder=str(folder))
        case sqlite3.SQLITE_FULL:
            return DeskError("disk_full", folder=str(_full(folder)))
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR if disk.is_full(folder):
            return DeskError("disk_full", folder=str(folder))  # SQLite has no word for some of it
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            return DeskError("desk_unwritable", folder=str(folder))
    return None


def _full(folder: Path) -> Path:
    """The folder whose disk is full: `folder`, or the one in which SQLite keeps what is in work."""
    named = (os.environ.get("SQLITE_TMPDIR"), tempfile.gettempdir(), "/var/tmp")
    for system in (Path(name) for name in named if name):
        if disk.is_full(system) and not disk.is_full(folder):
            return system
    return folder
