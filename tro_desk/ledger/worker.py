"""The process that reads an export: what breaks it breaks nothing else.

It sends batches of lines as plain tuples while the parent puts the ones before away; buyers' data
never leaves it. It ends with the file, with its parent, or when it is told to.
"""

from __future__ import annotations

import contextlib
import gc
import marshal
import signal
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, cast

from tro_desk.base.bounds import bound_memory, leave_no_core
from tro_desk.base.errors import DeskError
from tro_desk.domain.sales import FAMILIES, Export, Skipped, Told
from tro_desk.ledger.days import day_of
from tro_desk.ledger.formats._contract import (
    FileReader,
    Format,
    Head,
    Line,
    LineError,
    LineReader,
    Needs,
    Reader,
)
from tro_desk.ledger.look import look
from tro_desk.ledger.names import places
from tro_desk.ledger.recognise import Table, known_names, table_of
from tro_desk.ledger.rows import Progress, Row, source_of

BATCH: Final = 50_000
_TOLD: Final = 200  # skipped lines that are named
_MEMORY: Final = 3_000_000_000  # bytes of address space (POSIX)
NO_MORE_LINES: Final = b"."
"""Sent before the answer. Not an empty message: not every pipe of Windows hands one over."""

_NEEDED: Final = {
    "period": "export_needs_period",
    "currency": "export_needs_currency",
    "date_order": "export_needs_date_order",
    "columns": "export_needs_columns",
}
"""What the seller has to tell first -> the code that asks for it."""


@dataclass(frozen=True, slots=True)
class ReadExport:
    """Read the whole file; answered with batches, then an `Export`."""

    path: str
    told: Told


@dataclass(frozen=True, slots=True)
class LookAt:
    """Look at the beginning of the file; answered with a `Look`."""

    path: str
    told: Told


def serve(pipe: Connection, request: ReadExport | LookAt) -> None:
    """Answer one request: (family, list of tuples, rows seen), marshalled, any number of times,
    then `NO_MORE_LINES` and one of ("export", (Export, names of the columns)), ("look", Look),
    ("failed", DeskError), ("broken", place in the program)."""
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    bound_memory(_MEMORY)
    leave_no_core()
    gc.disable()  # lines refer to nothing that refers back
    try:
        answer = _answer(pipe, request)
    except DeskError as error:
        answer = ("failed", error)
    except MemoryError:
        answer = ("failed", DeskError("too_large", name=Path(request.path).name))
    except (BrokenPipeError, EOFError):
        return
    except Exception as error:  # a file must not be able to end in a traceback
        answer = ("broken", _where(error))
    with contextlib.suppress(OSError):
        pipe.send_bytes(NO_MORE_LINES)
        pipe.send(answer)
    pipe.close()


def _answer(pipe: Connection, request: ReadExport | LookAt) -> tuple[str, Any]:
    path = Path(request.path)
    if isinstance(request, LookAt):
        return "look", look(path, request.told)
    reading = _Reading(path, request.told)
    for batch, done in reading.batches():
        pipe.send_bytes(marshal.dumps((reading.family, batch, done)))
    export = reading.export()
    if export.rows == export.skipped_count:
        raise DeskError("export_no_lines", name=path.name, skipped=export.skipped_count)
    return "export", (export, reading.names)


