"""A calendar that opens under a line of text and writes a day into it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit


def open_calendar(line: QLineEdit) -> QCalendarWidget:
    """Open a calendar below `line`; the chosen day is written there as 2026-02-27."""
    calendar = QCalendarWidget(line)
    calendar.setWindowFlag(Qt.WindowType.Popup)
    calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    calendar.setLocale(QLocale())
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    day = QDate.fromString(line.text()[:10], Qt.DateFormat.ISODate)
    if day.isValid():
        calendar.setSelectedDate(day)

    def take(chosen: QDate) -> None:
        line.setText(chosen.toString(Qt.DateFormat.ISODate))
        calendar.close()
        line.setFocus()

    calendar.clicked.connect(take)
    calendar.activated.connect(take)
    calendar.move(line.mapToGlobal(QPoint(0, line.height() + 2)))
    calendar.show()
    return calendar
