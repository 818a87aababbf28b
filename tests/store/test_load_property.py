"""Whatever is loaded and taken back: what stands is what the standing files alone would tell."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.desk.sales import told
from tests.store.made import NOW
from tro_desk.base.jobs import UNWATCHED
from tro_desk.domain.sales import Export, ListingLine, MoneyLine, OrderLine, Told
from tro_desk.store import Storage

File = tuple[str, str, list[tuple[Any, ...]]]
"""Family, report, lines in the shape of the family."""


def _order(sku: str, number: int, changed: int, status: str, product: str) -> OrderLine:
    day = 20260301
    return OrderLine(
        f"112-{number}", sku, product, day, 1, changed, status, 1, "USD", 1000, 0, 0, 0,
        "Amazon.com", "IL", "US", 0,
    )  # fmt: skip


def _money(sku: str, digest: int, kind: str, status: str, total: int) -> MoneyLine:
    return MoneyLine(
        digest, kind, status, "S1", "112-1", sku, "Order", 20260301, 1, 1, "USD", total, 0, 0, 0,
        0, 0, 0, 0, total, "amazon.com", "", "", 0,
    )  # fmt: skip


_SKUS = st.sampled_from(["", "A", "B", "C"])
_ORDERS = st.lists(
    st.builds(
        _order,
        _SKUS,
        st.integers(1, 3),
        st.integers(0, 2),
        st.sampled_from(["shipped", "pending"]),
        st.sampled_from(["", "B0A", "B0B"]),
    ),
    min_size=1,
    max_size=6,
)
_MONEY = st.lists(
    st.builds(
        _money,
        _SKUS,
        st.integers(-2, 2),
        st.sampled_from(["sale", "fee"]),
        st.sampled_from(["released", "deferred", ""]),
        st.integers(1, 2),
    ),
    min_size=1,
    max_size=6,
)
_LISTINGS = st.lists(
    st.builds(
        ListingLine,
        st.sampled_from(["A", "B"]),
        st.sampled_from(["B0A", ""]),
        st.sampled_from(["Kite", "Reel"]),
        st.sampled_from(["9.99", "8.99"]),
        st.just("Active"),
        st.just("DEFAULT"),
    ),
    min_size=1,
    max_size=4,
)
_FILES: st.SearchStrategy[File] = st.one_of(
    st.tuples(st.just("orders"), st.sampled_from(["amazon_all_orders", "mapped"]), _ORDERS),
    st.tuples(st.just("money"), st.just("amazon_date_range"), _MONEY),
    st.tuples(st.just("listings"), st.just("amazon_listings"), _LISTINGS),
)
_TWO_RANKS: File = (
    "money",
    "amazon_date_range",
    [_money("B", 1, "fee", "deferred", 1), _money("B", 2, "sale", "released", 2)],
)
_KEYS = {"orders": 2, "money": 1, "listings": 0, "balances": 0}
_ACTS = st.lists(st.one_of(_FILES, st.integers(0, 5)), min_size=2, max_size=9)
"""A file is loaded; a number takes back one of the loads that stand."""


def _counted(family: str, lines: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    seen: Counter[tuple[Any, ...]] = Counter()
    out = []
    for line in lines:
        key = line[: _KEYS[family]]
        seen[key] += 1
        out.append((*line, seen[key]))
    return out


def _load(storage: Storage, shop: int, name: str, file: File) -> tuple[int, int]:
    family, report, lines = file
    rows = len(lines)
    export = Export(
        name, f"{name:0>64}", 1, family, report, "", "utf-8", 1, ("USD",), None, None, rows, ()
    )
    with storage.staging() as staging:
        staging.add(family, _counted(family, lines))
        with storage.merging(staging, UNWATCHED) as unit:
            number = staging.merge(shop, export, Told(), NOW)
            load = unit.loads.require(number)
    assert load.loaded + load.known <= rows
    return number, load.loaded


def _copy(empty: Path, folder: Path) -> Storage:
    shutil.copytree(empty, folder)
    return Storage(folder, NOW)


def _shop(storage: Storage) -> int:
    with storage.writing() as unit:
        return unit.shops.add("amazon", "Shop", "").id


@pytest.mark.long
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(_ACTS)
@example([_TWO_RANKS, _TWO_RANKS, 1])
def test_what_stands_is_what_the_standing_files_tell(
    empty_desk: Path, acts: list[File | int]
) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        storage = _copy(empty_desk, folder / "desk")
        shop = _shop(storage)
        standing: dict[int, tuple[str, File]] = {}
        for step, act in enumerate(acts):
            if isinstance(act, int):
                if standing:
                    number = list(standing)[act % len(standing)]
                    with storage.writing() as unit:
                        unit.take_back(number, NOW)
                    del standing[number]
            else:
                name = f"file{step}"
                standing[_load(storage, shop, name, act)[0]] = (name, act)
        storage.close()
        fresh = _copy(empty_desk, folder / "fresh")
        shop = _shop(fresh)
        for name, file in standing.values():
            _load(fresh, shop, name, file)
        fresh.close()
        assert told(folder / "desk") == told(folder / "fresh")


@pytest.mark.parametrize("family", ["orders", "money"])
def test_lines_of_one_file_with_one_key_are_all_kept(tmp_path: Path, family: str) -> None:
    storage = Storage(tmp_path / "desk", NOW)
    shop = _shop(storage)
    made = _order("A", 1, 0, "shipped", "") if family == "orders" else _money("A", 1, "sale", "", 1)
    lines: list[tuple[Any, ...]] = [made] * 3
    _, loaded = _load(storage, shop, "first", (family, "report", lines))
    assert loaded == 3
    _, loaded = _load(storage, shop, "second", (family, "report", [made] * 4))
    assert loaded == 1
    storage.close()
