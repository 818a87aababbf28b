"""Exports loaded into a shop, once, again and over each other, against an independent reader."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.desk.sales import ask, contents, told
from tests.ledger.made import all_orders, order
from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.desk import Desk
from tro_desk.domain.money import decimals_of
from tro_desk.domain.sales import Told

DATA = Path(__file__).resolve().parents[1] / "ledger" / "data"
PERIOD = Told(first_day=date(2026, 2, 1), last_day=date(2026, 2, 28))
US_DATES = Told(date_order="mdy")
SHIPPED = """
    SELECT sum(quantity), sum(gross) FROM order_lines o JOIN goods g ON g.id = o.good
    JOIN facets f ON f.id = o.facet JOIN products p ON p.id = o.product
    WHERE f.status = 'shipped' AND f.channel = 'Amazon.com' AND f.currency = 'USD' AND p.code = ?
"""
MOVED = """
    SELECT sum(CASE f.kind WHEN 'sale' THEN quantity ELSE -quantity END), sum(gross)
    FROM movements m JOIN goods g ON g.id = m.good JOIN facets f ON f.id = m.facet
    WHERE f.kind IN ('sale', 'refund') AND g.sku = ?
"""


@pytest.fixture
def shop(desk: Desk) -> int:
    return desk.add_store("amazon", "Northlake").id


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    text = (shared / "samples" / "sales" / "expected.json").read_text(encoding="utf-8")
    both: dict[str, Any] = json.loads(text)
    return {**both["real"], **both["fictional"]}


def minor(amount: object, currency: str) -> int:
    return int(Decimal(str(amount)).scaleb(decimals_of(currency)))


@pytest.mark.parametrize(
    "name", ["syn_amz_dtr_us_2024_layout.csv", "syn_amz_dtr_us_2026_status_layout.csv"]
)
def test_payments_are_exact(desk: Desk, shop: int, expected: dict[str, Any], name: str) -> None:
    want = expected[name]
    load = desk.load_export(DATA / name, shop)
    assert (load.loaded, load.known, load.changed) == (want["rows"], 0, 0)
    assert load.export.totals == ((want["currency"], minor(want["sum_total"], "USD")),)
    assert ask(desk, "SELECT sum(total) FROM movements") == [(minor(want["sum_total"], "USD"),)]
    for sku, (units, gross) in want["by_sku_units_sales"].items():
        assert ask(desk, MOVED, sku) == [(units, minor(gross, "USD"))]
    if "deferred_rows" in want:
        deferred = """SELECT count(*), sum(total) FROM movements m JOIN facets f ON f.id = m.facet
            WHERE f.status = 'deferred'"""
        assert ask(desk, deferred) == [
            (want["deferred_rows"], minor(want["deferred_total"], "USD"))
        ]


def test_real_payments_and_settlements_are_exact(
    desk: Desk, shop: int, shared: Path, expected: dict[str, Any]
) -> None:
    folder = shared / "samples" / "sales"
    whole = "amz_dtr_jp_2025H1_custom_transaction.csv"
    want = expected[whole]
    load = desk.load_export(folder / whole, shop)
    assert (load.loaded, load.export.rows) == (want["data_rows"], want["data_rows"])
    assert ask(desk, "SELECT sum(total) FROM movements") == [(int(want["sum_total"]),)]
    for sku, (units, gross) in want["top_skus_units_sales"].items():
        sold = """SELECT sum(quantity), sum(gross) FROM movements m JOIN goods g ON g.id = m.good
            JOIN facets f ON f.id = m.facet WHERE f.kind = 'sale' AND g.sku = ?"""
        assert ask(desk, sold, sku) == [(units, int(gross))]
    assert load.unmatched == len({sku for (sku,) in ask(desk, "SELECT sku FROM goods")} - {""})

    # The first lines of the same report in another encoding: they are there already.
    before = ask(desk, "SELECT sum(total), sum(gross), sum(quantity), count(*) FROM movements")
    part = "amz_dtr_jp_2025H1_first292_cp932.csv"
    load = desk.load_export(folder / part, shop)
    assert load.loaded + load.known == expected[part]["data_rows"]
    after = ask(desk, "SELECT sum(total), sum(gross), sum(quantity), count(*) FROM movements")
    assert after[0][:3] == before[0][:3] or load.loaded

    name = "amz_settlement_v2_us_2026_sample.txt"
    load = desk.load_export(folder / name, shop)
    total = minor(expected[name]["total_amount"], "USD")
    moved = "SELECT sum(total) FROM movements WHERE load_id = ?"
    assert ask(desk, moved, load.id) == [(total,)]
    assert (load.export.reconciled, load.export.off_by) == (True, 0)


def test_orders_are_exact_by_asin(desk: Desk, shop: int, expected: dict[str, Any]) -> None:
    name = "syn_amz_all_orders_us.txt"
    load = desk.load_export(DATA / name, shop)
    assert load.loaded == expected[name]["rows"]
    assert ask(desk, SHIPPED, "B0TRODSK01") == [(4, 5196)]
    assert ask(desk, SHIPPED, "B0TRODSK02") == [(18, 45600)]
    assert ask(desk, SHIPPED, "B0TRODSK03") == [(5, 4000)]


def test_one_asin_is_found_under_both_of_its_skus(desk: Desk, shop: int) -> None:
    money = desk.load_export(DATA / "syn_amz_dtr_us_2024_layout.csv", shop)
    assert money.unmatched == 4
    desk.load_export(DATA / "syn_amz_all_listings_us_cp1252.txt", shop)
    joined = desk.sku_products(shop)
    assert joined["SKU-BLU-02"] == joined["SKU-BLU-02-FBM"] == ("B0TRODSK02",)
    assert desk.loads()[-1].unmatched == 0, "the listings report tells what they are"
    own = [sku for sku, products in joined.items() if "B0TRODSK02" in products]
    sold = [ask(desk, MOVED, sku)[0] for sku in own]
    assert (sum(units for units, _ in sold), sum(gross for _, gross in sold)) == (27, 68100)


@pytest.mark.parametrize("name", ["us.csv", "zh_utf8.csv", "zh_gb18030.csv"])
def test_a_business_report_is_exact(
    desk: Desk, shop: int, expected: dict[str, Any], name: str
) -> None:
    name = f"syn_amz_business_report_child_{name}"
    with pytest.raises(DeskError) as asked:
        desk.load_export(DATA / name, shop)
    assert asked.value.code == "export_needs_period"
    load = desk.load_export(DATA / name, shop, PERIOD)
    assert (load.export.first_day, load.export.last_day) == (PERIOD.first_day, PERIOD.last_day)
    sums = "SELECT sum(quantity), sum(gross) FROM period_sales WHERE product_id = ?"
    for asin, (units, gross) in expected[name]["by_child_asin"].items():
        assert ask(desk, sums, asin) == [(units, minor(gross, "USD"))]
    desk.undo_load(load.id)
    assert ask(desk, "SELECT * FROM period_sales") == []


def test_balances_of_a_statement(desk: Desk, shop: int) -> None:
    load = desk.load_export(DATA / "syn_paypal_activity_en_us.csv", shop, US_DATES)
    shown = """SELECT "on", available_minor, held_minor FROM balances ORDER BY "on" DESC LIMIT 1"""
    assert ask(desk, shown) == [("2026-03-09", 18605, 102000)]
    desk.undo_load(load.id)
    assert ask(desk, "SELECT * FROM balances") == []


def test_a_statement_with_the_newest_line_first_says_the_same(
    desk: Desk, shop: int, tmp_path: Path
) -> None:
    lines = (DATA / "syn_paypal_activity_en_us.csv").read_text("utf-8").splitlines()
    turned = tmp_path / "turned.csv"
    turned.write_text("\n".join([lines[0], *lines[:0:-1]]) + "\n", "utf-8")
    shown = """SELECT "on", available_minor, max(held_minor, 0) FROM balances ORDER BY "on" """
    desk.load_export(DATA / "syn_paypal_activity_en_us.csv", shop, US_DATES)
    as_printed = ask(desk, shown)
    other = desk.add_store("paypal", "Other").id
    desk.undo_load(desk.loads()[0].id)
    desk.load_export(turned, other, US_DATES)
    assert [row[:2] for row in ask(desk, shown)] == [row[:2] for row in as_printed]
    assert ask(desk, shown)[-1] == as_printed[-1]


@pytest.mark.parametrize("path", sorted(DATA.glob("syn_*")), ids=lambda path: path.name)
def test_the_same_file_again_changes_no_row(desk: Desk, shop: int, path: Path) -> None:
    answers = Told(PERIOD.first_day, PERIOD.last_day, "", "mdy")
    first = desk.load_export(path, shop, answers)
    before = contents(desk)
    again = desk.load_export(path, shop, answers)
    assert contents(desk) == before
    assert (again.id, again.loaded, again.changed) == (first.id, 0, 0)
    assert again.known == first.loaded
    assert desk.loads() == (first,)


def test_overlapping_files_count_a_line_once(desk: Desk, shop: int, tmp_path: Path) -> None:
    twin = order(2, quantity="3")
    march = [order(1), twin, twin, order(3, order_status="Pending")]
    april = [twin, twin, order(3, last_updated_date="2026-04-02T00:00:00+00:00"), order(4)]
    desk.load_export(all_orders(tmp_path / "march.txt", march), shop)
    units = "SELECT count(*), sum(quantity) FROM order_lines"
    assert ask(desk, units) == [(4, 8)], "identical lines of one file are two sales"
    load = desk.load_export(all_orders(tmp_path / "april.txt", april), shop)
    assert (load.loaded, load.known, load.changed) == (2, 2, 1)
    assert ask(desk, units) == [(5, 9)]
    pending = "SELECT count(*) FROM order_lines o JOIN facets f ON f.id = facet WHERE status = ?"
    assert ask(desk, pending, "pending") == [(0,)], "the platform's last change counts"
    desk.undo_load(load.id)
    assert ask(desk, pending, "pending") == [(1,)]
    assert ask(desk, units) == [(4, 8)]


def test_a_title_that_changed_makes_no_second_sale(desk: Desk, shop: int, tmp_path: Path) -> None:
    payments = DATA / "syn_amz_dtr_us_2026_status_layout.csv"
    desk.load_export(payments, shop)
    before = ask(desk, "SELECT count(*), sum(total) FROM movements")
    later = tmp_path / "later.csv"
    later.write_bytes(payments.read_bytes().replace(b"Red Widget", b"Red Widget, new"))
    load = desk.load_export(later, shop)
    assert load.changed > 0
    assert load.loaded == load.changed
    assert ask(desk, "SELECT count(*), sum(total) FROM movements") == before


def test_the_same_payments_in_another_encoding_are_known(
    desk: Desk, shop: int, shared: Path
) -> None:
    folder = shared / "samples" / "sales"
    desk.load_export(folder / "amz_dtr_jp_2025H1_custom_transaction.csv", shop)
    # Titles are cut inside a letter in one of the two: nothing else differs.
    desk.load_export(folder / "amz_dtr_jp_2025H1_first292_cp932.csv", shop)
    assert ask(desk, "SELECT count(*), sum(total) FROM movements") == [(1479, 87858)]


def test_an_older_version_of_a_line_does_not_count(desk: Desk, shop: int, tmp_path: Path) -> None:
    new = order(1, quantity="2", last_updated_date="2026-04-02T00:00:00+00:00")
    desk.load_export(all_orders(tmp_path / "new.txt", [new]), shop)
    load = desk.load_export(all_orders(tmp_path / "old.txt", [order(1, quantity="9")]), shop)
    assert (load.loaded, load.known, load.changed) == (0, 1, 0)
    assert ask(desk, "SELECT quantity FROM order_lines") == [(2,)]


def test_what_was_released_stays_released(desk: Desk, shop: int, tmp_path: Path) -> None:
    text = (DATA / "syn_amz_dtr_us_2026_status_layout.csv").read_text("utf-8-sig")
    released = tmp_path / "later.csv"
    released.write_text(text.replace("Deferred", "Released"), "utf-8-sig")
    count = "SELECT count(*) FROM movements m JOIN facets f ON f.id = facet WHERE status = ?"
    desk.load_export(released, shop)
    load = desk.load_export(DATA / "syn_amz_dtr_us_2026_status_layout.csv", shop)
    assert (load.loaded, ask(desk, count, "deferred")) == (0, [(0,)])


def test_a_load_into_the_wrong_shop_leaves_nothing_of_its_goods(desk: Desk, shop: int) -> None:
    before = told(desk)
    for name in ("syn_amz_all_orders_us.txt", "syn_amz_all_listings_us_cp1252.txt"):
        load = desk.load_export(DATA / name, shop)
        assert desk.sku_products(shop)
        undone = desk.undo_load(load.id)
        assert undone.undone_at is not None
        assert desk.undo_load(load.id) == undone
    assert told(desk) == before
    assert desk.sku_products(shop) == {}


def test_a_file_that_was_taken_back_can_be_loaded_again(desk: Desk, shop: int) -> None:
    path = DATA / "syn_amz_all_orders_us.txt"
    first = desk.load_export(path, shop)
    rows = told(desk)
    desk.undo_load(first.id)
    again = desk.load_export(path, shop)
    assert again.id != first.id
    assert (again.loaded, told(desk)) == (first.loaded, rows)
    assert [load.undone_at for load in desk.loads()] == [None]


def test_listings_keep_what_they_said(desk: Desk, shop: int, tmp_path: Path) -> None:
    text = (DATA / "syn_amz_all_listings_us_cp1252.txt").read_bytes()
    dearer = tmp_path / "dearer.txt"
    dearer.write_bytes(text.replace(b"Widget", b"Gadget"))
    desk.load_export(DATA / "syn_amz_all_listings_us_cp1252.txt", shop)
    titles = "SELECT title FROM listings ORDER BY sku"
    before = ask(desk, titles)
    load = desk.load_export(dearer, shop)
    assert load.changed == load.loaded > 0
    assert ask(desk, titles) != before
    one = next(one for one in desk.listings(shop) if one.sku == "SKU-RED-01")
    assert [("Widget" in x.title, "Gadget" in x.title) for x in one.versions] == [
        (True, False),
        (False, True),
    ]
    desk.undo_load(load.id)
    assert ask(desk, titles) == before


def test_a_shop_and_a_load_have_to_be_there(desk: Desk) -> None:
    with pytest.raises(DeskError) as unknown:
        desk.load_export(DATA / "syn_amz_all_orders_us.txt", 99)
    assert unknown.value.code == "unknown_store"
    with pytest.raises(DeskError) as unknown:
        desk.undo_load(99)
    assert unknown.value.code == "unknown_load"


def test_a_file_that_changes_while_it_is_read_is_refused(
    desk: Desk, shop: int, tmp_path: Path
) -> None:
    path = all_orders(tmp_path / "orders.txt", [order(n) for n in range(10)])
    before = contents(desk)

    class Writer:
        """Changes a byte as soon as the file's digest was taken; the reader is just starting."""

        def report(self, done: int, total: int) -> None:
            return None

        def check(self) -> None:
            path.write_bytes(path.read_bytes().replace(b"10.00", b"90.00"))

    with pytest.raises(DeskError) as changed:
        desk.load_export(path, shop, job=Writer())
    assert changed.value.code == "file_changed"
    assert contents(desk) == before


@pytest.mark.parametrize("after", [1, 2, 3])  # so often at the least, however fast it goes
def test_a_load_that_is_stopped_leaves_nothing(desk: Desk, shop: int, after: int) -> None:
    before = contents(desk)

    class Impatient:
        looks = 0

        def report(self, done: int, total: int) -> None:
            assert 0 <= done <= total

        def check(self) -> None:
            self.looks += 1
            if self.looks >= after:
                raise Cancelled

    with pytest.raises(Cancelled):
        desk.load_export(DATA / "syn_amz_all_orders_us.txt", shop, job=Impatient())
    assert contents(desk) == before
    assert desk.load_export(DATA / "syn_amz_all_orders_us.txt", shop).loaded == 50
