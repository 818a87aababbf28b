"""Widths drawn by hand stay: after a reload, and in the next start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opened

LEFT = Qt.MouseButton.LeftButton


def draw(table: QTableView, column: int, by: int) -> int:
    """Draw the right edge of a column with the mouse; returns its width then."""
    header = table.horizontalHeader()
    edge = header.sectionViewportPosition(column) + header.sectionSize(column) - 1
    start = QPoint(edge, header.height() // 2)
    QTest.mousePress(header.viewport(), LEFT, pos=start)
    QTest.mouseMove(header.viewport(), start + QPoint(by // 2, 0))
    QTest.mouseMove(header.viewport(), start + QPoint(by, 0))
    QTest.mouseRelease(header.viewport(), LEFT, pos=start + QPoint(by, 0))
    return header.sectionSize(column)


def listings(opened: Opened) -> QTableView:
    opened.go("stores", tab="listings")
    table = opened.window.screen_of("stores").section.table
    assert isinstance(table, QTableView)
    return table


def test_a_column_keeps_the_width_that_it_was_drawn_to(open_window: Callable[..., Opened]) -> None:
    first = open_window("en")
    table = listings(first)
    before = [table.columnWidth(at) for at in range(3)]
    width = draw(table, 1, 60)
    assert width == before[1] + 60
    table.widths.save()
    first.window.reload()
    first.settle()
    assert table.columnWidth(1) == width
    assert "widths" in first.ui.settings.path.read_text(encoding="utf-8")

    again = open_window("zh")  # another language: the column is the same
    table = listings(again)
    assert table.columnWidth(1) == width
    header = table.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(1) + width - 1, header.height() // 2)
    QTest.mouseDClick(header.viewport(), LEFT, pos=edge)
    again.window.reload()
    again.settle()
    assert table.columnWidth(1) < width


def test_the_columns_of_the_cases_keep_theirs(open_window: Callable[..., Opened]) -> None:
    first = open_window("en")
    first.go("cases")
    table = first.window.screen_of("cases").table
    whole = sum(table.columnWidth(at) for at in range(5))
    assert whole in range(table.viewport().width() - 2, table.viewport().width() + 1)
    width = draw(table, 1, 40)
    table.widths.save()
    again = open_window("zh")
    again.go("cases")
    table = again.window.screen_of("cases").table
    assert table.columnWidth(1) == width
    again.resize(1000, 700)
    assert table.columnWidth(1) == width


def test_fitting_alone_is_not_kept(sample: Opened) -> None:
    table = listings(sample)
    sample.resize(1000, 700)
    sample.resize(1280, 800)
    table.widths.save()
    assert sample.ui.settings.choices.widths in ("", "{}")


def test_damaged_widths_are_none(sample: Opened) -> None:
    for text in ("[1]", "{", '{"stores/Listings": {"SKU": -5, "Title": "x"}, "a": 3}'):
        sample.ui.settings.choices.widths = text
        sample.go("stores", tab="costs")
        assert sample.window.screen_of("stores").section.table.columnWidth(1) > 24


def test_the_halves_of_the_review_stay_as_they_were_drawn(
    open_window: Callable[..., Opened], qtbot: QtBot
) -> None:
    first = open_window("en")
    first.go("review", case=first.case)
    splitter = first.window.screen_of("review")._splitter
    handle = splitter.handle(1)
    middle = handle.rect().center()
    before = splitter.sizes()
    QTest.mousePress(handle, LEFT, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(-60, 0))
    QTest.mouseRelease(handle, LEFT, pos=middle + QPoint(-60, 0))
    drawn = splitter.sizes()
    assert drawn[0] < before[0]
    qtbot.waitUntil(lambda: "splitter/review" in first.ui.settings.choices.widths)
    again = open_window("en")
    again.go("review", case=again.case)
    shown = again.window.screen_of("review")._splitter.sizes()
    assert abs(shown[0] - drawn[0]) <= 2
