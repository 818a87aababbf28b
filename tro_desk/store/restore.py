"""Restores a backup into a folder of its own, which is tried before it gets its name.

Everything is unpacked beside the place where it shall be, opened there as a desk, brought up to
this program's schema and examined; only then it is moved there, in one step. A desk that exists is
never touched.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from tro_desk.base import atomic
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.domain.backup import DeskCheck, Restored
from tro_desk.store import driver
from tro_desk.store.archive import Archive
from tro_desk.store.backup_check import keys_for
from tro_desk.store.backup_files import (
    DATABASE,
    Forced,
    Watch,
    alone,
    clear,
    force,
    need,
    sound,
    told_of,
)
from tro_desk.store.backup_state import StateFile
from tro_desk.store.kept_files import SUFFIX, KeptFiles
from tro_desk.store.storage import Storage
from tro_desk.store.verify import verify

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

ROOM: Final = 32 << 20


def restore(
    path: Path,
    into: Path,
    now: datetime,
    job: Job,
    keys: Keys | None = None,
    passphrase: str | None = None,
    recovery: str | None = None,
    home: Path | None = None,
) -> Restored:
    """Restore the backup `path` as a desk in the folder `into`, which is new or empty.

    The backup of a locked desk becomes a locked desk, opened by what opened it then: `passphrase`
    or `recovery` key; `keys` are those of the desk that is open, if one is, in the folder `home`.
    A backup that was sealed when that desk was locked becomes a desk locked as that one is: nothing
    of it is written in clear.

    The desk starts with its rotation paused. What the backup itself says it lacks is found again in
    `Restored.check`. Raises what `Archive` and `keys_for` raise, Cancelled, `restore_not_empty`,
    `restore_running` (folder), `restore_differs` (name): what was unpacked is not what the backup
    says, `restore_folder_missing`, `_full`, `_unwritable`, `_limit` (folder). `into` is then as it
    was before.
    """
    into = into.expanduser().absolute()
    with Archive(path, keys) as archive:
        theirs = keys_for(archive, keys, passphrase, recovery)
        sealing = None
        if path.suffix == SUFFIX and archive.lock is None and keys is not None and home is not None:
            theirs, sealing = keys, home
        with told_of(into, "restore_folder"):
            _refuse_full(into)
            into.parent.mkdir(parents=True, exist_ok=True)
            need(into.parent, archive.content.size + ROOM, "restore_folder")
        with _beside(into) as place:
            desk = place / "desk"
            watch = Watch(job, archive.content.size)
            if sealing is None or theirs is None:
                _unpack(archive, desk, into, watch)
            else:
                _unpack_sealed(archive, desk, into, watch, theirs, sealing)
            with _told_of_place(into):
                counts, check = _try(desk, now, job, archive, theirs)
            with told_of(into, "restore_folder"):
                StateFile(desk).choose(lambda state: replace(state, paused=True))
                _refuse_full(into)
                job.check()
                with contextlib.suppress(FileNotFoundError):
                    into.rmdir()  # empty: a folder does not replace a folder everywhere
                desk.replace(into)
                atomic.sync_folder(into.parent)
        return Restored(into, archive.content, counts, check, sealing is not None)


def place_of(into: Path) -> Path:
    """Where a restore into `into` unpacks."""
    return into.with_name(f".{into.name}.restoring")


def sweep(place: Path) -> None:
    """Clear what a stopped restore left at `place_of` its folder; one that runs is let alone."""
    lock = place / ".lock"
    if not (place.name.startswith(".") and place.name.endswith(".restoring")):
        return
    with contextlib.suppress(OSError):
        place.rmdir()  # nothing in it: not even locked yet
    if lock.is_file():
        with contextlib.suppress(*driver.errors(and_also=DeskError)):
            with alone(lock, "restore_running"):
                clear(place / "desk")
            clear(place)


def _refuse_full(into: Path) -> None:
    if into.is_symlink() or (into.exists() and (not into.is_dir() or any(into.iterdir()))):
        raise DeskError("restore_not_empty", folder=str(into))


@contextmanager
def _beside(into: Path) -> Iterator[Path]:
    """A folder beside the wanted one, empty, ours alone; what a stopped process left is cleared."""
    place = place_of(into)
    with told_of(into, "restore_folder"):
        if place.exists() and not (place / ".lock").exists() and any(place.iterdir()):
            raise DeskError("restore_not_empty", folder=str(place))
        place.mkdir(mode=0o700, exist_ok=True)
    ours = False
    try:
        with _told_running(into), alone(place / ".lock", "restore_running"):
            ours = True
            clear(place / "desk")
            try:
                yield place
            finally:
                clear(place / "desk")  # the lock goes last: it tells that the place is ours
    finally:
        if ours:
            clear(place)


@contextmanager
def _told_of_place(into: Path) -> Iterator[None]:
    """What is wrong with the disk of the place where a desk is tried is wrong with that of `into`:
    the place itself is gone when it is told."""
    codes = {"disk_full": "restore_folder_full", "desk_unwritable": "restore_folder_unwritable"}
    try:
        yield
    except DeskError as error:
        if error.code not in codes:
            raise
        raise DeskError(codes[error.code], folder=str(into)) from error


@contextmanager
def _told_running(into: Path) -> Iterator[None]:
    try:
        yield
    except DeskError as error:
        if error.code == "restore_running":
            raise DeskError("restore_running", folder=str(into)) from error
        raise


def _unpack(archive: Archive, desk: Path, into: Path, watch: Watch) -> None:
    with told_of(into, "restore_folder"):
        desk.mkdir(mode=0o700)
        for name in ("vault", "briefs", "backups"):
            (desk / name).mkdir()
        for entry in archive.entries:
            target = desk.joinpath(*entry.name.split("/"))
            target.parent.mkdir(exist_ok=True)
            with target.open("xb") as out:
                archive.take(entry, Forced(out), watch)  # type: ignore[arg-type]
                force(out)
            if entry.name.startswith("vault/"):
                target.chmod(0o444)


def _unpack_sealed(
    archive: Archive, desk: Path, into: Path, watch: Watch, keys: Keys, home: Path
) -> None:
    """As `_unpack`, but each file is sealed on its way, under the lock of the desk in `home`."""
    from tro_desk.store import lock_file
    from tro_desk.store.encrypt import write_encrypted

    lock = lock_file.read(home)
    assert lock is not None
    files = KeptFiles(keys)
    with told_of(into, "restore_folder"):
        desk.mkdir(mode=0o700)
        for name in ("vault", "briefs", "backups"):
            (desk / name).mkdir()
        lock_file.write(desk, lock)
        for entry in archive.entries:
            if entry.name == DATABASE:
                held = io.BytesIO()
                archive.take(entry, held, watch)
                write_encrypted(held.getbuffer(), desk / DATABASE, keys, archive.path.name)
                continue
            plain = desk.joinpath(*entry.name.split("/"))
            target = files.target(plain)
            target.parent.mkdir(exist_ok=True)
            with target.open("xb") as out:
                with files.sealing(cast(BinaryIO, Forced(out)), plain.name) as sealed:
                    archive.take(entry, sealed, watch)
                force(out)
            if entry.name.startswith("vault/"):
                target.chmod(0o444)


def _try(
    desk: Path, now: datetime, job: Job, archive: Archive, keys: Keys | None
) -> tuple[Mapping[str, int], DeskCheck]:
    """Open what was unpacked as a desk, and hold it against what the backup says."""
    name = archive.path.name
    try:
        told = sound(desk / DATABASE, job, keys)
    except DeskError as error:
        if "name" not in error.params:
            raise
        raise DeskError(error.code, name=name) from error
    if told != (archive.content.schema, archive.content.counts):
        raise DeskError("restore_differs", name=name)
    from tro_desk.store.keys import Keys as Own

    # Closing a desk forgets its keys; those of the desk that is open are needed on.
    storage = Storage(desk, now, None if keys is None else Own(keys.master))
    try:
        check = verify(storage, now, job)
    finally:
        storage.close()
    if any(one.code in ("database_damaged", "link_broken") for one in check.problems):
        raise DeskError("restore_differs", name=name)
    return told[1], check
