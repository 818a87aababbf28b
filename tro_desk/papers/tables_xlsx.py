"""Any table as a workbook: figures are figures, days are days, and text stays text.

Text that a spreadsheet program would take for a formula is written as text and marked so that it
stays text when it is edited. Formulas are `Formula` cells, which the program alone makes. The same
input gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]

from tro_desk.domain.money import Money, decimals_of

ROWS: Final = 1_048_576  # of a sheet
_TEXT: Final = 32_767  # characters of a cell
_EXACT: Final = 10**15  # figures beyond are rounded by spreadsheets: written as text
_PEEKED: Final = 200  # rows that tell how wide a column is
_WIDEST: Final = 60
_NARROWEST: Final = 8
_FALSE_FORMULA: Final = re.compile(r"[=+\-@\t\r]")
_BARRED: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_WIDE: Final = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\uff60]")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of the program's own making, `=SUM(B2:B9)`, never of text from outside.

    `value` is what programs show that do not compute; `kind` formats it as a cell of that kind:
    money (of `currency`), number, percent or text.
    """

    text: str
    value: Decimal | int | str = 0
    kind: str = "number"
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Percent:
    """A share: Decimal("0.125") is shown as 12.5 %."""

    share: Decimal


Cell = str | int | Decimal | date | datetime | Money | Percent | Formula | bool | None
"""What a cell may hold. A datetime is written as the wall clock of its zone; None is empty."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the headings of its columns, its rows.

    `above` are lines over the headings. `widths` are in characters; without them the headings and
    the first rows tell. Rows beyond what a sheet holds go on in another of that name.
    """

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    above: Sequence[str] = ()
    widths: Sequence[int] = ()


def workbook(sheets: Iterable[Sheet], title: str, made_at: datetime) -> bytes:
    """The workbook. `title` and `made_at` (aware; written in UTC) are its properties."""
    out = io.BytesIO()
    made = made_at.astimezone(UTC).replace(tzinfo=None)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": title, "created": made})
    writer = _Writer(book)
    for sheet in sheets:
        writer.write(sheet)
    book.close()
    return out.getvalue()


class _Writer:
    """Writes sheets into one workbook, with one format for each way of showing a cell."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._names: set[str] = set()
        self._formats: dict[str, Any] = {}
        self._head = book.add_format(
            {"bold": True, "bg_color": "#E8ECF1", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self._bold = book.add_format({"bold": True})
        self._text = book.add_format({"num_format": "@"})
        self._marked = book.add_format({"num_format": "@", "quote_prefix": True})

    def write(self, sheet: Sheet) -> None:
        """Write all rows, on as many sheets as they need."""
        rows = iter(sheet.rows)
        peeked = list(islice(rows, _PEEKED))
        widths = sheet.widths or _widths(sheet.headings, peeked)
        rows = chain(peeked, rows)
        room = ROWS - len(sheet.above) - 1
        part = list(islice(rows, 1))
        while True:
            self._one(sheet, widths, chain(part, islice(rows, room - len(part))))
            part = list(islice(rows, 1))
            if not part:
                return

    def _one(self, sheet: Sheet, widths: Sequence[int], rows: Iterator[Sequence[Cell]]) -> None:
        made = self._book.add_worksheet(self._name(sheet.name))
        for column, width in enumerate(widths):
            made.set_column(column, column, width)
        head = len(sheet.above)
        made.freeze_panes(head + 1, 0)
        made.repeat_rows(head)
        made.set_landscape()
        made.fit_to_pages(1, 0)
        for number, line in enumerate(sheet.above):
            self._string(made, number, 0, line, self._bold)
        for column, heading in enumerate(sheet.headings):
            self._string(made, head, column, heading, self._head)
        number = head
        for number, row in enumerate(rows, head + 1):
            for column, cell in enumerate(row):
                self._cell(made, number, column, cell)
        if number > head and sheet.headings:
            made.autofilter(head, 0, number, len(sheet.headings) - 1)

    def _cell(self, made: Any, row: int, column: int, cell: Cell) -> None:
        match cell:
            case None | "":
                return
            case str():
                marked = _FALSE_FORMULA.match(cell)
                self._string(made, row, column, cell, self._marked if marked else self._text)
            case bool():
                made.write_boolean(row, column, cell)
            case int() | Decimal():
                self._number(made, row, column, cell, "General")
            case Money():
                self._number(made, row, column, cell.amount, _money(cell.currency))
            case Percent():
                self._number(made, row, column, cell.share, "0.0%")
            case datetime():
                naive = cell.replace(tzinfo=None, microsecond=0)
                made.write_datetime(row, column, naive, self._format("yyyy-mm-dd hh:mm"))
            case date():
                made.write_datetime(row, column, cell, self._format("yyyy-mm-dd"))
            case Formula():
                shown = {"money": _money(cell.currency), "percent": "0.0%", "text": "@"}
                how = self._format(shown.get(cell.kind, "General"))
                made.write_formula(row, column, cell.text, how, cell.value)

    def _number(self, made: Any, row: int, column: int, value: int | Decimal, how: str) -> None:
        if -_EXACT < value < _EXACT:
            made.write_number(row, column, value, self._format(how))
        else:
            self._string(made, row, column, str(value), self._text)

    def _string(self, made: Any, row: int, column: int, text: str, how: Any) -> None:
        if not text.isascii():
            text = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates have no bytes
        if len(text) > _TEXT:
            text = text[: _TEXT - 1] + "…"
        made.write_string(row, column, text, how)

    def _format(self, how: str) -> Any:
        if how not in self._formats:
            self._formats[how] = self._book.add_format({"num_format": how})
        return self._formats[how]

    def _name(self, wanted: str) -> str:
        """A name that a spreadsheet takes and that no other sheet has."""
        plain = _BARRED.sub(" ", wanted).strip(" '")[:31] or "1"
        name, number = plain, 1
        while name.casefold() in self._names:
            number += 1
            name = f"{plain[: 30 - len(str(number))]} {number}"
        self._names.add(name.casefold())
        return name


def _money(currency: str) -> str:
    places = decimals_of(currency)
    return f'#,##0{"." + "0" * places if places else ""}\\ "{currency}"'


def _widths(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> list[int]:
    widths = [_width(heading) for heading in headings]
    for row in rows:
        for column, cell in enumerate(row[: len(widths)]):
            widths[column] = max(widths[column], _width(_shown(cell)))
    return [min(max(width + 2, _NARROWEST), _WIDEST) for width in widths]


def _width(text: str) -> int:
    line = text[:200].partition("\n")[0]
    return len(line) + len(_WIDE.findall(line))


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M}"
        case Formula():
            return str(cell.value)
        case Percent():
            return "100.0%"
        case _:
            return str(cell)
