"""Dates of the seller's own: fixed, or counted as a court, a clock or China's calendar counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock_time
from typing import Final
from zoneinfo import ZoneInfo

from tro_desk.base.messages import M_, Message
from tro_desk.domain.deadline import CustomDeadline, Deadline, Input
from tro_desk.domain.zones import BEIJING
from tro_desk.law.calendar import has_state_table
from tro_desk.law.china import china_day_off
from tro_desk.law.frcp6 import (
    MAIL_DAYS,
    backward,
    end_of_day,
    forward,
    hours_counted,
    rolled,
    with_mail_days,
    working_days,
)
from tro_desk.law.readings import Seat
from tro_desk.law.stated import Stated, state_of, stated_in
from tro_desk.law.trace import Trace
from tro_desk.law.working import count_working

_RULES: Final = {"court_days": "FRCP 6(a)(1)", "hours": "FRCP 6(a)(2)"}


@dataclass(frozen=True, slots=True)
class _End:
    due: datetime
    later: datetime | None = None
    starts: datetime | None = None
    days: int | None = None


def custom_deadline(
    custom: CustomDeadline, court: Input | None, seat: Seat | None, *, by_mail: bool = False
) -> Deadline:
    """The deadline of the id `custom:<id>`.

    `by_mail`: court days that run from service by mail (FRCP 6(d)). In court days and hours it
    needs the case's court: without one, or with a start that cannot be used, it needs input
    (`court`, `custom`).
    """
    trace = Trace()
    # A day alone is a day of the calendar that counts, whatever zone it was typed in.
    tz = custom.tz or None if "T" in custom.starts or custom.unit == "fixed" else None
    start = Input("custom", custom.starts, True, "seller", tz)
    needs_court = custom.unit in _RULES
    rule = _RULES.get(custom.unit, "")
    if needs_court and custom.length < 0 and custom.unit == "court_days":
        rule = "FRCP 6(a)(5)"
    stated: Stated | Message | None = None
    if needs_court and seat is not None:
        stated = state_of(start, seat.court)
    elif not needs_court:
        stated = stated_in(start, BEIJING if custom.unit == "china_days" else custom.tz or BEIJING)
    hours = custom.unit == "hours"
    if not isinstance(stated, Stated) or (hours and stated.moment is None):
        if stated is None:
            trace.missing("court", court)
        elif isinstance(stated, Stated):
            trace.stated(stated)
            trace.add(M_("trace", "A period in hours needs the hour at which it starts."))
        else:
            trace.unclear(start, stated)
        missing = ("court",) if stated is None else ("custom",)
        return _made(custom, rule, start, None, trace, missing, confirmed=True)
    trace.stated(stated)
    match custom.unit:
        case "court_days" if seat is not None:
            end = _court_days(custom.length, stated, seat, trace, by_mail=by_mail)
        case "hours" if seat is not None:
            end = _hours(custom.length, stated, seat, trace)
        case "china_days":
            end = _china_days(custom.length, stated, trace)
        case _:
            end = _fixed(stated, custom.tz or BEIJING)
            trace.add(M_("trace", "A date of your own: it is not computed and not moved."))
    sure = not needs_court or court is None or court.confirmed
    return _made(custom, rule, start, end, trace, (), confirmed=sure)


def _made(
    custom: CustomDeadline,
    rule: str,
    start: Input,
    end: _End | None,
    trace: Trace,
    missing: tuple[str, ...],
    *,
    confirmed: bool,
) -> Deadline:
    status = "needs_input" if end is None else "computed" if confirmed else "provisional"
    if end is not None and custom.unit == "fixed":
        status = "as_printed"
    if end is not None:
        trace.clocks(end.starts, end.due)
    return Deadline(
        id=f"custom:{custom.id}",
        title=M_("custom date", "{title}", title=custom.title),
        rule=rule,
        status=status,
        trigger=start,
        due=end.due if end else None,
        tz=str(end.due.tzinfo) if end else None,
        possible_later=end.later if end else None,
        trace=trace.steps,
        missing=missing,
        checked=trace.certain,
        starts=end.starts if end else None,
        days=end.days if end else None,
    )


def _fixed(stated: Stated, tz: str) -> _End:
    return _End(stated.moment or end_of_day(stated.day, tz))


def _court_days(length: int, stated: Stated, seat: Seat, trace: Trace, *, by_mail: bool) -> _End:
    if length < 0:
        back = backward(stated.day, -length)
        due = seat.day_ends(back.due)
        trace.back(-length, stated.day, back)
        trace.closes(due)
        trace.table()
        return _End(due)
    certain = forward(stated.day, length)
    doubtful = forward(stated.day, length, seat.perhaps_off)
    due, later = seat.day_ends(certain.due), seat.day_ends_last(doubtful.due)
    trace.day_one(stated.day)
    trace.ends(length, certain)
    trace.closes(due)
    trace.perhaps(doubtful, seat.closed)
    if by_mail:
        doubtful = with_mail_days(doubtful, seat.perhaps_off)
        later = seat.day_ends_last(doubtful.due)
        trace.by_mail(MAIL_DAYS, doubtful.due)
    if not has_state_table(seat.court.state):
        trace.no_state_table()
    trace.table()
    if seat.day_ends_last(certain.due) > due:
        trace.other_zone(seat.day_ends_last(certain.due))
    starts = stated.moment or seat.day_begins(stated.day)
    return _End(
        due, _later(later, due), starts.astimezone(due.tzinfo), (certain.due - stated.day).days
    )


def _hours(length: int, stated: Stated, seat: Seat, trace: Trace) -> _End:
    start = stated.moment
    assert start is not None  # the caller saw that the hour is known
    tz = str(start.tzinfo)
    end, count = hours_counted(start, length, tz)
    due = _same_clock(end, count.due)
    trace.hours(length, end)
    trace.hours_rolled(end, due, count)
    later = None
    if length > 0:
        doubtful = rolled(end.date(), 1, seat.perhaps_off)
        trace.perhaps(doubtful, seat.closed)
        later = _later(_same_clock(end, doubtful.due), due)
    trace.table()
    if stated.later is not None:
        other = stated.later.astimezone(start.tzinfo) - start
        later = max(later or due, due + other)
        trace.other_zone(due + other)
    return _End(due, later, start if length > 0 else None)


def _china_days(length: int, stated: Stated, trace: Trace) -> _End:
    count = working_days(stated.day, length, china_day_off)
    due = end_of_day(count.due, BEIJING)
    count_working(trace, stated.day, length, count, china=True)
    trace.ends_there(due)
    starts = stated.moment or datetime.combine(stated.day, clock_time(), ZoneInfo(BEIJING))
    if length < 0:
        return _End(due)
    return _End(due, None, starts, (count.due - stated.day).days)


def _same_clock(end: datetime, day: date) -> datetime:
    return end if day == end.date() else datetime.combine(day, end.time(), end.tzinfo)


def _later(later: datetime, due: datetime) -> datetime | None:
    return later.astimezone(due.tzinfo) if later > due else None
