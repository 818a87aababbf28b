"""Files by the dozen, folders, the clipboard, and a folder that is watched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.conftest import Opened
from tro_desk.base.jobs import UNWATCHED
from tro_desk.domain.reading import InMemory
from tro_desk.ui.shell import taking_in
from tro_desk.ui.shell.watch_folder import look

MAIL = (
    "From: Seller Support <notices@market.example>\nTo: shop@store.example\n"
    "Subject: Account {number}\n\nYour account is restricted. Case No. 1:25-cv-0{number}.\n"
)


def write_mails(folder: Path, count: int) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"mail {number}.eml" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(MAIL.format(number=4100 + number))
    return paths


def finish(opened: Opened) -> None:
    opened.settle()
    while opened.window.taking_in.busy:
        opened.settle()
    opened.settle()


@pytest.fixture
def clipboard() -> Iterator[QMimeData]:
    data = QMimeData()
    yield data
    QGuiApplication.clipboard().clear()


def kept(opened: Opened) -> set[str]:
    return {
        notice.evidence.name
        for case in opened.desk.cases()
        for notice in opened.desk.case(case.id).notices
    }


def test_a_folder_is_taken_in_with_those_below_it(
    empty: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty.ui, "go", lambda *_a, **_k: None)
    write_mails(tmp_path / "papers", 1)
    write_mails(tmp_path / "papers" / "more", 2)
    (tmp_path / "papers" / ".hidden.eml").write_text(MAIL.format(number=4199))
    (tmp_path / "papers" / "movie.mkv").write_bytes(b"\x1aE\xdf\xa3")
    empty.window.add_files([str(tmp_path / "papers")])
    finish(empty)
    assert kept(empty) == {"mail 0.eml", "mail 1.eml"}
    assert empty.window.strip.text.text() == "3 files added."


def test_a_folder_without_papers_says_so(empty: Opened, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    empty.window.add_files([str(tmp_path / "nothing")])
    finish(empty)
    assert "The folder nothing holds no mail" in empty.window.strip.text.text()
    assert empty.desk.cases() == ()


def test_a_large_folder_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_in, "MOST_FILES", 3)
    write_mails(tmp_path, 5)
    assert len(taking_in.readable_files(tmp_path, UNWATCHED)) == 3


def test_an_error_is_shown_while_the_others_go_on(
    empty: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty.ui, "go", lambda *_a, **_k: None)
    bad = tmp_path / "broken.pdf"
    bad.write_bytes(b"")
    seen: list[str] = []
    one = empty.window.taking_in._one
    monkeypatch.setattr(
        empty.window.taking_in,
        "_one",
        lambda added: (seen.append(empty.window.strip.text.text()), one(added)),
    )
    empty.window.add_files([str(bad), *map(str, write_mails(tmp_path, 2))])
    finish(empty)
    assert [("broken.pdf is empty" in text) for text in seen] == [True, True]
    assert kept(empty) == {"mail 0.eml", "mail 1.eml"}
    assert "broken.pdf is empty" in empty.window.strip.text.text()


def test_many_errors_are_counted(empty: Opened, tmp_path: Path) -> None:
    bad = [tmp_path / f"broken {number}.pdf" for number in range(6)]
    for path in bad:
        path.write_bytes(b"")
    empty.window.add_files([str(path) for path in bad])
    finish(empty)
    lines = empty.window.strip.text.text().split("\n")
    assert len(lines) == 5
    assert lines[-1] == "2 more files could not be read."


def paste(opened: Opened, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    opened.window.activateWindow()
    QTest.keyClick(opened.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    finish(opened)


def test_pasted_text_is_kept_as_a_paper(
    empty: Opened, clipboard: QMimeData, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[str] = []
    monkeypatch.setattr(empty.ui, "go", lambda name, **_k: went.append(name))
    clipboard.setText("你的店铺被列为被告。Case No. 1:25-cv-04188, N.D. Ill.")
    paste(empty, clipboard)
    assert kept(empty) == {"Pasted text 2026-03-04 10.20.00.txt"}
    assert went == ["review"]


def test_a_pasted_text_leaves_no_copy_behind(
    empty: Opened, clipboard: QMimeData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(empty.ui, "go", lambda *_a, **_k: None)
    clipboard.setText("Case No. 1:25-cv-04188")
    paste(empty, clipboard)
    assert [path for path in tmp_path.iterdir() if path.name.startswith("tro-desk-")] == []


def test_a_pasted_screenshot_is_a_picture(
    empty: Opened, clipboard: QMimeData, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    picture = QImage(60, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    clipboard.setImageData(picture)

    def add(given: list[InMemory], case: str | None = None) -> None:
        taken.extend(one.name for one in given)
        assert QImage.fromData(given[0].data).size() == picture.size()

    monkeypatch.setattr(empty.window.taking_in, "add", add)
    paste(empty, clipboard)
    assert taken == ["Screenshot 2026-03-04 10.20.00.png"]


def test_pasted_files_are_taken_in(
    empty: Opened, clipboard: QMimeData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty.ui, "go", lambda *_a, **_k: None)
    clipboard.setUrls([QUrl.fromLocalFile(str(path)) for path in write_mails(tmp_path, 2)])
    paste(empty, clipboard)
    assert kept(empty) == {"mail 0.eml", "mail 1.eml"}


def test_an_empty_clipboard_is_said(empty: Opened, clipboard: QMimeData) -> None:
    clipboard.setText("  ")
    paste(empty, clipboard)
    assert "There is nothing to paste" in empty.window.strip.text.text()


def test_an_emptied_clipboard_is_said(empty: Opened, clipboard: QMimeData) -> None:
    QGuiApplication.clipboard().clear()  # there is not even an empty content then
    empty.window.activateWindow()
    QTest.keyClick(empty.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    finish(empty)
    assert "There is nothing to paste" in empty.window.strip.text.text()


def test_a_field_pastes_for_itself(empty: Opened, clipboard: QMimeData) -> None:
    field = QLineEdit(empty.window)
    field.show()
    empty.window.activateWindow()
    field.setFocus()
    clipboard.setText("1:25-cv-04188")
    QGuiApplication.clipboard().setMimeData(clipboard)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    finish(empty)
    assert field.text() == "1:25-cv-04188"
    assert empty.desk.cases() == ()


def test_a_watched_folder_offers_what_is_new_once(
    empty: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(empty.ui, "add_files", lambda files, *_a: asked.append(files))
    folder = tmp_path / "downloads"
    old = write_mails(folder, 1)[0]
    os.utime(old, (1, 1))
    watch, now = empty.window.watching, empty.ui.clock.now().timestamp()
    empty.ui.watch(str(folder))
    empty.ui.settings.choices.watched_until = str(int((now - 3600) * 1e9))  # chosen an hour ago
    empty.settle()
    watch.look_again()
    empty.settle()
    assert empty.window.strip.isHidden()
    new = folder / "notice.eml"
    new.write_text("From: ")
    os.utime(new, (now - 60, now - 60))
    watch.look_again()
    empty.settle()
    new.write_text(MAIL.format(number=4100))
    os.utime(new, (now - 50, now - 50))
    watch.look_again()
    empty.settle()
    assert empty.window.strip.isHidden(), "it was still being written"
    watch.look_again()
    empty.settle()
    assert empty.window.strip.text.text() == "notice.eml is new in the watched folder."
    assert empty.window.strip._action is not None
    empty.window.strip._action.click()
    assert asked == [[str(new)]]
    watch.look_again()
    empty.settle()
    watch.begin()
    empty.settle()
    watch.look_again()
    empty.settle()
    assert empty.window.strip.isHidden(), "offered twice"


def test_a_file_with_a_time_to_come_hides_none_that_comes_after_it(
    empty: Opened, tmp_path: Path
) -> None:
    folder = tmp_path / "downloads"
    first, second = write_mails(folder, 2)
    second.rename(tmp_path / second.name)
    watch, now = empty.window.watching, empty.ui.clock.now().timestamp()
    os.utime(first, (now + 86_400, now + 86_400))
    empty.ui.watch(str(folder))
    for _ in range(3):
        empty.settle()
        watch.look_again()
    empty.settle()
    watch.stop()  # the program is closed
    (tmp_path / second.name).rename(second)
    os.utime(second, (now + 60, now + 60))
    watch.begin()
    for _ in range(3):
        empty.settle()
        watch.look_again()
    empty.settle()
    assert str(second) in watch._offered


def test_a_watched_folder_that_is_gone_is_said_once(empty: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    empty.ui.watch(str(folder))
    empty.settle()
    assert "is not there now" in empty.window.strip.text.text()
    empty.window.strip.clear()
    empty.window.watching.look_again()
    empty.settle()
    assert empty.window.strip.isHidden()
    empty.ui.watch("")
    assert not empty.window.watching._again.isActive()


def test_only_readable_whole_files_of_the_folder_are_looked_at(tmp_path: Path) -> None:
    write_mails(tmp_path, 1)
    write_mails(tmp_path / "below", 1)
    for name in (".part.eml", "~$order.docx", "notice.pdf.crdownload", "movie.mkv"):
        (tmp_path / name).write_bytes(b"x")
    assert [Path(path).name for path in look(tmp_path)] == ["mail 0.eml"]
