"""What another date would change: shown beside the real one, never saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_
from tro_desk.domain.case import Case
from tro_desk.domain.deadline import TRIGGERS, Deadline
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import field_label
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import first, shown
from tro_desk.ui.screens.dates.controller import Change
from tro_desk.ui.widgets.buttons import icon_button, plain_button
from tro_desk.ui.widgets.card import Card, clear, rule
from tro_desk.ui.widgets.chip import chip
from tro_desk.ui.widgets.date_line import DateLine
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.text import label

FIELDS_TRIED: Final = tuple(name for name in TRIGGERS if FIELDS[name].kind is Kind.DATE)
"""The dates that can be tried."""


class WhatIfCard(Card):
    """`ask(field, value)` is called to compute; `show_changes` takes the answer."""

    def __init__(
        self,
        ui: Ui,
        case: Case,
        ask: Callable[[str, str], object],
        close: Callable[[], object],
    ) -> None:
        super().__init__(16, 8, look="soft")
        self._ui, self._case = ui, case
        self._asked: tuple[str, str] | None = None
        head = QHBoxLayout()
        head.setSpacing(8)
        title, flow = flow_row(10)
        flow.addWidget(label(ui, M_("what if", "What if"), "section"))
        flow.addWidget(chip(ui, M_("what if", "Not saved"), "open"))
        head.addWidget(title, 1)
        head.addWidget(icon_button(ui, "close", M_("what if", "Close what if"), close))
        self.box.addLayout(head)
        text = M_(
            "what if",
            "Try another date and see which deadlines it would change. Nothing is saved; the dates "
            "below stay as they are.",
        )
        self.box.addWidget(label(ui, text, "small", "text2", wrap=True))
        self.field = QComboBox()
        for name in FIELDS_TRIED:
            self.field.addItem("", name)
        ui.language.bind(self.field, self._words)
        self.field.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.field.setMinimumContentsLength(14)
        self.day = DateLine(ui, M_("what if", "Date to try"))
        self.day.setMinimumWidth(190)
        self.day.input.returnPressed.connect(lambda: self._ask(ask))
        self.day.input.textChanged.connect(lambda _text: self._typed())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 3)
        row.addWidget(self.day, 3)
        self.button = plain_button(ui, M_("what if", "Try it"), lambda: self._ask(ask))
        row.addWidget(self.button)
        self.box.addLayout(row)
        self._now = label(ui, self._known, "small", "text2", wrap=True)
        self.box.addWidget(self._now)
        self.strip = MessageStrip(ui)
        self.box.addWidget(self.strip)
        whole = QWidget()
        self._result = QGridLayout(whole)
        self._result.setContentsMargins(0, 0, 0, 0)
        self._result.setHorizontalSpacing(16)
        self._result.setVerticalSpacing(6)
        for column, share in enumerate((3, 4, 4)):
            self._result.setColumnStretch(column, share)
        self.box.addWidget(whole)
        known = [name for name in FIELDS_TRIED if first(case, name) is not None]
        start = "served" if "served" in known else known[0] if known else "served"
        self.field.setCurrentIndex(FIELDS_TRIED.index(start))
        self.field.currentIndexChanged.connect(lambda _at: self._chosen())
        self._chosen()

    def _words(self, words: Translator) -> None:
        self.field.setAccessibleName(words.say("what if", "Date to change"))
        for at, name in enumerate(FIELDS_TRIED):
            self.field.setItemText(at, field_label(words, name))

    def _known(self, words: Translator) -> str:
        name = str(self.field.currentData() or "served")
        value = first(self._case, name)
        if value is None:
            return words.say("what if", "The desk has no such date now.")
        return words.say("what if", "The desk has now: {value}", value=shown(words, value))

    def _chosen(self) -> None:
        value = first(self._case, str(self.field.currentData()))
        self.day.show_value(value.value if value is not None else "")
        self._now.setText(self._known(self._ui.translator))
        clear(self._result)
        self.strip.clear()

    def _typed(self) -> None:
        """What is shown always belongs to the date above it."""
        self._asked = None
        clear(self._result)

    def _ask(self, ask: Callable[[str, str], object]) -> None:
        self.strip.clear()
        self._asked = self._tried()
        ask(*self._asked)

    def _tried(self) -> tuple[str, str]:
        return str(self.field.currentData()), self.day.value

    def fail(self, error: DeskError) -> None:
        """Say what is wrong with the date."""
        clear(self._result)
        self.strip.fail(error)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show what the date would change, beside what is now."""
        ui = self._ui
        if self._asked != self._tried():
            return  # another date was typed meanwhile
        clear(self._result)
        if not changes:
            same = M_("what if", "No deadline would change.")
            self._result.addWidget(label(ui, same, "small", wrap=True), 0, 0, 1, 3)
            return
        heads = (
            M_("deadlines", "Matter"),
            M_("what if", "Now"),
            M_("what if", "With the date tried (not saved)"),
        )
        for column, head in enumerate(heads):
            self._result.addWidget(label(ui, head, "caption", "text2", wrap=True), 0, column)
        for number, change in enumerate(changes):
            line = 2 * number + 1
            top = Qt.AlignmentFlag.AlignTop
            self._result.addWidget(rule(), line, 0, 1, 3)
            name = label(ui, change.then.title, "smallStrong", wrap=True)
            self._result.addWidget(name, line + 1, 0, top)
            for column, one in ((1, change.now), (2, change.then)):
                words = label(ui, partial(_moments, one), "small", wrap=True)
                if column == 1:
                    words.setProperty("tone", "text2")
                self._result.addWidget(words, line + 1, column, top)


def _moments(deadline: Deadline | None, words: Translator) -> str:
    """Both times of a deadline, each with its zone."""
    if deadline is None or deadline.due is None:
        return words.say("what if", "No date")
    due = deadline.due
    return f"{words.moment(due)}\n{words.moment(words.beijing(due))}"
