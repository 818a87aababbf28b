"""The window between its first frame and the open desk: it shows what it showed at its end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import NOW, Opened, rest
from tests.ui.test_start import WHOLE_RUN, run
from tro_desk.base.clock import FixedClock
from tro_desk.base.settings import Settings
from tro_desk.desk import open_desk
from tro_desk.store.kept_today import NAME
from tro_desk.ui import app
from tro_desk.ui.shell.window import MainWindow


class Starting:
    """A window that shows what was kept of a desk in `folder`, which is not open yet."""

    def __init__(self, folder: Path, settings: Path, language: str = "en") -> None:
        self.folder = folder
        self.ui = app.make_ui(Settings(settings), language)
        self.ui.theme.apply()
        self.problems: list[BaseException] = []
        self.ui.jobs.crashed.connect(self.problems.append)
        self.window = MainWindow(self.ui)
        self.window.resize(1280, 800)
        self.window.show()
        app.show_kept(self.window, folder, FixedClock(NOW))
        rest()

    @property
    def today(self):
        return self.window.screen_of("today")

    @property
    def shown(self):
        return self.window.stack.currentWidget()

    def texts(self) -> list[str]:
        """What the window shows, from all its labels."""
        return [one.text() for one in self.window.findChildren(QLabel) if one.isVisible()]

    def press(self, name: str) -> None:
        """Press the first visible button of that name."""
        buttons = self.today.findChildren(QPushButton)
        next(one for one in buttons if one.text() == name and one.isVisible()).click()

    def open(self) -> Opened:
        """Open the desk, as the start does after it."""
        app.start_desk(self.window, self.folder, FixedClock(NOW))
        opened = Opened(self.window, self.ui, None, "c1")
        opened.settle()
        return opened


@pytest.fixture
def closed(tmp_path: Path, sample_desk: tuple[Path, str]) -> Path:
    folder = tmp_path / "desk"
    shutil.copytree(sample_desk[0], folder)
    open_desk(folder, FixedClock(NOW)).close_showing("c1")
    return folder


@pytest.fixture
def starting(qtbot: QtBot, closed: Path, tmp_path: Path, _fonts: None) -> Iterator[Starting]:
    one = Starting(closed, tmp_path / "settings.json")
    yield one
    one.window.close()
    assert one.ui.jobs.close()
    if one.ui.ready:
        one.ui.desk.close()
    one.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert one.problems == []


def test_it_shows_the_desk_before_it_is_open(starting: Starting) -> None:
    before = starting.texts()
    assert not starting.ui.ready
    assert starting.shown is starting.today
    assert {"Next three steps", "Frozen and accused", "USD 3,412.80"} <= set(before)
    cards = list(starting.today._cards)
    starting.open()
    assert starting.ui.ready
    assert starting.today._cards == cards, "nothing is made anew where nothing has changed"
    page = starting.today.findChildren(QLabel)
    assert [text for text in before if text not in starting.texts()] == []
    assert [one for one in page if "{" in one.text()] == []


def test_another_language_before_the_desk_is_open(starting: Starting) -> None:
    starting.window.choose_language("zh")
    rest()
    words = starting.texts()
    assert "冻结与涉案" in words
    starting.open()
    assert set(words) <= set(starting.texts())


def test_a_small_window_before_the_desk_is_open(starting: Starting) -> None:
    starting.window.setMinimumSize(0, 0)
    starting.window.resize(910, 480)
    rest()
    assert len(starting.today._cards) == 2
    starting.open()
    assert starting.shown is starting.today


def test_what_is_pressed_is_done_when_the_desk_is_open(starting: Starting) -> None:
    starting.press("Why this day")
    rest()
    assert starting.shown is starting.window.waiting
    starting.open()
    assert starting.window.screen_name == "dates"
    assert starting.shown is starting.window.screen_of("dates")


def test_back_to_today_before_the_desk_is_open(starting: Starting, qtbot: QtBot) -> None:
    starting.window.complete()
    qtbot.keyClick(starting.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert starting.shown is starting.window.waiting
    qtbot.keyClick(starting.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert starting.shown is starting.today
    starting.open()
    assert starting.window.screen_name == "today"


def test_files_are_asked_for_when_the_desk_is_open(
    starting: Starting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def choose(ui: object, _parent: object) -> list[str]:
        asked.append(starting.ui.ready)
        return []

    monkeypatch.setattr("tro_desk.ui.shell.taking_in.choose_files", choose)
    starting.press("Choose files")
    starting.press("Choose files")
    assert asked == []
    starting.open()
    assert asked == [True]


def test_a_desk_that_takes_long_to_open_says_so(starting: Starting, qtbot: QtBot) -> None:
    window = starting.window
    window._still_opening.setInterval(1)
    window._still_opening.start()
    qtbot.waitUntil(lambda: window.strips.kept.isVisible())
    assert "still being opened" in window.strips.kept.text.text()
    starting.open()
    assert not window.strips.kept.isVisible()


def test_a_desk_that_opens_at_once_says_nothing(starting: Starting) -> None:
    starting.open()
    assert not starting.window._still_opening.isActive()


def test_another_case_that_is_chosen_before_the_desk_is_open(starting: Starting) -> None:
    starting.window.open_case("c2")
    assert starting.shown is starting.window.waiting
    starting.window.open_case("c1")
    assert starting.shown is starting.today
    starting.open()
    assert starting.ui.case == "c1"


def test_a_desk_that_cannot_be_opened_shows_nothing_of_it(starting: Starting) -> None:
    assert any("Northlake" in text for text in starting.texts())
    (starting.folder / "desk.db").write_bytes(b"not a database" * 1000)
    starting.open()
    assert starting.shown is starting.window.waiting
    assert starting.window.waiting.retry.isVisible()
    ways = starting.window.waiting.findChildren(QPushButton)
    shown = [button for button in ways if button.isVisible()]
    assert shown == [starting.window.waiting.retry], "the reason stays as long as the way out"
    assert not any("Northlake" in text for text in starting.texts())
    assert starting.ui.case is None


def test_what_was_done_elsewhere_meanwhile_is_shown(starting: Starting) -> None:
    starting.ui.settings.choices.case = "c1"
    with open_desk(starting.folder, FixedClock(NOW)) as desk:
        desk.mark_deadline("c1", "answer_due", "done")
        newer = desk.new_case()
    starting.open()
    dates = [card.deadline.id for card in starting.today._cards]
    assert dates[0] == "tro_expires"
    assert "answer_due" not in dates
    assert starting.today.findChildren(QComboBox), "the dates of both cases"
    assert [case.id for case in starting.window.top.switcher._cases] == [newer, "c1"]


def test_a_whole_run_keeps_it_and_the_next_one_shows_it(closed: Path) -> None:
    script = """
