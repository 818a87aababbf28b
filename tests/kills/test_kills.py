"""Blows at random moments over all that is done at a desk: `KILLS` is how many have to fall.

Only a process that died by the blow counts; where the work had ended before, it is done again.
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
import time
from collections import Counter
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

import pytest

from tests.desk import forks
from tests.kills import victim
from tests.kills.model import Model, begin, place_old

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")

KILLS = int(os.environ.get("KILLS", "6"))
SEED = os.environ.get("KILLS_SEED", "blows")
ROUND = 70
"""Blows at one desk; the next ones fall at a new one."""


class Blows:
    """Victims at one desk, and how long each kind of work takes on this machine."""

    def __init__(self, context: BaseContext, folder: Path) -> None:
        self.context = context
        begin(folder)
        self.model = Model(folder)
        self.took: dict[str, float] = {}

    def strike(self, kind: str, number: int, chance: random.Random) -> bool:
        """Let a victim work, and kill it at a moment of it; whether it died by the blow."""
        model = self.model
        old = place_old(model.folder, number) if kind == "migrate" else None
        before = len(model.lines())
        process: Any = self.context.Process(  # type: ignore[attr-defined]
            target=victim.work, args=(kind, model.folder, number)
        )
        process.start()
        while len(model.lines()) == before and process.exitcode is None:
            process.join(0.001)
        began = time.monotonic()
        process.join(chance.uniform(0, self.took.get(kind, 0.1)))
        process.kill()
        process.join()
        dead = process.exitcode == -signal.SIGKILL
        assert dead or process.exitcode == 0
        process.close()
        if not dead:
            self.took[kind] = time.monotonic() - began
        model.check(kind, old)
        return dead


def test_blows_at_random_moments_of_everything(tmp_path: Path) -> None:
    context = forks.context()
    chance = random.Random(SEED)
    kinds = itertools.cycle(victim.KINDS)
    fallen: Counter[str] = Counter()
    while (before := fallen.total()) < KILLS:
        blows = Blows(context, tmp_path / f"desk {before}")
        for number in itertools.count():
            kind = next(kinds)
            fallen[kind] += blows.strike(kind, number, chance)
            if fallen.total() in (KILLS, before + ROUND):
                break
        blows.model.end()
    print(f"\n{fallen.total()} blows: " + ", ".join(f"{n} {kind}" for kind, n in fallen.items()))
