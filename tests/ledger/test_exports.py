"""Exports read whole, in their own process, held against figures of an independent reader."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tro_desk.base.errors import DeskError
from tro_desk.domain.money import decimals_of
from tro_desk.domain.sales import FAMILIES, Export, Told
from tro_desk.ledger import ExportReading
from tro_desk.ledger.recognise import known_formats, known_names, table_of
from tro_desk.ledger.rows import source_of

DATA = Path(__file__).parent / "data"
PERIOD = Told(first_day=date(2026, 2, 1), last_day=date(2026, 2, 28))
US_DATES = Told(date_order="mdy")


def read(path: Path, told: Told | None = None) -> tuple[list[Any], Export]:
    """The lines in their shape, and what is said of the file."""
    with ExportReading(path, told) as reading:
        rows = [row for batch in reading.batches() for row in batch]
        assert reading.export is not None
        shape = FAMILIES[reading.export.family]
        return [shape(*row[:-1]) for row in rows], reading.export


def minor(amount: object, currency: str) -> int:
    return int(Decimal(str(amount)).scaleb(decimals_of(currency)))


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "samples" / "sales" / "expected.json").read_text(encoding="utf-8"))


def test_all_orders_by_asin() -> None:
    lines, export = read(DATA / "syn_amz_all_orders_us.txt")
    assert (export.report, export.rows, export.skipped_count) == ("amazon_all_orders", 50, 0)
    sold: Counter[tuple[str, str]] = Counter()
    for line in lines:
        own = line.channel == "Amazon.com" and line.currency == "USD"
        if line.status == "shipped" and own:
            sold[line.product_id, "units"] += line.quantity
            sold[line.product_id, "gross"] += line.gross
    assert sold == {
        ("B0TRODSK01", "units"): 4,
        ("B0TRODSK01", "gross"): 5196,
        ("B0TRODSK02", "units"): 18,
        ("B0TRODSK02", "gross"): 45600,
        ("B0TRODSK03", "units"): 5,
        ("B0TRODSK03", "gross"): 4000,
    }


def test_all_orders_of_91_columns() -> None:
    lines, export = read(DATA / "syn_amz_all_orders_uk_91_columns.txt")
    assert Counter(line.status for line in lines) == {"shipped": 88, "cancelled": 10, "pending": 22}
    kept = [x for x in lines if x.status != "cancelled" and "non-amazon" not in x.channel.lower()]
    sums: Counter[str] = Counter()
    for line in kept:
        sums[line.currency] += line.gross
    assert (sums["GBP"], sums["EUR"]) == (191888, 30322)
    assert export.currencies == ("EUR", "GBP")


@pytest.mark.parametrize(
    ("name", "rows", "total", "by_sku"),
    [
        (
            "syn_amz_dtr_us_2024_layout.csv",
            44,
            -560110,
            {"SKU-RED-01": (13, 16887), "SKU-BLU-02": (14, 34300)},
        ),
        (
            "syn_amz_dtr_us_2026_status_layout.csv",
            64,
            -523557,
            {"SKU-GRN-03": (24, 19200), "SKU-BLU-02-FBM": (24, 62400)},
        ),
        (
            "syn_amz_dtr_de_cp1252.csv",
            3,
            -92991,
            {"SKU-RED-01": (1, 129990), "SKU-BLU-02": (-1, -2450)},
        ),
    ],
)
def test_payments_reconcile_line_by_line(
    name: str, rows: int, total: int, by_sku: dict[str, tuple[int, int]]
) -> None:
    lines, export = read(DATA / name)
    assert (export.report, export.rows, export.reconciled) == ("amazon_date_range", rows, True)
    assert sum(line.total for line in lines) == total
    for sku, (units, gross) in by_sku.items():
        own = [line for line in lines if line.sku == sku]
        sold = sum(x.quantity for x in own if x.kind == "sale")
        back = sum(x.quantity for x in own if x.kind == "refund")
        moved = sum(x.gross for x in own if x.kind in ("sale", "refund"))
        assert (sold - back, moved) == (units, gross)
    for line in lines:
        parts = (line.gross, line.shipping, line.promo, line.tax, line.selling_fee, line.fba_fee)
        assert sum(parts) + line.other_fee + line.other == line.total


def test_deferred_lines_are_told_apart() -> None:
    lines, _ = read(DATA / "syn_amz_dtr_us_2026_status_layout.csv")
    deferred = [line for line in lines if line.status == "deferred"]
    assert (len(deferred), sum(line.total for line in deferred)) == (12, 25005)


def test_a_payout_names_no_account() -> None:
    lines, _ = read(DATA / "syn_amz_dtr_us_2026_status_layout.csv")
    (payout,) = [line for line in lines if line.kind == "transfer"]
    assert not any(sign.isdigit() for sign in payout.description)


def test_a_settlement_reconciles_and_its_reserve_is_no_sale() -> None:
    lines, export = read(DATA / "syn_amz_settlement_v2_de_dotdates.txt")
    assert (export.report, export.reconciled, export.off_by) == ("amazon_settlement_v2", True, 0)
    assert export.totals == (("EUR", 123456),)
    assert sorted(x.total for x in lines if x.kind == "reserve") == [-50000, 50000]
    (sale,) = [line for line in lines if line.quantity]
    assert (sale.kind, sale.gross, sale.sku) == ("sale", 129000, "SKU-RED-01")


def test_a_changed_cell_no_longer_reconciles(tmp_path: Path) -> None:
    text = (DATA / "syn_amz_settlement_v2_de_dotdates.txt").read_text(encoding="utf-8")
    path = tmp_path / "settlement.txt"
    path.write_text(text.replace("-50,44", "-50,45"), encoding="utf-8")
    _, export = read(path)
    assert (export.reconciled, export.off_by) == (False, -1)


@pytest.mark.parametrize("name", ["us.csv", "zh_utf8.csv", "zh_gb18030.csv"])
def test_a_business_report_is_summed_by_child(name: str) -> None:
    path = DATA / f"syn_amz_business_report_child_{name}"
    with pytest.raises(DeskError) as asked:
        read(path)
    assert asked.value.code == "export_needs_period"
    lines, export = read(path, PERIOD)
    assert export.report == "amazon_business_report"
    sums: Counter[str] = Counter()
    units: Counter[str] = Counter()
    for line in lines:
        sums[line.product_id] += line.gross
        units[line.product_id] += line.quantity
    assert sums == {"B0TRODSK01": 168870, "B0TRODSK02": 2945200, "B0TRODSK03": 5600}
    assert units == {"B0TRODSK01": 130, "B0TRODSK02": 1202, "B0TRODSK03": 7}
    assert export.encoding == ("gb18030" if "gb18030" in name else export.encoding)


def test_listings_join_skus_with_asins() -> None:
    lines, export = read(DATA / "syn_amz_all_listings_us_cp1252.txt")
    assert (export.report, export.encoding) == ("amazon_listings", "cp1252")
    assert {line.sku: line.product_id for line in lines} == {
        "SKU-RED-01": "B0TRODSK01",
        "SKU-BLU-02": "B0TRODSK02",
        "SKU-GRN-03": "B0TRODSK03",
        "SKU-BLU-02-FBM": "B0TRODSK02",
    }
    assert "Blue Widget \u201cXL\u201d \u2013 30 cm" in {line.title for line in lines}


def test_shipments_tell_the_state_and_nothing_of_the_buyer() -> None:
    lines, export = read(DATA / "syn_amz_fba_fulfilled_shipments_us.txt")
    assert (export.report, export.rows) == ("amazon_fba_shipments", 12)
    assert sum(line.state == "IL" for line in lines) == 6
    told = repr(lines).casefold()
    raw = (DATA / "syn_amz_fba_fulfilled_shipments_us.txt").read_text(encoding="utf-8")
    names, *rows = [row.split("\t") for row in raw.splitlines()]
    private = [
        cell
        for row in rows
        for name, cell in zip(names, row, strict=False)
        if name.startswith(("buyer-", "recipient", "ship-address", "ship-city", "bill-"))
        and len(cell) > 3
    ]
    assert private
    assert not [cell for cell in private if cell.casefold() in told]


def test_paypal_balance_and_holds() -> None:
    path = DATA / "syn_paypal_activity_en_us.csv"
    with pytest.raises(DeskError) as asked:
        read(path)
    assert asked.value.code == "export_needs_date_order"
    lines, export = read(path, US_DATES)
    assert export.report == "paypal_activity"
    last = max(lines, key=lambda line: line.day)
    assert (last.day, last.available, last.held) == (20260309, 18605, 102000)


def test_payoneer_running_balance() -> None:
    lines, export = read(DATA / "syn_payoneer_transactions.csv", US_DATES)
    assert export.report == "payoneer_transactions"
    assert max(lines, key=lambda line: line.day).available == 120605


def test_real_files_are_exact(shared: Path, expected: dict[str, Any]) -> None:
    folder = shared / "samples" / "sales"
    for name in (
        "amz_dtr_jp_2025H1_custom_transaction.csv",
        "amz_dtr_jp_2025H1_first292_cp932.csv",
    ):
        want = expected["real"][name]
        lines, export = read(folder / name)
        assert export.encoding == want["encoding"].split()[0]
        assert (export.header_line, export.rows) == (want["header_line"], want["data_rows"])
        assert (export.reconciled, export.locale) == (True, "ja_JP")
        assert export.totals == (("JPY", int(want["sum_total"])),)
        assert len({x.sku for x in lines if x.kind == "sale"}) == want["order_sku_count"]
        for sku, (units, gross) in want["top_skus_units_sales"].items():
            sales = [x for x in lines if x.kind == "sale" and x.sku == sku]
            assert sum(x.quantity for x in sales) == units
            assert sum(x.gross for x in sales) == int(gross)
    want = expected["real"]["amz_settlement_v2_us_2026_sample.txt"]
    lines, export = read(folder / "amz_settlement_v2_us_2026_sample.txt")
    assert export.reconciled is True
    assert export.totals == ((want["currency"], minor(want["total_amount"], "USD")),)
    assert export.rows == want["data_rows"] - 1  # the head carries no movement
    for name, rows in (
        ("paypal_activity_2011_basic.csv", 5),
        ("paypal_activity_2011_sample.csv", 3),
    ):
        _, export = read(folder / name, US_DATES)
        assert (export.report, export.rows, export.skipped_count) == ("paypal_activity", rows, 0)


def _samples() -> Iterator[Path]:
    yield from sorted(DATA.glob("syn_*"))


@pytest.mark.parametrize("path", list(_samples()), ids=lambda path: path.name)
def test_one_format_and_no_other_claims_a_table(path: Path) -> None:
    table = table_of(source_of(path, known_names()))
    assert table.format in known_formats()


def test_an_unknown_table_names_the_closest_report(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("amazon-order-id,sku,asin,quantity\n1,2,3,4\n", encoding="utf-8")
    with pytest.raises(DeskError) as unknown:
        read(path)
    assert unknown.value.code == "export_unknown"
    assert unknown.value.params["closest"] == "amazon_all_orders"
    assert "purchase-date" in str(unknown.value.params["missing"])
