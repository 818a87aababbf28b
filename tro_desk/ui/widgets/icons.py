"""An icon beside words; it is decoration and has no name of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tro_desk.base.messages import Message
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.text import label


def icon_label(ui: Ui, name: str, role: str = "text2", size: int = 18) -> QLabel:
    """A label that shows a line icon in the colours in use."""
    made = QLabel()
    made.setFixedSize(size, size)
    show_icon(ui, made, name, role, size)
    return made


def icon_title(ui: Ui, name: str, role: str, words: Message) -> QWidget:
    """An icon and a title in bold, in one line."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(icon_label(ui, name, role, 18))
    row.addWidget(label(ui, words, "bodyStrong"))
    return pair


def show_icon(ui: Ui, widget: QLabel, name: str, role: str = "text2", size: int = 18) -> None:
    """Let a label show an icon; the newest call wins."""
    widget.setProperty("icon", f"{name} {role}")

    def apply(_theme: object) -> None:
        if widget.property("icon") == f"{name} {role}":
            scale = widget.devicePixelRatioF()
            widget.setPixmap(ui.theme.pixmap(name, role, size, scale))

    ui.theme.bind(widget, apply)
