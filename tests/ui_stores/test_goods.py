"""Listings with their history, what is unmatched, costs with invoices, balances, rates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from tests.ui.conftest import Opened
from tests.ui_stores.conftest import EXPORTS, choose, drop, money, rows_of, tab
from tro_desk.domain.sales import Told
from tro_desk.l10n import translator
from tro_desk.ui.screens.stores.history import HistoryDialog, channel_words
from tro_desk.ui.widgets.rows_table import shared


def test_listings_are_found_while_typing(stocked: Opened) -> None:
    section = tab(stocked, "listings")
    for typed, found in (
        ("stand WHITE", ["LJ-WH"]),
        ("b0zzk2m9qf", ["LJ-BK"]),
        ("mini-2", ["MINI-2"]),
        ("支架", ["MINI-2"]),
    ):
        section.finder.setText(typed)
        section.narrow()
        stocked.settle()
        assert [row[1] for row in rows_of(section)] == found
    section.finder.clear()


def test_the_history_of_a_listing(stocked: Opened) -> None:
    section = tab(stocked, "listings")
    choose(section, "LJ-BK")
    assert rows_of(section)[0][6] == "2"
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    dialog = section.dialog
    cells = [dialog.grid.cells(row) for row in dialog.grid.rows]
    assert [row[:3] for row in cells] == [
        ("Phone stand, aluminium", "15.99", "Active"),
        ("Phone stand, black", "17.99", "Active"),
    ]
    assert all(row[4] == "Typed by you" and " 20" in row[3] for row in cells)
    since = dialog.grid.headerData(3, Qt.Orientation.Horizontal)
    assert since == "Since (Beijing time)"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert section.dialog is None


def test_the_head_of_a_history_tells_who_ships(stocked: Opened) -> None:
    section = tab(stocked, "listings")
    row = next(one for one in section.grid.rows if one.listing.sku == "LJ-BK")
    dialog = HistoryDialog(
        stocked.ui, replace(row, listing=replace(row.listing, channel="AMAZON_NA")), section
    )
    texts = [one.text() for one in dialog.findChildren(QLabel)]
    assert any(text.endswith(" · Shipped by Amazon (FBA)") for text in texts)
    assert not any("AMAZON_NA" in text for text in texts)
    stocked.ui.language.set("zh")
    assert any("亚马逊配送（FBA）" in one.text() for one in dialog.findChildren(QLabel))
    stocked.ui.language.set("en")
    dialog.deleteLater()


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("DEFAULT", "卖家自发货"),
        ("AMAZON_NA", "亚马逊配送（FBA）"),
        ("AMAZON_EU", "亚马逊配送（FBA）"),
        ("WAREHOUSE", "WAREHOUSE"),
        ("", ""),
    ],
)
def test_who_ships_is_told_in_words(channel: str, words: str) -> None:
    assert channel_words(translator("zh"), channel) == words


def test_what_is_unmatched_stays_in_view_until_its_number_is_typed(stocked: Opened) -> None:
    shop = stocked.desk.stores()[0]
    stocked.desk.load_export(EXPORTS / "syn_amz_dtr_us_2024_layout.csv", shop.id)
    skus = {one.sku for one in stocked.desk.unmatched()}
    assert skus
    section = tab(stocked, "listings")
    assert section._left.isVisible()
    assert {row.sku for row in section.unmatched.grid.rows} == skus
    assert "USD" in section.unmatched.grid.cells(section.unmatched.grid.rows[0])[1]
    wanted = section.unmatched.grid.rows[0].sku
    section.unmatched.setCurrentIndex(section.unmatched.grid.index(0, 0))
    section.type_asin.click()
    dialog = section.dialog
    assert dialog.windowTitle() == f"Product number of {wanted}"
    dialog.keep.click()  # nothing typed yet
    assert dialog.strip.isVisible()
    dialog.product_id.setText("not an asin")
    dialog.keep.click()
    stocked.settle()
    assert section.dialog is dialog
    dialog.product_id.setText("b0trodsk99")
    dialog.keep.click()
    stocked.settle()
    assert section.dialog is None
    assert wanted not in {one.sku for one in stocked.desk.unmatched()}
    assert ("B0TRODSK99", wanted) in {(one.product_id, one.sku) for one in stocked.desk.listings()}
    assert wanted not in {row.sku for row in section.unmatched.grid.rows}


def test_a_cost_is_typed_with_its_invoice(stocked: Opened, tmp_path: Path) -> None:
    paper = tmp_path / "second.pdf"
    paper.write_bytes(b"another invoice")
    section = tab(stocked, "costs")
    drop(section, [paper, paper], QPoint(5, section.height() - 5))
    dialog = section.dialog
    assert dialog.paper.name.text() == "second.pdf"
    assert "one file at a time" in section.strip.text.text()
    dialog.product.setEditText("LJ-WH")
    assert "SKU LJ-WH alone" in dialog.understood.text()
    dialog.product.setCurrentIndex(
        dialog.product.findText("B0ZZK4T1LD · LJ-WH · Phone stand, white")
    )
    assert "every SKU of the product B0ZZK4T1LD" in dialog.understood.text()
    dialog.supplier.setText("Ningbo Works")
    dialog.from_day.show_value("2025-09-01")
    dialog.unit.setText("1,019.80")
    dialog.quantity.setText("120")
    dialog.keep.click()
    stocked.settle()
    made = next(one for one in stocked.desk.costs() if one.supplier == "Ningbo Works")
    assert (made.product_id, made.sku, made.unit) == ("B0ZZK4T1LD", "", money("1019.80"))
    assert (made.from_day, made.quantity) == (date(2025, 9, 1), 120)
    assert made.evidence is not None
    assert stocked.desk.original(made.evidence).read_bytes() == b"another invoice"
    row = next(row for row in rows_of(section) if "Ningbo Works" in row)
    assert row[0] == "Phone stand, white"
    assert row[8] == "Proved: second.pdf"


@pytest.mark.parametrize(
    ("field", "typed", "named"),
    [
        ("unit", "about 20", "Unit cost"),
        ("quantity", "many", "Quantity"),
        ("from_day", "last year", "From this day on"),
    ],
)
def test_a_cost_that_is_no_cost(stocked: Opened, field: str, typed: str, named: str) -> None:
    section = tab(stocked, "costs", add=True)
    dialog = section.dialog
    dialog.product.setEditText("LJ-WH")
    dialog.unit.setText("20")
    dialog.from_day.show_value("2025-09-01")
    editor = getattr(dialog, field)
    editor.show_value(typed) if field == "from_day" else editor.setText(typed)
    dialog.keep.click()
    stocked.settle()
    assert section.dialog is dialog
    assert typed in dialog.strip.text.text()
    assert named in dialog.strip.text.text()
    assert len(stocked.desk.costs()) == 2
    dialog.reject()


def test_costs_over_time_end_where_the_next_begins(stocked: Opened) -> None:
    section = tab(stocked, "costs")
    assert [(row[4], row[5]) for row in rows_of(section)] == [
        ("2025-08-14", "2025-11-01"),
        ("2025-11-02", "still holds"),
    ]
    assert section.sums.text().startswith("1 of 2 costs are proved")


def test_an_invoice_dropped_on_a_row_proves_that_cost(stocked: Opened, tmp_path: Path) -> None:
    paper = tmp_path / "november.png"
    paper.write_bytes(b"no picture at all")
    section = tab(stocked, "costs")
    choose(section, "Not proved")
    table = section.table
    middle = table.visualRect(table.currentIndex()).center()
    drop(section, [paper], table.viewport().mapTo(section, middle))
    stocked.settle()
    assert section.dialog is None
    costs = stocked.desk.costs()
    assert len(costs) == 2
    assert all(one.evidence is not None for one in costs)
    assert [one.unit for one in costs] == [money("21.50"), money("23")]
    assert section.sums.text().startswith("2 of 2")


def test_a_copy_of_the_invoice_leaves_the_desk_under_its_name(
    stocked: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out" / "copy.pdf"
    out.parent.mkdir()
    asked: list[Any] = []

    def ask(*given: Any) -> tuple[str, str]:
        asked.append(given[2])
        return str(out), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    section = tab(stocked, "costs")
    choose(section, "invoice.pdf")
    button = next(b for a, b in section._row_buttons if a.words.text.startswith("Save a copy"))
    button.click()
    stocked.settle()
    assert [Path(one).name for one in asked] == ["invoice.pdf"]
    assert out.read_bytes() == b"an invoice that no reader opens"


def test_a_balance_is_typed_with_its_screenshot(stocked: Opened, tmp_path: Path) -> None:
    shot = tmp_path / "page.png"
    shot.write_bytes(b"a picture of a page")
    section = tab(stocked, "balances")
    drop(section, [shot])
    dialog = section.dialog
    assert [dialog.account.itemText(at) for at in range(dialog.account.count())] == [
        "Amazon US",
        "Payoneer",
    ]
    dialog.account.setEditText("PingPong 11")
    dialog.on.show_value("2026-03-01")
    dialog.held.setText("1,200.50")
    dialog.keep.click()
    stocked.settle()
    made = next(one for one in stocked.desk.balances() if one.account == "PingPong 11")
    assert (made.available, made.held) == (None, money("1200.50", "USD"))
    assert made.evidence is not None
    row = next(row for row in rows_of(section) if row[0] == "PingPong 11")
    assert row[3:7] == ("2026-03-01", "—", "USD 1,200.50", "Shown by page.png")


def test_a_balance_of_a_loaded_statement_stays_with_its_load(stocked: Opened) -> None:
    shop = stocked.desk.stores()[1]
    told = Told(date_order="mdy")
    export = EXPORTS / "syn_payoneer_transactions.csv"
    load = stocked.desk.load_export(export, shop.id, told)
    loaded = [one for one in stocked.desk.balances() if one.load == load.id]
    assert loaded
    section = tab(stocked, "balances")
    choose(section, "Loaded: syn_payoneer_transactions.csv")
    QTest.keyClick(section.table, Qt.Key.Key_Delete)
    stocked.settle()
    assert [one for one in stocked.desk.balances() if one.load == load.id] == loaded


def test_a_rate_keeps_the_digits_that_were_typed(stocked: Opened) -> None:
    section = tab(stocked, "rates", add=True)
    dialog = section.dialog
    dialog.currency.setEditText("eur")
    dialog.rate.setText("1.0840")
    dialog.on.show_value("2026-02-27")
    dialog.keep.click()
    stocked.settle()
    assert "Source" in dialog.strip.text.text()
    dialog.source.setText("ECB reference rate")
    dialog.keep.click()
    stocked.settle()
    assert section.dialog is None
    assert ("1 EUR = 1.0840 USD", "2026-02-27", "ECB reference rate") in rows_of(section)


@pytest.mark.parametrize("typed", ["", "seven", "0", "-1", "NaN", "1e5000"])
def test_a_rate_that_is_no_rate(stocked: Opened, typed: str) -> None:
    section = tab(stocked, "rates", add=True)
    dialog = section.dialog
    dialog.rate.setText(typed)
    dialog.on.show_value("2026-02-27")
    dialog.source.setText("somewhere")
    dialog.keep.click()
    stocked.settle()
    assert section.dialog is dialog
    assert "Exchange rate" in dialog.strip.text.text()
    dialog.reject()


def test_columns_share_the_room() -> None:
    wanted, least = {0: 300, 1: 80, 2: 120}, {0: 60, 1: 50, 2: 70}
    assert shared(wanted, least, 600, [0]) == {0: 400, 1: 80, 2: 120}
    cut = shared(wanted, least, 300, [0])
    assert cut == {0: 110, 1: 80, 2: 110}
    assert shared(wanted, least, 180, [0]) == least
    assert shared(wanted, least, 90, [0]) == {0: 30, 1: 25, 2: 35}
