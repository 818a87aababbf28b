"""From a flow, a situation and the seller's answers to the path as it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tro_desk.base.errors import DeskError
from tro_desk.content.conditions import Values
from tro_desk.content.steps import Flow, Step
from tro_desk.domain.steps import (
    SETTLED,
    TEXTS,
    Change,
    Item,
    Kind,
    Section,
    State,
    StepState,
    WizardPath,
)
from tro_desk.domain.store import Answer
from tro_desk.wizard import values as kept
from tro_desk.wizard.situation import YES, Situation

_ONCE = Item("", "")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a step, or one of those it is asked of, stands; `basis` is what an answer rests on."""

    step: Step
    item: Item
    state: State
    answer: Answer | None
    basis: str
    changes: tuple[Change, ...] = ()
    waits_for: tuple[str, ...] = ()


class Walk:
    """One walk along a flow: every step that applies, in order, each seen once.

    `answers` are oldest first; the last of a step (and of what it was asked of) counts.
    """

    def __init__(self, flow: Flow, now: Situation, answers: Sequence[Answer]) -> None:
        self.flow = flow
        self.now = now
        self._newest: dict[tuple[str, str], Answer] = {}
        for answer in answers:  # in the order of the last answers
            self._newest.pop((answer.step, answer.item), None)
            self._newest[answer.step, answer.item] = answer
        self._steps = {step.id: step for step in flow.steps}
        self._said: dict[tuple[str, str], tuple[str, ...]] = {}
        self._said_of_any: dict[str, tuple[str, ...]] = {}
        self._unsettled: dict[tuple[str, str], str] = {}
        self._unsettled_of_any: dict[str, str] = {}
        self.stands = tuple(self._all())

    def stand(self, step_id: str, item: str) -> Stand | None:
        """Where a step stands; None where it does not apply."""
        return next((s for s in self.stands if s.step.id == step_id and s.item.id == item), None)

    def _all(self) -> Iterator[Stand]:
        for each, group in groupby(self.flow.steps, key=lambda step: step.each):
            steps = tuple(group)
            # Of one listing all questions, then of the next: nobody thinks of all at once.
            for item in self.now.items.get(each, ()) if each else (_ONCE,):
                for step in steps:
                    values = self._values(step, item)
                    if step.when.holds(values):
                        yield self._stand(step, item, values)

    def _values(self, step: Step, item: Item) -> Values:
        def values(name: str) -> tuple[str, ...]:
            if not name.startswith("answer."):
                return self.now.values.get(name, ())
            asked = name.removeprefix("answer.")
            if step.each and self._steps[asked].each == step.each:
                return self._said.get((asked, item.id), ())
            return self._said_of_any.get(asked, ())

        return values

    def _stand(self, step: Step, item: Item, values: Values) -> Stand:
        answer = self._newest.get((f"{self.flow.id}/{step.id}", item.id))
        basis = _basis(step, values)
        state = State.OPEN
        changes: tuple[Change, ...] = ()
        if step.kind is Kind.DOOR and step.done.holds(values):
            state = State.DONE
        elif answer is not None and _counts(step, answer.value):
            changes = _changes(self.flow, step, answer, basis)
            state = _answered(step, answer.value)
            if state is not State.OPEN and (changes or answer.stale):
                state = State.STALE
        waits = () if state is State.DONE else tuple(self._waits(step, item))
        state = State.BLOCKED if waits else state
        self._note(step, item, state, answer)
        return Stand(step, item, state, answer, basis, changes, waits)

    def _waits(self, step: Step, item: Item) -> Iterator[str]:
        for first in step.after:
            if step.each and self._steps[first].each == step.each:
                found = self._unsettled.get((first, item.id))
            else:
                found = self._unsettled_of_any.get(first)
            if found is not None:
                yield found

    def _note(self, step: Step, item: Item, state: State, answer: Answer | None) -> None:
        """What later steps have to know of this one."""
        if state not in SETTLED:
            found = step_id(self.flow, step, item)
            self._unsettled[step.id, item.id] = found
            self._unsettled_of_any.setdefault(step.id, found)
        if said := _said(step, state, answer):
            self._said[step.id, item.id] = said
            before = self._said_of_any.get(step.id, ())
            self._said_of_any[step.id] = tuple(dict.fromkeys((*before, *said)))

    def path(self) -> WizardPath:
        """The path as it is shown."""
        shown = tuple(_shown(self.flow, self.now, stand) for stand in self.stands)
        return WizardPath(
            flow=self.flow.id,
            content_version=self.flow.version,
            title=self.flow.title,
            sections=tuple(Section(part.id, part.title) for part in self.flow.parts),
            steps=shown,
            here=self._here(shown),
        )

    def _here(self, shown: Sequence[StepState]) -> str | None:
        ready = [i for i, step in enumerate(shown) if step.state in (State.OPEN, State.STALE)]
        places = {
            (f"{self.flow.id}/{stand.step.id}", stand.item.id): place
            for place, stand in enumerate(self.stands)
        }
        last = next((places[key] for key in reversed(self._newest) if key in places), -1)
        after = next((place for place in ready if place >= last), ready[0] if ready else None)
        return shown[after].id if after is not None else None


