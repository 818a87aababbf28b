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
class Page:
    """One page of text, normalised; offsets of candidates count in `text`.

    `part` names the piece of the file that the page stands in (`""` for the file itself, the name
    of an attachment otherwise); `number` counts from 1 over the whole document.
    """

    number: int
    text: str
    part: str = ""


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
