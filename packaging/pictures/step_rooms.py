"""Pictures of the guided steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shots import screen, shot

if TYPE_CHECKING:
    from stage import Stage

screen("sample", "steps")
for _step in (
    *("cause", "capture@B0ZZK2M9QF", "rights", "mine@B0ZZK2M9QF", "frozen_amount"),
    *("service_date", "two_clocks", "counsel"),
):
    screen("sample", "steps", {"step": f"amazon/{_step}"}, f"step-{_step.partition('@')[0]}")
screen("sample", "steps", {"step": "alibaba/notice_kind"}, "step-alibaba")
screen("sample", "steps", {"step": "first_hours/preserve"}, "step-first-hours")
screen("bare", "steps", called="bare-steps")


@shot("sample")
def step_missing(stage: Stage) -> None:
    """What is missing, told when going on."""
    stage.go("steps", step="amazon/cause").next()
    stage.settle()


@shot("sample")
def step_why(stage: Stage) -> None:
    """Why this step is taken."""
    stage.go("steps", step="amazon/cause").why()
    stage.settle()


@shot("sample")
def step_review(stage: Stage) -> None:
    """All answers, each a door back."""
    stage.go("steps", step="amazon/cause").open_review()
    stage.settle()
