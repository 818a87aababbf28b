"""What the risk check found, as rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from tro_desk.base.messages import M_, Message
from tro_desk.domain.watch import EXACT, Match, WatchTerm
from tro_desk.l10n import Translator
from tro_desk.l10n.watch import (
    date_word,
    field_word,
    kind_word,
    reason_word,
    term_kind_word,
    weak_word,
)
from tro_desk.ui.models.grid import Column

TEXT_COLUMN: Final = 1
KIND_COLUMN: Final = 3
SOURCE_COLUMN: Final = 5

ORIGINS: Final[dict[str, Message]] = {
    "list": M_("risk", "Your watch list"),
    "case": M_("risk", "Marks of your cases"),
    "starter": M_("risk", "Starter list"),
}
"""Whose list a term is on (`WatchTerm.origin`)."""


def serious(match: Match) -> tuple[bool, bool]:
    """Sorts what says much before what says little: exact before close, weak ones last."""
    return bool(match.weak), match.kind != EXACT


def why(words: Translator, match: Match) -> str:
    """How a term stands in a text, and why that may say little."""
    parts = [reason_word(words, match.reason)]
    if match.field != "title":
        parts.append(words.say("risk", "in the {field}", field=field_word(words, match.field)))
    if match.weak:
        parts.append(words.say("risk", "weak: {why}", why=weak_word(words, match.weak)))
    return words.say("risk", "; ").join(parts)


def term_source(words: Translator, term: WatchTerm) -> str:
    """Whose word a term is, and who says so."""
    date = date_word(words, term.date, term.origin)
    parts = [part for part in (term.owner, term.source, date) if part]
    if term.origin in ORIGINS:
        parts.append(words.render(ORIGINS[term.origin]))
    return " · ".join(parts)


COLUMNS: Final[tuple[Column[Match], ...]] = (
    Column(M_("risk", "Listing"), lambda _t, match: match.listing),
    Column(M_("risk", "Text"), lambda _t, match: match.text, lambda match: match.text.casefold()),
    Column(
        M_("risk", "Term"),
        lambda _t, match: match.term.term,
        lambda match: match.term.term.casefold(),
        tip=lambda t, match: f"{match.term.term}\n{term_source(t, match.term)}",
    ),
    Column(
        M_("risk", "Match"),
        lambda t, match: kind_word(t, match.kind),
        serious,
        tone=lambda match: "text2" if match.weak else None,
    ),
    Column(M_("risk", "Why"), why, lambda match: (bool(match.weak), match.reason, match.weak)),
    Column(
        M_("risk", "Source"),
        lambda t, match: term_source(t, match.term),
        lambda match: (match.term.origin, match.term.source, match.term.date),
    ),
)

TERM_COLUMNS: Final[tuple[Column[WatchTerm], ...]] = (
    Column(M_("risk", "Term"), lambda _t, one: one.term, lambda one: one.term.casefold()),
    Column(M_("risk", "Kind"), lambda t, one: term_kind_word(t, one.kind) or "—"),
    Column(M_("risk", "Owner"), lambda _t, one: one.owner or "—"),
    Column(M_("risk", "Source"), lambda _t, one: one.source or "—"),
    Column(M_("risk", "Date"), lambda t, one: date_word(t, one.date, one.origin) or "—"),
    Column(M_("risk", "List"), lambda t, one: t.render(ORIGINS[one.origin])),
)


def keeper(
    kinds: str, weak: bool, origins: Collection[str], find: str
) -> Callable[[Match], bool] | None:
    """What lets a match through: `kinds` is exact, close or empty; `weak` lets weak ones in;
    `find` stands in its listing, text or term. None where everything passes.
    """
    wanted = find.casefold().strip()
    everything = len(origins) == len(ORIGINS)
    if not kinds and weak and everything and not wanted:
        return None

    def keep(match: Match) -> bool:
        return (
            (not kinds or match.kind == kinds)
            and (weak or not match.weak)
            and (everything or match.term.origin in origins)
            and (
                not wanted
                or wanted in match.text.casefold()
                or wanted in match.term.term.casefold()
                or wanted in match.listing.casefold()
            )
        )

    return keep
