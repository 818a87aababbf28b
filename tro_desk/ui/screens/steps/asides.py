"""Beside a step: the next dates, why it is asked, what not to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.steps import StepState
from tro_desk.l10n import Translator
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.context import Ui
from tro_desk.ui.models.countdown import NOT_OWED, is_done, left, short
from tro_desk.ui.widgets.buttons import Segmented, segmented, set_icon
from tro_desk.ui.widgets.card import Card, clear
from tro_desk.ui.widgets.flow import Flow
from tro_desk.ui.widgets.icons import icon_label, icon_title
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.text import dress, label

MOST_CLOCKS: Final = 3


def next_clocks(deadlines: Sequence[Deadline], count: int) -> tuple[Deadline, ...]:
    """The dates that come first, what is overdue too; nothing that is done or owed by nobody."""
    dated = [d for d in deadlines if d.due is not None and not is_done(d) and d.id not in NOT_OWED]
    return tuple(sorted(dated, key=lambda d: (d.due, d.id))[:count])


def _tip(button: QWidget, tip: Message, words: Translator) -> None:
    button.setToolTip(words.render(tip))


def sign(ui: Ui, name: str, role: str, line: int = 20) -> QLabel:
    """A small icon at the height of the first of several lines of text beside it."""
    made = icon_label(ui, name, role, 16)
    made.setFixedSize(16, line)
    return made


class _Clock(QWidget):
    def __init__(self, ui: Ui, deadline: Deadline) -> None:
        super().__init__()
        self._ui, self._deadline = ui, deadline
        self._left = label(ui, "", "bodyStrong", "date")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(icon_label(ui, "clock", "date", 16))
        title = label(ui, deadline.title, "small", "text2")
        row.addWidget(title)
        row.addWidget(self._left)
        row.addStretch(1)
        ui.language.bind(self, lambda _t: self.tick())

    def tick(self) -> None:
        due = self._deadline.due
        if due is None:
            return
        words, time = self._ui.translator, left(due, self._ui.clock.now())
        dress(self._left, "bodyStrong", "danger" if time.over else "date")
        self._left.setText(short(words, time))
        self.setToolTip(words.moment(words.beijing(due)))


class Clocks(QWidget):
    """The next dates with the days that are left."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._clocks: list[_Clock] = []
        self._flow = Flow(16, 4, parent=self)

    def show_dates(self, deadlines: Sequence[Deadline], count: int = MOST_CLOCKS) -> None:
        """Show the first of these."""
        clear(self._flow)
        self._clocks = [_Clock(self._ui, one) for one in next_clocks(deadlines, count)]
        for clock in self._clocks:
            self._flow.addWidget(clock)
        self.setVisible(bool(self._clocks))

    def tick(self) -> None:
        """Count again."""
        for clock in self._clocks:
            clock.tick()


def bullets(ui: Ui, icon: str, role: str, texts: Sequence[Message]) -> QVBoxLayout:
    """Sentences below each other, each behind a sign."""
    column = QVBoxLayout()
    column.setSpacing(8)
    for text in texts:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(sign(ui, icon, role), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(ui, text, "small", wrap=True), 1)
        column.addLayout(row)
    return column


class WhyCard(Card):
    """Why the step is there, where that stands, and when that was read."""

    def __init__(self, ui: Ui, step: StepState) -> None:
        super().__init__(16, 8)
        title = M_("steps", "Why we ask") if step.asks else M_("steps", "Why")
        if not step.why:
            title = M_("steps", "Where it stands")
        self.box.addWidget(icon_title(ui, "info", "primary", title))
        if step.why:
            self.box.addLayout(bullets(ui, "minus", "text2", step.why))

        def text(words: Translator) -> str:
            sources = words.cited(step.sources)
            day = words.day(step.checked_on, BEIJING)
            return words.say("steps", "Source: {sources}. Read on {day}.", sources=sources, day=day)

        self.box.addWidget(label(ui, text, "caption", "text2", wrap=True))
        if not step.checked:
            self.box.addWidget(lawyer_line(ui))


def lawyer_line(ui: Ui) -> QLabel:
    """That a statement was not checked against its source."""
    text = M_("steps", "Not all of this could be checked against its source: ask your lawyer.")
    return label(ui, text, "smallStrong", "text2", wrap=True)


