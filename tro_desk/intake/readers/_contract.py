"""What a reader is: one module of this package for one format of file.

A reader module has
- `KIND`: the kind as `read --json` prints it, also the ending such files have (`eml`, `pdf`);
- `sniff(data) -> bool`: whether the bytes are of this kind; the file's name is never asked;
- `read(data, scope) -> Text`: the text, page by page, as it stands in the file (normalising is the
  caller's work); raises `ReadError` with a code of `base.errors.READ_ERRORS`;
- `count(data, scope) -> int`: how many pages `read` gives, or would give if they had text (a scan
  is not read for it); raises as `read` does;
- `sheet(data, page, scope) -> Sheet`: where page `page` (from 1, over the whole document) can be
  drawn from; None where the page is text alone.

A file that two readers claim is a mistake of the readers: a test reads every sample with all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from tro_desk.base.errors import ReadError
from tro_desk.domain.evidence import Layout
from tro_desk.intake.limits import DEFAULT_LIMITS, Limits


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as the file holds it; `part` and `layout` as in `domain.evidence.Page`.

    Where there is a layout, `text` is normalised already: its offsets count in it.
    """

    text: str
    part: str = ""
    layout: Layout | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader makes of a file; the fields as in `domain.evidence.Document`."""

    pages: tuple[RawPage, ...]
    method: str = "text"
    warnings: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a PDF: its bytes and the number of the page in it, from 0."""

    pdf: bytes
    index: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A page that is a picture: its file and the number of the frame in it, from 0."""

    data: bytes
    index: int = 0


@dataclass(slots=True)
class Spent:
    """What opening the pieces of one file has cost so far, however they are nested."""

    pieces: int = 0
    unpacked: int = 0
    scans: int = 0


@dataclass(slots=True)
class Scope:
    """How a file is being read: its name, the limits, and whom to tell about each page.

    A piece within a file (an attachment, a member of an archive) is read in a scope of its own,
    made by `inside`: `limits` are then what is left of pages and characters, `spent` is shared.
    `looking` is set where only the pages are looked for: they are the same, but no scan is read.
    """

    name: str
    limits: Limits = DEFAULT_LIMITS
    told: Callable[[int, int], None] = field(default=lambda done, total: None)
    depth: int = 0
    spent: Spent = field(default_factory=Spent)
    scanning: Callable[[], None] = field(default=lambda: None)
    looking: bool = False

    def inside(self, name: str, pages: int = 0, characters: int = 0) -> Scope:
        """The scope of a piece, where `pages` and `characters` of this file are read already."""
        left = replace(
            self.limits,
            pages=self.limits.pages - pages,
            characters=self.limits.characters - characters,
        )
        told = self.told
        return Scope(
            name,
            left,
            lambda done, total: told(pages + done, pages + total),
            self.depth + 1,
            self.spent,
            self.scanning,
            self.looking,
        )

    def unpack(self, size: int) -> None:
        """Note that `size` bytes were unpacked. Raises ReadError too_large."""
        self.spent.unpacked += size
        if self.spent.unpacked > self.limits.unpacked:
            raise self.error("too_large")

    def scan(self) -> bool:
        """Ask for the time and memory to read one more page from its picture.

        False where the file has had its number of them: the page then stays without text.
        """
        if self.looking:
            return False
        self.spent.scans += 1
        if self.spent.scans > self.limits.scans:
            return False
        self.scanning()
        return True

    def error(self, code: str) -> ReadError:
        """The error `code` for this file."""
        return ReadError(code, name=self.name)


class Reader(Protocol):
    """The contract above as a type."""

    KIND: str

    def sniff(self, data: bytes) -> bool: ...

    def read(self, data: bytes, scope: Scope) -> Text: ...

    def count(self, data: bytes, scope: Scope) -> int: ...

    def sheet(self, data: bytes, page: int, scope: Scope) -> Sheet | Picture | None: ...
