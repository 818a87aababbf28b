"""A window on a real desk, at the moment of the pictures."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import SAMPLE_NOW
from tro_desk.base.clock import FixedClock
from tro_desk.base.settings import Settings
from tro_desk.desk import Desk, open_desk
from tro_desk.ui.app import make_ui, warm_up
from tro_desk.ui.context import Ui
from tro_desk.ui.fonts import load_fonts
from tro_desk.ui.shell.window import MainWindow

NOW = SAMPLE_NOW


def rest(most: int = 200) -> None:
    """Take every event that is due: a page is made in turns, and each leaves the next one to come.

    `most` turns, for what moves without an end.
    """
    turn = QEventLoop()
    for _ in range(most):
        QApplication.sendPostedEvents()
        if not turn.processEvents():
            return


@dataclass
class Opened:
    """A window with its desk; `case` is the sample case or empty."""

    window: MainWindow
    ui: Ui
    desk: Desk
    case: str

    def settle(self, seconds: float = 30) -> None:
        """Let everything that runs in the background arrive."""
        flags = QEventLoop.ProcessEventsFlag
        late = QTimer(singleShot=True)
        late.start(round(seconds * 1000))
        while True:
            QApplication.processEvents(flags.AllEvents, 20)
            if not self.ui.jobs.running:
                rest()
                if not self.ui.jobs.running:
                    break
            QApplication.processEvents(flags.WaitForMoreEvents)  # a job's end is an event
            assert late.isActive(), "a job does not end"
        late.stop()

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
    warm_up()


@pytest.fixture(scope="session")
def sample_desk(filled_desk: tuple[Path, str]) -> tuple[Path, str]:
    """A closed desk with the sample case, to be copied, and the case's id."""
    return filled_desk


@pytest.fixture
def open_window(
    qtbot: QtBot, tmp_path: Path, sample_desk: tuple[Path, str], empty_desk: Path, _fonts: None
) -> Iterator[Callable[..., Opened]]:
    """Opens windows; each is closed at the end, with nothing left running."""
    opened: list[Opened] = []

    def make(language: str = "en", *, sample: bool = True) -> Opened:
        folder = tmp_path / f"desk{len(opened)}"
        shutil.copytree(sample_desk[0] if sample else empty_desk, folder)
        desk = open_desk(folder, FixedClock(NOW))
        case = sample_desk[1] if sample else ""
        ui = make_ui(Settings(tmp_path / "settings.json"), language)
        ui.theme.choose("light")
        ui.theme.apply()
        problems: list[BaseException] = []
        ui.jobs.crashed.connect(problems.append)
        ui.jobs.failed.connect(problems.append)
        window = MainWindow(ui)
        window.resize(1280, 800)
        window.show()
        one = Opened(window, ui, desk, case)
        opened.append(one)
        window.desk_opened(desk)
        one.settle()
        one.problems = problems
        return one

    yield make
    for one in opened:
        one.settle()
        one.window.close()
        assert one.ui.jobs.close(), "a job was left running"
        one.desk.close()
        one.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if one.ui.theme.dark:  # only now: whatever is still there would be styled anew
            one.ui.theme.choose("light")
            one.ui.theme.apply()
        assert one.problems == []


@pytest.fixture
def sample(open_window: Callable[..., Opened]) -> Opened:
    """The sample case in English."""
    return open_window("en")


@pytest.fixture
def empty(open_window: Callable[..., Opened]) -> Opened:
    """An empty desk in English."""
    return open_window("en", sample=False)


@pytest.fixture(scope="session")
def long_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper of 250 pages full of text, one docket number on the first."""
    from reportlab.lib.pagesizes import LETTER
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path_factory.mktemp("long") / "long.pdf"
    canvas = Canvas(str(path), pagesize=LETTER)
    for page in range(250):
        text = canvas.beginText(72, 720)
        if page == 0:
            text.textLine("Case No. 1:26-cv-04321, Northern District of Illinois, June 3, 2026")
        for line in range(45):
            text.textLine(f"Page {page + 1}, line {line + 1}: defendants shall preserve records.")
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return path
