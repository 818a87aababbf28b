"""The guided path without a window: steps, conditions, what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from tro_desk.content.steps import flows
from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.steps import WizardPath
from tro_desk.domain.store import Answer
from tro_desk.wizard.conditions import CONDITIONS, situation
from tro_desk.wizard.engine import path, takes

__all__ = ["next_steps", "takes"]


def next_steps(
    case: Case,
    deadlines: Sequence[Deadline],
    answers: Sequence[Answer],
    brief_made: bool,
    flow: str = "first_hours",
) -> WizardPath:
    """The guided path of a case as it stands.

    `deadlines` are those of the same reading, `answers` those of the case (others are ignored);
    `brief_made` is true while a brief exists that is not out of date. KeyError for an unknown flow.
    """
    own = [answer for answer in answers if answer.case == case.id]
    chosen = flows(frozenset(CONDITIONS))[flow]
    return path(chosen, situation(case, deadlines, brief_made), own)
