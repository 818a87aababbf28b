"""Long text in pages that a person can leaf through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tro_desk.intake.readers._contract import RawPage

PAGE: Final = 24_000  # characters; what a mail or a letter holds stays on one page
_SEARCHED: Final = 4_000


def paged(text: str, part: str = "") -> Iterator[RawPage]:
    """`text` cut at form feeds, and what is longer than a page at an empty line or a line end.

    There is always a page, were it empty.
    """
    given = False
    for sheet in text.split("\f"):
        at, size = 0, len(sheet)
        while size - at > PAGE + _SEARCHED:
            stop = next(
                (
                    found + len(end)
                    for end in ("\n\n", "\n", "。", " ")
                    if (found := sheet.rfind(end, at + PAGE, at + PAGE + _SEARCHED)) >= 0
                ),
                at + PAGE,
            )
            yield RawPage(sheet[at:stop], part)
            given, at = True, stop
        if sheet[at:].strip():
            yield RawPage(sheet[at:], part)
            given = True
    if not given:
        yield RawPage("", part)
