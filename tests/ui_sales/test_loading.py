"""Loading exports: which shop, what a file does not tell, columns to name, files that are none."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Opened
from tests.ui.screens import clipped, left_behind, pseudo, unnamed
from tests.ui_sales.conftest import BUSINESS, DATA, ORDERS, load, said, sales
from tro_desk.ui.screens.sales.mapping import MappingDialog
from tro_desk.ui.screens.sales.questions import QuestionsCard, ShopCard
from tro_desk.ui.screens.sales.view import SalesView

ALIBABA = (
    "订单编号,下单时间,商品名称,数量,订单金额,订单状态,买家国家,买家姓名\n"
    "A-1,2026-01-15 10:00,手机支架,2,19.80,已完成,US,Ada Example\n"
    "A-2,2026-01-16 11:00,手机支架,1,9.90,已取消,CA,Bob Example\n"
)


def drop(view: SalesView, *files: Path) -> None:
    """Drop files on the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)


def dialog_of(view: SalesView) -> MappingDialog:
    assert view.loading.dialog is not None
    return view.loading.dialog


def table(folder: Path, text: str = ALIBABA, name: str = "orders.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_empty_page_says_what_goes_there(empty: Opened) -> None:
    view = sales(empty)
    assert view.shown is view.empty
    assert view.tabs.isHidden()
    assert unnamed(view) == []


def test_a_drop_asks_for_the_shop_and_loads(empty: Opened) -> None:
    view = sales(empty)
    drop(view, ORDERS)
    empty.settle()
    card = view.loading.card
    assert isinstance(card, ShopCard)
    card.go_on.click()
    assert "name of the shop" in card.strip.text.text()
    QTest.keyClicks(card.shop, "Blue Shop")
    QTest.keyClick(card.shop, Qt.Key.Key_Return)
    empty.settle()
    (store,) = empty.desk.stores()
    assert (store.platform, store.name) == ("amazon", "Blue Shop")
    (one,) = empty.desk.loads()
    assert said(view) == f"{ORDERS.name}: {one.loaded} lines loaded."
    assert view.shown is view.reports
    assert view.reports.chosen == one


def test_a_second_file_goes_into_a_shop_that_is_there(empty: Opened) -> None:
    view = load(empty, ORDERS)
    view.add_files([str(DATA / "syn_amz_dtr_us_2024_layout.csv")])
    empty.settle()
    card = view.loading.card
    assert isinstance(card, ShopCard)
    assert card.store.itemText(0) == "Blue Shop (Amazon)"
    assert card.shop.isHidden()
    card.go_on.click()
    empty.settle()
    assert len(empty.desk.stores()) == 1
    assert len(empty.desk.loads()) == 2


def test_files_that_are_not_wanted_are_left(empty: Opened) -> None:
    view = sales(empty)
    view.add_files([str(ORDERS)])
    empty.settle()
    card = view.loading.card
    assert card is not None
    card.leave.click()
    empty.settle()
    assert (view.loading.busy, empty.desk.loads()) == (False, ())
    assert view.shown is view.empty
    focused = QApplication.focusWidget()
    assert focused is view or (focused is not None and view.isAncestorOf(focused))


def test_a_file_that_is_loaded_changes_nothing(empty: Opened, tmp_path: Path) -> None:
    load(empty, ORDERS)
    again = tmp_path / "the same again.txt"
    shutil.copy(ORDERS, again)
    view = load(empty, again)
    assert "is loaded already. Nothing was changed." in said(view)
    assert len(empty.desk.loads()) == 1


def test_a_folder_is_loaded_file_by_file(empty: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    (folder / "deeper").mkdir(parents=True)
    for file in (ORDERS, DATA / "syn_amz_dtr_us_2024_layout.csv"):
        shutil.copy(file, folder / file.name)
    (folder / "photo.png").write_bytes(b"\x89PNG")
    shutil.copy(DATA / "syn_amz_fba_fulfilled_shipments_us.txt", folder / "deeper")
    view = load(empty, folder)
    assert len(empty.desk.loads()) == 3
    assert said(view).count("loaded.") == 3


def test_a_folder_without_exports(empty: Opened, tmp_path: Path) -> None:
    view = sales(empty)
    folder = tmp_path / "nothing"
    folder.mkdir()
    view.add_files([str(folder)])
    empty.settle()
    assert said(view) == "There is no export in this folder."


# what a file does not tell


def test_a_business_report_asks_for_its_period(empty: Opened) -> None:
    view = load(empty, BUSINESS)
    card = view.loading.card
    assert isinstance(card, QuestionsCard)
    for first, last in (("", ""), ("2026-02-30", "2026-03-01"), ("2026-03-01", "2026-02-01")):
        card.first.show_value(first)
        card.last.show_value(last)
        card.go_on.click()
        assert "Type the first day and the last day" in card.strip.text.text()
    assert empty.desk.loads() == ()
    card.first.show_value("2025-09-01")
    card.last.show_value("2026-02-28")
    QTest.keyClick(card.last.input, Qt.Key.Key_Return)
    empty.settle()
    (one,) = empty.desk.loads()
    assert (str(one.export.first_day), str(one.export.last_day)) == ("2025-09-01", "2026-02-28")
    view.show_tab("periods")
    empty.settle()
    assert view.lines["periods"].table.rows.rowCount() == one.loaded


def test_a_file_with_a_question_may_be_skipped(empty: Opened) -> None:
    view = load(empty, BUSINESS, ORDERS)
    card = view.loading.card
    assert isinstance(card, QuestionsCard)
    card.leave.click()
    empty.settle()
    assert [one.export.name for one in empty.desk.loads()] == [ORDERS.name]


def test_the_order_of_day_and_month_and_the_currency_are_asked(
    empty: Opened, tmp_path: Path
) -> None:
    text = "order id,order date,order amount\nX-1,03/04/2026,10.00\nX-2,05/06/2026,20.00\n"
    view = load(empty, table(tmp_path, text))
    dialog = dialog_of(view)
    empty.settle()
    assert dialog.lacks == ("currency", "date_order")
    assert dialog.missing.text() == "Missing: Currency, order of day and month"
    assert not dialog.keep.isEnabled()
    dialog.currency.setCurrentText("eur")
    dialog.order.buttons["dmy"].click()
    assert dialog.keep.isEnabled()
    dialog.keep.click()
    empty.settle()
    (one,) = empty.desk.loads()
    assert one.export.totals == (("EUR", 3000),)
    assert (str(one.export.first_day), str(one.export.last_day)) == ("2026-04-03", "2026-06-05")


# a table of unknown kind


def test_columns_are_suggested_previewed_and_remembered(empty: Opened, tmp_path: Path) -> None:
    view = load(empty, table(tmp_path))
    dialog = dialog_of(view)
    empty.settle()
    chosen = dict(dialog.columns)
    assert chosen["order_id"] == "订单编号"
    assert chosen["gross"] == "订单金额"
    heads = dialog.preview.grid.heads()
    assert heads[:2] == ("Order number", "Day (report's calendar)")
    assert dialog.preview.grid.cells(dialog.preview.grid.rows[0])[0] == "A-1"
    shown = [c for row in dialog.preview.grid.rows for c in dialog.preview.grid.cells(row)]
    assert "Ada Example" not in shown
    assert "已取消" in shown
    box = dialog.boxes["order_id"]
    box.setCurrentIndex(0)
    empty.settle()
    assert "Order number" in dialog.missing.text()
    assert not dialog.keep.isEnabled()
    box.setCurrentIndex(box.findData("订单编号"))
    dialog.currency.setCurrentText("USD")
    empty.settle()
    assert dialog.preview.heading.text() == "The first lines as they would be loaded"
    first, second = (dialog.preview.grid.cells(row) for row in dialog.preview.grid.rows)
    assert {"2026-01-15", "Shipped", "USD 19.80"} <= set(first)
    assert {"2026-01-16", "Cancelled", "USD 9.90"} <= set(second)
    dialog.keep.click()
    empty.settle()
    (one,) = empty.desk.loads()
    assert one.export.totals == (("USD", 2970),)
    later = table(tmp_path, ALIBABA.replace("A-1", "A-3").replace("A-2", "A-4"), "later.csv")
    view = load(empty, later)
    assert view.loading.dialog is None
    assert len(empty.desk.loads()) == 2


def test_the_preview_tells_what_would_be_skipped(empty: Opened, tmp_path: Path) -> None:
    bad = ALIBABA + "A-3,no day,手机支架,1,9.90,已完成,US,Cid Example\n"
    view = load(empty, table(tmp_path, bad))
    dialog = dialog_of(view)
    dialog.currency.setCurrentText("USD")
    empty.settle()
    text = "1 line would be skipped. The date cannot be read."
    assert dialog.preview.skipped.text() == text
    dialog.reject()
    empty.settle()


def test_a_table_may_be_skipped(empty: Opened, tmp_path: Path) -> None:
    view = load(empty, table(tmp_path), ORDERS)
    dialog_of(view).reject()
    empty.settle()
    assert [one.export.name for one in empty.desk.loads()] == [ORDERS.name]


def test_the_dialog_is_named_translated_and_not_clipped(empty: Opened, tmp_path: Path) -> None:
    view = load(empty, table(tmp_path))
    dialog = dialog_of(view)
    empty.settle()
    assert unnamed(dialog) == []
    found = []
    for words in ("en", "zh"):
        empty.ui.language.set(words)
        empty.settle()
        found += clipped(dialog)
    assert found == []
    empty.ui.language.use(pseudo())
    empty.settle()
    data = {"orders.csv", *ALIBABA.replace("\n", ",").split(","), "USD"}
    data |= {dialog.currency.itemText(at) for at in range(dialog.currency.count())}
    assert left_behind(dialog, data) == []
    dialog.reject()
    empty.settle()


# files that are none


def hostile(folder: Path) -> dict[str, Path]:
    bomb = folder / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<row>" + b" " * 50_000_000)
    made = {"bomb": bomb}
    for name, data in {
        "empty.csv": b"",
        "nul.csv": b"\x00" * 5_000,
        "noise.txt": bytes(range(256)) * 400,
        "picture.xlsx": b"\x89PNG\r\n\x1a\n" + b"\x01" * 900,
        "torn.xlsx": b"PK\x03\x04" + b"\x07" * 900,
        "wide.csv": b",".join(b"c%d" % n for n in range(100_000)) + b"\n1,2,3\n",
        "page.xls": b"<html><body>No table here</body></html>",
    }.items():
        made[name] = folder / name
        made[name].write_bytes(data)
    made["missing"] = folder / "gone.csv"
    return made


def test_what_is_no_export_ends_in_a_sentence(empty: Opened, tmp_path: Path) -> None:
    files = hostile(tmp_path)
    for name, file in files.items():
        view = load(empty, file)
        if view.loading.dialog is not None:  # a table, if a strange one: the seller skips it
            assert name == "wide.csv"
            view.loading.dialog.reject()
            empty.settle()
            continue
        assert empty.desk.loads() == (), name
        assert not view.loading.busy
        assert file.name in said(view), name


def test_a_bad_file_does_not_stop_the_others(empty: Opened, tmp_path: Path) -> None:
    bad = tmp_path / "empty.csv"
    bad.write_bytes(b"")
    view = load(empty, bad, ORDERS)
    first, second = said(view).split("\n")
    assert first.startswith("empty.csv holds no table")
    assert second.startswith(ORDERS.name)
    assert len(empty.desk.loads()) == 1


def test_cancel_leaves_nothing_behind(empty: Opened) -> None:
    view = sales(empty)
    view.add_files([str(ORDERS), str(BUSINESS)])
    empty.settle()
    card = view.loading.card
    assert isinstance(card, ShopCard)
    card.shop.setText("Blue Shop")
    card.go_on.click()
    while view.progress.text.text() == "":
        QApplication.processEvents()
    view.progress.cancelled.emit()
    empty.settle()
    assert empty.desk.loads() == ()
    assert not view.loading.busy


@pytest.mark.parametrize("size", [(1366, 690), (910, 480)])
def test_the_questions_are_not_clipped(empty: Opened, size: tuple[int, int]) -> None:
    empty.resize(*size)
    view = load(empty, BUSINESS)
    assert isinstance(view.loading.card, QuestionsCard)
    found = []
    for words in ("en", "zh"):
        empty.ui.language.set(words)
        empty.settle()
        found += clipped(view)
    assert found == []
    assert unnamed(view) == []
