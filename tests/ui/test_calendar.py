"""The calendar that opens at a line for a day."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QPoint, QRect
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.conftest import Opened
from tests.ui.looks import pale
from tro_desk.ui.widgets.calendar import open_calendar


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("corner", ["top", "bottom"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_whole_on_the_screen_and_readable(empty: Opened, theme: str, corner: str) -> None:
    empty.ui.theme.choose(theme)
    empty.ui.theme.apply()
    line = QLineEdit("2026-02-27", empty.window)
    room = line.screen().availableGeometry()
    line.resize(200, 36)
    wanted = room.topLeft() if corner == "top" else room.bottomRight() - QPoint(200, 36)
    line.move(empty.window.mapFromGlobal(wanted))
    line.show()
    calendar = open_calendar(empty.ui, line)
    QApplication.processEvents()
    assert room.contains(calendar.geometry())
    assert not calendar.geometry().intersects(QRect(line.mapToGlobal(QPoint()), line.size()))
    assert pale(calendar, set()) == []
    assert calendar.selectedDate() == QDate(2026, 2, 27)
    calendar.clicked.emit(QDate(2026, 3, 1))
    assert line.text() == "2026-03-01"
    empty.settle()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_it_begins_at_the_day_of_the_desk(empty: Opened) -> None:
    line = QLineEdit(empty.window)
    line.show()
    calendar = open_calendar(empty.ui, line)
    assert calendar.selectedDate() == QDate(2026, 3, 4)  # in Beijing: the third in Chicago
    calendar.close()
    empty.settle()
