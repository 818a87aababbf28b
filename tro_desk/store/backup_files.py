"""What backing up and restoring share: names, locks, copying, SQLite files, errors of a folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from tro_desk.base import disk
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.store import driver, pragmas, schema

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

DATABASE: Final = "desk.db"
MANIFEST: Final = "manifest.json"
CHUNK: Final = 1 << 20

_FORCED: Final = 4 * CHUNK
"""Bytes written before they are forced to the disk: no commit then waits behind gigabytes."""

_STEPS: Final = 200_000  # of SQLite's machine between two looks at the job


class Watch:
    """Tells a job how far a number of bytes has got, in thousandths: all fits a small number."""

    def __init__(self, job: Job, total: int) -> None:
        self._job, self._total = job, max(1, total)
        self._done = 0
        self._told = -1

    def __call__(self, count: int) -> None:
        """`count` more bytes are done. Raises what `job.check` raises."""
        self._job.check()
        self._done += count
        now = min(1000, self._done * 1000 // self._total)
        if now != self._told:
            self._told = now
            self._job.report(now, 1000)


def copy(old: BinaryIO, new: BinaryIO | None, watch: Callable[[int], None]) -> tuple[int, str]:
    """Copy (or only read, without `new`) to the end: size in bytes and SHA-256."""
    digest, size = hashlib.sha256(), 0
    while chunk := old.read(CHUNK):
        digest.update(chunk)
        if new is not None:
            new.write(chunk)
        size += len(chunk)
        watch(len(chunk))
    return size, digest.hexdigest()


class Forced:
    """A file to write to whose bytes go to the disk piece by piece. Made for `zipfile`."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._open = 0

    def write(self, data: bytes) -> int:
        written = self._file.write(data)
        self._open += written
        if self._open >= _FORCED:
            force(self._file)
            self._open = 0
        return written

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, place: int, whence: int = 0) -> int:
        return self._file.seek(place, whence)

    def flush(self) -> None:
        self._file.flush()


def force(file: BinaryIO) -> None:
    """Make the bytes of a file survive a loss of power."""
    file.flush()
    os.fsync(file.fileno())


def forget(file: BinaryIO) -> None:
    """Let the system read the file from the disk again, not from what it remembers, if it can."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def alone(lock: Path, busy: str) -> Iterator[None]:
    """Keep other threads and processes out; ends with the process, however that ends.

    Raises DeskError `busy` where somebody is in.
    """
    with closing(sqlite3.connect(lock, timeout=0, check_same_thread=False)) as connection:
        connection.isolation_level = None
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise DeskError(busy) from error
            raise
        yield


def clear(folder: Path) -> None:
    """Remove a folder of ours and all in it, read-only files too."""
    for path in folder.rglob("*"):
        if not path.is_symlink() and path.is_file():
            with contextlib.suppress(OSError):
                path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def told_of(folder: Path, kind: str) -> Iterator[None]:
    """Errors of a folder as the desk's: `{kind}_missing`, `_full`, `_unwritable` (folder),
    `_limit` where its disk takes no file of that size; of the kind `desk`: `disk_full` and
    `desk_unwritable`."""
    try:
        yield
    except OSError as error:
        raise DeskError(_code(kind, disk.reason(error)), folder=str(folder)) from error
    except driver.errors() as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        full = code == sqlite3.SQLITE_FULL or disk.is_full(folder)
        reason = "full" if full else "unwritable"
        raise DeskError(_code(kind, reason), folder=str(folder)) from error


_CODES: Final = {
    "backup_folder": {
        "missing": "backup_folder_missing",
        "full": "backup_folder_full",
        "unwritable": "backup_folder_unwritable",
        "limit": "backup_folder_limit",
    },
    "restore_folder": {
        "missing": "restore_folder_missing",
        "full": "restore_folder_full",
        "unwritable": "restore_folder_unwritable",
        "limit": "restore_folder_limit",
    },
    "desk": {"full": "disk_full"},
}
"""Whose folder -> what is wrong with it -> the error's code."""


