"""Painted charts: the axis begins at 0, the numbers are there for a screen reader and a key."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opened
from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.charts import BarChart, ChartBar, axis

TITLE = M_("months", "Accused sales by month")


def bar(name: str, amount: str) -> ChartBar:
    value = Decimal(amount)
    return ChartBar(lambda _t: name, value, lambda _t: f"USD {amount}", lambda t: t.number(value))


@pytest.fixture
def chart(empty: Opened, qtbot: QtBot) -> Callable[..., BarChart]:
    def make(*bars: ChartBar, width: int = 480) -> BarChart:
        ui: Ui = empty.ui
        made = BarChart(ui, TITLE, bars)
        qtbot.addWidget(made)
        made.resize(width, 280)
        made.show()
        return made

    return make


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        (["921.30", "312.40"], ["0", "250", "500", "750", "1000"]),
        (["4"], ["0", "1", "2", "3", "4"]),
        (["0"], ["0", "1"]),
        ([], ["0", "1"]),
        (["0.07", "0.02"], ["0", "0.02", "0.04", "0.06", "0.08"]),
        (["-50", "120"], ["-50", "0", "50", "100", "150"]),
        (["99999999"], ["0", "25000000", "50000000", "75000000", "100000000"]),
    ],
)
def test_the_axis_holds_nothing_and_every_value(values: list[str], lines: list[str]) -> None:
    assert axis([Decimal(value) for value in values]) == tuple(Decimal(line) for line in lines)


@pytest.mark.parametrize("top", [1, 3, 7, 19, 64, 101, 999, 1001, 54321, 8_000_001])
def test_the_axis_rises_in_even_steps(top: int) -> None:
    lines = axis([Decimal(top)])
    assert lines[0] == 0
    assert lines[-2] < top <= lines[-1]
    assert len({above - below for below, above in pairwise(lines)}) == 1
    assert len(lines) <= 6


def test_a_bar_is_as_long_as_its_amount(chart: Callable[..., BarChart], empty: Opened) -> None:
    made = chart(bar("Sep", "250"), bar("Oct", "500"), bar("Nov", "0"), bar("Dec", "1000"))
    picture = made.grab().toImage()
    colour = empty.ui.theme.colour("primary").name()
    area = made._area()
    heights = []
    for at in range(4):
        x = area.x() + int(area.width() / 4 * (at + 0.5))
        column = [QColor(picture.pixel(x, y)).name() for y in range(picture.height())]
        heights.append(column.count(colour))
    assert heights[2] == 0
    assert heights[3] == pytest.approx(area.height(), abs=3)
    assert heights[1] == pytest.approx(area.height() / 2, abs=3)
    assert heights[0] == pytest.approx(area.height() / 4, abs=3)


def test_the_numbers_can_be_heard_and_copied(chart: Callable[..., BarChart]) -> None:
    made = chart(bar("Sep", "312.40"), bar("Oct", "498.15"))
    assert made.accessibleName() == "Accused sales by month"
    assert made.accessibleDescription() == "Sep: USD 312.40, Oct: USD 498.15"
    QTest.keyClick(made, Qt.Key.Key_Right)
    QTest.keyClick(made, Qt.Key.Key_Right)
    QTest.keyClick(made, Qt.Key.Key_Right)
    assert made.accessibleName().endswith("Oct: USD 498.15")
    QTest.keyClick(made, Qt.Key.Key_Left)
    assert made.accessibleName().endswith("Sep: USD 312.40")
    QTest.keyClick(made, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Sep\tUSD 312.40\nOct\tUSD 498.15"


def test_the_bar_under_the_mouse(chart: Callable[..., BarChart]) -> None:
    made = chart(bar("Sep", "3"), bar("Oct", "4"))
    area = made._area()
    assert made.bar_at(QPoint(area.x() + 3, area.center().y())) == 0
    assert made.bar_at(QPoint(area.right() - 3, area.center().y())) == 1
    assert made.bar_at(QPoint(1, area.center().y())) == -1


def test_many_bars_are_painted_in_a_narrow_place(chart: Callable[..., BarChart]) -> None:
    made = chart(*[bar(f"2024-{n:02}", str(n * 1000)) for n in range(1, 61)], width=200)
    assert not made.grab().isNull()
    room = made._area().width() / 60
    assert made._every(made.fontMetrics(), ["2024-01"] * 60, room) * room >= 20


def test_no_bar_at_all(chart: Callable[..., BarChart]) -> None:
    made = chart()
    QTest.keyClick(made, Qt.Key.Key_Right)
    assert not made.grab().isNull()
    assert made.accessibleDescription() == ""
