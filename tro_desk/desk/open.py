"""Opens a desk: the composition root."""

from __future__ import annotations

from pathlib import Path

from tro_desk.base.clock import Clock, SystemClock
from tro_desk.desk.desk import Desk


def open_desk(folder: Path, clock: Clock | None = None) -> Desk:
    """The desk in `folder`, which is created where it is not there.

    A desk of an older version is brought up to date, after a backup. The first call of a process
    takes a few hundred milliseconds, because the database is imported here: a window calls it from
    a worker thread. Raises DeskError, each with `folder`: `desk_newer` (made by a later version),
    `desk_damaged`, `desk_unwritable`, `desk_busy`, `disk_full`.
    """
    from tro_desk.store import Storage

    clock = clock or SystemClock()
    return Desk(Storage(folder.expanduser().absolute(), clock.now()), clock)
