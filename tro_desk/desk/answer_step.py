"""The seller's answer to a step of the guided path, saved at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.desk.deadlines import deadlines_of
from tro_desk.domain.steps import State
from tro_desk.domain.store import Answer

if TYPE_CHECKING:
    from tro_desk.store import Storage


def answer_step(storage: Storage, now: datetime, case_id: str, step: str, value: str) -> Answer:
    """Save an answer beside the earlier ones; the newest counts."""
    from tro_desk.wizard import next_steps, takes

    with storage.writing() as unit:
        case = unit.cases.get(case_id)
        number = unit.cases.require(case_id)
        path = next_steps(case, deadlines_of(unit, case), unit.answers.of(number), brief_made=False)
        shown = path.step(step)
        if shown is None or not takes(shown, value):
            raise DeskError("unknown_step", step=step)
        if shown.state is State.BLOCKED:
            raise DeskError("step_blocked", title=shown.title)
        answer = Answer(case_id, step, value, path.content_version, now)
        unit.answers.add(number, answer)
        unit.log.add(now, "step_answered", number, step=step)
        return answer
