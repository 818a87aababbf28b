"""Lines read by windows: every position, order and filter against plain reading of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from random import Random

import pytest

from tests.store.lines_made import fill
from tro_desk.base.errors import Cancelled
from tro_desk.base.jobs import UNWATCHED
from tro_desk.domain.lines import ROWS, LineFilter, LineRow, OrderRow
from tro_desk.store import Storage
from tro_desk.store.line_window import LineWindow

COUNT = 1_234


@pytest.fixture
def filled(storage: Storage) -> Storage:
    fill(storage, COUNT)
    return storage


@contextmanager
def window(storage: Storage) -> Iterator[LineWindow]:
    with storage.reading() as unit:
        yield unit.lines


def every(lines: LineWindow, family: str) -> list[LineRow]:
    return lines.first(family, 1_000_000)


def shown(
    lines: LineWindow,
    family: str,
    wanted: LineFilter | None = None,
    accused: tuple[str, ...] | None = None,
    sort: str = "",
    descending: bool = False,
) -> list[LineRow]:
    """What a table shows, read through positions and anchors."""
    found = wanted or LineFilter()
    places = lines.positions(family, found, accused, sort, descending, UNWATCHED)
    return lines.rows(family, lines.anchors(family), places)


@pytest.mark.parametrize("family", ROWS)
def test_every_line_is_reached_by_its_position(filled: Storage, family: str) -> None:
    with window(filled) as lines:
        whole = every(lines, family)
        count = lines.count(family)
        anchors = lines.anchors(family)
        assert len(whole) == count
        assert len(anchors) == -(-count // 100)
        assert lines.rows(family, anchors, range(1, count + 1)) == whole
        places = Random(7).sample(range(1, count + 1), min(count, 300))
        assert lines.rows(family, anchors, places) == [whole[place - 1] for place in places]


def test_empty_tables_have_no_lines(storage: Storage) -> None:
    with window(storage) as lines:
        for family in ROWS:
            assert (lines.count(family), lines.anchors(family)) == (0, ())
            assert shown(lines, family, sort="gross") == []
            assert lines.sums(family, LineFilter(), None, UNWATCHED) == ()


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("family", ROWS)
def test_every_field_sorts(filled: Storage, family: str, descending: bool) -> None:
    with window(filled) as lines:
        whole = every(lines, family)
        for field in ROWS[family]._fields:
            places = shown(lines, family, sort=field, descending=descending)
            money = field in ("gross", "shipping", "promo", "tax", "total", "other") or (
                field.endswith("_fee")
            )

            def by(row: LineRow, field: str = field, money: bool = money) -> tuple[object, ...]:
                value = getattr(row, field)
                return (row.currency, value) if money else (value,)

            assert [by(row) for row in places] == sorted(map(by, whole), reverse=descending), field
            assert sorted(places) == sorted(whole)


def test_equal_lines_keep_the_order_of_their_key(filled: Storage) -> None:
    with window(filled) as lines:
        whole = every(lines, "orders")
        for descending in (False, True):
            places = shown(lines, "orders", sort="status", descending=descending)
            of = {status: [row for row in whole if row.status == status] for status in STATUSES}
            order = sorted(of, reverse=descending)
            assert places == [row for status in order for row in of[status]]


STATUSES = ("shipped", "pending", "cancelled")

FILTERS: list[tuple[LineFilter, Callable[[OrderRow], bool]]] = [
    (LineFilter(text="lanjia00003"), lambda row: row.product == "B0LANJIA00003"),
    (LineFilter(text="sku-00001"), lambda row: row.sku == "SKU-00001"),
    (LineFilter(text="111-00"), lambda row: "111-00" in row.order_id),
    (LineFilter(text="PHONE STAND, white"), lambda row: row.sku == "SKU-00002"),
    (LineFilter(text="%"), lambda row: False),
    (LineFilter(store=1), lambda row: True),
    (LineFilter(store=2), lambda row: False),
    (LineFilter(report="amazon_date_range"), lambda row: False),
    (LineFilter(load=1), lambda row: True),
    (
        LineFilter(first_day=date(2025, 3, 1), last_day=date(2025, 3, 31)),
        lambda row: row.day // 100 == 202503,
    ),
    (
        LineFilter(text="sku-00001", last_day=date(2025, 6, 1)),
        lambda row: row.sku == "SKU-00001" and row.day <= 20250601,
    ),
]


@pytest.mark.parametrize(("wanted", "right"), FILTERS)
def test_a_filter_shows_what_it_says(
    filled: Storage, wanted: LineFilter, right: Callable[[OrderRow], bool]
) -> None:
    with window(filled) as lines:
        whole = [row for row in every(lines, "orders") if isinstance(row, OrderRow)]
        expected = [row for row in whole if right(row)]
        assert shown(lines, "orders", wanted) == expected
        assert list(lines.stream("orders", wanted, None, "", False, UNWATCHED)) == expected
        found = shown(lines, "orders", wanted, sort="day", descending=True)
        assert sorted(found) == sorted(expected)
        sums = lines.sums("orders", wanted, None, UNWATCHED)
        assert sum(one.lines for one in sums) == len(expected)
        for one in sums:
            of = [r for r in expected if (r.currency, r.status) == (one.currency, one.status)]
            assert one.amount == sum(row.gross for row in of)
            assert one.quantity == sum(row.quantity for row in of)


def test_accused_products_by_number_and_by_sku(filled: Storage) -> None:
    codes = ("B0LANJIA00002",)
    with window(filled) as lines:
        orders = shown(lines, "orders", accused=codes)
        assert orders
        assert {row.sku for row in orders} == {"SKU-00002"}
        money = shown(lines, "money", accused=codes)
        assert {row.sku for row in money} == {"SKU-00002"}
        assert len(money) == 3
        (period,) = shown(lines, "periods", accused=codes)
        assert period.quantity == 20
        assert shown(lines, "orders", accused=()) == []


def test_a_line_without_a_product_number_is_found_by_its_listing(storage: Storage) -> None:
    from sqlalchemy import delete, update

    from tro_desk.store.engine import Engine
    from tro_desk.store.sales_tables import good_products, order_lines

    fill(storage, 40)
    engine = Engine(storage.folder / "desk.db")
    with engine.writing() as to:
        to.execute(update(order_lines).values(product=0))
        to.execute(delete(good_products))
    engine.close()
    with window(storage) as lines:
        found = shown(lines, "orders", accused=("B0LANJIA00002",))
        assert {row.sku for row in found} == {"SKU-00002"}
        assert shown(lines, "orders", accused=("B0LANJIA00003",)) == []


def test_sums_keep_reports_and_currencies_apart(filled: Storage) -> None:
    with window(filled) as lines:
        orders = lines.sums("orders", LineFilter(), None, UNWATCHED)
        assert {(one.report, one.currency) for one in orders} == {
            ("amazon_all_orders", "USD"),
            ("amazon_all_orders", "EUR"),
        }
        (money,) = lines.sums("money", LineFilter(), None, UNWATCHED)
        assert (money.lines, money.amount) == (12, 4 * (1229 - 1500 - 50))


def test_what_is_asked_to_stop_stops(filled: Storage) -> None:
    class Stopped:
        def report(self, done: int, total: int) -> None: ...

        def check(self) -> None:
            raise Cancelled

    with window(filled) as lines, pytest.raises(Cancelled):
        lines.positions("orders", LineFilter(), None, "day", False, Stopped())


def test_the_stamp_changes_with_a_load(filled: Storage) -> None:
    from sqlalchemy import insert, update

    from tests.store.lines_made import load
    from tests.store.made import NOW
    from tro_desk.store.engine import Engine
    from tro_desk.store.sales_tables import loads

    engine = Engine(filled.folder / "desk.db")
    with window(filled) as lines:
        before = lines.stamp()
    with engine.writing() as to:
        to.execute(insert(loads).values(**load(4, "amazon_all_orders", "orders")))
    with window(filled) as lines:
        after = lines.stamp()
    with engine.writing() as to:
        to.execute(update(loads).where(loads.c.id == 4).values(undone_at=NOW))
    engine.close()
    with window(filled) as lines:
        assert len({before, after, lines.stamp()}) == 3
