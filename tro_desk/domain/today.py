"""What the first room tells of a desk at one reading."""

from __future__ import annotations

from dataclasses import dataclass

from tro_desk.base.messages import Message
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.money import Money
from tro_desk.domain.step_rows import Progress
from tro_desk.domain.steps import Item


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step that can be taken now; `minutes` is about how long it takes. The others are as those
    of `domain.steps.StepState`."""

    id: str
    title: Message
    item: Item | None
    lead: Message | None
    minutes: int


@dataclass(frozen=True, slots=True)
class CaseToday:
    """A case in the first room.

    `deadlines` are without the traces that the page of the dates shows. `frozen` and `accused` are
    as in `desk.Overview`; `platforms` are the confirmed ones, newest first. `next` are the steps to
    take, `done` the titles of those that were done last.
    """

    id: str
    deadlines: tuple[Deadline, ...]
    frozen: Money | None
    accused: Money | None
    platforms: tuple[str, ...]
    next: tuple[NextStep, ...]
    done: tuple[Message, ...]
    progress: Progress


@dataclass(frozen=True, slots=True)
class Today:
    """What is shown at once: one case, and how many there are. `case` is None where there is none.

    It depends on what the desk holds and on the rules of the program, on no clock: how long it is
    until a date is counted where it is shown.
    """

    case: CaseToday | None
    cases: int = 0
