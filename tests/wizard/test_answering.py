"""A step answered on a real desk: saved at once, counted at the next reading."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tro_desk.base.clock import FixedClock
from tro_desk.base.errors import DeskError
from tro_desk.desk import open_desk
from tro_desk.domain.steps import State

CLOCK = FixedClock(datetime(2026, 3, 4, 2, 20, tzinfo=UTC))


def test_answers_outlive_the_program(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        case = desk.new_case()
        answer = desk.answer(case, "first_hours/preserve", "impossible:the page is gone")
        desk.answer(case, "first_hours/stand_still", "done")
        assert answer.content_version == desk.overview(case).path.content_version
        assert answer.at == CLOCK.now()
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        path = desk.overview(case).path
        assert path == desk.path(case)
        assert [step.id for step in path.done] == ["first_hours/stand_still"]
        states = {step.id: step.state for step in path.steps}
        assert states["first_hours/preserve"] is State.SKIPPED
        assert states["first_hours/take_down"] is State.OPEN
        desk.answer(case, "first_hours/stand_still", "open")
        assert desk.overview(case).path.done == ()


@pytest.mark.parametrize(
    ("step", "value", "code"),
    [
        ("first_hours/none", "done", "unknown_step"),
        ("first_hours/service_date", "skipped", "unknown_step"),  # no notice: does not apply
        ("first_hours/keep_notice", "done", "unknown_step"),  # the desk sees it by itself
        ("nowhere/lawyer", "done", "unknown_step"),
        ("first_hours/lawyer", "perhaps", "bad_answer"),
        ("first_hours/lawyer", "unknown", "bad_answer"),  # it asks nothing
        ("first_hours/lawyer", "impossible:no money", "bad_answer"),  # it can be skipped
        ("first_hours/preserve", "skipped:no time", "step_forced"),
        ("first_hours/preserve", "impossible: ", "reason_missing"),
        ("first_hours/take_down", "done", "step_blocked"),
    ],
)
def test_an_answer_that_does_not_fit_changes_nothing(
    tmp_path: Path, step: str, value: str, code: str
) -> None:
    with open_desk(tmp_path / "desk", CLOCK) as desk:
        case = desk.new_case()
        before = desk.overview(case)
        with pytest.raises(DeskError) as caught:
            desk.answer(case, step, value)
        assert caught.value.code == code
        assert desk.overview(case) == before
