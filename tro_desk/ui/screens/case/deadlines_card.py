"""The deadlines of a case; each row unfolds the reasoning step by step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.deadline import Deadline
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import field_label
from tro_desk.ui.context import Ui
from tro_desk.ui.models.countdown import left, short
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.buttons import icon_button, link_button, name_it, set_icon
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.deadline_chip import deadline_chip
from tro_desk.ui.widgets.text import dress, label

_SHARES = (31, 27, 29)  # title, court time, Beijing time; what is left and the chip are as wide as:
_LEFT, _CHIP = 84, 122


def _columns(cells: tuple[QWidget, ...], top: int = 8) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(10, top, 14, top)
    row.setSpacing(12)
    for cell, share in zip(cells[:-2], _SHARES, strict=True):
        row.addWidget(cell, share)
    for cell, width in zip(cells[-2:], (_LEFT, _CHIP), strict=True):
        place = QWidget()
        place.setFixedWidth(width)
        inner = QHBoxLayout(place)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(cell, 0 if cell is cells[-1] else 1)
        if cell is cells[-1]:
            inner.addStretch(1)
        row.addWidget(place)
    return row


class Trace(QFrame):
    """Why it is this day: numbered sentences, each with its rule."""

    def __init__(self, ui: Ui, deadline: Deadline, fill: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("pane", "date")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 16, 14)
        box.setSpacing(6)
        due = deadline.due

        def head(words: Translator) -> str:
            if due is None:
                return words.say("trace", "Why there is no date yet")
            return words.say("trace", "Why {day}", day=due.date())

        box.addWidget(label(ui, head, "bodyStrong", "date", wrap=True))
        for number, step in enumerate(deadline.trace, 1):
            row = QHBoxLayout()
            row.setSpacing(12)
            top = Qt.AlignmentFlag.AlignTop
            count = label(ui, str(number), "small", "text2")
            count.setFixedWidth(20)
            count.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(count, 0, top)
            row.addWidget(label(ui, step.text, "small", wrap=True), 8)
            rule_text = label(ui, step.rule, "caption", "text2", wrap=True)
            rule_text.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(rule_text, 3, top)
            box.addLayout(row)
        if deadline.missing:
            box.addWidget(link_button(ui, M_("deadlines", "Fill it in"), fill))
        later = deadline.possible_later
        if later is not None:
            text = M_("trace", "It may be later: {moment}. Ask your lawyer.", moment=later)
            box.addWidget(label(ui, text, "small", "text2", wrap=True))
        elif not deadline.checked:
            text = M_("trace", "Ask your lawyer about this date.")
            box.addWidget(label(ui, text, "small", "text2", wrap=True))


class DeadlineRow(QFrame):
    """One deadline; a click anywhere or the key on its arrow unfolds it."""

    def __init__(
        self,
        ui: Ui,
        deadline: Deadline,
        toggled: Callable[[str], None],
        fill: Callable[[], object],
    ) -> None:
        super().__init__()
        self._fill = fill
        self._ui = ui
        self._toggled = toggled
        self.deadline = deadline
        self.trace: Trace | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.arrow = icon_button(
            ui, "chevron-down", self._arrow_name(False), lambda: toggled(deadline.id)
        )
        name = QWidget()
        pair = QHBoxLayout(name)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(4)
        pair.addWidget(self.arrow)
        pair.addWidget(label(ui, deadline.title, "bodyStrong", wrap=True), 1)
        self.left = label(ui, "", "bodyStrong", "date", wrap=True)
        self.left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        chip = deadline_chip(ui, deadline)
        self._box.addLayout(
            _columns((name, self._court(), self._beijing(), self.left, chip), top=6)
        )
        self._box.addWidget(rule())
        ui.language.bind(self, lambda _t: self.tick())

    def _arrow_name(self, open_: bool) -> Message:
        if open_:
            return M_("deadlines", "Hide why: {title}", title=self.deadline.title)
        return M_("deadlines", "Show why: {title}", title=self.deadline.title)

    def _court(self) -> QLabel:
        due, missing = self.deadline.due, self.deadline.missing
        if due is not None:
            when = due
            return label(self._ui, lambda t: t.date_time(when, year=False), "small", wrap=True)

        def text(words: Translator) -> str:
            names = ", ".join(field_label(words, field) for field in missing)
            return words.say("deadlines", "Not known: {names}", names=names)

        return label(self._ui, text, "small", "text2", wrap=True)

    def _beijing(self) -> QLabel:
        due = self.deadline.due
        if due is None:
            return label(self._ui, "", "small")
        when = due
        return label(
            self._ui, lambda t: t.date_time(t.beijing(when), year=False), "smallStrong", wrap=True
        )

    def tick(self) -> None:
        """Count again."""
        due = self.deadline.due
        if due is None:
            dress(self.left, "body", "text2")
            self.left.setText("—")
            return
        time = left(due, self._ui.clock.now())
        assumed = self.deadline.id == "tro_day_28"
        tone = "text2" if assumed else "danger" if time.over else "date"
        dress(self.left, "body" if assumed else "bodyStrong", tone)
        self.left.setText(short(self._ui.translator, time))

    @property
    def is_open(self) -> bool:
        """Whether the reasoning is unfolded."""
        return self.trace is not None

    def unfold(self, open_: bool) -> None:
        """Show or hide the reasoning."""
        if open_ == self.is_open:
            return
        if open_:
            self.trace = Trace(self._ui, self.deadline, self._fill)
            self._box.insertWidget(1, self.trace)
        elif self.trace is not None:
            self.trace.hide()
            self.trace.deleteLater()
            self.trace = None
        set_property(self, "pane", "date" if open_ else "")
        set_icon(self._ui, self.arrow, "chevron-up" if open_ else "chevron-down")
        name_it(self._ui, self.arrow, self._arrow_name(open_))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._toggled(self.deadline.id)


class DeadlinesCard(Card):
    """All deadlines; one trace is open at a time."""

    def __init__(
        self,
        ui: Ui,
        deadlines: tuple[Deadline, ...],
        opened: str | None,
        fill: Callable[[], object],
    ) -> None:
        super().__init__(0, 0)
        self.rows: dict[str, DeadlineRow] = {}
        head = label(ui, M_("deadlines", "Deadlines"), "section", wrap=True)
        head.setContentsMargins(16, 12, 16, 10)
        self.box.addWidget(head)
        self.box.addWidget(self._head(ui, deadlines))
        for deadline in deadlines:
            row = DeadlineRow(ui, deadline, self.toggle, fill)
            self.rows[deadline.id] = row
            self.box.addWidget(row)
        if not deadlines:
            nothing = label(ui, M_("deadlines", "No deadline yet."), "body", "text2", wrap=True)
            nothing.setContentsMargins(16, 12, 16, 12)
            self.box.addWidget(nothing)
        self.box.addStretch(1)
        if opened is not None:
            self.show_trace(opened)

    def _head(self, ui: Ui, deadlines: tuple[Deadline, ...]) -> QWidget:
        zone = next((d.tz for d in deadlines if d.tz), None)

        def court(words: Translator) -> str:
            if zone is None:
                return words.say("deadlines", "Court time")
            return words.say("deadlines", "{zone} (court)", zone=words.zone(zone))

        left_ = label(ui, M_("deadlines", "Left"), "small", "text2", wrap=True)
        left_.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        cells = (
            label(ui, M_("deadlines", "Matter"), "small", "text2", wrap=True),
            label(ui, court, "small", "text2", wrap=True),
            label(ui, lambda t: t.zone("Asia/Shanghai"), "small", "text2", wrap=True),
            left_,
            label(ui, M_("deadlines", "Basis"), "small", "text2"),
        )
        whole = QFrame()
        whole.setProperty("pane", "head")
        whole.setLayout(_columns(cells, top=6))
        return whole

    def toggle(self, name: str) -> None:
        """Unfold a row and fold the others, or fold it."""
        opened = self.rows[name].is_open
        for key, row in self.rows.items():
            row.unfold(key == name and not opened)

    def show_trace(self, name: str) -> None:
        """Unfold a row."""
        for key, row in self.rows.items():
            row.unfold(key == name)

    def tick(self) -> None:
        """Count again."""
        for row in self.rows.values():
            row.tick()