from tro_desk.ui.shell.window import MainWindow

show = MainWindow.show_kept

def show_and_tell(window, kept, clock):
    import sys
    show(window, kept, clock)
    late = [name for name in ("sqlalchemy", "tro_desk.desk.desk", "yaml") if name in sys.modules]
    print("shown", len(window.screen_of("today")._cards), window.isVisible(), late, flush=True)

MainWindow.show_kept = show_and_tell
"""
    (closed / NAME).unlink()
    assert run(script + WHOLE_RUN, str(closed)).splitlines() == ["open zh desk"]
    assert (closed / NAME).exists()
    told = run(script + WHOLE_RUN, str(closed)).splitlines()
    assert told == ["shown 2 True []", "open zh desk"]


def test_what_cannot_be_shown_does_not_keep_the_desk_from_opening(closed: Path) -> None:
    script = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from tro_desk.ui import app
from tro_desk.ui.shell.window import MainWindow

def fails(window, kept, clock):
    raise RuntimeError("not this one")

MainWindow.show_kept = fails
opened = MainWindow.desk_opened

def tell(window, *arguments):
    opened(window, *arguments)
    print("open", window.ui.case, flush=True)
    import os
    os._exit(0)

MainWindow.desk_opened = tell
app.run(Path(sys.argv[1]), "zh")
"""
    assert run(script, str(closed)).strip() == "open c1"
