"""The path and the review page as they are shown."""

from __future__ import annotations

from collections.abc import Sequence

from tro_desk.domain.steps import Kind, ReviewRow, Section, State, StepState, WizardPath
from tro_desk.wizard.engine import Stand, Walk
from tro_desk.wizard.meaning import LEFT_OUT, word
from tro_desk.wizard.values import text_of, ticks


def path(walk: Walk) -> WizardPath:
    """The steps that apply, and where to go on."""
    flow = walk.flow
    return WizardPath(
        flow=flow.id,
        content_version=flow.version,
        title=flow.title,
        sections=tuple(Section(part.id, part.title) for part in flow.parts),
        steps=tuple(_state(walk, stand) for stand in walk.stands),
        here=_here(walk.stands),
    )


def review(walk: Walk) -> tuple[ReviewRow, ...]:
    """What was answered or is seen to be done, in the order of the path.

    Behind it, what was answered and does not belong to the path as it stands.
    """
    rows = [
        _row(walk, stand)
        for stand in walk.stands
        if stand.answer is not None or stand.state is State.DONE
    ]
    return (*rows, *(_row(walk, stand, applies=False) for stand in walk.aside()))


def _here(stands: Sequence[Stand]) -> str | None:
    ready = [place for place, one in enumerate(stands) if one.state in (State.OPEN, State.STALE)]
    if not ready:
        return None
    touched = max(range(len(stands)), key=lambda place: stands[place].touched)
    last = touched if stands[touched].touched >= 0 else 0
    return stands[next((place for place in ready if place >= last), ready[0])].id


def _state(walk: Walk, stand: Stand) -> StepState:
    step, answer = stand.step, stand.answer
    value = answer.value if answer is not None else ""
    left_out = word(step, value) in LEFT_OUT
    # Without a notice there is nothing to review: the same fact is typed on the case's own screen.
    go = "case" if step.go == "review" and "has.notice" not in walk.now.values else step.go
    return StepState(
        id=stand.id,
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
        answer="" if left_out else text_of(step, value),
        ticked=_ticked(stand, value),
        reason=value.partition(":")[2] if left_out else "",
        at=answer.at if answer is not None else None,
        stale_because=stand.changes,
        waits_for=stand.waits_for,
    )


def _ticked(stand: Stand, value: str) -> tuple[int, ...]:
    if stand.step.kind is not Kind.DO:
        return ()
    return tuple(range(1, len(stand.step.what) + 1)) if value == "done" else ticks(value)


def _row(walk: Walk, stand: Stand, *, applies: bool = True) -> ReviewRow:
    step = _state(walk, stand)
    return ReviewRow(
        step=step.id,
        section=step.section,
        title=step.title,
        question=step.ask or step.title,
        kind=step.kind,
        state=step.state,
        answer=step.answer,
        chosen=tuple(option.label for option in step.chosen),
        ticked=step.ticked,
        reason=step.reason,
        item=step.item,
        at=step.at,
        stale_because=step.stale_because,
        applies=applies,
    )
