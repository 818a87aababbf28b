"""A process that changes a desk while SQLite's journal is small, so that it is moved again and
again, and dies at a step of that."""

from __future__ import annotations

import itertools
import os
import signal
import sqlite3
import sys
from pathlib import Path
from types import FrameType

from tests.store.made import NOW
from tro_desk.store import Storage, checkpoints, pragmas
from tro_desk.store.journal import PAGE

CHANGES = 6


def small_journals() -> None:
    """Let a journal be moved after a few pages."""
    checkpoints.LARGE = 8 * (PAGE + 24)  # type: ignore[misc]
    pragmas.JOURNAL = 0  # type: ignore[misc]


def change(storage: Storage, number: int) -> None:
    """Write some pages."""
    with storage.writing() as unit:
        for part in range(3):
            unit.log.add(NOW, f"change {number} {part}", text="x" * (2000 * (number % 3) + 10))


def work(folder: Path, die_at: int) -> None:
    """Open, change and close the desk, and die at that step of all that is asked of SQLite and of
    the system."""
    small_journals()
    steps = itertools.count(1)

    def count(_frame: FrameType, what: str, called: object) -> None:
        if what != "c_call":
            return
        owner = getattr(called, "__self__", None)
        of_sqlite = isinstance(owner, sqlite3.Connection | sqlite3.Cursor)
        if (of_sqlite or owner is os or owner is sys.modules["posix"]) and next(steps) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    storage = Storage(folder, NOW)
    for number in range(CHANGES):
        change(storage, number)
    storage.close()
    sys.setprofile(None)
    os._exit(0)
