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
- a hearing without an hour may begin with the day;
- where one of two lengths may be right, the shorter one counts;
- what the seller says of a date comes last: a date that an order moved stands in place of the
  computed one, because the order does.

What is not clear is never guessed: the deadline then needs input and names the fields.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from types import MappingProxyType

from tro_desk.base.messages import M_, Day
from tro_desk.content.courts import courts
from tro_desk.content.deadlines import DeadlineRule, deadline_rules
from tro_desk.domain.court import Court
from tro_desk.domain.deadline import Closure, CustomDeadline, Deadline, DeadlineMark, Input
from tro_desk.domain.zones import zone_of
from tro_desk.law import following, marked, working
from tro_desk.law.customs import custom_deadline
from tro_desk.law.frcp6 import forward
from tro_desk.law.readings import Reading, Seat, computed, extended, printed
from tro_desk.law.stated import Stated, state_of
from tro_desk.law.trace import Trace


@dataclass(frozen=True, slots=True)
class _Used:
    """The trigger and the printed date, as far as they can be used; else the fields to settle."""

    trigger: Stated | None = None
    printed: Stated | None = None
    missing: tuple[str, ...] = ()


def compute_deadlines(
    inputs: Sequence[Input],
    closures: Sequence[Closure] = (),
    customs: Sequence[CustomDeadline] = (),
    marks: Sequence[DeadlineMark] = (),
) -> tuple[Deadline, ...]:
    """The deadlines that the inputs give, in the order of content/law/deadlines.yaml.

    `inputs` holds at most one value of each field (ValueError otherwise); fields that no deadline
    rests on are ignored. The TRO's two days and the answer are always there, with status
    needs_input where the court or the trigger is missing or not clear; the others where their
    trigger is known. `closures` of other courts than the case's are ignored. `customs` follow in
    their order; `marks`, at most one of each deadline, are what the seller says of them.
    """
    court = next((one.value for one in inputs if one.field == "court"), None)
    here = tuple(one for one in closures if one.court == court)
    return _computed(tuple(inputs), here, tuple(customs), tuple(marks))


@lru_cache(maxsize=2048)  # the list of all cases is read again and again, and few of them change
def _computed(
    inputs: tuple[Input, ...],
    closures: tuple[Closure, ...],
    customs: tuple[CustomDeadline, ...],
    marks: tuple[DeadlineMark, ...],
) -> tuple[Deadline, ...]:
    given: dict[str, Input] = {}
    for value in inputs:
        if value.field in given:
            raise ValueError(f"two values of {value.field}")
        given[value.field] = value
    seat = seat_of(given.get("court"), closures)
    said = {mark.deadline: mark for mark in marks}
    found: dict[str, Deadline] = {}
    for rule in deadline_rules().rules.values():
        if rule.follows:
            made = following.deadline(rule, given, [found[i] for i in rule.follows if i in found])
        elif not rule.of_court:
            made = working.deadline(rule, given)
        else:
            made = _deadline(rule, given, seat) if _applies(rule, given) else None
        if made is not None:
            found[rule.id] = marked.deadline(made, said.get(rule.id), any_hour=rule.any_hour)
    for custom in customs:
        own = custom_deadline(custom, given.get("court"), seat)
        found[own.id] = marked.deadline(own, said.get(own.id), any_hour=False)
    return tuple(found.values())


def seat_of(named: Input | None, closures: Sequence[Closure]) -> Seat | None:
    """The court that is named, with its closed days; None where the table has no such court."""
    court = courts().get(named.value) if named is not None else None
    if court is None:
        return None
    closed = {one.on: one.note for one in closures if one.court == court.id}
    return Seat(court, MappingProxyType(closed))


def _applies(rule: DeadlineRule, given: Mapping[str, Input]) -> bool:
    if rule.printed in given or any(field in given for field in rule.triggers):
        return True
    return rule.always and rule.unless not in given


def _deadline(rule: DeadlineRule, given: Mapping[str, Input], seat: Seat | None) -> Deadline:
    trace = Trace()
    court = seat.court if seat is not None else None
    given = _without_a_ruling_before_its_motion(rule, given, court, trace)
    rule = _restarted(rule, given, court, trace)
    trigger = next((given[field] for field in rule.triggers if field in given), None)
    on_paper = given.get(rule.printed or "")
    named = given.get("court")
    missing: tuple[str, ...] = () if seat is not None else ("court",)
    until = given.get(rule.extension.printed) if rule.extension is not None else None
    if trigger is None and on_paper is None and not (until is not None and until.confirmed):
        missing += (rule.triggers[0] if rule.triggers else rule.printed or "",)
    if named is None or seat is None or missing:
        for field in missing:
            trace.missing(field, given.get(field))
        return _needs_input(rule, court, trigger or on_paper, missing, trace)
    used = _used(trigger, on_paper, seat.court, trace)
    if used.missing:
        return _needs_input(rule, court, trigger or on_paper, used.missing, trace)
    readings = _readings(rule, used, given, seat, trace)
    if isinstance(readings, str):
        return _needs_input(rule, court, trigger or on_paper, (readings,), trace)
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


