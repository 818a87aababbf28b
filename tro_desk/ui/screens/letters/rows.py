"""A button whose words go on in the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout


class WrappedButton(QPushButton):
    """A button that holds labels; `kind` is that of the style sheet, `least` its least height."""

    def __init__(self, kind: str, margins: tuple[int, int, int, int], least: int) -> None:
        super().__init__()
        self._least = least
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*margins)
        self._column.setSpacing(1)

    def add_line(self, line: QLabel) -> None:
        """A label that leaves the mouse to the button."""
        line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column.addWidget(line)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._least, self._column.heightForWidth(width))

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self._least)
