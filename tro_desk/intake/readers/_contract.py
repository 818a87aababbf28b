"""What a reader is: one module of this package for one format of file.

A reader module has
- `KIND`: the kind as `read --json` prints it, also the ending such files have (`eml`, `pdf`);
- `sniff(data) -> bool`: whether the bytes are of this kind; the file's name is never asked;
- `read(data, scope) -> Text`: the text, page by page, as it stands in the file (normalising is the
  caller's work); raises `ReadError` with a code of `base.errors.READ_ERRORS`;
- `sheet(data, page, scope) -> Sheet`: where page `page` (from 1, over the whole document) can be
  drawn from; None where the page is text alone.

A file that two readers claim is a mistake of the readers: a test reads every sample with all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Scope:
    """How a file is being read: its name, the limits, and whom to tell about each page."""

    name: str
    limits: Limits = DEFAULT_LIMITS
    told: Callable[[int, int], None] = field(default=lambda done, total: None)

    def error(self, code: str) -> ReadError:
        """The error `code` for this file."""
        return ReadError(code, name=self.name)


class Reader(Protocol):
    """The contract above as a type."""

    KIND: str

    def sniff(self, data: bytes) -> bool: ...

    def read(self, data: bytes, scope: Scope) -> Text: ...

    def sheet(self, data: bytes, page: int, scope: Scope) -> Sheet | None: ...
