"""The ring around a table that has the keyboard.

A border of the table itself would lie behind its rows; drawn with the rows, it would move with them
when they are scrolled.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tro_desk.ui.context import Ui

_THICK: Final = 2.0
_RADIUS: Final = 8.0


class FocusRing(QWidget):
    """Lies over `owner` and lets the mouse through."""

    def __init__(self, ui: Ui, owner: QWidget) -> None:
        super().__init__(owner)
        self._ui, self._owner = ui, owner
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        owner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self.setGeometry(self._owner.rect())
            self.show()
            self.raise_()
        elif kind == QEvent.Type.FocusOut:
            self.hide()
        elif kind == QEvent.Type.Resize:
            self.setGeometry(self._owner.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ui.theme.colour("focus"), _THICK))
        half = _THICK / 2
        inside = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inside, _RADIUS, _RADIUS)
        painter.end()
