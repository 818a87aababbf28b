"""Answers that are chosen: a list with ticks, cards of which one or several are taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_, Message
from tro_desk.domain.steps import UNKNOWN, Kind, Option, StepState
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.steps.inputs import Answering
from tro_desk.ui.screens.steps.words import NOT_KNOWN
from tro_desk.ui.widgets.buttons import link_button
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.choice_card import ChoiceCard
from tro_desk.ui.widgets.text import dress, label

_IT_IS_DONE: Final = M_("steps", "It is done")
_BOX: Final = 22
"""A box without words: as wide as its sign with the ring of the focus around it."""


def _key_tip(ui: Ui, widget: QWidget, number: int) -> None:
    if number <= 9:
        tip = M_("steps", "Key {number}", number=number)
        ui.language.bind(widget, lambda t: widget.setToolTip(t.render(tip)))


class _Line(QWidget):
    """A tick box with words that go on in the next line; a click on the words ticks too."""

    def __init__(self, ui: Ui, number: int, words: Message, ticked: bool) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setFixedWidth(_BOX)
        self.box.setChecked(ticked)
        ui.language.bind(self.box, lambda t: self.box.setAccessibleName(t.render(words)))
        _key_tip(ui, self, number)
        self._words = label(ui, words, "body", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self._words.setContentsMargins(0, 3, 0, 3)
        row.addWidget(self._words, 1)
        self.box.toggled.connect(self._dress)
        self._dress(ticked)

    def _dress(self, ticked: bool) -> None:
        dress(self._words, "body", "text2" if ticked else "text")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.box.toggle()


class Checklist(Answering):
    """What a step wants done, each saved as it is ticked; done when all are."""

    def __init__(self, ui: Ui, step: StepState) -> None:
        super().__init__()
        self.lines: list[_Line] = []
        self._things = step.what or (_IT_IS_DONE,)
        self._single = not step.what
        ticked = step.ticked if step.what else ((1,) if step.answer == "done" else ())
        card = Card(0, 0)
        for number, thing in enumerate(self._things, 1):
            if number > 1:
                card.box.addWidget(rule())
            line = _Line(ui, number, thing, number in ticked)
            line.box.toggled.connect(self._changed)
            card.box.addWidget(line)
            self.lines.append(line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(card)
        if len(self.lines) > 1:
            all_of_it = link_button(ui, M_("steps", "Tick all"), self.tick_all)
            tip = M_("steps", "Tick all (0)")
            ui.language.bind(all_of_it, lambda t: all_of_it.setToolTip(t.render(tip)))
            box.addWidget(all_of_it)

    def tick_all(self) -> None:
        """Everything of it is done."""
        for line in self.lines:
            line.box.blockSignals(True)
            line.box.setChecked(True)
            line.box.blockSignals(False)
            line._dress(True)
        self._changed()

    def _changed(self, *_: object) -> None:
        done = [n for n, line in enumerate(self.lines, 1) if line.box.isChecked()]
        if len(done) == len(self.lines):
            self.said.emit("done")
        else:
            self.said.emit(f"ticked:{','.join(map(str, done))}" if done else "open")

    @property
    def first(self) -> QWidget | None:
        waiting = (line.box for line in self.lines if not line.box.isChecked())
        return next(waiting, self.lines[0].box)

    def press(self, number: int) -> bool:
        if number == 0:
            self.tick_all()
        elif number <= len(self.lines):
            self.lines[number - 1].box.toggle()
        return number <= len(self.lines)


class _Choice(ChoiceCard):
    """One of the answers: what it says, and what that means where it needs telling."""

    def __init__(self, ui: Ui, number: int, option: Option, button: QAbstractButton) -> None:
        note = option.note
        below = None if note is None else label(ui, note, "small", "text2", wrap=True)
        super().__init__(ui, button, option.label, below)
        self.option = option
        _key_tip(ui, self, number)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class Choices(Answering):
    """Cards of which one is chosen, or several; the last one says "I do not know"."""

    def __init__(self, ui: Ui, step: StepState) -> None:
        super().__init__()
        self._one = step.kind is Kind.CHOICE
        self._group = QButtonGroup(self)
        self._group.setExclusive(self._one)
        note = M_("steps", "It goes into the brief as an open question.")
        options = (*step.options, Option(UNKNOWN, NOT_KNOWN, note))
        chosen = step.answer.split(",")
        self.cards = [self._card(ui, n, option) for n, option in enumerate(options, 1)]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        for card in self.cards:
            card.button.setChecked(card.option.id in chosen)
            box.addWidget(card)
        for card in self.cards:
            card.button.clicked.connect(lambda _c=False, card=card: self._changed(card))
            card.button.installEventFilter(self)

    def _card(self, ui: Ui, number: int, option: Option) -> _Choice:
        button = QRadioButton() if self._one else QCheckBox()
        self._group.addButton(button)
        return _Choice(ui, number, option, button)

    def _changed(self, card: _Choice) -> None:
        if not self._one:  # "I do not know" and an answer cannot both be true
            for other in self.cards:
                if (other.option.id == UNKNOWN) != (card.option.id == UNKNOWN):
                    other.button.setChecked(False)
        chosen = [one.option.id for one in self.cards if one.button.isChecked()]
        self.said.emit(",".join(chosen) or "open")

    @property
    def buttons(self) -> Sequence[QAbstractButton]:
        """The radio buttons or tick boxes, in their order."""
        return [card.button for card in self.cards]

    @property
    def first(self) -> QWidget | None:
        chosen = (button for button in self.buttons if button.isChecked())
        return next(chosen, self.buttons[0])

    def press(self, number: int) -> bool:
        if not 1 <= number <= len(self.cards):
            return False
        self.buttons[number - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.buttons[number - 1].click()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of tick boxes too the arrows go to the next one; of radio buttons they choose it."""
        if event.type() != QEvent.Type.KeyPress or self._one:
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(event.key(), 0)  # type: ignore[attr-defined]
        if step:
            at = [*self.buttons].index(watched) + step  # type: ignore[arg-type]
            self.buttons[at % len(self.cards)].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(step)
