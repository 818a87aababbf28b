"""Killed at any moment: the desk opens, is sound, and has all that was reported as saved."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sqlite3
import sys
from contextlib import closing
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest

from tests.desk import forks, victim
from tests.desk.parts import CERTAIN
from tests.store.made import NOW
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk
from tro_desk.domain.facts import Status
from tro_desk.store import Storage

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")

DENSE = "KILLS" in os.environ
"""Whether every step is struck (`make kills`), or a share of them."""

LONGEST = {"add": 0.05, "say": 0.05, "brief": 0.25, "date": 0.05, "step": 0.05}
"""Seconds after the first report within which the blow falls: a few rounds of the work."""


@pytest.fixture(scope="module")
def context() -> BaseContext:
    return forks.context()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("in", "out"):
        (tmp_path / name).mkdir()
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        desk.new_case()
    return tmp_path


def _lines(report: Path) -> list[str]:
    return report.read_text().splitlines() if report.exists() else []


def _check(folder: Path, reported: list[str]) -> None:
    """Open the desk as the seller would, then look at everything in it."""
    storage = Storage(folder / "desk", NOW)
    with storage.reading() as unit:
        case = unit.cases.get("c1")
        originals = unit.notices.originals()
        own = {one.title: one.id for one in unit.deadlines.customs().get("c1", ())}
        moved = {one.deadline: one.note for one in unit.deadlines.marks().get("c1", ())}
        answers = unit.answers.of(1)
        closed = {one.note for one in unit.closures.all("ilnd")}
        assert all(unit.vault.verify(*original) for original in originals)
        assert unit.vault.strays(originals) == ()
        assert unit.briefs.strays() == ()
    storage.close()
    with closing(sqlite3.connect(folder / "desk" / "desk.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        briefs = database.execute("SELECT stem, sha256, snapshot_sha256 FROM briefs").fetchall()
        batches = database.execute("SELECT count(*) FROM facts GROUP BY batch_id").fetchall()
        pages = database.execute("SELECT count(*) FROM pages").fetchone()[0]

    # Nothing half: a paper with all that was found, a batch with all that was said, whole files.
    assert all(len(notice.found) == len(CERTAIN) for notice in case.notices)
    assert pages == len(originals) == len(case.notices)
    assert {count for (count,) in batches} <= {2}
    kept = folder / "desk" / "briefs"
    for stem, pdf, snapshot in briefs:
        assert hashlib.sha256((kept / f"{stem}.pdf").read_bytes()).hexdigest() == pdf
        assert hashlib.sha256((kept / f"{stem}.json").read_bytes()).hexdigest() == snapshot
    copies = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (folder / "out").glob("*.pdf")
    }
    assert set(copies.values()) <= {pdf for _, pdf, _ in briefs}

    # Nothing lost.
    reasons = [one.value for one in answers if one.step == "first_hours/preserve"]
    papers = {notice.evidence.sha256 for notice in case.notices}
    said = {fact.value for fact in case.confirmed("asin") if fact.status is Status.CONFIRMED}
    for line in reported:
        match line.split():
            case ["paper", sha256]:
                assert sha256 in papers
            case ["said", value]:
                assert value in said
            case ["taken", "back", value]:
                assert value not in said
            case ["dated" | "open" as what, *_, number]:
                assert moved[f"custom:{own[f'Date {number}']}"] == f"note {number}"
                assert (f"day {number}" in closed) == (what == "dated")
            case ["reason" | "unsaid" as what, number]:
                assert (f"impossible:reason {number}" in reasons) == (what == "reason")
            case ["brief", sha256, name]:
                assert copies[name] == sha256
            case _:
                raise AssertionError(line)


@pytest.mark.parametrize("kind", victim.KINDS)
def test_a_blow_at_a_random_moment(context: BaseContext, folder: Path, kind: str) -> None:
    chance = random.Random(f"blow {kind}")
    report = folder / "report"
    for blow in range(12 if DENSE else 4):
        before = len(_lines(report))
        args = (kind, folder, report, 1000 * blow, None)
        process = context.Process(target=victim.work, args=args)
        process.start()
        while len(_lines(report)) == before:
            process.join(0.002)
            assert process.exitcode is None
        process.join(chance.uniform(0, LONGEST[kind]))
        process.kill()
        process.join()
        process.close()
        _check(folder, _lines(report))
    assert not DENSE or len(_lines(report)) > 12


@pytest.mark.parametrize(
    ("kind", "stride"), [("add", 1), ("say", 2), ("brief", 3), ("date", 2), ("step", 2)]
)
def test_a_blow_at_each_step(context: BaseContext, folder: Path, kind: str, stride: int) -> None:
    report = folder / "report"
    die_at, died = 1, True
    while died:
        args = (kind, folder, report, 10 * die_at, die_at)  # numbers that were not used before
        process = context.Process(target=victim.work, args=args)
        process.start()
        process.join()
        assert process.exitcode in (0, -signal.SIGKILL)
        died = process.exitcode != 0
        process.close()
        _check(folder, _lines(report))
        die_at += stride if DENSE else stride * 3
    assert die_at > 10
