"""The page of backups: one now, where they go, those kept, checking, restoring; both languages."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import NOW, Opened
from tests.ui.screens import clipped, left_behind, pseudo, reached_by_tab, unnamed
from tests.ui.test_walk import data_of
from tro_desk.base.clock import FixedClock
from tro_desk.desk import open_desk
from tro_desk.l10n import translator
from tro_desk.ui.backups import Backups, back_up_at_the_end
from tro_desk.ui.screens.backup.rows import age_text
from tro_desk.ui.screens.backup.view import BackupView


def press(sample: Opened, button: object) -> None:
    button.click()
    sample.settle()


def test_back_up_now(sample: Opened, view: BackupView) -> None:
    assert view.last.title.text() == "No backup yet"
    assert sample.window.status.left.text().startswith("No backup yet · Saved")
    assert not view.kept.check.isEnabled()
    press(sample, view.last.now)
    assert view.last.title.text() == "Last backup Wed 4 Mar 2026 10:20 a.m. Beijing time"
    assert "4 files" in view.last.detail.text()
    assert "The desk's own folder" in view.last.detail.text()
    assert view.strip.text.text().startswith("Backed up.")
    assert view.kept.grid.rowCount() == 1
    assert view.kept.grid.cells(view.kept.grid.rows[0])[1] == "within the last hour"
    assert sample.window.status.left.text().startswith("Backup Wed 4 Mar 2026 10:20 a.m.")
    sample.ui.language.set("zh")
    assert view.last.title.text().startswith("上次备份 北京时间 2026-03-04")
    assert sample.window.status.left.text().startswith("备份 北京时间")


def test_it_can_be_stopped(sample: Opened, view: BackupView) -> None:
    view.back_up()
    view.progress.cancelled.emit()
    sample.settle()
    assert view.strip.text.text() == "Stopped. Nothing was changed."
    assert view.last.title.text() == "No backup yet"
    assert view.progress.isHidden()


def test_another_folder_and_a_disk_that_is_out(
    sample: Opened, view: BackupView, tmp_path: Path
) -> None:
    usb = tmp_path / "LANJIA-BK"
    usb.mkdir()
    assert view.place.own.isHidden()
    view.choose_folder(usb)
    sample.settle()
    assert view.place.folder.text().replace("\u200b", "") == str(usb)
    press(sample, view.last.now)
    assert view.last.detail.text().startswith("LANJIA-BK · 4 files")
    assert view.warnings.isHidden()
    usb.rename(tmp_path / "out")
    press(sample, view.last.now)
    assert "is not there. Put the disk in" in view.strip.text.text()
    assert "is not there. Put the disk in" in view.warnings.lines["trouble"].text()
    press(sample, view.place.own)
    assert view.warnings.isHidden()
    assert view.place.folder.text() == "The desk's own folder, on this computer"


def test_reminding_is_chosen(sample: Opened, view: BackupView) -> None:
    assert view.place.days.currentText() == "3 days"
    view.place.days.setFocus()
    QTest.keyClick(view.place.days, Qt.Key.Key_Down)
    sample.settle()
    assert view.place.days.currentText() == "7 days"
    view.place.days.activated.emit(view.place.days.currentIndex())
    sample.settle()
    assert sample.desk.backups().remind_days == 7


def test_a_kept_one_is_checked_and_a_damaged_one_told(sample: Opened, view: BackupView) -> None:
    press(sample, view.last.now)
    press(sample, view.kept.check)
    assert "can be restored. It holds 1 case, 4 originals" in view.strip.text.text()
    (backup,) = sample.desk.backups().kept
    data = bytearray(backup.path.read_bytes())
    data[len(data) // 2] ^= 1
    backup.path.write_bytes(data)
    press(sample, view.kept.check)
    assert "is cut off or was changed" in view.strip.text.text()
    press(sample, view.kept.back)
    assert view.dialog is None


def test_restored_into_a_new_folder(sample: Opened, view: BackupView, tmp_path: Path) -> None:
    press(sample, view.last.now)
    press(sample, view.kept.back)
    dialog = view.dialog
    assert dialog is not None
    assert dialog.told.text().startswith("The backup of Wed 4 Mar 2026 10:20 a.m. Beijing time")
    counts = "1 case, 4 originals, 20 answers, 0 briefs"
    assert counts in dialog.told.text()
    assert counts in dialog.beside.text()
    assert unnamed(dialog) == []
    assert clipped(dialog) == []
    into = tmp_path / "restored 恢复"
    dialog.folder.setText(str(into / "a folder with a long name" / "TRO Desk 2026-03-04"))
    assert dialog.focusWidget() is dialog.keep
    assert dialog.folder.toolTip() == dialog.folder.text()
    dialog.folder.setText("/home/lanjia/Documents/TRO Desk 2026-03-04")
    assert dialog.folder.toolTip() == ""  # it has room
    dialog.folder.setText("")
    dialog.keep.click()
    assert dialog.strip.text.text() == "Name a new folder."
    assert clipped(dialog) == []
    assert dialog.focusWidget() is dialog.folder
    dialog.folder.setText(str(into))
    press(sample, dialog.keep)
    assert view.strip.text.text().startswith(f"Restored into {into}.")
    assert "all is as it was saved" in view.strip.text.text()
    with open_desk(into, FixedClock(NOW)) as other:
        assert other.cases() == sample.desk.cases()
    assert view.warnings.lines["paused"].text()
    press(sample, view.warnings.again)
    assert view.warnings.isHidden()
    view.restore(sample.desk.backups().kept[0].path, into)
    sample.settle()
    assert "There is something in" in view.strip.text.text()


def test_the_desk_is_checked(sample: Opened, view: BackupView) -> None:
    press(sample, view.check_now)
    assert view.found.text() == (
        "Checked the database, 4 originals and 0 briefs: all is as it was saved."
    )
    lost = next((sample.desk.folder / "vault").rglob("*.pdf"))
    lost.unlink()
    press(sample, view.check_now)
    assert "4 originals and 0 briefs: 1 problem." in view.found.text()
    assert "is missing. Add the same file again" in view.found.text()
    sample.ui.language.set("zh")
    assert "原件" in view.found.text()
    press(sample, view.last.now)
    assert view.strip.text.text().startswith("已备份")
    assert view.last.detail.text().endswith("工作台有 1 个文件丢失或被改动")


def test_warned_of_a_cloud_folder(
    sample: Opened, view: BackupView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(sample.desk.folder.parent))
    view.reload()
    sample.settle()
    assert "OneDrive copies to its servers" in view.warnings.lines["desk_cloud"].text()


# by itself


def test_the_program_backs_up_by_itself_and_tells_what_it_could_not(
    sample: Opened, tmp_path: Path
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    sample.desk.choose_backup_folder(usb)
    usb.rmdir()
    backups = Backups(sample.ui, sample.window)
    backups.look()
    sample.settle()
    assert sample.desk.backups().missed == "backup_folder_missing"
    assert "Put the disk in" in sample.window.strip.text.text()
    assert sample.window.status.left.text().startswith("Backup Wed")
    sample.window.strip.clear()
    backups.look()
    sample.settle()
    assert sample.window.strip.isHidden()


def test_what_the_weekly_examination_finds_is_told(sample: Opened) -> None:
    next((sample.desk.folder / "vault").rglob("*.pdf")).unlink()
    Backups(sample.ui, sample.window).look()
    sample.settle()
    assert "1 problem was found" in sample.window.strip.text.text()


def test_one_at_the_end(sample: Opened) -> None:
    back_up_at_the_end(sample.desk)
    assert len(sample.desk.backups().kept) == 1
    back_up_at_the_end(sample.desk)
    assert len(sample.desk.backups().kept) == 1


# words and keys


def test_words_room_names_and_keys(sample: Opened, view: BackupView, tmp_path: Path) -> None:
    usb = tmp_path / "LANJIA-BK"
    usb.mkdir()
    view.choose_folder(usb)
    sample.settle()
    press(sample, view.last.now)
    press(sample, view.check_now)
    sample.desk.pause_rotation(True)
    view.reload()
    sample.settle()
    assert unnamed(view) == []
    buttons = {
        view.last.now,
        view.place.choose,
        view.place.own,
        view.place.days,
        view.kept.table,
        view.kept.check,
        view.kept.back,
        view.check_now,
        view.warnings.again,
    }
    assert buttons <= reached_by_tab(sample.window)
    for size in ((1280, 720), (910, 512)):
        sample.resize(*size)
        for code in ("en", "zh"):
            sample.ui.language.set(code)
            sample.settle()
            assert clipped(view) == []
    sample.ui.language.use(pseudo())
    sample.settle()
    assert clipped(view) == []
    data = {*data_of(sample), str(usb), usb.name}
    assert left_behind(view, data) == []


def test_the_room_is_in_its_place(sample: Opened) -> None:
    assert list(sample.window.nav.buttons)[-2:] == ["backup", "settings"]
    sample.window.nav.buttons["backup"].click()
    sample.settle()
    assert sample.window.nav.buttons["backup"].isChecked()
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (timedelta(minutes=5), "within the last hour"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(days=2, hours=3), "2 days ago"),
        (timedelta(days=-1), "later than this computer's clock"),
    ],
)
def test_age(ago: timedelta, text: str) -> None:
    assert age_text(translator("en"), NOW - ago, NOW) == text
