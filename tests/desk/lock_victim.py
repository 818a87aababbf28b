"""A process that locks a desk, or unlocks it for good, and is killed in the middle."""

from __future__ import annotations

import itertools
import os
import signal
import sys
from pathlib import Path

import cryptography.hazmat.primitives.kdf.argon2  # imported once, before the victims are forked
import sqlcipher3.dbapi2

import tro_desk.store.archive
import tro_desk.store.convert  # noqa: F401
from tests.desk.lock_parts import CHEAP, PASSPHRASE, opened
from tro_desk.desk import Desk

_ = sqlcipher3, cryptography


def work(kind: str, folder: Path, die_at: int | None) -> None:
    """Open the desk, which finishes what an earlier victim began, and convert it. With `die_at` it
    kills itself at that file operation."""
    if die_at is not None:
        _arm(die_at)
    with opened(folder) as desk:
        _convert(desk, kind)
        os._exit(0)


def _convert(desk: Desk, kind: str) -> None:
    if kind == "lock" and not desk.sealed:
        desk.lock(PASSPHRASE, kdf=CHEAP)
    if kind == "unlock" and desk.sealed:
        desk.unlock_for_good(PASSPHRASE)


def _arm(die_at: int) -> None:
    steps = itertools.count(1)

    def audit(name: str, _: object) -> None:
        if name.startswith(("open", "os.", "sqlite3.connect", "shutil.")) and next(steps) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(audit)
