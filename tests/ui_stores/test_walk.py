"""Every tab and form: in any language, at any size, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, reached_by_tab, unnamed
from tests.ui.test_gap import LONGEST, least_gap, longest_gap
from tests.ui_stores.conftest import EXPORTS, choose, fill, tab
from tro_desk.ui.screens.stores.forms import CURRENCIES
from tro_desk.ui.screens.stores.view import TABS

NAMES = [name for name, _words in TABS]
WITH_FORMS = ["shops", "listings", "costs", "balances", "rates"]
SIZES = ((1366, 690), (910, 480))
DATA = {
    *("TRO Desk", "简体中文", "English", "中文", "中", "EN", "Lanjia Two", "澜岬国际"),
    *("Amazon US", "Payoneer", "invoice.pdf", "B0ZZK2M9QF", "B0ZZK4T1LD", "LJ-BK", "LJ-WH"),
    *("Phone stand, aluminium", "Phone stand, black", "Phone stand, white", "MINI-2", "迷你支架"),
    *("Active", "Inactive", "Online", "SAFE central parity", "Example Plastics", "A2EXAMPLE47"),
    *("syn_amz_dtr_us_2024_layout.csv", "syn_amz_all_orders_us.txt", "CNY", "EUR", "CAD", "GBP"),
}


def full(opened: Opened, folder: Path) -> None:
    """A desk on which every tab has rows, and a SKU has no number."""
    one, _two = fill(opened.desk, folder)
    for name in ("syn_amz_dtr_us_2024_layout.csv", "syn_amz_all_orders_us.txt"):
        opened.desk.load_export(EXPORTS / name, one.id)


@pytest.mark.parametrize("name", NAMES)
def test_a_tab_leaves_no_text_behind(stocked: Opened, tmp_path: Path, name: str) -> None:
    full(stocked, tmp_path)
    section = tab(stocked, name)
    known = {one.sku for one in stocked.desk.unmatched()} | {str(stocked.desk.folder)}
    known |= {section.finder.text(), stocked.desk.folder.name}
    stocked.ui.language.use(pseudo())
    stocked.settle()
    assert left_behind(stocked.window, DATA | known) == []


@pytest.mark.parametrize("size", SIZES, ids=["full", "compact"])
def test_nothing_is_clipped(stocked: Opened, tmp_path: Path, size: tuple[int, int]) -> None:
    full(stocked, tmp_path)
    stocked.resize(*size)
    found = []
    for name in NAMES:
        tab(stocked, name)
        view = stocked.window.screen_of("stores")
        for language in ("en", "zh", "pseudo"):
            if language == "pseudo":
                stocked.ui.language.use(pseudo())
            else:
                stocked.ui.language.set(language)
            stocked.settle()
            found += [f"{name} {language}: {line}" for line in clipped(view)]
            if language != "pseudo":
                found += [f"{name} {language}: {line}" for line in cut_columns(stocked, name)]
    assert found == []


def cut_columns(opened: Opened, name: str) -> list[str]:
    """Columns that stand outside their table, and heads without room."""
    table = opened.window.screen_of("stores").sections[name].table
    header = table.horizontalHeader()
    shown = [at for at in range(header.count()) if not table.isColumnHidden(at)]
    wide = sum(header.sectionSize(at) for at in shown)
    found = [f"{wide} > {table.viewport().width()}"] if wide > table.viewport().width() else []
    return found + [
        f"head {at}: {header.sectionSize(at)} < {header.sectionSizeHint(at)}"
        for at in shown
        if header.sectionSize(at) < header.sectionSizeHint(at)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_everything_has_a_name(stocked: Opened, tmp_path: Path, name: str) -> None:
    full(stocked, tmp_path)
    tab(stocked, name)
    assert unnamed(stocked.window) == []


@pytest.mark.parametrize("name", WITH_FORMS)
def test_a_form_is_translated_named_and_not_clipped(stocked: Opened, name: str) -> None:
    section = tab(stocked, name, add=True)
    dialog = section.dialog
    assert dialog is not None
    assert unnamed(dialog) == []
    for language in ("en", "zh"):
        stocked.ui.language.set(language)
        dialog.fit_height()
        stocked.settle()
        assert clipped(dialog) == []
        assert dialog.height() <= 440  # what a screen of 480 leaves
    stocked.ui.language.use(pseudo())
    stocked.settle()
    assert left_behind(dialog, DATA | {*CURRENCIES}) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert section.dialog is None


@pytest.mark.parametrize("name", NAMES)
def test_tab_reaches_what_can_be_done(stocked: Opened, tmp_path: Path, name: str) -> None:
    full(stocked, tmp_path)
    section = tab(stocked, name)
    stocked.window.activateWindow()
    view = stocked.window.screen_of("stores")
    view.tabs[name].setFocus()
    stocked.settle()
    reached = reached_by_tab(stocked.window)
    wanted = [section.add_button, section.table]
    wanted += [section.chart] if name == "dependence" else []
    wanted += [section.finder] if section.finder.isVisible() else []
    wanted += [button for _action, button in section._row_buttons if button.isEnabled()]
    assert [one for one in wanted if one not in reached] == []


def test_a_cost_by_keyboard_alone(stocked: Opened) -> None:
    section = tab(stocked, "costs")
    stocked.window.activateWindow()
    section.add_button.setFocus()
    stocked.settle()
    QTest.keyClick(section.add_button, Qt.Key.Key_Space)
    dialog = section.dialog
    dialog.product.setEditText("LJ-WH")  # its list would open while typing: no window can here
    typed: tuple[tuple[Any, str], ...] = (
        (dialog.from_day.input, "2026-01-05"),
        (dialog.unit, "12.30"),
    )
    for editor, text in typed:
        editor.setFocus()
        QTest.keyClicks(editor, text)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    stocked.settle()
    assert section.dialog is None, dialog.strip.text.text()
    assert any(str(one.unit) == "12.30 CNY" for one in stocked.desk.costs())
    assert stocked.window.focusWidget() is section.table


def test_nothing_stalls_with_many_listings(
    open_window: Callable[..., Opened], tmp_path: Path
) -> None:
    opened = open_window("en", sample=False)
    shop = opened.desk.add_store("amazon", "Many")
    report = tmp_path / "listings.txt"
    heads = (
        *("item-name", "item-description", "listing-id", "seller-sku", "price", "quantity"),
        *("open-date", "product-id-type", "asin1", "product-id", "status"),
    )
    lines = [
        "\t".join(
            (
                *(f"Phone stand number {at}", "", f"L{at}", f"SKU-{at:05}", f"{at % 90}.99", "1"),
                *("2026-01-01", "1", f"B0{at:08}", f"B0{at:08}", "Active"),
            )
        )
        for at in range(5000)
    ]
    head = "\t".join(heads)
    report.write_text("\n".join([head, *lines]), encoding="utf-8")
    opened.desk.load_export(report, shop.id)
    section = tab(opened, "listings")
    assert section.grid.rowCount() == 5000

    def type_it(number: int) -> None:
        section.finder.setText(f"number {number + 4000}")
        section.narrow()

    assert least_gap(lambda n: longest_gap(opened, lambda: type_it(n))) < LONGEST
    choose(section, "number 400")
