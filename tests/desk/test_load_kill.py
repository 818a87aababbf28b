"""Killed while an export is read or taken over: the desk is as it was, or has all of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.desk.sales import ask, contents
from tests.ledger.made import many_orders
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")

ROWS = 20_000
VICTIM = """
import os, signal, sys, threading
from pathlib import Path
from tro_desk.desk import open_desk

class Blow:
    "Kills this process some time after a part of the way."
    def __init__(self, part, later):
        self.part, self.later = part, later
    def report(self, done, total):
        if done >= total * self.part:
            threading.Timer(self.later, os.kill, (os.getpid(), signal.SIGKILL)).start()
            self.part = 2
    def check(self):
        return None

if __name__ == "__main__":
    with open_desk(Path(sys.argv[1])) as desk:
        desk.load_export(Path(sys.argv[2]), 1, job=Blow(float(sys.argv[3]), float(sys.argv[4])))
"""
BLOWS = ((0.5, 0.0), (0.79, 0.0), (0.79, 0.03), (0.79, 0.1))


def test_a_blow_leaves_all_or_nothing(tmp_path: Path) -> None:
    file = many_orders(tmp_path / "orders.txt", ROWS, skus=500)
    script = tmp_path / "victim.py"
    script.write_text(VICTIM, "utf-8")
    folder = tmp_path / "desk"
    with open_desk(folder, FixedClock(NOW)) as desk:
        desk.add_store("amazon", "Shop")
    empty, files = contents(folder), sorted(path.name for path in folder.iterdir())
    for part, later in BLOWS:
        done = subprocess.run(
            [sys.executable, str(script), str(folder), str(file), str(part), str(later)],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
            capture_output=True, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
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
