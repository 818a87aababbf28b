"""The table that `make bench` ends with: every figure that is promised, its bar and its peer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that was measured: not more than `bar` of `unit`; `peer` is what ran beside it in
    the same run, "" for a promise in seconds or megabytes."""

    what: str
    found: float
    bar: float
    unit: str
    peer: str


MEASURED: Final[list[Figure]] = []
"""In the order in which they were measured in this run."""

PLACES: Final = {"times": 2, "s": 2}


def held(what: str, found: float, bar: float, unit: str = "times", peer: str = "") -> None:
    """Take a figure into the table; it fails the benchmark where it is above its bar."""
    MEASURED.append(Figure(what, found, bar, unit, peer))
    assert found <= bar, f"{what}: {found} {unit}, at most {bar}"


def table() -> list[str]:
    """The lines of the table, heads first."""
    rows = [("figure", "measured", "at most", "measured beside", "")]
    for one in MEASURED:
        above = "above the bar" if one.found > one.bar else ""
        found, bar = (f"{n:,.{PLACES.get(one.unit, 0)}f} {one.unit}" for n in (one.found, one.bar))
        rows.append((one.what, found, bar, one.peer or "-", above))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
