"""A card around a radio button or a tick box: title, detail, what belongs to that choice alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.text import label

_BOX = 22
"""The sign alone, with the ring of the focus around it."""


class ChoiceCard(QFrame):
    """A card around `button`, whose sign alone is shown: a click anywhere in it counts, and what
    the card says is the button's name."""

    def __init__(
        self,
        ui: Ui,
        button: QAbstractButton,
        title: Message,
        detail: QLabel | None = None,
        gap: int = 0,
    ) -> None:
        super().__init__()
        self._ui, self.button = ui, button
        button.setFixedWidth(_BOX)
        button.setProperty("alone", True)
        head = label(ui, title, "bodyStrong", wrap=True)
        self._said = [head] if detail is None else [head, detail]
        self.words = QVBoxLayout()
        self.words.setSpacing(gap)
        self.words.setContentsMargins(0, 3, 0, 3)
        for one in self._said:
            self.words.addWidget(one)
        ui.language.bind(button, lambda _words: self._name())
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(10)
        sign = QVBoxLayout()
        sign.setContentsMargins(0, 5, 0, 0)  # beside the first line of the words
        sign.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(sign)
        row.addLayout(self.words, 1)
        button.toggled.connect(lambda _checked: self.update())
        ui.theme.bind(self, lambda _theme: self.update())

    def _name(self) -> None:
        self.button.setAccessibleName(". ".join(one.text() for one in self._said))

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


class RadioCard(ChoiceCard):
    """A card around a radio button. Put the buttons of a choice into one `QButtonGroup`."""

    def __init__(
        self, ui: Ui, title: Message, detail: Message | Callable[[Translator], str]
    ) -> None:
        below = label(ui, detail, "small", "text2", wrap=True)
        super().__init__(ui, QRadioButton(), title, below, gap=4)
        self.detail = below

    def tell(self, detail: str) -> None:
        """Say something else below the title."""
        self.detail.setText(detail)
        self._name()

    def add(self, part: QWidget) -> None:
        """Put something below the detail."""
        self.words.addWidget(part)
