"""Words of a page chosen with mouse or keys: by their places in the text, wherever they are drawn.

A choice is a run of words in the order of the text, on a picture as on a text page. Chinese has no
spaces: each character is a word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

_WORD: Final = re.compile(r"[^\s\u2e80-\uffef]+|[\u2e80-\uffef]")
MOST_WORDS: Final = 6_000
"""So many words of a page can be chosen on its picture."""


def words_of(text: str) -> list[tuple[int, int]]:
    """Where the words of a text begin and end."""
    return [match.span() for match in _WORD.finditer(text)]


class Choice:
    """From which word to which; empty at first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)
        self._starts = [start for start, _end in self.words]
        self._anchor: int | None = None
        self._head = 0

    @property
    def head(self) -> int | None:
        """The word at the moving end; None while nothing is chosen."""
        return None if self._anchor is None else self._head

    @property
    def span(self) -> tuple[int, int] | None:
        """What is chosen, as offsets in the text."""
        if self._anchor is None:
            return None
        first, last = sorted((self._anchor, self._head))
        return self.words[first][0], self.words[last][1]

    @property
    def chosen(self) -> str:
        """What is chosen, as it stands."""
        span = self.span
        return "" if span is None else self.text[span[0] : span[1]]

    def clear(self) -> None:
        self._anchor = None

    def put(self, word: int, *, extend: bool = False) -> None:
        """Choose a word; `extend` stretches what is chosen up to it."""
        if not self.words:
            return
        self._head = max(0, min(word, len(self.words) - 1))
        if self._anchor is None or not extend:
            self._anchor = self._head

    def all(self) -> None:
        self.put(0)
        self.put(len(self.words) - 1, extend=True)

    def at(self, offset: int) -> int:
        """The word at an offset of the text, or the one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)


def nearest(rects: Sequence[Sequence[QRectF]], point: QPointF) -> int | None:
    """The word whose rectangles are nearest to a point; the height counts more than the side."""
    best: tuple[float, int] | None = None
    for word, parts in enumerate(rects):
        for rect in parts:
            beside = max(rect.left() - point.x(), point.x() - rect.right(), 0.0)
            above = max(rect.top() - point.y(), point.y() - rect.bottom(), 0.0)
            far = beside + 20 * above
            if best is None or far < best[0]:
                best = far, word
    return None if best is None else best[1]


def a_line_off(rects: Sequence[Sequence[QRectF]], word: int, down: bool) -> int:
    """The word of the next line (down, or up) that stands nearest below or above; itself where
    there is none.
    """
    if not rects[word]:
        return word
    here = rects[word][0]
    best: tuple[float, int] | None = None
    for other, parts in enumerate(rects):
        if not parts:
            continue
        there = parts[0].center()
        off = there.y() - here.center().y() if down else here.center().y() - there.y()
        if off < here.height() / 2:
            continue
        far = 10 * off + abs(there.x() - here.center().x())
        if best is None or far < best[0]:
            best = far, other
    return word if best is None else best[1]


class ChoiceItem(QGraphicsItem):
    """What is chosen, coloured under the letters."""

    def __init__(self, colour: QColor) -> None:
        super().__init__()
        self._colour = colour
        self._rects: list[QRectF] = []
        self.setZValue(4)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_rects(self, rects: Sequence[QRectF]) -> None:
        """Colour these places."""
        self.prepareGeometryChange()
        self._rects = list(rects)
        self.update()

    @property
    def rects(self) -> tuple[QRectF, ...]:
        return tuple(self._rects)

    def boundingRect(self) -> QRectF:
        whole = QRectF()
        for rect in self._rects:
            whole = whole.united(rect)
        return whole.adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for rect in self._rects:
            painter.fillRect(rect, self._colour)
