"""The state of a deadline in one word."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLabel

from tro_desk.base.messages import M_, Message
from tro_desk.domain.deadline import Deadline
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.chip import chip

_WORDS: Final[dict[str, Message]] = {
    "computed": M_("deadline chip", "Computed"),
    "as_printed": M_("deadline chip", "As printed"),
    "provisional": M_("deadline chip", "To confirm"),
    "needs_input": M_("deadline chip", "To fill in"),
}


def deadline_chip(ui: Ui, deadline: Deadline) -> QLabel:
    """Filled for a date that rests on confirmed facts, dashed for any other."""
    if deadline.id == "tro_day_28":  # nobody has extended it yet
        return chip(ui, M_("deadline chip", "Assumed"), "open")
    settled = deadline.status in ("computed", "as_printed")
    return chip(ui, _WORDS[deadline.status], "settled" if settled else "open")
