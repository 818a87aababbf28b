"""The first start: by keys and by mouse, in both languages; nothing is written before its end."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.store.made import NOW
from tests.ui.screens import clipped, left_behind, pseudo, unnamed
from tests.ui_first_run.conftest import First, written
from tro_desk.base.clock import FixedClock
from tro_desk.base.settings import Settings
from tro_desk.desk import desk_folder, new_place, open_desk
from tro_desk.desk.folder import nobody_was_here, own_folder, settings_file
from tro_desk.desk.lock_state import lock_state
from tro_desk.domain.lock import LockState

Open = Callable[..., First]
KEY = Qt.Key


@pytest.mark.parametrize("language", ["en", "zh"])
def test_by_keys_alone(first: Open, home: Path, language: str) -> None:
    one = first(language)
    titles = []
    while one.page != "done":
        titles.append(one.window.question(one.page).title.text())
        assert written(home) == [], one.page
        one.key(KEY.Key_Return)
        assert len(titles) < 9
    assert len(titles) == 4
    assert titles[0] == ("Welcome to TRO Desk" if language == "en" else "欢迎使用 TRO Desk")
    assert one.window.focusWidget() is one.window.question("done").go_on
    one.key(KEY.Key_Return)
    (begun,) = one.answers
    assert begun is not None
    assert begun.add
    assert begun.folder == own_folder() == desk_folder()
    assert begun.desk is not None
    assert begun.desk.cases() == ()
    assert not begun.desk.sealed
    assert not nobody_was_here()


def test_by_mouse_with_a_passphrase_elsewhere_and_a_disk(
    first: Open, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, disk = tmp_path / "案件", tmp_path / "USB"
    disk.mkdir()
    one = first("zh")
    window = one.window
    one.click(window.languages.buttons["en"])
    assert window.question("start").title.text() == "Welcome to TRO Desk"
    one.click(window.question("start").begin)
    page = window.question("place")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))
    one.click(page.other)
    one.click(window.next)
    assert one.said == "Choose the folder first."
    one.click(page.pick)
    assert str(place) in page.other.detail.text().replace("\u200b", "")
    one.click(window.next)
    lock = window.question("lock")
    one.click(lock.other)
    lock.new.line.setText(PASSPHRASE)
    lock.again.line.setText("another one")
    one.click(window.next)
    assert "differ" in one.said
    lock.again.line.setText(PASSPHRASE)
    one.click(window.next)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(disk))
    one.click(window.question("backup").other)
    one.click(window.question("backup").pick)
    assert written(home) == []
    assert not place.exists()
    one.click(window.next)
    assert one.page == "sheet"
    assert not lock.new.text, "what was typed is kept no longer than it is needed"
    sheet = window.question("sheet").sheet
    sheet.typed.setText("wrong")
    one.click(sheet.keep)
    assert one.page == "sheet"
    sheet.typed.setText(sheet._key)
    one.click(sheet.keep)
    assert one.page == "done"
    one.click(window.question("done").others[0])
    (begun,) = one.answers
    assert begun is not None
    assert begun.desk is not None
    assert not begun.add
    assert (begun.folder, desk_folder()) == (place, place)
    assert begun.desk.backups().folder == disk
    assert lock_state(place) is LockState.LOCKED
    assert Settings(settings_file()).choices.language == "en"
    assert PASSPHRASE.encode() not in settings_file().read_bytes()


def test_back_keeps_what_was_typed(first: Open, home: Path, tmp_path: Path) -> None:
    one = first()
    one.key(KEY.Key_Return)
    place = one.window.question("place")
    place.take(tmp_path / "desk")
    one.settle()
    one.key(KEY.Key_Return)
    lock = one.window.question("lock")
    lock.other.button.click()
    QTest.keyClicks(lock.new.line, "typed before")
    one.key(KEY.Key_Escape)
    assert one.page == "place"
    one.key(KEY.Key_Escape)
    assert one.page == "start"
    one.key(KEY.Key_Escape)
    assert one.page == "start"
    one.key(KEY.Key_Return)
    assert place.other.button.isChecked()
    assert one.window.wanted.elsewhere == tmp_path / "desk"
    one.key(KEY.Key_Return)
    assert lock.other.button.isChecked()
    assert lock.new.text == "typed before"
    one.window.close()
    one.settle()
    assert one.answers == [None]
    assert written(home) == []
    assert nobody_was_here()


def test_the_choice_is_made_by_arrows(first: Open) -> None:
    one = first()
    one.key(KEY.Key_Return)
    one.key(KEY.Key_Return)
    lock = one.window.question("lock")
    assert one.window.focusWidget() is lock.one.button
    one.key(KEY.Key_Down)
    assert lock.other.button.isChecked()
    one.key(KEY.Key_Tab)
    QTest.keyClicks(one.window.focusWidget(), "abc")
    assert lock.new.text == "abc"
    one.key(KEY.Key_Return)
    assert "at least 8" in one.said


def test_what_is_wrong_with_a_folder(
    first: Open, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = first("zh")
    one.key(KEY.Key_Return)
    page = one.window.question("place")
    page.take(tmp_path / "OneDrive - 公司")
    one.settle()
    assert "OneDrive" in one.said
    one.window.go_on()
    one.settle()
    assert one.page == "lock", "a warning is no refusal"
    one.window.go_back()
    one.settle()
    page.take(tmp_path / ("长" * 90))
    one.settle()
    assert "字符" in one.said or "140" in one.said
    page.take(tmp_path / ("长" * 150))
    one.settle()
    monkeypatch.setattr(new_place, "ROOM", 1 << 62)
    page.take(tmp_path / "full")
    one.settle()
    assert "MB" in one.said
    one.key(KEY.Key_Return)
    assert one.page == "place"
    (tmp_path / "file").write_text("x")
    page.take(tmp_path / "file")
    one.settle()
    assert str(tmp_path / "file") in one.said
    monkeypatch.setattr(new_place, "_read_only", lambda _folder: True)
    page.take(tmp_path / "read only")
    one.settle()
    assert "只读" in one.said
    assert written(home) == []


def test_a_first_folder_for_backups_speaks_of_no_older_ones(first: Open, tmp_path: Path) -> None:
    one = first("en")
    page = one.window.question("backup")
    page.take(tmp_path / "no disk")
    one.settle()
    said = page.strip.text.text().replace("\u200b", "")
    assert said.startswith(f"The folder for backups, {tmp_path / 'no disk'}, is not there.")
    assert "backups are" not in said


def test_a_desk_that_is_there_opens_as_it_is(first: Open, empty_desk: Path, tmp_path: Path) -> None:
    shutil.copytree(empty_desk, tmp_path / "desk")
    with open_desk(tmp_path / "desk", FixedClock(NOW)) as desk:
        case = desk.new_case()
    one = first()
    one.key(KEY.Key_Return)
    one.window.question("place").take(tmp_path / "desk")
    one.settle()
    assert one.said.startswith("A desk is there already.")
    one.key(KEY.Key_Return, to=one.window)
    (begun,) = one.answers
    assert begun is not None
    assert (begun.folder, begun.desk) == (tmp_path / "desk", None)
    with open_desk(desk_folder(), FixedClock(NOW)) as desk:
        assert [one.id for one in desk.cases()] == [case]


def test_it_can_be_stopped_and_closed_while_the_desk_is_made(
    first: Open, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tro_desk.desk import new_desk

    one = first()
    for _ in range(3):
        one.key(KEY.Key_Return)
    making = new_desk.create_desk

    def slow(*given: Any) -> Any:
        given[3].cancel()
        return making(*given)

    monkeypatch.setattr(new_desk, "create_desk", slow)
    one.key(KEY.Key_Return)
    assert one.said == "Stopped. Nothing was written."
    assert not own_folder().exists()
    one.window.go_on()
    one.settle()
    one.window.close()
    one.settle()
    assert one.answers == [None]
    assert not own_folder().exists()
    assert nobody_was_here()


def test_the_sheet_is_not_left_by_mistake(first: Open, home: Path) -> None:
    one = first()
    one.key(KEY.Key_Return)
    one.key(KEY.Key_Return)
    lock = one.window.question("lock")
    lock.other.button.click()
    lock.new.line.setText(PASSPHRASE)
    lock.again.line.setText(PASSPHRASE)
    one.key(KEY.Key_Return)
    one.key(KEY.Key_Return)
    assert one.page == "sheet"
    sheet = one.window.question("sheet").sheet
    caption = sheet._captions[sheet.typed]
    assert abs(caption.geometry().center().y() - sheet.typed.geometry().center().y()) <= 1
    one.window.close()
    assert one.window.isVisible()
    assert "has not been compared" in one.window.question("sheet").sheet.strip.text.text()
    one.window.close()
    assert one.answers == [None]
    assert lock_state(own_folder()) is LockState.LOCKED
    with open_desk(own_folder(), FixedClock(NOW), passphrase=PASSPHRASE) as desk:
        assert desk.has_recovery_key


def test_the_disk_with_the_desk_is_out(first: Open, home: Path, empty_desk: Path) -> None:
    usb = home / "usb"
    one = first("en", missing=usb)
    assert one.window.question("start").title.text() == "The desk is not there"
    one.key(KEY.Key_Return)
    assert one.said == "It is still not there."
    shutil.copytree(empty_desk, usb)
    one.key(KEY.Key_Return)
    (begun,) = one.answers
    assert begun is not None
    assert begun.folder == usb


def test_a_desk_elsewhere_is_named(first: Open, tmp_path: Path, empty_desk: Path) -> None:
    one = first()
    one.window.use(tmp_path)
    one.settle()
    assert one.said == f"There is no desk in {tmp_path}."
    shutil.copytree(empty_desk, tmp_path / "TRO Desk")
    one.window.use(tmp_path)
    one.settle()
    assert desk_folder() == tmp_path / "TRO Desk"
    assert one.answers


@pytest.fixture
def saved(tmp_path: Path, empty_desk: Path) -> Path:
    """A desk of another computer, locked, as one file."""
    shutil.copytree(empty_desk, tmp_path / "other")
    with open_desk(tmp_path / "other", FixedClock(NOW)) as desk:
        desk.new_case()
        desk.lock(PASSPHRASE, kdf=CHEAP)
        desk.back_up(out=tmp_path / "搬家.trocase")
    return tmp_path / "搬家.trocase"


def test_a_double_click_on_a_saved_desk(first: Open, home: Path, saved: Path) -> None:
    one = first("en", (str(saved), "notice.eml"))
    assert one.page == "restore"
    page = one.window.question("restore")
    assert "1 case" in page.told.text()
    one.window.go_on()
    one.settle()
    assert one.said == "Type the passphrase or the recovery key."
    page.passphrase.line.setText("not the right one")
    one.window.go_on()
    one.settle()
    assert "does not open" in one.said
    assert not own_folder().exists()
    page.passphrase.line.setText(PASSPHRASE)
    one.window.go_on()
    one.settle()
    assert one.page == "done"
    assert not page.passphrase.text
    one.key(KEY.Key_Return)
    (begun,) = one.answers
    assert begun is not None
    assert (begun.folder, begun.files) == (own_folder(), ("notice.eml",))
    with open_desk(own_folder(), FixedClock(NOW), passphrase=PASSPHRASE) as desk:
        assert len(desk.cases()) == 1


def test_a_file_that_is_no_desk(first: Open, home: Path, tmp_path: Path) -> None:
    (tmp_path / "x.trocase").write_bytes(b"nothing" * 99)
    one = first("en", (str(tmp_path / "x.trocase"),))
    assert one.said
    one.window.go_on()
    one.settle()
    assert one.page == "restore"
    one.key(KEY.Key_Escape)
    assert one.page == "start"
    assert written(home) == []


def test_dropped_papers_wait(first: Open, saved: Path) -> None:
    one = first()
    one.window.give(["a.eml", "b.pdf"])
    one.settle()
    assert one.said.startswith("2 files wait")
    one.window.give([str(saved)])
    one.settle()
    assert one.page == "restore"
    assert one.window.files == ["a.eml", "b.pdf"]


@pytest.mark.parametrize("size", [(1280, 800), (910, 480)])
def test_every_page_speaks_and_fits(first: Open, saved: Path, size: tuple[int, int]) -> None:
    one = first()
    window = one.window
    window.setMinimumSize(0, 0)
    window.resize(*size)
    window.begin()
    window.go_on()
    one.settle()
    window.question("lock").other.button.click()
    window.show_page("backup")
    window.restore(saved)
    one.settle()
    for words in (None, pseudo()):
        if words is not None:
            one.ui.language.use(words)
        for name in ("start", "place", "lock", "backup", "restore"):
            window.show_page(name)
            one.settle()
            assert unnamed(window) == [], name
            if words is None:
                assert clipped(window) == [], name
            else:
                own = {"中文", "English", "TRO Desk", str(own_folder()), saved.name}
                assert left_behind(window, own) == [], name
