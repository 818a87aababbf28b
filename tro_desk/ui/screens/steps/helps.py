"""What helps with a step: the doors of other rooms, forms, evidence, terms."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.steps import StepState
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.steps.words import LETTER, RECORDS, door
from tro_desk.ui.widgets.buttons import link_button, plain_button
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.text import label

_RECORD_ROOMS = {"counsel": "counsel", "contacts": "contact", "offers": "offer", "tasks": "task"}


def go(ui: Ui, step: StepState, case_id: str) -> None:
    """Open the room that helps with a step."""
    name = step.go
    if name == "add_notice":
        ui.choose_files(case_id)
    elif name in _RECORD_ROOMS:
        ui.go("records", case=case_id, kind=_RECORD_ROOMS[name])
    elif name == "letters":
        letters = [one.partition(":")[2] for one in step.records if one.startswith("letter:")]
        open_letter(ui, letters[0] if letters else "", case_id)
    elif name == "case":
        ui.go("case", case=case_id, edit=True)
    else:
        ui.go(name, case=case_id)


def open_letter(ui: Ui, letter: str, case_id: str) -> None:
    """Open a letter, "" for all."""
    ui.go("letters", case=case_id, letter=letter)


def help_row(ui: Ui, step: StepState, case_id: str) -> QWidget:
    """The button of the room that helps."""
    row, flow = flow_row(8)
    flow.addWidget(plain_button(ui, door(step.go), partial(go, ui, step, case_id), "external"))
    return row


def records_row(
    ui: Ui, step: StepState, case_id: str, changed: Callable[[], object]
) -> QWidget | None:
    """The forms and letters of a step, None without any; `changed` is called once one is saved."""
    buttons = []
    for name in step.records:
        if name.startswith("letter:"):
            act = partial(open_letter, ui, name.partition(":")[2], case_id)
            buttons.append(plain_button(ui, LETTER, act, "file"))
        elif name in RECORDS:
            act = partial(_record, ui, name, step, case_id, changed)
            buttons.append(plain_button(ui, RECORDS[name], act, "plus"))
    if not buttons:
        return None
    row, flow = flow_row(8, line_gap=8)
    for button in buttons:
        flow.addWidget(button)
    return row


def _record(
    ui: Ui, kind: str, step: StepState, case_id: str, changed: Callable[[], object]
) -> None:
    from tro_desk.ui.records import RecordDialog

    item = step.item.id if step.item else ""
    name = step.id.partition("@")[0]
    window = QApplication.activeWindow()
    dialog = RecordDialog(ui, kind, case_id, step=name, item=item, parent=window)
    dialog.saved.connect(lambda _record: changed())
    dialog.open()


def terms_row(ui: Ui, step: StepState) -> QWidget:
    """The terms of a step: each opens the glossary, and tells its meaning under the pointer."""
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    box.addWidget(label(ui, M_("steps", "Words explained"), "smallStrong", "text2"))
    row, flow = flow_row(14, line_gap=2)
    from tro_desk.ui.glossary_window import show_glossary, term_words

    for term in step.terms:
        name, meaning = term_words(term)
        button = link_button(ui, name, partial(show_glossary, ui, term, whole))
        _explain(ui, button, meaning)
        flow.addWidget(button)
    box.addWidget(row)
    return whole


def _explain(ui: Ui, button: QWidget, meaning: Message) -> None:
    def say(_words: object) -> None:
        text = ui.language.say(meaning)
        button.setToolTip(text)
        button.setAccessibleDescription(text)

    ui.language.bind(button, say)
