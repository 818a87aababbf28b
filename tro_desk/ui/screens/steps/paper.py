"""The path as a checklist on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tro_desk.domain.steps import Kind, State, StepState, WizardPath
from tro_desk.l10n.steps import state_label
from tro_desk.ui.context import Ui
from tro_desk.ui.models.steps import titled
from tro_desk.ui.screens.steps.words import answer_words
from tro_desk.ui.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

BOX, TICKED = "□", "■"
"""An empty box and a filled one: a grey print shows which is which."""


def sheet_of(ui: Ui, path: WizardPath, case_name: str) -> Sheet:
    """Every step that applies, with a box for it and for each thing it wants."""
    words = ui.translator
    made = words.say("sheet", "As of {moment}", moment=words.beijing(ui.clock.now()))
    note = words.say("sheet", "Information to discuss with a lawyer, not legal advice.")
    boxes = words.say("steps", "{empty} to do, {full} done", empty=BOX, full=TICKED)
    heads = (
        words.say("steps", "State"),
        words.say("steps", "Step"),
        words.say("steps", "What to do"),
        words.say("steps", "Answer"),
    )
    title = words.say("steps", "Checklist: {path}", path=words.render(path.title))
    rows = tuple(_rows(ui, path))
    return Sheet(title, (case_name, made, note, boxes), heads, rows, (11, 29, 36, 24))


def _rows(ui: Ui, path: WizardPath) -> Iterator[tuple[str, ...]]:
    words = ui.translator
    for section in path.sections:
        for step in path.steps:
            if step.section != section.id:
                continue
            mark = TICKED if step.state is State.DONE else BOX
            name = f"{words.render(section.title)}\n{titled(words, step.title, step.item)}"
            state = f"{mark} {state_label(words, step.state)}"
            chosen = [option.label for option in step.chosen]
            said = answer_words(words, step, chosen, len(step.what))
            yield state, name, "\n".join(_things(ui, step)), said


def _things(ui: Ui, step: StepState) -> Iterator[str]:
    words = ui.translator
    if step.ask is not None:
        yield words.render(step.ask)
    for option in step.options:
        mark = TICKED if option in step.chosen else BOX
        yield f"{mark} {words.render(option.label)}"
    if step.options:
        return
    for number, thing in enumerate(step.what, 1):
        # Of the other kinds nobody said what of it is done.
        mark = "–" if step.kind is not Kind.DO else TICKED if number in step.ticked else BOX
        yield f"{mark} {words.render(thing)}"
