"""What is done with the lock of a desk: on, off, another passphrase, another recovery key."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base import atomic
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job, Part
from tro_desk.domain.lock import LOCK_COPY, LOCK_FILE
from tro_desk.store import driver
from tro_desk.store.presence import Presence

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys
    from tro_desk.store.lock_file import Kdf, LockFile
    from tro_desk.store.storage import Storage

_NAMED: Final = 5
"""So many harmed files are named one by one."""


def keys_of(folder: Path, passphrase: str | None, recovery: str | None, job: Job) -> Keys | None:
    """The keys of the desk in `folder`, None where it is not locked.

    A conversion in which somebody was stopped is finished first, and reported to `job`. Raises
    DeskError `desk_locked` (folder) where neither passphrase nor recovery key is given,
    `wrong_passphrase`, `wrong_recovery_key`, `recovery_key_length` (found, wanted),
    `recovery_key_mistyped` (group, text), `lock_damaged` (folder), `desk_busy`, `desk_in_use`
    (folder), and as `convert.resume`.
    """
    if not has_lock(folder):
        return None
    if passphrase is None and recovery is None:
        raise DeskError("desk_locked", folder=str(folder))
    from tro_desk.store import convert, lock_file

    lock = _require(folder)
    keys = lock.open(passphrase) if passphrase is not None else lock.recover(recovery or "")
    if lock.state == "locked":
        return keys
    presence = Presence(folder)
    try:
        with presence.alone():
            now = lock_file.read(folder)  # another process may have been faster
            left = now if now is None else convert.resume(folder, now, keys, job)
    finally:
        presence.close()
    return None if left is None else keys


def kept_as(folder: Path, keys: Keys | None) -> tuple[Keys | None, Keys | None, bool]:
    """How a desk is kept now: the keys of its files, those of its database, and whether it is
    between the two. `keys` are those at hand. Raises DeskError `desk_locked`, `lock_damaged`."""
    if not has_lock(folder):
        return None, None, False
    if keys is None:
        raise DeskError("desk_locked", folder=str(folder))
    between = _require(folder).state != "locked"
    plain = between and driver.is_plain(folder / "desk.db")
    return keys, None if plain else keys, between


def has_lock(folder: Path) -> bool:
    """Whether the desk is locked, or on its way between."""
    return (folder / LOCK_FILE).exists() or (folder / LOCK_COPY).exists()


def sweep(folder: Path) -> None:
    """Remove what a process left half-written that was stopped: it may hold an old passphrase.

    The lock's copy is made where it is missing, as in a desk that was restored.
    """
    for part in folder.glob(f".{LOCK_FILE}*.part"):
        with contextlib.suppress(OSError):
            part.unlink()
    if (folder / LOCK_FILE).exists() and not (folder / LOCK_COPY).exists():
        with contextlib.suppress(OSError):
            atomic.write_bytes(folder / LOCK_COPY, (folder / LOCK_FILE).read_bytes())


def lock(storage: Storage, passphrase: str, job: Job, kdf: Kdf | None = None) -> str:
    """Encrypt the desk; the recovery key, which is told this once.

    Raises DeskError `short_passphrase` (count), `already_locked`, `desk_in_use`, `desk_busy`,
    `disk_full`, `desk_unwritable`, `desk_damaged` (folder), `backup_running`, and Cancelled: the
    desk is then as it was, or, where even that cannot be done, between (see `keys_of`).
    """
    from tro_desk.store import convert, lock_file

    if storage.keys is not None:
        return _finish(storage, passphrase, job)
    made, keys = lock_file.created(passphrase, kdf)
    with storage.rebuilding():
        convert.need(storage.folder)
        with _back(storage, made, keys, "unlocking"):
            storage.keys = keys
            done = convert.resume(storage.folder, made, keys, job)
            assert done is not None
            done, told = done.with_recovery(keys)
            lock_file.write(storage.folder, done)
    return told


def _finish(storage: Storage, passphrase: str, job: Job) -> str:
    """Lock a desk again that was left between, because the disk was full for taking it back too.

    Raises as `lock`, and `wrong_passphrase`.
    """
    from tro_desk.store import convert, lock_file

    made = _require(storage.folder)
    if made.state == "locked":
        raise DeskError("already_locked")
    keys = made.open(passphrase)
    with storage.rebuilding():
        done = convert.resume(storage.folder, replace(made, state="locking"), keys, job)
        assert done is not None
        done, told = done.with_recovery(keys)
        lock_file.write(storage.folder, done)
    return told


def unlock(storage: Storage, passphrase: str, job: Job, set_aside: bool = False) -> None:
    """Decrypt the desk for good. Sealed files that do not open whole are told first, and nothing is
    changed; with `set_aside` they are kept as they are, with the lock, in a folder of their own,
    and what of them opens takes their place.

    Raises as `lock`, and `wrong_passphrase`, `not_locked`, `sealed_harmed` (names).
    """
    from tro_desk.store import convert

    made, keys = _opened(storage, passphrase)
    with storage.rebuilding():
        convert.need(storage.folder)
        if not set_aside and (names := convert.harmed(storage.folder, keys, Part(job, 0, 2))):
            raise DeskError("sealed_harmed", names=_listed(names))
        if not set_aside:
            job = Part(job, 1, 2)
        with _back(storage, made, keys, "locking"):
            convert.resume(storage.folder, replace(made, state="unlocking"), keys, job)
            storage.keys = None


def change_passphrase(storage: Storage, old: str, new: str, kdf: Kdf | None = None) -> None:
    """Another passphrase; the recovery key stays. Raises DeskError `wrong_passphrase`,
    `not_locked`, `short_passphrase` (count), `desk_unwritable` (folder)."""
    made, keys = _opened(storage, old)
    _write(storage, made.with_passphrase(keys, new, kdf))


def set_passphrase(storage: Storage, recovery: str, new: str, kdf: Kdf | None = None) -> None:
    """Another passphrase, by the recovery key. Raises as `change_passphrase` and `keys_of`."""
    made = _require(storage.folder)
    _write(storage, made.with_passphrase(made.recover(recovery), new, kdf))


def new_recovery_key(storage: Storage, passphrase: str) -> str:
    """Another recovery key, told this once; the old one opens nothing any more.

    Raises as `change_passphrase`.
    """
    made, keys = _opened(storage, passphrase)
    made, told = made.with_recovery(keys)
    _write(storage, made)
    return told


def has_recovery_key(storage: Storage) -> bool:
    """Whether a recovery key was ever told: not where locking was finished by a later opening."""
    return _require(storage.folder).recovery is not None


@contextmanager
def _back(storage: Storage, made: LockFile, keys: Keys, state: str) -> Iterator[None]:
    """Whatever ends a conversion, a wish or an error, takes back what it did."""
    from tro_desk.store import convert

    try:
        yield
    except BaseException:
        left = convert.resume(storage.folder, replace(made, state=state), keys, UNWATCHED)
        storage.keys = None if left is None else keys
        raise


def _listed(names: Sequence[str]) -> str:
    """Some names, and how many more there are."""
    more = f" (+{len(names) - _NAMED})" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _opened(storage: Storage, passphrase: str) -> tuple[LockFile, Keys]:
    if storage.keys is None:
        raise DeskError("not_locked")
    made = _require(storage.folder)
    return made, made.open(passphrase)


def _require(folder: Path) -> LockFile:
    from tro_desk.store import lock_file

    found = lock_file.read(folder)
    if found is None:
        raise DeskError("not_locked")
    return found


def _write(storage: Storage, made: LockFile) -> None:
    from tro_desk.store import lock_file
    from tro_desk.store.backup_files import told_of

    with told_of(storage.folder, "desk"):
        lock_file.write(storage.folder, made)
