"""Periods in working days of a platform, without a court: of the US or of China."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from typing import Final
from zoneinfo import ZoneInfo

from tro_desk.base.messages import M_
from tro_desk.content.china import china_table
from tro_desk.content.deadlines import DeadlineRule
from tro_desk.domain.deadline import Deadline, Input
from tro_desk.domain.zones import BEIJING
from tro_desk.law.calendar import day_off
from tro_desk.law.china import china_day_off, china_known
from tro_desk.law.frcp6 import Count, Off, end_of_day, working_days
from tro_desk.law.stated import Stated, stated_in
from tro_desk.law.trace import Trace

_OFF: Final[Mapping[str, Off]] = {"business_days": day_off, "china_days": china_day_off}


def deadline(rule: DeadlineRule, given: Mapping[str, Input]) -> Deadline | None:
    """The deadline of `rule`; None where its trigger is not known.

    The days are those of Beijing's calendar, where the seller sits, unless the trigger names the
    zone it was written in and the working days are not China's.
    """
    trigger = next((given[field] for field in rule.triggers if field in given), None)
    if trigger is None:
        return None
    tz = BEIJING if rule.unit == "china_days" else trigger.tz or BEIJING
    trace = Trace()
    stated = stated_in(trigger, tz)
    if not isinstance(stated, Stated):
        trace.unclear(trigger, stated)
        return Deadline(
            id=rule.id,
            title=rule.title,
            rule=rule.rule,
            status="needs_input",
            trigger=trigger,
            due=None,
            tz=tz,
            possible_later=None,
            trace=trace.steps,
            missing=(trigger.field,),
            checked=rule.checked,
        )
    days = rule.days
    assert days is not None  # the loader sees that a trigger has a period
    off = _OFF[rule.unit]
    certain = working_days(stated.day, days, off)
    due = end_of_day(certain.due, tz)
    trace.stated(stated)
    trace.add(rule.text, rule.rule)
    china = rule.unit == "china_days"
    count_working(trace, stated.day, days, certain, china=china)
    later = None
    if rule.more_days is not None:
        latest = working_days(stated.day, rule.more_days, off)
        later = end_of_day(latest.due, tz)
        trace.add(
            M_("trace", "Working day {count} is {day}.", count=rule.more_days, day=latest.due)
        )
    trace.ends_there(due)
    for note in rule.notes:
        trace.note(note)
    if tz != BEIJING:
        trace.clocks(None, due)
    start = stated.moment or datetime.combine(stated.day, clock_time(), ZoneInfo(tz))
    return Deadline(
        id=rule.id,
        title=rule.title,
        rule=rule.rule,
        status="computed" if trigger.confirmed else "provisional",
        trigger=trigger,
        due=due,
        tz=tz,
        possible_later=later,
        trace=trace.steps,
        checked=rule.checked and trace.certain,
        starts=start.astimezone(ZoneInfo(tz)),
        days=(certain.due - stated.day).days,
    )


def count_working(trace: Trace, start: date, days: int, count: Count, *, china: bool) -> None:
    """The count of working days from `start`, with each day that is passed over or made up for."""
    passed = dict(count.rolled)
    step = timedelta(days=1 if days > 0 else -1)
    day = start
    while day != count.due:
        day += step
        if day in passed:
            trace.passed(day, passed[day])
        elif china and day in china_table().work:
            trace.worked(day, china_table().work[day])
    trace.add(M_("trace", "Working day {count} is {day}.", count=abs(days), day=count.due))
    if not china:
        return
    table = china_table()
    if not (china_known(count.due) and china_known(start)):
        trace.ask(
            M_(
                "trace",
                "Not every public holiday in China of these days is in the table ({first} to "
                "{last}): beyond it only weekends were left out. Ask the platform.",
                first=table.first,
                last=table.last,
            )
        )
    else:
        trace.add(M_("trace", "Working days in China: table of {version}.", version=table.version))
