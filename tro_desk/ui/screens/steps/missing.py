"""What a step still wants before it is settled."""

from __future__ import annotations

from collections.abc import Callable

from tro_desk.base.messages import M_, Message
from tro_desk.domain.steps import Kind, State, StepState, WizardPath
from tro_desk.l10n import Translator
from tro_desk.ui.models.steps import titled
from tro_desk.ui.screens.steps.words import change_words

Words = Callable[[Translator], str]


def missing_of(path: WizardPath, step: StepState, problem: Message | None) -> list[Words]:
    """A sentence for each thing; `problem` is why what was typed could not be saved."""
    if problem is not None:
        return [_of(problem)]
    if step.state is State.BLOCKED:
        return [_first(path, step_id) for step_id in step.waits_for]
    if step.state is State.STALE:
        again = _of(M_("steps", "Something changed since you answered this; look at it again."))
        return [again, *(_change(path, change) for change in step.stale_because)]
    if step.kind is Kind.DO and step.what:
        open_ones = [t for n, t in enumerate(step.what, 1) if n not in step.ticked]
        return [_of(M_("steps", "Not ticked: {thing}", thing=thing)) for thing in open_ones]
    if step.kind is Kind.DOOR:
        return [_of(M_("steps", "The desk does not see it yet."))]
    if step.kind is Kind.DO:
        return [_of(M_("steps", "It is not ticked as done."))]
    return [_of(M_("steps", "No answer yet. You may also say that you do not know."))]


def _of(message: Message) -> Words:
    return lambda words: words.render(message)


def _first(path: WizardPath, step_id: str) -> Words:
    step = path.step(step_id)

    def text(words: Translator) -> str:
        name = titled(words, step.title, step.item) if step is not None else step_id
        return words.say("steps", "First: {title}", title=name)

    return text


def _change(path: WizardPath, change: object) -> Words:
    from tro_desk.domain.steps import Change

    assert isinstance(change, Change)
    return lambda words: change_words(words, path, change)
