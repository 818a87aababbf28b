"""Tables of any rows: sorted with the unknown last, filtered, copied, with a line of sums."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from tro_desk.base.messages import M_
from tro_desk.l10n import translator
from tro_desk.ui.models.grid import Column, Grid, arranged


@dataclass(frozen=True)
class Fruit:
    name: str
    price: int | None


FRUITS = (Fruit("pear", 3), Fruit("Apple", None), Fruit("fig", 12), Fruit("plum", 7))
COLUMNS: tuple[Column[Fruit], ...] = (
    Column(M_("accused", "Goods"), lambda _t, one: one.name),
    Column(
        M_("accused", "Units"),
        lambda _t, one: "—" if one.price is None else str(one.price),
        lambda one: one.price,
        right=True,
    ),
)


@pytest.fixture
def grid() -> Grid[Fruit]:
    made: Grid[Fruit] = Grid(translator("en"), COLUMNS)
    made.show(FRUITS, Fruit("All", 22))
    return made


def names(grid: Grid[Fruit]) -> list[str]:
    return [str(grid.index(at, 0).data()) for at in range(grid.rowCount())]


def test_rows_come_as_they_are_given(grid: Grid[Fruit]) -> None:
    assert names(grid) == ["pear", "Apple", "fig", "plum", "All"]
    assert grid.row(4) is None


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Qt.SortOrder.AscendingOrder, ["pear", "plum", "fig", "Apple", "All"]),
        (Qt.SortOrder.DescendingOrder, ["fig", "plum", "pear", "Apple", "All"]),
    ],
)
def test_the_unknown_and_the_sum_stay_last(
    grid: Grid[Fruit], order: Qt.SortOrder, expected: list[str]
) -> None:
    grid.sort(1, order)
    assert names(grid) == expected


def test_words_sort_without_case(grid: Grid[Fruit]) -> None:
    grid.sort(0)
    assert names(grid)[:4] == ["Apple", "fig", "pear", "plum"]
    grid.sort(-1)
    assert names(grid)[:4] == ["pear", "Apple", "fig", "plum"]


def test_a_filter_keeps_the_order(grid: Grid[Fruit]) -> None:
    grid.sort(1, Qt.SortOrder.DescendingOrder)
    grid.keep = lambda one: "p" in one.name.casefold()
    grid.show(FRUITS)
    assert names(grid) == ["plum", "pear", "Apple"]
    assert grid.line_of(FRUITS[0]) == 1
    assert grid.line_of(FRUITS[2]) == -1


def test_copies(grid: Grid[Fruit]) -> None:
    assert grid.copied([2]) == "fig\t12"
    assert grid.everything() == "Goods\tUnits\npear\t3\nApple\t—\nfig\t12\nplum\t7\nAll\t22"
    grid.show(())
    assert grid.everything() == "Goods\tUnits"


def test_the_line_of_sums_is_bold(grid: Grid[Fruit]) -> None:
    assert grid.index(4, 1).data(Qt.ItemDataRole.FontRole).bold()
    assert grid.index(0, 1).data(Qt.ItemDataRole.FontRole) is None


def test_arranged_is_stable() -> None:
    rows = [("b", 1), ("a", 1), ("c", 0)]
    assert arranged(rows, lambda row: row[1], False) == [2, 0, 1]
