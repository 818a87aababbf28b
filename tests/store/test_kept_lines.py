"""A load that was thrown away and came back: the desk is as if it had never been gone."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.desk.sales import ask, contents, told
from tests.store.made import NOW
from tests.store.test_load_property import _FILES, _TWO_RANKS, File, _load, _shop
from tro_desk.store import Storage

ACTS = st.lists(
    st.one_of(_FILES, st.tuples(st.sampled_from(["throw", "back"]), st.integers(0, 5))),
    min_size=2,
    max_size=9,
)
"""A file is loaded; one that stands is thrown away; one that was thrown away comes back."""


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(ACTS)
@example([_TWO_RANKS, _TWO_RANKS, ("throw", 0), ("throw", 0), ("back", 0), ("back", 0)])
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
