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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

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


class Reader(Protocol):
    """Reads the lines of one file, in their order.

    `locale` is what the file was recognised as; `check()` is called after the last line: whether
    the figures add up (None: the report cannot tell) and by how much they do not, in minor units.
    """

    locale: str

    def line(self, cells: list[str]) -> SaleLine | None:
        """The line, None for one that carries nothing. Raises LineError."""
        ...

    def check(self) -> tuple[bool | None, int]: ...


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
