"""The court-day calculator: one count, without a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tro_desk.base.messages import M_
from tro_desk.domain.deadline import Closure, CustomDeadline, Deadline, Input
from tro_desk.law.deadlines import compute_deadlines


def count_days(wanted: CustomDeadline, court: str, closures: Sequence[Closure] = ()) -> Deadline:
    """What `wanted` counts to at `court` (its id; empty where no court is needed).

    The deadline's id is `custom`; `closures` of other courts are ignored.
    """
    named = [Input("court", court, True, "seller")] if court else []
    own = next(
        one
        for one in compute_deadlines(named, closures, [wanted])
        if one.id == f"custom:{wanted.id}"
    )
    return replace(own, id="custom", title=M_("custom date", "Count of days"))
