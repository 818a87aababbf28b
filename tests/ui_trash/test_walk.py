"""Deleting, undoing, restoring and removing for good, as somebody does it in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, reached_by_tab, unnamed
from tro_desk.domain.records import Letter
from tro_desk.ui.screens.trash.view import TrashView

_CONTROL = Qt.KeyboardModifier.ControlModifier


def trash_of(opened: Opened) -> Any:
    """The table of the trash, open."""
    opened.go("trash")
    view = opened.window.screen_of("trash")
    assert isinstance(view, TrashView)
    return view.sheet


def choose(sheet: Any, line: int = 0) -> Any:
    """Put the cursor on a row."""
    sheet.table.setCurrentIndex(sheet.grid.index(line, 0))
    return sheet.table.chosen


def offers(opened: Opened, cases: Any) -> dict[str, Callable[[], object]]:
    """The menu of the case with the cursor."""
    return {words.text: act for words, act in cases._offers(cases.table.currentIndex().row())}


def test_a_case_is_deleted_asked_first_and_undone(sample: Opened) -> None:
    sample.go("cases")
    cases = sample.window.screen_of("cases")
    cases.table.setFocus()
    QTest.keyClick(cases.table, Qt.Key.Key_Delete)
    sample.settle()
    dialog = cases.deleting.dialog
    told = dialog.told.text()
    assert "TRO expires: Tue 10 Mar 2026 11:59 p.m. Chicago time" in told
    assert "facts that you confirmed" in told
    assert "1:26-cv-01234" not in dialog.windowTitle()
    assert sample.desk.cases() != ()
    dialog.keep.click()
    sample.settle()
    assert sample.desk.cases() == ()
    assert cases.table.model().rowCount() == 0
    assert sample.ui.case is None
    assert cases.strip.text.text() == "1:26-cv-01234 is in the trash."
    sample.go("today")
    sample.go("cases")
    assert cases.take_back()
    sample.settle()
    assert [one.id for one in sample.desk.cases()] == [sample.case]
    assert cases.strip.text.text() == "1:26-cv-01234 is back."
    assert sample.ui.case == sample.case
    assert not cases.take_back()


def test_a_question_that_is_left_changes_nothing(sample: Opened) -> None:
    sample.go("cases")
    cases = sample.window.screen_of("cases")
    offers(sample, cases)["Delete"]()
    sample.settle()
    cases.deleting.dialog.reject()
    sample.settle()
    assert sample.desk.trash() == ()
    assert cases.deleting.dialog is None


def test_the_duty_of_a_case_is_shown_and_its_end_written_down(sample: Opened) -> None:
    sample.go("cases")
    cases = sample.window.screen_of("cases")
    offers(sample, cases)["Duty to preserve"]()
    sample.settle()
    (dialog,) = (one for one in cases.children() if type(one).__name__ == "HoldDialog")
    assert "37(e)" in dialog.told.text()
    dialog.keep.click()
    assert dialog.strip.text.text() == "Write who said so, and the day on that paper."
    dialog.said_by.setText("Own lawyer")
    dialog.on.show_value("2026-03-01")
    dialog.keep.click()
    sample.settle()
    hold = sample.desk.hold(sample.case)
    assert hold.ended is not None
    assert (hold.under, hold.ended.said_by) == (False, "Own lawyer")
    offers(sample, cases)["Duty to preserve"]()
    sample.settle()
    (dialog,) = (
        one for one in cases.children() if type(one).__name__ == "HoldDialog" and one.isVisible()
    )
    assert "Own lawyer" in dialog.told.text()
    (back,) = (b for b in dialog.findChildren(QPushButton) if b.text() == "Take that back")
    back.click()
    sample.settle()
    assert sample.desk.hold(sample.case).under


def test_a_notice_is_deleted_from_the_evidence_and_restored_from_the_trash(sample: Opened) -> None:
    facts = sample.desk.case(sample.case).facts
    sample.go("evidence")
    evidence = sample.window.screen_of("evidence").sheet
    evidence.table.setFocus()
    name = choose(evidence).evidence.name
    QTest.keyClick(evidence.table, Qt.Key.Key_Delete)
    sample.settle()
    assert "facts that you confirmed" in evidence.deleting.dialog.told.text()
    evidence.deleting.dialog.keep.click()
    sample.settle()
    assert name not in {row.evidence.name for row in evidence.grid.rows}
    assert len(sample.desk.case(sample.case).facts) < len(facts)
    sheet = trash_of(sample)
    (entry,) = sheet.grid.rows
    assert sheet.grid.cells(entry) == (
        *(name, "Evidence", "1:26-cv-01234", "Wed 4 Mar 2026 10:20 a.m. Beijing time"),
        "has to be preserved",
    )
    choose(sheet)
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    sample.settle()
    assert sheet.grid.rows == ()
    assert sheet.strip.text.text() == f"{name} is back where it was."
    assert sample.desk.case(sample.case).facts == facts


def test_what_has_to_be_preserved_is_not_removed(sample: Opened) -> None:
    notice = sample.desk.case(sample.case).notices[0].evidence
    sample.desk.delete_evidence(sample.case, notice.sha256)
    sheet = trash_of(sample)
    choose(sheet)
    QTest.keyClick(sheet.table, Qt.Key.Key_Delete)
    sample.settle()
    assert "37(e)" in sheet.dialog.told.text()
    assert not sheet.dialog.keep.isVisible()
    sheet.dialog.reject()
    sheet.explain(choose(sheet))
    sample.settle()
    sheet.dialog.said_by.setText("The court")
    sheet.dialog.on.show_value("2026-03-02")
    sheet.dialog.keep.click()
    sample.settle()
    assert sheet.grid.cells(sheet.grid.rows[0])[-1] == ""
    sheet.empty_button.click()
    sample.settle()
    assert notice.name in sheet.dialog.told.text()
    assert sheet.dialog.keep.isVisible()
    sheet.dialog.keep.click()
    sample.settle()
    assert sheet.grid.rows == ()
    assert notice.name in sheet.strip.text.text()
    assert not sheet.empty_button.isEnabled()


def test_a_load_is_taken_back_and_undone(sample: Opened) -> None:
    sample.go("sales")
    sales = sample.window.screen_of("sales")
    before = sample.desk.loads()
    table = sales.reports.table
    table.setFocus()
    table.setCurrentIndex(sales.reports.grid.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    sales.reports.card.sure.click()
    sample.settle()
    assert len(sample.desk.loads()) == len(before) - 1
    assert sales.reports.grid.rowCount() == len(before) - 1
    assert sales.take_back()
    sample.settle()
    assert sample.desk.loads() == before


def test_a_shop_is_renamed_deleted_and_back(sample: Opened) -> None:
    sample.go("stores", tab="shops")
    section = sample.window.screen_of("stores").section
    shop = choose(section)
    section.rename(shop)
    section.dialog.name.setText("LANJIA Outlet")
    section.dialog.keep.click()
    sample.settle()
    assert [one.name for one in sample.desk.stores()] == ["LANJIA Outlet"]
    section.table.setFocus()
    choose(section)
    QTest.keyClick(section.table, Qt.Key.Key_Delete)
    section.dialog.keep.click()
    sample.settle()
    assert sample.desk.stores() == ()
    assert section.strip.text.text() == "LANJIA Outlet is in the trash."
    assert section.take_back()
    sample.settle()
    assert [one.name for one in sample.desk.stores()] == ["LANJIA Outlet"]


def test_custody_is_shown_and_copied(sample: Opened) -> None:
    paper = sample.desk.case(sample.case).notices[0].evidence
    sample.go("review", evidence=paper.sha256)
    sample.go("review", evidence=paper.sha256)
    sample.go("evidence", evidence=paper.sha256)
    sheet = sample.window.screen_of("evidence").sheet
    sheet.preview(sheet.table.chosen)
    sample.settle()
    sheet.dialog.reject()
    sample.settle()
    sheet.custody.click()
    sample.settle()
    dialog = sheet.dialog
    told = [dialog.grid.cells(one)[2] for one in dialog.grid.rows]
    assert told == [
        "Added to the desk (case 1:26-cv-01234)",
        "Viewed beside what was found in it (case 1:26-cv-01234)",
        "Viewed among the evidence (case 1:26-cv-01234)",
    ]
    assert dialog.state.text() == "The chain is unbroken: 3 entries."
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert paper.sha256 in copied
    assert "(case 1:26-cv-01234)" in copied
    assert all(one.hash in copied for one in dialog.record.entries)
    assert "UTC" in copied
    assert "Beijing" in copied
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_cut_and_all_is_reached(
    open_window: Callable[..., Opened], language: str
) -> None:
    opened = open_window(language)
    desk = opened.desk
    desk.undo_load(1)
    desk.delete_evidence(opened.case, desk.case(opened.case).notices[0].evidence.sha256)
    desk.delete_case(desk.new_case())
    sheet = trash_of(opened)
    assert sheet.grid.rowCount() == 3
    view = opened.window.screen_of("trash")
    for size in ((1366, 690), (910, 480)):
        opened.resize(*size)
        assert clipped(view) == []
        assert unnamed(view) == []
    opened.window.activateWindow()
    sheet.table.setFocus()
    opened.settle()
    reached = reached_by_tab(opened.window)
    for button in (view.back, sheet.empty_button):
        assert button in reached


def test_a_letter_is_deleted_and_undone(sample: Opened) -> None:
    desk, case = sample.desk, sample.case
    desk.save_letter(case, Letter("service_inquiry", "en", "Dear counsel, my own words."))
    sample.go("letters", case=case, letter="service_inquiry", language="en")
    letters = sample.window.screen_of("letters")
    row = letters.list.rows["service_inquiry"]
    assert "my own words" in letters.editor.toPlainText()
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)
    sample.settle()
    assert desk.records(case, "letter") == ()
    assert "my own words" not in letters.editor.toPlainText()
    assert "is in the trash" in letters.strip.text.text()
    (entry,) = desk.trash()
    assert (entry.kind, entry.what) == ("letter", "letter")
    assert entry.name in letters.strip.text.text()
    assert "_" not in entry.name
    assert letters.take_back()
    sample.settle()
    (one,) = desk.records(case, "letter")
    assert one.body == Letter("service_inquiry", "en", "Dear counsel, my own words.")
    assert "my own words" in letters.editor.toPlainText()
