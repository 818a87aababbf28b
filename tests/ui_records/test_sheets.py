"""The sheets of a case: rows, order, search, copy, removal and its undo, versions, ways out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Opened
from tests.ui_records.conftest import choose, menu_of, rows_of, sheet_of
from tro_desk.domain.records import Body, Record
from tro_desk.l10n.records import KINDS
from tro_desk.ui.tables_out import write_grid

_CONTROL = Qt.KeyboardModifier.ControlModifier
_WORDS = {
    "contact": "Asked for the papers",
    "remediation": "The TRO says so",
    "offer": "Release of both shops",
    "counsel": "Ana Ruiz",
    "task": "Ask the bank",
    "points": "1 of 3",
    "document": "Licence of the brand",
    "defence": "Two orders only.",
}


def said(records: tuple[Record, ...]) -> list[tuple[int, Body]]:
    """What records say, with their numbers."""
    return [(one.number, one.body) for one in records]


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_sheet_has_one_button(sample: Opened, kind: str) -> None:
    sheet = sheet_of(sample, kind)
    assert rows_of(sheet) == []
    assert sheet.empty.isVisible()
    assert sheet.begin.isVisible()
    assert not sheet._bar.isVisible()
    sheet.begin.click()
    sample.settle()
    assert sheet.dialog.isVisible()
    sheet.dialog.reject()
    assert sheet.dialog is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_is_removed_and_comes_back(written: Opened, kind: str) -> None:
    sheet = sheet_of(written, kind)
    before = written.desk.records(written.case, kind)
    choose(sheet, _WORDS[kind])
    QTest.keyClick(sheet.table, Qt.Key.Key_Delete)
    written.settle()
    assert len(written.desk.records(written.case, kind)) == len(before) - 1
    assert _WORDS[kind] not in str(rows_of(sheet))
    assert "Removed" in sheet.strip.text.text()
    written.window.undo()
    written.settle()
    assert said(written.desk.records(written.case, kind)) == said(before)
    menu_of(sheet)["Remove"]()
    written.settle()
    sheet.strip._action.click()
    written.settle()
    assert said(written.desk.records(written.case, kind)) == said(before)


def test_what_was_removed_long_ago_comes_back(written: Opened) -> None:
    number = written.desk.records(written.case, "points")[0].number
    written.desk.remove_record(written.case, "points", number)
    sheet = sheet_of(written, "points")
    assert rows_of(sheet) == []
    assert sheet.removed.isVisible()
    [action] = sheet._removed_menu.actions()
    assert "Report on the phone stand" in action.text()
    action.trigger()
    written.settle()
    assert len(rows_of(sheet)) == 1
    assert not sheet.removed.isVisible()


def test_the_table_sorts_finds_and_copies(written: Opened) -> None:
    sheet = sheet_of(written, "offer")
    assert [row[2] for row in rows_of(sheet)] == ["USD 4,000.00", "USD 2,500.00"]
    sheet.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [row[2] for row in rows_of(sheet)] == ["USD 2,500.00", "USD 4,000.00"]
    sheet.table.setCurrentIndex(sheet.grid.index(0, 0))
    QTest.keyClick(sheet.table, Qt.Key.Key_C, _CONTROL)
    copied = QApplication.clipboard().text().split("\t")
    assert copied[:4] == ["2026-03-02", "Plaintiff", "USD 2,500.00", "The same, less"]
    sheet.table.copy_all()
    assert QApplication.clipboard().text().startswith("Day (as on the paper)\tOffered by\tAmount")
    sheet.finder.setText("both shops")
    sheet.narrow()
    assert [row[3] for row in rows_of(sheet)] == ["Release of both shops"]
    sheet.finder.setText("nothing of the kind")
    sheet.narrow()
    assert sheet.empty.words.text() == "No row holds what you typed."
    assert not sheet.begin.isVisible()


def test_times_are_said_with_their_zone(written: Opened) -> None:
    sheet = sheet_of(written, "contact")
    assert [row[0] for row in rows_of(sheet)] == [
        "Fri 27 Feb 2026 4:30 p.m. Beijing time",
        "Sat 28 Feb 2026 9:05 a.m. Chicago time",
    ]
    written.ui.language.set("zh")
    written.settle()
    assert rows_of(sheet)[1][0] == "芝加哥时间 2026-02-28 周六 09:05"
    assert rows_of(sheet)[1][1] == "你自己的律师"


def test_overdue_is_said_in_words(written: Opened) -> None:
    sheet = sheet_of(written, "task")
    assert [(row[0], row[3]) for row in rows_of(sheet)] == [
        ("Send the sales report", "2 days overdue"),
        ("Ask the bank", "Due in 2 days"),
        ("Capture the pages", "Done"),
    ]


def test_a_tick_does_a_task_and_opens_it_again(written: Opened) -> None:
    sheet = sheet_of(written, "task")
    choose(sheet, "Ask the bank")
    QTest.keyClick(sheet.table, Qt.Key.Key_Space)
    written.settle()
    task = written.desk.records(written.case, "task")[1].body
    assert str(getattr(task, "done_on")) == "2026-03-04"  # noqa: B009
    assert getattr(task, "step") == "ask_bank"  # noqa: B009
    assert sheet.table.chosen.record.body == task
    place = sheet.table.visualRect(sheet.table.currentIndex())
    QTest.mouseClick(
        sheet.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(place.left() + 16, place.center().y()),
    )
    written.settle()
    assert getattr(written.desk.records(written.case, "task")[1].body, "done_on") is None  # noqa: B009


def test_earlier_versions_are_shown_and_used_again(written: Opened) -> None:
    desk, case = written.desk, written.case
    first = desk.records(case, "points")[0]
    sheet = sheet_of(written, "points")
    choose(sheet, "1 of 3")
    assert "Earlier versions" not in menu_of(sheet)
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    written.settle()
    sheet.dialog.inputs["points"].setText("12")
    sheet.dialog.save()
    written.settle()
    assert rows_of(sheet)[0][1] == "12"
    menu_of(sheet)["Earlier versions"]()
    written.settle()
    dialog: Any = sheet.dialog
    lines = [dialog.grid.cells(dialog.grid.row(at)) for at in range(dialog.grid.rowCount())]
    assert (lines[0][0], *lines[0][2:]) == ("2", "Points", "6", "12")
    assert lines[0][1] == "Wed 4 Mar 2026 10:20 a.m. Beijing time"
    assert len(lines) == 5
    assert not dialog.keep.isEnabled()
    dialog.table.setCurrentIndex(dialog.grid.index(1, 0))
    dialog.keep.click()
    written.settle()
    assert sheet.dialog is None
    newest = desk.records(case, "points")[0]
    assert newest.body == first.body
    assert newest.version == 3


def test_lawyers_stand_side_by_side(written: Opened) -> None:
    sheet = sheet_of(written, "counsel")
    side = sheet.side
    assert side.isVisible()
    assert not sheet.table.isVisible()
    assert sheet.side_grid.heads() == ("Question", "Lee Park", "Ana Ruiz")
    lines = {row[0]: row[1:] for row in (sheet.side_grid.cells(f) for f in sheet.side_grid.rows)}
    assert lines["Fee basis"] == ("Flat fee", "By the hour")
    assert lines["Bar number"] == ("6300001", "—")
    assert lines["Retained"] == ("Yes", "—")
    written.window.activateWindow()
    side.setFocus()
    QTest.keyClick(side, Qt.Key.Key_Right)
    assert sheet.table.chosen.record.body.name == "Ana Ruiz"
    QTest.keyClick(side, Qt.Key.Key_C, _CONTROL)
    assert QApplication.clipboard().text().startswith("Ana Ruiz\nLaw firm\tRuiz LLP\n")
    side.copy_all()
    assert QApplication.clipboard().text().startswith("Question\tLee Park\tAna Ruiz\n")
    sheet.order_by("fee_basis")
    assert sheet.side_grid.heads()[1:] == ("Ana Ruiz", "Lee Park")
    side.go_to(0)
    QTest.keyClick(side, Qt.Key.Key_Return)
    written.settle()
    assert sheet.dialog.inputs["name"].typed == "Ana Ruiz"
    sheet.dialog.inputs["bar_number"].setText("A-7")
    QTest.keyClick(sheet.dialog, Qt.Key.Key_S, _CONTROL)
    written.settle()
    assert sheet.dialog is None
    assert sheet.table.chosen.record.body.bar_number == "A-7"
    assert written.window.focusWidget() is side


@pytest.mark.parametrize("kind", ["offer", "counsel"])
def test_a_sheet_is_saved_as_a_workbook(written: Opened, tmp_path: Path, kind: str) -> None:
    sheet = sheet_of(written, kind)
    grid = sheet.side_grid if kind == "counsel" else sheet.grid
    write_grid(written.ui, grid, sheet._title, tmp_path / kind)
    written.settle()
    book = ZipFile(tmp_path / f"{kind}.xlsx")
    if kind == "offer":
        assert re.search(r"<v>4000(\.0+)?</v>", book.read("xl/worksheets/sheet1.xml").decode())
    else:
        assert "Ana Ruiz" in book.read("xl/worksheets/sheet1.xml").decode()


def test_another_case_has_its_own_rows(written: Opened) -> None:
    sheet = sheet_of(written, "task")
    sheet.finder.setText("bank")
    sheet.narrow()
    other = written.desk.new_case()
    written.go("records", case=other, kind="task")
    assert rows_of(sheet) == []
    assert sheet.finder.text() == ""
    assert written.window.screen_of("records").case == other


def test_a_record_is_opened_by_its_number(written: Opened) -> None:
    sheet = sheet_of(written, "document", number=2)
    assert sheet.dialog.inputs["what"].typed == "Licence of the brand"
    assert sheet.table.chosen.record.number == 2
    sheet.dialog.reject()
