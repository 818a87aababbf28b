"""Plain text in whatever encoding it was saved."""

from __future__ import annotations

from typing import Final

from tro_desk.intake.charset import decoded, is_text
from tro_desk.intake.readers import csv, eml, html, pdf
from tro_desk.intake.readers._contract import Picture, Scope, Sheet, Text
from tro_desk.intake.readers._paging import paged

KIND: Final = "text"


def sniff(data: bytes) -> bool:
    """Words that are of no other kind."""
    return is_text(data) and not any(r.sniff(data) for r in (csv, eml, html, pdf))


def read(data: bytes, scope: Scope) -> Text:
    """The text. Raises ReadError: too_large, no_text."""
    text = decoded(data)
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
