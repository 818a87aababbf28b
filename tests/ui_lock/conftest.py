"""Windows on desks with a passphrase; the key is made cheaply."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import NOW, Opened, _fonts, long_pdf, sample_desk  # noqa: F401 - fixtures
from tro_desk.base.clock import FixedClock
from tro_desk.base.settings import Settings
from tro_desk.desk import Desk, open_desk
from tro_desk.domain.letters import LANGUAGES
from tro_desk.store.lock_file import Kdf
from tro_desk.ui.app import make_ui, start_desk
from tro_desk.ui.lock.locking import Locking, State
from tro_desk.ui.shell.window import MainWindow

PASSPHRASE = "correct horse 电池"
CHEAP = Kdf(memory=64, passes=1, lanes=1)


class Hands:
    """A clock that tests move."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def pass_by(self, **time: float) -> None:
        self.moment += timedelta(**time)


class Locked(Opened):
    """A window with the lock of its desk, and the clock."""

    clock: Hands
    key: str

    @property
    def locking(self) -> Locking:
        assert self.window.locking is not None
        return self.window.locking

    def settle(self, seconds: float = 30) -> None:
        super().settle(seconds)
        while self.window.locking is not None and self.locking.state is State.COVERED:
            QApplication.processEvents()
            if not self.ui.jobs.running:
                self.locking._proceed()
            super().settle(seconds)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def lock(self) -> None:
        self.window.lock()
        self.settle()
        assert self.locking.state is State.LOCKED

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        self.locking.screen.field.line.setText(passphrase)
        self.locking.screen._press()
        self.settle()
        assert self.locking.state is State.OPEN
        self.desk = self.ui.desk

    def lock_again_unseen(self) -> None:
        """Unlock, lock without a look at anything, and unlock."""
        self.unlock()
        self.lock()
        self.unlock()


@pytest.fixture(scope="session")
def sealed_desk(
    tmp_path_factory: pytest.TempPathFactory,
    sample_desk: tuple[Path, str],  # noqa: F811
) -> tuple[Path, str]:
    """A closed desk with the sample case and a passphrase, and its recovery key."""
    folder = tmp_path_factory.mktemp("sealed") / "desk"
    shutil.copytree(sample_desk[0], folder)
    with open_desk(folder, FixedClock(NOW)) as desk:
        return folder, desk.lock(PASSPHRASE, kdf=CHEAP)


@pytest.fixture
def start(
    qtbot: QtBot,
    tmp_path: Path,
    sample_desk: tuple[Path, str],  # noqa: F811
    sealed_desk: tuple[Path, str],
    _fonts: None,  # noqa: F811
) -> Iterator[Callable[..., Locked]]:
    """Starts a window on a desk as the program does; each is closed at the end."""
    opened: list[Locked] = []

    def make(language: str = "en", *, sealed: bool = True) -> Locked:
        folder = tmp_path / f"desk{len(opened)}"
        shutil.copytree(sealed_desk[0] if sealed else sample_desk[0], folder)
        ui = make_ui(Settings(tmp_path / f"settings{len(opened)}.json"), language)
        ui.theme.choose("light")
        ui.theme.apply()
        problems: list[BaseException] = []
        ui.jobs.crashed.connect(problems.append)
        ui.jobs.failed.connect(problems.append)
        window = MainWindow(ui)
        window.resize(1280, 800)
        window.show()
        one = Locked(window, ui, None, sample_desk[1])  # type: ignore[arg-type]
        one.clock, one.key, one.problems = Hands(NOW), sealed_desk[1], problems
        opened.append(one)
        start_desk(window, folder, one.clock)
        one.settle()
        one.window.lock_of(folder).kdf = CHEAP
        if not sealed:
            one.desk = ui.desk
        return one

    yield make
    for one in opened:
        one.settle()
        one.window.close()
        assert one.ui.jobs.close(), "a job was left running"
        if one.ui.ready:
            one.ui.take_desk().close()
        one.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert one.problems == []


@pytest.fixture
def locked(start: Callable[..., Locked]) -> Locked:
    """The start with a locked desk."""
    return start()


@pytest.fixture
def unlocked(locked: Locked) -> Locked:
    """A desk with a passphrase, open."""
    locked.unlock()
    return locked


def opened_with(folder: Path, passphrase: str) -> Desk:
    """The desk, opened with a passphrase."""
    return open_desk(folder, FixedClock(NOW), passphrase=passphrase)


def planted(desk: Desk) -> set[str]:
    """What a locked window must not show: names, numbers and words of the case and its papers."""
    found: set[str] = set()
    for summary in desk.cases():
        case = desk.case(summary.id)
        found |= {fact.value for fact in case.facts}
        for notice in case.notices:
            found |= {notice.evidence.name, notice.evidence.sha256}
            found |= {one.candidate.value for one in notice.found}
            for page in desk.page_text(notice.evidence.sha256):
                found |= {line.strip() for line in page.text.splitlines()}
        found |= {one.title for one in desk.matches(summary.id)}
    found |= {load.export.name for load in desk.loads()}
    found |= {store.name for store in desk.stores()}
    common = {"amazon", "true", "false", "trademark", *LANGUAGES}
    return {text for text in found if len(text) > 5} - common
