"""A card around a radio button: title, detail, and what belongs to that choice alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from tro_desk.base.messages import Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.text import label

_BOX = 22
"""The sign alone, with the ring of the focus around it."""


class RadioCard(QFrame):
    """A click anywhere in it chooses it. Put the buttons of a choice into one `QButtonGroup`."""

    def __init__(
        self, ui: Ui, title: Message, detail: Message | Callable[[Translator], str]
    ) -> None:
        super().__init__()
        self._ui = ui
        self.button = QRadioButton()
        self.button.setFixedWidth(_BOX)
        self.detail = label(ui, detail, "small", "text2", wrap=True)

        def name(_words: object) -> None:
            self.button.setAccessibleName(f"{ui.language.say(title)}. {self.detail.text()}")

        self._name = name
        ui.language.bind(self.button, name)
        self.words = QVBoxLayout()
        self.words.setSpacing(4)
        self.words.setContentsMargins(0, 3, 0, 3)
        self.words.addWidget(label(ui, title, "bodyStrong", wrap=True))
        self.words.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(10)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.words, 1)
        self.button.toggled.connect(lambda _checked: self.update())
        ui.theme.bind(self, lambda _theme: self.update())

    def tell(self, detail: str) -> None:
        """Say something else below the title."""
        self.detail.setText(detail)
        self._name(None)

    def add(self, part: QWidget) -> None:
        """Put something below the detail."""
        self.words.addWidget(part)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, chosen = self._ui.theme, self.button.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2 if chosen else 1
        line = "primary" if chosen else "borderStrong"
        painter.setPen(QPen(theme.colour(line if self.isEnabled() else "border"), wide))
        painter.setBrush(theme.colour("primarySoft" if chosen else "surface"))
        inset, radius = wide / 2, theme.size("radius.card")
        edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(edge, radius, radius)
