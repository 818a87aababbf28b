"""Killed in the middle of a backup or of a restore: the desk is as it was, what is there is whole,
and the next time clears what is left."""

from __future__ import annotations

import random
import signal
import sys
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest

from tests.desk import backup_victim, forks
from tests.desk.backup_parts import Moving, contents, fill, leftovers
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")


@pytest.fixture(scope="module")
def context() -> BaseContext:
    return forks.context()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        fill(desk, tmp_path / "in")
        desk.back_up(out=tmp_path / "good.zip")
        desk.pause_rotation(True)
    return tmp_path


def killed(
    context: BaseContext, folder: Path, kind: str, number: int, die_at: int | None, wait: float
) -> bool:
    """Run a victim to its end, by its own hand or after `wait` seconds; whether it was killed."""
    process = context.Process(
        target=backup_victim.work, args=(kind, folder, folder / "report", number, die_at)
    )
    process.start()
    if die_at is None:
        process.join(wait)
        process.kill()
    process.join()
    dead = process.exitcode == -signal.SIGKILL
    assert dead or process.exitcode == 0
    process.close()
    return dead


def check(folder: Path) -> None:
    """Everything that has a name is whole, and everything reported is there."""
    report = folder / "report"
    reported = report.read_text().splitlines() if report.exists() else []
    papers = contents(folder / "desk")
    with open_desk(folder / "desk", Moving()) as desk:
        assert desk.check().problems == ()
        kept = [one.path for one in desk.backups().kept]
        for path in kept:
            assert desk.examine_backup(path).files == 5
        restored = [path for path in folder.glob("new *") if any(path.iterdir())]
        for path in restored:
            assert contents(path) == papers
            with open_desk(path, Moving()) as other:
                assert other.check().problems == ()
                assert other.case_ids() == desk.case_ids()
        assert {Path(line) for line in reported} <= {*kept, *restored}


def clean(folder: Path) -> None:
    """After a backup and a look by the program itself nothing of the dead is left."""
    with open_desk(folder / "desk", Moving()) as desk:
        desk.back_up()
        desk.new_case()
        desk.back_up_if_due(closing=True)
    assert leftovers(folder) == []


@pytest.mark.parametrize(("kind", "stride"), [("backup", 3), ("restore", 11)])
def test_a_blow_at_each_step(context: BaseContext, folder: Path, kind: str, stride: int) -> None:
    die_at, dead = 1, True
    while dead:
        dead = killed(context, folder, kind, die_at, die_at, 0)
        check(folder)
        die_at += stride
    assert die_at > 20
    clean(folder)


@pytest.mark.parametrize("kind", ["backup", "restore"])
def test_a_blow_at_a_random_moment(context: BaseContext, folder: Path, kind: str) -> None:
    chance = random.Random(f"blow {kind}")
    for number in range(8):
        killed(context, folder, kind, number, None, chance.uniform(0.01, 0.25))
        check(folder)
    clean(folder)
