"""Dates as papers print them, with the hour where it stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
_YEAR: Final = r"(?:19|20)\d\d(?!\d)"
# A word may run into the month where a scan lost the space: "ofMay", "onMay15,2026".
_WORD: Final = r"(?:(?<![A-Za-z])|(?-i:(?<=[a-z])(?=[A-Z])))"
_HAN: Final = "〇零○一二三四五六七八九十廿卅"
_DATE = re.compile(
    rf"{_WORD}(?P<m1>{_MONTH})\.?\s*(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*(?P<y1>{_YEAR})"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})\s?(?:st|nd|rd|th)?\s*-?(?:day\s*of\s*)?(?P<m2>{_MONTH})\.?"
    rf"\s*[,-]?\s*(?P<y2>{_YEAR})"
    r"|(?<![\d/.-])(?P<y3>(?:19|20)\d\d)(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})(?![\d/-])"
    r"|(?<![\d/.-])(?P<m4>\d{1,2})/(?P<d4>\d{1,2})/(?P<y4>(?:19|20)?\d\d)(?![\d/])"
    r"|(?<![\d/.-])(?P<m5>\d{1,2})(?P<s5>[.-])(?P<d5>\d{1,2})(?P=s5)(?P<y5>20\d\d)(?![\d/-])"
    r"|(?<!\d)(?P<y6>(?:19|20)\d\d)\s?年\s?(?P<m6>\d{1,2})\s?月\s?(?P<d6>\d{1,2})\s?[日号]"
    rf"|(?P<y7>二[{_HAN}]{{3}})\s?年\s?(?P<m7>[{_HAN}]{{1,2}})\s?月\s?(?P<d7>[{_HAN}]{{1,3}})\s?[日号]",
    re.I,
)
_ANY: Final = re.compile(r"\d{4}|\d/\d\d|年")
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


def dates(text: str) -> Iterator[When]:
    """Every date of a text, in its order."""
    if not _ANY.search(text):
        return
    order: str | None = None
    for match in _DATE.finditer(text):
        if order is None:
            order = _order(text)
        read = _day(match, order)
        if read is None:
            continue
        day, ambiguous = read
        start, end = match.span()
        plain = When(day.isoformat(), start, end, ambiguous, None)
        hour = _HOUR_AFTER.match(text, end)
        if hour is not None and (clock := _clock(hour)):
            tz = _zone(hour) or ("Asia/Shanghai" if hour["zh"] else None)
            end = start + len(text[start : hour.end()].rstrip())
            yield replace(plain, value=f"{plain.value}T{clock}", end=end, tz=tz)
            continue
        before = max(0, start - 40)
        hour = _HOUR_BEFORE.search(text[before:start])
        if hour is not None and (clock := _clock(hour)):
            start = before + hour.start()
            tz = _zone(hour)
            yield replace(plain, value=f"{plain.value}T{clock}", start=start, tz=tz)
            continue
        yield plain


def month_number(name: str) -> int:
    """1 for January or Jan.; 0 for any other word."""
    return _MONTHS.get(name.rstrip(".").lower(), 0)


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


def _day(match: re.Match[str], order: str) -> tuple[date, bool] | None:
    form = (match.lastgroup or "")[-1:]
    year, month, printed = match[f"y{form}"], match[f"m{form}"], match[f"d{form}"]
    if form == "7":
        digits = "".join(str(_HAN_DIGITS[one]) for one in year)
        number, day, year = _han(month), _han(printed), digits
    else:
        number = _MONTHS[month.lower()] if form in "12" else int(month)
        day = int(printed)
    ambiguous = False
    if form in "45" and number != day:
        if number > 12:
            number, day = day, number
        elif day <= 12:
            order = _order_here(match.string, match.start()) or order
            ambiguous = not order
            if order == "dmy":
                number, day = day, number
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, day), ambiguous
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
