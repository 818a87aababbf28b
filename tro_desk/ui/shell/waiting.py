"""The page before the desk is open; and where it cannot be opened, the reason and a way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout

from tro_desk.base.messages import M_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QPushButton

    from tro_desk.base.errors import DeskError
    from tro_desk.ui.context import Ui
    from tro_desk.ui.widgets.message_strip import MessageStrip


class WaitingPage(QFrame):
    """Empty at first, with nothing in it; says after 300 ms that the desk is being opened."""

    strip: MessageStrip
    retry: QPushButton
    _text: QLabel

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._built = False
        self.setProperty("pane", "page")
        self._again: Callable[[], None] = lambda: None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(300)
        self._later.timeout.connect(self._say)

    def _build(self) -> None:
        from PySide6.QtCore import Qt

        from tro_desk.ui.widgets.buttons import primary_button
        from tro_desk.ui.widgets.message_strip import MessageStrip
        from tro_desk.ui.widgets.text import label

        if self._built:
            return
        self._built = True
        ui, centre = self._ui, Qt.AlignmentFlag.AlignHCenter
        self._text = label(ui, M_("waiting", "Opening the desk ..."), "body", "text2")
        self._text.setAlignment(centre)
        self.strip = MessageStrip(ui, stays=True)
        self.retry = primary_button(ui, M_("waiting", "Try again"), self._press)
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 24, 48, 24)
        box.setSpacing(16)
        box.addStretch(1)
        box.addWidget(self._text)
        box.addWidget(self.strip)
        box.addWidget(self.retry, 0, centre)
        box.addStretch(1)
        self._text.hide()
        self.retry.hide()

    def opening(self) -> None:
        """The desk is being opened."""
        if self._built:
            self.strip.clear()
            self.retry.hide()
            self._text.hide()
        self._later.start()

    def _say(self) -> None:
        if self.isVisible():
            self._build()
            self._text.show()

    def failed(self, error: DeskError, again: Callable[[], None]) -> None:
        """The desk cannot be opened; `again` tries once more."""
        self._later.stop()
        self._build()
        self._text.hide()
        self._again = again
        self.strip.fail(error)
        self.retry.show()
        self.retry.setFocus()

    def _press(self) -> None:
        self.opening()
        self._again()
