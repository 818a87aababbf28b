"""The next three steps of the guided path, and what is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.today import CaseToday, NextStep
from tro_desk.ui.context import Ui
from tro_desk.ui.models.steps import progress_words, titled
from tro_desk.ui.widgets.buttons import plain_button, primary_button
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label

_OPEN: Final = M_("steps", "Open")


class Number(QWidget):
    """A step's number in a ring; the first one in the colour of action."""

    def __init__(self, ui: Ui, number: int, first: bool) -> None:
        super().__init__()
        self._ui, self._number, self._first = ui, number, first
        self.setFixedSize(24, 24)
        ui.theme.bind(self, lambda _theme: self.update())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._ui.theme
        painter.setPen(QPen(theme.colour("primary" if self._first else "borderStrong"), 1.75))
        painter.drawEllipse(QRectF(1, 1, 22, 22))
        painter.setPen(theme.colour("primary" if self._first else "text2"))
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepsCard(Card):
    """Three rows divided by lines; the done ones below."""

    def __init__(
        self, ui: Ui, case: CaseToday, act: Callable[[NextStep], object], compact: bool
    ) -> None:
        super().__init__(16 if compact else 20, 0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(ui, M_("steps", "Next three steps"), "section", wrap=True), 1)
        head.addWidget(label(ui, progress_words(case.progress), "small", "text2"))
        self.box.addLayout(head)
        for number, step in enumerate(case.next, 1):
            if number > 1:
                self.box.addWidget(rule())
            self.box.addWidget(self._row(ui, number, step, act, compact))
        if not case.next:
            self.box.addSpacing(12)
            nothing = M_("steps", "Nothing is open. Every step is done.")
            self.box.addWidget(label(ui, nothing, "body", "text2", wrap=True))
        self.box.addStretch(1)
        if case.done:
            self._done(ui, case.done)

    def _row(
        self,
        ui: Ui,
        number: int,
        step: NextStep,
        act: Callable[[NextStep], object],
        compact: bool,
    ) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 8 if compact else 14, 0, 8 if compact else 14)
        line.setSpacing(12)
        line.addWidget(Number(ui, number, number == 1))
        words = QVBoxLayout()
        words.setSpacing(0)
        item = step.item
        words.addWidget(label(ui, lambda t: titled(t, step.title, item), "bodyStrong", wrap=True))
        if step.lead is not None:
            words.addWidget(label(ui, step.lead, "small", "text2", wrap=True))
        line.addLayout(words, 1)
        minutes = M_("steps", "about {minutes} min", minutes=step.minutes)
        line.addWidget(label(ui, minutes, "caption", "text2"))
        make = primary_button if number == 1 else plain_button
        button = make(ui, _OPEN, lambda: act(step))
        button.setMinimumWidth(80 if number == 1 else 76)
        ui.language.bind(
            button,
            lambda t: button.setAccessibleName(f"{button.text()}: {titled(t, step.title, item)}"),
        )
        line.addWidget(button)
        return row

    def _done(self, ui: Ui, titles: tuple[Message, ...]) -> None:
        self.box.addWidget(rule())
        self.box.addSpacing(12)
        row, flow = flow_row(18)
        flow.addWidget(label(ui, M_("steps", "Done so far"), "small", "text2"))
        for title in titles:
            one = QWidget()
            line = QHBoxLayout(one)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            line.addWidget(icon_label(ui, "check", "primary", 16))
            line.addWidget(label(ui, title, "small", "text2"))
            flow.addWidget(one)
        self.box.addWidget(row)
