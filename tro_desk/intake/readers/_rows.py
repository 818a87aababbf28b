"""Tables as text: a row is a line, and each page begins with the names of the columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tro_desk.intake.readers._contract import RawPage

_ROWS: Final = 60  # of a page
_WIDE: Final = 12_000  # characters of a page
_SPELLED_OUT: Final = 6  # rows that a table may have for each value to stand beside its name
_NAME: Final = 48  # characters that the name of a column may have
_CELL: Final = 2_000
_FIGURES: Final = re.compile(r"[\d\s.,:/$€£¥%()+-]*")


def clean(cells: Iterable[object]) -> list[str]:
    """Cells on one line each, none of them endless, without empty ones at the end."""
    row = [re.sub(r"\s+", " ", str(cell)).strip()[:_CELL] for cell in cells]
    while row and not row[-1]:
        row.pop()
    return row


def table_pages(rows: Sequence[Sequence[str]], title: str = "", part: str = "") -> list[RawPage]:
    """The pages of a table whose rows are `clean`; empty rows are passed over.

    What stands above the names of the columns (a title, a case number) comes first as it is. A
    short table gives each value beside the name of its column; a longer one gives the names at
    the head of every page.
    """
    filled = [row for row in rows if row]
    at = header_of(filled)
    above = [title, *map(_line, filled[:at])] if title else list(map(_line, filled[:at]))
    if at == len(filled):
        return list(_pages(above, "", part))
    names, body = filled[at], filled[at + 1 :]
    if len(body) <= _SPELLED_OUT:
        return list(_pages([*above, *(_spelled_out(names, row) for row in body)], "", part))
    return list(_pages([*above, _line(names), *map(_line, body)], _line(names), part))


def header_of(rows: Sequence[Sequence[str]]) -> int:
    """The number of the row that names the columns; `len(rows)` where none does.

    It is among the first, has two names or more, all of them short words and none twice, and what
    stands below fills as many columns.
    """
    for number, row in enumerate(rows[:12]):
        names = [cell for cell in row if cell]
        if len(names) < 2 or len(names) < len(row) - 1:
            continue
        if any(len(name) > _NAME or _FIGURES.fullmatch(name) for name in names):
            continue
        below = rows[number + 1 : number + 6]
        if not below or len(set(names)) < len(names):
            continue
        fits = sum(2 <= len(other) <= len(row) for other in below)
        if fits * 2 > len(below) and not _is_form(rows, number):
            return number
    return len(rows)


def _is_form(rows: Sequence[Sequence[str]], number: int) -> bool:
    """Whether the rows are pairs of a label and its value, and none of them names columns."""
    pairs = [row for row in rows[number:] if len(row) == 2]
    return len(pairs) == len(rows[number:]) and any(
        row[0].rstrip().endswith((":", "：")) for row in pairs
    )


def _spelled_out(names: Sequence[str], row: Sequence[str]) -> str:
    named = [
        f"{names[i]}: {cell}" if i < len(names) and names[i] else cell
        for i, cell in enumerate(row)
        if cell
    ]
    return "\t".join(named)


def _line(row: Sequence[str]) -> str:
    return "\t".join(cell for cell in row if cell)


def _pages(lines: Sequence[str], repeated: str, part: str) -> Iterator[RawPage]:
    page: list[str] = []
    size = 0
    for line in lines:
        if page and (len(page) >= _ROWS or size + len(line) > _WIDE):
            yield RawPage("\n".join(page) + "\n", part)
            page = [repeated] if repeated else []
            size = len(repeated)
        page.append(line)
        size += len(line) + 1
    if page:
        yield RawPage("\n".join(page) + "\n", part)
