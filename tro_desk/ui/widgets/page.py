"""A page: its contents in a vertical scroll area, with the window's padding."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from tro_desk.ui.context import Ui


def pad(ui: Ui, column: QVBoxLayout, compact: bool) -> None:
    """Give a page that does not scroll as a whole the window's padding."""
    prefix = "layout.compact." if compact else "layout."
    padding = ui.theme.size(f"{prefix}pagePadding")
    top = padding // 2 if compact else 16
    column.setContentsMargins(padding, top, padding, top)
    column.setSpacing(8 if compact else 14)


class Inner(QWidget):
    """What a scroll area holds: asks for the height that its contents need at the width they have.

    Of its own a widget asks for the height of its narrowest form, and leaves room below the end.
    """

    def minimumSizeHint(self) -> QSize:
        box = self.layout()
        if box is not None and box.hasHeightForWidth():
            return QSize(0, 0)
        return super().minimumSizeHint()


_SETTLES: Final = 500
"""Milliseconds in which a page is laid out, at the most."""


class Page(QScrollArea):
    """Scrolls up and down only; `box` is the column of the page's parts."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner = Inner()
        self.inner.setProperty("pane", "page")
        self.box = QVBoxLayout(self.inner)
        self.set_compact(False)
        self.setWidget(self.inner)
        self._sought: QWidget | None = None
        self._settling = QTimer(self, singleShot=True, interval=_SETTLES)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._follow())

    def set_compact(self, compact: bool) -> None:
        """Use the paddings of a small window."""
        prefix = "layout.compact." if compact else "layout."
        padding = self._ui.theme.size(f"{prefix}pagePadding")
        top = padding // 2 if compact else 16
        self.box.setContentsMargins(padding, top, padding, top if compact else 20)
        self.box.setSpacing(self._ui.theme.size(f"{prefix}gap"))

    def bring_up(self, part: QWidget) -> None:
        """Scroll to a part that was asked for, and follow it while the page is laid out; what is
        whole to be seen stays where it is."""
        self._sought = part
        self._settling.start()
        QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        part = self._sought
        if part is None or not (self._settling.isActive() and isValid(part)):
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = part.mapTo(self.inner, QPoint(0, 0)).y()
        if not bar.value() <= top <= bar.value() + room - part.height():
            bar.setValue(top - self.box.contentsMargins().top())
