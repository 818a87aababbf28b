"""Text in whatever encoding it was saved, plain or rich (RTF)."""

from __future__ import annotations

from typing import Final

from tro_desk.intake.charset import decoded, is_text
from tro_desk.intake.readers import _rtf, csv, eml, html, pdf
from tro_desk.intake.readers._contract import Picture, Scope, Sheet, Text
from tro_desk.intake.readers._paging import paged

KIND: Final = "text"

_RICH: Final = b"{\\rtf"
_LARGEST_RICH: Final = 12_000_000  # bytes


def sniff(data: bytes) -> bool:
    """Words that are of no other kind."""
    return is_text(data) and not any(r.sniff(data) for r in (csv, eml, html, pdf))


def read(data: bytes, scope: Scope) -> Text:
    """The text. Raises ReadError: too_large, no_text."""
    if data.startswith(_RICH) and len(data) > _LARGEST_RICH:
        raise scope.error("too_large")
    text = _rtf.text_of(data) if data.startswith(_RICH) else decoded(data)
    if len(text) > scope.limits.characters:
        raise scope.error("too_large")
    if not text.strip("\0 \t\r\n\f\ufeff"):
        raise scope.error("no_text")
    return Text(tuple(paged(text)))


def count(data: bytes, scope: Scope) -> int:
    """As `read` finds."""
    return len(read(data, scope).pages)


def sheet(data: bytes, page: int, scope: Scope) -> Sheet | Picture | None:
    """Text is text alone."""
    return None
