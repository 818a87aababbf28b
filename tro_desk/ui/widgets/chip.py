"""A chip: the state of a value in one word, with a frame that says it too."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from tro_desk.base.messages import Message
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.text import follow


class Chip(QLabel):
    """A style sheet's dashes are uneven at 1 px: the frame of an open chip is painted here."""

    def __init__(self, ui: Ui, state: str) -> None:
        super().__init__()
        self._ui = ui
        self._open = state == "open"
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "chip")
        self.setProperty("state", state)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._open:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._ui.theme.colour("borderStrong"), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        radius = self._ui.theme.size("radius.chip")
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, radius, radius)


def chip(ui: Ui, words: Message | str, state: str = "settled") -> QLabel:
    """`state`: settled (filled), open (dashed: not settled), danger."""
    made = Chip(ui, state)
    if isinstance(words, Message):
        follow(ui, made, words)
    else:
        made.setText(words)
    return made