def _code(kind: str, reason: str) -> str:
    codes = _CODES[kind]
    return codes.get(reason) or codes.get("unwritable", "desk_unwritable")


def need(folder: Path, size: int, kind: str) -> None:
    """Raises as `told_of` where the disk of the folder has no room for `size` bytes."""
    if shutil.disk_usage(folder).free < size:
        raise DeskError(_code(kind, "full"), folder=str(folder))


# SQLite files


@contextmanager
def opened(path: Path, job: Job, keys: Keys | None = None) -> Iterator[sqlite3.Connection]:
    """A connection to a database file whose long statements the job can stop."""
    with closing(driver.connect(path, keys)) as connection:
        pragmas.prepare(connection)
        connection.execute("PRAGMA trusted_schema = OFF")
        with stopping(connection, job):
            yield connection


@contextmanager
def stopping(connection: sqlite3.Connection, job: Job) -> Iterator[None]:
    """Let the job stop a statement that is running. Raises what `job.check` raises."""
    stopped: list[BaseException] = []

    def look() -> int:
        try:
            job.check()
        except BaseException as wish:
            stopped.append(wish)
        return len(stopped)

    connection.set_progress_handler(look, _STEPS)
    try:
        yield
    except driver.errors("OperationalError"):
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def counted(connection: sqlite3.Connection) -> Mapping[str, int]:
    """Rows by table, in the order of the names; tables that SQLite computes are left out."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
        " ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0]
        for (name,) in names
    }


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def sound(path: Path, job: Job, keys: Keys | None = None) -> tuple[int, Mapping[str, int]]:
    """Open a copy of a desk's database and examine it: schema's version, rows by table.

    Raises DeskError `backup_damaged` (name) and `backup_newer` (name).
    """
    try:
        with opened(path, job, keys) as connection:
            return _examined(connection, path.name)
    except driver.errors() as error:
        raise full_or(error, path.parent, DeskError("backup_damaged", name=path.name)) from error


def full_or(error: Exception, folder: Path, otherwise: DeskError) -> DeskError:
    """What an error of the driver tells of a file in `folder`: that its disk is full, which SQLite
    does not always say of itself, or `otherwise`. Nothing is called damaged for want of room."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or disk.is_full(folder):
        return DeskError("disk_full", folder=str(folder))
    return otherwise


def sound_in_memory(data: bytes, job: Job) -> tuple[int, Mapping[str, int]]:
    """As `sound`, for a database that shall not lie on the disk in clear; `name` is ""."""
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(data)
            pragmas.prepare(connection)
            connection.execute("PRAGMA trusted_schema = OFF")
            with stopping(connection, job):
                return _examined(connection, "")
    except sqlite3.Error as error:
        raise DeskError("backup_damaged", name="") from error


def _examined(connection: sqlite3.Connection, name: str) -> tuple[int, Mapping[str, int]]:
    broken = DeskError("backup_damaged", name=name)
    ours = connection.execute("PRAGMA application_id").fetchone()[0]
    number = pragmas.version(connection)
    if ours != pragmas.APPLICATION_ID or number < 1:
        raise broken
    if number > schema.VERSION:
        raise DeskError("backup_newer", name=name)
    if not pragmas.whole(connection):
        raise broken
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise broken
    return number, counted(connection)


# names inside a backup

_NAME: Final = re.compile(
    r"desk\.db|desk\.lock|(vault/([0-9a-f]{2})/(\2[0-9a-f]{62})\.[a-z0-9]{1,16}"
    r"|briefs/c\d{1,18}-\d{8}T\d{6}Z-[a-z+]{1,16}(-\d{1,9})?\.(pdf|json))(\.sealed)?"
)


def known_name(name: str) -> bool:
    """Whether a backup may hold a file of this name: the database, its lock, an original, a brief;
    what of them is sealed is told by the name."""
    return _NAME.fullmatch(name) is not None
