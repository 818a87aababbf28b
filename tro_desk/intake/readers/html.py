"""Pages of the web as they were saved, alone or in the form of a mail (MHTML)."""

from __future__ import annotations

import re
from typing import Final

from tro_desk.intake.charset import decoded, is_text
from tro_desk.intake.html_text import html_to_text
from tro_desk.intake.readers import _mime, eml
from tro_desk.intake.readers._contract import Picture, Scope, Sheet, Text
from tro_desk.intake.readers._paging import paged

KIND: Final = "html"

_START: Final = re.compile(
    r"(?is)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|table|div|meta|title|style|p|h[1-6]|span|center|font)\b"
)


def sniff(data: bytes) -> bool:
    """A page begins with a tag that pages begin with."""
    if eml.is_saved_page(data):
        return True
    head = data[:4096]
    return b"<" in head and is_text(head) and _START.match(decoded(head)) is not None


def read(data: bytes, scope: Scope) -> Text:
    """What the page shows; nothing it asks for is fetched. Raises ReadError: too_large, no_text."""
    charset = None
    if eml.is_saved_page(data):
        data, charset = _first_page(data, scope)
    source = _mime.html_decoded(data, charset)
    text = html_to_text(source)
    if not text:
        raise scope.error("no_text")
    if len(text) > scope.limits.characters:
        raise scope.error("too_large")
    return Text(tuple(paged(text)))


def count(data: bytes, scope: Scope) -> int:
    """As `read` finds."""
    return len(read(data, scope).pages)


def sheet(data: bytes, page: int, scope: Scope) -> Sheet | Picture | None:
    """A page of the web is text alone here."""
    return None


def _first_page(data: bytes, scope: Scope) -> tuple[bytes, str | None]:
    """The first page among the parts of a saved one, and its charset."""
    try:
        message = _mime.parsed(data)
        for part in _mime.leaves(message):
            if part.get_content_type() == "text/html":
                return _mime.payload(part), part.get_content_charset()
    except RecursionError as error:
        raise scope.error("too_large") from error
    raise scope.error("damaged" if _mime.cut_off(message) else "no_text")
