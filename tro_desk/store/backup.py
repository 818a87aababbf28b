"""Makes a backup of a desk that is in use: one file, opened again before it gets its name.

The database is copied by SQLite's backup interface, a few pages at a time, within one moment that a
reader holds: writers go on, and the copy does not start again when they do. Which files belong to
it the copy itself tells; originals and briefs are never altered once they have a row.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import sqlite3
import stat
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from tro_desk.base import atomic
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.domain.backup import BackupContent, KeptBackup, MadeBackup, Problem
from tro_desk.domain.lock import LOCK_FILE
from tro_desk.store import driver, pragmas, rotation
from tro_desk.store.archive import Archive, Entry, manifest
from tro_desk.store.backup_files import (
    DATABASE,
    MANIFEST,
    Forced,
    Watch,
    alone,
    copy,
    counted,
    force,
    forget,
    full_or,
    need,
    opened,
    sound,
    told_of,
)
from tro_desk.store.kept_files import KeptFiles

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

ROOM: Final = 8 << 20
"""Bytes that are left free beside a backup."""

_PAGES: Final = 64
"""Pages of the database that are copied in one step: some hundred kilobytes."""

_STEPS: Final = 16
"""Steps between two times that the copy is forced to the disk: some megabytes."""

_OURS = re.compile(r"tro-desk-(\d{8}T\d{6})Z-([0-9a-f]{8})(?:-\d+)?\.zip(?:\.sealed)?")


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup is called by: the desk's own number (hex), the moment (UTC), the program."""

    desk: str
    made_at: datetime
    program: str


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file that belongs to a backup: its name in an open desk, the hash that it has there, what
    a person knows it by."""

    name: str
    sha256: str
    known_as: str
    kind: str


def make(desk: Path, out: Path, head: Head, job: Job, keys: Keys | None = None) -> MadeBackup:
    """Back the desk in the folder `desk` up to the file `out`, which is replaced.

    The backup of a locked desk (`keys`) is encrypted as the desk is: its files are taken as they
    lie, and `desk.lock` goes with them.

    What the desk lacks of its files is told in `problems`; the backup has the rest. Raises
    Cancelled, and DeskError `backup_folder_missing`, `_full`, `_unwritable`, `_limit` (folder),
    `backup_running`, `backup_failed` (path) where what was written does not read back; nothing
    stands at `out` then that was not there before.
    """
    folder = out.parent
    copied = desk / "backups" / f".copy-{head.desk}.db"
    part = folder / f"{atomic.neighbour(out)}{head.desk}.part"
    with one_at_a_time(desk):
        try:
            return _make(desk, out, head, job, copied, part, keys)
        finally:
            for beside in ("", "-wal", "-shm", "-journal"):
                _remove(copied.with_name(copied.name + beside))
            _remove(part)


def _make(
    desk: Path, out: Path, head: Head, job: Job, copied: Path, part: Path, keys: Keys | None
) -> MadeBackup:
    folder = out.parent
    with told_of(folder, "backup_folder"):
        if not folder.is_dir():
            raise DeskError("backup_folder_missing", folder=str(folder))
        for left in folder.glob(f".*.{head.desk}.part"):
            _remove(left)  # nobody else makes one of this desk now
        size = (desk / DATABASE).stat().st_size
        need(folder, size + ROOM, "backup_folder")
    with told_of(copied.parent, "desk"):
        _copy_database(desk / DATABASE, copied, job, keys)
    number, counts, wanted = _told(desk, copied, job, keys)
    files = KeptFiles(keys)
    lengths = {one.name: _length(files.place(desk / one.name)) for one in wanted}
    whole = copied.stat().st_size + sum(lengths.values())
    watch = Watch(job, 2 * whole)
    with told_of(folder, "backup_folder"):
        need(folder, whole + ROOM, "backup_folder")
        entries, problems = _write(desk, copied, part, wanted, head, watch, counts, number, files)
    with told_of(copied.parent, "desk"):
        _read_back(part, out, copied, entries, watch)
    try:
        sound(copied, job, keys)
    except DeskError as error:  # read back as it was written: then it is the desk that is damaged
        if error.code == "disk_full":
            raise
        raise DeskError("desk_damaged", folder=str(desk)) from error
    with told_of(folder, "backup_folder"):
        part.replace(out)
        atomic.sync_folder(folder)
    with Archive(out) as archive:
        content = replace(archive.content, path=out)
    return MadeBackup(content, out.stat().st_size, problems)


def _copy_database(source: Path, target: Path, job: Job, keys: Keys | None) -> None:
    _remove(target)
    with (
        closing(driver.connect(source, keys)) as old,
        closing(driver.connect(target, keys)) as new,
    ):
        pragmas.prepare(old)
        old.execute("BEGIN")
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the moment is held from here
        new.execute("PRAGMA journal_mode = OFF")
        new.execute("PRAGMA synchronous = OFF")
        with _forcing(target, job) as step:
            old.backup(new, pages=_PAGES, progress=step)
        old.execute("ROLLBACK")
        new.execute("PRAGMA journal_mode = DELETE")  # one file, without neighbours


@contextmanager
def _forcing(target: Path, job: Job) -> Iterator[Callable[[int, int, int], None]]:
    """What is called at each step of the copy: its bytes go to the disk piece by piece, as those
    of `Forced`. The file stays open to the end: closing it would end SQLite's own locks on it."""
    with target.open("rb+") as file:
        steps = count(1)

        def step(_status: int, _left: int, _all: int) -> None:
            job.check()
            if next(steps) % _STEPS == 0:
                force(file)

        yield step


