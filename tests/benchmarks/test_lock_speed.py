"""What a locked desk costs: the load of a million lines, and the opening of Today.

A desk that is locked and one that is not take turns in one run. What counts is the processor's
time, which hardly depends on who else works: of the load that of the best round, of the program and
the process that reads for it together, and that of the thread which writes, for which all else
waits; of Today the middle of many rounds. The clock on the wall is told beside.
"""

from __future__ import annotations

import os
import shutil
import statistics
import time
from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.benchmarks.figures import held
from tests.benchmarks.test_today import _seconds
from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.ledger.made import many_orders
from tests.ui.conftest import NOW, Opened
from tests.ui_dates.test_today import add_case
from tro_desk.base.clock import FixedClock
from tro_desk.base.settings import Settings
from tro_desk.desk import Desk, open_desk
from tro_desk.ui.app import make_ui, warm_up
from tro_desk.ui.shell.window import MainWindow

ROWS = int(os.environ.get("LOAD_ROWS", "1000000"))
ROUNDS = 3
LOAD_BAR = 1.25
CASES = 500
TODAY_ROUNDS = 15
TODAY_BAR = 1.15


def test_the_load_of_a_locked_desk(tmp_path: Path) -> None:
    file = many_orders(tmp_path / "orders.txt", ROWS)
    found: dict[bool, list[tuple[float, ...]]] = {False: [], True: []}
    for _ in range(ROUNDS):
        for locked in found:
            folder = tmp_path / "desk"
            with open_desk(folder, FixedClock(NOW)) as desk:
                shop = desk.add_store("amazon", "Shop").id
                if locked:
                    desk.lock(PASSPHRASE, kdf=CHEAP)
                start = _clocks()
                assert desk.load_export(file, shop).loaded == ROWS
                found[locked].append(
                    tuple(now - then for now, then in zip(_clocks(), start, strict=True))
                )
            shutil.rmtree(folder)
    print(f"\n{ROWS:,} orders, best of {ROUNDS}:")
    ratios = []
    for number, name in enumerate(("all processors", "the thread that writes", "wall")):
        plain, locked_time = (min(one[number] for one in found[which]) for which in found)
        ratios.append(locked_time / plain)
        print(f"{name}: plain {plain:.2f} s, locked {locked_time:.2f} s, {ratios[-1]:.2f} times")
    held("lock: load of orders", max(ratios[:2]), LOAD_BAR, peer="the desk without a lock")


def _clocks() -> tuple[float, float, float]:
    """Seconds: of processors, the readers' processes included; of this thread; on the wall."""
    told = os.times()
    children = told.children_user + told.children_system
    return time.process_time() + children, time.thread_time(), time.perf_counter()


def test_today_of_a_locked_desk(qtbot: QtBot, tmp_path: Path) -> None:
    with open_desk(tmp_path / "plain", FixedClock(NOW)) as desk:
        for number in range(CASES):
            add_case(desk, number, served=f"2026-02-{number % 27 + 1:02d}")
    shutil.copytree(tmp_path / "plain", tmp_path / "locked")
    with open_desk(tmp_path / "locked", FixedClock(NOW)) as desk:
        desk.lock(PASSPHRASE, kdf=CHEAP)
    warm_up()
    windows = [
        _window(open_desk(tmp_path / name, FixedClock(NOW), passphrase=PASSPHRASE), tmp_path / name)
        for name in ("plain", "locked")
    ]
    spent: list[list[float]] = [[], []]
    waited: list[list[float]] = [[], []]
    for _ in range(TODAY_ROUNDS):
        for number, opened in enumerate(windows):
            start = time.process_time()
            waited[number].append(_seconds(opened, partial(opened.window.go, "today"))[1])
            spent[number].append(time.process_time() - start)
    for opened in windows:
        opened.window.close()
        opened.ui.jobs.close()
        opened.desk.close()
    plain, locked = (statistics.median(times) * 1000 for times in spent)
    walls = " and ".join(f"{statistics.median(times) * 1000:.0f}" for times in waited)
    print(
        f"\nToday with {CASES} cases, processor time: plain {plain:.0f} ms, locked {locked:.0f} ms,"
        f" {locked / plain:.2f} times (until it is painted: {walls} ms)"
    )
    held("lock: opening of Today", locked / plain, TODAY_BAR, peer="the desk without a lock")


def _window(desk: Desk, folder: Path) -> Opened:
    ui = make_ui(Settings(folder / "settings.json"), "en")
    window = MainWindow(ui)
    window.resize(1280, 800)
    window.show()
    window.desk_opened(desk)
    opened = Opened(window, ui, desk, "")
    opened.settle()
    return opened
