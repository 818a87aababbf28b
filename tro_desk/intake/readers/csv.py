"""Tables saved as text: cells parted by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tro_desk.intake.charset import decoded, is_text
from tro_desk.intake.readers._contract import Picture, Scope, Sheet, Text
from tro_desk.intake.readers._rows import clean, table_pages

KIND: Final = "csv"

_LOOKED_AT: Final = 40  # lines, to tell a table from a letter
_MOST_CELLS: Final = 2_000_000
_SHORT: Final = 60


def sniff(data: bytes) -> bool:
    """Three lines or more that part into the same number of short cells."""
    if not is_text(data[:20_000]):
        return False
    text = decoded(data[:20_000])
    return bool(text.strip()) and _separator(text) is not None


def read(data: bytes, scope: Scope) -> Text:
    """The rows. Raises ReadError: too_large, no_text."""
    text = decoded(data)
    if len(text) > scope.limits.characters:
        raise scope.error("too_large")
    pages = table_pages(list(_rows(text, _separator(text[:20_000]) or ",", scope)))
    if not any(page.text.strip() for page in pages):
        raise scope.error("no_text")
    if len(pages) > scope.limits.pages:
        raise scope.error("too_large")
    return Text(tuple(pages))


def count(data: bytes, scope: Scope) -> int:
    """As `read` finds."""
    return len(read(data, scope).pages)


def sheet(data: bytes, page: int, scope: Scope) -> Sheet | Picture | None:
    """A table is text alone."""
    return None


def _rows(text: str, separator: str, scope: Scope) -> Iterator[list[str]]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:  # a quotation mark that is never closed, say
        rows = [line.split(separator) for line in text.splitlines()]
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > _MOST_CELLS:
            raise scope.error("too_large")
        yield clean(row)


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return line.split(separator)


def _separator(text: str) -> str | None:
    """What parts the cells; None where the text is no table."""
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    if len(text) >= 20_000 and len(lines) > 1:
        lines.pop()  # it may be cut off
    best: tuple[float, str] | None = None
    for separator in ",\t;|":
        rows = [_cells(line, separator) for line in lines]
        number, times = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
        wanted = 3 if separator in ",;" else 2
        if number < wanted or len(rows) < 3 or times < len(rows) * 0.8:
            continue
        cells = [cell for row in rows if len(row) == number for cell in row]
        if sum(len(cell.strip()) > _SHORT for cell in cells) * 5 > len(cells):
            continue
        quality = number * times / len(rows)
        if best is None or quality > best[0]:
            best = quality, separator
    return best[1] if best else None
