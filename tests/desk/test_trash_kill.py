"""Killed while something is thrown away, brought back or removed for good: all of it or nothing."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

import pytest

from tests.desk import forks, victim
from tests.desk.trash_parts import filled, says
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import Desk, open_desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")

ACTS = ("throw paper", "throw load", "back", "purge")


@pytest.fixture(scope="module")
def context() -> BaseContext:
    """Victims are forked from a server that has imported everything once."""
    return forks.context()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled desk whose case may be purged, a load of it in the trash."""
    folder = tmp_path_factory.mktemp("kill")
    with open_desk(folder / "desk", FixedClock(NOW)) as desk:
        filled(desk, folder)
        desk.end_hold("c1", "The court", NOW.date())
    return folder / "desk"


def act(desk: Desk, what: str) -> None:
    """The act that is cut off; what comes before it is done already."""
    match what:
        case "throw paper":
            desk.delete_evidence("c1", desk.case("c1").notices[0].evidence.sha256)
        case "throw load":
            desk.delete_load(1)
        case "back":
            desk.restore(desk.trash()[0].id)
        case "purge":
            desk.purge()


def prepare(folder: Path, what: str) -> None:
    """What has to be thrown away before."""
    with open_desk(folder, FixedClock(NOW)) as desk:
        if what == "back":
            desk.delete_load(2)
        if what == "purge":
            desk.delete_evidence("c1", desk.case("c1").notices[1].evidence.sha256)
            desk.delete_case("c1")


def work(folder: Path, what: str, die_at: int) -> None:
    """Do it, and die at that step."""
    with open_desk(folder, FixedClock(NOW)) as desk:
        victim._arm(die_at)
        act(desk, what)
        os._exit(0)


def states(folder: Path) -> Iterator[object]:
    with open_desk(folder, FixedClock(NOW)) as desk:
        yield says(desk), desk.trash()
        assert desk.check().sound, desk.check().problems
    assert not list(folder.rglob("*.part"))


@pytest.mark.parametrize("what", ACTS)
def test_a_blow_at_any_step(context: BaseContext, made: Path, tmp_path: Path, what: str) -> None:
    start = tmp_path / "start"
    shutil.copytree(made, start)
    prepare(start, what)
    (before,) = states(start)
    done = tmp_path / "done"
    shutil.copytree(start, done)
    with open_desk(done, FixedClock(NOW)) as desk:
        act(desk, what)
    (after,) = states(done)
    assert before != after
    seen = []
    die_at, died = 1, True
    while died:
        folder = tmp_path / f"at{die_at}"
        shutil.copytree(start, folder)
        args = (folder, what, die_at)
        process: Any = context.Process(target=work, args=args)  # type: ignore[attr-defined]
        process.start()
        process.join()
        assert process.exitcode in (0, -signal.SIGKILL)
        died = process.exitcode != 0
        process.close()
        (found,) = states(folder)
        assert found in (before, after)
        seen.append(found == after)
        shutil.rmtree(folder)
        die_at += 31 if what == "purge" else 11
    assert seen[0] is False
    assert seen[-1] is True
    assert seen == sorted(seen)
