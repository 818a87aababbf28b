"""A desk is locked and unlocked in place: whoever is stopped goes on where it was.

`desk.lock` tells the direction first; then the database, then file after file is made anew beside
the old one, forced to the disk and put in its place. Each step finds out by itself whether it was
done. The last thing is again `desk.lock`: complete, or gone. Who calls has the desk alone.

What was sealed and does not open whole is set aside as it is, with the lock that it was sealed
under: without that its keys would be gone when the desk is unlocked.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final, cast

from tro_desk.base import atomic
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.store import driver, lock_file, page_note, pragmas, typed
from tro_desk.store.backup_files import (
    DATABASE,
    Forced,
    Watch,
    alone,
    clear,
    copy,
    counted,
    force,
    stopping,
    told_of,
)
from tro_desk.store.kept_files import (
    SUFFIX,
    KeptFiles,
    plain_name,
    remove,
    sealed_name,
    sealed_path,
)
from tro_desk.store.keys import Keys
from tro_desk.store.lock_file import LockFile
from tro_desk.store.sealed import salvaged

ROOM: Final = 32 << 20
"""Bytes that stay free beside what is written."""

ASIDE: Final = "set-aside"
"""The folder of a desk for sealed files that did not open whole when the desk was unlocked."""

_PART: Final = ".converting"


def resume(folder: Path, lock: LockFile, keys: Keys, job: Job) -> LockFile | None:
    """Finish what `lock` says was begun; the lock as it is in the end, None where it is gone.

    Raises Cancelled, DeskError `disk_full`, `desk_unwritable`, `desk_damaged` (folder),
    `backup_running`; the desk is then still between, and nothing of it is lost.
    """
    with _errors(folder), alone(folder / "backups" / ".lock", "backup_running"):
        if lock.state == "locking":
            return _lock(folder, lock, keys, job)
        if lock.state == "unlocking":
            _unlock(folder, lock, keys, job)
            return None
        return lock


def need(folder: Path) -> None:
    """Raises DeskError `disk_full` (folder) where there is no room to convert the desk."""
    largest = max((_size(path) for path in (*_originals(folder), *_copies(folder))), default=0)
    with _errors(folder):
        wanted = max(_database_size(folder) * 5 // 4, largest * 101 // 100) + ROOM
        if shutil.disk_usage(folder).free < wanted:
            raise DeskError("disk_full", folder=str(folder))


def _lock(folder: Path, lock: LockFile, keys: Keys, job: Job) -> LockFile:
    _clear(folder)  # first: on a disk that is full it makes the room for the rest
    lock_file.write(folder, lock)
    databases = [folder / DATABASE, *_copies(folder)]
    _bring_back(folder, lock, keys)
    files = [path for path in _originals(folder) if path.suffix != SUFFIX]
    watch = Watch(job, sum(map(_size, databases)) + sum(map(_size, files)))
    for path in databases:
        size = _size(path)
        if driver.is_plain(path) and size:
            _export(path, None, keys, job)
        watch(size)
    sealed = KeptFiles(keys)
    for path in files:
        part = path.with_name(f".{path.name}{_PART}")
        target = sealed.target(path)
        with path.open("rb") as old, part.open("wb") as new:
            with sealed.sealing(cast(BinaryIO, Forced(new)), path.name) as out:
                copy(old, out, watch)
            force(new)
        _replace(part, target, path)
    done = replace(lock, state="locked")
    lock_file.write(folder, done)
    return done


def _unlock(folder: Path, lock: LockFile, keys: Keys, job: Job) -> None:
    _clear(folder)  # first: on a disk that is full it makes the room for the rest
    lock_file.write(folder, lock)
    databases = [folder / DATABASE, *_copies(folder)]
    files = _sealed(folder, keys)
    watch = Watch(job, sum(map(_size, databases)) + sum(_size(path) for path, _plain in files))
    for path, target in files:
        target.parent.mkdir(exist_ok=True)
        part = target.with_name(f".{target.name}{_PART}")
        with path.open("rb") as old, part.open("wb") as new:
            whole = _unseal(old, Forced(new), keys, target.name, watch)
            force(new)
        _replace(part, target, path, None if whole else _aside(folder, lock))
    for path in databases:
        size = _size(path)
        if not driver.is_plain(path):
            _export(path, keys, None, job)
        watch(size)
    remove(folder / typed.NAME)  # its keys go now: nothing could open it again
    lock_file.take_away(folder)


def _unseal(old: BinaryIO, new: Forced | None, keys: Keys, name: str, watch: Watch) -> bool:
    """Write what a sealed file holds, as far as it opens, and tell whether that is all of it."""
    whole = True
    for piece, sound in salvaged(old, keys, name):
        whole = whole and sound
        if new is not None:
            new.write(piece)
        watch(len(piece))
    return whole


def harmed(folder: Path, keys: Keys, job: Job) -> tuple[str, ...]:
    """What a person knows the sealed files of a desk by that do not open whole, in the order of
    the names. Nothing is changed. Raises Cancelled, DeskError `desk_unwritable`."""
    with _errors(folder):
        files = _sealed(folder, keys)
        names = dict(_rows(folder, keys))
        watch = Watch(job, sum(_size(path) for path, _plain in files))
        found = []
        for path, plain in files:
            with path.open("rb") as old:
                if not _unseal(old, None, keys, plain.name, watch):
                    found.append(names.get(plain, plain.name))
        return tuple(sorted(found))


def _aside(folder: Path, lock: LockFile) -> Path:
    """Where harmed files sealed under this lock are kept, with the lock."""
    place = folder / ASIDE / lock.number[:8]
    place.mkdir(parents=True, exist_ok=True)
    lock_file.write(place, replace(lock, state="locked"))
    return place


def _bring_back(folder: Path, lock: LockFile, keys: Keys) -> None:
    """Put harmed files that were set aside back: the desk is locked again as it was."""
    place = folder / ASIDE / lock.number[:8]
    if not place.is_dir():
        return
    plain = {}
    for original, _name in _rows(folder, keys):
        plain[sealed_path(original, keys).name] = plain[sealed_name(original).name] = original
    for path in sorted(place.glob(f"*{SUFFIX}")):
        name = plain_name(path).name
        room = "backups" if name.endswith(".zip") else "briefs"
        of = plain.get(path.name, folder / room / name)
        remove(of)  # what of it did open
        target = sealed_path(of, keys)
        target.parent.mkdir(exist_ok=True)
        path.replace(target)
        atomic.sync_folder(target.parent)
    clear(place)
    with contextlib.suppress(OSError):
        place.parent.rmdir()


def _replace(part: Path, target: Path, old: Path, aside: Path | None = None) -> None:
    """Put a finished file in its place, read-only where it was, and remove what it was made of,
    or put that into the folder `aside`."""
    target.parent.mkdir(exist_ok=True)
    part.chmod(old.stat().st_mode & 0o777)
    if target.exists():
        target.chmod(0o644)  # Windows does not replace a read-only file
    part.replace(target)
    atomic.sync_folder(target.parent)
    if aside is not None:
        old.replace(aside / old.name)
        atomic.sync_folder(aside)
    else:
        remove(old)
    atomic.sync_folder(old.parent)
    if old.parent.parent.name == "vault":
        with contextlib.suppress(OSError):
            old.parent.rmdir()  # it is named after what was in it


def _export(path: Path, old: Keys | None, new: Keys | None, job: Job) -> None:
    """Write a database anew, encrypted or not, compare it with the old one, put it in its place."""
    part = path.with_name(f".{path.name}{_PART}")
    damaged = DeskError("desk_damaged", folder=str(path.parent))
    page_note.forget(path.parent)  # it is of other pages from here on
    with closing(driver.cipher().connect(str(path), timeout=0)) as source:
        source.isolation_level = None
        if old is not None:
            driver.unlock(source, old)
        else:
            source.execute("PRAGMA cipher_log_level = NONE")
        # What is in neighbours of the file is taken into it; none may be beside the new one.
        source.execute("PRAGMA journal_mode = DELETE")
        if not pragmas.whole(source):
            raise damaged
        key = new.pragma() if new is not None else ""
        source.execute("ATTACH DATABASE ? AS made KEY ?", (str(part), key))
        with stopping(source, job):
            source.execute("SELECT sqlcipher_export('made')")
        number = pragmas.version(source)
        told = counted(source)
        ours = source.execute("PRAGMA application_id").fetchone()[0]
        source.execute(f"PRAGMA made.application_id = {ours:d}")
        source.execute(f"PRAGMA made.user_version = {number:d}")
        source.execute("DETACH DATABASE made")
    with closing(driver.connect(part, new)) as made:
        same = (pragmas.version(made), counted(made)) == (number, told)
        if not same or not pragmas.whole(made):
            raise damaged
    with part.open("rb+") as file:
        force(file)
    job.check()
    part.replace(path)
    atomic.sync_folder(path.parent)


def _originals(folder: Path) -> list[Path]:
    """Everything that is sealed file by file: originals, briefs, older backups of an open desk."""
    found = [*(folder / "vault").glob("[0-9a-f][0-9a-f]/*"), *(folder / "briefs").iterdir()]
    found += [path for path in (folder / "backups").glob("*.zip*") if _is_open(path)]
    return sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def _sealed(folder: Path, keys: Keys) -> list[tuple[Path, Path]]:
    """Each sealed file with its path in a desk that is not locked. An original that no row names
    is not among them: it was never added, and the next opening removes it."""
    plain = {sealed_path(path, keys): path for path, _name in _rows(folder, keys)}
    known = set(plain.values())
    found = []
    for path in _originals(folder):
        if path.suffix != SUFFIX:
            continue
        of = plain.get(path, plain_name(path))
        if of in known or path.parent.parent.name != "vault":
            found.append((path, of))
    return found


def _rows(folder: Path, keys: Keys) -> list[tuple[Path, str]]:
    """The path of each original in a desk that is not locked, and its name for a person.

    Raises DeskError `desk_damaged` (folder).
    """
    path = folder / DATABASE
    try:
        with closing(driver.connect(path, None if driver.is_plain(path) else keys)) as connection:
            rows = connection.execute("SELECT sha256, kind, name FROM evidence").fetchall()
    except driver.errors("DatabaseError") as error:
        raise DeskError("desk_damaged", folder=str(folder)) from error
    return [
        (folder / "vault" / sha256[:2] / f"{sha256}.{kind}", name) for sha256, kind, name in rows
    ]


def _is_open(path: Path) -> bool:
    """Whether a backup is of a desk that was open; one of a locked desk is sealed by itself."""
    if path.suffix == SUFFIX:
        return True
    from tro_desk.store.archive import is_locked

    return path.suffix == ".zip" and not is_locked(path)


def _copies(folder: Path) -> list[Path]:
    """The databases that were kept before the schema was changed."""
    return sorted((folder / "backups").glob("desk-v*.db"))


def _clear(folder: Path) -> None:
    """Remove what a process left half-written that was stopped, a backup too: none runs now."""
    backups = folder / "backups"
    for part in (
        *folder.rglob(f".*{_PART}*"),
        *backups.glob(".copy-*.db*"),
        *backups.glob(".*.part*"),
    ):
        remove(part)


def _size(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return 0


def _database_size(folder: Path) -> int:
    return _size(folder / DATABASE) + _size(folder / f"{DATABASE}-wal")


@contextlib.contextmanager
def _errors(folder: Path) -> Iterator[None]:
    with told_of(folder, "desk"):
        yield
