"""From a flow, a situation and the seller's answers to the path as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from tro_desk.content.steps import Flow, Step
from tro_desk.domain.steps import SETTLED, Section, State, StepState, WizardPath
from tro_desk.domain.store import Answer
from tro_desk.wizard.conditions import CONDITIONS, Situation


def path(flow: Flow, now: Situation, answers: Sequence[Answer]) -> WizardPath:
    """The steps of `flow` that apply `now`, each with its state.

    `Answer.value` is `done`, `open` (taken back), or `skipped`, with a reason after a colon where
    the seller gave one; the newest answer of a step counts.
    """
    newest = {answer.step: answer for answer in sorted(answers, key=lambda answer: answer.at)}
    applying = [step for step in flow.steps if _all(step.when, now)]
    states: dict[str, State] = {}
    for step in applying:  # a step comes after the steps that it waits for
        state = _state(step, flow, now, newest.get(f"{flow.id}/{step.id}"))
        waits = any(states.get(first, State.DONE) not in SETTLED for first in step.after)
        states[step.id] = State.BLOCKED if waits and state is not State.DONE else state
    return WizardPath(
        flow=flow.id,
        content_version=flow.version,
        sections=tuple(Section(part.id, part.title) for part in flow.parts),
        steps=tuple(_shown(step, flow, now, states[step.id]) for step in applying),
    )


def _state(step: Step, flow: Flow, now: Situation, answer: Answer | None) -> State:
    if step.done and _all(step.done, now):
        return State.DONE
    said = answer.value.partition(":")[0] if answer else "open"
    # Nobody can declare done what the desk itself would have to see.
    if answer is None or said not in (("skipped",) if step.done else ("done", "skipped")):
        return State.OPEN
    if answer.stale or answer.content_version != flow.version:
        return State.STALE
    return State(said)


def takes(step: StepState, value: str) -> bool:
    """Whether `value` is an answer to the step: see `path`."""
    said = value.partition(":")[0]
    return said in ("open", "skipped") or (value == "done" and step.by_hand)


def _all(conditions: Sequence[str], now: Situation) -> bool:
    return all(CONDITIONS[name](now) for name in conditions)


def _shown(step: Step, flow: Flow, now: Situation, state: State) -> StepState:
    # Without a notice there is nothing to review: the same fact is typed on the case's own screen.
    go = "case" if step.go == "review" and not now.has_notice else step.go
    return StepState(
        id=f"{flow.id}/{step.id}",
        section=step.section,
        title=step.title,
        detail=step.detail,
        minutes=step.minutes,
        state=state,
        go=go,
        sources=step.sources,
        checked=step.checked,
    )
