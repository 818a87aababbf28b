"""Which days a court does not work, as far as the calendar alone can tell (FRCP 6(a)(6))."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from tro_desk.base.messages import Message
from tro_desk.content.holidays import DayRule, holiday_table

SATURDAY, SUNDAY = 5, 6


class Kind(StrEnum):
    """Why a day is skipped."""

    WEEKEND = "weekend"
    FEDERAL = "federal"  # legal holiday, FRCP 6(a)(6)(A)
    STATE = "state"  # holiday of the state alone, FRCP 6(a)(6)(C)
    CLOSURE = "closure"  # federal agencies closed by order: 6(a)(6)(B)?
    COURT = "court"  # the court itself was closed, as the seller has learnt: 6(a)(3)?
    CHINA = "china"  # holiday in China


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that may not end a period.

    `name` is the holiday's (None for a weekend or a closure); `observed` is true on the weekday
    that stands in for a holiday on a weekend; `checked` is false where nobody read the statute.
    """

    kind: Kind
    name: Message | None = None
    observed: bool = False
    checked: bool = True


WEEKEND = DayOff(Kind.WEEKEND)
_CLOSURE = DayOff(Kind.CLOSURE, checked=False)
_COURT = DayOff(Kind.COURT, checked=False)


def day_off(day: date) -> DayOff | None:
    """Why `day` is a weekend or a federal legal holiday; None for a business day.

    A holiday that falls on a Saturday or Sunday is named, rather than the weekend.
    """
    holiday = _federal(day.year).get(day)
    if holiday is None and day.weekday() >= SATURDAY:
        return WEEKEND
    return holiday


def perhaps_off(day: date, state: str, closed: Container[date] = frozenset()) -> DayOff | None:
    """Like `day_off`, and also the days that only a holiday of `state` or a closure takes out.

    `closed` are days on which the court was closed, as the seller has learnt. For periods counted
    forward alone: FRCP 6(a)(6)(C) is silent when counting back.
    """
    certain = day_off(day)
    if certain is not None:
        return certain
    if day in closed:
        return _COURT
    if day in holiday_table().closures:
        return _CLOSURE
    return _of_state(state, day.year).get(day)


def has_state_table(state: str) -> bool:
    """Whether the holiday table knows the days of `state` (two letters)."""
    return state in holiday_table().states


def actual_day(rule: DayRule, year: int) -> date | None:
    """The day itself in `year`, observed or not; None in a year without it."""
    if year < rule.first_year or (rule.even_years and year % 2):
        return None
    if rule.easter is not None:
        return easter_sunday(year) + timedelta(days=rule.easter)
    if rule.day:
        return date(year, rule.month, rule.day)
    if rule.nth > 0:
        first = date(year, rule.month, 1)
        ahead = (rule.weekday - first.weekday()) % 7 + 7 * (rule.nth - 1)
        return first + timedelta(days=ahead + rule.plus_days)
    last = date(year + rule.month // 12, rule.month % 12 + 1, 1) - timedelta(days=1)
    back = (last.weekday() - rule.weekday) % 7 + 7 * (-rule.nth - 1)
    return last - timedelta(days=back - rule.plus_days)


def observed_day(day: date) -> date:
    """The weekday on which a federal holiday of `day` is kept (5 USC 6103(b))."""
    shift = {SATURDAY: -1, SUNDAY: 1}.get(day.weekday(), 0)
    return day + timedelta(days=shift)


def easter_sunday(year: int) -> date:
    """Western Easter of a Gregorian year (the Meeus/Jones/Butcher computation)."""
    century, of_century = divmod(year, 100)
    leap, of_leap = divmod(century, 4)
    moon = (19 * (year % 19) + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * of_leap + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def _federal(year: int) -> Mapping[date, DayOff]:
    days: dict[date, DayOff] = {}
    for rule in holiday_table().federal:
        # 1 January of the next year may be observed on 31 December of this one.
        for day in (actual_day(rule, year), actual_day(rule, year + 1)):
            if day is None:
                continue
            kept = observed_day(day)
            days[day] = DayOff(Kind.FEDERAL, rule.name)
            if kept != day:
                days[kept] = DayOff(Kind.FEDERAL, rule.name, observed=True)
    return MappingProxyType({day: off for day, off in days.items() if day.year == year})


@cache
def _of_state(state: str, year: int) -> Mapping[date, DayOff]:
    days: dict[date, DayOff] = {}
    for holiday in holiday_table().states.get(state, ()):
        # 31 December of the year before may be kept on 1 January, and the other way round.
        for near in (year, year - 1, year + 1):
            day = actual_day(holiday.rule, near)
            if day is None:
                continue
            kept = _kept(day, holiday.kept)
            for off, observed in ((day, False), (kept, True)):
                if off.year == year and not (observed and off == day):
                    made = DayOff(Kind.STATE, holiday.rule.name, observed, holiday.checked)
                    days.setdefault(off, made)
    return MappingProxyType(days)


def _kept(day: date, kept: str) -> date:
    """The weekday on which a state keeps a day from a weekend; the day itself where it does not."""
    shifted = observed_day(day)
    wanted = {"friday": SATURDAY, "monday": SUNDAY}.get(kept, day.weekday())
    return shifted if kept and day.weekday() == wanted else day
