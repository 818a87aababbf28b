"""A line in a narrow place: both ends of what is too long are seen, and a hint that has room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opened
from tro_desk.base.messages import M_
from tro_desk.ui.widgets.court_box import CourtBox
from tro_desk.ui.widgets.date_line import DateLine
from tro_desk.ui.widgets.fitting_line import FittingLine

LONG = r"C:\Users\蓝家\Documents\Papers of the case\TRO Desk 2026-03-04"
MIDDLE = Qt.TextElideMode.ElideMiddle
SECOND = "Northern District of Illinois"
Shown = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot, sample: Opened) -> Shown:
    """Shows widgets below each other in a window of a width; the first of them has the focus."""

    kept = []

    def show(*widgets: QWidget, width: int = 260) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        box = QVBoxLayout(window)
        for widget in widgets:
            box.addWidget(widget)
        window.resize(width, 60 * len(widgets))
        window.show()
        window.activateWindow()
        widgets[0].setFocus()
        QApplication.processEvents()
        return window

    return show


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_both_ends_of_a_long_path_are_seen_while_nobody_types(shown: Shown) -> None:
    other = QLineEdit()
    path, moved, renamed = (
        FittingLine(text, MIDDLE) for text in (LONG, "D" + LONG[1:], LONG[:-1] + "5")
    )
    shown(other, path, moved, renamed)
    assert picture(path) != picture(moved)
    assert picture(path) != picture(renamed)
    assert path.toolTip() == LONG
    assert path.text() == LONG  # nothing of it is lost
    plain = [QLineEdit(text) for text in (LONG, LONG[:-1] + "5")]
    for line in plain:
        line.setCursorPosition(0)
    shown(other, *plain)
    assert picture(plain[0]) == picture(plain[1])  # as Qt alone would show it


def test_what_has_room_is_drawn_as_ever_and_has_no_tooltip(shown: Shown) -> None:
    line, plain = FittingLine("TRO Desk", MIDDLE), QLineEdit("TRO Desk")
    window = shown(QLineEdit(), line, plain)
    assert picture(line) == picture(plain)
    assert line.toolTip() == ""
    line.setText(LONG)
    assert line.toolTip() == LONG
    window.resize(900, window.height())
    QApplication.processEvents()
    assert line.toolTip() == ""


def test_tab_selects_the_whole_and_shows_its_beginning(shown: Shown) -> None:
    line = FittingLine(LONG)
    shown(QLineEdit(), line)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert line.selectedText() == LONG
    assert line.cursorPosition() == 0


def test_a_day_has_the_longest_hint_that_has_room(sample: Opened, shown: Shown) -> None:
    line = DateLine(sample.ui, M_("count", "From"))
    window = shown(QLineEdit(), line, width=500)
    hints = []
    for width in (500, 240, 170):
        window.resize(width, window.height())
        QApplication.processEvents()
        hint = line.input.placeholderText()
        assert line.input.fontMetrics().horizontalAdvance(hint) < line.input.width() - 20
        hints.append(hint)
    assert hints[0] == "Year-month-day, like 2026-02-27"
    assert hints[-1] == "2026-02-27"
    window.resize(500, window.height())
    QApplication.processEvents()
    assert line.input.placeholderText() == hints[0]
    sample.ui.language.set("zh")
    assert line.input.placeholderText() == "年-月-日，例如 2026-02-27"
    sample.ui.language.set("en")


def test_the_names_of_a_court_begin_where_those_of_other_boxes_do(
    sample: Opened, shown: Shown
) -> None:
    sample.ui.language.set("zh")
    court, other = CourtBox(sample.ui, "ilnd"), QComboBox()
    other.setEditable(True)
    other.setEditText(court.currentText())
    line, usual = court.lineEdit(), other.lineEdit()
    assert line is not None
    assert usual is not None
    usual.setCursorPosition(0)
    shown(QLineEdit(), court, other, width=420)
    assert court.currentText().endswith(SECOND)
    assert court.toolTip() == line.toolTip() == court.currentText()
    assert line.geometry() == usual.geometry()
    begin = QRect(0, 0, 200, line.height())
    assert picture(line).copy(begin) == picture(usual).copy(begin)
    assert picture(line) != picture(usual)  # the end is cut with an ellipsis
    court.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert line.selectedText() == court.currentText()
    assert line.cursorPosition() == 0
