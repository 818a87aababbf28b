"""A button that is bold while it is chosen, and keeps its place all the same."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton

_AROUND: Final = {"tab": 18, "segment": 26}
"""Px left and right of the words, as the style has them."""


class Steady(QPushButton):
    """As wide as its words are in bold, so that choosing it moves nothing and cuts nothing."""

    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setBold(True)
        words = QFontMetrics(bold).horizontalAdvance(self.text())
        return super().sizeHint().expandedTo(QSize(words + _AROUND[self.property("kind")], 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
