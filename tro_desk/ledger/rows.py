"""Rows of cells from a file, whatever it is inside: text with tabs or commas, a workbook, a page.

The content decides, not the suffix: what a Chinese back end calls .xls is often an HTML table.
"""

from __future__ import annotations

import csv
import io
import struct
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, TextIO
from zipfile import BadZipFile, ZipFile

from tro_desk.base.errors import DeskError
from tro_desk.ledger.decoding import encoding_of, not_utf8

HEAD: Final = 262_144  # bytes that tell how a file is written
COLUMNS: Final = 2_000  # of a line; more is no table
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_CELL: Final = 200_000  # characters
_CHUNK: Final = 1_000_000  # characters
_LINE: Final = 20_000_000  # characters
_WORKBOOK: Final = 120_000_000  # bytes of a workbook or page, which is read as a whole
_UNPACKED: Final = 100_000_000  # bytes of a workbook's parts; beyond it they are packed
_TIGHT: Final = 60  # times at most: tables come to 10 or 20
_PAGE: Final = ("<html", "<!doctype", "<table", "<?xml", "<head", "<meta")

Row = tuple[int, list[str]]
"""The number of a line in the file, from 1, and its cells without blanks around them."""


class Progress:
    """How much of a file with text was read."""

    def __init__(self) -> None:
        self.file: TextIO | None = None

    def tell(self) -> int:
        """Bytes; 0 before the first, after the last, and for files that are no text."""
        return self.file.buffer.tell() if self.file is not None and not self.file.closed else 0


@dataclass(frozen=True, slots=True)
class Source:
    """A file that can be read as rows, again and again.

    `encoding` is a codec, or xlsx, xls, html; `delimiter` is a tab, comma or semicolon, empty where
    the file has cells of its own.
    """

    path: Path
    encoding: str
    delimiter: str = ""

    def rows(self, progress: Progress | None = None, bare: bool = True) -> Iterator[Row]:
        """The rows, from the first. Raises DeskError `export_damaged`, `too_large` (name).

        Not `bare`: the cells of a file with tabs keep the blanks around them, which saves a third
        of the time that the rows of a long file take.
        """
        progress = progress or Progress()
        if self.encoding in ("xlsx", "xls"):
            return _workbook(self.path)
        if self.encoding.startswith("html"):
            return _page(self.path)
        if self.delimiter == "\t":
            return _tabbed(self, progress, bare)
        return _quoted(self, progress)


def source_of(path: Path, names: Collection[str]) -> Source:
    """How `path` is written; `names` are folded names of columns that a report may have.

    Raises DeskError `file_missing`, `file_unreadable`, `export_empty` (name).
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError as error:
        raise DeskError("file_missing", name=path.name) from error
    except OSError as error:
        raise DeskError("file_unreadable", name=path.name) from error
    if not head.strip(b"\x00\xff\xfe\xef\xbb\xbf \t\r\n"):
        raise DeskError("export_empty", name=path.name)
    if head.startswith((_ZIP, _OLE)):
        return Source(path, "xlsx" if head.startswith(_ZIP) else "xls")
    encoding = encoding_of(head, names)
    if encoding == "utf-8" and not _utf8_throughout(path):
        encoding = not_utf8(head, names)
    text = head.decode(encoding, errors="replace")
    if text.lstrip("\ufeff \t\r\n")[:20].lower().startswith(_PAGE):
        return Source(path, "html")
    return Source(path, encoding, _delimiter(text))


def _utf8_throughout(path: Path) -> bool:
    """Whether the rest of the file keeps what its beginning promised."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            while file.read(4_000_000):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(text: str) -> str:
    """The separator of the first lines; a tab counts more, because titles hold commas."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    counts = {sign: sum(line.count(sign) for line in lines) for sign in "\t,;"}
    if counts["\t"] * 4 > max(counts[","], counts[";"]):
        return "\t"
    return ";" if counts[";"] > 2 * counts[","] else ","


def _tabbed(source: Source, progress: Progress, bare: bool) -> Iterator[Row]:
    """Titles hold a lone " for inches: there is no quoting in a file with tabs."""
    first, strip = 1, str.strip
    for lines in _blocks(source, progress):
        for number, line in enumerate(lines, first):
            cells = line.split("\t", COLUMNS)
            if len(cells) > COLUMNS:
                cells.pop()  # all the others, in one
            yield number, list(map(strip, cells)) if bare else cells
        first += len(lines)


