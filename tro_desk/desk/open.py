"""Opens a desk: the composition root."""

from __future__ import annotations

from pathlib import Path

from tro_desk.base.clock import Clock
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.desk.desk import Desk
from tro_desk.desk.new_place import refuse_too_long
from tro_desk.desk.sample_desk import clock_of


def open_desk(
    folder: Path,
    clock: Clock | None = None,
    *,
    passphrase: str | None = None,
    recovery: str | None = None,
    job: Job = UNWATCHED,
) -> Desk:
    """The desk in `folder`, which is created where it is not there. Without `clock` it goes by the
    computer's, the sample desk by its own.

    A desk of an older version is brought up to date, after a backup. The first call of a process
    takes a few hundred milliseconds, because the database is imported here: a window calls it from
    a worker thread. Raises DeskError, each with `folder`: `desk_newer` (made by a later version),
    `desk_damaged`, `desk_unwritable`, `desk_busy`, `disk_full`; `place_too_long`
    or `place_too_deep` for a new one whose path leaves no room for the names in it.

    A locked desk (see `desk.lock_state`) needs its passphrase or its recovery key, else DeskError
    `desk_locked` (folder); that takes a second or more. Where locking or unlocking was cut off, it
    is finished first: `job` hears of that and may stop it. Raises then also `wrong_passphrase`,
    `wrong_recovery_key`, `recovery_key_length` (found, wanted), `recovery_key_mistyped` (group,
    text), `lock_damaged`, `desk_in_use` (folder), `backup_running` and Cancelled.
    """
    from tro_desk.store import Storage
    from tro_desk.store.locking import keys_of

    folder = folder.expanduser().absolute()
    refuse_too_long(folder)
    clock = clock or clock_of(folder)
    keys = keys_of(folder, passphrase, recovery, job)
    return Desk(Storage(folder, clock.now(), keys), clock)
