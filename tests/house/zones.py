"""Finds the hours and the days of a text that do not say in which zone they are.

A day of a report or of the seller's own papers stands as an ISO day without a weekday: it says on
whose calendar it is.
"""

from __future__ import annotations

import re
from functools import cache

from tro_desk.base.messages import Message
from tro_desk.l10n import calendars
from tro_desk.l10n.translator import ZONES, Translator

AMBIGUOUS = re.compile(r"\b(?:[CEMPA][SD]T|HST|AKST|AKDT|ChST|GMT)\b|America/|Asia/|Pacific/")
"""CST is Chicago's winter time and China's: no such letters, and no names of the tz database."""

_WEEKDAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DAYS = {
    "en": rf"{_WEEKDAY}\s*\d{{1,2}}\s*{_MONTH}(?:\s*20\d\d)?",
    "zh": r"(?:20\d\d-)?\d\d-\d\d\s*周[一二三四五六日]",
}
_ISO = r"20\d\d-\d\d-\d\d(?!-|\.[a-z]|\s*周|[T ]\d\d:)"  # not of a file's name, not of a moment
_HOURS = {"en": r"\d{1,2}:\d\d\s*[ap]\.m\.", "zh": r"(?<![\d:])\d\d:\d\d(?!:?\d)"}
_TO = {"en": "to", "zh": "至"}


@cache
def zones(words: Translator) -> tuple[str, ...]:
    """What may stand beside a time: a zone, both of a calendar's, or that nobody knows it."""
    both = words.say("calendar", "{day} (court time and Beijing time)", day="")
    unknown = words.say("zone", "time zone not known")
    return (*(words.zone(name) for name in ZONES), both.strip(" ()（）"), unknown)


@cache
def calendar_names(words: Translator) -> tuple[str, ...]:
    """What may stand beside the day of a report or a typed day."""
    named = (one for one in vars(calendars).values() if isinstance(one, Message))
    return (*(words.render(one) for one in named), *zones(words))


def names_calendar(text: str, words: Translator) -> bool:
    """Whether a head or a line names the calendar of days or months."""
    squeezed = re.sub(r"\s", "", text)
    return any(name in squeezed for name in _squeezed_names(words))


@cache
def _squeezed_names(words: Translator) -> tuple[str, ...]:
    return tuple(re.sub(r"\s", "", name) for name in calendar_names(words))


def has_day(text: str) -> bool:
    """Whether an ISO day without a weekday stands in the text."""
    return re.search(_ISO, text) is not None


def has_month(text: str) -> bool:
    """Whether an ISO month stands in the text."""
    return re.search(r"20\d\d-\d\d(?!-\d)", text) is not None


def calendarless(text: str, words: Translator) -> list[str]:
    """The ISO days of `text` behind which, in brackets, no calendar is named.

    Of two days the last names it. White space may be missing.
    """
    text = text.replace("\u00a0", " ")
    if not has_day(text):
        return []
    names = calendar_names(words)
    named = "|".join(r"\s*".join(map(re.escape, name.split())) for name in names)
    behind = re.compile(rf"(?:\s*(?:{_TO[words.language]})?\s*{_ISO})?\s*[(（](?:{named})[)）]")
    return [_around(text, m) for m in re.finditer(_ISO, text) if not behind.match(text, m.end())]


def nameless(text: str, words: Translator) -> list[str]:
    """The hours of `text` that name no zone beside them. White space may be missing."""
    text, named = text.replace("\u00a0", " "), _named(words)
    behind = re.compile(rf"\s*[(（]?{named}")
    before = re.compile(rf"{named}\s*(?:{_DAYS[words.language]})?\s*$")
    return [
        _around(text, m)
        for m in re.finditer(_HOURS[words.language], text)
        if not behind.match(text, m.end())
        and not before.search(text, max(0, m.start() - 60), m.start())
    ]


def nameless_days(text: str, words: Translator) -> list[str]:
    """The calendar days of `text`, as the program writes them, that name no zone beside them.

    The zone stands behind the day, behind the hour of the day, or right before it; of two days with
    "to" between them the last names it. White space may be missing.
    """
    text, named, language = text.replace("\u00a0", " "), _named(words), words.language
    day, hour = _DAYS[language], _HOURS[language]
    if not re.search(day, text):
        return []
    behind = rf"\s*(?:{hour})?\s*[(（]?{named}"
    last = re.compile(rf"(?:\s*{_TO[language]}\s*{day})?{behind}")
    before = re.compile(rf"{named}\s*$")
    return [
        _around(text, m)
        for m in re.finditer(day, text)
        if not last.match(text, m.end())
        and not before.search(text, max(0, m.start() - 60), m.start())
    ]


@cache
def _named(words: Translator) -> str:
    """A pattern of the names of all zones, which may stand without white space."""
    names = (r"\s*".join(map(re.escape, name.split())) for name in zones(words))
    return f"(?:{'|'.join(names)})"


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 30) : found.end() + 40]