def _quoted(source: Source, progress: Progress) -> Iterator[Row]:
    csv.field_size_limit(_CELL)
    with source.path.open(encoding=source.encoding, errors="replace", newline="") as file:
        progress.file = file
        lines = iter(partial(file.readline, _LINE), "")
        reader = csv.reader(lines, delimiter=source.delimiter)
        try:
            for cells in reader:
                yield reader.line_num, [cell.strip() for cell in cells[:COLUMNS]]
        except csv.Error as error:
            raise DeskError("export_damaged", name=source.path.name) from error


def _blocks(source: Source, progress: Progress) -> Iterator[list[str]]:
    """Some lines of a text at a time, without their ends; one that never ends is no table."""
    rest = ""
    with source.path.open(encoding=source.encoding, errors="replace", newline="\n") as file:
        progress.file = file
        while chunk := file.read(_CHUNK):
            lines = (rest + chunk).split("\n")
            rest = lines.pop()
            if len(rest) > _LINE:
                raise DeskError("export_damaged", name=source.path.name)
            yield lines
    if rest:
        yield [rest]


def _workbook(path: Path) -> Iterator[Row]:
    """The first sheet that holds anything."""
    from python_calamine import CalamineError, CalamineWorkbook

    data = _whole(path)
    _check_unpacked(data, path)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if any(cell != "" for row in rows[:200] for cell in row[:COLUMNS]):
                for number, row in enumerate(rows, 1):
                    yield number, [_shown(cell) for cell in row[:COLUMNS]]
                return
    except (CalamineError, ValueError, OSError) as error:
        raise DeskError("export_damaged", name=path.name) from error
    raise DeskError("export_empty", name=path.name)


def _check_unpacked(data: bytes, path: Path) -> None:
    """Refuse a workbook that unpacks to more than any export does."""
    if not data.startswith(_ZIP):
        return
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (BadZipFile, ValueError, OSError, struct.error) as error:
        raise DeskError("export_damaged", name=path.name) from error
    if size > _UNPACKED and size > _TIGHT * len(data):
        raise DeskError("too_large", name=path.name)


def _shown(cell: object) -> str:
    """A cell of a workbook as an export in text would print it."""
    if type(cell) is str:  # most are
        return cell.strip()[:_CELL]
    if type(cell) is float:
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, date | time | timedelta):
        return cell.isoformat() if not isinstance(cell, timedelta) else str(cell)
    return str(cell).strip()[:_CELL]


def _whole(path: Path) -> bytes:
    if path.stat().st_size > _WORKBOOK:
        raise DeskError("too_large", name=path.name)
    return path.read_bytes()


def _page(path: Path) -> Iterator[Row]:
    data = _whole(path)
    head = data[:HEAD]
    encoding = encoding_of(head, ())
    if encoding not in ("utf-8", "utf-8-sig", "utf-16"):
        lower = head[:4_000].lower()
        encoding = "cp932" if b"shift_jis" in lower else "gb18030" if b"gb" in lower else encoding
    reader = _Table()
    reader.feed(data.decode(encoding, errors="replace"))
    reader.close()
    yield from enumerate(reader.rows, 1)


class _Table(HTMLParser):
    """The cells of all tables of a page, row by row; a table in a cell adds its rows after it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is not None and self.rows and len(self.rows[-1]) < COLUMNS:
            self.rows[-1].append(" ".join("".join(self._cell).split())[:_CELL])
        self._cell = None
