"""Dates as papers print them, with the hour where it stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s+(?P<y1>(?:19|20)\d\d)\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?(?P<m2>{_MONTH})\.?\s?,?\s+"
    r"(?P<y2>(?:19|20)\d\d)\b"
    r"|(?<![\d/-])(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?![\d/-])"
    r"|(?<![\d/.-])(?P<m4>\d{1,2})/(?P<d4>\d{1,2})/(?P<y4>(?:19|20)?\d\d)(?![\d/])"
    r"|(?P<y5>(?:19|20)\d\d)\s?年\s?(?P<m5>\d{1,2})\s?月\s?(?P<d5>\d{1,2})\s?[日号]",
    re.I,
)
_CLOCK: Final = (
    r"(?P<h>\d{1,2}):(?P<min>\d{2})(?::\d{2})?\s?(?:(?P<half>[ap])\.?\s?m\b\.?)?"
    r"(?:\s\(?(?P<zone>[CEMP][DS]?T\b|(?:Central|Eastern|Mountain|Pacific)"
    r"(?: (?:Standard|Daylight))? Time)\)?)?"
)
_HOUR_AFTER = re.compile(r"\s?(?:\([^()\n]{2,10}\))?,?\s*(?:at\s+|T)?" + _CLOCK, re.I)
_HOUR_BEFORE = re.compile(_CLOCK + r"(?:,?\s+(?:on|of)(?:\s+(?:the|this))?|,?\s+this)\s+$", re.I)
_ZONES: Final = {
    "C": "America/Chicago",
    "E": "America/New_York",
    "M": "America/Denver",
    "P": "America/Los_Angeles",
}


@dataclass(frozen=True, slots=True)
class When:
    """A date in a text: canonical value, span (the hour included), what makes it doubtful.

    `ambiguous` is true for 03/10/2024: month first or day first. `tz` is the zone that the text
    itself tells (`CDT`).
    """

    value: str
    start: int
    end: int
    ambiguous: bool
    tz: str | None


def dates(text: str) -> Iterator[When]:
    """Every date of a text, in its order."""
    for match in _DATE.finditer(text):
        read = _day(match)
        if read is None:
            continue
        day, ambiguous = read
        start, end = match.span()
        hour = _HOUR_AFTER.match(text, end)
        if hour is not None and (clock := _clock(hour)):
            yield When(f"{day.isoformat()}T{clock}", start, hour.end(), ambiguous, _zone(hour))
            continue
        before = max(0, start - 40)
        hour = _HOUR_BEFORE.search(text[before:start])
        if hour is not None and (clock := _clock(hour)):
            start = before + hour.start()
            yield When(f"{day.isoformat()}T{clock}", start, end, ambiguous, _zone(hour))
            continue
        yield When(day.isoformat(), start, end, ambiguous, None)


def _day(match: re.Match[str]) -> tuple[date, bool] | None:
    for form in "12345":
        if match[f"y{form}"] is not None:
            break
    year, month, day = match[f"y{form}"], match[f"m{form}"], int(match[f"d{form}"])
    number = _MONTHS[month.lower()] if form in "12" else int(month)
    ambiguous = form == "4" and number <= 12 and day <= 12 and number != day
    if form == "4" and number > 12:
        number, day = day, number
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, day), ambiguous
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match["h"]), int(match["min"])
    half = (match["half"] or "").lower()
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}"


def _zone(match: re.Match[str]) -> str | None:
    name = match["zone"]
    return _ZONES[name[0].upper()] if name else None
