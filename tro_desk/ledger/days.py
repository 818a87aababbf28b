"""Moments as exports print them: seconds of the epoch, and the day of the marketplace.

A zone is read where it is printed, by a table: strptime does not know PST. Months are read in the
languages of the marketplaces. `03/10/2024` is read only where the order of day and month is known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from tro_desk.ledger.formats._contract import LineError

_HOURS: Final = {
    zone: hours
    for hours, zones in (
        (-8, "pst"),
        (-7, "pdt mst"),
        (-6, "mdt cst"),
        (-5, "cdt est"),
        (-4, "edt"),
        (-3, "brt"),
        (0, "utc gmt z wet"),
        (1, "cet met bst west"),
        (2, "cest mest eet"),
        (3, "eest"),
        (4, "gst"),
        (5.5, "ist"),
        (8, "sgt"),
        (9, "jst kst"),
        (10, "aest"),
        (11, "aedt"),
    )
    for zone in zones.split()
}
"""Hours from UTC of the zones that Amazon and the payment firms print, as they mean them."""

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier gennaio gen enero ene januari styczen sty",
            "feb february februar fevrier fevr febbraio febrero februari luty lut",
            "mar march marz mars marzo maart mrt marzec",
            "apr april avril avr aprile abril abr kwiecien kwi",
            "may mai maggio mag mayo mei maj",
            "jun june juni juin giugno giu junio czerwiec cze",
            "jul july juli juillet juil luglio lug julio lipiec lip",
            "aug august aout agosto ago augustus augusti sierpien sie",
            "sep sept september septembre settembre set septiembre wrzesien wrz",
            "oct october oktober okt octobre ottobre ott octubre pazdziernik paz",
            "nov november novembre noviembre listopad lis",
            "dec december dezember dez decembre dicembre dic diciembre grudzien gru",
        ),
        1,
    )
    for name in names.split()
}
_ISO: Final = re.compile(
    r"(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?(?:[t ]?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?"
)
_NAMED: Final = re.compile(
    r"(?:([^\W\d_]+)\.? (\d{1,2}),? |(\d{1,2})\.? (?:de )?([^\W\d_]+)\.?,? (?:de )?)(\d{4})"
    r"(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)?"
)
_SHORT: Final = re.compile(
    r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)?"
)
_HALF: Final = re.compile(r"\b([ap])\.? ?m\.?(?![\w])")
_OFFSET: Final = re.compile(r"(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?$")


class Days:
    """Reads the moments of one file.

    `order` is dmy or mdy for all-digit days with the year last, "" unknown; `zone` (IANA) is the
    marketplace's, on whose calendar a day is cut; where a moment prints its own zone name, the
    printed calendar day is kept.
    """

    def __init__(self, order: str = "", zone: str = "UTC") -> None:
        self._order = order
        self._zone = ZoneInfo(zone)
        self._known: dict[str, tuple[int, int]] = {}

    def __call__(self, text: str) -> tuple[int, int]:
        """Seconds of the epoch and the day (20260301). Raises LineError `date`."""
        known = self._known.get(text)
        if known is None:
            known = self._read(text)
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[text] = known
        return known

    def _read(self, text: str) -> tuple[int, int]:
        plain = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).strip()
        year, month, day, hour, minute, second, rest = self._parts(plain)
        half = _HALF.search(rest)
        if half is not None:
            if not 1 <= hour <= 12:
                raise LineError("date")
            hour = hour % 12 + (12 if half[1] == "p" else 0)
            rest = rest.replace(half[0], " ")
        try:
            clock = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - zone follows
        except ValueError as error:
            raise LineError("date") from error
        zone = _zone_of(rest.strip())
        if zone is None:
            moment = clock.replace(tzinfo=self._zone)
            return int(moment.timestamp()), _number(moment.date())
        moment = clock.replace(tzinfo=zone)
        own = _OFFSET.fullmatch(rest.strip()) is not None or rest.strip() in ("z", "")
        local = moment.astimezone(self._zone).date() if own else clock.date()
        return int(moment.timestamp()), _number(local)

    def _parts(self, plain: str) -> tuple[int, int, int, int, int, int, str]:
        if match := _ISO.match(plain):
            year, month, day, *clock = match.groups()
        elif match := _NAMED.match(plain):
            m1, d1, d2, m2, year, *clock = match.groups()
            month = str(_MONTHS.get(m1 or m2, 0))
            day = d1 or d2
        elif match := _SHORT.match(plain):
            first, mark, second, year, *clock = match.groups()
            order = "dmy" if mark == "." else self._order
            if not order:
                order = "dmy" if int(first) > 12 else "mdy" if int(second) > 12 else ""
            if not order:
                raise LineError("date_unclear")
            day, month = (first, second) if order == "dmy" else (second, first)
            year = year if len(year) == 4 else f"20{year}"
        else:
            raise LineError("date")
        hour, minute, second_ = (int(part or 0) for part in clock)
        return int(year), int(month), int(day), hour, minute, second_, plain[match.end() :]


def order_of(cells: Iterable[str]) -> str:
    """Whether days stand before months in a file, by a number above 12; "" where none tells."""
    orders = set()
    for cell in cells:
        match = _SHORT.match(cell.strip())
        if match is None:
            continue
        if match[2] == "." or int(match[1]) > 12:
            orders.add("dmy")
        elif int(match[3]) > 12:
            orders.add("mdy")
    return orders.pop() if len(orders) == 1 else ""


def is_unclear(cell: str) -> bool:
    """Whether a day can be read in two ways, like 03/04/2026."""
    match = _SHORT.match(cell.strip())
    return match is not None and match[2] != "." and max(int(match[1]), int(match[3])) <= 12


def day_of(number: int) -> date | None:
    """20260301 as a date; None for 0."""
    return date(number // 10_000, number // 100 % 100, number % 100) if number else None


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _zone_of(rest: str) -> timezone | None:
    if not rest:
        return None
    if rest in _HOURS:
        return timezone(timedelta(hours=_HOURS[rest]))
    match = _OFFSET.fullmatch(rest)
    if match is None:
        raise LineError("date_zone")
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if offset >= timedelta(hours=15):
        raise LineError("date_zone")
    return timezone(-offset if match[1] == "-" else offset)
