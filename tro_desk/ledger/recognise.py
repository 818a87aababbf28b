"""Which report a table is: by the names of its columns, wherever its header stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Final, cast

from tro_desk.base.errors import DeskError
from tro_desk.base.registry import modules_of
from tro_desk.ledger import formats
from tro_desk.ledger.formats._contract import Format
from tro_desk.ledger.names import folded, places
from tro_desk.ledger.rows import Row, Source

_SEARCHED: Final = 50  # rows in which a header is looked for
_SAMPLE: Final = 2_000  # rows below it that tell the decimal sign and the order of dates
_FEW: Final = 3  # known names that make a row look like a header


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header was found. `format` is None for a table of unknown kind; `closest` is
    then the report it resembles most and `missing` the columns that it would need for it.
    """

    source: Source
    format: Format | None
    names: tuple[str, ...]
    header_line: int
    preamble: tuple[tuple[str, ...], ...]
    sample: tuple[tuple[str, ...], ...]
    closest: str = ""
    missing: tuple[str, ...] = ()


@cache
def known_formats() -> tuple[Format, ...]:
    """Every format of the package, by name of its module."""
    return tuple(cast(Format, module) for module in modules_of(formats))


@cache
def known_names() -> frozenset[str]:
    """The folded names of all columns of all formats."""
    return frozenset(
        folded(spelling)
        for form in known_formats()
        for spellings in form.COLUMNS.values()
        for spelling in spellings
    )


def table_of(source: Source) -> Table:
    """Find the header and the report. Raises DeskError `export_empty` (name) where no row holds
    anything, and AssertionError where two formats claim the table."""
    rows = list(islice(source.rows(), _SEARCHED + _SAMPLE))
    searched = [row for row in rows[:_SEARCHED] if any(row[1])]
    if not searched:
        raise DeskError("export_empty", name=source.path.name)
    for number, row in enumerate(searched):
        claims = [form for form in known_formats() if _claims(form, row[1])]
        assert len(claims) < 2, [form.REPORT for form in claims]
        if claims:
            return _table(source, claims[0], rows, searched[number])
    header = max(searched, key=lambda row: (_known(row[1]), _filled(row[1])))
    table = _table(source, None, rows, header)
    if _known(header[1]) < _FEW:
        return table
    best = max(known_formats(), key=lambda form: len(places(header[1], form.COLUMNS)))
    there = places(header[1], best.COLUMNS)
    missing = tuple(best.COLUMNS[name][0] for name in sorted(best.NEEDS - there.keys()))
    return replace(table, closest=best.REPORT, missing=missing)


def _claims(form: Format, cells: Sequence[str]) -> bool:
    return bool(form.NEEDS) and places(cells, form.COLUMNS).keys() >= form.NEEDS


def _known(cells: Sequence[str]) -> int:
    return len({name for cell in cells if (name := folded(cell)) in known_names()})


def _filled(cells: Sequence[str]) -> int:
    """Cells that could be names of columns: words, no figures."""
    return sum(bool(cell) and not any(sign.isdigit() for sign in cell) for cell in cells)


def _table(source: Source, form: Format | None, rows: Sequence[Row], header: Row) -> Table:
    at = next(i for i, row in enumerate(rows) if row is header)
    return Table(
        source,
        form,
        tuple(header[1]),
        header[0],
        tuple(tuple(cells) for _, cells in rows[:at]),
        tuple(tuple(cells) for _, cells in rows[at + 1 :]),
    )
