"""The dates of a case: reasons, marks with their paper, own dates, closed days, what if, paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, unnamed
from tests.ui.test_gap import LONGEST, least_gap, longest_gap
from tests.ui.test_walk import data_of
from tro_desk.ui.screens.dates.table import DatesTable
from tro_desk.ui.screens.dates.view import DatesView
from tro_desk.ui.sheets import save_pdf


def opened_view(sample: Opened, **where: object) -> DatesView:
    sample.go("dates", case=sample.case, **where)
    view = sample.window.screen_of("dates")
    assert isinstance(view, DatesView)
    return view


def table_of(view: DatesView) -> DatesTable:
    assert view.table is not None
    return view.table


def press(sample: Opened, view: DatesView, deadline: str, text: str) -> None:
    """Press a button of an unfolded deadline."""
    table_of(view).show_trace(deadline)
    row = table_of(view).rows[deadline]
    button = next(b for b in row.findChildren(QPushButton) if b.text() == text)
    button.click()
    sample.settle()


def test_the_case_leads_here_and_back(sample: Opened) -> None:
    sample.go("case", case=sample.case)
    card = sample.window.screen_of("case").deadlines
    next(b for b in card.findChildren(QPushButton) if b.text() == "All dates").click()
    sample.settle()
    view = sample.window.screen_of("dates")
    assert set(table_of(view).rows) == {one.id for one in sample.desk.deadlines(sample.case)}
    next(b for b in view.findChildren(QPushButton) if b.text() == "Back to the case").click()
    sample.settle()
    assert sample.window.stack.currentWidget() is sample.window.screen_of("case")


def test_keys_go_through_the_table(sample: Opened) -> None:
    view = opened_view(sample)
    rows = list(table_of(view).rows.values())
    rows[0].arrow.setFocus()
    QTest.keyClick(rows[0].arrow, Qt.Key.Key_Down)
    assert rows[1].arrow.hasFocus()
    QTest.keyClick(rows[1].arrow, Qt.Key.Key_Return)
    assert table_of(view).opened == rows[1].deadline.id
    QTest.keyClick(rows[1].arrow, Qt.Key.Key_Up)
    assert rows[0].arrow.hasFocus()
    QTest.keyClick(rows[0].arrow, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert copied.startswith("TRO expires\t")
    assert "Chicago time" in copied
    assert "Beijing time" in copied


def test_each_row_tells_rule_trigger_and_place(sample: Opened) -> None:
    table = table_of(opened_view(sample))
    cells = table.row_cells("answer_due")
    assert cells[4] == "FRCP 12(a)(1)(A)(i)"
    assert "Date of service" in cells[6]
    assert "(Chicago time)" in cells[6]
    assert "2-service-email.eml, page 1" in cells[6]


@pytest.mark.parametrize("order", ["date", "matter", "law", "state"])
def test_the_table_is_sorted(sample: Opened, order: str) -> None:
    table = table_of(opened_view(sample))
    table.order.setCurrentIndex(table.order.findData(order))
    rows = [row.deadline for row in table.rows.values()]
    if order == "date":
        dues = [one.due for one in rows if one.due is not None]
        assert dues == sorted(dues)
        assert all(one.due is None for one in rows[len(dues) :])
        return
    column = {"matter": 0, "law": 4, "state": 5}[order]
    texts = [table.row_cells(one.id)[column] for one in rows]
    assert texts == sorted(texts, key=str.casefold if order == "matter" else str)


def test_moved_by_an_order_with_its_page(sample: Opened) -> None:
    view = opened_view(sample)
    press(sample, view, "answer_due", "Done or moved")
    dialog: Any = view.dialog
    dialog.state.buttons["moved"].click()
    dialog.due.input.setText("2026-04-15")
    dialog.paper.setCurrentIndex(1)
    dialog.page.setValue(2)
    dialog.keep.click()
    sample.settle()
    assert view.dialog is None
    mark = next(d for d in sample.desk.deadlines(sample.case) if d.id == "answer_due").mark
    assert mark is not None
    notice = sample.desk.case(sample.case).notices[0].evidence
    assert (mark.state, mark.due, mark.page) == ("moved", "2026-04-15", 2)
    assert mark.evidence == notice.sha256
    table = table_of(view)
    assert table.opened == "answer_due"
    assert "15 Apr" in table.row_cells("answer_due")[1]
    press(sample, view, "answer_due", "Open again")
    assert "20 Mar" in table_of(view).row_cells("answer_due")[1]


def test_a_wrong_date_stays_in_the_form(sample: Opened) -> None:
    view = opened_view(sample)
    press(sample, view, "answer_due", "Done or moved")
    dialog: Any = view.dialog
    dialog.state.buttons["moved"].click()
    dialog.due.input.setText("soon")
    dialog.keep.click()
    sample.settle()
    assert view.dialog is dialog
    assert dialog.strip.isVisible()
    assert dialog.due.value == "soon"
    dialog.reject()


def test_done_stops_the_countdown(sample: Opened) -> None:
    view = opened_view(sample)
    press(sample, view, "tro_expires", "Done or moved")
    dialog: Any = view.dialog
    dialog.keep.click()
    sample.settle()
    row = table_of(view).rows["tro_expires"]
    assert row.left.text() == "—"
    assert table_of(view).row_cells("tro_expires")[5] == "Done"


def test_a_date_of_ones_own(sample: Opened) -> None:
    view = opened_view(sample, add=True)
    dialog: Any = view.dialog
    dialog.name.setText("Send the sales list")
    dialog.unit.setCurrentIndex(dialog.unit.findData("court_days"))
    dialog.length.setValue(7)
    dialog.starts.input.setText("2026-03-03")
    dialog.keep.click()
    sample.settle()
    (made,) = sample.desk.custom_deadlines(sample.case)
    name = f"custom:{made.id}"
    assert table_of(view).row_cells(name)[0] == "Send the sales list"
    assert "Tue 10 Mar" in table_of(view).row_cells(name)[1]
    press(sample, view, name, "Take out")
    assert sample.desk.custom_deadlines(sample.case) == ()
    assert name not in table_of(view).rows


def test_a_closed_day(sample: Opened) -> None:
    view = opened_view(sample)
    card = view.closures
    assert card is not None
    card.day.input.setText("not a day")
    card.button.click()
    sample.settle()
    assert card.strip.isVisible()
    card.day.input.setText("2026-03-20")
    card.reason.setText("Snow")
    card.button.click()
    sample.settle()
    (closure,) = sample.desk.closures("ilnd")
    assert closure.note == "Snow"
    answer = table_of(view).rows["answer_due"].deadline
    assert answer.possible_later is not None
    assert view.closures is not None
    take_out = next(
        b
        for b in view.closures.findChildren(QPushButton)
        if b.accessibleName().startswith("Take out")
    )
    take_out.click()
    sample.settle()
    assert sample.desk.closures("ilnd") == ()


def test_what_if_saves_nothing(sample: Opened) -> None:
    view = opened_view(sample)
    before = sample.desk.deadlines(sample.case)
    view.open_what_if()
    card = view.what_if
    assert card is not None
    card.day.input.setText("2026-03-02")
    QTest.keyClick(card.day.input, Qt.Key.Key_Return)
    sample.settle()
    words = " ".join(text.text() for text in card.findChildren(QLabel))
    assert "Mon 23 Mar 2026 11:59 p.m. Chicago time" in words
    assert "Fri 20 Mar 2026 11:59 p.m. Chicago time" in words
    assert "Not saved" in words
    assert sample.desk.deadlines(sample.case) == before
    card.day.input.setText("never")
    card.button.click()
    sample.settle()
    assert card.strip.isVisible()
    view.close_what_if()
    assert view.what_if is None


def test_what_is_shown_belongs_to_the_date_that_is_typed(sample: Opened) -> None:
    view = opened_view(sample)
    view.open_what_if()
    card = view.what_if
    assert card is not None
    card.day.input.setText("2026-03-02")
    card.button.click()
    sample.settle()
    assert card._result.count() > 0
    card.day.input.setText("2026-03-03")
    sample.settle()
    assert card._result.count() == 0
    card.button.click()
    card.day.input.setText("2026-03-04")  # before the answer is there
    sample.settle()
    assert card._result.count() == 0


def test_service_is_a_question_for_the_lawyer(sample: Opened) -> None:
    view = opened_view(sample)
    view.edit_service()
    dialog: Any = view.dialog
    method = dialog.fields["service_method"].input
    method.setCurrentIndex(method.findData("email"))
    dialog.fields["service_address"].input.setText("seller@example.com")
    dialog.keep.click()
    sample.settle()
    case = sample.desk.case(sample.case)
    assert case.value("service_method") == "email"
    assert case.value("service_address") == "seller@example.com"
    words = " ".join(text.text() for text in view.findChildren(QLabel))
    assert "Does the Hague Service Convention apply?" in words
    assert "seller@\u200bexample." in words


def test_everything_is_translated_and_named(sample: Opened) -> None:
    view = opened_view(sample, trace="answer_due")
    view.open_what_if()
    sample.ui.language.use(pseudo())
    sample.settle()
    data = data_of(sample) | {"custom"}
    assert left_behind(view, data, []) == []
    assert unnamed(view) == []


@pytest.mark.parametrize("form", ["mark", "add_date", "edit_service", "enter"])
@pytest.mark.parametrize("code", ["zh", "en"])
def test_forms_have_room_and_names(sample: Opened, form: str, code: str) -> None:
    sample.ui.language.set(code)
    view = opened_view(sample)
    if form == "mark":
        view.mark(table_of(view).rows["answer_due"].deadline)
    else:
        getattr(view, form)()
    sample.settle()
    dialog: Any = view.dialog
    if form == "mark":
        dialog.state.buttons["moved"].click()
        sample.settle()
    assert clipped(dialog) == []
    assert unnamed(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("size", [(1366, 690), (910, 480)])
def test_an_open_reason_and_what_if_have_room(sample: Opened, size: tuple[int, int]) -> None:
    sample.resize(*size)
    view = opened_view(sample, trace="answer_due")
    view.open_what_if()
    found = []
    for code in ("zh", "en"):
        sample.ui.language.set(code)
        sample.settle()
        found += clipped(sample.window)
    assert found == []


def test_the_list_on_paper(sample: Opened, tmp_path: Path) -> None:
    view = opened_view(sample)
    sheet = view.sheet()
    for row in sheet.rows:
        for cell in row[1:3]:
            assert cell == "—" or cell.endswith(" time")
    path = tmp_path / "dates"
    save_pdf(sample.ui, sheet, path)
    data = (tmp_path / "dates.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    import pypdfium2

    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    assert "Answer due" in text
    assert "Beijing time" in text
    assert "CST" not in text


def test_a_pdf_that_cannot_be_written_is_said(sample: Opened, tmp_path: Path) -> None:
    view = opened_view(sample)
    save_pdf(sample.ui, view.sheet(), tmp_path / "nowhere" / "dates.pdf")
    assert [error.code for error in sample.problems] == ["out_missing"]
    sample.problems.clear()
    assert sample.window.strip.isVisible()


def test_opening_does_not_make_the_window_wait(sample: Opened) -> None:
    sample.go("dates", case=sample.case)

    def again(_number: int) -> float:
        sample.go("today")
        return longest_gap(sample, lambda: sample.window.go("dates", case=sample.case))

    assert least_gap(again) < LONGEST


@pytest.mark.parametrize(("room", "card"), [("dates", "table"), ("case", "deadlines")])
@pytest.mark.parametrize("name", ["tro_expires", "answer_due"])
def test_the_reason_that_was_asked_for_is_to_be_seen_in_a_small_window(
    sample: Opened, room: str, card: str, name: str
) -> None:
    sample.resize(910, 480)
    sample.go(room, case=sample.case, trace=name)
    view = sample.window.screen_of(room)
    row = getattr(view, card).rows[name]
    assert row.is_open
    port = view._page.viewport()
    top = row.mapTo(port, row.rect().topLeft()).y()
    bottom = top + row.height()
    assert top >= 0
    assert bottom <= port.height() or top <= 24  # one that is higher begins at the top
