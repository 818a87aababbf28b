"""A load that was thrown away and came back: the desk is as if it had never been gone."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.desk.sales import ask, contents, told
from tests.store.made import NOW
from tests.store.test_load_property import _FILES, _TWO_RANKS, File, _load, _shop
from tro_desk.domain.money import Money
from tro_desk.domain.sales import BalanceLine, ListingLine
from tro_desk.store import Storage

ACTS = st.lists(
    st.one_of(_FILES, st.tuples(st.sampled_from(["throw", "back"]), st.integers(0, 5))),
    min_size=2,
    max_size=9,
)
"""A file is loaded; one that stands is thrown away; one that was thrown away comes back."""


def _listings(*titles: str) -> File:
    lines = [ListingLine("A", "B0A", title, "9.99", "Active", "DEFAULT") for title in titles]
    return "listings", "amazon_listings", lines


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(ACTS)
@example([_TWO_RANKS, _TWO_RANKS, ("throw", 0), ("throw", 0), ("back", 0), ("back", 0)])
@example([_listings("Kite", "Reel"), ("throw", 0), _listings("Reel"), ("back", 0)])
@example([_listings("Kite"), _listings("Reel"), ("throw", 1), _listings("Kite"), ("back", 0)])
def test_what_came_back_stands_as_before(acts: list[File | tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        storage = Storage(folder / "desk", NOW)
        shop = _shop(storage)
        standing: dict[int, tuple[str, File]] = {}
        thrown: dict[int, tuple[str, File]] = {}
        for step, act in enumerate(acts):
            if len(act) == 3:
                standing[_load(storage, shop, f"file{step}", act)[0]] = (f"file{step}", act)
                continue
            what, place = act
            source, target = (standing, thrown) if what == "throw" else (thrown, standing)
            if not source:
                continue
            number = list(source)[place % len(source)]
            with storage.writing() as unit:
                if what == "throw":
                    unit.set_load_aside(number, NOW)
                else:
                    unit.bring_load_back(number)
            target[number] = source.pop(number)
        storage.close()
        fresh = Storage(folder / "fresh", NOW)
        shop = _shop(fresh)
        for _number, (name, file) in sorted(standing.items()):
            _load(fresh, shop, name, file)
        fresh.close()
        one, other = told(folder / "desk"), told(folder / "fresh")
        one["versions"], other["versions"] = sorted(one["versions"]), sorted(other["versions"])
        assert one == other
        kept = ask(folder / "desk", "SELECT DISTINCT holder FROM kept_lines")
        assert {holder for (holder,) in kept} == {f"load/{number}" for number in thrown}


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_FILES, min_size=1, max_size=4), st.data())
def test_the_very_rows_come_back_where_nothing_else_happened(
    files: list[File], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        storage = Storage(folder / "desk", NOW)
        shop = _shop(storage)
        for step, file in enumerate(files):
            _load(storage, shop, f"file{step}", file)
        before = contents(folder / "desk"), ask(folder / "desk", "SELECT * FROM shop_months")
        gone = data.draw(st.permutations(range(1, len(files) + 1)))
        for number in gone:
            with storage.writing() as unit:
                unit.set_load_aside(number, NOW)
        for number in data.draw(st.permutations(gone)):
            with storage.writing() as unit:
                unit.bring_load_back(number)
        after = contents(folder / "desk"), ask(folder / "desk", "SELECT * FROM shop_months")
        storage.close()
    assert after == before


def test_a_balance_that_came_back_stands_before_the_newer_one(tmp_path: Path) -> None:
    with closing(Storage(tmp_path / "desk", NOW)) as storage:
        shop = _shop(storage)
        first, _ = _load(storage, shop, "one", _balance(100))
        with storage.writing() as unit:
            unit.set_load_aside(first, NOW)
        second, _ = _load(storage, shop, "two", _balance(200))
        with storage.writing() as unit:
            typed = replace(unit.balances.all()[0], load=None, available=Money("USD", 300))
            unit.balances.add(typed)
            unit.bring_load_back(first)
            loads = [(one.load, one.available) for one in unit.balances.all()]
    amounts = [(first, 100), (second, 200), (None, 300)]
    assert loads == [(load, Money("USD", minor)) for load, minor in amounts]


def _balance(minor: int) -> File:
    return "balances", "amazon_date_range", [BalanceLine("A", 20260301, "USD", minor, None, "")]
