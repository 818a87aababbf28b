"""Words for what a search finds: what a text is, and where it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, Protocol

from tro_desk.base.messages import M_, Message
from tro_desk.l10n import records, worksheet
from tro_desk.l10n.changes import CHANGES, change_words
from tro_desk.l10n.terms import FIELD_LABELS, field_label
from tro_desk.l10n.translator import Translator, languages, translator

KINDS: Final[Mapping[str, Message]] = {
    "fact": M_("search", "Fact"),
    "candidate": M_("search", "To confirm"),
    "record": M_("search", "Record"),
    "answer": M_("search", "Answer"),
    "date": M_("search", "Your own date"),
    "mark": M_("search", "Note on a deadline"),
    "paper": M_("search", "File"),
    "page": M_("search", "Page"),
    "store": M_("search", "Store"),
    "listing": M_("search", "Listing"),
    "change": M_("search", "Log"),
}
"""Kind of a text -> what it is called."""

_LETTER: Final = M_("search", "Letter")
_NOTE: Final = M_("search", "Note on evidence")
_SHEET: Final = M_("search", "Worksheet")
_BY_NAME: Final = frozenset({"listing_answered", "watch_list_removed", "watch_list_saved"})
"""Lines of the log that tell the name of what was changed."""
_LEAST: Final = 2
"""So many characters of a field's name have to be typed."""


class Titles(Protocol):
    """The names of steps, deadlines and letters: desk.search_names has it."""

    @property
    def steps(self) -> Mapping[str, Message]: ...
    @property
    def deadlines(self) -> Mapping[str, Message]: ...
    @property
    def letters(self) -> Mapping[str, Mapping[str, str]]: ...


class Hit(Protocol):
    """What is needed of a hit: domain.SearchHit has it."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def snippet(self) -> str: ...
    @property
    def at(self) -> datetime | None: ...
    @property
    def evidence_name(self) -> str: ...
    @property
    def page(self) -> int: ...


def kind_name(words: Translator, hit: Hit) -> str:
    """What the text of a hit is: `Fact`, `Letter`, `Page`."""
    if hit.kind == "record":
        if hit.name in records.KINDS:
            return words.render(records.kind_words(hit.name))
        known = {"letter": _LETTER, "evidence": _NOTE, "worksheet": _SHEET}
        return words.render(known.get(hit.name, KINDS["record"]))
    return words.render(KINDS[hit.kind])


def title(words: Translator, hit: Hit, titles: Titles) -> str:
    """What of it: the field, the step, the paper; the text alone where it has no other name."""
    match str(hit.kind):
        case "fact" | "candidate":
            return field_label(words, hit.name)
        case "answer":
            named = titles.steps.get(hit.name.partition("@")[0])
            return words.render(named) if named is not None else hit.name
        case "mark":
            named = titles.deadlines.get(hit.name)
            return words.render(named) if named is not None else ""
        case "page":
            return words.say("search", "{name}, page {page}", name=hit.evidence_name, page=hit.page)
        case "change":
            return change_words(words, hit.name)
        case "record":
            return _of_record(words, hit, titles)
    return ""


def change_text(words: Translator, hit: Hit, titles: Titles) -> str:
    """Of a line of the log: what was done, and to what, where that has a name."""
    told, of = change_words(words, hit.name), ""
    if hit.item in titles.steps or hit.item.partition("@")[0] in titles.steps:
        of = words.render(titles.steps[hit.item.partition("@")[0]])
    elif hit.item in titles.deadlines:
        of = words.render(titles.deadlines[hit.item])
    elif hit.item.partition("/")[0] in records.KINDS:
        of = words.render(records.kind_words(hit.item.partition("/")[0]))
    elif hit.name in _BY_NAME:
        of = hit.item
    else:
        of = hit.snippet
    return words.say("log", "{what}: {of}", what=told, of=of) if of else told


def _of_record(words: Translator, hit: Hit, titles: Titles) -> str:
    if hit.name == "letter":
        letter, _, language = hit.item.partition("/")
        named = titles.letters.get(letter, {})
        return named.get(words.language) or named.get(language) or letter
    if hit.name == "worksheet":
        return worksheet.field_label(words, hit.part) if hit.part in worksheet.FIELDS else ""
    if hit.part in records.FIELDS.get(hit.name, {}):
        return words.render(records.field_words(hit.name, hit.part))
    return ""


def moment(words: Translator, hit: Hit) -> str:
    """When it was said or kept, with the zone; empty where nobody knows."""
    if hit.at is None:
        return ""
    when = words.beijing(hit.at)
    if hit.kind in ("paper", "page", "candidate"):
        return words.say("search", "Added {moment}", moment=when)
    if hit.kind == "listing":
        return words.say("search", "As of {moment}", moment=when)
    return words.say("search", "Saved {moment}", moment=when)


def fields_named(words: Translator, typed: str) -> frozenset[str]:
    """The fields of a case whose names hold what was typed."""
    wanted = _folded(typed).strip()
    if len(wanted) < _LEAST:
        return frozenset()
    return frozenset(name for name in FIELD_LABELS if wanted in _folded(field_label(words, name)))


def changes_named(stands_in: Callable[[str], bool], typed: str) -> frozenset[str]:
    """The codes of the log whose sentences, in any language, hold what was typed.

    `stands_in` tells that of a text (`domain.search_text.Query`).
    """
    if len(typed.strip()) < _LEAST:
        return frozenset()
    spoken = [translator(code) for code in languages()]
    return frozenset(
        code for code in CHANGES if any(stands_in(change_words(one, code)) for one in spoken)
    )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
