"""How the sections write what the seller wrote: as typed, with its language, day and papers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from tro_desk.base.messages import M_, Message
from tro_desk.papers.brief.context import Context
from tro_desk.papers.layout.style import BODY, MARK_TEXT, SECOND, SMALL, Ink
from tro_desk.papers.layout.text import Run, Text, text

NOT_KNOWN: Final = M_("brief", "not known")

Rows = tuple[tuple[Run, ...], ...]


def typed(context: Context, written: str, ink: Ink = BODY) -> Rows:
    """A text as it was typed, a paragraph for each line; Chinese in English says that it is so,
    behind the last line that is."""
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    if not lines:
        return ()
    rows: list[tuple[Run, ...]] = [(Run(line, ink),) for line in lines]
    if context.words.first.language != "zh":
        chinese = [at for at, line in enumerate(lines) if context.is_chinese(line)]
        if chinese:
            rows[chinese[-1]] += (context.original_mark(),)
    return tuple(rows)


def lined(context: Context, message: Message, ink: Ink = BODY) -> Rows:
    """A short text of the program in both languages."""
    return context.words.sentence(message, ink, SMALL)


def cell(*rows: Rows) -> Text:
    """Paragraphs one below the other; a dash where there is none."""
    every = [row for part in rows for row in part]
    return text(*every) if every else text(Run("—", SECOND))


def moment(context: Context, at: datetime | None) -> Text:
    """Day and hour on Beijing's clock."""
    if at is None:
        return text(Run("—", SECOND))
    first = context.words.first
    beijing = first.beijing(at)
    return text((Run(first.date(beijing.date()), BODY),), (Run(first.hour(beijing), SMALL),))


def papers(context: Context, hashes: Iterable[str], label: Message) -> Rows:
    """`Evidence: E1, A2`: the papers by their numbers in the lists of evidence."""
    numbers = [paper_number(context, sha256) for sha256 in hashes]
    if not numbers:
        return ()
    told = M_("brief", "{what}: {numbers}", what=label, numbers=context.words.join(numbers))
    return ((Run(context.words.say(told), MARK_TEXT),),)


def paper_number(context: Context, sha256: str) -> str:
    """`E1` for a notice, `A1` for evidence that was added; else the beginning of the hash."""
    if number := context.snapshot.paper_number(sha256):
        return f"E{number}"
    written = context.snapshot.written
    added = written.added if written is not None else ()
    hits = (n for n, one in enumerate(added, 1) if one.evidence.sha256 == sha256)
    number = next(hits, 0)
    return f"A{number}" if number else sha256[:8]
