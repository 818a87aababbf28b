"""A user of this computer who has nothing yet, and the window of the first start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desk.lock_parts import CHEAP
from tests.ui.conftest import (  # noqa: F401 - fixtures
    Opened,
    _fonts,
    open_window,
    rest,
    sample,
    sample_desk,
)
from tro_desk.base.settings import Settings
from tro_desk.desk.folder import settings_file
from tro_desk.ui.app import make_ui
from tro_desk.ui.first_run.window import Begun, FirstRunWindow


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder: empty."""
    folder = tmp_path / "home 王伟"
    folder.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TRO_DESK_DIR"):
        monkeypatch.delenv(name, raising=False)
    return folder


def written(home: Path) -> list[str]:
    """Every file and folder of the user."""
    return sorted(str(path.relative_to(home)) for path in home.rglob("*"))


class First:
    """The window, and what it came to."""

    def __init__(self, window: FirstRunWindow, ui: object) -> None:
        self.window, self.ui = window, ui
        self.answers: list[Begun | None] = []
        window.ended.connect(self.answers.append)

    def settle(self) -> None:
        """Let everything that runs in the background arrive."""
        jobs = self.ui.jobs
        while jobs.running:
            QApplication.processEvents()
        rest()

    def key(self, key: Qt.Key, *, to: QWidget | None = None) -> None:
        QTest.keyClick(to or self.window.focusWidget() or self.window, key)
        self.settle()

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    @property
    def page(self) -> str:
        return self.window.page

    @property
    def said(self) -> str:
        return self.window.question(self.page).strip.text.text()


@pytest.fixture
def first(qtbot: QtBot, home: Path, _fonts: None) -> Iterator[Callable[..., First]]:  # noqa: F811
    """Opens the window of the first start."""
    opened: list[First] = []

    def make(
        language: str = "en", files: tuple[str, ...] = (), missing: Path | None = None
    ) -> First:
        ui = make_ui(Settings(settings_file()), language)
        ui.theme.choose("light")
        ui.theme.apply()
        window = FirstRunWindow(ui, files, missing, CHEAP)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        one = First(window, ui)
        opened.append(one)
        one.settle()
        return one

    yield make
    for one in opened:
        for begun in one.answers:
            if begun is not None and begun.desk is not None:
                begun.desk.close()
        one.window._desk = None
        one.window.close()
        assert one.ui.jobs.close()
        one.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
