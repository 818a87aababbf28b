"""Writes strings and lines onto a page.

ReportLab builds an object for each text and formats each number and each character of it; a table
of 20,000 rows is mostly that. Here the codes of characters are kept for each document.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics

from tro_desk.papers.layout.style import colour_of


class _Codes(dict[str, tuple[int, str]]):
    """The subset and the escaped code of each character, in one face of one document."""

    def __init__(self, canvas: Any, font: str) -> None:
        super().__init__()
        self._canvas, self._doc = canvas, canvas._doc
        self._font: Any = pdfmetrics.getFont(font)
        self.name = self.named(0)
        self.escapes: dict[int, str] = {}
        """How characters of the first subset are written, where not as themselves."""
        self.first: set[str] = set()
        """The characters of the first subset that were met."""

    def named(self, subset: int) -> str:
        """The name under which the pages know a subset."""
        return str(self._font.getSubsetInternalName(subset, self._doc))

    def __missing__(self, char: str) -> tuple[int, str]:
        ((subset, code),) = self._font.splitString(char, self._doc)
        escaped = str(self._canvas._escape(code))
        if subset == 0:
            self.first.add(char)
            if escaped != char:
                self.escapes[ord(char)] = escaped
        self[char] = subset, escaped
        return self[char]

    def shown(self, text: str, size: float) -> str:
        """The operators that show a text in this face."""
        if self.first.issuperset(text):
            return f"{self.name} {size} Tf ({text.translate(self.escapes)}) Tj"
        parts: list[str] = []
        now, run = -1, ""
        for char in text:
            subset, code = self[char]
            if subset == now:
                run += code
                continue
            if run:
                parts.append(f"{self.named(now)} {size} Tf ({run}) Tj")
            now, run = subset, code
        if run:
            parts.append(f"{self.named(now)} {size} Tf ({run}) Tj")
        return " ".join(parts)


_known: Final[WeakKeyDictionary[Any, dict[str, _Codes]]] = WeakKeyDictionary()


def codes_of(canvas: Any) -> dict[str, _Codes]:
    """The codes of the document that is being drawn, by the names of faces."""
    found = _known.get(canvas._doc)
    if found is None:
        found = _known[canvas._doc] = {}
    return found


def shown(canvas: Any, codes: dict[str, _Codes], font: str, size: float, text: str) -> str:
    """The operators that show a text, between BT and ET."""
    face = codes.get(font)
    if face is None:
        face = codes[font] = _Codes(canvas, font)
    return face.shown(text, size)


@cache
def filled(colour: str) -> str:
    """The operator that fills with a colour (hex RGB)."""
    return f"{_rgb(colour)} rg"


@cache
def _stroked(colour: str) -> str:
    return f"{_rgb(colour)} RG"


def _rgb(colour: str) -> str:
    one = colour_of(colour)
    return " ".join(f"{part:.4f}" for part in (one.red, one.green, one.blue))


def line(canvas: Any, left: float, right: float, y: float, weight: float, colour: str) -> None:
    """A horizontal line."""
    canvas._code.append(
        f"{_stroked(colour)} {weight} w {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S"
    )


def square(canvas: Any, left: float, low: float, side: float, colour: str) -> None:
    """A square, filled."""
    canvas._code.append(f"{filled(colour)} {left:.2f} {low:.2f} {side:.2f} {side:.2f} re f")


def frame(canvas: Any, left: float, low: float, side: float, weight: float, colour: str) -> None:
    """A square, as a line."""
    canvas._code.append(
        f"{_stroked(colour)} {weight} w {left:.2f} {low:.2f} {side:.2f} {side:.2f} re S"
    )


def diamond(canvas: Any, x: float, y: float, half: float, colour: str) -> None:
    """A square on its point around x, y, filled."""
    corners = ((x - half, y), (x, y + half), (x + half, y), (x, y - half))
    path = " l ".join(f"{across:.2f} {up:.2f}" for across, up in corners).replace(" l ", " m ", 1)
    canvas._code.append(f"{filled(colour)} {path} l h f")
