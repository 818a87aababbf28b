"""What an input says, on the court's calendar; or why it says nothing certain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from typing import Final
from zoneinfo import ZoneInfo

from tro_desk.base.messages import M_, Day, Message
from tro_desk.domain.court import Court
from tro_desk.domain.deadline import Input
from tro_desk.domain.zones import zone_of
from tro_desk.law.frcp6 import end_of_day

_CANONICAL = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?")
_YEARS: Final = range(1970, 2200)
"""Outside of them a date of a notice is a misreading."""

_SAME_CALENDAR: Final = timedelta(hours=6)
"""Zones closer than this write one day for one hearing; farther off, a day alone is doubtful."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A date of a paper on the court's calendar.

    `day` is the court's calendar day. Where the paper gives an hour, `moment` is it on the clock of
    the court (of the zone that the input names, if the court sits there), and `later` the same
    hour in the court's last zone, if the paper does not say which zone is meant. `as_given` is what
    the paper says, where that is another zone's clock. `zone` (IANA) is that of a day
    without an hour, None where nobody knows it.
    """

    input: Input
    day: date
    moment: datetime | None = None
    later: datetime | None = None
    as_given: datetime | None = None
    zone: str | None = None

    @property
    def shown(self) -> Day | datetime:
        """The value as a person reads it: with its zone, and with the hour where it is known."""
        return self.moment or Day(self.day, self.zone)


def first_zone(court: Court, day: date) -> str:
    """The zone of the court in which `day` ends first."""
    if not court.other_tz:
        return court.tz
    return min(zones(court), key=lambda tz: end_of_day(day, tz))


def last_zone(court: Court, day: date) -> str:
    """The zone of the court in which `day` ends last."""
    if not court.other_tz:
        return court.tz
    return max(zones(court), key=lambda tz: end_of_day(day, tz))


def zones(court: Court) -> tuple[str, ...]:
    """All zones in which the court sits, its principal seat's first."""
    return (court.tz, *court.other_tz)


def state_of(given: Input, court: Court) -> Stated | Message:
    """The input on the court's calendar, or a sentence that says why it is not clear."""
    read = _read(given)
    if isinstance(read, Message):
        return read
    written, named = read
    if "T" not in given.value:
        return _of_day(given, written.date(), court, named)
    return _of_moment(given, written, court, named)


def stated_in(given: Input, tz: str) -> Stated | Message:
    """The input on the calendar of `tz` (IANA), which is the input's own where it names none."""
    read = _read(given)
    if isinstance(read, Message):
        return read
    written, named = read
    if "T" not in given.value:
        return Stated(given, written.date(), zone=given.tz or tz)
    zone = ZoneInfo(tz)
    moment = written.replace(tzinfo=named or zone)
    there = moment.astimezone(zone)
    return Stated(given, there.date(), there)


def _read(given: Input) -> tuple[datetime, ZoneInfo | None] | Message:
    """What is written, and in which zone if it names one; or why it cannot be used."""
    if not _CANONICAL.fullmatch(given.value):
        return _unreadable(given)
    try:
        written = datetime.fromisoformat(given.value)
        named = ZoneInfo(given.tz) if given.tz else None
    except (ValueError, OSError, LookupError):  # no such day, or no such zone
        return _unreadable(given)
    if written.year not in _YEARS:
        return _unreadable(given)
    return written, named


def _of_day(given: Input, day: date, court: Court, named: ZoneInfo | None) -> Stated | Message:
    if named is not None and given.tz not in zones(court):
        noon = datetime.combine(day, clock_time(12), named)
        apart = noon.utcoffset(), noon.astimezone(ZoneInfo(court.tz)).utcoffset()
        if apart[0] is None or apart[1] is None or abs(apart[0] - apart[1]) > _SAME_CALENDAR:
            return M_(
                "trace",
                "{day} is a day on another clock than the court's, and no hour is known: the day "
                "at the court is not certain.",
                day=Day(day, given.tz),
            )
    return Stated(given, day, zone=zone_of(given.field, given.tz, court))


def _of_moment(given: Input, written: datetime, court: Court, named: ZoneInfo | None) -> Stated:
    if named is None:
        day = written.date()
        moment = written.replace(tzinfo=ZoneInfo(first_zone(court, day)))
        later = written.replace(tzinfo=ZoneInfo(last_zone(court, day)))
        return Stated(given, day, moment, later if later > moment else None)
    moment = written.replace(tzinfo=named)
    if given.tz in zones(court):
        return Stated(given, moment.date(), moment)
    at_court = moment.astimezone(ZoneInfo(court.tz))
    return Stated(given, at_court.date(), at_court, as_given=moment)


def _unreadable(given: Input) -> Message:
    return M_("trace", "{value} is not a date that can be used.", value=given.value)
