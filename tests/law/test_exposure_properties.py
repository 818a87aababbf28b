"""Whatever was sold: the parts add up to the whole, and the order of lines tells nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.law import figures_made as made
from tests.law.figures_made import FACETS, GOODS, inputs, sold
from tro_desk.domain.exposure import Count, Figure, Sums
from tro_desk.domain.sums import Sold
from tro_desk.law.exposure import exposure

MONEY = st.integers(-50_000, 50_000)
LINES = st.lists(
    st.builds(
        lambda good, facet, units, gross, month, fees, told: sold(
            good,
            facet,
            units,
            gross,
            month=month,
            fees=fees,
            product=(0 if good > 3 or not told else 2 if good == 3 else 1),
            since=20260101,
        ),
        st.sampled_from(sorted(GOODS)),
        st.sampled_from(sorted(FACETS)),
        st.integers(0, 9),
        MONEY,
        st.sampled_from((202601, 202602)),
        st.tuples(MONEY, MONEY),
        st.booleans(),
    ).filter(lambda line: bool(FACETS[line.facet].kind) == (line.good > 3)),
    max_size=30,
)
COSTS = (
    made.cost(1, 333, product="B0BLUE", proved=True),
    made.cost(2, 77, sku="RED"),
)
PARTS = ("gross", "refunds", "selling_fees", "fba_fees")


@given(LINES)
def test_listings_months_and_places_add_up_to_the_whole(lines: list[Sold]) -> None:
    for basis in exposure(inputs(*lines, costs=COSTS)).bases:
        for split in (basis.listings, basis.months, basis.places):
            sums = [part.sums for part in split]
            if not sums:
                continue  # places that no line tells
            assert sum(one.units.number for one in sums) == basis.total.units.number
            assert sum(one.uncosted for one in sums) == basis.total.uncosted
            for name in PARTS:
                assert sum(_minor(one, name) for one in sums) == _minor(basis.total, name)
        whole = basis.store_share.whole.money.minor
        doubtful = basis.unmatched.sums.gross.money.minor if basis.unmatched else 0
        assert basis.total.gross.money.minor + doubtful == whole  # the shop sold nothing else


@given(LINES)
def test_net_is_what_is_left(lines: list[Sold]) -> None:
    for basis in exposure(inputs(*lines, costs=COSTS)).bases:
        total = basis.total
        if total.net is not None:
            left = sum(_minor(total, name) for name in PARTS) - _minor(total, "cost_proved")
            assert total.net.money.minor == left


@given(LINES, st.randoms(use_true_random=False))
def test_the_order_of_lines_and_loads_tells_nothing(lines: list[Sold], random: Random) -> None:
    given_ = inputs(*lines, costs=COSTS)
    mixed, loads = list(lines), list(given_.loads)
    random.shuffle(mixed)
    random.shuffle(loads)
    again = replace(given_, sold=mixed, loads=loads, costs=COSTS[::-1])
    assert exposure(again) == exposure(given_)


@given(LINES)
def test_every_figure_names_its_sources_and_its_own_currency(lines: list[Sold]) -> None:
    balances = (made.balance(1, "Amazon US", date(2026, 2, 1), 900),)
    found = exposure(inputs(*lines, costs=COSTS, frozen=(made.told(5000),), balances=balances))
    assert all(one.sources for one in _figures(found))
    for basis in found.bases:
        told = [one for one in _figures(basis) if isinstance(one, Figure)]
        assert {one.money.currency for one in told} == {basis.currency}


def _minor(sums: Sums, name: str) -> int:
    figure: Figure | None = getattr(sums, name)
    return 0 if figure is None else figure.money.minor


def _figures(value: object) -> Iterator[Figure | Count]:
    if isinstance(value, Figure | Count):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _figures(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _figures(getattr(value, field.name))
