"""Words of the risk check: how a term stands in a title, and why that may say little."""

from __future__ import annotations

from typing import Final

from tro_desk.base.messages import N_
from tro_desk.l10n.translator import Translator

REASONS: Final[dict[str, str]] = {
    "same": N_("risk reason", "the same letters"),
    "folded": N_("risk reason", "the same but for case, width, accents or letters that look alike"),
    "spacing": N_("risk reason", "the same with other spaces or hyphens"),
    "look_alike": N_("risk reason", "figures or letters that look like those of the term"),
    "letter_other": N_("risk reason", "one letter is another"),
    "letter_more": N_("risk reason", "one letter more than the term"),
    "letter_less": N_("risk reason", "one letter less than the term"),
    "letters_swapped": N_("risk reason", "two neighbouring letters swapped"),
}

WEAK: Final[dict[str, str]] = {
    "colour": N_("risk weak", "common word: a colour"),
    "material": N_("risk weak", "common word: a material"),
    "size": N_("risk weak", "common word: a size"),
    "quality": N_("risk weak", "common word: a quality"),
    "goods": N_("risk weak", "common word: a kind of goods"),
    "people": N_("risk weak", "common word: people or an occasion"),
    "nature": N_("risk weak", "common word: an animal, a plant or nature"),
    "everyday": N_("risk weak", "common word of every day"),
    "short": N_("risk weak", "very short"),
    "number": N_("risk weak", "a number alone"),
    "listed": N_("risk weak", "called weak in the list"),
    "title_word": N_("risk weak", "what stands in the title is a common word"),
}

KINDS: Final[dict[str, str]] = {
    "exact": N_("risk kind", "exact"),
    "close": N_("risk kind", "close"),
}

FIELDS: Final[dict[str, str]] = {
    "title": N_("risk field", "title"),
    "brand": N_("risk field", "brand"),
}

SKIPPED: Final[dict[str, str]] = {
    "no_term": N_("risk skipped", "no term"),
    "too_long": N_("risk skipped", "longer than 200 characters"),
    "no_letter": N_("risk skipped", "no letter or digit"),
}


def reason_word(words: Translator, reason: str) -> str:
    """Why a term counts as standing in a text."""
    return words.say("risk reason", REASONS[reason])


def weak_word(words: Translator, weak: str) -> str:
    """Why a match is weak; empty for one that is not."""
    return words.say("risk weak", WEAK[weak]) if weak else ""


TERM_KINDS: Final[dict[str, str]] = {
    "mark": N_("risk term", "mark"),
    "plaintiff": N_("risk term", "plaintiff"),
}
"""What the program's own lists call their terms; the seller's lists have their own words."""


def term_kind_word(words: Translator, kind: str) -> str:
    """What a term is."""
    return words.say("risk term", TERM_KINDS[kind]) if kind in TERM_KINDS else kind


def kind_word(words: Translator, kind: str) -> str:
    """Exact or close."""
    return words.say("risk kind", KINDS[kind])


def field_word(words: Translator, field: str) -> str:
    """Title or brand."""
    return words.say("risk field", FIELDS[field])


def skipped_word(words: Translator, why: str) -> str:
    """Why a row of a list was not taken."""
    return words.say("risk skipped", SKIPPED[why])


def date_word(words: Translator, date: str, origin: str) -> str:
    """The date of a term's source as its list gives it; empty where there is none.

    For a mark of a case (`origin` case) it is the day on which the seller confirmed it, in UTC.
    """
    if origin != "case" or not date:
        return date
    return words.say("dates", "{day} ({zone})", day=date, zone=words.zone("UTC"))