class DontCard(Card):
    """What not to do."""

    def __init__(self, ui: Ui, step: StepState) -> None:
        super().__init__(16, 8)
        self.box.addWidget(icon_title(ui, "warning", "danger", M_("steps", "Do not")))
        self.box.addLayout(bullets(ui, "close", "danger", step.dont))


class Aside(Page):
    """The column at the right; in a small window a panel that shows one card at a time."""

    def __init__(self, ui: Ui) -> None:
        self._compact = False
        self._shown = ""
        self._cards: dict[str, Card] = {}
        self._ready = False
        super().__init__(ui)
        self._ready = True
        self.clocks = Clocks(ui)
        self._top = QVBoxLayout()
        self.box.addLayout(self._top)
        self._holder: QWidget | None = None
        self.box.addStretch(1)
        self.setFixedWidth(ui.theme.size("layout.wizardAside") + 24)

    def set_compact(self, compact: bool) -> None:
        """As a panel: hidden until one of its cards is asked for."""
        if not self._ready:  # the base asks for its own padding first
            return
        self._compact = compact
        top = 12 if compact else 20
        self.box.setContentsMargins(0, top, 16 if compact else 24, top)
        self.box.setSpacing(14)
        if not compact:
            self._top.addWidget(self.clocks)
        self._fit()

    def show_step(self, step: StepState | None) -> None:
        """Take the cards of a step."""
        if self._holder is not None:  # to take it out of its parent would style it anew
            self._holder.hide()
            self.box.removeWidget(self._holder)
            self._holder.deleteLater()
            self._holder = None
        self._cards = {}
        if step is not None:
            if step.why or step.sources:
                self._cards["why"] = WhyCard(self._ui, step)
            if step.dont:
                self._cards["dont"] = DontCard(self._ui, step)
        if self._cards:
            self._holder = QWidget(self.inner)
            self._holder.hide()  # until it is whole, so that its cards are laid out once
            column = QVBoxLayout(self._holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(14)
            for card in self._cards.values():
                column.addWidget(card)
            self.box.insertWidget(1, self._holder)
        self._fit()

    def show_one(self, name: str) -> None:
        """In a small window: show this card alone, "" for none."""
        self._shown = name
        self._fit()

    @property
    def shown(self) -> str:
        """The card of the small window."""
        return self._shown

    def _fit(self) -> None:
        for name, card in self._cards.items():
            card.setVisible(not self._compact or name == self._shown)
        if self._holder is not None:
            self._holder.show()
        self.setVisible(not self._compact or self._shown in self._cards)


_SWITCH_ICONS: Final = {"why": ("info", "primary"), "dont": ("warning", "danger")}


class CompactBar(QWidget):
    """The head of a small window: the chooser, the bar, the dates, two switches."""

    def __init__(self, ui: Ui, chooser: QWidget, bar: QWidget, show: Callable[[str], None]) -> None:
        super().__init__()
        self._show = show
        self.setProperty("pane", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.switch: Segmented = segmented(
            ui,
            [("why", M_("steps", "Why")), ("dont", M_("steps", "Do not"))],
            small=True,
            soft=True,
        )
        tips = {"why": M_("steps", "Why this step (F1)"), "dont": M_("steps", "What not to do")}
        for name, button in self.switch.buttons.items():
            tip = tips[name]
            ui.language.bind(button, partial(_tip, button, tip))
            icon, role = _SWITCH_ICONS[name]
            set_icon(ui, button, icon, role, 14)
            button.clicked.connect(lambda _c=False, name=name: self.toggle(name))
        self._open = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 16, 6)
        self._row.setSpacing(12)
        bar.setFixedWidth(96)
        self._row.addWidget(chooser)
        self._row.addWidget(bar)
        self._row.addStretch(1)
        self._row.addWidget(self.switch)

    def place_clocks(self, clocks: Clocks) -> None:
        """Take the dates into the head."""
        self._row.insertWidget(3, clocks, 0, Qt.AlignmentFlag.AlignVCenter)

    def toggle(self, name: str) -> None:
        """Show a card, or hide it where it shows."""
        self._open = "" if name == self._open else name
        self.switch.choose(self._open or None)
        self._show(self._open)
