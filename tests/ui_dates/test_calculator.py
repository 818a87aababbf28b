"""The court-day calculator: a window of its own, answers with its reasons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, unnamed
from tests.ui.test_walk import data_of
from tro_desk.ui.screens.dates.calculator import Calculator, open_calculator


def calculator(opened: Opened, court: str = "ilnd") -> Calculator:
    made = open_calculator(opened.ui, court, opened.window)
    opened.settle()
    return made


def work_out(opened: Opened, one: Calculator, start: str, length: int, unit: str, to: str) -> None:
    one.start.show_value(start)
    one.length.setValue(length)
    one.unit.setCurrentIndex(one.unit.findData(unit))
    one.direction.buttons[to].click()
    QTest.keyClick(one.start.input, Qt.Key.Key_Return)
    opened.settle()


@pytest.mark.parametrize(
    ("start", "length", "unit", "to", "due"),
    [
        ("2026-05-29", 21, "court_days", "1", "2026-06-22T23:59"),
        ("2026-07-10", 7, "court_days", "-1", "2026-07-02T23:59"),
        ("2026-10-30T10:23", 72, "hours", "1", "2026-11-02T09:23"),
    ],
)
def test_examples_of_the_rules(
    sample: Opened, start: str, length: int, unit: str, to: str, due: str
) -> None:
    one = calculator(sample)
    work_out(sample, one, start, length, unit, to)
    assert one.answer is not None
    assert one.answer.due is not None
    assert one.answer.due.isoformat()[:16] == due
    one.copy.click()
    copied = QApplication.clipboard().text()
    assert "Chicago time" in copied
    assert "Beijing time" in copied
    assert "FRCP 6(a)" in copied
    one.close()


def test_working_days_in_china_need_no_court(sample: Opened) -> None:
    one = calculator(sample, "")
    work_out(sample, one, "2026-03-04", 3, "china_days", "1")
    assert one.answer is not None
    assert one.answer.tz == "Asia/Shanghai"
    one.close()


def test_what_is_wrong_is_said_in_place(sample: Opened) -> None:
    one = calculator(sample)
    work_out(sample, one, "tomorrow", 3, "court_days", "1")
    assert one.answer is None
    assert one.strip.isVisible()
    assert not one.copy.isEnabled()
    one.close()


def test_one_calculator_for_a_window(sample: Opened) -> None:
    QTest.keyClick(sample.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    sample.settle()
    found = sample.window.findChildren(Calculator)
    assert len(found) == 1
    assert not found[0].isModal()
    assert calculator(sample) is found[0]
    found[0].close()


def test_words_room_and_names(sample: Opened) -> None:
    one = calculator(sample)
    work_out(sample, one, "2026-05-29", 21, "court_days", "1")
    found = []
    for code in ("zh", "en"):
        sample.ui.language.set(code)
        sample.settle()
        found += clipped(one)
    assert found == []
    assert unnamed(one) == []
    assert one.answer is not None
    rules = {step.rule for step in one.answer.trace}
    sample.ui.language.use(pseudo())
    sample.settle()
    assert left_behind(one, data_of(sample) | rules) == []
    one.close()
