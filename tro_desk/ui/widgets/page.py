"""A page: its contents in a vertical scroll area, with the window's padding."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

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

    def set_compact(self, compact: bool) -> None:
        """Use the paddings of a small window."""
        prefix = "layout.compact." if compact else "layout."
        padding = self._ui.theme.size(f"{prefix}pagePadding")
        top = padding // 2 if compact else 16
        self.box.setContentsMargins(padding, top, padding, top if compact else 20)
        self.box.setSpacing(self._ui.theme.size(f"{prefix}gap"))
