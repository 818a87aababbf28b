"""Killed while a desk is locked or unlocked: it opens with the passphrase, is finished, and has all
that it had. `LOCK_KILLS` is how many blows fall at random moments."""

from __future__ import annotations

import os
import random
import signal
import sys
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

import pytest

from tests.desk import forks, lock_victim
from tests.desk.backup_parts import Moving, fill
from tests.desk.lock_parts import all_sealed, opened, papers, rows
from tro_desk.desk import open_desk
from tro_desk.desk.lock_state import lock_state

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")

KILLS = int(os.environ.get("LOCK_KILLS", "5"))
STRIDE = int(os.environ.get("LOCK_STRIDE", "37"))


@pytest.fixture(scope="module")
def context() -> BaseContext:
    """Victims are forked from a server that has imported everything once."""
    return forks.context()


class Model:
    """A desk, and what is in it for good."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "desk"
        with open_desk(self.folder, Moving()) as desk:
            fill(desk, folder / "in")
            desk.back_up()
            self.rows, self.papers = rows(desk), papers(desk)

    def check(self) -> None:
        """Open the desk as the seller would, and look at everything in it."""
        before = lock_state(self.folder)
        with opened(self.folder) as desk:
            assert (rows(desk), papers(desk)) == (self.rows, self.papers)
            assert desk.check().problems == ()
            after = lock_state(self.folder)
            assert after != "converting"
            assert desk.sealed == (after == "locked")
            [kept] = desk.backups().kept
            assert desk.examine_backup(kept.path).files == 5
        if before != "converting":
            assert after == before
        if after == "locked":
            assert all_sealed(self.folder)
        else:
            assert not list(self.folder.rglob("*.sealed"))
        left = [path.name for path in self.folder.rglob(".*") if path.name != ".lock"]
        assert left == []


def killed(context: BaseContext, folder: Path, kind: str, die_at: int | None, wait: float) -> bool:
    """Run a victim to its end, by its own hand or after `wait` seconds; whether it was killed."""
    process: Any = context.Process(  # type: ignore[attr-defined]
        target=lock_victim.work, args=(kind, folder, die_at)
    )
    process.start()
    if die_at is None:
        process.join(wait)
        process.kill()
    process.join()
    dead = process.exitcode == -signal.SIGKILL
    assert dead or process.exitcode == 0
    process.close()
    return bool(dead)


@pytest.mark.parametrize("kind", ["lock", "unlock"])
def test_a_blow_at_each_step(context: BaseContext, tmp_path: Path, kind: str) -> None:
    model = Model(tmp_path)
    back = "unlock" if kind == "lock" else "lock"
    die_at, dead, states = 1, True, set()
    while dead:
        assert not killed(context, model.folder, back, 0, 0)
        dead = killed(context, model.folder, kind, die_at, 0)
        states.add(lock_state(model.folder))
        model.check()
        die_at += STRIDE
    assert die_at > 40
    assert "converting" in states


def test_a_blow_at_a_random_moment(context: BaseContext, tmp_path: Path) -> None:
    model = Model(tmp_path)
    chance = random.Random(os.environ.get("LOCK_SEED", "blows"))
    for number in range(KILLS):
        kind = ("unlock", "lock")[lock_state(model.folder) == "open"]
        killed(context, model.folder, kind, None, chance.uniform(0.02, 0.6))
        if number % 3 == 2 or number == KILLS - 1:  # often the next victim meets what was left
            model.check()
