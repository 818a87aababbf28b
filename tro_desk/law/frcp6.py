"""Counting time as Rule 6(a) of the Federal Rules of Civil Procedure does. Pure functions.

Days are calendar days of the court; hours are elapsed hours on an aware moment. `off` tells why a
day cannot end a period (`calendar.day_off`), or None for a business day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from zoneinfo import ZoneInfo

from tro_desk.law.calendar import DayOff, day_off

Off = Callable[[date], DayOff | None]

LAST_SECOND = clock_time(23, 59, 59)
MAIL_DAYS = 3


@dataclass(frozen=True, slots=True)
class Count:
    """A period counted in days: its last day as counted, and the day it ends after rolling.

    `rolled` are the days passed over with their reasons, in the order of the count; empty where
    the last day stayed.
    """

    raw: date
    due: date
    rolled: tuple[tuple[date, DayOff], ...]


def forward(trigger: date, days: int, off: Off = day_off) -> Count:
    """`days` after `trigger`, which itself does not count; rolls on to a business day (6(a)(1))."""
    return rolled(trigger + timedelta(days=days), 1, off)


def backward(event: date, days: int, off: Off = day_off) -> Count:
    """`days` before `event`; rolls further back to a business day (6(a)(5)).

    State holidays do not count here (6(a)(6)(C)): do not pass an `off` that knows them.
    """
    return rolled(event - timedelta(days=days), -1, off)


def rolled(day: date, step: int, off: Off = day_off) -> Count:
    """`day`, or the nearest business day after (`step` 1) or before (-1) it."""
    passed: list[tuple[date, DayOff]] = []
    end = day
    while (reason := off(end)) is not None:
        passed.append((end, reason))
        end += timedelta(days=step)
    return Count(day, end, tuple(passed))


def hours_after(start: datetime, hours: int, tz: str, off: Off = day_off) -> datetime:
    """The end of a period stated in hours (6(a)(2)), on the court's clock `tz`.

    Every hour counts and none is rounded, over a change of clocks too; an end on a weekend or
    holiday moves to the same clock time of the next business day, of the one before where `hours`
    is negative (6(a)(5)). Raises ValueError for a `start` without a zone.
    """
    end, day = hours_counted(start, hours, tz, off)
    return end if day.due == end.date() else datetime.combine(day.due, end.time(), end.tzinfo)


def hours_counted(
    start: datetime, hours: int, tz: str, off: Off = day_off
) -> tuple[datetime, Count]:
    """The moment at which the hours have elapsed, and how its day rolls."""
    if start.tzinfo is None:
        raise ValueError("a period in hours starts at an aware moment")
    end = (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(ZoneInfo(tz))
    return end, rolled(end.date(), -1 if hours < 0 else 1, off)


def with_mail_days(count: Count, off: Off = day_off) -> Count:
    """The end of a period that runs from service by mail: 3 days more (6(d)), added last.

    Only for service under 5(b)(2)(C), (D) or (F): never by e-mail, and not for the answer.
    """
    return forward(count.due, MAIL_DAYS, off)


def working_days(trigger: date, days: int, off: Off) -> Count:
    """The `days`-th day after `trigger` (before it, where negative) that is not off.

    `rolled` are the days passed over on the way. `days` must not be 0.
    """
    step = 1 if days > 0 else -1
    passed: list[tuple[date, DayOff]] = []
    day, left = trigger, abs(days)
    while left:
        day += timedelta(days=step)
        reason = off(day)
        if reason is None:
            left -= 1
        else:
            passed.append((day, reason))
    return Count(day, day, tuple(passed))


def end_of_day(day: date, tz: str) -> datetime:
    """The last second of `day` on the clock of `tz`: filing by computer ends then (6(a)(4))."""
    return datetime.combine(day, LAST_SECOND, ZoneInfo(tz))
