"""The lines of a desk as a table: arranged once, read in pieces, told when they changed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import ROOT
from tests.store.lines_made import fill
from tro_desk.base.errors import DeskError
from tro_desk.desk import Desk
from tro_desk.domain.lines import LineFilter

ORDERS = ROOT / "tests" / "ledger" / "data" / "syn_amz_all_orders_us.txt"


def test_a_table_is_read_in_pieces(desk: Desk) -> None:
    fill(desk._storage, 430)
    lines = desk.lines("orders")
    stored = lines.arrange()
    assert stored.count == 430
    whole = stored.rows(0, 430)
    assert lines.first(50) == whole[:50]
    assert tuple(stored.all()) == whole
    by_day = lines.arrange(sort="day", descending=True)
    pieces = [row for start in range(0, 430, 64) for row in by_day.rows(start, start + 64)]
    assert [row.day for row in pieces] == sorted((row.day for row in whole), reverse=True)
    assert tuple(by_day.all()) == tuple(pieces)


def test_many_threads_read_one_table(desk: Desk) -> None:
    fill(desk._storage, 600)
    table = desk.lines("orders").arrange(sort="gross")
    whole = table.rows(0, 600)
    with ThreadPoolExecutor(4) as threads:
        pieces = list(threads.map(lambda at: table.rows(at, at + 50), range(0, 600, 50)))
    assert tuple(row for piece in pieces for row in piece) == whole


def test_a_table_tells_that_a_load_came_or_went(desk: Desk) -> None:
    store = desk.add_store("amazon", "Blue Shop")
    lines = desk.lines("orders")
    before = lines.arrange()
    load = desk.load_export(ORDERS, store.id)
    with pytest.raises(DeskError, match="sales_changed"):
        before.rows(0, 10)
    loaded = lines.arrange(head=10)
    assert loaded.first == loaded.rows(0, 10)
    assert loaded.count == load.loaded
    assert sum(one.lines for one in lines.sums()) == load.loaded
    desk.undo_load(load.id)
    with pytest.raises(DeskError, match="sales_changed"):
        list(loaded.all())
    assert len(loaded.first) == 10  # what was read with the order stays
    assert lines.arrange().count == 0


def test_the_products_of_a_case_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(DeskError, match="unknown_case"):
        desk.lines("orders").arrange(LineFilter(case="c99"))
