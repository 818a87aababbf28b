"""The court-day calculator: one count, without a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tro_desk.base.messages import M_
from tro_desk.domain.deadline import Closure, CustomDeadline, Deadline, Input
from tro_desk.law.customs import custom_deadline
from tro_desk.law.deadlines import seat_of


def count_days(
    wanted: CustomDeadline, court: str, closures: Sequence[Closure] = (), *, by_mail: bool = False
) -> Deadline:
    """What `wanted` counts to at `court` (its id; empty where no court is needed).

    The deadline's id is `custom`; `closures` of other courts are ignored. `by_mail`: the period
    runs from service by mail, so that the 3 days of FRCP 6(d) make it possibly later.
    """
    named = Input("court", court, True, "seller") if court else None
    own = custom_deadline(wanted, named, seat_of(named, closures), by_mail=by_mail)
    return replace(own, id="custom", title=M_("custom date", "Count of days"))