def _told(
    desk: Path, database: Path, job: Job, keys: Keys | None
) -> tuple[int, Mapping[str, int], tuple[_Wanted, ...]]:
    """What the copy of the database says: schema, rows by table, the files that belong to it."""
    try:
        with opened(database, job, keys) as connection:
            return pragmas.version(connection), counted(connection), tuple(_wanted(connection))
    except driver.errors("DatabaseError") as error:
        damaged = DeskError("desk_damaged", folder=str(desk))
        raise full_or(error, database.parent, damaged) from error


def _wanted(connection: sqlite3.Connection) -> Iterator[_Wanted]:
    rows = connection.execute("SELECT sha256, kind, name FROM evidence ORDER BY sha256")
    for sha256, kind, name in rows:
        yield _Wanted(f"vault/{sha256[:2]}/{sha256}.{kind}", sha256, name, "original")
    rows = connection.execute("SELECT stem, sha256, snapshot_sha256 FROM briefs ORDER BY id")
    for stem, sha256, snapshot in rows:
        yield _Wanted(f"briefs/{stem}.pdf", sha256, f"{stem}.pdf", "brief")
        yield _Wanted(f"briefs/{stem}.json", snapshot, f"{stem}.json", "brief")


def _write(
    desk: Path,
    copied: Path,
    part: Path,
    wanted: tuple[_Wanted, ...],
    head: Head,
    watch: Watch,
    counts: Mapping[str, int],
    number: int,
    files: KeptFiles,
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    lacking: list[str] = []
    stamp = head.made_at.astimezone(UTC)
    with part.open("wb") as file:
        forced = cast(BinaryIO, Forced(file))
        with zipfile.ZipFile(forced, "w", zipfile.ZIP_STORED, allowZip64=True) as packed:

            def put(name: str, old: BinaryIO) -> Entry:
                with packed.open(_info(name, stamp), "w", force_zip64=True) as new:
                    size, sha256 = copy(old, cast(BinaryIO, new), watch)
                entries.append(Entry(name, size, sha256))
                return entries[-1]

            with copied.open("rb") as database:
                put(DATABASE, database)
            if files.keys is not None:
                with (desk / LOCK_FILE).open("rb") as lock:
                    put(LOCK_FILE, lock)
            for one in wanted:
                source = _source(files.place(desk / one.name))
                # As it is called in the desk: a sealed original does not show its hash.
                kept_as = files.target(desk / one.name).relative_to(desk).as_posix()
                if source is None:
                    problems.append(Problem(f"{one.kind}_missing", one.known_as, one.sha256))
                    lacking.append(kept_as)
                    continue
                with source:
                    passed = _AsFar(source, files.keys, one.name)
                    put(kept_as, cast(BinaryIO, passed))
                    if passed.digest() != one.sha256:
                        problems.append(Problem(f"{one.kind}_changed", one.known_as, one.sha256))
            content = BackupContent(
                part, head.made_at, head.program, number, 0, 0, counts, tuple(lacking)
            )
            packed.writestr(_info(MANIFEST, stamp), manifest(content, head.desk, tuple(entries)))
        force(file)
        forget(file)
    return tuple(entries), tuple(problems)


class _AsFar:
    """A file of the desk as far as it can be read: the rest of the desk is saved all the same, and
    its hash tells that it is not whole. A sealed file is opened as it passes, for its hash."""

    def __init__(self, file: BinaryIO, keys: Keys | None, name: str) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self._broken = False
        self._unsealing = None
        if keys is not None:
            from tro_desk.store.sealed import Unsealing

            self._unsealing = Unsealing(keys, name.rpartition("/")[2])

    def read(self, size: int) -> bytes:
        try:
            data = self._file.read(size)
        except OSError:
            return b""
        if self._unsealing is None:
            self._hash.update(data)
            return data
        with self._told():
            for piece in self._unsealing.feed(data):
                self._hash.update(piece)
        return data

    def digest(self) -> str:
        """The SHA-256 of the original that has passed; "" where its seal is broken."""
        if self._unsealing is not None and not self._broken:
            with self._told():
                self._hash.update(self._unsealing.finish())
        return "" if self._broken else self._hash.hexdigest()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self._broken = True


def _source(path: Path) -> BinaryIO | None:
    """A file of the desk, opened; None where it cannot be."""
    try:
        return path.open("rb")
    except OSError:
        return None


def _info(name: str, stamp: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(
        name, stamp.timetuple()[:6] if stamp.year >= 1980 else (1980, 1, 1, 0, 0, 0)
    )
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    info.create_system = 3
    return info


def _read_back(
    part: Path, out: Path, copied: Path, entries: tuple[Entry, ...], watch: Watch
) -> None:
    """What is on the disk is what was read; the database is taken out, to be opened again."""
    try:
        with Archive(part) as archive:
            if archive.entries != entries:
                raise DeskError("backup_failed", path=str(out))
            for entry in archive.entries:
                if entry.name == DATABASE:
                    with copied.open("wb") as database:
                        archive.take(entry, cast(BinaryIO, Forced(database)), watch)
                else:
                    archive.take(entry, None, watch)
    except DeskError as error:
        if error.code == "backup_missing":  # its disk was pulled out meanwhile
            raise DeskError("backup_folder_missing", folder=str(out.parent)) from error
        if error.code in ("backup_damaged", "backup_foreign"):
            raise DeskError("backup_failed", path=str(out)) from error
        raise


@contextmanager
def one_at_a_time(desk: Path) -> Iterator[None]:
    """Nobody else backs the desk up, examines a backup in its folder, or converts it.

    Raises DeskError `backup_running`.
    """
    with told_of(desk, "desk"):
        (desk / "backups").mkdir(exist_ok=True)
        with alone(desk / "backups" / ".lock", "backup_running"):
            for left in (desk / "backups").glob(".c*.db*"):
                _remove(left)  # of a process that was stopped
            yield


def _length(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return 0


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


# the folder of backups


def new_name(folder: Path, head: Head) -> Path:
    """A name in the folder that no backup has, nor had before it was sealed with the desk."""
    stem = f"tro-desk-{head.made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{head.desk}"
    names = (f"{stem}.zip" if n == 1 else f"{stem}-{n}.zip" for n in count(1))
    return next(folder / one for one in names if not any(folder.glob(f"{one}*")))


def kept(folder: Path, desk: str = "") -> tuple[KeptBackup, ...]:
    """The backups in a folder, of one desk or of all, newest first; () where it is not there."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            named = _OURS.fullmatch(path.name)
            if named is None or (desk and named[2] != desk):
                continue
            with contextlib.suppress(OSError, ValueError):
                status = path.lstat()
                made_at = datetime.strptime(named[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
                if stat.S_ISREG(status.st_mode):
                    found.append(KeptBackup(path, made_at, status.st_size, None))
    return tuple(sorted(found, key=lambda one: (one.made_at, one.path.name), reverse=True))


def rotate(folder: Path, desk: str, keep: Path, now: datetime) -> int:
    """Remove what rotation does not keep of this desk's backups; how many. `keep` always stays.

    A backup that is later than `now` was made before the clock was set back, or under a wrong
    one: nobody knows how old it is. It stays, and makes no other one go.
    """
    backups = [one for one in kept(folder, desk) if one.made_at <= now]
    stay = rotation.kept(one.made_at for one in backups)
    removed = 0
    for one in backups:
        if one.made_at not in stay and one.path != keep:
            with contextlib.suppress(OSError):  # somebody reads it now: the next time
                one.path.unlink()
                removed += 1
    return removed
