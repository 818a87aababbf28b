"""What the first room shows of a case, read at one moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from tro_desk.desk.deadlines import deadlines_of
from tro_desk.desk.overview import accused_gross, frozen_amount
from tro_desk.desk.steps import walk_of
from tro_desk.domain.step_rows import progress_of, rows_of
from tro_desk.domain.steps import State
from tro_desk.domain.today import CaseToday, NextStep, Today

if TYPE_CHECKING:
    from tro_desk.desk.brief_stands import BriefStands
    from tro_desk.store import Unit

_STEPS: Final = 3
"""How many steps are shown that can be taken now, and how many of those that were done."""


def today_of(unit: Unit, now: datetime, case_id: str | None, brief_stands: BriefStands) -> Today:
    """The first room with `case_id`, or with the newest case where there is no such one."""
    known = unit.cases.ids()
    if not known:
        return Today(None)
    chosen = case_id if case_id in known else known[0]
    return Today(_case(unit, now, chosen, brief_stands), len(known))


def _case(unit: Unit, now: datetime, case_id: str, brief_stands: BriefStands) -> CaseToday:
    from tro_desk.wizard import path

    case = unit.cases.get(case_id)
    deadlines = deadlines_of(unit, case)
    steps = path(walk_of(unit, case, now, brief_stands, deadlines=deadlines))
    rows = rows_of(steps)
    done = [row.title for row in rows if row.state is State.DONE]
    return CaseToday(
        case.id,
        tuple(replace(deadline, trace=()) for deadline in deadlines),
        frozen_amount(case),
        accused_gross(unit, case),
        tuple(fact.value for fact in case.confirmed("platform")),
        tuple(
            NextStep(step.id, step.title, step.item, step.lead, step.minutes)
            for step in steps.next(_STEPS)
        ),
        tuple(done[-_STEPS:]),
        progress_of(rows),
    )
