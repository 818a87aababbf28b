"""A window's services on a copy of the sample desk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.conftest import SAMPLE_NOW
from tro_desk.base.clock import FixedClock
from tro_desk.base.settings import Settings
from tro_desk.desk import Desk, open_desk
from tro_desk.ui import fonts
from tro_desk.ui.context import Ui
from tro_desk.ui.jobs import Jobs
from tro_desk.ui.language import LanguageSwitch
from tro_desk.ui.theme import Theme

NOW = SAMPLE_NOW


@pytest.fixture(scope="session")
def filled(filled_desk: tuple[Path, str]) -> Path:
    """A closed desk with the sample case, to be copied."""
    return filled_desk[0]


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    """The sample desk, for one test to change."""
    folder = tmp_path / "desk"
    shutil.copytree(filled, folder)
    with open_desk(folder, FixedClock(NOW)) as opened:
        yield opened


@pytest.fixture
def case(desk: Desk) -> str:
    """The id of the sample case."""
    return desk.cases()[0].id


@pytest.fixture
def make_ui(qapp: QApplication, desk: Desk, tmp_path: Path) -> Iterator[Callable[..., Ui]]:
    """Makes a window's services in a language and a look."""
    made: list[Ui] = []

    def make(language: str = "zh", look: str = "light") -> Ui:
        theme = Theme(look)
        fonts.load_fonts(qapp, theme)
        theme.apply()
        ui = Ui(LanguageSwitch(language), theme, Jobs(), Settings(tmp_path / "settings.json"))
        ui.desk = desk
        made.append(ui)
        return ui

    yield make
    for ui in made:
        assert ui.jobs.close()
        QApplication.removeTranslator(ui.language._qt)
