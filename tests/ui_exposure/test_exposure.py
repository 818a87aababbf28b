"""The figures of a case: what is shown, where it is from, what is missing, what the seller says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, reached_by_tab, unnamed
from tests.ui.test_gap import LONGEST, least_gap, longest_gap
from tests.ui.test_walk import BRANDS, data_of
from tests.ui_exposure import kit
from tro_desk.domain.exposure import Exposure
from tro_desk.ui.screens.exposure.rows import ANSWER_COLUMN, NET_COLUMN
from tro_desk.ui.widgets.source_mark import SourceMark

Shown = Callable[..., tuple[Opened, Any]]


def words_of(widget: Any) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def press(widget: Any, text: str) -> None:
    next(one for one in widget.findChildren(QPushButton) if one.text() == text).click()


def answer_cell(view: Any, line: int, answer: str) -> QPoint:
    """The middle of a painted answer of a row."""
    table = view.accused.table
    cell = QRectF(table.visualRect(table.grid.index(line, ANSWER_COLUMN)))
    delegate = table.itemDelegateForColumn(ANSWER_COLUMN)
    place = next(place for name, _text, place in delegate.segments(cell) if name == answer)
    return place.center().toPoint()


# what is shown


def test_the_table_lists_accused_silent_and_possible_ones(shown: Shown) -> None:
    _opened, view = shown()
    grid = view.accused.table.grid
    rows = [grid.cells(row) for row in grid.rows]
    assert [row[0] for row in rows] == [
        "B0TRODSK01",
        "B0TRODSK02",
        "B0TRODSK03",
        "B0TRODSK09",
        "B0OTHER0001",
        "B0OTHER0002",
    ]
    assert rows[0][3:5] == ("100", "1,799.00")
    assert rows[3][3:6] == ("—", "—", "—"), "no file tells of it: never a zero"
    assert rows[4][2] == "Brand NORTHPERCH in the title"
    assert rows[4][3:5] == ("4", "59.96"), "of the same report and currency, not of both"
    assert rows[5][2] == "Seller ID A1EXAMPLE00000 (to confirm)"
    assert grid.cells(grid.footer)[3:5] == ("220", "3,412.80")


def test_money_is_compared(shown: Shown) -> None:
    _opened, view = shown()
    words = words_of(view)
    for text in ("USD 48,210.55", "USD 3,412.80", "USD 44,797.75", "14.1 : 1", "7.1%"):
        assert text in words
    assert "12.3%" in words, "the court's state"
    assert "2025-10-05 to 2025-10-09 (marketplace's calendar)" in words
    assert "2026-01-03 (marketplace's calendar)" in words


def test_the_months_are_a_chart_that_can_be_read(shown: Shown) -> None:
    _opened, view = shown()
    told = view.months.chart.accessibleDescription()
    assert told.startswith("Sep: USD 312.40, Oct: USD 498.15")
    assert "2026-01: USD 547.58" in told


def test_another_report_is_chosen(shown: Shown) -> None:
    opened, view = shown()
    assert view.accused.table.isColumnHidden(NET_COLUMN)
    assert "not told" in words_of(view.sums)
    view.basis.setCurrentIndex(1)
    view.basis.activated.emit(1)
    opened.settle()
    grid = view.accused.table.grid
    assert not view.accused.table.isColumnHidden(NET_COLUMN)
    assert grid.cells(grid.footer)[3:6] == ("214", "3,312.50", "1,656.24")
    assert "not told" not in words_of(view.sums)
    assert "USD 1,200.00" in words_of(view), "reserves of the shop"
    view.reload()
    opened.settle()
    assert view.basis.currentIndex() == 1, "a reload keeps what was chosen"


def test_two_currencies_are_not_compared(shown: Shown) -> None:
    def make(case: str) -> Exposure:
        return replace(kit.exposure(case), bases=(kit.euro(),), against=())

    _opened, view = shown(make)
    words = " ".join(words_of(view))
    assert "does not compare" in words.replace("do not", "does not")
    assert " : 1" not in words
    assert view.accused.table.grid.heads()[4] == "Sales EUR"


def test_a_row_shows_its_own_way_to_the_net(shown: Shown) -> None:
    opened, view = shown()
    view.basis.activated.emit(1)
    opened.settle()
    table = view.accused.table
    table.setCurrentIndex(table.grid.index(1, 0))
    opened.settle()
    assert "B0TRODSK02 alone" in words_of(view.sums)
    assert "USD 1,244.17" in words_of(view.sums)
    table.setCurrentIndex(table.grid.index(4, 0))
    opened.settle()
    assert "All accused listings" in words_of(view.sums)


# where figures are from


def test_each_figure_tells_its_source(shown: Shown) -> None:
    opened, view = shown()
    table = view.accused.table
    tip = table.grid.index(0, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "1,799.00\nComputed: orders-2026.txt"
    marks = view.findChildren(SourceMark)
    assert any(mark.toolTip() == "From a document: Frozen amount" for mark in marks)
    sources = view.sources.grid
    told = {row[0]: row[1:] for row in map(sources.cells, sources.rows)}
    assert told["Gross sales"] == ("USD 3,412.80", "Computed", "orders-2026.txt")
    assert told["Frozen on LANJIA Direct"][1] == "From a document"
    mark = next(one for one in marks if one.accessibleName().startswith("Gross sales"))
    mark.click()
    opened.settle()
    assert sources.cells(sources.row(view.sources.currentIndex().row()))[0] == "Gross sales"
    assert view.sources.hasFocus()


def test_what_the_seller_said_is_marked_so(shown: Shown) -> None:
    opened, view = shown()
    view.basis.activated.emit(1)
    opened.settle()
    told = {row[0]: row[1:] for row in map(view.sources.grid.cells, view.sources.grid.rows)}
    assert told["Costs without an invoice"][1] == "Stated by you"
    assert told["Costs with an invoice"][2] == "paper for SKU-RED-01"
    assert told["Costs without an invoice"][2] == "cost of SKU-RED-01"


# what is missing


def test_what_is_missing_has_its_door(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, view = shown(kit.nothing)
    went: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(opened.ui, "go", lambda name, **where: went.append((name, where)))
    assert len(view.missing.buttons) == 5
    for button in view.missing.buttons:
        button.click()
    assert [name for name, _where in went] == ["review", "sales", "case", "stores", "case"]
    words = words_of(view)
    assert "USD 0.00" not in " ".join(words)
    assert "—" in words


def test_what_is_unmatched_leads_to_stores(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, view = shown()
    went: list[str] = []
    monkeypatch.setattr(opened.ui, "go", lambda name, **_where: went.append(name))
    assert any("2 SKUs are not joined" in text for text in words_of(view))
    press(view, "Join them in Stores")
    press(view, "Load a report of these days")
    assert went == ["stores", "sales"]


# what the seller says


@pytest.fixture
def answers(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> tuple[Opened, Any, list[Any]]:
    opened, view = shown()
    said: list[Any] = []
    monkeypatch.setattr(opened.desk, "answer_listing", lambda *args: said.append(args))
    return opened, view, said


def test_an_answer_by_mouse_and_back(answers: tuple[Opened, Any, list[Any]]) -> None:
    opened, view, said = answers
    table = view.accused.table
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=answer_cell(view, 4, "yes"))
    opened.settle()
    assert said == [(opened.case, "B0OTHER0001", "yes")]
    assert table.currentIndex().row() == 4, "the cursor stays"
    press(view.accused.strip, "Take it back")
    opened.settle()
    assert said[1] == (opened.case, "B0OTHER0001", "open")


def test_an_answer_by_key_and_back(answers: tuple[Opened, Any, list[Any]]) -> None:
    opened, view, said = answers
    table = view.accused.table
    table.setFocus()
    table.setCurrentIndex(table.grid.index(1, 0))
    for key in (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_U):
        QTest.keyClick(table, key)
        opened.settle()
    assert [one[2] for one in said] == ["yes", "no", "not_sure"]
    QTest.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert said[3] == (opened.case, "B0TRODSK02", "open")
    QTest.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert len(said) == 4, "nothing more to take back"
    assert table.hasFocus()


def test_the_same_answer_again_takes_it_back(answers: tuple[Opened, Any, list[Any]]) -> None:
    opened, view, said = answers
    view.accused.table.give(0, "yes")
    opened.settle()
    assert said == [(opened.case, "B0TRODSK01", "open")]


def test_the_sum_takes_no_answer(answers: tuple[Opened, Any, list[Any]]) -> None:
    opened, view, said = answers
    table = view.accused.table
    table.setFocus()
    table.setCurrentIndex(table.grid.index(6, 0))
    QTest.keyClick(table, Qt.Key.Key_Y)
    opened.settle()
    assert said == []


# copies, keys, room


def test_copies(shown: Shown) -> None:
    _opened, view = shown()
    view.copy()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Listing\tGoods")
    assert lines[-1].startswith("All accused\t")
    table = view.accused.table
    table.setFocus()
    table.setCurrentIndex(table.grid.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("B0TRODSK01\t折叠手机支架 黑\tIn a paper")


def test_a_workbook_holds_every_sum(shown: Shown, tmp_path: Path) -> None:
    opened, view = shown()
    view.basis.activated.emit(1)
    opened.settle()
    view.save_workbook(tmp_path / "figures")
    opened.settle()
    book = load_workbook(tmp_path / "figures.xlsx")
    assert book.sheetnames == [
        "Accused goods",
        "Months",
        "Shipped to",
        "Where each figure is from",
    ]
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert "Amazon transactions (Date Range) · USD" in str(rows[2][0])
    heads = rows[3]
    total = dict(zip(heads, rows[-1], strict=True))
    assert (total["Listing"], total["Units"]) == ("All accused", 214)
    assert (total["Gross sales"], total["Refunds"], total["Net"]) == (3312.5, -165.63, 1656.24)
    silent = next(row for row in rows if row[0] == "B0TRODSK09")
    assert set(silent[5:]) == {None}, "no file tells of it: never a zero"
    months = list(book.worksheets[1].iter_rows(min_row=5, values_only=True))
    assert len(months) == 6
    assert opened.window.strip.isVisible()


def test_the_keyboard_reaches_everything(shown: Shown) -> None:
    opened, view = shown()
    reached = reached_by_tab(opened.window)
    wanted = [view.basis, view.accused.table, view.months.chart, view.sources]
    assert [one for one in wanted if one not in reached] == []
    assert unnamed(view) == []


@pytest.mark.parametrize("make", [kit.exposure, kit.nothing], ids=["figures", "nothing"])
def test_nothing_is_left_in_another_language(shown: Shown, make: Callable[[str], Exposure]) -> None:
    opened, view = shown(make)
    opened.ui.language.use(pseudo())
    opened.settle()
    codes = {"CA", "IL", "NY", "TX", "FL", "WA", "OR", "Amazon", "All", "Orders"}
    names = {"折叠手机支架 黑", "Folding stand", "Mini stand, 2 pieces", "NORTHPERCH style cup"}
    names |= {"Phone ring", "LANJIA Direct", "orders-2026.txt", "SKU-OLD-7, SKU-OLD-9"}
    names |= {*(row.product_id for row in view.accused.grid.rows)}
    assert left_behind(view, data_of(opened) | set(BRANDS) | names | codes, []) == []


@pytest.mark.parametrize("size", [(1366, 690), (910, 480)])
@pytest.mark.parametrize("make", [kit.exposure, kit.nothing], ids=["figures", "nothing"])
def test_nothing_is_clipped(
    shown: Shown, size: tuple[int, int], make: Callable[[str], Exposure]
) -> None:
    opened, _view = shown(make)
    opened.resize(*size)
    found = []
    for code in ("zh", "en"):
        opened.ui.language.set(code)
        opened.settle()
        found += clipped(opened.window)
    assert found == []


def test_opening_does_not_make_the_window_wait(shown: Shown) -> None:
    opened, _view = shown()

    def again(_number: int) -> float:
        opened.go("today")
        return longest_gap(opened, lambda: opened.window.go("exposure", case=opened.case))

    assert least_gap(again) < LONGEST


# the way here


@pytest.mark.parametrize(("screen", "text"), [("case", "Exposure"), ("today", "All figures")])
def test_the_pages_of_the_case_lead_here(sample: Opened, screen: str, text: str) -> None:
    sample.go(screen, case=sample.case)
    press(sample.window.screen_of(screen), text)
    sample.settle()
    view = sample.window.screen_of("exposure")
    assert sample.window.stack.currentWidget() is view
    press(view, "Back to the case")
    sample.settle()
    assert sample.window.stack.currentWidget() is sample.window.screen_of("case")


def test_sales_lead_here(sample: Opened) -> None:
    sample.go("sales")
    press(sample.window.screen_of("sales"), "Exposure")
    sample.settle()
    assert sample.window.stack.currentWidget() is sample.window.screen_of("exposure")


def test_the_sample_case_gives_the_figures_of_the_design(sample: Opened) -> None:
    sample.go("exposure", case=sample.case)
    view = sample.window.screen_of("exposure")
    words = words_of(view)
    for text in ("USD 48,210.55", "USD 3,412.80", "USD 44,797.75", "14.1 : 1", "7.1%"):
        assert text in words
    grid = view.accused.table.grid
    assert [grid.cells(row)[3:5] for row in grid.rows] == [
        ("100", "1,799.00"),
        ("83", "1,244.17"),
        ("37", "369.63"),
    ]
    told = view.months.chart.accessibleDescription()
    for amount in ("312.40", "498.15", "806.72", "921.30", "547.58", "326.65"):
        assert f"USD {amount}" in told


def test_an_answer_on_a_real_desk_moves_the_figures(sample: Opened) -> None:
    sample.go("exposure", case=sample.case)
    view = sample.window.screen_of("exposure")
    view.accused.table.give(0, "no")
    sample.settle()
    assert sample.desk.exposure(sample.case).accused == ("B0ZZK4T1LD", "B0ZZN3P6WV")
    assert "USD 1,613.80" in words_of(view)
    row = next(one for one in view.accused.grid.rows if one.product_id == "B0ZZK2M9QF")
    assert (row.accused, row.answer) == (False, "no")
    press(view.accused.strip, "Take it back")
    sample.settle()
    assert "USD 3,412.80" in words_of(view)
