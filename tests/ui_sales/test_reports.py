"""The reports of loads: what was read, what was skipped and why, and taking a load back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.conftest import Opened
from tests.ui.screens import reachable, unnamed, widgets
from tests.ui_sales.conftest import DATA, ORDERS, load, said
from tro_desk.ui.screens.sales.report_card import ReportCard
from tro_desk.ui.screens.sales.view import SalesView


def words_of(widget: QWidget) -> str:
    """All that is read in a widget."""
    labels = widget.findChildren(QLabel)
    texts = [label.text() for label in labels if label.isVisibleTo(widget)]
    return "\n".join(texts).replace("\u200b", "")


def card_of(view: SalesView) -> ReportCard:
    assert view.reports.card is not None
    return view.reports.card


def damaged(folder: Path) -> Path:
    """Orders of which a spreadsheet program spoilt one, and two lines that cannot be read."""
    head, first, *rest = ORDERS.read_text(encoding="utf-8").splitlines()
    cells = first.split("\t")
    lines = [
        head,
        "\t".join(["1.11235E+16", *cells[1:]]),
        "\t".join(["", *cells[1:]]),
        "111-1\tcut short",
        *rest[:5],
    ]
    path = folder / "damaged.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_report_tells_what_was_read(loaded: tuple[Opened, SalesView]) -> None:
    opened, view = loaded
    (one,) = opened.desk.loads()
    text = words_of(card_of(view))
    for words in (
        "Amazon All Orders",
        "Blue Shop (Amazon)",
        "This report carries no total",
        f"{one.export.first_day} to {one.export.last_day}",
        "Sum of its lines",
    ):
        assert words in text
    assert str(one.export.rows) in text.split("\n")
    assert f"{one.unmatched} SKUs have no product number" in text or one.unmatched == 0


def test_what_adds_up_is_said_and_what_does_not(empty: Opened, tmp_path: Path) -> None:
    good = DATA / "syn_amz_dtr_us_2024_layout.csv"
    view = load(empty, good)
    (one,) = empty.desk.loads()
    assert one.export.reconciled is True
    assert "The lines add up" in words_of(card_of(view))
    bad = tmp_path / "settlement.txt"
    text = (DATA / "syn_amz_settlement_v2_de_dotdates.txt").read_text(encoding="utf-8-sig")
    head, total, *rest = text.splitlines()
    cells = total.split("\t")
    at = head.split("\t").index("total-amount")
    cells[at] = cells[at][:-1] + str((int(cells[at][-1]) + 1) % 10)
    bad.write_text("\n".join([head, "\t".join(cells), *rest]) + "\n", encoding="utf-8")
    view = load(empty, bad)
    one = empty.desk.loads()[0]
    assert one.export.reconciled is False
    text = words_of(card_of(view))
    assert "do not add up" in text
    assert "apart" in text


def test_skipped_lines_are_named_with_the_reason(empty: Opened, tmp_path: Path) -> None:
    view = load(empty, damaged(tmp_path))
    card = card_of(view)
    text = words_of(card)
    assert "1 order number was damaged" in text
    assert "2 lines were skipped" in text
    assert card.skipped is not None
    grid = card.skipped.grid
    assert [grid.cells(row) for row in grid.rows] == [
        ("3", "The order number is missing."),
        ("4", "The line is cut short."),
    ]
    assert "2 lines were skipped." in said(view)


def test_a_load_is_taken_back_when_it_is_asked_twice(loaded: tuple[Opened, SalesView]) -> None:
    opened, view = loaded
    (one,) = opened.desk.loads()
    card = card_of(view)
    card.back.click()
    opened.settle()
    assert f"Up to {one.loaded} lines" in words_of(card)
    card.keep.click()
    assert opened.desk.loads()[0].undone_at is None
    view.show_tab("orders")
    opened.settle()
    assert view.lines["orders"].table.rows.rowCount() == one.loaded
    view.show_tab("reports")
    card.back.click()
    card.sure.click()
    opened.settle()
    assert opened.desk.loads() == ()
    (entry,) = opened.desk.trash()
    assert (entry.kind, entry.name) == ("load", one.export.name)
    assert "is in the trash" in said(view)
    assert view.reports.card is None
    assert not view.tabs.isVisible()  # the empty page: there is nothing to show lines of
    assert view.take_back()
    opened.settle()
    assert opened.desk.loads() == (one,)
    view.show_tab("orders")
    opened.settle()
    assert view.lines["orders"].table.rows.rowCount() == one.loaded


def test_a_file_that_was_taken_back_is_loaded_again(loaded: tuple[Opened, SalesView]) -> None:
    opened, view = loaded
    (one,) = opened.desk.loads()
    card_of(view).back.click()
    card_of(view).sure.click()
    opened.settle()
    view = load(opened, ORDERS)
    assert f"{one.loaded} lines loaded" in said(view)
    assert [load.undone_at for load in opened.desk.loads()] == [None]


def test_the_list_by_keyboard(sample: Opened) -> None:
    sample.go("sales")
    view = sample.window.screen_of("sales")
    table = view.reports.table
    table.setFocus()
    first = view.reports.chosen
    QTest.keyClick(table, Qt.Key.Key_Down)
    sample.settle()
    assert view.reports.chosen is not first
    assert card_of(view).load == view.reports.chosen
    assert unnamed(view) == []
    cut = [
        type(widget).__name__
        for widget in widgets(view)
        if hasattr(widget, "click") and not reachable(widget)
    ]
    assert cut == []


def test_a_load_leads_to_its_lines(sample: Opened) -> None:
    sample.go("sales")
    view = sample.window.screen_of("sales")
    load_ = next(one for one in sample.desk.loads() if one.export.family == "money")
    view.reports.choose(load_.id)
    QTest.keyClick(view.reports.table, Qt.Key.Key_Return)
    sample.settle()
    page = view.lines["money"]
    assert view.shown is page
    assert page.wanted.load == load_.id
    assert page.table.rows.rowCount() == load_.loaded
