"""What a kept answer says of its step, and what it rested on."""

from __future__ import annotations

import json
from typing import Final

from tro_desk.content.conditions import Values
from tro_desk.content.steps import Flow, Step
from tro_desk.domain.steps import TEXTS, Change, Kind, State
from tro_desk.domain.store import Answer
from tro_desk.wizard.situation import YES
from tro_desk.wizard.values import IMPOSSIBLE, OPEN, SKIPPED, TICKED, text_of, ticks

LEFT_OUT: Final = (SKIPPED, IMPOSSIBLE)


def counts(step: Step, value: str) -> bool:
    """Whether an answer says anything; nobody can declare done what the desk has to see."""
    return value != OPEN and (step.kind is not Kind.DOOR or word(step, value) in LEFT_OUT)


def word(step: Step, value: str) -> str:
    """skipped, impossible or ticked; "" for an answer of the step's own kind."""
    if step.kind in TEXTS and value[:1] == " ":
        return ""
    first = value.partition(":")[0]
    ticked = first == TICKED and step.kind is Kind.DO
    return first if ticked or first in LEFT_OUT else ""


def stands(step: Step, value: str) -> State:
    """Where an answer that counts leaves its step: open while not every thing is ticked."""
    match word(step, value):
        case "skipped" | "impossible":
            return State.SKIPPED
        case "ticked" if len(ticks(value)) < len(step.what):
            return State.OPEN
    return State.DONE


def said(step: Step, answer: Answer | None, *, met: bool) -> tuple[str, ...]:
    """The values of `answer.<step>`; `met`: the desk sees that a door is done."""
    if met:
        return ("done",)
    if answer is None or not counts(step, answer.value):
        return ()
    if (first := word(step, answer.value)) in LEFT_OUT:
        return (first,)
    if step.kind is Kind.DO:
        return ("done",) if stands(step, answer.value) is State.DONE else ()
    if step.kind is Kind.MANY:
        return tuple(answer.value.split(","))
    return (text_of(step, answer.value),)


def basis(step: Step, values: Values) -> str:
    """What an answer given now rests on, as it is kept: JSON, name -> values."""
    if not step.rests_on and not step.rests_on_any:
        return "{}"
    rests = {name: list(values(name)) for name in step.rests_on}
    rests |= {name: list(YES if values(name) else ()) for name in step.rests_on_any}
    return json.dumps(rests, ensure_ascii=False, sort_keys=True)


def changes(flow: Flow, step: Step, answer: Answer, now: str) -> tuple[Change, ...]:
    """What is no longer as it was when the answer was given; `now` is the basis of today."""
    # An answer that an earlier version of the program kept knows its flow's version alone.
    same = (
        answer.wording == step.wording if answer.wording else answer.content_version == flow.version
    )
    worded = () if same else (Change("wording"),)
    if answer.basis == now:
        return worded
    was, today = json.loads(answer.basis), json.loads(now)
    changed = (name for name in today if name in was and was[name] != today[name])
    return (*worded, *(Change(name, tuple(was[name]), tuple(today[name])) for name in changed))