def _without_a_ruling_before_its_motion(
    rule: DeadlineRule, given: Mapping[str, Input], court: Court | None, trace: Trace
) -> Mapping[str, Input]:
    if rule.restart is None:
        return given
    stop, start = given.get(rule.restart.stopped_by), given.get(rule.restart.trigger)
    if stop is None or start is None or start.value[:10] >= stop.value[:10]:
        return given
    trace.value(start, _written(start, court))
    trace.add(M_("trace", "The end stands before the beginning: one of the dates is wrong."))
    return {field: value for field, value in given.items() if field != start.field}


def _restarted(
    rule: DeadlineRule, given: Mapping[str, Input], court: Court | None, trace: Trace
) -> DeadlineRule:
    """The rule as it runs after what stopped it; as it is where nothing certain stopped it."""
    restart = rule.restart
    if restart is None:
        return rule
    stop, start = given.get(restart.stopped_by), given.get(restart.trigger)
    for one in (stop, start):
        if one is not None and not one.confirmed:
            return rule  # the period may still run: the earlier date is the safe one
    if stop is None and start is None:
        return rule
    old = given.get(rule.printed or "")
    if start is None:
        trace.add(restart.text, restart.rule)
    if stop is not None:
        trace.value(stop, _written(stop, court))
        if _came_late(rule, stop, given):
            trace.too_late()
            return rule
    keeps = old is not None and start is not None and old.value[:10] >= start.value[:10]
    if old is not None and not keeps:
        trace.value(old, _written(old, court))
        trace.add(M_("trace", "That date is from before the motion was decided: it is not used."))
    return replace(
        rule,
        rule=restart.rule,
        text=restart.text,
        triggers=(restart.trigger,),
        days=restart.days,
        more_days=None,
        longer_if=None,
        printed=rule.printed if keeps else None,
        notes=(),
        checked=restart.checked,
    )


def _written(one: Input, court: Court | None) -> Day | str:
    """The day that a value writes, with its zone; the value as it stands where it writes none."""
    if one.day is None:
        return one.value
    return Day(one.day, zone_of(one.field, one.tz, court))


def _came_late(rule: DeadlineRule, stop: Input, given: Mapping[str, Input]) -> bool:
    """Whether the period had run out when it was to be stopped, as far as the dates tell."""
    start = next((given[field] for field in rule.triggers if field in given), None)
    old = given.get(rule.printed or "")
    if stop.day is None or (old is not None and old.day is not None and old.day >= stop.day):
        return False
    if start is None or start.day is None:
        return old is not None and old.day is not None
    return forward(start.day, rule.more_days or rule.days or 0).due < stop.day


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


def _readings(
    rule: DeadlineRule, used: _Used, given: Mapping[str, Input], seat: Seat, trace: Trace
) -> list[Reading] | str:
    """The ways to the date that count, the computed one first; or the field to settle."""
    trigger, on_paper = used.trigger, used.printed
    by_order = _by_order(rule, used, given, seat, trace)
    if by_order is not None:
        return by_order if isinstance(by_order, str) else [by_order]
    longer = given.get(rule.longer_if or "")
    if on_paper is None:
        assert trigger is not None  # one of them is there, or something would be missing
        return [computed(rule, trigger, seat, longer, trace)]
    if trigger is None or (rule.prefers_printed and on_paper.input.confirmed):
        reading = printed(rule, on_paper, seat, trace)
        if trigger is not None and on_paper.day > trigger.day + timedelta(days=rule.days or 0):
            trace.longer_than(rule.days or 0, trigger)
        return [reading]
    return [
        computed(rule, trigger, seat, longer, trace),
        printed(rule, on_paper, seat, trace),
    ]


def _by_order(
    rule: DeadlineRule, used: _Used, given: Mapping[str, Input], seat: Seat, trace: Trace
) -> Reading | str | None:
    """The end that an order of extension gives; the field to settle; None where none does.

    An order that is not confirmed extends nothing: the earlier end is the safe one.
    """
    extension = rule.extension
    if extension is None:
        return None
    until, order = given.get(extension.printed), given.get(extension.trigger)
    if until is not None and until.confirmed:
        stated = state_of(until, seat.court)
        if not isinstance(stated, Stated):
            trace.unclear(until, stated)
            return until.field
        reading = printed(rule, stated, seat, trace)
        consent = given.get(extension.consent)
        agreed = consent is not None and consent.confirmed and consent.value == "yes"
        entered = used.trigger
        if entered is not None and not agreed:
            longest = 2 * (rule.days or 0)
            if stated.day > entered.day + timedelta(days=longest):
                trace.past_limit(entered.day + timedelta(days=longest), longest)
        return reading
    if order is None or not order.confirmed:
        return None
    stated = state_of(order, seat.court)
    if not isinstance(stated, Stated):
        trace.unclear(order, stated)
        return order.field
    if used.trigger is None:
        trace.stated(stated)
        trace.missing(rule.triggers[0], None)
        return rule.triggers[0]
    entered, first_end = used.trigger, used.printed
    usual = entered.day + timedelta(days=rule.days or 0)
    if first_end is not None and not first_end.input.confirmed and first_end.day >= usual:
        first_end = None  # one that nobody confirmed counts only where it makes the end earlier
    return extended(extension, stated, entered, first_end, rule.days or 0, seat, trace)