def step_id(flow: Flow, step: Step, item: Item) -> str:
    """The id of a step as `StepState.id` tells it."""
    return f"{flow.id}/{step.id}@{item.id}" if item.id else f"{flow.id}/{step.id}"


def accept(walk: Walk, step: str, item: str, value: str) -> tuple[str, Stand]:
    """The value to keep, and where the step stands that it answers.

    Raises DeskError `unknown_step` (step) where the step does not apply, `step_blocked` (title)
    where another has to come first, and what `values.canonical` raises.
    """
    stand = walk.stand(step, item)
    if stand is None:
        raise DeskError(
            "unknown_step", step=f"{walk.flow.id}/{step}" + (f"@{item}" if item else "")
        )
    value = kept.canonical(stand.step, value)
    if stand.state is State.BLOCKED and value != kept.OPEN:
        raise DeskError("step_blocked", title=stand.step.title)
    return value, stand


def _counts(step: Step, value: str) -> bool:
    """Whether an answer says anything; nobody can declare done what the desk has to see."""
    word = value.partition(":")[0]
    return value != kept.OPEN and (step.kind is not Kind.DOOR or word in _LEFT_OUT)


_LEFT_OUT = (kept.SKIPPED, kept.IMPOSSIBLE)


def _word(step: Step, value: str) -> str:
    """The word before the colon, of those that every step takes; "" for an answer of its kind."""
    word = value.partition(":")[0]
    if step.kind in TEXTS and value[:1] == " ":
        return ""
    return word if word in (*_LEFT_OUT, kept.TICKED) else ""


def _answered(step: Step, value: str) -> State:
    match _word(step, value):
        case kept.SKIPPED | kept.IMPOSSIBLE:
            return State.SKIPPED
        case kept.TICKED if step.kind is Kind.DO and len(kept.ticks(value)) < len(step.what):
            return State.OPEN
    return State.DONE


def _said(step: Step, state: State, answer: Answer | None) -> tuple[str, ...]:
    """The value of `answer.<step>`."""
    if step.kind is Kind.DOOR and state is State.DONE:
        return ("done",)
    if answer is None or not _counts(step, answer.value):
        return ()
    value = answer.value
    if (word := _word(step, value)) in _LEFT_OUT:
        return (word,)
    if step.kind is Kind.DO:
        return ("done",) if _answered(step, value) is State.DONE else ()
    if step.kind is Kind.MANY:
        return tuple(value.split(","))
    return (kept.text_of(step, value),)


def _basis(step: Step, values: Values) -> str:
    rests = {name: list(values(name)) for name in step.rests_on}
    rests |= {name: list(YES if values(name) else ()) for name in step.rests_on_any}
    return json.dumps(rests, ensure_ascii=False, sort_keys=True) if rests else "{}"


def _changes(flow: Flow, step: Step, answer: Answer, basis: str) -> tuple[Change, ...]:
    """What is no longer as it was when the answer was given."""
    # An answer of an earlier version of the program knows its flow's version alone.
    same = answer.wording == step.wording if answer.wording else _same_version(flow, answer)
    worded = () if same else (Change("wording"),)
    if answer.basis == basis:
        return worded
    was, now = json.loads(answer.basis), json.loads(basis)
    changed = (name for name in now if name in was and was[name] != now[name])
    return (*worded, *(Change(name, tuple(was[name]), tuple(now[name])) for name in changed))


def _same_version(flow: Flow, answer: Answer) -> bool:
    return answer.content_version == flow.version


def _shown(flow: Flow, now: Situation, stand: Stand) -> StepState:
    step, answer = stand.step, stand.answer
    told = answer.value if answer is not None and _counts(step, answer.value) else ""
    left_out = _word(step, told) in _LEFT_OUT
    ticked = kept.ticks(told) if step.kind is Kind.DO else ()
    if told == "done" and step.kind is Kind.DO:
        ticked = tuple(range(1, len(step.what) + 1))
    # Without a notice there is nothing to review: the same fact is typed on the case's own screen.
    go = "case" if step.go == "review" and "has.notice" not in now.values else step.go
    return StepState(
        id=step_id(flow, step, stand.item),
        section=step.section,
        title=step.title,
        minutes=step.minutes,
        state=stand.state,
        go=go,
        sources=step.sources,
        checked=step.checked,
        checked_on=step.checked_on,
        kind=step.kind,
        lead=step.lead,
        ask=step.ask,
        options=step.options,
        what=step.what,
        why=step.why,
        dont=step.dont,
        proof=step.proof,
        errors=step.errors,
        terms=step.terms,
        records=step.records,
        forced=step.forced,
        each=step.each,
        item=stand.item if stand.item.id else None,
        answer="" if left_out else kept.text_of(step, told),
        ticked=ticked,
        reason=told.partition(":")[2] if left_out else "",
        at=answer.at if answer is not None and told else None,
        stale_because=stand.changes,
        waits_for=stand.waits_for,
    )
