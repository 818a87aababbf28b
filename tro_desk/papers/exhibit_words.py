"""What is said on the sheets of the exhibits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tro_desk.base.messages import M_, N_, Message

EXHIBIT: Final = N_("exhibit", "Exhibit {letter}")
TITLE: Final = M_("exhibit", "Exhibits")
INDEX: Final = M_("exhibit", "Index of exhibits")
FOOTER: Final = M_("brief", "Prepared to obtain legal advice. Not filed with any court.")
KEPT: Final = M_("exhibit", "Paper kept by the seller")
NO_NAME: Final = M_("brief", "Case without a confirmed name")
NO_DOCKET: Final = M_("brief", "docket number not confirmed")
NONE: Final = M_("exhibit", "No evidence was chosen.")

RANGE: Final = M_("exhibit", "Bates range")
FILE: Final = M_("exhibit", "Original file")
SAVED: Final = M_("exhibit", "Saved")
TAKEN: Final = M_("exhibit", "Taken")
HASH: Final = M_("exhibit", "SHA-256")
SOURCE: Final = M_("exhibit", "Source")
SHOWN: Final = M_("exhibit", "Shown as")

HEADS: Final = (
    M_("exhibit", "Exhibit"),
    M_("exhibit", "Document and original file"),
    M_("exhibit", "Pages"),
    M_("exhibit", "Bates range"),
)

WAYS: Final[Mapping[str, Message]] = {
    "pages": M_("exhibit", "The pages of the original, made a little smaller for the number below"),
    "text": M_("exhibit", "The text of the original; its layout is not shown"),
    "mixed": M_("exhibit", "The pages of the original where they can be drawn, else their text"),
    "listed": M_("exhibit", "Listed, not shown"),
}
"""How an exhibit is shown."""

REASONS: Final[Mapping[str, Message]] = {
    "needs_password": M_("exhibit", "The original is locked with a password."),
    "damaged": M_("exhibit", "The original is damaged and its pages cannot be drawn."),
    "too_large": M_("exhibit", "The original is too large to be drawn safely."),
    "took_too_long": M_("exhibit", "The original took too long to draw and was stopped."),
    "no_text": M_("exhibit", "The original holds no page that can be drawn and no text."),
}
"""Why the pages of an original are not drawn."""

LISTED: Final = M_("exhibit", "This original is listed, not shown.")
WHERE: Final = M_(
    "exhibit",
    "It is in the package unchanged, in the folder originals, and is told by the SHA-256 on the "
    "cover of this exhibit.",
)
TEXT_NOTE: Final = M_(
    "exhibit", "Text of the original as the program read it. The layout is in the original."
)
CUT: Final = M_(
    "exhibit", "The text goes on. The rest is not shown here; it is in the original, unchanged."
)
NO_TEXT: Final = M_("exhibit", "This page holds no text.")


def exhibit(letter: str) -> Message:
    """What an exhibit is called: `Exhibit A`."""
    return M_("exhibit", "Exhibit {letter}", letter=letter)


def pages(count: int) -> Message:
    """How many pages an original has."""
    if count == 1:
        return M_("exhibit", "1 page")
    return M_("exhibit", "{count} pages", count=count)


def size(name: str, count: int) -> Message:
    """A file with its size: `notice.pdf, 212,480 bytes`."""
    return M_("exhibit", "{name}, {count} bytes", name=name, count=count)


def stated(source: str) -> Message:
    """Where an original comes from, as the seller says."""
    return M_("exhibit", "Stated by seller: {source}", source=source)


def defendant(number: str, name: str) -> Message:
    """Who the exhibits are of."""
    return M_("exhibit", "Defendant No. {number}, {name}", number=number, name=name)
