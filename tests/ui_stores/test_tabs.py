"""What every tab has: rows, search, sorting, menu, keys, removal and its undo, ways out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Opened
from tests.ui_stores.conftest import choose, rows_of, tab
from tro_desk.ui.tables_out import write_grid


def menu_of(section: Any) -> dict[str, Any]:
    """What the menu of the row with the cursor offers, beside copying."""
    offers = section.table.actions_of(section.table.currentIndex().row())
    return {words.text: act for words, act in offers}


def test_the_navigation_leads_there(stocked: Opened) -> None:
    stocked.window.nav.buttons["stores"].click()
    stocked.settle()
    view = stocked.window.screen_of("stores")
    assert view.tab == "shops"
    assert [row[:2] for row in rows_of(view.section)] == [
        ("Lanjia Two", "Amazon"),
        ("澜岬国际", "Alibaba.com"),
    ]
    view.tabs["costs"].click()
    stocked.settle()
    assert view.tab == "costs"
    assert view.sections["costs"].isVisible()
    assert not view.sections["shops"].isVisible()


def test_enter_on_a_shop_opens_its_listings(stocked: Opened) -> None:
    section = tab(stocked, "shops")
    choose(section, "澜岬国际")
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    stocked.settle()
    view = stocked.window.screen_of("stores")
    assert view.tab == "listings"
    assert [row[1] for row in rows_of(view.section)] == ["MINI-2"]
    view.shop_box.setCurrentIndex(0)
    view.shop_box.activated.emit(0)
    stocked.settle()
    assert len(rows_of(view.section)) == 3


def test_a_shop_is_added_and_a_known_one_recognised(empty: Opened) -> None:
    section = tab(empty, "shops")
    assert "No shop yet" in section.empty.words.text()
    for seller_id in ("A2EXAMPLE47", "ANOTHER1"):
        section.add_button.click()
        dialog = section.dialog
        dialog.name.setText("LANJIA Direct")
        dialog.seller_id.setText(seller_id)
        dialog.keep.click()
        empty.settle()
        assert section.dialog is None
    assert [one.seller_id for one in empty.desk.stores()] == ["A2EXAMPLE47"]
    assert "not changed" in section.strip.text.text()


def test_a_refused_form_keeps_what_was_typed(empty: Opened) -> None:
    section = tab(empty, "shops")
    section.add_button.click()
    dialog = section.dialog
    dialog.seller_id.setText("A2EXAMPLE47")
    dialog.keep.click()
    empty.settle()
    assert section.dialog is dialog
    assert "does not fit" in dialog.strip.text.text()
    assert dialog.seller_id.text() == "A2EXAMPLE47"
    assert dialog.keep.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("name", ["listings", "costs", "balances"])
def test_without_a_shop_the_shop_is_asked_for_first(empty: Opened, name: str) -> None:
    section = tab(empty, name)
    assert "No shop yet" in section.empty.words.text()
    section.add_button.click()
    empty.settle()
    view = empty.window.screen_of("stores")
    assert view.tab == "shops"
    assert view.section.dialog is not None
    view.section.dialog.reject()


@pytest.mark.parametrize(
    ("name", "typed", "left"),
    [("costs", "23.00", 1), ("balances", "payoneer", 1), ("rates", "ＳＡＦＥ cny", 1)],
)
def test_typing_narrows_the_table(stocked: Opened, name: str, typed: str, left: int) -> None:
    section = tab(stocked, name)
    everything = len(rows_of(section))
    stocked.window.activateWindow()
    section.table.setFocus()
    stocked.settle()
    QTest.keyClick(section.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert section.finder.hasFocus()
    section.finder.setText(typed)
    section.narrow()
    stocked.settle()
    assert len(rows_of(section)) == left
    section.finder.setText("nothing of the kind")
    section.narrow()
    stocked.settle()
    assert rows_of(section) == []
    assert section.empty.words.text() == "No row holds what you typed."
    QTest.keyClick(section.finder, Qt.Key.Key_Escape)
    section.narrow()
    stocked.settle()
    assert len(rows_of(section)) == everything


@pytest.mark.parametrize(
    ("name", "words", "listed"),
    [("costs", "23.00", "costs"), ("balances", "Payoneer", "balances"), ("rates", "SAFE", "rates")],
)
def test_a_row_is_taken_out_and_comes_back(
    stocked: Opened, name: str, words: str, listed: str
) -> None:
    section = tab(stocked, name)
    before = getattr(stocked.desk, listed)()
    choose(section, words)
    QTest.keyClick(section.table, Qt.Key.Key_Delete)
    stocked.settle()
    after = getattr(stocked.desk, listed)()
    assert len(after) == len(before) - 1
    assert words not in str(rows_of(section))
    assert "Taken out" in section.strip.text.text()
    stocked.window.undo()  # Ctrl+Z
    stocked.settle()
    assert getattr(stocked.desk, listed)() == before
    assert len(rows_of(section)) == len(before)
    assert not section.strip.isVisible()
    assert not section.take_back()


def test_the_strip_takes_a_removal_back_too(stocked: Opened) -> None:
    section = tab(stocked, "rates")
    choose(section, "SAFE")
    assert set(menu_of(section)) == {"Take out"}
    menu_of(section)["Take out"]()
    stocked.settle()
    assert stocked.desk.rates() == ()
    section.strip._action.click()
    stocked.settle()
    assert len(stocked.desk.rates()) == 1


def test_a_row_is_copied_and_the_columns_sort(stocked: Opened) -> None:
    section = tab(stocked, "costs")
    section.table.sortByColumn(6, Qt.SortOrder.DescendingOrder)
    assert [row[6] for row in rows_of(section)] == ["CNY 23.00", "CNY 21.50"]
    section.table.setCurrentIndex(section.grid.index(0, 0))
    QTest.keyClick(section.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text().split("\t")
    assert copied[1] == "B0ZZK2M9QF"
    assert copied[6] == "CNY 23.00"


def test_buttons_of_rows_say_why_they_cannot_be_pressed(stocked: Opened) -> None:
    section = tab(stocked, "costs")
    buttons = {action.words.text: button for action, button in section._row_buttons}
    choose(section, "invoice.pdf")
    assert not buttons["Attach an invoice"].isEnabled()
    assert buttons["Attach an invoice"].toolTip() != ""
    assert buttons["Save a copy"].isEnabled()
    choose(section, "Not proved")
    assert buttons["Attach an invoice"].isEnabled()
    assert not buttons["Save a copy"].isEnabled()


def test_a_table_is_saved_as_a_workbook(stocked: Opened, tmp_path: Path) -> None:
    section = tab(stocked, "costs")
    out = tmp_path / "costs"
    write_grid(stocked.ui, section.grid, section._title, out)
    stocked.settle()
    sheet = ZipFile(out.with_suffix(".xlsx")).read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r"<v>21\.50?</v>", sheet)  # a figure, not its words
    assert "Saved as costs.xlsx" in stocked.window.strip.text.text()
