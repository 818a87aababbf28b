"""The box of a step: files, pictures and notes come in; rows are used by mouse and keys."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton

from tests.ui.conftest import NOW, Opened
from tests.ui.screens import reached_by_tab, unnamed
from tests.ui_evidence.conftest import STEP, box_of, drop, files_of, names_of, notes_of
from tro_desk.base.errors import Cancelled
from tro_desk.base.jobs import UNWATCHED
from tro_desk.ui.evidence.keeping import Place, keep_files, said
from tro_desk.ui.records import RecordDialog
from tro_desk.ui.records.values import Clock
from tro_desk.ui.widgets.evidence_box import EvidenceBox

_CONTROL = Qt.KeyboardModifier.ControlModifier


def menu_of(row: Any) -> dict[str, Any]:
    """What the menu of a row offers."""
    return {action.text(): action for action in row.menu_of().actions()}


def picture() -> QImage:
    """A picture as a screenshot puts it on the clipboard."""
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    return image


def test_files_that_are_dropped_are_kept_for_the_step(sample: Opened, tmp_path: Path) -> None:
    box = box_of(sample)
    assert not box.card.isVisible()
    files = files_of(tmp_path, "page.png", "orders.csv", "chat.png")
    drop(sample, box.zone, files)
    assert names_of(sample) == ["page.png", "orders.csv", "chat.png"]
    first = notes_of(sample)[0]
    assert (first.step, first.item, first.how) == (STEP, "", "file")
    assert (first.zone, first.captured_at) == ("Asia/Shanghai", NOW)
    assert box._title.text() == "3 files kept"
    sha = hashlib.sha256(files[0].read_bytes()).hexdigest()
    facts = f"1 KB  ·  SHA-256 {sha[:4]}…{sha[-4:]}  ·  Wed 4 Mar 2026 10:20 a.m. Beijing time"
    assert box.rows[0].facts.text() == facts
    before = sample.desk.records(sample.case, "evidence")
    drop(sample, box.zone, files[:1])
    assert sample.desk.records(sample.case, "evidence") == before
    assert box.strip.text.text() == "page.png was here already."
    sample.ui.language.set("zh")
    sample.settle()
    assert box._title.text() == "已保存 3 个文件"
    assert "北京时间 2026-03-04 周三 10:20" in box.rows[0].facts.text()


def test_a_file_that_fails_does_not_stop_the_others(sample: Opened, tmp_path: Path) -> None:
    box = box_of(sample)
    empty_file = tmp_path / "empty.png"
    empty_file.write_bytes(b"")
    drop(sample, box.zone, [empty_file, *files_of(tmp_path, "page.png"), tmp_path / "gone.png"])
    assert names_of(sample) == ["page.png"]
    lines = box.strip.text.text().splitlines()
    assert len(lines) == 2
    assert "empty.png is empty" in lines[0]
    assert "gone.png" in lines[1]
    folder = tmp_path / "pages"
    (folder / "more").mkdir(parents=True)
    files_of(folder, "a.png", ".hidden")
    files_of(folder / "more", "b.png")
    drop(sample, box.zone, [folder])
    assert names_of(sample) == ["page.png", "a.png", "b.png"]


def test_keeping_that_is_stopped_says_how_much_was_kept(sample: Opened, tmp_path: Path) -> None:
    class Stopping:
        """A job that is stopped once the first file was kept."""

        def report(self, done: int, total: int) -> None:
            assert 0 <= done <= total

        def check(self) -> None:
            if notes_of(sample):
                raise Cancelled

    files = files_of(tmp_path, "a.png", "b.png")
    result = keep_files(sample.desk, Place(sample.case), files, Stopping())
    assert (result.kept, result.stopped) == (1, True)
    assert said(sample.ui.translator, result) == "Stopped. 1 file was kept before."
    assert names_of(sample) == ["a.png"]
    missing = [tmp_path / f"gone{at}.png" for at in range(6)]
    result = keep_files(sample.desk, Place(sample.case), missing, UNWATCHED)
    assert "2 more files could not be kept." in said(sample.ui.translator, result)


def test_the_button_asks_for_files(
    sample: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(path) for path in files_of(tmp_path, "a.png", "b.png")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: (files, ""))
    box = box_of(sample)
    told: list[bool] = []
    box.changed.connect(lambda: told.append(True))
    QTest.keyClick(box.choose, Qt.Key.Key_Space)
    sample.settle()
    assert names_of(sample) == ["a.png", "b.png"]
    assert told == [True]


def test_a_picture_is_pasted(sample: Opened) -> None:
    box = box_of(sample)
    QApplication.clipboard().clear()
    box.paste.click()
    assert box.strip.text.text().startswith("There is nothing to paste.")
    QApplication.clipboard().setImage(picture())
    QTest.keyClick(box.choose, Qt.Key.Key_V, _CONTROL)
    sample.settle()
    [note] = notes_of(sample)
    assert (note.how, note.step) == ("clipboard", STEP)
    assert sample.desk.evidence(note.sha256).name == "Screenshot 2026-03-04 10.20.00.png"
    assert QImage(str(sample.desk.original(note.sha256))).size() == picture().size()
    assert len(sample.desk.case(sample.case).notices) == 2  # it was not taken for a notice


def test_a_text_that_is_pasted_becomes_a_note_to_be_looked_at(sample: Opened) -> None:
    box = box_of(sample)
    QApplication.clipboard().setText("What support wrote")
    QTest.keyClick(box.choose, Qt.Key.Key_V, _CONTROL)
    sample.settle()
    dialog = box.keeping.dialog
    assert dialog is not None
    assert dialog.text.toPlainText() == "What support wrote"
    assert notes_of(sample) == []
    dialog.keep.click()
    sample.settle()
    [note] = notes_of(sample)
    assert note.how == "note"
    assert sample.desk.original(note.sha256).read_bytes() == b"What support wrote"


def test_a_note_is_not_left_by_mistake(sample: Opened) -> None:
    box = box_of(sample)
    box.write.click()
    dialog = box.keeping.dialog
    assert dialog is not None
    assert unnamed(dialog) == []
    dialog.keep.click()
    assert dialog.strip.text.text() == "Write something first."
    dialog.text.setPlainText("写下看到的")
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert box.keeping.dialog is None
    assert notes_of(sample) == []


def test_a_row_is_removed_and_comes_back(sample: Opened, tmp_path: Path) -> None:
    box = box_of(sample)
    drop(sample, box.zone, files_of(tmp_path, "a.png", "b.png"))
    box.rows[0].setFocus()
    QTest.keyClick(box.rows[0], Qt.Key.Key_Delete)
    sample.settle()
    assert names_of(sample) == ["b.png"]
    assert box._title.text() == "1 file kept"
    assert "Removed: a.png" in box.strip.text.text()
    assert box.strip._action is not None
    box.strip._action.click()
    sample.settle()
    assert names_of(sample) == ["a.png", "b.png"]
    assert not box.strip.isVisible()


def test_where_it_comes_from_is_changed(sample: Opened, tmp_path: Path) -> None:
    box = box_of(sample)
    drop(sample, box.zone, files_of(tmp_path, "a.png"))
    menu_of(box.rows[0])["Change source, time or note"].trigger()
    sample.settle()
    dialog = next(one for one in box.findChildren(RecordDialog) if one.isVisible())
    assert unnamed(dialog) == []
    dialog.inputs["source"].show_typed("https://www.amazon.com/dp/B0ZZK2M9QF")
    dialog.inputs["captured_at"].show_typed(Clock("2026-03-03", "09:05", "America/Chicago"))
    dialog.inputs["note"].show_typed("The whole page")
    dialog.save()
    sample.settle()
    [note] = notes_of(sample)
    assert note.source == "https://www.amazon.com/dp/B0ZZK2M9QF"
    assert note.captured_at == datetime(2026, 3, 3, 15, 5, tzinfo=UTC)
    assert (note.zone, note.note) == ("America/Chicago", "The whole page")
    assert "Tue 3 Mar 2026 9:05 a.m. Chicago time" in box.rows[0].facts.text()


def test_only_a_read_only_copy_is_opened(
    sample: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return len(opened) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    box = box_of(sample)
    files = files_of(tmp_path, "a.png", "run.exe")
    drop(sample, box.zone, files)
    menu_of(box.rows[0])["Open the original"].trigger()
    sample.settle()
    [copy] = opened
    assert copy.name == "a.png"
    assert copy.read_bytes() == files[0].read_bytes()
    assert not copy.stat().st_mode & 0o222
    assert copy.is_relative_to(sample.desk.folder / "work")
    menu_of(box.rows[1])["Open the original"].trigger()
    sample.settle()
    assert opened == [copy]
    assert "run.exe may be a program" in box.strip.text.text()
    menu_of(box.rows[0])["Open the original"].trigger()
    sample.settle()
    assert "No program on this computer opens a.png" in box.strip.text.text()


def test_keys_reach_everything_and_all_has_a_name(
    sample: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = box_of(sample)
    drop(sample, box.zone, files_of(tmp_path, "a.png", "b.png"))
    assert unnamed(box) == []
    box.choose.setFocus()
    reached = reached_by_tab(box)
    assert {*box.rows, box.choose, box.paste, box.write} <= reached
    box.rows[0].setFocus()
    QTest.keyClick(box.rows[0], Qt.Key.Key_Down)
    assert box.rows[1].hasFocus()
    QTest.keyClick(box.rows[1], Qt.Key.Key_C, _CONTROL)
    assert QApplication.clipboard().text() == box.rows[1].evidence.sha256
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append(menu))
    QTest.keyClick(box.rows[1], Qt.Key.Key_Return)
    assert [action.text() for action in shown[0].actions()] == list(menu_of(box.rows[1]))


def test_a_narrow_box_cuts_no_time(sample: Opened, tmp_path: Path) -> None:
    box = box_of(sample, width=340)
    drop(sample, box.zone, files_of(tmp_path, "a-very-long-name-of-a-page-as-browsers-give.png"))
    row = box.rows[0]
    assert box.width() <= 360
    assert row.facts.height() >= row.facts.heightForWidth(row.facts.width())
    assert row.facts.mapTo(row, row.facts.rect().bottomRight()).x() < row.width()


def test_the_box_stands_in_its_step(open_window: Callable[..., Opened], tmp_path: Path) -> None:
    opened = open_window("zh")
    path = opened.desk.path(opened.case, "alibaba")
    step = next(one for one in path.steps if "evidence" in one.records)
    opened.go("steps", case=opened.case, step=step.id)
    screen = opened.window.screen_of("steps")
    [box] = screen.page.findChildren(EvidenceBox)
    drop(opened, box.zone, files_of(tmp_path, "页面.png"))
    [note] = notes_of(opened)
    assert f"{note.step}@{note.item}".rstrip("@") == step.id
    assert screen.page.findChildren(EvidenceBox) == [box]
    assert [row.evidence.name for row in box.rows] == ["页面.png"]
    door = next(one for one in box.findChildren(QPushButton) if one.text() == "打开证据夹")
    door.click()
    opened.settle()
    assert opened.window.stack.currentWidget() is opened.window.screen_of("evidence")
