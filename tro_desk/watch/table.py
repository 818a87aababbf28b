"""Rows of a small table from a file: text with commas, semicolons or tabs, plain lines, a workbook.

Whatever is in the file, it ends in rows or in one of the codes `file_missing`, `file_unreadable`,
`table_empty`, `table_damaged`, `table_too_large` (name).
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.watch.fold import fold
from tro_desk.watch.limits import CELL, COLUMNS, ROWS, SIZE, Row
from tro_desk.watch.workbook import rows_of_workbook

_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FEW: Final = 20  # of so many high bytes, one may be spoilt
_CELL: Final = 131_072  # characters
_HIGH_PAIR: Final = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
_SEPARATORS: Final = re.compile(r"[\s_\-:*.()（）]+")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file that hold anything. `encoding` is a codec, or workbook."""

    name: str
    encoding: str
    rows: list[Row]

    def columns(self, wanted: Mapping[str, str]) -> dict[str, int]:
        """Where the wanted columns stand, if the first row names any of them.

        `wanted`: our name -> spellings, parted by |; of several that are there the first counts.
        """
        at: dict[str, int] = {}
        for place, cell in enumerate(self.rows[0][1]):
            at.setdefault(_plain(cell), place)
        found: dict[str, int] = {}
        for own, spellings in wanted.items():
            place = next((at[s] for s in map(_plain, spellings.split("|")) if s in at), -1)
            if place >= 0 and place not in found.values():
                found[own] = place
        return found

    def single(self) -> Iterable[tuple[int, str]] | None:
        """The one cell of each row; None where a row has several."""
        cells = [(line, [cell for cell in row if cell]) for line, row in self.rows]
        if any(len(row) > 1 for _, row in cells):
            return None
        return [(line, row[0]) for line, row in cells]


def read_table(path: Path, job: Job = UNWATCHED) -> Table:
    """The table in a file. Raises DeskError with the codes above, Cancelled."""
    name = path.name
    try:
        if path.exists() and not path.is_file():
            raise DeskError("file_unreadable", name=name)
        with path.open("rb") as file:
            data = file.read(SIZE + 1)
    except FileNotFoundError as error:
        raise DeskError("file_missing", name=name) from error
    except OSError as error:
        raise DeskError("file_unreadable", name=name) from error
    if len(data) > SIZE:
        raise DeskError("table_too_large", name=name)
    if data.startswith(_WORKBOOKS):
        return _table(name, "workbook", rows_of_workbook(data, name, job))
    text, encoding = _text(data, name)
    return _table(name, encoding, _rows(text, path, job))


def _table(name: str, encoding: str, rows: Iterable[Row]) -> Table:
    kept = [(line, cells[:COLUMNS]) for line, cells in rows if any(cells)]
    if not kept:
        raise DeskError("table_empty", name=name)
    return Table(name, encoding, kept)


def _text(data: bytes, name: str) -> tuple[str, str]:
    """The text of a file and its codec; a few letters that cannot be read do not spoil the rest."""
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), "")
    high = len(_HIGH.findall(data))
    for codec in (marked,) if marked else ("utf-8", _without_mark(data, high)):
        text = data.decode(codec, errors="replace")
        if text.count("\ufffd") * _FEW <= high and not _CONTROLS.search(text):
            return text, codec
    raise DeskError("table_damaged", name=name)


def _without_mark(data: bytes, high: int) -> str:
    """The codec of text that is not UTF-8 and has no mark at its beginning.

    Every second byte is 0 in UTF-16 of Latin letters. In gb18030 a high byte takes the next one
    with it; in cp1252 most stand alone.
    """
    zeros = data.count(0)
    if zeros * 3 > len(data):
        return "utf-16-be" if data[::2].count(0) > zeros // 2 else "utf-16-le"
    paired = sum(pair[1] >= 0x80 for pair in _HIGH_PAIR.findall(data))
    return "gb18030" if paired * 3 > high else "cp1252"


def _rows(text: str, path: Path, job: Job) -> list[Row]:
    delimiter = _delimiter(text, plain=path.suffix.lower() == ".txt")
    found: list[Row] = []
    try:
        if delimiter:
            csv.field_size_limit(_CELL)  # of this process, which may have read an export
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            for cells in reader:
                _add(found, reader.line_num, cells, path.name, job)
        else:
            for number, line in enumerate(text.splitlines(), 1):
                _add(found, number, [line.strip().strip('"')], path.name, job)
    except csv.Error as error:
        raise DeskError("table_damaged", name=path.name) from error
    return found


def _add(found: list[Row], line: int, cells: Sequence[str], name: str, job: Job) -> None:
    if len(found) >= ROWS:
        raise DeskError("table_too_large", name=name)
    if not len(found) % 10_000:
        job.check()
    found.append((line, [cell.strip("\ufeff \t\r\n\u3000")[: CELL + 1] for cell in cells]))


def _delimiter(text: str, *, plain: bool) -> str:
    """The separator of the first lines, empty where each line is one cell.

    A list of titles in a plain file holds commas that separate nothing, unless its first line is a
    row of names without blanks around them.
    """
    lines = [line for line in text[:100_000].splitlines()[:60] if line.strip()]
    counts = {sign: sum(line.count(sign) for line in lines) for sign in "\t;,"}
    if counts["\t"] >= len(lines):
        return "\t"
    sign = ";" if counts[";"] > 2 * counts[","] else ","
    if not counts[sign]:
        return ""
    return (
        ""
        if plain and not all(line.count(sign) == lines[0].count(sign) for line in lines)
        else sign
    )


def _plain(name: str) -> str:
    """A column's name without case, width, accents and blanks."""
    return _SEPARATORS.sub("", fold(name))
