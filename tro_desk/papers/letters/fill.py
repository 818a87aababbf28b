"""Fills a letter from the confirmed facts of a case.

A fact that is not confirmed stays a visible blank. A candidate is never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tro_desk.content.courts import courts
from tro_desk.domain.case import Case
from tro_desk.domain.court import Court
from tro_desk.domain.facts import Fact
from tro_desk.domain.fields import FIELDS
from tro_desk.domain.letters import Change, Draft, LetterPaper
from tro_desk.domain.zones import zone_of
from tro_desk.l10n import Translator, translator
from tro_desk.l10n.terms import field_label, show_value
from tro_desk.papers.letters.texts import PLACE, Place, common, letter_texts, mark_of

NAMED, ACCUSED, COUNSEL = "named_products", "accused_products", "counsel"


@dataclass(frozen=True, slots=True)
class Given:
    """What the letters of a case are filled from.

    `named` are the products that confirmed papers name, `accused` those and the ones that the
    seller says are accused; neither holds one that the seller took out. `counsel` are the seller's
    own lawyers who were retained.
    """

    case: Case
    named: Sequence[str] = ()
    accused: Sequence[str] = ()
    counsel: Sequence[str] = ()

    @property
    def court(self) -> Court | None:
        """The court that is confirmed."""
        return courts().get(self.case.value("court") or "")


def fill(letter: str, language: str, given: Given) -> Draft:
    """The letter in a language of `domain.letters.LANGUAGES`. Raises KeyError for no letter."""
    source, shared = letter_texts()[letter], common()
    words = translator(language)
    values = {name: _value(shared.places[name], given, words) for name in source.places}
    shown = {name: value or _blank(shared.places[name], language) for name, value in values.items()}
    text = PLACE.sub(lambda match: shown[match[1]], source.text[language])
    blanks = tuple(dict.fromkeys(shown[name] for name, value in values.items() if not value))
    rests_on = tuple(
        (name, value)
        for name, value in values.items()
        if shared.places[name].fields or name == COUNSEL
    )
    return Draft(letter, language, text, blanks, rests_on)


def changes(then: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]]) -> tuple[Change, ...]:
    """The facts of `now` (a draft's basis) that were others `then`."""
    before, places = dict(then), common().places
    return tuple(
        Change(name, places[name].label, before[name], value)
        for name, value in now
        if name in before and before[name] != value
    )


def blanks_in(text: str) -> tuple[str, ...]:
    """The blanks that still stand in a text, each once, in their order."""
    return tuple(dict.fromkeys(blank_shape().findall(text)))


@cache
def blank_shape() -> re.Pattern[str]:
    """What a blank looks like, in any language."""
    shared = common()
    shapes = (*shared.not_confirmed.values(), *shared.to_fill_in.values())
    ends = "|".join(re.escape(shape.partition("{label}")[2]) for shape in shapes)
    return re.compile(rf"\[[^\[\]\n]{{1,80}}?(?:{ends})")


def paper(letter: str, language: str, text: str, case: Case, sample: bool = False) -> LetterPaper:
    """A text of the seller's as it leaves the desk; `sample` where that is the sample desk."""
    known = letter_texts().get(letter)  # an older version of the program may have had another
    title = known.form.title[language] if known else letter
    docket = case.value("docket_number") or ""
    return LetterPaper(title, mark_of(language), language, docket, text, sample)


def _blank(place: Place, language: str) -> str:
    shared = common()
    shape = shared.not_confirmed if place.fields else shared.to_fill_in
    return shape[language].replace("{label}", place.label[language])


def _value(place: Place, given: Given, words: Translator) -> str:
    if place.name in (NAMED, ACCUSED):
        return words.listed(given.named if place.name == NAMED else given.accused)
    if place.name == COUNSEL:
        return words.listed(given.counsel)
    shown = (
        _shown(fact, place, given.court, words)
        for field in place.fields
        for fact in _standing(given.case, field)
    )
    return words.listed(dict.fromkeys(shown))


def _standing(case: Case, field: str) -> Sequence[Fact]:
    """The confirmed facts of a field in the order in which they were confirmed."""
    facts = case.confirmed(field)
    return facts[::-1] if FIELDS[field].many else facts[:1]


def _shown(fact: Fact, place: Place, court: Court | None, words: Translator) -> str:
    zone = zone_of(fact.field, fact.tz, court)
    known = {court.id: court} if court else {}
    shown = show_value(words, fact.field, fact.value, known, zone)
    if fact.field == "court" and court is not None:
        shown = words.say("brief", "U.S. District Court, {name}", name=shown)
        return f"{shown}（{court.cite}）" if words.language == "zh" else f"{shown} ({court.cite})"
    return f"{field_label(words, fact.field)} {shown}" if place.named else shown
