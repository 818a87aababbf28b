"""A guided path as a map shows it: a step that is asked of each of several is one row."""

from __future__ import annotations

from dataclasses import dataclass

from tro_desk.base.messages import Message
from tro_desk.domain.steps import SETTLED, State, StepState, WizardPath


@dataclass(frozen=True, slots=True)
class Row:
    """A step with all that it is asked of; `number` is its place in the path, from 1."""

    id: str
    number: int
    section: str
    title: Message
    steps: tuple[StepState, ...]

    @property
    def state(self) -> State:
        """Where the row stands: done or left out once nothing of it is open."""
        states = {step.state for step in self.steps}
        if states <= SETTLED:
            return State.DONE if State.DONE in states else State.SKIPPED
        if State.STALE in states:
            return State.STALE
        return State.BLOCKED if states == {State.BLOCKED} else State.OPEN

    @property
    def first(self) -> StepState:
        """The step of the row to open: the first that can be taken, else the first of all."""
        ready = (step for step in self.steps if step.state in (State.OPEN, State.STALE))
        return next(ready, self.steps[0])


@dataclass(frozen=True, slots=True)
class Progress:
    """How many rows a path has in all, and how many of them are done and left out."""

    total: int
    done: int
    skipped: int

    @property
    def share(self) -> float:
        """The part of the rows that is settled, 0 to 1."""
        return (self.done + self.skipped) / self.total if self.total else 0.0


def row_id(step_id: str) -> str:
    """The row of a step: its id without what it is asked of."""
    return step_id.partition("@")[0]


def rows_of(path: WizardPath) -> tuple[Row, ...]:
    """The rows of a path in its order."""
    found: dict[str, list[StepState]] = {}
    for step in path.steps:
        found.setdefault(row_id(step.id), []).append(step)
    return tuple(
        Row(name, number, steps[0].section, steps[0].title, tuple(steps))
        for number, (name, steps) in enumerate(found.items(), 1)
    )


def progress_of(rows: tuple[Row, ...]) -> Progress:
    """How far the path is."""
    states = [row.state for row in rows]
    return Progress(len(rows), states.count(State.DONE), states.count(State.SKIPPED))
