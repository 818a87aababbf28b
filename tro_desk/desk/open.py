"""Opens a desk: the composition root."""

from __future__ import annotations

from pathlib import Path

from tro_desk.base.clock import Clock, SystemClock
from tro_desk.desk.desk import Desk


def open_desk(folder: Path, clock: Clock | None = None) -> Desk:
    """The desk in `folder`; a folder that is not there is created, an older desk brought up to date.

    Takes a few hundred milliseconds at the first call of a process (the database is imported here):
    a window calls it from a worker thread. Raises DeskError: `desk_newer` (made by a later
    version), `desk_damaged`, `desk_unwritable` (folder), `desk_busy`.
    """
    from tro_desk.store import Storage

    clock = clock or SystemClock()
    return Desk(Storage(folder.expanduser().absolute(), clock.now()), clock)
