"""The state of a deadline in one word."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLabel

from tro_desk.base.messages import M_, Message
from tro_desk.domain.deadline import Deadline
from tro_desk.ui.context import Ui
from tro_desk.ui.models.countdown import ASSUMED
from tro_desk.ui.widgets.chip import chip

_WORDS: Final[dict[str, Message]] = {
    "computed": M_("deadline chip", "Computed"),
    "as_printed": M_("deadline chip", "As printed"),
    "provisional": M_("deadline chip", "To confirm"),
    "needs_input": M_("deadline chip", "To fill in"),
}


def deadline_chip(ui: Ui, deadline: Deadline) -> QLabel:
    """Filled for a date that rests on confirmed facts, dashed for any other."""
    words, settled = deadline_state(deadline)
    return chip(ui, words, "settled" if settled else "open")


def deadline_state(deadline: Deadline) -> tuple[Message, bool]:
    """The word, and whether the date is settled: a date to be checked or confirmed is not."""
    state = deadline.mark.state if deadline.mark is not None else "open"
    if state == "done":
        return M_("deadline chip", "Done"), True
    if state == "moved":
        return M_("deadline chip", "Moved"), True
    if deadline.id == ASSUMED:  # nobody has extended it yet
        return M_("deadline chip", "Assumed"), False
    if deadline.status in ("computed", "as_printed") and not deadline.checked:
        return M_("deadline chip", "Ask a lawyer"), False
    return _WORDS[deadline.status], deadline.status in ("computed", "as_printed")
