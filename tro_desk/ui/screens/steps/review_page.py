"""Everything that was answered: each row is a door back; what is stale, unknown or open first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.steps import Item, ReviewRow, State, StepState, WizardPath
from tro_desk.l10n import Translator
from tro_desk.l10n.steps import state_label
from tro_desk.ui.context import Ui
from tro_desk.ui.models.steps import titled
from tro_desk.ui.screens.steps.asides import sign
from tro_desk.ui.screens.steps.words import (
    NOT_KNOWN,
    STATE_ICONS,
    answer_words,
    change_words,
)
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.chip import chip
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label


class _Door(QPushButton):
    """A row that opens its step."""

    def __init__(
        self,
        ui: Ui,
        title: Message,
        item: Item | None,
        text: Callable[[Translator], str],
        state: State,
        marks: Sequence[Message],
        press: Callable[[], object] | None,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        icon, role = STATE_ICONS[state]
        name = "dashed-circle" if icon == "circle" else icon
        row.addWidget(sign(ui, name, role, 22), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(ui, lambda t: titled(t, title, item), "body", wrap=True))
        self.answer = label(ui, text, "small", "text2", wrap=True)
        words.addWidget(self.answer)
        row.addLayout(words, 1)
        for mark in marks:
            row.addWidget(chip(ui, mark, "open"), 0, Qt.AlignmentFlag.AlignTop)
        if press is None:
            self.setEnabled(False)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            act = press
            row.addWidget(icon_label(ui, "chevron-right", "text2", 16))
            self.clicked.connect(lambda _c=False: act())

        def say(t: Translator) -> None:
            parts = (titled(t, title, item), text(t), state_label(t, state))
            self.setAccessibleName(". ".join(part for part in parts if part))
            self.answer.setVisible(bool(text(t)))

        ui.language.bind(self, say)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(40, layout.heightForWidth(width)) if layout is not None else 40

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 300)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 40)


class ReviewPage(QWidget):
    """The rows by section, with what still wants attention above."""

    def __init__(
        self,
        ui: Ui,
        path: WizardPath,
        rows: Sequence[ReviewRow],
        open_step: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._ui, self._path, self._open = ui, path, open_step
        self.doors: dict[str, _Door] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self._box.addWidget(label(ui, M_("steps", "Your answers"), "stepTitle"))
        ready = [s for s in path.steps if s.state in (State.OPEN, State.STALE)]
        lead = (
            M_("steps", "Each line opens its step. What is still open stands first.")
            if ready
            else M_("steps", "Nothing is open. Each line opens its step.")
        )
        self._box.addWidget(label(ui, lead, "body", "text2", wrap=True))
        stale = [row for row in rows if row.state is State.STALE and row.applies]
        answered = {row.step for row in rows}
        left = [s for s in ready if s.id not in answered or s.state is State.OPEN]
        self._part(M_("steps", "To look at again"), [self._row(row) for row in stale])
        self._part(M_("steps", "Still open"), [self._ready(step) for step in left])
        shown = {row.step for row in stale} | {step.id for step in left}
        for section in path.sections:
            own = [r for r in rows if r.section == section.id and r.applies]
            self._part(section.title, [self._row(r) for r in own if r.step not in shown])
        aside = [row for row in rows if not row.applies]
        self._part(M_("steps", "Kept, but not part of the path now"), [self._row(r) for r in aside])
        self._box.addStretch(1)

    @property
    def first(self) -> QWidget | None:
        """What gets the focus."""
        return next((door for door in self.doors.values() if door.isEnabled()), None)

    def _part(self, title: Message, doors: Sequence[QWidget]) -> None:
        if not doors:
            return
        self._box.addWidget(label(self._ui, title, "section", wrap=True))
        card = Card(0, 0)
        for number, door in enumerate(doors):
            if number:
                card.box.addWidget(rule())
            card.box.addWidget(door)
        self._box.addWidget(card)

    def _row(self, row: ReviewRow) -> _Door:
        step = self._path.step(row.step)
        things = len(step.what) if step is not None else len(row.ticked)

        def text(words: Translator) -> str:
            said = answer_words(words, row, row.chosen, things)
            changes = [change_words(words, self._path, one) for one in row.stale_because]
            return "\n".join(part for part in (said, *changes) if part)

        marks = []
        if row.stale_because or row.state is State.STALE:
            marks.append(M_("steps", "Look at it again"))
        if row.answer == "unknown":
            marks.append(NOT_KNOWN)
        press = partial(self._open, row.step) if row.applies else None
        door = _Door(self._ui, row.title, row.item, text, row.state, marks, press)
        self.doors[row.step] = door
        return door

    def _ready(self, step: StepState) -> _Door:
        def text(words: Translator) -> str:
            chosen = [option.label for option in step.chosen]
            return answer_words(words, step, chosen, len(step.what))

        door = _Door(
            self._ui, step.title, step.item, text, step.state, (), partial(self._open, step.id)
        )
        self.doors[step.id] = door
        return door
