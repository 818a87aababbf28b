"""How the sections tell the record of custody of an original: who added it, and its end."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import M_
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.said import Rows, lined
from tro_desk.papers.layout.style import SMALL, Ink
from tro_desk.papers.layout.text import Run

HASH: Final = Ink(6.75, 10.5, colour=SMALL.colour)
"""How a whole SHA-256 is written."""

NOTE: Final = M_(
    "brief",
    "Custody: each entry of the record holds the hash of the one before. Its end, printed here, "
    "tells whether anything was changed or cut off later.",
)


def ended(context: Context, sha256: str) -> Rows:
    """How many entries the record of an original has, and the hash of the last."""
    head = context.snapshot.custody_of(sha256)
    if head is None or not head.entries:
        return ()
    words = context.words
    told = M_("brief", "Custody: entry {count} is the last, its hash", count=head.entries)
    return (*words.label(told, 280, SMALL, SMALL), (Run(head.hash, HASH),))


def added_by(context: Context, sha256: str) -> Rows:
    """By whom an original was added; nothing where nobody noted it."""
    head = context.snapshot.custody_of(sha256)
    named = " · ".join(part for part in (head.user, head.computer) if part) if head else ""
    return lined(context, M_("brief", "by {who}", who=named), SMALL)[:1] if named else ()
