"""Workbooks of Excel, of today (.xlsx) and of before (.xls): lists of defendants above all."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from tro_desk.intake.readers import _ole
from tro_desk.intake.readers._archive import Archive, is_archive, names_of
from tro_desk.intake.readers._contract import Picture, RawPage, Scope, Sheet, Text
from tro_desk.intake.readers._rows import clean, table_pages

KIND: Final = "xlsx"

_OLD: Final = ("Workbook", "Book")
_LOCKED: Final = "EncryptedPackage"  # where a Word paper or workbook with a password is kept
_REFERENCE: Final = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_MOST_CELLS: Final = 2_000_000  # of one sheet, the empty ones within it too
_MOST_SHEETS: Final = 200


def sniff(data: bytes) -> bool:
    """A workbook, or an Office file locked with a password."""
    if is_archive(data):
        return "xl/workbook.xml" in names_of(data)
    return _ole.holds(data, *_OLD, _LOCKED)


def read(data: bytes, scope: Scope) -> Text:
    """Each sheet that is shown, row by row.

    Raises ReadError: needs_password, damaged, too_large, no_text.
    """
    if is_archive(data):
        data = _harmless(data, scope)
    elif _ole.holds(data, _LOCKED):
        raise scope.error("needs_password")
    pages: list[RawPage] = []
    characters = 0
    for title, rows in _sheets(data, scope):
        for page in table_pages(rows, title):
            pages.append(page)
            characters += len(page.text)
        if characters > scope.limits.characters or len(pages) > scope.limits.pages:
            raise scope.error("too_large")
        scope.told(len(pages), len(pages) + 1)
    if not pages:
        raise scope.error("no_text")
    return Text(tuple(pages))


def count(data: bytes, scope: Scope) -> int:
    """As `read` finds."""
    return len(read(data, scope).pages)


def sheet(data: bytes, page: int, scope: Scope) -> Sheet | Picture | None:
    """A table is text alone."""
    return None


def _sheets(data: bytes, scope: Scope) -> Iterator[tuple[str, list[list[str]]]]:
    """Title and rows of each sheet; a lone sheet has no title, for programs invent it."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [
            about.name
            for about in book.sheets_metadata
            if about.visible == calamine.SheetVisibleEnum.Visible
        ][:_MOST_SHEETS]
        for name in shown:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=True)
            rows = [clean(map(_printed, row)) for row in cells]
            if any(rows):
                yield name if len(shown) > 1 else "", rows
    except calamine.PasswordError as error:
        raise scope.error("needs_password") from error
    except (calamine.CalamineError, OSError, ValueError, LookupError, TypeError) as error:
        raise scope.error("damaged") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a crash inside the library comes out
            raise
        raise scope.error("damaged") from error


def _printed(value: Any) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, datetime.datetime):
        at_midnight = value.time() == datetime.time()
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "minutes")
    return str(value)


def _harmless(data: bytes, scope: Scope) -> bytes:
    """The workbook packed anew: what is in it was measured, and macros and pictures are gone."""
    archive = Archive(data, scope)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as again:
        for info in archive.members():
            if not info.filename.endswith((".xml", ".rels")):
                continue
            content = archive.read(info.filename)
            if "worksheets/" in info.filename and _area(content) > _MOST_CELLS:
                raise scope.error("too_large")
            again.writestr(zipfile.ZipInfo(info.filename), content)
    return out.getvalue()


def _area(sheet: bytes) -> int:
    """How many cells lie between the first and the last that a sheet names."""
    columns: set[bytes] = set()
    lowest, highest = 10_000_000, 0
    for match in _REFERENCE.finditer(sheet):
        columns.add(match[1])
        row = int(match[2])
        lowest, highest = min(lowest, row), max(highest, row)
    if not columns:
        return 0
    numbers = [_column(name) for name in columns]
    return (highest - lowest + 1) * (max(numbers) - min(numbers) + 1)


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number
