"""What the seller says of a deadline: done, or moved by an order of the court."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from datetime import time as clock_time
from zoneinfo import ZoneInfo

from tro_desk.base.messages import M_
from tro_desk.domain.deadline import Deadline, DeadlineMark, TraceStep
from tro_desk.domain.zones import BEIJING
from tro_desk.law.frcp6 import end_of_day
from tro_desk.law.steps import source_of
from tro_desk.law.trace import Trace


def deadline(one: Deadline, mark: DeadlineMark | None, *, any_hour: bool) -> Deadline:
    """The deadline with its mark; a moved one is due when the order says, as printed.

    `any_hour`: a moved day without an hour begins with the day instead of ending with it.
    """
    if mark is None:
        return one
    if mark.state != "moved":
        return replace(one, mark=mark)
    zone = ZoneInfo(mark.tz or one.tz or BEIJING)
    written = datetime.fromisoformat(mark.due)
    if "T" in mark.due:
        due = written.replace(tzinfo=zone)
    elif any_hour:
        due = datetime.combine(written.date(), clock_time(), zone)
    else:
        due = end_of_day(written.date(), zone.key)
    trace = Trace()
    source = f"evidence:{mark.evidence}:{mark.page or 1}" if mark.evidence else "seller"
    trace.add(
        M_(
            "trace",
            "Moved by order of the court, to {moment} ({source}).",
            moment=due,
            source=source_of(source),
        )
    )
    if mark.note:
        trace.add(M_("trace", "Your note: {note}", note=mark.note))
    if one.due is not None:
        trace.add(
            M_(
                "trace",
                "Without that order the desk would show {moment}: the order stands in its place, "
                "because only the court can move a date.",
                moment=one.due,
            )
        )
    trace.clocks(None, due)
    return replace(
        one,
        status="as_printed",
        due=due,
        tz=zone.key,
        possible_later=None,
        trace=(*trace.steps, *_before(one)),
        missing=(),
        checked=True,
        starts=None,
        days=None,
        mark=mark,
    )


def _before(one: Deadline) -> tuple[TraceStep, ...]:
    """How the date that was moved had come about."""
    return one.trace if one.due is not None else ()
