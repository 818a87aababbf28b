"""Dates as papers print them, with the hour where it stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

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
_HAN: Final = "〇零○一二三四五六七八九十廿卅"
# Every date has a year or two slashes; what stands before and behind is looked at there alone.
_ANCHOR: Final = re.compile(r"[12][90]\d\d(?!\d)|/\d\d?/\d\d(?![\d/])|年")
_BEFORE_YEAR = re.compile(
    r"(?:(?P<m1>[A-Za-z]{3,12})\.?\s*(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s*,?\s*"
    r"|(?P<d2>(?<!\d)\d{1,2})\s?(?:st|nd|rd|th)?\s*-?(?:[Dd]ay\s*[Oo]f\s*)?(?P<m2>[A-Za-z]{3,9})\.?\s*[,-]?\s*"
    r"|(?<![\d/.-])(?P<m4>\d{1,2})(?P<s4>[/.-])(?P<d4>\d{1,2})(?P=s4))\Z"
)
_FROM_YEAR = re.compile(
    r"\d{4}(?:(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d/-])"
    r"|\s?年\s?(?P<m6>\d{1,2})\s?月\s?(?P<d6>\d{1,2})\s?[日号])"
)
_SHORT_YEAR = re.compile(r"(?<![\d/.-])(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d\d)\Z")
_HAN_YEAR = re.compile(rf"二[{_HAN}]{{3}}\s?\Z")
_HAN_REST = re.compile(rf"年\s?(?P<m>[{_HAN}]{{1,2}})\s?月\s?(?P<d>[{_HAN}]{{1,3}})\s?[日号]")
_LONGEST: Final = 44  # characters before a year that may belong to its date
_CLOCK: Final = (
    r"(?:(?P<han>上午|早上|中午|下午|晚上|晚)\s?)?"
    r"(?:(?P<h>\d{1,2})(?::(?P<min>\d{2})(?::\d{2})?|[时時点點](?:(?P<min2>\d{1,2})分)?|(?=\s?[ap]\.?\s?m\b))"
    r"\s?(?:(?P<half>[ap])(?:\.\s?m\b\.?|\s?m\b))?)"
    r"(?:\s?\(?(?P<zone>[CEMP][DS]?T\b|(?:Central|Eastern|Mountain|Pacific)"
    r"(?: (?:Standard|Daylight))?(?: Time)?\b|北京时间)\)?)?"
)
_HOUR_AFTER = re.compile(
    r"\s?(?:\([^()\n]{1,10}\)|星期[一二三四五六日天]|周[一二三四五六日])?[,，]?\s*(?:at\s*|T)?"
    r"(?P<zh>北京时间)?\s?" + _CLOCK,
    re.I,
)
_HOUR_BEFORE = re.compile(
    _CLOCK + r"(?:,?\s*(?:on|of)(?:\s*(?:the|this))?|,?\s*(?:on\s*)?th(?:is|e))\s*$", re.I
)
_JOINTS: Final = ("on", "of", "the", "this")  # words between an hour and the day behind it
_ZONES: Final = {
    "C": "America/Chicago",
    "E": "America/New_York",
    "M": "America/Denver",
    "P": "America/Los_Angeles",
    "北": "Asia/Shanghai",
}
_SAID: Final = re.compile(r"\b(?:(?P<dmy>dd/mm)|mm/dd)/yy(?:yy)?\b|(?P<zh>日/月/年)|月/日/年", re.I)
_SLASHED: Final = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(?:20)?\d\d(?![\d/])")
_BRITISH: Final = re.compile(r"\b(?:UK|U\.K\.|United Kingdom|London|British)\b|英国|伦敦")
_AMERICAN: Final = re.compile(r"\b(?:US|U\.S\.|USA|United States|American)\b|美国|美式")
_CLAUSE: Final = re.compile(r"[;。；\n]|\.\s")


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


class _Shape(NamedTuple):
    """What looks like a date; `slashed` where day and month may stand in either order."""

    start: int
    end: int
    year: int
    month: int
    day: int
    slashed: bool = False


def dates(text: str) -> Iterator[When]:
    """Every date of a text, in its order."""
    for shape in _shapes(text):
        read = _day(text, shape)
        if read is None:
            continue
        day, ambiguous = read
        start, end = shape.start, shape.end
        plain = When(day.isoformat(), start, end, ambiguous, None)
        hour = _HOUR_AFTER.match(text, end)
        if hour is not None and (clock := _clock(hour)):
            tz = _zone(hour) or ("Asia/Shanghai" if hour["zh"] else None)
            end = start + len(text[start : hour.end()].rstrip())
            yield replace(plain, value=f"{plain.value}T{clock}", end=end, tz=tz)
            continue
        before = max(0, start - 40)
        ahead = text[before:start]
        joined = ahead.rstrip().lower().endswith(_JOINTS)
        hour = _HOUR_BEFORE.search(ahead) if joined else None
        if hour is not None and (clock := _clock(hour)):
            start = before + hour.start()
            tz = _zone(hour)
            yield replace(plain, value=f"{plain.value}T{clock}", start=start, tz=tz)
            continue
        yield plain


def _shapes(text: str) -> Iterator[_Shape]:
    end = 0
    for anchor in _ANCHOR.finditer(text):
        at, stop = anchor.span()
        if at < end:
            continue
        sign = text[at]
        left = max(end, at - _LONGEST)
        if sign == "年":
            shape = _in_han(text, at, left)
        elif sign == "/":
            shape = _with_short_year(text, stop, left)
        else:
            shape = _with_year(text, at, stop, left)
        if shape is not None:
            yield shape
            end = shape.end


def _with_year(text: str, at: int, stop: int, left: int) -> _Shape | None:
    year = int(text[at:stop])
    if at and text[at - 1] not in "0123456789/.-" and (match := _FROM_YEAR.match(text, at)):
        month, day = match["m"] or match["m6"], match["d"] or match["d6"]
        return _Shape(at, match.end(), year, int(month), int(day))
    if not at and (match := _FROM_YEAR.match(text)):
        return _Shape(
            0, match.end(), year, int(match["m"] or match["m6"]), int(match["d"] or match["d6"])
        )
    ahead = text[left:at]
    found = _BEFORE_YEAR.search(ahead)
    if found is None:
        return None
    if found["m4"]:
        if text[stop : stop + 1] in ("/", "-"):
            return None
        return _Shape(left + found.start(), stop, year, int(found["m4"]), int(found["d4"]), True)
    word = found["m1"] or found["m2"]
    name = _month_name(word)
    if not name:
        return None
    start = left + found.start() + (len(word) - len(name) if found["m1"] else 0)
    return _Shape(start, stop, year, _MONTHS[name.lower()], int(found["d1"] or found["d2"]))


def _with_short_year(text: str, stop: int, left: int) -> _Shape | None:
    match = _SHORT_YEAR.search(text[left:stop])
    if match is None:
        return None
    year, start = 2000 + int(match["y"]), left + match.start()
    return _Shape(start, stop, year, int(match["m"]), int(match["d"]), True)


def _in_han(text: str, at: int, left: int) -> _Shape | None:
    head, rest = _HAN_YEAR.search(text[left:at]), _HAN_REST.match(text, at)
    if head is None or rest is None:
        return None
    year = int("".join(str(_HAN_DIGITS.get(one, 0)) for one in head[0].strip()))
    return _Shape(left + head.start(), rest.end(), year, _han(rest["m"]), _han(rest["d"]))


def _month_name(word: str) -> str:
    """The month that a word is, or that it ends in where a scan lost the space: 'onMay'."""
    if word.lower() in _MONTHS:
        return word
    for cut in range(1, len(word) - 2):
        if word[cut].isupper() and word[cut - 1].islower() and word[cut:].lower() in _MONTHS:
            return word[cut:]
    return ""


def month_number(name: str) -> int:
    """1 for January or Jan.; 0 for any other word."""
    return _MONTHS.get(name.rstrip(".").lower(), 0)


@lru_cache(maxsize=4)
def _order(text: str) -> str:
    """How the text writes 03/10/2024 where it lets one know: `dmy`, `mdy`, else empty.

    What a clause says of its own date ('dates as dd/mm/yyyy: 03/10/2024') holds for that alone.
    """
    said = {
        "dmy" if one["dmy"] or one["zh"] else "mdy"
        for one in _SAID.finditer(text)
        if not _SLASHED.search(_clause_at(text, one.start()))
    }
    if len(said) == 1:
        return said.pop()
    for first, second in _SLASHED.findall(text):
        if int(first) > 12:
            said.add("dmy")
        elif int(second) > 12:
            said.add("mdy")
    return said.pop() if len(said) == 1 else ""


def _order_here(text: str, at: int) -> str:
    """What the clause around `at` tells of the order of day and month; empty where nothing."""
    clause = _clause_at(text, at)
    if said := _SAID.search(clause):
        return "dmy" if said["dmy"] or said["zh"] else "mdy"
    british, american = _BRITISH.search(clause), _AMERICAN.search(clause)
    if bool(british) == bool(american):
        return ""
    return "dmy" if british else "mdy"


def _clause_at(text: str, at: int) -> str:
    start = max(0, at - 160)
    for match in _CLAUSE.finditer(text, start, at):
        start = match.end()
    end = _CLAUSE.search(text, at, at + 160)
    return text[start : end.start() if end else at + 160]


def _day(text: str, shape: _Shape) -> tuple[date, bool] | None:
    month, day, ambiguous = shape.month, shape.day, False
    if shape.slashed and month != day:
        if month > 12:
            month, day = day, month
        elif day <= 12:
            order = _order_here(text, shape.start) or _order(text)
            ambiguous = not order
            if order == "dmy":
                month, day = day, month
    try:
        return date(shape.year, month, day), ambiguous
    except ValueError:
        return None


_HAN_DIGITS: Final = {letter: n for n, letter in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
}


def _han(text: str) -> int:
    """十五 -> 15, 二十 -> 20, 三 -> 3; 0 where it is no number of a day or month."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _HAN_DIGITS.get(text, 0) if len(text) == 1 else 0
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return _HAN_DIGITS.get(tens or "一", 0) * 10 + _HAN_DIGITS.get(ones or "〇", 0)


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match["h"]), int(match["min"] or match["min2"] or 0)
    half = (match["half"] or "").lower()
    if match["han"]:
        if half or hour > 23:
            return None
        half = "" if hour > 12 else "a" if match["han"] in ("上午", "早上") else "p"
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}"


def _zone(match: re.Match[str]) -> str | None:
    name = match["zone"]
    return _ZONES[name[0].upper()] if name else None
