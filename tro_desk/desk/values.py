"""A value as the seller types it becomes the canonical one of its field, or an error.

Nothing is guessed: 03/10/2024, which is March to some and October to others, is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Final
from zoneinfo import ZoneInfo

from tro_desk.base.errors import DeskError
from tro_desk.domain.fields import FIELDS, FieldSpec, Kind
from tro_desk.domain.money import Money

LONGEST: Final = 2000  # characters of a value
_YEARS: Final = range(1990, 2101)

_DASHES = re.compile(r"[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d\u00ad]")
_DOCKET = re.compile(
    r"(?:(?P<office>\d{1,2}):)?(?:20)?(?P<year>\d{2})[ -]?cv[ -]?(?P<number>\d{1,5})"
    r"(?:[ -][a-z]{2,4})*",
    re.IGNORECASE,
)
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ISO_DAY = r"(?P<y>\d{4})(?:-|/|\.|年)(?P<m>\d{1,2})(?:-|/|\.|月)(?P<d>\d{1,2})日?"
_MONTH_DAY = r"(?P<month>[a-z]{3,9})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})"
_DAY_MONTH = r"(?P<d>\d{1,2})(?:st|nd|rd|th)? (?P<month>[a-z]{3,9})\.?,? (?P<y>\d{4})"
_HOUR = r"(?:(?:t|,? at |,? )?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?: ?(?P<half>[ap])\.?m\.?)?)?"
_DATES = tuple(re.compile(day + _HOUR, re.IGNORECASE) for day in (_ISO_DAY, _MONTH_DAY, _DAY_MONTH))
_EMAIL = re.compile(r"[^\s@<>,;]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9._/-]*")
_DIGITS = re.compile(r"\d+")
_SHAPES: Final[Mapping[str, tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]] = {
    "trademark_registration": (_DIGITS, lambda m: m[0]),
    "trademark_serial": (_DIGITS, lambda m: m[0]),
    "utility_patent": (_DIGITS, lambda m: m[0]),
    "defendant_number": (_DIGITS, lambda m: m[0].lstrip("0") or "0"),
    "design_patent": (re.compile(r"D(\d+)"), lambda m: f"D{m[1]}"),
    "copyright_registration": (
        re.compile(r"([A-Z]{2,3})(\d{1,10})"),
        lambda m: m[1] + m[2].zfill(12 - len(m[1])),
    ),
    "asin": (re.compile(r"[A-Z0-9]{10}"), lambda m: m[0]),
    "judge_initials": (re.compile(r"[A-Z]{2,4}"), lambda m: m[0]),
}
"""Codes with a shape of their own, after spaces, commas and hyphens are gone."""


def canonical(field: str, value: str) -> str:
    """The canonical form of `value` (domain.fields.Kind).

    Raises DeskError `unknown_field` (field) and `bad_value` (field, value).
    """
    spec = FIELDS.get(field)
    if spec is None:
        raise DeskError("unknown_field", field=field)
    text = " ".join(unicodedata.normalize("NFC", value).split())
    if text and len(text) <= LONGEST and text.isprintable():
        try:
            return _READERS[spec.kind](spec, text)
        except ValueError as error:
            raise DeskError("bad_value", field=field, value=value) from error
    raise DeskError("bad_value", field=field, value=value[:LONGEST])


def canonical_day(name: str, value: str) -> str:
    """The canonical form of a day, or of a day and hour, that is no field of the case.

    Raises DeskError `bad_value` (field: `name`, value).
    """
    try:
        return canonical("hearing", value)
    except DeskError as error:
        raise DeskError("bad_value", field=name, value=value[:LONGEST]) from error


def zone(field: str, name: str | None) -> str | None:
    """`name` where it is an IANA zone or None. Raises DeskError `bad_value` (field, value)."""
    if name is not None:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise DeskError("bad_value", field=field, value=name) from error
    return name


def docket_key(docket: str) -> tuple[str, int] | None:
    """Year and number of a canonical docket number: what two spellings of it share."""
    match = _DOCKET.fullmatch(docket)
    return (match["year"], int(match["number"])) if match else None


def _folded(text: str) -> str:
    return _DASHES.sub("-", unicodedata.normalize("NFKC", text))


def _text(spec: FieldSpec, text: str) -> str:
    return text.casefold() if spec.name == "platform" else text


def _docket(_: FieldSpec, text: str) -> str:
    match = _DOCKET.fullmatch(_folded(text))
    if match is None:
        raise ValueError(text)
    office = f"{int(match['office'])}:" if match["office"] else ""
    return f"{office}{match['year']}-cv-{int(match['number']):05d}"


def _court(_: FieldSpec, text: str) -> str:
    from tro_desk.content.courts import courts, find_court

    if text.casefold() in courts():
        return text.casefold()
    hits = find_court(text)
    if len(hits) != 1:
        raise ValueError(text)
    return hits[0].id


def _date(_: FieldSpec, text: str) -> str:
    folded = _folded(text)
    match = next((m for pattern in _DATES if (m := pattern.fullmatch(folded))), None)
    if match is None:
        raise ValueError(text)
    named = match.groupdict()
    month = int(named["m"]) if named.get("m") else _month(named["month"])
    day = date(int(named["y"]), month, int(named["d"]))
    if day.year not in _YEARS:
        raise ValueError(text)
    if named["hour"] is None:
        return day.isoformat()
    hour = int(named["hour"])
    if half := named["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return f"{day.isoformat()}T{time(hour, int(named['minute'])):%H:%M}"


def _month(name: str) -> int:
    short = name.lower()
    hits = [n for n, full in enumerate(_MONTHS, 1) if short in (full, full[:3], full[:4])]
    if len(hits) != 1:
        raise ValueError(name)
    return hits[0]


def _money(_: FieldSpec, text: str) -> str:
    try:
        money = Money.parse(text)
    except ValueError:
        from tro_desk.ledger.amounts import parse_amount

        money = parse_amount(text)
    if money.minor < 0:
        raise ValueError(text)
    return str(money)


def _code(spec: FieldSpec, text: str) -> str:
    code = _folded(text).upper().replace(" ", "")
    if spec.name in _SHAPES:
        pattern, form = _SHAPES[spec.name]
        match = pattern.fullmatch(code.replace(",", "").replace("-", ""))
        if match is None:
            raise ValueError(text)
        return form(match)
    if not _CODE.fullmatch(code):
        raise ValueError(text)
    return code


def _email(_: FieldSpec, text: str) -> str:
    address = _folded(text).lower()
    if not _EMAIL.fullmatch(address):
        raise ValueError(text)
    return address


def _phone(_: FieldSpec, text: str) -> str:
    folded = _folded(text)
    if not re.fullmatch(r"\+?[\d ().-]+", folded):
        raise ValueError(text)
    digits = re.sub(r"\D", "", folded)
    if not folded.startswith("+"):
        if len(digits) == 10:
            digits = f"1{digits}"
        if len(digits) != 11 or digits[0] != "1":
            raise ValueError(text)
    if not 8 <= len(digits) <= 15:
        raise ValueError(text)
    return f"+{digits}"


def _flag(_: FieldSpec, text: str) -> str:
    if text.casefold() not in {"true", "yes", "是"}:
        raise ValueError(text)
    return "true"


def _choice(spec: FieldSpec, text: str) -> str:
    choice = text.casefold().replace(" ", "_").replace("-", "_")
    if choice not in spec.choices:
        raise ValueError(text)
    return choice


_READERS: Final[Mapping[Kind, Callable[[FieldSpec, str], str]]] = {
    Kind.TEXT: _text,
    Kind.DOCKET: _docket,
    Kind.COURT: _court,
    Kind.DATE: _date,
    Kind.MONEY: _money,
    Kind.CODE: _code,
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
}
