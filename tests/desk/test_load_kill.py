"""Killed while an export is read or taken over: the desk is as it was, or has all of it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.desk import forks
from tests.desk.sales import ask, contents
from tests.ledger.made import many_orders
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")

ROWS = 20_000


class Blow:
    """A job that kills its process some time after a part of the way."""

    def __init__(self, part: float, later: float) -> None:
        self.part, self.later = part, later

    def report(self, done: int, total: int) -> None:
        if done >= total * self.part:
            threading.Timer(self.later, os.kill, (os.getpid(), signal.SIGKILL)).start()
            self.part = 2

    def check(self) -> None:
        return None


def work(folder: Path, file: Path, part: float, later: float) -> None:
    """Load the file, and be killed there."""
    with open_desk(folder) as desk:
        desk.load_export(file, 1, job=Blow(part, later))


BLOWS = ((0.5, 0.0), (0.79, 0.0), (0.79, 0.03), (0.79, 0.1))


def test_a_blow_leaves_all_or_nothing(tmp_path: Path) -> None:
    file = many_orders(tmp_path / "orders.txt", ROWS, skus=500)
    folder = tmp_path / "desk"
    with open_desk(folder, FixedClock(NOW)) as desk:
        desk.add_store("amazon", "Shop")
    empty, files = contents(folder), sorted(path.name for path in folder.iterdir())
    for part, later in BLOWS:
        process: Any = forks.context().Process(target=work, args=(folder, file, part, later))
        process.start()
        process.join()
        assert process.exitcode in (0, -signal.SIGKILL)
        process.close()
        with open_desk(folder, FixedClock(NOW)) as desk:
            assert ask(desk, "PRAGMA integrity_check") == [("ok",)]
            assert ask(desk, "PRAGMA foreign_key_check") == []
            standing = [load for load in desk.loads() if load.undone_at is None]
            count = ROWS if standing else 0
            assert ask(desk, "SELECT count(*) FROM order_lines") == [(count,)]
            for load in standing:
                desk.undo_load(load.id)
        left = contents(folder)
        assert {**left, "loads": []} == empty
    strays = {p.name for p in folder.iterdir()} - set(files)
    assert {name for name in strays if not name.startswith("desk.db")} == set()
    with open_desk(folder, FixedClock(NOW)) as desk:
        assert desk.load_export(file, 1).loaded == ROWS
