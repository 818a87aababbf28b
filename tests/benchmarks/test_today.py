"""Today on a desk of 500 cases: from the click until the cards of the case are painted.

The list of the dates of all cases follows; when it is there is printed beside, and how long the
window's own thread worked for the cards: on a busy machine the rest is waiting.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.benchmarks.figures import held
from tests.ui.conftest import NOW, Opened
from tests.ui_dates.test_today import add_case, card_of
from tro_desk.base.clock import FixedClock
from tro_desk.base.settings import Settings
from tro_desk.desk import open_desk
from tro_desk.ui.app import make_ui, warm_up
from tro_desk.ui.shell.window import MainWindow

CASES = 500
BAR = 0.1
ROUNDS = 7


def test_today_opens_with_500_cases(qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk", FixedClock(NOW))
    for number in range(CASES):
        add_case(desk, number, served=f"2026-02-{number % 27 + 1:02d}")
    warm_up()
    ui = make_ui(Settings(tmp_path / "settings.json"), "en")
    window = MainWindow(ui)
    window.resize(1280, 800)
    window.show()
    window.desk_opened(desk)
    opened = Opened(window, ui, desk, "")
    opened.settle()
    timed = [_seconds(opened, lambda: window.go("today")) for _ in range(ROUNDS)]
    cards, own, lists = (statistics.median(one) for one in zip(*timed, strict=True))
    assert card_of(opened).model.rowCount() >= CASES
    print(
        f"\nToday with {CASES} cases: {cards * 1000:.0f} ms ({own * 1000:.0f} ms of the window's"
        f" own time); all dates: {lists * 1000:.0f} ms"
    )
    window.close()
    ui.jobs.close()
    desk.close()
    held(f"Today with {CASES} cases", cards * 1000, BAR * 1000, "ms")


def _seconds(opened: Opened, act: Callable[[], None]) -> tuple[float, float, float]:
    """From the act until the cards are painted, with the work for them, and until the list is."""
    opened.go("cases")
    today = opened.window.screen_of("today")
    today._today, today._cards = None, []  # nothing of it is there yet
    today.all_dates = None
    start, worked = time.perf_counter(), time.thread_time()
    act()
    cards = _until(lambda: bool(today._cards) and today._cards[0].isVisible()) - start
    own = time.thread_time() - worked
    return cards, own, _until(lambda: today.all_dates is not None) - start


def _until(there: Callable[[], bool]) -> float:
    """The moment at which something was there, and painted."""
    loop = QEventLoop()
    while not there():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
    return time.perf_counter()
