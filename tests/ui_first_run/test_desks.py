"""Other desks: the menu of those opened last, missing ones, and the bar of the sample."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, unnamed
from tro_desk.base.errors import DeskError
from tro_desk.desk import desk_folder, known_desks
from tro_desk.desk.folder import is_desk
from tro_desk.desk.known_desks import remember
from tro_desk.desk.sample_desk import MARK
from tro_desk.ui import login_item
from tro_desk.ui.desks.menu import DesksMenu
from tro_desk.ui.desks.sample_bar import SampleBar, mark, remove_and_begin


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was started beside this program."""
    given: list[list[str]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda *call: given.append([*call[1]]))
    return given


def menu_of(sample: Opened) -> DesksMenu:
    made = DesksMenu(sample.ui, sample.window, sample.window.top.switcher.make_menu())
    made.look()
    sample.settle()
    return made


def words_of(menu: DesksMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def press(sample: Opened, menu: DesksMenu, text: str) -> None:
    (action,) = [one for one in menu.actions() if text in one.text()]
    action.trigger()
    sample.settle()


def test_desks_opened_last(
    sample: Opened, home: Path, tmp_path: Path, empty_desk: Path, started: list[list[str]]
) -> None:
    for name in ("a", "b & c"):
        shutil.copytree(empty_desk, tmp_path / name)
        remember(tmp_path / name)
    shutil.move(tmp_path / "a", tmp_path / "moved")
    menu = menu_of(sample)
    found = words_of(menu)
    assert found[0].endswith("b && c")
    assert found[1].endswith("a (not there now)")
    assert found[-2:] == ["Open another desk ...", "Open this desk at every start"]
    press(sample, menu, "b && c")
    assert started[-1][-4:] == ["--desk", str(tmp_path / "b & c"), "--lang", "en"]
    press(sample, menu, "not there now")
    strip = sample.window.strip
    assert "There is no desk in" in strip.text.text()
    assert strip._action is not None
    strip._action.click()
    sample.settle()
    assert strip.isHidden()
    assert [one.folder.name for one in known_desks.known_desks()[1:]] == ["b & c"]
    assert len(started) == 1


def test_another_desk_and_a_new_one(
    sample: Opened, home: Path, tmp_path: Path, empty_desk: Path, started: list[list[str]]
) -> None:
    menu = menu_of(sample)
    shutil.copytree(empty_desk, tmp_path / "there")
    menu.take(tmp_path / "there")
    sample.settle()
    assert started[-1][-3] == str(tmp_path / "there")
    menu.take(tmp_path / "empty")
    sample.settle()
    action = sample.window.strip._action
    assert action is not None
    assert not (tmp_path / "empty").exists()
    action.click()
    sample.settle()
    assert is_desk(tmp_path / "empty")
    assert started[-1][-3] == str(tmp_path / "empty")
    (tmp_path / "file").write_text("x")
    menu._make(tmp_path / "file")
    sample.settle()
    assert "is a file" in sample.window.strip.text.text()
    press(sample, menu, "Open this desk at every start")
    assert desk_folder() == sample.desk.folder
    assert "opens at the start" in words_of(menu_of(sample))[0]


def test_a_missing_one_is_said_in_chinese(sample: Opened, home: Path, tmp_path: Path) -> None:
    sample.ui.language.set("zh")
    remember(tmp_path / "不在")
    menu = menu_of(sample)
    assert menu.title() == "其他工作台"
    assert words_of(menu)[0].endswith("不在（现在不在）")


def test_the_sample_says_so_on_every_page(sample: Opened) -> None:
    (sample.desk.folder / MARK).write_text("{}")
    mark(sample.ui, sample.window)
    mark(sample.ui, sample.window)
    (bar,) = sample.window.findChildren(SampleBar)
    for name in ("today", "case", "steps", "brief", "settings", "backup"):
        sample.go(name, case=sample.case)
        assert bar.isVisible(), name
    assert sample.window.windowTitle() == "TRO Desk: sample"
    sample.window.strip.fail(DeskError("cancelled"))
    assert bar.isVisible()
    sample.ui.language.set("zh")
    assert bar.text.text().startswith("示例工作台")
    assert sample.window.windowTitle() == "TRO Desk：示例"
    sample.resize(910, 480)
    assert clipped(bar) == []
    assert unnamed(bar) == []
    sample.ui.language.use(pseudo())
    assert left_behind(bar, set()) == []


def test_cases_of_ones_own_are_asked_for(
    sample: Opened, started: list[list[str]], home: Path
) -> None:
    folder = sample.desk.folder
    (folder / MARK).write_text("{}")
    mark(sample.ui, sample.window)
    bar = sample.window.strips.pinned
    assert isinstance(bar, SampleBar)
    bar.ask()
    sample.settle()
    assert bar.dialog is not None
    assert bar.dialog.too.isHidden()
    bar.dialog.reject()
    sample.desk.new_case()
    bar.ask()
    sample.settle()
    dialog = bar.dialog
    assert dialog.too.text() == "Remove 1 case of my own as well"
    assert unnamed(dialog) == []
    dialog.keep.click()
    assert dialog.isVisible()
    assert "Tick the line above" in dialog.strip.text.text()
    assert sample.window.at_the_end is None
    dialog.too.setChecked(True)
    dialog.keep.click()
    sample.settle()
    assert sample.window.at_the_end is not None
    assert folder.exists(), "it goes when the desk is closed"


def test_the_entry_at_login_goes_with_the_sample(
    tmp_path: Path, home: Path, empty_desk: Path, started: list[list[str]]
) -> None:
    folder = tmp_path / "TRO Desk sample"
    shutil.copytree(empty_desk, folder)
    (folder / MARK).write_text("{}")
    login_item.turn_on(login_item.command(folder))
    assert login_item.is_for(folder)
    remove_and_begin(folder, "zh")
    assert not folder.exists()
    assert not login_item.is_on()
    assert started == [["-m", "tro_desk", "--lang", "zh"]]
    login_item.turn_on(login_item.command(tmp_path / "mine"))
    shutil.copytree(empty_desk, folder)
    (folder / MARK).write_text("{}")
    remove_and_begin(folder, "zh")
    assert login_item.is_on(), "that of another desk stays"
