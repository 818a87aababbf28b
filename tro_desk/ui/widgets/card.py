"""A card: a flat surface with a line around it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Card(QFrame):
    """A `QFrame` that the style sheet draws as a card; `box` is its column of contents."""

    def __init__(
        self, padding: int = 20, spacing: int = 8, parent: QWidget | None = None, look: str = "true"
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", look)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(padding, padding, padding, padding)
        self.box.setSpacing(spacing)


def rule(vertical: bool = False) -> QFrame:
    """A line of 1 px."""
    line = QFrame()
    line.setProperty("line", "v" if vertical else "h")
    return line


def clear(layout: object) -> None:
    """Take everything out of a layout, and end the widgets that were in it."""
    from PySide6.QtWidgets import QLayout

    assert isinstance(layout, QLayout)
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()
