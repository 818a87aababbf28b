"""A date that begins where another deadline has run out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from datetime import time as clock_time

from tro_desk.base.messages import M_
from tro_desk.content.deadlines import DeadlineRule
from tro_desk.domain.deadline import Deadline, Input
from tro_desk.law.trace import Trace


def deadline(
    rule: DeadlineRule, given: Mapping[str, Input], before: Sequence[Deadline]
) -> Deadline | None:
    """The day after the first of `before` that has run out; None where none has a date.

    Nor is there one where the seller marked that one as done, or where the matter has ended.
    """
    if rule.absent_if in given:
        return None
    dated = [(one.due, one) for one in before if one.due is not None]
    if not dated or any(one.mark is not None and one.mark.state == "done" for _, one in dated):
        return None
    due, first = min(dated, key=lambda pair: pair[0])
    later = first.possible_later
    starts, latest = _next_day(due), _next_day(later) if later is not None else None
    trace = Trace()
    trace.add(M_("trace", "{title}: {moment}.", title=first.title, moment=due), first.rule)
    trace.add(rule.text, rule.rule)
    trace.begins(starts)
    if latest is not None:
        trace.perhaps_begins(latest)
    trace.clocks(None, starts)
    return Deadline(
        id=rule.id,
        title=rule.title,
        rule=rule.rule,
        status="provisional" if first.status == "provisional" else "computed",
        trigger=first.trigger,
        due=starts,
        tz=str(starts.tzinfo),
        possible_later=latest,
        trace=trace.steps,
        checked=rule.checked and first.checked and trace.certain,
    )


def _next_day(moment: datetime) -> datetime:
    return datetime.combine(moment.date() + timedelta(days=1), clock_time(), moment.tzinfo)
