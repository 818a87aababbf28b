"""What comes out of reading a file: nothing of it is stored yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from tro_desk.domain.evidence import Document
from tro_desk.domain.facts import Candidate
from tro_desk.domain.sign import Sign


@dataclass(frozen=True, slots=True)
class InMemory:
    """A file that is given as its bytes: pasted, or of a locked desk. It is called `name`."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A file as it was given: `kind` by its content, not by its suffix."""

    name: str
    sha256: str
    size: int
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A file turned into text and candidates, best first within a field.

    `reasons` are codes of what made it this type; `signs` tell what was looked at to see whether
    the notice is false; `fingerprint` is the same for near copies (a forward of the same mail),
    empty where there is too little text to tell.
    """

    file: FileInfo
    document: Document
    notice_type: str
    candidates: tuple[Candidate, ...]
    reasons: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page image, in its pixels, from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page drawn as a picture (PNG) with the boxes of the spans that were asked for.

    `boxes[i]` holds the rectangles of span i, one a line of text. `text` surrounds all text of the
    page; None where it has none.
    """

    png: bytes
    width: int
    height: int
    boxes: tuple[tuple[Box, ...], ...]
    text: Box | None = None


@dataclass(frozen=True, slots=True)
class ShownPages:
    """How many drawn pages each page of a file became; 0 for one that is text alone.

    `pdf` are the drawn pages where they were asked for as bytes, else and where there are none b"".
    """

    counts: tuple[int, ...]
    pdf: bytes = field(default=b"", repr=False)