class _Reading:
    """One file on its way through its format."""

    def __init__(self, path: Path, told: Told) -> None:
        self._path, self._told = path, told
        table = table_of(source_of(path, known_names()))
        form, at = chosen(table, told)
        head = Head(table.names, at, table.preamble, table.sample, path.name, told)
        try:
            self._reader: Reader = form.open(head)
        except Needs as error:
            raise DeskError(_NEEDED[error.what], name=path.name) from error
        self._table, self._form = table, form
        self.family, self.names = form.FAMILY, table.names
        self._rows = 0
        self._skipped: list[Skipped] = []
        self._skipped_count = 0
        self._damaged = 0
        self._first, self._last = 99_999_999, 0
        self._totals: Counter[str] = Counter()

    def batches(self) -> Iterator[tuple[list[Line], int]]:
        """The lines, and how many bytes of the file were read."""
        progress = Progress()
        reader = self._reader
        rows = self._table.source.rows(progress, bare=not isinstance(reader, FileReader))
        for number, _ in rows:
            if number >= self._table.header_line:
                break
        if isinstance(reader, FileReader):
            lines = reader.lines(rows, self._skip)
        else:
            lines = self._one_by_one(reader, rows)
        while batch := list(islice(lines, BATCH)):
            self._count(batch)
            yield batch, progress.tell()

    def _one_by_one(self, reader: LineReader, rows: Iterator[Row]) -> Iterator[Line]:
        line = reader.line
        key = itemgetter(*_KEYS[self.family]) if self.family in _KEYS else None
        seen: Counter[int] = Counter()
        for number, cells in rows:
            try:
                made = line(cells)
            except LineError as error:
                self._skip(number, error.why)
                continue
            if made is None:
                continue
            if key is None:
                yield (*made, 1)
                continue
            mark = hash(key(made))  # millions of keys: two with one hash count on, no harm
            seen[mark] += 1
            yield (*made, seen[mark])

    def export(self) -> Export:
        """What there is to say once the last line was read; the parent knows digest and size."""
        reconciled, off_by = self._reader.check()
        return Export(
            name=self._path.name,
            sha256="",
            size=0,
            family=self._form.FAMILY,
            report=self._form.REPORT,
            locale=self._reader.locale,
            encoding=self._table.source.encoding,
            header_line=self._table.header_line,
            currencies=tuple(sorted(self._totals)),
            first_day=day_of(self._first) if self._last else self._told.first_day,
            last_day=day_of(self._last) or self._told.last_day,
            rows=self._rows + self._skipped_count,
            totals=tuple(sorted(self._totals.items())),
            reconciled=reconciled,
            off_by=off_by,
            damaged_ids=self._damaged,
            skipped=tuple(self._skipped),
            skipped_count=self._skipped_count,
        )

    def _count(self, batch: list[Line]) -> None:
        """Take the sums of a batch, from the places where its family has them."""
        family = self.family
        self._rows += len(batch)
        if family in _SUMS:
            money, currency = (map(itemgetter(place), batch) for place in _SUMS[family])
            currencies = list(currency)
            if len(set(currencies)) == 1:
                self._totals[currencies[0]] += sum(money)
            else:
                for code, amount in zip(currencies, money, strict=True):
                    self._totals[code] += amount
            self._totals.pop("", None)
        if family in _DAYS:
            days = set(map(itemgetter(_DAYS[family]), batch)) - {0}
            if days:
                self._first = min(self._first, min(days))
                self._last = max(self._last, max(days))
        if family in _DAMAGED:
            self._damaged += sum(map(itemgetter(_DAMAGED[family]), batch))

    def _skip(self, line: int, why: str) -> None:
        self._skipped_count += 1
        if len(self._skipped) < _TOLD:
            self._skipped.append(Skipped(line, why))


def _place(family: str, name: str) -> int:
    fields: tuple[str, ...] = FAMILIES[family]._fields
    return fields.index(name)


_SUMS: Final = {
    "orders": (_place("orders", "gross"), _place("orders", "currency")),
    "money": (_place("money", "total"), _place("money", "currency")),
    "periods": (_place("periods", "gross"), _place("periods", "currency")),
}
_DAYS: Final = {name: _place(name, "day") for name in ("orders", "money", "balances")}
_DAMAGED: Final = {name: _place(name, "damaged") for name in ("orders", "money")}
_KEYS: Final = {"orders": (0, 1), "money": (0,)}
"""Which of a line's items are its key, in the families whose lines have one."""


def chosen(table: Table, told: Told) -> tuple[Format, dict[str, int]]:
    """The format of a table and where its columns stand; the seller's own choice of columns makes
    any table `mapped`. Raises DeskError `export_unknown` (name, closest, missing), or
    `export_foreign` (name) where no report is close."""
    if told.columns:
        from tro_desk.ledger.formats import mapped

        wanted = {own: (name,) for own, name in told.columns}
        return cast(Format, mapped), places(table.names, wanted)
    if table.format is None:
        name = table.source.path.name
        if not table.closest:
            raise DeskError("export_foreign", name=name)
        missing = ", ".join(table.missing)
        raise DeskError("export_unknown", name=name, closest=table.closest, missing=missing)
    return table.format, places(table.names, table.format.COLUMNS)


def _where(error: Exception) -> str:
    """Kind and place of an error, without its text: that may quote the file."""
    frames = traceback.extract_tb(error.__traceback__)
    spots = (f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-3:])
    return f"{type(error).__name__} at {' < '.join(spots)}"
