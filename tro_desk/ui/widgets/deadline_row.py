"""A deadline as a row of a table that unfolds its reasoning in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.deadline import Deadline
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import field_label
from tro_desk.ui.context import Ui
from tro_desk.ui.models.countdown import ASSUMED, is_done, is_overdue, left, short
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.buttons import icon_button, name_it, set_icon
from tro_desk.ui.widgets.card import rule
from tro_desk.ui.widgets.deadline_chip import deadline_chip
from tro_desk.ui.widgets.text import dress, label
from tro_desk.ui.widgets.trace import Trace

SHARES: Final = (31, 27, 29)
"""Widths of matter, court time and Beijing time; what is left and the chip have their own."""

_LEFT, _CHIP = 84, 122


def columns(cells: Sequence[QWidget], top: int = 8) -> QHBoxLayout:
    """The cells of a row or of the head, in the same columns."""
    row = QHBoxLayout()
    row.setContentsMargins(10, top, 14, top)
    row.setSpacing(12)
    for cell, share in zip(cells[:-2], SHARES, strict=True):
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


def missing_words(words: Translator, deadline: Deadline) -> str:
    """What is not known of a deadline without a date."""
    names = words.listed(field_label(words, field) for field in deadline.missing)
    return words.say("deadlines", "Not known: {names}", names=names)


def court_words(words: Translator, deadline: Deadline, zone: str | None) -> str:
    """The due moment in its own zone, which is named unless it is `zone`, the column's."""
    if deadline.due is None:
        return missing_words(words, deadline)
    if deadline.tz != zone:
        return words.moment(deadline.due)
    return words.date_time(deadline.due, year=False)


class DeadlineRow(QFrame):
    """A click on it or Enter unfolds it; Up and Down go to the next row, Ctrl+C copies it.

    `toggled` is called with its id. `detail` is a line below the columns; `actions` makes the
    buttons of the unfolded reasoning; `copied` and `moved` answer to the keys.
    """

    def __init__(
        self,
        ui: Ui,
        deadline: Deadline,
        zone: str | None,
        toggled: Callable[[str], None],
        fill: Callable[[Deadline], object],
        *,
        detail: Callable[[Translator], str] | None = None,
        actions: Callable[[Deadline], Sequence[QPushButton]] | None = None,
        moved: Callable[[str, int], None] | None = None,
        copied: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._ui, self._zone = ui, zone
        self._toggled, self._fill = toggled, fill
        self._actions, self._moved, self._copied = actions, moved, copied
        self.deadline = deadline
        self.trace: Trace | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.arrow = icon_button(
            ui, "chevron-down", self._arrow_name(False), lambda: toggled(deadline.id)
        )
        self.arrow.installEventFilter(self)
        self.left = label(ui, "", "bodyStrong", "date", wrap=True)
        self.left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        cells = (
            self._matter(),
            label(ui, self._court, "small", "text2" if deadline.due is None else "text", wrap=True),
            self._beijing(),
            self.left,
            deadline_chip(ui, deadline),
        )
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(0)
        top.addLayout(columns(cells, top=6))
        if detail is not None:
            below = label(ui, detail, "caption", "text2", wrap=True)
            below.setContentsMargins(44, 0, 14, 8)
            top.addWidget(below)
        self._box.addWidget(self._top)
        self._box.addWidget(rule())
        ui.language.bind(self, lambda _t: self.tick())

    def _matter(self) -> QWidget:
        whole = QWidget()
        pair = QHBoxLayout(whole)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(4)
        pair.addWidget(self.arrow)
        pair.addWidget(label(self._ui, self.deadline.title, "bodyStrong", wrap=True), 1)
        return whole

    def _arrow_name(self, open_: bool) -> Message:
        if open_:
            return M_("deadlines", "Hide why: {title}", title=self.deadline.title)
        return M_("deadlines", "Show why: {title}", title=self.deadline.title)

    def _court(self, words: Translator) -> str:
        return court_words(words, self.deadline, self._zone)

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
        if due is None or is_done(self.deadline):
            dress(self.left, "body", "text2")
            self.left.setText("—")
            return
        time = left(due, self._ui.clock.now())
        assumed = self.deadline.id == ASSUMED
        over = is_overdue(self.deadline, self._ui.clock.now())
        tone = "text2" if assumed or (time.over and not over) else "danger" if over else "date"
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
            buttons = self._actions(self.deadline) if self._actions is not None else ()
            self.trace = Trace(self._ui, self.deadline, lambda: self._fill(self.deadline), buttons)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of a table, on the arrow that has the focus."""
        if watched is not self.arrow or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        name = self.deadline.id
        if event.matches(QKeySequence.StandardKey.Copy) and self._copied is not None:
            self._copied(name)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggled(name)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._moved is not None:
            self._moved(name, 1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            return False
        return True
