"""A process that backs a desk up, or restores it, and is killed in the middle."""

from __future__ import annotations

import itertools
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

import tro_desk.desk.back_up
import tro_desk.store.restore  # noqa: F401 - imported once, before the victims are forked
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk


def work(kind: str, folder: Path, report: Path, number: int, die_at: int | None) -> None:
    """Back up or restore; every line of the report is the path of a backup, or of a desk, that
    was said to be there. With `die_at` it kills itself at that file operation."""
    out = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with open_desk(folder / "desk", FixedClock(NOW + timedelta(hours=number))) as desk:
        if die_at is not None:
            _arm(die_at)
        if kind == "backup":
            done = desk.back_up().content.path
        else:
            into = folder / f"new {number}"
            done = desk.restore_backup(folder / "good.zip", into).folder
        os.write(out, f"{done}\n".encode())
        os._exit(0)


def _arm(die_at: int) -> None:
    steps = itertools.count(1)

    def audit(name: str, _: object) -> None:
        if name.startswith(("open", "os.", "sqlite3.connect", "shutil.")) and next(steps) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(audit)
