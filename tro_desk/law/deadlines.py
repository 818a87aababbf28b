"""The deadlines of a case from its inputs: pure, computed anew at each reading.

What is shown first is the earliest moment that can be defended; whatever could make it later stands
beside it as `possible_later`, with its reason in the trace:

- a period counts as FRCP 6(a)(1) says, over weekends and federal holidays; state holidays and
  closures are possibly later;
- a TRO ends on the calendar day (65(b)(2)); rolled under 6(a) it is possibly later;
- a date that a paper prints is not moved. A confirmed printed end of the TRO stands in place of the
  computed one. A printed date for the answer does not push the computed one aside: the earlier of
  both is shown, because a paper that orders a later date and one that repeats an old date look
  alike; the later of both is possibly later. So it is with a printed end that nobody confirmed;
- a court that sits in two zones closes first in the eastern one;
- a hearing without an hour may begin with the day.

What is not clear is never guessed: the deadline then needs input and names the fields.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as clock_time
from functools import partial
from zoneinfo import ZoneInfo

from tro_desk.base.messages import M_
from tro_desk.content.courts import courts
from tro_desk.content.deadlines import DeadlineRule, deadline_rules
from tro_desk.domain.court import Court
from tro_desk.domain.deadline import Deadline, Input
from tro_desk.law.calendar import day_off, has_state_table, perhaps_off
from tro_desk.law.frcp6 import end_of_day, forward
from tro_desk.law.stated import Stated, first_zone, last_zone, state_of
from tro_desk.law.trace import Trace


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to the date: the earliest moment, the latest, and what it rests on."""

    stated: Stated
    due: datetime
    later: datetime
    status: str
    starts: datetime | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class _Used:
    """The trigger and the printed date, as far as they can be used; else the fields to settle."""

    trigger: Stated | None = None
    printed: Stated | None = None
    missing: tuple[str, ...] = ()


def compute_deadlines(inputs: Sequence[Input]) -> tuple[Deadline, ...]:
    """The deadlines that the inputs give, in the order of content/law/deadlines.yaml.

    `inputs` holds at most one value of each field (ValueError otherwise); fields that no deadline
    rests on are ignored. Deadlines with a period (TRO, day 28, answer) are always there, with
    status needs_input where the court or the trigger is missing or not clear; those that only a
    paper fixes (hearing, opposition) are there where the paper does.
    """
    given: dict[str, Input] = {}
    for value in inputs:
        if value.field in given:
            raise ValueError(f"two values of {value.field}")
        given[value.field] = value
    return tuple(
        _deadline(rule, given)
        for rule in deadline_rules().rules.values()
        if rule.trigger is not None or rule.printed in given
    )


def _deadline(rule: DeadlineRule, given: Mapping[str, Input]) -> Deadline:
    trigger = given.get(rule.trigger or "")
    printed = given.get(rule.printed or "")
    named = given.get("court")
    court = courts().get(named.value) if named is not None else None
    trace = Trace()
    missing: tuple[str, ...] = () if court is not None else ("court",)
    if trigger is None and printed is None:
        missing += (rule.trigger or rule.printed or "",)
    if named is None or court is None or missing:
        for field in missing:
            trace.missing(field, given.get(field))
        return _needs_input(rule, court, trigger or printed, missing, trace)
    used = _used(trigger, printed, court, trace)
    if used.missing:
        return _needs_input(rule, court, trigger or printed, used.missing, trace)
    readings = _readings(rule, used, court, trace)
    # Of two equal moments the computed one comes first: it has a beginning to count from.
    shown = min(readings, key=lambda reading: reading.due)
    later = max(reading.later for reading in readings)
    if len(readings) > 1 and readings[0].due != readings[1].due:
        trace.two_dates(shown.due, max(reading.due for reading in readings))
    trace.clocks(shown.starts, shown.due)
    if any(reading.days is not None for reading in readings):
        trace.table()
    return Deadline(
        id=rule.id,
        title=rule.title,
        rule=rule.rule,
        status=shown.status if named.confirmed and shown.stated.input.confirmed else "provisional",
        trigger=shown.stated.input,
        due=shown.due,
        tz=str(shown.due.tzinfo),
        possible_later=later.astimezone(shown.due.tzinfo) if later > shown.due else None,
        trace=trace.steps,
        checked=trace.certain and (rule.checked or shown.days is None),
        starts=shown.starts,
        days=shown.days,
    )


