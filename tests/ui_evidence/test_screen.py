"""The screen of the evidence: rows, coming in, going out, comparing, removal and its undo."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, reached_by_tab, unnamed
from tests.ui_evidence.conftest import STEP, drop, files_of, names_of, notes_of, screen_of
from tro_desk.domain.records import Document
from tro_desk.ui.screens.evidence.rows import AT_COURT, BELONGS, IN_BEIJING, SHA
from tro_desk.ui.tables_out import write_grid

_CONTROL = Qt.KeyboardModifier.ControlModifier


def kept(opened: Opened, folder: Path) -> list[str]:
    """Two files: one of a step with all that is said of it, one of the case; their SHA-256."""
    page, orders = files_of(folder, "page.png", "orders.csv")
    at = datetime(2026, 2, 28, 15, 5, tzinfo=UTC)
    add, case = opened.desk.add_evidence, opened.case
    add(
        case, page, step=STEP, source="https://www.amazon.com/dp/B0ZZK2M9QF", captured_at=at,
        zone="America/Chicago", note="The whole page",
    )  # fmt: skip
    add(case, orders, captured_at=at, zone="Asia/Shanghai")
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in (page, orders)]


def lines_of(sheet: Any) -> dict[str, tuple[str, ...]]:
    """What stands in the table, by the name of the file."""
    rows = [sheet.grid.row(at) for at in range(sheet.grid.rowCount())]
    return {row.evidence.name: sheet.grid.cells(row) for row in rows}


def choose(sheet: Any, name: str) -> Any:
    """Put the cursor on a file; its row."""
    sheet.table.setCurrentIndex(sheet.grid.index(list(lines_of(sheet)).index(name), 0))
    return sheet.table.chosen


def menu_of(sheet: Any) -> dict[str, Callable[[], object]]:
    """What the menu of the row with the cursor offers."""
    offers = sheet.table.actions_of(sheet.table.currentIndex().row())
    return {words.text: act for words, act in offers}


def test_rows_say_what_is_kept_and_where_it_belongs(sample: Opened, tmp_path: Path) -> None:
    page, orders = kept(sample, tmp_path)
    sample.desk.save_record(sample.case, Document("Orders", "yes", "", (orders,)))
    sheet = screen_of(sample, evidence=page).sheet
    lines = lines_of(sheet)
    assert sorted(lines) == ["1-amazon-notice.pdf", "2-service-email.eml", "orders.csv", "page.png"]
    line = lines["page.png"]
    assert line[1:4] == ("Picture", "1 KB", page)
    assert line[AT_COURT] == "Sat 28 Feb 2026 9:05 a.m."
    assert line[IN_BEIJING] == "Sat 28 Feb 2026 11:05 p.m."
    assert line[7:10] == (
        "https://www.amazon.com/dp/B0ZZK2M9QF", "Keep the original notice", "The whole page",
    )  # fmt: skip
    assert lines["orders.csv"][BELONGS] == "Documents and gaps"
    assert lines["1-amazon-notice.pdf"][BELONGS] == "Notice"
    heads = sheet.grid.heads()
    assert heads[AT_COURT : IN_BEIJING + 1] == (
        "Captured (Chicago time)", "Captured (Beijing time)",
    )  # fmt: skip
    assert sheet.table.chosen.evidence.sha256 == page
    shown = sheet.grid.index(sheet.table.currentIndex().row(), SHA)
    assert shown.data() == f"{page[:4]}…{page[-4:]}"
    assert shown.data(Qt.ItemDataRole.ToolTipRole) == page
    assert page in sheet.below.text()
    assert "Source: https://www.amazon.com/dp/B0ZZK2M9QF" in sheet.below.text()
    sample.ui.language.set("zh")
    sample.settle()
    assert lines_of(sheet)["page.png"][AT_COURT] == "2026-02-28 周六 09:05"
    assert sheet.grid.heads()[AT_COURT] == "取证时间（芝加哥时间）"
    assert lines_of(sheet)["1-amazon-notice.pdf"][BELONGS] == "通知"


def test_the_table_sorts_finds_copies_and_is_saved(sample: Opened, tmp_path: Path) -> None:
    page, _orders = kept(sample, tmp_path)
    sheet = screen_of(sample).sheet
    sheet.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert next(iter(lines_of(sheet))) == "1-amazon-notice.pdf"
    sheet.finder.setText(page)
    sheet.narrow()
    assert list(lines_of(sheet)) == ["page.png"]
    choose(sheet, "page.png")
    QTest.keyClick(sheet.table, Qt.Key.Key_C, _CONTROL)
    assert page in QApplication.clipboard().text()
    path = tmp_path / "evidence.xlsx"
    write_grid(sample.ui, sheet.grid, sheet._title, path)
    sample.settle()
    with ZipFile(path) as book:
        assert any(page.encode() in book.read(name) for name in book.namelist())


def test_files_and_notes_come_in(
    sample: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = screen_of(sample)
    first, second = files_of(tmp_path, "a.png", "b.png")
    drop(sample, view, [first])
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(second)], ""))
    view.sheet.add_button.click()
    sample.settle()
    [third] = files_of(tmp_path, "c.png")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(third))])
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(view.sheet.table, Qt.Key.Key_V, _CONTROL)
    sample.settle()
    view.sheet.note_button.click()
    view.sheet.keeping.dialog.text.setPlainText("Seen at noon")
    view.sheet.keeping.dialog.keep.click()
    sample.settle()
    names = ["a.png", "b.png", "c.png", "Note 2026-03-04 10.20.00.txt"]
    assert names_of(sample) == names
    assert set(names) < set(lines_of(view.sheet))
    assert lines_of(view.sheet)[names[3]][1] == "Note"
    assert {note.step for note in notes_of(sample)} == {""}
    assert len(sample.desk.case(sample.case).notices) == 2


def test_a_record_is_removed_and_comes_back_and_a_notice_is_asked_for(
    sample: Opened, tmp_path: Path
) -> None:
    kept(sample, tmp_path)
    sheet = screen_of(sample).sheet
    choose(sheet, "page.png")
    QTest.keyClick(sheet.table, Qt.Key.Key_Delete)
    sample.settle()
    assert "page.png" not in lines_of(sheet)
    assert names_of(sample) == ["orders.csv"]
    sample.window.undo()
    sample.settle()
    assert names_of(sample) == ["page.png", "orders.csv"]
    assert "page.png" in lines_of(sheet)
    choose(sheet, "1-amazon-notice.pdf")
    menu_of(sheet)["Remove"]()
    sample.settle()
    assert "facts that you confirmed" in sheet.deleting.dialog.told.text()
    sheet.deleting.dialog.reject()
    sample.settle()
    assert len(lines_of(sheet)) == 4
    assert "Change" not in menu_of(sheet)


def test_its_words_are_changed(sample: Opened, tmp_path: Path) -> None:
    kept(sample, tmp_path)
    sheet = screen_of(sample).sheet
    choose(sheet, "orders.csv")
    menu_of(sheet)["Change"]()
    sample.settle()
    sheet.dialog.inputs["note"].show_typed("All orders")
    sheet.dialog.save()
    sample.settle()
    assert lines_of(sheet)["orders.csv"][9] == "All orders"
    assert sheet.table.chosen.evidence.name == "orders.csv"


def test_files_are_compared_again(open_window: Callable[..., Opened], tmp_path: Path) -> None:
    opened = open_window("en")
    page, orders = kept(opened, tmp_path)
    sheet = screen_of(opened).sheet
    choose(sheet, "page.png")
    menu_of(sheet)["Compare again"]()
    opened.settle()
    assert sheet.strip.text.text().startswith("page.png: Matches: ")
    assert lines_of(sheet)["page.png"][10] == "Matches"
    harmed = opened.desk.original(page)
    harmed.chmod(0o644)
    harmed.write_bytes(b"tampered with")
    opened.desk.original(orders).unlink()
    sheet.compare_button.click()
    opened.settle()
    lines = lines_of(sheet)
    assert lines["page.png"][10] == "Does not match"
    assert lines["orders.csv"][10] == "Missing"
    assert lines["1-amazon-notice.pdf"][10] == "Matches"
    said = sheet.strip.text.text().splitlines()
    assert sorted(one.split(": ")[:2] for one in said) == [
        ["orders.csv", "Missing"],
        ["page.png", "Does not match"],
    ]
    assert sheet.strip.property("strip") == "error"
    choose(sheet, "page.png")
    menu_of(sheet)["Open the original"]()  # what was tampered with is not shown as the original
    opened.settle()
    assert "not as it was saved" in sheet.strip.text.text()
    opened.ui.language.set("zh")
    opened.settle()
    assert lines_of(sheet)["page.png"][10] == "不一致"


def test_an_original_leaves_as_a_copy(
    sample: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(sample, tmp_path)
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    sheet = screen_of(sample).sheet
    choose(sheet, "page.png")  # which has no pages that a reader knows
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    sample.settle()
    [url] = opened
    # A copy, which goes when the desk closes.
    assert sample.desk.folder / "work" in Path(url.toLocalFile()).parents
    target = tmp_path / "out" / "copy.png"
    target.parent.mkdir()
    sheet.leaving.ask_path = lambda _name: str(target)
    menu_of(sheet)["Save a copy"]()
    sample.settle()
    assert target.read_bytes() == (tmp_path / "page.png").read_bytes()
    sheet.leaving.ask_path = lambda _name: str(tmp_path / "nowhere" / "copy.png")
    menu_of(sheet)["Save a copy"]()
    sample.settle()
    assert "is not there" in sheet.strip.text.text()
    menu_of(sheet)["Copy the SHA-256"]()
    assert QApplication.clipboard().text() == sheet.table.chosen.evidence.sha256


def test_pages_are_looked_at_in_the_desk(sample: Opened, invoice: Path) -> None:
    sample.desk.add_evidence(sample.case, invoice)
    sheet = screen_of(sample).sheet
    for name in (invoice.name, "2-service-email.eml"):
        choose(sheet, name)
        QTest.keyClick(sheet.table, Qt.Key.Key_Return)
        sample.settle()
        assert unnamed(sheet.dialog) == []
        assert sheet.dialog.page.page == 1
        assert not sheet.dialog.strip.isVisible()
        assert sheet.dialog.page.grab().toImage().pixelColor(200, 60) == QColor("white")
        sheet.dialog.reject()
        sample.settle()
        assert sheet.dialog is None


def test_without_a_case_a_door_leads_to_the_cases(empty: Opened, tmp_path: Path) -> None:
    empty.go("evidence")
    view = empty.window.screen_of("evidence")
    assert view.none.isVisible()
    assert not view.sheet.isVisible()
    assert unnamed(view) == []
    view.to_cases.click()
    empty.settle()
    assert empty.window.stack.currentWidget() is empty.window.screen_of("cases")
    case = empty.desk.new_case()
    empty.go("evidence")
    empty.window.open_case(case)
    empty.settle()
    assert view.isVisible()
    assert not view.none.isVisible()
    assert view.sheet.begin.isVisible()
    assert not view.sheet._bar.isVisible()
    assert unnamed(view) == []
    assert clipped(view) == []
    drop(empty, view.sheet.zone, files_of(tmp_path, "a.png"))
    assert list(lines_of(view.sheet)) == ["a.png"]
    assert view.sheet.table.isVisible()
    menu_of(view.sheet)["Remove"]()
    empty.settle()
    assert view.sheet.begin.isVisible()
    assert view.sheet.strip.isVisible()


def test_keys_reach_everything_and_nothing_is_cut(sample: Opened, tmp_path: Path) -> None:
    kept(sample, tmp_path)
    view = screen_of(sample)
    sheet = view.sheet
    for size in ((1366, 690), (910, 480)):
        sample.resize(*size)
        assert unnamed(view) == []
        assert clipped(view) == []
    row = choose(sheet, "page.png")
    assert row.record is not None
    sample.window.activateWindow()
    sheet.table.setFocus()
    sample.settle()
    reached = reached_by_tab(sample.window)
    buttons = (sheet.add_button, sheet.paste_button, sheet.note_button, sheet.compare_button)
    assert {sheet.table, sheet.finder, *buttons} <= reached
