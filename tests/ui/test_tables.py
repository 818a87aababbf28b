"""Every table of every room: copied by key and by menu, marked whole, sorted by its heads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from tests.ui.conftest import Opened
from tests.ui.screens import widgets
from tro_desk.ui.screens.backup.cards import KeptCard
from tro_desk.ui.screens.exposure.accused_card import AccusedCard
from tro_desk.ui.widgets.table import Table

CTRL = Qt.KeyboardModifier.ControlModifier
ROOMS: tuple[tuple[str, dict[str, str]], ...] = (
    ("cases", {}),
    *(("stores", {"tab": tab}) for tab in ("shops", "listings", "costs", "dependence")),
    *(("sales", {"tab": tab}) for tab in ("reports", "orders", "money")),
    ("evidence", {}),
    ("exposure", {}),
    ("risk", {"title": "Northperch style phone stand"}),
)
"""Rooms of the sample case whose tables hold rows."""


def tables(opened: Opened) -> Iterator[Table]:
    for table in widgets(opened.window):
        if isinstance(table, Table) and table.model().rowCount():
            yield table


def clipboard() -> str:
    return QApplication.clipboard().text()


def said(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def press(menu: QMenu, words: str) -> None:
    next(one for one in menu.actions() if one.text().split("\t")[0] == words).trigger()


@pytest.mark.parametrize(
    ("room", "where"), ROOMS, ids=[f"{name}-{'-'.join(where.values())}" for name, where in ROOMS]
)
def test_a_table_is_copied_marked_and_sorted(
    sample: Opened, room: str, where: dict[str, str]
) -> None:
    sample.go(room, **where)
    if room == "risk":
        sample.window.screen_of("risk").check_typed()  # no waiting for a pause in typing
        sample.settle()
    found = list(tables(sample))
    assert found
    for table in found:
        while getattr(table, "busy", False):  # lines are put in order after the first paint
            sample.settle()
        several = table.selectionMode() != QAbstractItemView.SelectionMode.SingleSelection
        table.setFocus()
        table.setCurrentIndex(table.model().index(0, table.columnAt(4)))
        QApplication.clipboard().clear()
        QTest.keyClick(table, Qt.Key.Key_C, CTRL)
        sample.settle()
        row = clipboard().split("\n")[-1]
        shown = str(table.currentIndex().data())
        assert shown in row.split("\t")

        at = table.visualRect(table.currentIndex()).center()
        menu = table.menu_at(at)
        assert "Copy the cell" in said(menu)
        press(menu, "Copy the cell")
        assert clipboard() == shown
        press(menu, "Copy the row")
        sample.settle()
        assert clipboard().split("\n")[-1] == row
        press(menu, "Copy the table")
        sample.settle()
        lines = clipboard().split("\n")
        assert len(lines) == table.model().rowCount() + 1
        assert all(line.count("\t") == lines[0].count("\t") > 0 for line in lines)
        menu.close()

        if several:
            QTest.keyClick(table, Qt.Key.Key_A, CTRL)
            assert len(table.marked) == table.model().rowCount()
            QTest.keyClick(table, Qt.Key.Key_C, CTRL)
            sample.settle()
            assert set(clipboard().split("\n")) >= set(lines[1:])


def test_a_click_beside_the_rows_offers_the_table_alone(sample: Opened) -> None:
    sample.go("cases")
    table = next(tables(sample))
    menu = table.menu_at(QPoint(20, table.viewport().height() - 4))
    assert said(menu) == ["Copy the table", "Mark all rows"]
    menu.close()


def test_what_is_done_with_one_row_waits_while_several_are_marked(sample: Opened) -> None:
    sample.go("stores", tab="costs")
    section = sample.window.screen_of("stores").section
    taken = [button for _action, button in section._row_buttons]
    assert any(button.isEnabled() for button in taken)
    section.table.setFocus()
    QTest.keyClick(section.table, Qt.Key.Key_A, CTRL)
    assert not any(button.isEnabled() for button in taken)
    assert all("one row" in button.toolTip() for button in taken)
    before = sample.desk.costs()
    QTest.keyClick(section.table, Qt.Key.Key_Delete)
    sample.settle()
    assert sample.desk.costs() == before


def test_a_room_opened_by_a_key_has_one_row_marked(sample: Opened) -> None:
    sample.go("stores", tab="costs")
    table = next(tables(sample))
    handle = sample.window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Control, CTRL)  # it is still held
    assert QGuiApplication.keyboardModifiers() == CTRL
    for row in (2, 1, 0):
        table.setCurrentIndex(table.model().index(row, 0))
        assert table.marked == [row]
    QTest.keyRelease(handle, Qt.Key.Key_Control)
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize("tab", ["listings", "costs"])
def test_a_head_sorts_there_and_back(sample: Opened, tab: str) -> None:
    sample.go("stores", tab=tab)
    table = next(tables(sample))
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(1) + 12, header.height() // 2)
    orders = []
    for _press in range(2):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        sample.settle()
        model = table.model()
        orders.append([str(model.index(row, 1).data()) for row in range(model.rowCount())])
    assert orders[0] == sorted(orders[0], key=str.casefold)
    assert orders[1] == sorted(orders[0], key=str.casefold, reverse=True)


def test_heads_keep_room_for_an_arrow_only_where_there_is_one(sample: Opened) -> None:
    sample.go("stores", tab="costs")
    table = next(tables(sample))
    header = table.horizontalHeader()
    before = [header.sectionSizeHint(at) for at in range(header.count())]
    middle = QPoint(header.sectionViewportPosition(1) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert header.isSortIndicatorShown()
    assert header.sortIndicatorSection() == 1
    after = [header.sectionSizeHint(at) for at in range(header.count())]
    assert after[1] > before[1]
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # as the rows came
    assert [header.sectionSizeHint(at) for at in range(header.count())] == before


def test_a_table_without_a_row_says_so(empty: Opened) -> None:
    case = empty.desk.new_case()
    empty.go("backup")
    kept = empty.window.screen_of("backup").findChild(KeptCard)
    assert kept.nothing.isVisibleTo(kept)
    assert not kept.table.isVisibleTo(kept)
    empty.desk.back_up()
    empty.window.reload()
    empty.settle()
    assert kept.table.isVisibleTo(kept)
    assert not kept.nothing.isVisibleTo(kept)
    empty.go("exposure", case=case)
    goods = empty.window.screen_of("exposure").findChild(AccusedCard)
    assert goods.nothing.isVisibleTo(goods)
    assert not goods.table.isVisibleTo(goods)
