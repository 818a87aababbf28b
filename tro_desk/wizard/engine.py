"""From a flow, a situation and the seller's answers to where each step stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from tro_desk.base.errors import DeskError
from tro_desk.content.conditions import Values
from tro_desk.content.steps import Flow, Step
from tro_desk.domain.steps import SETTLED, Change, Item, Kind, State
from tro_desk.domain.store import Answer
from tro_desk.wizard.meaning import basis, changes, counts, said, stands
from tro_desk.wizard.situation import Situation
from tro_desk.wizard.values import OPEN, canonical

ONCE: Final = Item("", "")
"""What a step is asked of that is asked once."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a step, or one of those it is asked of, stands.

    `answer` is the newest, where it says anything; `basis` is what one given now would rest on;
    `touched` is the place of the newest answer among those of the case, -1 where there is none.
    """

    id: str
    step: Step
    item: Item
    state: State
    answer: Answer | None
    basis: str
    changes: tuple[Change, ...] = ()
    waits_for: tuple[str, ...] = ()
    touched: int = -1


class Walk:
    """One walk along a flow: every step that applies, in order, each seen once.

    `answers` are those of one case, oldest first; the last of a step (and of what it was asked of)
    counts, whatever its time: a computer's clock can be set back.
    """

    def __init__(self, flow: Flow, now: Situation, answers: Sequence[Answer]) -> None:
        self.flow = flow
        self.now = now
        self._newest = {(one.step, one.item): (place, one) for place, one in enumerate(answers)}
        self._steps = {step.id: step for step in flow.steps}
        self._said: dict[tuple[str, str], tuple[str, ...]] = {}
        self._said_of_any: dict[str, tuple[str, ...]] = {}
        self._unsettled: dict[tuple[str, str], str] = {}
        self._unsettled_of_any: dict[str, str] = {}
        self.stands = tuple(self._all())
        """The steps that apply."""

    def stand(self, step: str, item: str = "") -> Stand | None:
        """Where a step stands (its id without the flow's); None where it does not apply."""
        return next(
            (one for one in self.stands if (one.step.id, one.item.id) == (step, item)), None
        )

    def aside(self) -> Iterator[Stand]:
        """What is answered and does not apply now: it is kept, not lost."""
        seen = {(stand.step.id, stand.item.id) for stand in self.stands}
        for place, answer in self._newest.values():
            flow, _, name = answer.step.partition("/")
            step = self._steps.get(name)
            if flow != self.flow.id or step is None or (name, answer.item) in seen:
                continue
            if counts(step, answer.value):
                item = Item(answer.item, answer.item.rpartition(":")[2])
                state = stands(step, answer.value)
                yield Stand(
                    self._id(step, item), step, item, state, answer, answer.basis, touched=place
                )

    def _all(self) -> Iterator[Stand]:
        for (each, _), group in groupby(self.flow.steps, key=lambda one: (one.each, one.section)):
            steps = tuple(group)
            # Of one listing all questions, then of the next: nobody thinks of all at once.
            for item in self.now.items.get(each, ()) if each else (ONCE,):
                for step in steps:
                    values = self._values(step, item)
                    if step.when.holds(values):
                        yield self._stand(step, item, values)

    def _values(self, step: Step, item: Item) -> Values:
        def values(name: str) -> tuple[str, ...]:
            if not name.startswith("answer."):
                return self.now.values.get(name, ())
            asked = name.removeprefix("answer.")
            if self._one_by_one(step, asked):
                return self._said.get((asked, item.id), ())
            return self._said_of_any.get(asked, ())

        return values

    def _stand(self, step: Step, item: Item, values: Values) -> Stand:
        place, answer = self._newest.get((f"{self.flow.id}/{step.id}", item.id), (-1, None))
        if answer is not None and not counts(step, answer.value):
            answer = None
        rests = basis(step, values)
        met = step.kind is Kind.DOOR and step.done.holds(values)
        state = State.DONE if met else State.OPEN
        changed: tuple[Change, ...] = ()
        if answer is not None and not met:
            changed = changes(self.flow, step, answer, rests)
            state = stands(step, answer.value)
            if state is not State.OPEN and (changed or answer.stale):
                state = State.STALE
        waits = () if state is State.DONE else tuple(self._waits(step, item))
        state = State.BLOCKED if waits else state
        name = self._id(step, item)
        if state not in SETTLED:
            self._unsettled[step.id, item.id] = name
            self._unsettled_of_any.setdefault(step.id, name)
        if told := said(step, answer, met=met):
            self._said[step.id, item.id] = told
            before = self._said_of_any.get(step.id, ())
            self._said_of_any[step.id] = tuple(dict.fromkeys((*before, *told)))
        return Stand(name, step, item, state, answer, rests, changed, waits, place)

    def _waits(self, step: Step, item: Item) -> Iterator[str]:
        """The first of each earlier step that has to be settled before."""
        for earlier in step.after:
            if self._one_by_one(step, earlier):
                found = self._unsettled.get((earlier, item.id))
            else:
                found = self._unsettled_of_any.get(earlier)
            if found is not None:
                yield found

    def _one_by_one(self, step: Step, earlier: str) -> bool:
        """Whether both are asked of the same, so that of each only its own counts."""
        return bool(step.each) and self._steps[earlier].each == step.each

    def _id(self, step: Step, item: Item) -> str:
        return f"{self.flow.id}/{step.id}@{item.id}" if item.id else f"{self.flow.id}/{step.id}"


def accept(walk: Walk, step: str, item: str, value: str) -> tuple[str, Stand]:
    """The value to keep, and where the step stands that it answers.

    Raises DeskError `unknown_step` (step) where the step does not apply, `step_blocked` (title)
    where another has to come first, and what `values.canonical` raises.
    """
    stand = walk.stand(step, item)
    if stand is None:
        raise DeskError("unknown_step", step=f"{walk.flow.id}/{step}{'@' if item else ''}{item}")
    value = canonical(stand.step, value)
    if stand.state is State.BLOCKED and value != OPEN:
        raise DeskError("step_blocked", title=stand.step.title)
    return value, stand
