"""Shares over time: as a chart, in words, and as a plan to be printed or copied."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.conftest import Opened
from tests.ui_stores.conftest import EXPORTS, money, rows_of, tab
from tro_desk.ui.screens.stores.plan import QUESTIONS, plan_text
from tro_desk.ui.widgets.share_chart import percent


@pytest.fixture
def sold(stocked: Opened) -> Opened:
    """Orders and payments of one shop, and balances of two over three months."""
    desk = stocked.desk
    one, two = desk.stores()
    desk.load_export(EXPORTS / "syn_amz_all_orders_us.txt", one.id)
    desk.load_export(EXPORTS / "syn_amz_dtr_us_2026_status_layout.csv", one.id)
    desk.add_balance(one.id, "Amazon US", date(2025, 12, 5), "USD", money("300", "USD"))
    desk.add_balance(two.id, "Payoneer", date(2026, 1, 31), "USD", money("100", "USD"))
    return stocked


def pick(section: object, words: str) -> None:
    box = section.what  # type: ignore[attr-defined]
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_an_empty_desk_says_what_to_load(empty: Opened) -> None:
    empty.desk.add_store("amazon", "Only")
    section = tab(empty, "dependence")
    assert "No sales and no balances yet" in section.empty.words.text()
    assert not section._chart_card.isVisible()
    assert not section.add_button.isEnabled()


def test_orders_payments_and_cash_are_chosen_apart(sold: Opened) -> None:
    section = tab(sold, "dependence")
    shown = [section.what.itemText(at) for at in range(section.what.count())]
    assert shown == ["Orders in CAD", "Orders in USD", "Payments in USD", "Cash in USD"]
    assert section.what.currentText() == "Orders in USD"
    assert [row[:4] for row in rows_of(section)] == [
        ("Amazon", "2026-02", "USD 534.97", "100 %"),
        ("Amazon", "2026-01", "USD 12.99", "100 %"),
    ]
    assert rows_of(section)[0][4] == "Computed: syn_amz_all_orders_us.txt"


def test_cash_by_account_and_by_platform(sold: Opened) -> None:
    section = tab(sold, "dependence")
    pick(section, "Cash in USD")
    cells = {(row[0], row[1]): row[3] for row in rows_of(section)}
    assert cells["Amazon", "2026-01"] == "75 %"
    assert cells["Amazon", "2025-12"] == "≤ 100 %"
    section.way.buttons["part"].click()
    named = {(row[0], row[1]): row for row in rows_of(section)}
    unknown = named["Amazon: Amazon US", "2025-12"]
    assert unknown[2:4] == ("USD 300.00", "≤ 100 %")
    assert "Nothing tells of Alibaba.com: Payoneer" in unknown[4]
    assert "seen on 2025-12-05" in unknown[4]
    nobody = named["Alibaba.com: Payoneer", "2025-12"]
    assert nobody[2:] == ("—", "—", "No file and no balance tells of it")
    section.load()
    sold.settle()
    assert section.what.currentText() == "Cash in USD"  # what was chosen stays


def test_the_chart_tells_its_numbers(sold: Opened) -> None:
    section = tab(sold, "dependence")
    pick(section, "Cash in USD")
    chart = section.chart
    told = chart.accessibleDescription()
    assert "Amazon, 2026-01: 75 % (USD 300.00" in told
    assert "Alibaba.com, 2025-12: —" in told
    sold.window.activateWindow()
    chart.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(chart, key)
    assert chart.at == (1, 1)
    assert "Alibaba.com, 2026-01: 25 %" in chart.accessibleName()
    QTest.keyClick(chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().splitlines()[1].startswith("Amazon\t≤ 100 %\t75 %\t")
    inside = chart._cell(0, 1).center().toPoint()
    assert chart.cell_at(inside) == (0, 1)
    assert chart.cell_at(QPoint(1, 1)) is None
    chart.resize(200, chart.height())
    assert list(chart._drawn())[-1] == len(chart.months) - 1  # the newest


def test_bars_are_as_long_as_their_shares(sold: Opened) -> None:
    section = tab(sold, "dependence")
    pick(section, "Cash in USD")
    sold.settle()
    chart = section.chart
    picture = chart.grab().toImage()
    scale = picture.devicePixelRatio()
    filled = sold.ui.theme.colour("primary").rgb()

    def height(row: int) -> int:
        cell = chart._cell(row, 1)
        x = round(cell.center().x() * scale)
        lines = range(round(cell.top() * scale), round(cell.bottom() * scale))
        return sum(picture.pixel(x, y) == filled for y in lines)

    assert height(0) == pytest.approx(3 * height(1), abs=3)


def test_the_plan_sheet(sold: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    section = tab(sold, "dependence")
    section.add_button.click()
    dialog = section.dialog
    sheet = dialog.sheet
    assert [row[:3] for row in sheet.rows][:3] == [
        ("Amazon", "100 %", "93.9 %"),
        ("Alibaba.com", "—", "6.1 %"),
        ("Amazon: Lanjia Two", "100 %", "—"),
    ]
    assert len(sheet.rows) == 5 + len(QUESTIONS)
    assert "Sales by orders in USD: 2026-01 to 2026-02." in sheet.lines[1]
    dialog.copy()
    assert QApplication.clipboard().text() == plan_text(sheet)
    assert "Amazon\t100 %\t93.9 %" in plan_text(sheet)
    out = tmp_path / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(out), ""))
    dialog._save()
    assert out.read_bytes().startswith(b"%PDF")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert section.dialog is None


def test_percents(open_window: Callable[..., Opened]) -> None:
    words = open_window("en", sample=False).ui.translator
    assert percent(words, Decimal("0.0707752")) == "7.1 %"
    assert percent(words, Decimal(1)) == "100 %"
    assert percent(words, None) == "—"