def _needs_input(
    rule: DeadlineRule,
    court: Court | None,
    trigger: Input | None,
    missing: tuple[str, ...],
    trace: Trace,
) -> Deadline:
    return Deadline(
        id=rule.id,
        title=rule.title,
        rule=rule.rule,
        status="needs_input",
        trigger=trigger,
        due=None,
        tz=court.tz if court is not None else None,
        possible_later=None,
        trace=trace.steps,
        missing=missing,
        checked=rule.checked,
    )


def _used(trigger: Input | None, printed: Input | None, court: Court, trace: Trace) -> _Used:
    """What can be used of the two.

    A value that cannot be read, or a printed date before its own trigger, is set aside where it is
    unconfirmed and the other is confirmed; otherwise nothing is certain.
    """
    first = _clear(trigger, printed, court, trace)
    second = _clear(printed, trigger, court, trace)
    unclear = tuple(stated for stated in (first, second) if isinstance(stated, str))
    if isinstance(first, str) or isinstance(second, str):
        return _Used(missing=unclear)
    if first is None or second is None or second.day >= first.day:
        return _Used(first, second)
    sure = (first.input.confirmed, second.input.confirmed)
    for stated, kept in ((first, sure == (True, False)), (second, sure == (False, True))):
        if not kept:
            trace.stated(stated)
    if sure[0] == sure[1]:
        trace.add(M_("trace", "The end stands before the beginning: one of the dates is wrong."))
        return _Used(missing=(first.input.field, second.input.field))
    trace.add(M_("trace", "It does not fit the date that is confirmed, and is not used."))
    return _Used(first, None) if sure[0] else _Used(None, second)


def _clear(
    value: Input | None, other: Input | None, court: Court, trace: Trace
) -> Stated | str | None:
    """The value on the court's calendar; its field where it must be settled; None: not used."""
    if value is None:
        return None
    stated = state_of(value, court)
    if isinstance(stated, Stated):
        return stated
    trace.unclear(value, stated)
    set_aside = not value.confirmed and other is not None and other.confirmed
    return None if set_aside else value.field


def _readings(rule: DeadlineRule, used: _Used, court: Court, trace: Trace) -> list[_Reading]:
    """The ways to the date that count: the computed one first."""
    trigger, printed = used.trigger, used.printed
    if printed is None:
        assert trigger is not None  # one of them is there, or something would be missing
        return [_computed(rule, trigger, court, trace)]
    if trigger is None or (rule.prefers_printed and printed.input.confirmed):
        reading = _printed(rule, printed, court, trace)
        if trigger is not None and printed.day > trigger.day + timedelta(days=rule.days or 0):
            trace.longer_than(rule.days or 0, trigger)
        return [reading]
    return [_computed(rule, trigger, court, trace), _printed(rule, printed, court, trace)]


def _computed(rule: DeadlineRule, stated: Stated, court: Court, trace: Trace) -> _Reading:
    days = rule.days
    assert days is not None  # the loader sees that a trigger has a period
    certain = forward(stated.day, days)
    doubtful = forward(stated.day, days, partial(perhaps_off, state=court.state))
    day = certain.due if rule.rolls else certain.raw
    due = end_of_day(day, first_zone(court, day))
    other_zone = end_of_day(day, last_zone(court, day))
    trace.stated(stated)
    trace.add(rule.text, rule.rule)
    trace.day_one(stated.day)
    if rule.rolls:
        trace.ends(days, certain)
    else:
        trace.stays(days, certain)
    trace.closes(due)
    trace.perhaps(doubtful)
    if not has_state_table(court.state):
        trace.no_state_table()
    if other_zone > due:
        trace.other_zone(other_zone)
    for note in rule.notes:
        trace.note(note)
    zone = ZoneInfo(str(due.tzinfo))
    start = stated.moment or datetime.combine(stated.day, clock_time(), zone)
    later = end_of_day(doubtful.due, last_zone(court, doubtful.due))
    return _Reading(stated, due, later, "computed", start.astimezone(zone), days)


def _printed(rule: DeadlineRule, stated: Stated, court: Court, trace: Trace) -> _Reading:
    day = stated.day
    zone, behind = first_zone(court, day), last_zone(court, day)
    trace.stated(stated)
    trace.as_printed()
    if stated.moment is not None:
        due, later = stated.moment, stated.later or stated.moment
    else:
        due, later = end_of_day(day, zone), end_of_day(day, behind)
    if stated.moment is None and rule.any_hour:
        due = datetime.combine(day, clock_time(), ZoneInfo(zone))
        trace.any_hour()
    else:
        if stated.moment is None:
            trace.closes(due)
        if later > due:
            trace.other_zone(later)
    off = day_off(day)
    if off is not None:
        trace.not_moved(day, off)
    return _Reading(stated, due, later, "as_printed")
