"""An original that the desk keeps, and what a reader found in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as it was given, kept once and never altered.

    `sha256` is its identity (64 lower-case hex digits); `added_at` is UTC; `kind` is eml, pdf, ...;
    `pages` is what the reader counted.
    """

    sha256: str
    name: str
    size: int
    kind: str
    pages: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """Where `text[start:end]` of a page stands on its picture.

    The sides are ten-thousandths of the width and height of the picture once it stands upright,
    from its upper left corner.
    """

    start: int
    end: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text of a scanned page lies on its picture.

    `turn` is how far the picture must be turned clockwise to stand upright: 0, 90, 180 or 270.
    """

    turn: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of text, normalised; offsets of candidates count in `text`.

    `part` names the piece of the file that the page stands in (`""` for the file itself, the name
    of an attachment otherwise); `number` counts from 1 over the whole document. `layout` is there
    where the text was read from a picture.
    """

    number: int
    text: str
    part: str = ""
    layout: Layout | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file turned into text with places.

    `method` is text, ocr or mixed; `warnings` are codes. `properties` holds what the file says of
    itself (header fields of a mail, producer of a PDF), for the signs of a false notice.
    """

    kind: str
    method: str
    pages: tuple[Page, ...]
    warnings: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
