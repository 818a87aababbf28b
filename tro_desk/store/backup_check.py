"""Reads a backup to its end, and opens the desk in it: by its own keys where it has some."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.domain.backup import BackupContent
from tro_desk.store.archive import Archive
from tro_desk.store.backup import ROOM, one_at_a_time
from tro_desk.store.backup_files import DATABASE, Watch, need, sound, sound_in_memory, told_of

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys


def examine(
    desk: Path,
    path: Path,
    job: Job,
    keys: Keys | None = None,
    passphrase: str | None = None,
    recovery: str | None = None,
) -> BackupContent:
    """Read a backup to its end and open its database, in the folder of the desk `desk`.

    `keys` are those of this desk. Raises what `Archive` and `keys_for` raise, Cancelled,
    `backup_running`, `disk_full`, `desk_unwritable`.
    """
    scratch = desk / "backups"
    with Archive(path, keys) as archive, one_at_a_time(desk), told_of(scratch, "desk"):
        theirs = keys_for(archive, keys, passphrase, recovery)
        in_memory = theirs is None and keys is not None
        copied = scratch / ".check.db"
        watch = Watch(job, archive.content.size)
        try:
            for entry in archive.entries:
                if entry.name != DATABASE:
                    archive.take(entry, None, watch)
                    continue
                if in_memory:  # nothing of a locked desk's backup is written in clear
                    held = io.BytesIO()
                    archive.take(entry, held, watch)
                    continue
                need(scratch, entry.size + ROOM, "desk")
                with copied.open("wb") as out:
                    archive.take(entry, out, watch)
            if in_memory:
                told = _named(path, lambda: sound_in_memory(held.getvalue(), job))
            else:
                told = _named(path, lambda: sound(copied, job, theirs))
            if told != (archive.content.schema, archive.content.counts):
                raise DeskError("backup_damaged", name=path.name)
        finally:
            with contextlib.suppress(OSError):
                copied.unlink(missing_ok=True)
        return archive.content


def keys_for(
    archive: Archive,
    keys: Keys | None,
    passphrase: str | None = None,
    recovery: str | None = None,
) -> Keys | None:
    """The keys of the desk that is in a backup, None where that is not locked.

    `keys` at hand are enough where the backup has the same. Raises DeskError `backup_locked`
    (name) where nothing is given that could open it, `wrong_passphrase`, `wrong_recovery_key`,
    `recovery_key_length`, `recovery_key_mistyped`, `backup_damaged` (name).
    """
    data = archive.lock
    if data is None:
        return None
    from tro_desk.store import lock_file

    try:
        lock = lock_file.parsed(data)
    except ValueError as error:
        raise DeskError("backup_damaged", name=archive.path.name) from error
    if lock.state != "locked":
        raise DeskError("backup_damaged", name=archive.path.name)
    if keys is not None and keys.number == lock.number:
        return keys
    if passphrase is not None:
        return lock.open(passphrase)
    if recovery is not None:
        return lock.recover(recovery)
    raise DeskError("backup_locked", name=archive.path.name)


def _named(path: Path, look: Callable[[], tuple[int, object]]) -> tuple[int, object]:
    """What a look at the copy of a database raises is told of the backup it is from."""
    try:
        return look()
    except DeskError as error:
        if "name" in error.params:
            raise DeskError(error.code, name=path.name) from error
        raise
