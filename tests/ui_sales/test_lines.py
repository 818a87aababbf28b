"""The table of lines: filter, order, sums, copies, a workbook; it follows what is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, reached_by_tab, unnamed
from tests.ui.test_walk import data_of
from tests.ui_sales.conftest import ORDERS, load, sales
from tro_desk.desk import Said
from tro_desk.domain.facts import Status
from tro_desk.domain.lines import ROWS
from tro_desk.ui.models.lines import BLOCK, COLUMNS
from tro_desk.ui.screens.sales.lines_page import LinesPage
from tro_desk.ui.screens.sales.view import SalesView


def lines(opened: Opened, family: str = "orders") -> LinesPage:
    """The page of a family of lines, read."""
    view = sales(opened)
    view.show_tab(family)
    opened.settle()
    ready(opened, view.lines[family])
    return view.lines[family]


def ready(opened: Opened, page: LinesPage) -> None:
    """Let the table be read and put in order, and its sums come."""
    while page.table.busy or page._typing.isActive():
        QApplication.processEvents()
    opened.settle()
    page.table.viewport().repaint()
    opened.settle()


def column(page: LinesPage, field: str) -> int:
    return [one.field for one in page.table.rows.columns].index(field)


def cells(page: LinesPage, field: str) -> list[str]:
    """A column of the table as it is read, from the first line to the last."""
    model, at = page.table.rows, column(page, field)
    found = page.table.rows.table
    assert found is not None
    return [model.cell(row, at) for row in found.rows(0, found.count)]


def test_every_line_is_there_with_its_sum(sample: Opened) -> None:
    page = lines(sample)
    loads = [one for one in sample.desk.loads() if one.export.family == "orders"]
    count = sum(one.loaded for one in loads)
    assert page.table.rows.rowCount() == count
    assert page.count.text() == f"{count} lines"
    total = sum(dict(one.export.totals)["USD"] for one in loads)
    assert f"Amazon All Orders: USD {total / 100:,.2f}" in page.sums.text()
    bare = cells(page, "gross").count("—")
    assert f"Amazon All Orders: {bare} lines without an amount" in page.sums.text().split("\n")


def test_payments_are_shown_apart_from_orders(sample: Opened) -> None:
    page = lines(sample, "money")
    (one,) = (one for one in sample.desk.loads() if one.export.family == "money")
    assert page.table.rows.rowCount() == one.loaded
    assert set(cells(page, "kind")) >= {"Sale", "Refund", "Fee", "Payout"}
    assert page.sums.text().startswith("Amazon transactions (Date Range): USD ")


def test_a_click_on_a_head_sorts_and_a_third_one_undoes_it(sample: Opened) -> None:
    page = lines(sample)
    header = page.table.horizontalHeader()
    stored = cells(page, "day")
    at = column(page, "day")
    where = header.sectionViewportPosition(at) + 20
    seen = []
    for _ in range(3):
        QTest.mouseClick(
            header.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(where, 10),
        )
        ready(sample, page)
        seen.append(cells(page, "day"))
    assert sorted(stored) in seen
    assert sorted(stored, reverse=True) in seen
    assert seen[2] == stored


@pytest.mark.parametrize("family", ROWS)
def test_every_column_sorts(sample: Opened, family: str) -> None:
    page = lines(sample, family)
    count = page.table.rows.rowCount()
    for at, _column in enumerate(COLUMNS[family]):
        page.table.sortByColumn(at, Qt.SortOrder.AscendingOrder)
        ready(sample, page)
        assert page.table.rows.rowCount() == count


def test_words_filter_what_is_shown(sample: Opened) -> None:
    page = lines(sample)
    wanted = cells(page, "sku")[0]
    QTest.keyClicks(page.text, wanted.lower())
    ready(sample, page)
    assert set(cells(page, "sku")) == {wanted}
    assert page.count.text() == f"{page.table.rows.rowCount()} lines"
    shown = page.table.rows.rowCount()
    page.first.show_value("2026-01-01")
    ready(sample, page)
    assert 0 < page.table.rows.rowCount() < shown
    assert min(cells(page, "day")) >= "2026-01-01"
    page.clear.click()
    ready(sample, page)
    assert page.table.rows.rowCount() > shown


def test_a_day_that_is_none_is_said(sample: Opened) -> None:
    page = lines(sample)
    count = page.table.rows.rowCount()
    page.last.show_value("2026-02-31")
    ready(sample, page)
    assert "2026-02-31" in page.strip.text.text()
    assert page.table.rows.rowCount() == count


def test_shop_report_and_file_filter(sample: Opened) -> None:
    page = lines(sample)
    one = next(one for one in sample.desk.loads() if one.export.family == "orders")
    page.load.setCurrentIndex(page.load.findData(one.id))
    ready(sample, page)
    assert set(cells(page, "load")) == {one.export.name}
    page.report.setCurrentIndex(page.report.findData("amazon_all_orders"))
    page.store.setCurrentIndex(page.store.findData(one.store))
    ready(sample, page)
    assert page.table.rows.rowCount() == one.loaded


def test_accused_products_alone(sample: Opened) -> None:
    page = lines(sample)
    product = cells(page, "product")[0]
    page.accused.click()
    ready(sample, page)
    if page.table.rows.rowCount() == 0:
        assert "No line is of an accused product" in page.strip.text.text()
    page.accused.click()
    sample.desk.say(sample.case, [Said("asin", product, Status.CONFIRMED)])
    page.accused.click()
    ready(sample, page)
    assert product in set(cells(page, "product"))
    known = {product, *(one.product_id for one in sample.desk.matches(sample.case))}
    assert set(cells(page, "product")) <= known
    every = sum(one.loaded for one in sample.desk.loads() if one.export.family == "orders")
    assert page.table.rows.rowCount() < every


def test_marked_lines_are_copied_with_their_heads(sample: Opened) -> None:
    page = lines(sample)
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    sample.settle()
    heads, first, second = QApplication.clipboard().text().split("\n")
    assert heads.split("\t")[:3] == ["Day (report's calendar)", "SKU", "Product"]
    assert first.split("\t")[column(page, "order_id")] == cells(page, "order_id")[0]
    assert second.split("\t")[column(page, "order_id")] == cells(page, "order_id")[1]


def test_tab_goes_through_the_page(sample: Opened) -> None:
    page = lines(sample)
    page.more.setChecked(True)
    reached = reached_by_tab(sample.window)
    wanted = (page.text, page.accused, page.more, page.save, page.store, page.report, page.load)
    assert {*wanted, page.first.input, page.last.input, page.clear, page.table} <= reached


def test_another_language_names_shops_reports_and_sums(sample: Opened) -> None:
    page = lines(sample)
    sample.ui.language.set("zh")
    sample.settle()
    assert page.store.itemText(0) == "全部店铺"
    assert set(cells(page, "report")) == {"亚马逊所有订单报告"}
    assert all("（" in shop for shop in cells(page, "store"))
    assert page.count.text().endswith(" 行")


def test_too_many_lines_are_not_copied(sample: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    page = lines(sample)
    monkeypatch.setattr("tro_desk.ui.screens.sales.line_table.MOST_COPIED", 10)
    QApplication.clipboard().setText("before")
    page.table.selectAll()
    page.table.copy()
    sample.settle()
    assert QApplication.clipboard().text() == "before"
    assert "Save them as a workbook" in page.strip.text.text()


def test_what_is_shown_is_saved_as_a_workbook(sample: Opened, tmp_path: Path) -> None:
    page = lines(sample)
    wanted = cells(page, "sku")[0]
    page.text.setText(wanted)
    ready(sample, page)
    page.write(tmp_path / "lines")
    sample.settle()
    assert "saved as lines.xlsx" in page.strip.text.text()
    sheet = openpyxl.load_workbook(tmp_path / "lines.xlsx").active
    assert sheet is not None
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    head = next(at for at, row in enumerate(rows) if row[0] == "Day (report's calendar)")
    assert rows[0][0] is not None  # the sums stand above
    body = rows[head + 1 :]
    assert len(body) == page.table.rows.rowCount()
    assert {row[1] for row in body} == {wanted}
    gross = column(page, "gross")
    texts = ["—" if row[gross] is None else f"USD {row[gross]:,.2f}" for row in body]
    assert texts == cells(page, "gross")


def test_a_formula_in_a_file_stays_text(empty: Opened, tmp_path: Path) -> None:
    head, first, *_rest = ORDERS.read_text(encoding="utf-8").splitlines()
    evil = '=HYPERLINK("http://x.example","SKU")'
    names = head.split("\t")
    row = first.split("\t")
    row[names.index("sku")] = evil
    path = tmp_path / "evil.txt"
    path.write_text(f"{head}\n" + "\t".join(row) + "\n", encoding="utf-8")
    load(empty, path)
    page = lines(empty)
    assert cells(page, "sku") == [evil]
    page.write(tmp_path / "out.xlsx")
    empty.settle()
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    found = [cell for line in sheet.iter_rows() for cell in line if cell.value == evil]
    assert [cell.data_type for cell in found] == ["s"]


def test_a_workbook_that_is_stopped_is_not_there(sample: Opened, tmp_path: Path) -> None:
    page = lines(sample)
    page.write(tmp_path / "lines.xlsx")
    page.progress.cancelled.emit()
    sample.settle()
    assert not (tmp_path / "lines.xlsx").exists() or "saved" in page.strip.text.text()
    assert page.save.isEnabled()


def test_a_place_that_cannot_be_written_is_said(sample: Opened, tmp_path: Path) -> None:
    page = lines(sample)
    page.write(tmp_path / "no such folder" / "lines.xlsx")
    sample.settle()
    assert "lines.xlsx" in page.strip.text.text()
    assert page.save.isEnabled()


def test_the_table_follows_a_load_made_elsewhere(loaded: tuple[Opened, SalesView]) -> None:
    opened, _view = loaded
    page = lines(opened)
    page.table.sortByColumn(column(page, "day"), Qt.SortOrder.DescendingOrder)
    ready(opened, page)
    before = page.table.rows.rowCount()
    (one,) = opened.desk.loads()
    opened.desk.undo_load(one.id)  # as the command line would
    assert before > 0
    model = page.table.rows
    model._blocks.clear()
    model.data(model.index(before - 1, 0))
    ready(opened, page)
    assert model.rowCount() == 0
    assert page.count.text() == "0 lines"


def test_no_more_than_a_screen_is_held(sample: Opened) -> None:
    page = lines(sample)
    model = page.table.rows
    assert model.rowCount() > 4 * BLOCK
    page.table.scrollToBottom()
    ready(sample, page)
    last = page.table.rowAt(page.table.viewport().height() - 20)
    assert last == model.rowCount() - 1
    assert model.row(last) is not None
    assert len(model._blocks) < model.rowCount() / BLOCK


@pytest.mark.parametrize("size", [(1366, 690), (910, 480)])
@pytest.mark.parametrize("family", ROWS)
def test_the_page_of_lines_is_whole(sample: Opened, family: str, size: tuple[int, int]) -> None:
    sample.resize(*size)
    page = lines(sample, family)
    page.more.setChecked(True)
    assert unnamed(page) == []
    found = []
    for words in ("en", "zh"):
        sample.ui.language.set(words)
        sample.settle()
        found += clipped(page)
    assert found == []
    sample.ui.language.use(pseudo())
    sample.settle()
    assert left_behind(page, {*data_of(sample), "2026-02-27"}) == []


@pytest.mark.parametrize("family", COLUMNS)
def test_an_empty_table_cuts_no_head(open_window: Callable[..., Opened], family: str) -> None:
    opened = open_window("zh", sample=True)
    opened.window.resize(910, 480)
    page = lines(opened, family)
    header = page.table.horizontalHeader()
    page.text.setText("no line says this")
    ready(opened, page)
    for wide in (910, 1366, 910):
        opened.window.resize(wide, 480)
        opened.settle()
        ends = [
            header.sectionViewportPosition(at) + header.sectionSize(at)
            for at in range(header.count())
            if not header.isSectionHidden(at)
        ]
        assert len(ends) > 2
        assert max(ends) <= header.viewport().width()
    if family != "periods":  # the sample has none
        page.text.clear()
        ready(opened, page)
        assert header.hiddenSectionCount() == 0
