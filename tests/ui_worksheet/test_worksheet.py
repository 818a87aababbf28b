"""The worksheet: what is typed is saved, what is unknown stays so, and everything has its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, reached_by_tab, unnamed
from tests.ui.test_gap import LONGEST, least_gap, longest_gap
from tests.ui.test_walk import data_of
from tro_desk.domain.money import Money
from tro_desk.domain.records import Offer
from tro_desk.domain.worksheet import FIELDS
from tro_desk.ui.screens.worksheet.paper import sheet_of, text_of
from tro_desk.ui.sheets import pdf, save_pdf

OFFER = Offer(
    date(2026, 3, 2), "plaintiff", Money("USD", 900_000), "", "open", date(2026, 3, 12), ""
)


def view_of(opened: Opened) -> Any:
    opened.go("worksheet", case=opened.case)
    return opened.window.screen_of("worksheet")


def type_in(opened: Opened, view: Any, field: str, text: str) -> Any:
    """Type into a field with the keyboard and leave it."""
    line = view.sums.fields[field]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    opened.settle()
    return line


def words_of(widget: Any) -> str:
    labels = (one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))
    return "\n".join(one.text() for one in labels).replace("\u00a0", " ")


def press(widget: Any, text: str) -> None:
    next(one for one in widget.findChildren(QPushButton) if one.text() == text).click()


def test_a_door_leads_here_from_the_case(sample: Opened) -> None:
    sample.go("case", case=sample.case)
    press(sample.window, "Settle, defend or default: worksheet")
    sample.settle()
    view = sample.window.screen_of("worksheet")
    assert view.isVisible()
    assert set(view.sums.fields) == set(FIELDS) - {"into", "note"}


def test_what_is_typed_is_saved_shown_and_added_up(sample: Opened) -> None:
    sample.desk.save_record(sample.case, OFFER)
    view = view_of(sample)
    line = type_in(sample, view, "settle_fee_low", "1,500")
    assert line.text() == "USD 1,500.00"
    type_in(sample, view, "settle_fee_high", "2500")
    type_in(sample, view, "settle_months_low", "1")
    type_in(sample, view, "settle_months_high", "2")
    type_in(sample, view, "monthly", "100")
    assert dict(sample.desk.worksheet(sample.case).values)["monthly"] == "100.00 USD"
    text = words_of(view.sums.rows["sum"])
    assert "USD 10,600.00 to USD 11,700.00" in text
    assert "Not known, so not in it: What a court would award" in text.replace(
        "Own counsel's fee, Cost of staying frozen, ", ""
    )
    assert "USD 48,210.55" in words_of(view.beside.rows["frozen"])
    assert "2026-03-12 (as on the paper)" in words_of(view.beside.rows["dates"])


def test_what_is_being_typed_is_saved_after_a_pause_and_not_rewritten(sample: Opened) -> None:
    view = view_of(sample)
    line = view.sums.fields["monthly"]
    line.setFocus()
    QTest.keyClicks(line, "800")
    view.flush()  # what the pause would do
    sample.settle()
    assert sample.desk.worksheet(sample.case).value("monthly") == "800.00 USD"
    assert line.text() == "800"
    QTest.keyClicks(line, "x")
    view.flush()
    sample.settle()
    assert line.text() == "800x"
    assert not view.strip.isVisible()  # it may go on
    assert sample.desk.worksheet(sample.case).value("monthly") == "800.00 USD"


def test_leaving_the_page_saves_what_waits(sample: Opened) -> None:
    view = view_of(sample)
    line = view.sums.fields["monthly"]
    line.setFocus()
    QTest.keyClicks(line, "70")
    view.note.setPlainText("问保证金。")
    sample.go("today")
    values = dict(sample.desk.worksheet(sample.case).values)
    assert values == {"monthly": "70.00 USD", "note": "问保证金。"}


def test_what_cannot_be_read_stays_and_is_told(sample: Opened) -> None:
    view = view_of(sample)
    line = type_in(sample, view, "defend_months_low", "soon")
    assert line.text() == "soon"
    assert line.property("state") == "error"
    assert "soon" in view.strip.text.text()
    assert "Defend: fewest months" in view.strip.text.text()
    type_in(sample, view, "monthly", "5")
    assert line.text() == "soon"
    type_in(sample, view, "defend_months_low", "6")
    assert line.property("state") == ""
    assert sample.desk.worksheet(sample.case).value("defend_months_low") == "6"


def test_two_currencies_in_one_sum_are_told(sample: Opened) -> None:
    view = view_of(sample)
    type_in(sample, view, "defend_fee_low", "USD 10")
    type_in(sample, view, "defend_fee_high", "CNY 100")
    assert "The lower end is in" in view.strip.text.text()


def test_an_empty_field_is_not_known_again(sample: Opened) -> None:
    view = view_of(sample)
    type_in(sample, view, "monthly", "5")
    line = view.sums.fields["monthly"]
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)
    sample.settle()
    assert sample.desk.worksheet(sample.case).values == ()
    assert "not known" in words_of(view.sums.rows["sum"])


def test_undo_takes_back_one_change_after_the_other(sample: Opened) -> None:
    view = view_of(sample)
    assert not view.undo.isEnabled()
    type_in(sample, view, "monthly", "5")
    type_in(sample, view, "settle_fee_low", "7")
    view.undo.click()
    sample.settle()
    assert view.sums.fields["settle_fee_low"].text() == ""
    sample.window.undo()  # Ctrl+Z
    sample.settle()
    assert view.sums.fields["monthly"].text() == ""
    sample.window.undo()
    sample.settle()
    assert view.strip.text.text() == "There is nothing to take back."


def test_two_currencies_are_added_up_at_a_typed_rate(sample: Opened) -> None:
    sample.desk.add_rate("CNY", "USD", date(2026, 2, 2), Decimal("0.14"), "PBOC")
    view = view_of(sample)
    type_in(sample, view, "defend_fee_low", "10000")
    type_in(sample, view, "monthly", "CNY 1000")
    type_in(sample, view, "defend_months_low", "10")
    assert not view.sums.rows.get("sum_into")
    line = view.into.lineEdit()
    line.setFocus()
    line.setText("usd")
    QTest.keyClick(line, Qt.Key.Key_Return)
    sample.settle()
    text = words_of(view.sums.rows["sum_into"])
    assert "at least USD 11,400.00" in text
    assert "At the newest typed rate: 1 CNY = 0.14 USD." in text


def test_copy_and_paper_hold_every_line(sample: Opened, tmp_path: Path) -> None:
    sample.desk.save_record(sample.case, OFFER)
    sample.desk.write_worksheet(sample.case, {"monthly": "5", "note": "Ask <b>counsel</b>"})
    view = view_of(sample)
    view.copy()
    text = QGuiApplication.clipboard().text()
    for line in view._shown.sheet.lines:
        assert sample.ui.translator.render(line.title) in text
    assert "USD 5.00" in text
    paper = sheet_of(sample.ui, view._shown.case, view._shown.sheet)
    assert text == text_of(paper)
    assert paper.rows[-1][1] == "Ask <b>counsel</b>"
    assert pdf(paper).startswith(b"%PDF")
    save_pdf(sample.ui, paper, tmp_path / "sheet")
    assert (tmp_path / "sheet.pdf").is_file()


def test_another_case_shows_its_own_numbers(sample: Opened) -> None:
    view = view_of(sample)
    type_in(sample, view, "monthly", "5")
    other = sample.desk.new_case()
    sample.go("worksheet", case=other)
    assert view.sums.fields["monthly"].text() == ""
    sample.go("worksheet", case=sample.case)
    assert view.sums.fields["monthly"].text() == "USD 5.00"


def test_an_offer_that_is_closed_is_no_longer_in_the_sum(sample: Opened) -> None:
    made = sample.desk.save_record(sample.case, OFFER)
    view = view_of(sample)
    assert "USD 9,000.00" in words_of(view.sums.rows["offer"])
    assert view.beside.rows["offer_frozen"].isVisible()
    sample.desk.save_record(sample.case, replace(OFFER, status="refused"), made.number)
    view.reload()
    sample.settle()
    assert "No open offer is written down." in words_of(view.sums.rows["offer"])
    assert not view.beside.rows["offer_frozen"].isVisible()


# words, room, keyboard, speed


def filled(opened: Opened) -> Any:
    opened.desk.save_record(opened.case, OFFER)
    typed = {"settle_fee_low": "1500", "settle_fee_high": "2500", "monthly": "5600元"}
    opened.desk.write_worksheet(opened.case, {**typed, "defend_months_low": "6", "into": "USD"})
    return view_of(opened)


def test_nothing_is_left_behind_in_another_language(sample: Opened) -> None:
    filled(sample)
    sample.ui.language.use(pseudo())
    sample.settle()
    assert left_behind(sample.window, data_of(sample)) == []


@pytest.mark.parametrize("size", [(1366, 690), (1093, 540), (910, 480)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_clipped(sample: Opened, language: str, size: tuple[int, int]) -> None:
    filled(sample)
    sample.ui.language.set(language)
    sample.resize(*size)
    assert clipped(sample.window) == []


def test_everything_has_a_name_and_the_keyboard_reaches_every_field(sample: Opened) -> None:
    view = filled(sample)
    assert unnamed(sample.window) == []
    reached = reached_by_tab(sample.window)
    assert {*view.sums.fields.values(), view.note, view.undo} <= reached


def test_the_window_never_waits(sample: Opened) -> None:
    view = filled(sample)

    def measure(number: int) -> float:
        return longest_gap(
            sample, lambda: type_in(sample, view, "default_fee_low", str(number + 1))
        )

    assert least_gap(measure) < LONGEST
