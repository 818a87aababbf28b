"""A window on a real desk, at the moment of the pictures."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tro_desk.base import paths
from tro_desk.base.clock import FixedClock
from tro_desk.base.settings import Settings
from tro_desk.desk import Desk, open_desk
from tro_desk.ui.app import make_ui
from tro_desk.ui.context import Ui
from tro_desk.ui.fonts import load_fonts
from tro_desk.ui.shell.window import MainWindow

NOW = datetime(2026, 3, 4, 2, 20, tzinfo=UTC)
"""10:20 in Beijing, 20:20 of the day before in Chicago."""


@dataclass
class Opened:
    """A window with its desk; `case` is the sample case or empty."""

    window: MainWindow
    ui: Ui
    desk: Desk
    case: str

    def settle(self, seconds: float = 30) -> None:
        """Let everything that runs in the background arrive."""
        end = time.monotonic() + seconds
        while True:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if not self.ui.jobs.running:
                break
            assert time.monotonic() < end, "a job does not end"
        for _ in range(4):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def resize(self, width: int, height: int) -> None:
        """Give the window a size, even one below its minimum."""
        self.window.setMinimumSize(0, 0)
        self.window.resize(width, height)
        self.settle()

    def go(self, name: str, **where: object) -> None:
        """Open a screen and wait for what it shows."""
        self.window.go(name, **where)
        self.settle()


@pytest.fixture(scope="session")
def _fonts(qapp: QApplication) -> None:
    from tro_desk.ui.theme import Theme

    load_fonts(qapp, Theme("light"))


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, _fonts: None) -> Iterator[Callable[..., Opened]]:
    """Opens windows; each is closed at the end, with nothing left running."""
    opened: list[Opened] = []

    def make(language: str = "en", *, sample: bool = True) -> Opened:
        folder = tmp_path / f"desk{len(opened)}"
        desk = open_desk(folder, FixedClock(NOW))
        case = desk.fill_sample(paths.asset("sample")) if sample else ""
        ui = make_ui(Settings(tmp_path / "settings.json"), language)
        ui.theme.choose("light")
        ui.theme.apply()
        problems: list[BaseException] = []
        ui.jobs.crashed.connect(problems.append)
        ui.jobs.failed.connect(problems.append)
        window = MainWindow(ui)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        one = Opened(window, ui, desk, case)
        opened.append(one)
        window.desk_opened(desk)
        one.settle()
        one.problems = problems  # type: ignore[attr-defined]
        return one

    yield make
    for one in opened:
        one.settle()
        one.window.close()
        assert one.ui.jobs.close(), "a job was left running"
        one.desk.close()
        assert one.problems == []  # type: ignore[attr-defined]


@pytest.fixture
def sample(open_window: Callable[..., Opened]) -> Opened:
    """The sample case in English."""
    return open_window("en")


@pytest.fixture
def empty(open_window: Callable[..., Opened]) -> Opened:
    """An empty desk in English."""
    return open_window("en", sample=False)
