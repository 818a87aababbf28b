"""The ways to a date: counted from a trigger, printed by a paper, extended by an order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from functools import partial
from zoneinfo import ZoneInfo

from tro_desk.base.messages import M_
from tro_desk.content.deadlines import DeadlineRule, Extension
from tro_desk.domain.court import Court
from tro_desk.domain.deadline import Input
from tro_desk.law.calendar import day_off, has_state_table, perhaps_off
from tro_desk.law.frcp6 import Off, end_of_day, forward
from tro_desk.law.labels import label
from tro_desk.law.stated import Stated, first_zone, last_zone
from tro_desk.law.trace import Trace


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to the date: the earliest moment, the latest, and what it rests on."""

    stated: Stated
    due: datetime
    later: datetime
    status: str
    starts: datetime | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """The court of a case, and the days on which it was closed with what was noted of them."""

    court: Court
    closed: Mapping[date, str]

    @property
    def perhaps_off(self) -> Off:
        """Why a day may not end a period counted forward at this court."""
        return partial(perhaps_off, state=self.court.state, closed=self.closed)

    def day_begins(self, day: date) -> datetime:
        """The first moment of `day` in the zone where it ends first."""
        return datetime.combine(day, clock_time(), ZoneInfo(first_zone(self.court, day)))

    def day_ends(self, day: date) -> datetime:
        """The last second of `day`, where it ends first."""
        return end_of_day(day, first_zone(self.court, day))

    def day_ends_last(self, day: date) -> datetime:
        """The last second of `day`, where it ends last."""
        return end_of_day(day, last_zone(self.court, day))


def computed(
    rule: DeadlineRule, stated: Stated, seat: Seat, longer: Input | None, trace: Trace
) -> Reading:
    """The period of the rule, counted from `stated`; `longer` decides between its two lengths."""
    days, more = lengths(rule, longer)
    certain = forward(stated.day, days)
    doubtful = forward(stated.day, days, seat.perhaps_off)
    day = certain.due if rule.rolls else certain.raw
    due = seat.day_begins(day) if rule.any_hour else seat.day_ends(day)
    other_zone = due if rule.any_hour else seat.day_ends_last(day)
    trace.stated(stated)
    trace.add(rule.text, rule.rule)
    if longer is not None and longer.value in ("yes", "no"):
        trace.chosen(longer, days)
    trace.day_one(stated.day)
    if rule.rolls:
        trace.ends(days, certain)
    else:
        trace.stays(days, certain)
    if rule.any_hour:
        trace.first_day(due)
    else:
        trace.closes(due)
    trace.perhaps(doubtful, seat.closed)
    if not has_state_table(seat.court.state):
        trace.no_state_table()
    if other_zone > due:
        trace.other_zone(other_zone)
    if more is not None:
        doubtful = forward(stated.day, more, seat.perhaps_off)
        trace.either(label(rule.longer_if or ""), more, doubtful.due)
    for note in rule.notes:
        trace.note(note)
    zone = ZoneInfo(str(due.tzinfo))
    start = stated.moment or datetime.combine(stated.day, clock_time(), zone)
    latest = doubtful.due
    later = seat.day_begins(latest) if rule.any_hour else seat.day_ends_last(latest)
    return Reading(stated, due, later, "computed", start.astimezone(zone), days)


def lengths(rule: DeadlineRule, longer: Input | None) -> tuple[int, int | None]:
    """The length that counts, and the other one where nobody knows which is right."""
    assert rule.days is not None  # the loader sees that a trigger has a period
    if rule.longer_if is None or rule.more_days is None:
        return rule.days, None
    if longer is not None and longer.confirmed and longer.value in ("yes", "no"):
        return (rule.more_days if longer.value == "yes" else rule.days), None
    return rule.days, rule.more_days


def printed(rule: DeadlineRule, stated: Stated, seat: Seat, trace: Trace) -> Reading:
    """The date that a paper prints: not computed, not moved."""
    day = stated.day
    trace.stated(stated)
    trace.as_printed()
    if stated.moment is not None:
        due, later = stated.moment, stated.later or stated.moment
    else:
        due, later = seat.day_ends(day), seat.day_ends_last(day)
    if stated.moment is None and rule.any_hour:
        due = seat.day_begins(day)
        trace.any_hour()
    else:
        if stated.moment is None:
            trace.closes(due)
        if later > due:
            trace.other_zone(later)
    off = day_off(day)
    if off is not None:
        trace.not_moved(day, off)
    elif day in seat.closed:
        trace.closed_that_day(day, seat.closed[day])
    return Reading(stated, due, later, "as_printed")


def extended(
    extension: Extension,
    order: Stated,
    entered: Stated,
    first_end: Stated | None,
    days: int,
    seat: Seat,
    trace: Trace,
) -> Reading:
    """The end after an extension for a like period, counted from the first end, unrolled.

    `first_end` is the first end where a paper prints it; else `days` after the beginning.
    """
    end = first_end.day if first_end is not None else entered.day + timedelta(days=days)
    length = (end - entered.day).days
    certain = forward(end, length)
    trace.stated(entered)
    if first_end is not None:
        trace.stated(first_end)
    trace.stated(order)
    trace.add(extension.text, extension.rule)
    trace.add(
        M_("trace", "The first period ended on {day}, after {count} days.", day=end, count=length)
    )
    trace.stays(length, certain)
    due = seat.day_ends(certain.raw)
    if first_end is not None and first_end.moment is not None:
        hour = first_end.moment.timetz().replace(tzinfo=None)
        due = datetime.combine(certain.raw, hour, first_end.moment.tzinfo)
        trace.add(M_("trace", "The first order printed its hour: {moment}.", moment=due))
    else:
        trace.closes(due)
    later = max(due, seat.day_ends_last(certain.due)) if certain.rolled else due
    start = entered.moment or datetime.combine(entered.day, clock_time(), due.tzinfo)
    return Reading(
        _resting_on(entered, order, first_end),
        due,
        later,
        "computed",
        start.astimezone(due.tzinfo),
        (certain.raw - entered.day).days,
    )


def _resting_on(entered: Stated, *others: Stated | None) -> Stated:
    """What an extended date rests on: any that is unconfirmed makes it provisional."""
    sure = all(one.input.confirmed for one in (entered, *others) if one is not None)
    return replace(entered, input=replace(entered.input, confirmed=sure))
