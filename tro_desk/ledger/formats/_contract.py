"""What a report format is: one module of this package for one report.

A format module has
- `REPORT`: its name in `load --json`; `FAMILY`: which shape its lines have (`domain.sales`);
- `COLUMNS`: our name of a column -> its spellings, in every locale that is known;
- `NEEDS`: our names without which a table is another report; none: it claims no table by itself;
- `open(head) -> Reader`: a reader for one file. It may raise `Needs` for what the seller has to
  tell first.

A table that two formats claim is a mistake of the formats: a test reads every sample with all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, runtime_checkable

from tro_desk.domain.sales import SaleLine, Told


class LineError(Exception):
    """A line that cannot be taken; `why` is a code of the load report."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Needs(Exception):  # noqa: N818 - what is wanted, not what is wrong
    """The seller has to tell something first: `what` is period, currency or date_order."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a table before its lines are read.

    `names` are the columns as printed, `at` tells where each of ours stands; `preamble` holds the
    rows above the header, `sample` some rows below it. `file` is the name of the file.
    """

    names: tuple[str, ...]
    at: Mapping[str, int]
    preamble: Sequence[Sequence[str]]
    sample: Sequence[Sequence[str]]
    file: str
    told: Told


class LineReader(Protocol):
    """Reads the lines of one file, one by one, in their order.

    `locale` is what the file was recognised as; `check()` is called after the last line: whether
    the figures add up (None: the report cannot tell) and by how much they do not, in minor units.
    """

    locale: str

    def line(self, cells: list[str]) -> SaleLine | None:
        """The line, None for one that carries nothing. Raises LineError."""
        ...

    def check(self) -> tuple[bool | None, int]: ...


@runtime_checkable
class FileReader(Protocol):
    """Reads the lines of one file in one go: for a report that may have millions of them.

    Its cells are not bare (`rows.Source.rows`). Else as `LineReader`.
    """

    locale: str

    def lines(self, rows: Iterable[tuple[int, list[str]]], skip: Skip) -> Iterator[Line]: ...

    def check(self) -> tuple[bool | None, int]: ...


Reader = LineReader | FileReader

Line = tuple[Any, ...]
"""A line in the shape of its family, with its occurrence last: which of the lines of the file with
one key it is, from 1. Genuine identical lines of one file stay apart by it."""

Skip = Callable[[int, str], None]
"""Is told the number of a line that cannot be taken, and the code of the reason."""


class Format(Protocol):
    """The contract above as a type."""

    REPORT: str
    FAMILY: str
    COLUMNS: Mapping[str, tuple[str, ...]]
    NEEDS: frozenset[str]

    def open(self, head: Head) -> Reader: ...


def cell(cells: Sequence[str], at: Mapping[str, int], name: str) -> str:
    """A cell by our name of its column, "" where there is none."""
    place = at.get(name)
    return cells[place] if place is not None and place < len(cells) else ""


def digest_of(text: str) -> int:
    """64 bits of what identifies a line, signed as SQLite keeps them."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class Remembered(dict[Any, Any]):
    """What `read` makes of a cell or some cells, made once; at most some hundred thousand."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cells: Any) -> Any:
        if len(self) > _REMEMBERED:
            self.clear()
        made = self[cells] = self._read(cells)
        return made


_REMEMBERED: Final = 300_000
