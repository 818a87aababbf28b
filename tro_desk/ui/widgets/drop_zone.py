"""The place where a notice is dropped; also chosen with a button."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import Message
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.file_drops import FileDrops
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label


class DropFrame(FileDrops, QFrame):
    """A dashed frame that takes files; `dropped` carries their paths."""

    dropped = Signal(list)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._over = False
        self.setAcceptDrops(True)
        ui.theme.bind(self, lambda _theme: self.update())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        self._mark(event.isAccepted())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(False)
        super().dropEvent(event)

    def files_dropped(self, files: list[str]) -> None:
        self.dropped.emit(files)

    def _mark(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._ui.theme
        if self._over:
            pen = QPen(theme.colour("primary"), 2)
        else:
            pen = QPen(theme.colour("borderStrong"), 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(theme.colour("primarySoft" if self._over else "surface"))
        radius = theme.size("radius.card")
        edge = QRect(1, 1, self.width() - 3, self.height() - 3)
        painter.translate(0.5, 0.5)
        painter.drawRoundedRect(edge, radius, radius)


class DropZone(DropFrame):
    """An icon, a title, a hint and buttons inside a dashed frame."""

    def __init__(
        self,
        ui: Ui,
        title: Message,
        hint: Message,
        note: Message | None = None,
        icon_size: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ui, parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 20, 20, 20)
        box.setSpacing(4)
        box.addStretch(1)
        box.addWidget(icon_label(ui, "upload", "primary", icon_size), 0, centre)
        box.addSpacing(12)
        for message, type_, tone in ((title, "section", "text"), (hint, "small", "text2")):
            line = label(ui, message, type_, tone, wrap=True)
            line.setAlignment(centre)
            box.addWidget(line)
        box.addSpacing(10)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.addStretch(1)
        self.buttons.addStretch(1)
        box.addLayout(self.buttons)
        if note is not None:
            box.addSpacing(10)
            line = label(ui, note, "caption", "text3", wrap=True)
            line.setAlignment(centre)
            box.addWidget(line)
        box.addStretch(1)

    def add_button(self, button: QWidget) -> None:
        """Put a button in the row below the hint."""
        self.buttons.insertWidget(self.buttons.count() - 1, button)
