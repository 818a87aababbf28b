"""A line to type in that makes the best of a narrow place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

_SIDE: Final = 2
"""What Qt leaves free at either side of a typed text, in px."""


class FittingLine(QLineEdit):
    """What is too long for it is cut with an ellipsis while nobody types, and whole in the tooltip.

    Of hints it shows the longest that has room. One for a `QComboBox` is made as its child: the
    style would else give it the border of a line of its own.
    """

    def __init__(
        self,
        text: str = "",
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cut = cut
        self._hints: tuple[str, ...] = ()
        self.textChanged.connect(lambda _text: self._fit())
        self.setText(text)

    def offer_hints(self, *hints: str) -> None:
        """What stands in the empty line, the longest first."""
        self._hints = hints
        self._fit()

    @property
    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = QStyle.SubElement.SE_LineEditContents
        place = self.style().subElementRect(inside, option, self)
        return place.marginsRemoved(self.textMargins()).adjusted(_SIDE, 0, -_SIDE, 0)

    def _has_room(self, text: str) -> bool:
        return self.fontMetrics().horizontalAdvance(text) <= self._room.width()

    def _fit(self) -> None:
        self.setToolTip("" if self._has_room(self.text()) else self.text())
        if self._hints:
            fitting = (hint for hint in self._hints if self._has_room(hint))
            self.setPlaceholderText(next(fitting, self._hints[-1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab selects the whole text: with the cursor before it, so that its beginning is seen."""
        super().focusInEvent(event)
        length = len(self.text())
        if length and self.selectionLength() == length:
            self.setSelection(length, -length)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or self._has_room(self.text()):
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter, room = QPainter(self), self._room
        panel = QStyle.PrimitiveElement.PE_PanelLineEdit
        self.style().drawPrimitive(panel, option, painter, self)
        painter.setPen(self.palette().text().color())
        shown = self.fontMetrics().elidedText(self.text(), self._cut, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()
