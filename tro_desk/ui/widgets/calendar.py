"""A calendar that opens under a line of text and writes a day into it."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton

from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.context import Ui

_SIZE: Final = QSize(300, 220)
_GAP: Final = 2
"""px between the line and the calendar."""


def open_calendar(ui: Ui, line: QLineEdit) -> QCalendarWidget:
    """Open a calendar below `line`, or above where the screen ends; the chosen day is written
    there as 2026-02-27. Where none stands there it begins at today in Beijing by the desk's clock.
    """
    calendar = QCalendarWidget(line)
    calendar.setWindowFlag(Qt.WindowType.Popup)
    calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    calendar.setLocale(QLocale())
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for name, sign in (("qt_calendar_prevmonth", "\u2039"), ("qt_calendar_nextmonth", "\u203a")):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(QIcon())  # it is black on every ground
            button.setText(sign)
    plain = QTextCharFormat()
    plain.setForeground(line.palette().text())
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, plain)  # Qt's red cannot be read on a dark ground
    day = QDate.fromString(line.text()[:10], Qt.DateFormat.ISODate)
    if not day.isValid():
        now = ui.clock.now().astimezone(ZoneInfo(BEIJING))
        day = QDate(now.year, now.month, now.day)
    calendar.setSelectedDate(day)

    def take(chosen: QDate) -> None:
        line.setText(chosen.toString(Qt.DateFormat.ISODate))
        calendar.close()
        line.setFocus()

    calendar.clicked.connect(take)
    calendar.activated.connect(take)
    calendar.resize(calendar.sizeHint().expandedTo(_SIZE))
    calendar.move(_place(line, calendar.size()))
    calendar.show()
    calendar.move(_place(line, calendar.size()))  # it may be wider than it wanted before
    return calendar


def _place(line: QLineEdit, size: QSize) -> QPoint:
    """Where all of a calendar is on the screen of `line`."""
    room = line.screen().availableGeometry()
    place = line.mapToGlobal(QPoint(0, line.height() + _GAP))
    if place.y() + size.height() > room.bottom():
        place.setY(line.mapToGlobal(QPoint(0, -_GAP)).y() - size.height())
    place.setX(max(room.left(), min(place.x(), room.right() - size.width())))
    place.setY(max(room.top(), place.y()))
    return place
