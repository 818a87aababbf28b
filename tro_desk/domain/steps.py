"""A guided path at one reading: steps in their order, each with its state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tro_desk.base.messages import Message


class State(StrEnum):
    """Where a step stands."""

    DONE = "done"
    OPEN = "open"
    STALE = "stale"  # answered, but under other content: to be looked at again
    BLOCKED = "blocked"  # an earlier step has to come first
    SKIPPED = "skipped"  # the seller said that it cannot be done


SETTLED = frozenset({State.DONE, State.SKIPPED})
"""States that let the steps after it begin."""


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of a path."""

    id: str
    title: Message


@dataclass(frozen=True, slots=True)
class StepState:
    """A step as it stands now.

    `id` is `<flow>/<step>`, as `Answer.step` keeps it; `minutes` is about how long it takes; `go`
    names the screen that helps: add_notice, review, case, brief, or hand where the seller does it
    elsewhere and says so; `sources` are citations; `checked` is false where the statement needs
    "ask your lawyer".
    """

    id: str
    section: str
    title: Message
    detail: Message
    minutes: int
    state: State
    go: str
    sources: tuple[str, ...]
    checked: bool = True

    @property
    def by_hand(self) -> bool:
        """Whether the seller's own answer makes it done; other steps are done by themselves."""
        return self.go == "hand"


@dataclass(frozen=True, slots=True)
class WizardPath:
    """The steps of a flow that apply to a case, in their forced order."""

    flow: str
    content_version: str
    sections: tuple[Section, ...]
    steps: tuple[StepState, ...]

    def next(self, count: int) -> tuple[StepState, ...]:
        """The first `count` steps that can be taken now: open or stale, never blocked."""
        ready = (step for step in self.steps if step.state in (State.OPEN, State.STALE))
        return tuple(step for step, _ in zip(ready, range(count), strict=False))

    @property
    def done(self) -> tuple[StepState, ...]:
        """The steps that are done, in their order."""
        return tuple(step for step in self.steps if step.state is State.DONE)

    @property
    def total(self) -> int:
        """How many steps apply to this case."""
        return len(self.steps)

    def step(self, step_id: str) -> StepState | None:
        """The step of that id, or None where it does not apply."""
        return next((step for step in self.steps if step.id == step_id), None)
