"""A backup of a desk of 2 GB while the window is used: nothing waits for more than 100 ms.

A quarter of the desk are lines of orders, a quarter pages of papers, the rest originals, most of a
few megabytes, one large. All bytes are there: they come from a generator, and none repeats. While
the backup is made as the window makes it, somebody goes from screen to screen, types into the
search, answers steps and confirms facts. Told are the longest pause between two events of the
window, and the longest wait of a change of the desk, beside the same work without a backup. What a
thread was ready to run and the machine gave its processors to others is told apart, where the
system says it (Linux): the bar is on the rest.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import insert, text

from tests.benchmarks.figures import held
from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.ui.conftest import NOW, Opened
from tro_desk.base.clock import FixedClock
from tro_desk.base.settings import Settings
from tro_desk.desk import Desk, Said, open_desk
from tro_desk.domain.facts import Status
from tro_desk.store.search_tables import search_papers
from tro_desk.store.tables import evidence
from tro_desk.ui.app import make_ui, warm_up
from tro_desk.ui.search.panel import SearchPanel
from tro_desk.ui.shell.window import MainWindow

MEGABYTES = int(os.environ.get("BACKUP_MB", "2048"))
STALL = 0.100
ALONE = 8.0  # seconds of the same work before, without a backup
SCREENS = ("today", "case", "review", "steps", "letters", "evidence", "dates", "records", "backup")
STEP = "first_hours/stand_still"
_MB = 1 << 20
Run = Callable[..., Any]


class Clock:
    """Seconds by the clock on the wall since the last look, and without waiting for a processor."""

    def __init__(self) -> None:
        self._wall, self._waited = time.perf_counter(), _waited()

    def look(self) -> tuple[float, float]:
        wall, waited = time.perf_counter(), _waited()
        spent = wall - self._wall
        own = spent - (waited - self._waited)
        self._wall, self._waited = wall, waited
        return own, spent


def _waited() -> float:
    """How long this thread was ready and had no processor, in seconds; 0 where nobody says it."""
    try:
        told = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat").read_text()
    except OSError:
        return 0.0
    return int(told.split()[1]) / 1e9


Times = list[tuple[float, float, str]]


@dataclass
class Seen:
    """What was noticed while the window was used: own seconds, on the wall, at what."""

    gaps: Times = field(default_factory=list)
    writes: Times = field(default_factory=list)
    doing: str = ""

    def told(self) -> str:
        parts = []
        for name, times in (("pauses", self.gaps), ("changes", self.writes)):
            worst = ", ".join(f"{one[0] * 1000:.0f} {one[2]}" for one in sorted(times)[:-4:-1])
            wall = max(one[1] for one in times)
            parts.append(f"of {len(times):,} {name} {worst} ms (wall {wall * 1000:.0f})")
        return "; ".join(parts)


@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
def test_nothing_waits_for_a_backup(
    qtbot: QtBot, tmp_path: Path, filled_desk: tuple[Path, str], locked: bool
) -> None:
    folder, case = tmp_path / "desk", filled_desk[1]
    shutil.copytree(filled_desk[0], folder)
    begun = time.monotonic()
    with open_desk(folder, FixedClock(NOW)) as desk:
        desk.index_texts()
        _grow(desk)
        if locked:
            desk.lock(PASSPHRASE, kdf=CHEAP)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    database = (folder / "desk.db").stat().st_size
    print(
        f"\n{'locked' if locked else 'open'} desk of {size / _MB:,.0f} MB, {database / _MB:,.0f} of"
        f" them database, made in {time.monotonic() - begun:.0f} s"
    )
    assert size >= MEGABYTES * _MB * 0.95
    with _window(folder, tmp_path, case, locked) as opened:
        _walk(opened, Seen(), _for(2 * ALONE))  # each screen is made once
        alone, during = Seen(), Seen()
        _walk(opened, alone, _for(ALONE))
        out = tmp_path / "out.zip"
        made: list[Any] = []
        begun = time.monotonic()
        handle = opened.ui.jobs.run(
            lambda job: opened.desk.back_up(job, out=out), made.append, progress=lambda *_: None
        )
        _walk(opened, during, lambda: not made and handle.running)
        spent = time.monotonic() - begun
        opened.settle()
    print(f"alone:  {alone.told()}")
    print(f"during: {during.told()}; backup {spent:.0f} s, {out.stat().st_size / _MB:,.0f} MB")
    assert made
    assert not made[0].problems
    assert out.stat().st_size >= size * 0.95
    which = f"backup of {MEGABYTES:,} MB, {'locked' if locked else 'open'}"
    held(f"{which}: pause of the window", max(during.gaps)[0], STALL, "s")
    held(f"{which}: wait of a change", max(during.writes)[0], STALL, "s")


def _for(seconds: float) -> Callable[[], bool]:
    until = time.monotonic() + seconds
    return lambda: time.monotonic() < until


# somebody at work


def _walk(opened: Opened, seen: Seen, go_on: Callable[[], bool]) -> None:
    """Go about the desk until `go_on` says no."""
    heart = QTimer()
    clock = Clock()
    heart.timeout.connect(lambda: seen.gaps.append((*clock.look(), seen.doing)))
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    heart.start(2)
    screens, numbers = cycle(SCREENS), iter(range(10**6))
    acts = (_turn, _say, _turn, _answer, _type)
    for act in cycle(acts):
        if not go_on():
            break
        seen.doing = act.__name__
        act(opened, seen, next(screens) if act is _turn else str(next(numbers)))
    heart.stop()


def _wait(opened: Opened, done: Callable[[], bool]) -> None:
    """Let the window live until something is there, a moment at least."""
    for _ in range(3):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
    while not done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _others(opened: Opened) -> Callable[[], bool]:
    """Whether everything but the backup has ended."""
    long = {handle for handle in opened.ui.jobs.running if handle.stoppable}
    return lambda: opened.ui.jobs.running <= long


def _turn(opened: Opened, seen: Seen, name: str) -> None:
    seen.doing = name
    of_case = name in ("case", "review", "steps", "letters", "evidence", "records")
    opened.window.go(name, **({"case": opened.case} if of_case else {}))
    _wait(opened, _others(opened))


def _changed(opened: Opened, seen: Seen, what: str, change: Callable[[], object]) -> None:
    waits: Times = []

    def work(_job: object) -> tuple[float, float, str]:
        clock = Clock()
        change()
        return (*clock.look(), what)

    opened.ui.jobs.run(work, waits.append)
    _wait(opened, lambda: bool(waits))
    seen.writes += waits


def _say(opened: Opened, seen: Seen, number: str) -> None:
    said = Said("plaintiff", f"Northlake Brands {number} LLC", Status.CONFIRMED)
    _changed(opened, seen, "confirm", lambda: opened.desk.say(opened.case, [said]))


def _answer(opened: Opened, seen: Seen, number: str) -> None:
    value = "done" if int(number) % 2 else "open"
    _changed(opened, seen, "answer", lambda: opened.desk.answer(opened.case, STEP, value))


def _type(opened: Opened, seen: Seen, number: str) -> None:
    opened.window.search()
    panel = opened.window.findChild(SearchPanel)
    assert isinstance(panel, SearchPanel)
    for sign in "northlake 48,210"[: 4 + int(number) % 12]:
        QTest.keyClick(panel.line, sign)
        _wait(opened, lambda: True)
    panel.reject()
    panel.deleteLater()
    _wait(opened, _others(opened))


# the desk


def _grow(desk: Desk) -> None:
    """Fill the desk with real bytes up to the size that is wanted."""
    half = MEGABYTES * _MB // 2
    with desk._storage.writing() as unit:
        run = unit._connection.execute
        names = _papers(run, desk.folder / "vault", half)
        _pages(run, names, half // 2)
        _lines(run, half // 2)


def _papers(run: Run, vault: Path, wanted: int) -> list[str]:
    """Originals of 4 MB, and one of a sixteenth of them all; their hashes."""
    names: list[str] = []
    rest = wanted
    while rest > 0:
        size = min(rest, 4 * _MB if names else max(4 * _MB, wanted // 16))
        data = os.urandom(size)
        sha = hashlib.sha256(data).hexdigest()
        path = vault / sha[:2] / f"{sha}.pdf"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o444)
        row = {"name": f"Scan {len(names)}.pdf", "size": size, "kind": "pdf", "pages": 0}
        run(insert(evidence).values(sha256=sha, added_at=NOW, **row))
        run(insert(search_papers).values(sha256=sha, added_at=NOW, pages=0))
        names.append(sha)
        rest -= size
    return names


def _pages(run: Run, papers: list[str], wanted: int) -> None:
    """Pages of 3,000 characters for these papers."""
    each = -(-wanted // 3_000 // len(papers))
    run(
        text(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :each)"
            " INSERT INTO pages (sha256, number, part, text, layout)"
            " SELECT sha256, i, '', hex(randomblob(1500)), '' FROM evidence, n"
            " WHERE evidence.pages = 0 AND evidence.name LIKE 'Scan %'"
        ),
        {"each": each},
    )


def _lines(run: Run, wanted: int) -> None:
    """Lines of orders, of some 70 bytes each."""
    run(
        text(
            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :count)"
            " INSERT INTO order_lines (good, order_id, occurrence, load_id, product, facet, day,"
            " at, changed_at, quantity, gross, shipping, promo, tax, damaged)"
            " SELECT 1000 + i / 1000, printf('111-%07d-%07d', i, abs(random()) % 10000000), 1, 1,"
            " 1 + i / 1000, 1, 20250101 + i % 28, 0, 0, 1, abs(random()) % 9000, 0, 0, 0, 0 FROM n"
        ),
        {"count": wanted // 70},
    )


@contextmanager
def _window(folder: Path, settings: Path, case: str, locked: bool) -> Iterator[Opened]:
    desk = open_desk(folder, FixedClock(NOW), passphrase=PASSPHRASE if locked else None)
    warm_up()
    ui = make_ui(Settings(settings / "settings.json"), "en")
    window = MainWindow(ui)
    window.resize(1280, 800)
    window.show()
    window.desk_opened(desk)
    opened = Opened(window, ui, desk, case)
    opened.settle(120)
    yield opened
    window.close()
    ui.jobs.close()
    desk.close()
