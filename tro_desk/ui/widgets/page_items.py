"""What lies on a page of the page view: its text, and the marks on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsTextItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

LETTER_PX = 14
LINE_PX = 24
"""Letters and lines of a text page; the lines leave room for the small numbers."""
MARGIN = 24
WIDEST = 760.0
"""A text page gets no wider than this, in px at 100 %: a longer line is hard to read."""
BADGE_PX, SMALLEST_BADGE_PX = 10, 7
"""The numbers are as small as the letters beside them, within these limits."""

_HEADER = re.compile(r"(?:[A-Z][\w-]*: [^\n]*\n)+(?=\n|$)")
"""The header lines at the top of a mail's text."""


class MarkItem(QGraphicsItem):
    """One found place: a fill, a line under it, and its number; framed while it is current."""

    def __init__(
        self,
        rects: Sequence[QRectF],
        number: str,
        colours: tuple[QColor, QColor],
        chosen: QColor,
    ) -> None:
        super().__init__()
        self.rects = list(rects)
        self.number = number
        self._before: tuple[str, ...] = ()
        self._soft, self._strong = colours
        self._chosen = chosen
        self._current = False
        self._factor = 1.0
        self.setZValue(2)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_scale(self, factor: float) -> None:
        """`factor` is how many logical px one unit of the scene takes."""
        self.prepareGeometryChange()
        self._factor = factor

    def set_current(self, current: bool) -> None:
        if current != self._current:
            self._current = current
            self.setZValue(3 if current else 2)
            self.update()

    def retitle(self, number: str, colours: tuple[QColor, QColor]) -> None:
        self.number = number
        self._soft, self._strong = colours
        self.update()

    def stand_behind(self, numbers: Sequence[str]) -> None:
        """Draw its own number behind these, which belong to other places."""
        self.prepareGeometryChange()
        self._before = tuple(numbers)

    def outline(self) -> QRectF:
        """All of the place, in the scene."""
        whole = QRectF(self.rects[0])
        for rect in self.rects[1:]:
            whole = whole.united(rect)
        return whole

    def boundingRect(self) -> QRectF:
        # frame, underline and numbers keep their size on the screen
        room = (28 + 20 * len(self._before)) / self._factor
        return self.outline().adjusted(-room, -room, room, room)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        px = 1 / (painter.worldTransform().m11() or self._factor)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        # Multiplied, the colour lies under the letters, be they text or picture.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for rect in self.rects:
            painter.fillRect(rect, self._chosen if self._current else self._soft)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for rect in self.rects:
            if self._current:
                painter.setPen(QPen(self._strong, 2 * px, j=Qt.PenJoinStyle.MiterJoin))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(-px, -px, px, px))
            else:
                line = QRectF(rect.left(), rect.bottom() - px, rect.width(), 2 * px)
                painter.fillRect(line, self._strong)
        painter.restore()
        self._paint_number(painter, px)

    def _paint_number(self, painter: QPainter, px: float) -> None:
        if not self.number:
            return
        last = self.rects[-1]
        letter = max(SMALLEST_BADGE_PX, min(BADGE_PX, round(last.height() / px * 0.7)))
        font = QFont(painter.font())
        font.setPixelSize(letter)
        font.setBold(True)
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(self.number) + 4
        behind = sum(metrics.horizontalAdvance(number) + 4 for number in self._before)
        painter.save()
        painter.translate(last.right(), last.top())
        painter.scale(px, px)
        badge = QRectF(behind, 2 - letter, width, letter + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._current:
            painter.setBrush(QBrush(self._strong))
            painter.drawRoundedRect(badge, 3, 3)
        painter.setPen(QColor(Qt.GlobalColor.white) if self._current else self._strong)
        painter.setFont(font)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self.number)
        painter.restore()


def line_up(places: Iterable[MarkItem]) -> None:
    """Numbers of places that end at one point stand beside each other there, each once."""
    ends: dict[tuple[int, int], list[str]] = {}
    for place in places:
        last = place.rects[-1]
        numbers = ends.setdefault((round(last.right()), round(last.top())), [])
        if place.number and place.number not in numbers:
            numbers.append(place.number)
        place.stand_behind(numbers[: numbers.index(place.number)] if place.number else [])


class TextPage(QGraphicsTextItem):
    """The text of a mail on a white sheet; header lines in grey."""

    def __init__(self, text: str, width: float, font: QFont, ink: QColor, faint: QColor) -> None:
        super().__init__()
        self._source = text
        width = max(160.0, min(width, WIDEST))
        letters = QFont(font)
        letters.setPixelSize(LETTER_PX)
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        document.setDefaultFont(letters)
        document.setPlainText(text)
        self.setDefaultTextColor(ink)
        self.setDocument(document)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        lines = QTextBlockFormat()
        lines.setLineHeight(LINE_PX, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(lines)
        header = _HEADER.match(text)
        if header is not None:
            quiet = QTextCharFormat()
            quiet.setForeground(faint)
            cursor.setPosition(0)
            cursor.setPosition(utf16(text, header.end()), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(quiet)
        frame = QTextFrameFormat(document.rootFrame().frameFormat())
        frame.setMargin(MARGIN)
        document.rootFrame().setFrameFormat(frame)
        self.setTextWidth(width)
        self.setZValue(1)
        # A long document is laid out bit by bit: asking for its last block finishes that.
        end = document.documentLayout().blockBoundingRect(document.lastBlock()).bottom()
        self.sheet = QRectF(0, 0, width, max(end + MARGIN, width * 0.6))

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of a span of the text, one a line."""
        first, last = utf16(self._source, start), utf16(self._source, end)
        document = self.document()
        found = []
        block = document.findBlock(first)
        while block.isValid() and block.position() < last:
            origin = document.documentLayout().blockBoundingRect(block).topLeft()
            layout = block.layout()
            begin = max(first - block.position(), 0)
            stop = min(last - block.position(), block.length() - 1)
            for index in range(layout.lineCount()):
                line = layout.lineAt(index)
                left = max(begin, line.textStart())
                right = min(stop, line.textStart() + line.textLength())
                if left >= right:
                    continue
                x0, x1 = _x(line.cursorToX(left)), _x(line.cursorToX(right))
                top = line.y() + line.ascent() - LETTER_PX
                rect = QRectF(x0, top, x1 - x0, LETTER_PX + 5)
                found.append(rect.translated(origin))
            block = block.next()
        return found

    # places

    def offset_at(self, point: QPointF) -> int:
        """The offset of the text at a point of the scene, the nearest where there is none."""
        fuzzy = Qt.HitTestAccuracy.FuzzyHit
        place = self.document().documentLayout().hitTest(self.mapFromScene(point), fuzzy)
        return self._offset(max(0, place))

    def a_line_off(self, offset: int, down: bool) -> int:
        """The offset a line below (or above) that of a word."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16(self._source, offset))
        move = QTextCursor.MoveOperation
        cursor.movePosition(move.Down if down else move.Up)
        return self._offset(cursor.position())

    def _offset(self, units: int) -> int:
        """The reverse of `utf16`."""
        whole = self._source.encode("utf-16-le")
        return len(whole[: 2 * units].decode("utf-16-le", "ignore"))


def utf16(text: str, offset: int) -> int:
    """Where Qt counts the place `offset` of `text`: it counts UTF-16 units."""
    return len(text[:offset].encode("utf-16-le")) // 2


def _x(place: float | tuple[float, int] | object) -> float:
    """PySide gives cursorToX as a pair or as a number, by version."""
    return float(place[0]) if isinstance(place, tuple) else float(place)  # type: ignore[arg-type]
