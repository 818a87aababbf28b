"""A desk as one file: saved, given to the window in every way, restored; locked ones as well."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from tests.desk.lock_parts import CHEAP, PASSPHRASE
from tests.ui.conftest import NOW, Opened
from tests.ui.screens import clipped, unnamed
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk
from tro_desk.desk.lock_state import lock_state
from tro_desk.domain.lock import LockState
from tro_desk.ui.screens.backup.view import BackupView


@pytest.fixture
def moved(tmp_path: Path, empty_desk: Path) -> Path:
    """Another desk, with a case of its own and no passphrase, as one file."""
    shutil.copytree(empty_desk, tmp_path / "other")
    with open_desk(tmp_path / "other", FixedClock(NOW)) as desk:
        desk.new_case()
        desk.back_up(out=tmp_path / "旧电脑 1.trocase")
    return tmp_path / "旧电脑 1.trocase"


@pytest.fixture
def locked(tmp_path: Path, empty_desk: Path) -> tuple[Path, str]:
    """The same of a locked desk, and its recovery key."""
    shutil.copytree(empty_desk, tmp_path / "locked")
    with open_desk(tmp_path / "locked", FixedClock(NOW)) as desk:
        desk.new_case()
        key = desk.lock(PASSPHRASE, kdf=CHEAP)
        desk.back_up(out=tmp_path / "locked.trocase")
    return tmp_path / "locked.trocase", key


def accepted(view: BackupView, sample: Opened, into: Path) -> None:
    """Restore into a folder, as the dialog that is open asks."""
    dialog = view.dialog
    assert dialog is not None
    dialog.folder.setText(str(into))
    dialog.keep.click()
    sample.settle()


def backup_of(sample: Opened) -> BackupView:
    view = sample.window.screen_of("backup")
    assert isinstance(view, BackupView)
    return view


def test_saved_and_restored(
    sample: Opened, view: BackupView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "not encrypted" in view.one_file.who.text()
    asked = []

    def name(_parent: object, _title: str, wanted: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(wanted).name)
        return str(tmp_path / "搬家"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    view.one_file.save.click()
    sample.settle()
    out = tmp_path / "搬家.trocase"
    assert asked == ["TRO Desk 2026-03-04.trocase"]
    assert view.strip.text.text().startswith(f"Saved as {out}; it was opened again and is good.")
    sample.window.go("today")
    sample.window.add_files([str(out)])
    sample.settle()
    accepted(backup_of(sample), sample, tmp_path / "new 新")
    with open_desk(tmp_path / "new 新", FixedClock(NOW)) as other:
        assert [case.id for case in other.cases()] == [sample.case]
    assert sample.ui.desk.folder != tmp_path / "new 新"


def test_dropped_beside_a_paper(sample: Opened, moved: Path, tmp_path: Path) -> None:
    paper = tmp_path / "letter.txt"
    paper.write_text("Case No. 1:26-cv-09999 in the Northern District of Illinois")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(moved)), QUrl.fromLocalFile(str(paper))])
    drop = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    before = sample.desk.cases()
    sample.window.dropEvent(drop)
    sample.settle()
    assert len(sample.desk.cases()) == len(before) + 1, "the paper is a paper"
    view = backup_of(sample)
    assert view.dialog is not None
    assert "1 case, 0 originals" in view.dialog.told.text()
    view.dialog.reject()


def test_given_before_the_desk_is_open(sample: Opened, moved: Path) -> None:
    """As a double click on the file starts the program."""
    desk = sample.ui.take_desk()
    sample.window.add_files([str(moved)])
    sample.settle()
    sample.window.desk_opened(desk)
    sample.settle()
    dialog = backup_of(sample).dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_never_over_a_desk(sample: Opened, view: BackupView, moved: Path, tmp_path: Path) -> None:
    view.open(restore=str(moved))
    sample.settle()
    before = {path: path.read_bytes() for path in (tmp_path / "other").rglob("*.db")}
    accepted(view, sample, tmp_path / "other")
    assert "never restored over what is there" in view.strip.text.text()
    assert {path: path.read_bytes() for path in (tmp_path / "other").rglob("*.db")} == before


@pytest.mark.parametrize("way", ["passphrase", "recovery"])
def test_a_locked_one_asks(
    sample: Opened, view: BackupView, locked: tuple[Path, str], tmp_path: Path, way: str
) -> None:
    path, key = locked
    view.open(restore=str(path))
    sample.settle()
    asked = view.key_dialog
    assert asked is not None
    assert unnamed(asked) == []
    assert clipped(asked) == []
    asked.keep.click()
    assert asked.strip.text.text() == "Type the passphrase or the recovery key."
    asked.passphrase.line.setText("wrong passphrase")
    asked.keep.click()
    sample.settle()
    asked = view.key_dialog
    assert "does not open" in asked.strip.text.text()
    field = asked.passphrase if way == "passphrase" else asked.recovery
    field.line.setText(PASSPHRASE if way == "passphrase" else key)
    asked.keep.click()
    sample.settle()
    accepted(view, sample, tmp_path / "came")
    assert lock_state(tmp_path / "came") is LockState.LOCKED
    with open_desk(tmp_path / "came", FixedClock(NOW), passphrase=PASSPHRASE) as desk:
        assert len(desk.cases()) == 1


def test_no_desk_in_it(sample: Opened, view: BackupView, tmp_path: Path) -> None:
    (tmp_path / "x.TROCASE").write_bytes(b"no desk at all" * 50)
    sample.window.add_files([str(tmp_path / "x.TROCASE")])
    sample.settle()
    assert view.strip.text.text()
    assert view.dialog is None
