"""The page before the desk is open; and where it cannot be opened, the reason and a way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import primary_button
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.text import label


class WaitingPage(QWidget):
    """Empty at first; says after 300 ms that the desk is being opened."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setProperty("pane", "page")
        self._again: Callable[[], None] = lambda: None
        self._text = label(ui, M_("waiting", "Opening the desk ..."), "body", "text2")
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.strip = MessageStrip(ui)
        self.retry = primary_button(ui, M_("waiting", "Try again"), self._press)
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 24, 48, 24)
        box.setSpacing(16)
        box.addStretch(1)
        box.addWidget(self._text)
        box.addWidget(self.strip)
        box.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(300)
        self._later.timeout.connect(self._text.show)
        self.opening()

    def opening(self) -> None:
        """The desk is being opened."""
        self.strip.clear()
        self.retry.hide()
        self._text.hide()
        self._later.start()

    def failed(self, error: DeskError, again: Callable[[], None]) -> None:
        """The desk cannot be opened; `again` tries once more."""
        self._later.stop()
        self._text.hide()
        self._again = again
        self.strip.fail(error)
        self.retry.show()
        self.retry.setFocus()

    def _press(self) -> None:
        self.opening()
        self._again()
