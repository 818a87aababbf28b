"""A locked desk, and all that the program leaves behind, holds nothing of a case in clear.

200 strings are planted in every kind of thing that a seller gives the desk; then every byte below
the desk's folder, the temporary folder and the log's folder is searched for them.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import forks, leak_parts
from tests.desk.backup_parts import Moving
from tests.desk.leak_parts import PLANTED, Plants, fail, plant, use
from tests.desk.lock_parts import CHEAP, PASSPHRASE, opened
from tro_desk.base import log
from tro_desk.desk import open_desk

KILLS = int(os.environ.get("LOCK_LEAK_KILLS", "2"))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with all that the program may write to, and `user` for what the seller asks for."""
    for name in ("tmp", "log", "user"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    log.start(tmp_path / "log")
    yield tmp_path
    log.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")
def test_nothing_planted_is_found_in_a_locked_desk(place: Path) -> None:
    plants = Plants()
    left = place / "desk", place / "tmp", place / "log"
    with open_desk(place / "desk", Moving()) as desk:
        case = plant(desk, place / "user", plants)
        use(desk, case, place / "user")
        assert len(set(plants.all)) >= PLANTED
        assert set(plants.found_in(place / "desk")) == set(plants.all), "the search finds them"
        desk.lock(PASSPHRASE, kdf=CHEAP)
        assert plants.found_in(*left) == {}
        use(desk, case, place / "user")
        fail(plants.all[0])
        assert plants.found_in(*left) == {}
    assert plants.found_in(*left) == {}
    assert (place / "log" / log.FILE_NAME).stat().st_size > 0
    _kills(place, case, plants, left)
    with opened(place / "desk") as desk:
        assert desk.check().problems == ()
        assert {one.name for one in desk.stores()} <= set(plants.all)
    assert plants.found_in(*left) == {}


def _kills(place: Path, case: str, plants: Plants, left: tuple[Path, ...]) -> None:
    """Processes at work, ended by the system in the middle of it."""
    context = forks.context()
    chance = random.Random("leaks")
    for number in range(KILLS):
        ready = place / f"ready {number}"
        process = context.Process(target=leak_parts.work, args=(place, case, ready))
        process.start()
        while not ready.exists():
            assert process.is_alive()
            time.sleep(0.01)
        process.join(chance.uniform(0.05, 2.5))
        process.kill()
        process.join()
        process.close()
        assert plants.found_in(*left) == {}
