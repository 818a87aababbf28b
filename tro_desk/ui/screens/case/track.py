"""The stages of a case as a line: done, current, still to come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Deadline
from tro_desk.l10n import Translator
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import Known, first
from tro_desk.ui.widgets.text import label, unbroken

DONE, CURRENT, AHEAD = "done", "current", "ahead"

_STATES: Final[dict[str, Message]] = {
    DONE: M_("track", "done"),
    CURRENT: M_("track", "now"),
    AHEAD: M_("track", "ahead"),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage with its state and a word on when."""

    title: Message
    state: str
    when: Callable[[Translator], str]


def stages(case: Case, deadlines: tuple[Deadline, ...]) -> tuple[Stage, ...]:
    """The five stages of a Schedule A case as far as the papers tell."""
    due = {d.id: d.due for d in deadlines}
    pi = case.value("pi_entered") is not None
    tro = first(case, "tro_entered") is not None or bool(case.notices)

    def received(words: Translator) -> str:
        sent = first(case, "notice_sent")
        if sent is not None:
            return _day(words, sent)
        if case.notices:
            added = min(notice.evidence.added_at for notice in case.notices)
            return words.day(words.beijing(added).date(), BEIJING, year=False)
        return words.say("track", "no paper yet")

    def order(words: Translator) -> str:
        entered, ends = first(case, "tro_entered"), due.get("tro_expires")
        if entered is None or ends is None:
            return words.say("track", "dates unknown")
        if entered.tz != str(ends.tzinfo):
            return words.say(
                "track", "{start} to {end}", start=_day(words, entered), end=_due(words, ends)
            )
        first_day = words.date(_on(entered.value), year=False)
        return words.say("track", "{start} to {end}", start=first_day, end=_due(words, ends))

    def injunction(words: Translator) -> str:
        entered, hearing = first(case, "pi_entered"), first(case, "hearing")
        if entered is not None:
            return _day(words, entered)
        if hearing is not None:
            return words.say("track", "hearing {day}", day=_day(words, hearing))
        return words.say("track", "hearing date unknown")

    def answer(words: Translator) -> str:
        ends = due.get("answer_due")
        if ends is None:
            return words.say("track", "date of service unknown")
        return words.say("track", "due {day}", day=_due(words, ends))

    return (
        Stage(M_("track", "Notice received"), DONE if case.notices else CURRENT, received),
        Stage(M_("track", "TRO"), DONE if pi else CURRENT if tro else AHEAD, order),
        Stage(M_("track", "PI"), CURRENT if pi else AHEAD, injunction),
        Stage(M_("track", "Answer"), AHEAD, answer),
        Stage(
            M_("track", "Closed"),
            AHEAD,
            lambda t: t.say("track", "settlement, dismissal or judgment"),
        ),
    )


def _on(value: str) -> date:
    return datetime.fromisoformat(value).date()


def _day(words: Translator, value: Known) -> str:
    """The day of a fact, with its zone."""
    return words.day(_on(value.value), value.tz, year=False)


def _due(words: Translator, due: datetime) -> str:
    """The day of a deadline, with its zone."""
    return words.day(due.date(), str(due.tzinfo), year=False)


class Node(QWidget):
    """The mark of a stage and the line to the next one."""

    def __init__(self, ui: Ui, state: str, last: bool) -> None:
        super().__init__()
        self._ui, self._state, self._last = ui, state, last
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ui.theme.bind(self, lambda _theme: self.update())

    def sizeHint(self) -> QSize:
        return QSize(60, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._ui.theme
        primary = theme.colour("primary")
        ring = QRectF(1, 1, 24, 24)
        middle = QPointF(13, 13)
        if self._state == DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(primary)
            painter.drawEllipse(ring)
            tick = theme.pixmap("check", "onPrimary", 16, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(5, 5), tick)
        elif self._state == CURRENT:
            painter.setPen(QPen(primary, 2))
            painter.drawEllipse(ring.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(primary)
            painter.drawEllipse(middle, 5, 5)
        else:
            pen = QPen(theme.colour("borderStrong"), 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawEllipse(ring)
        if not self._last:
            done = self._state == DONE
            painter.setPen(QPen(primary if done else theme.colour("border"), 2))
            painter.drawLine(QPointF(33, 13), QPointF(self.width() - 8, 13))


def _name(shown: QLabel, title: Message, state: Message, words: Translator) -> None:
    shown.setAccessibleName(f"{words.render(title)}: {words.render(state)}")


def _when(stage: Stage, words: Translator) -> str:
    return unbroken(stage.when(words))


class Track(QWidget):
    """Five columns; the words stand below the marks."""

    def __init__(self, ui: Ui, steps: tuple[Stage, ...]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, stage in enumerate(steps):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Node(ui, stage.state, number == len(steps) - 1))
            column.addSpacing(4)
            now = stage.state == CURRENT
            name = label(
                ui,
                stage.title,
                "bodyStrong" if now else "body",
                "primary" if now else "text",
                wrap=True,
            )
            state = _STATES[stage.state]
            ui.language.bind(name, partial(_name, name, stage.title, state))
            name.setContentsMargins(0, 0, 8, 0)
            when = label(ui, partial(_when, stage), "small", "text2", wrap=True)
            when.setContentsMargins(0, 0, 8, 0)
            column.addWidget(name)
            column.addWidget(when)
            column.addStretch(1)
            row.addLayout(column, 1)
