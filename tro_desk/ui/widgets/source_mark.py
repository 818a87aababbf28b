"""Who says a figure, by shape: filled square a document, outlined square the seller, diamond the
desk's own sum. The files it rests on stand in the tooltip.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QPushButton

from tro_desk.base.messages import M_, N_, Message
from tro_desk.domain.exposure import Count, Figure, Mark, Source
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import field_label
from tro_desk.ui.context import Ui

MARKS: Final[dict[Mark, Message]] = {
    Mark.DOCUMENT: M_("mark", "From a document"),
    Mark.STATED: M_("mark", "Stated by you"),
    Mark.COMPUTED: M_("mark", "Computed"),
}
_ENTERED: Final[dict[str, str]] = {
    "cost": N_("mark", "cost of {name}"),
    "evidence": N_("mark", "paper for {name}"),
    "balance": N_("mark", "balance of {name}"),
    "rate": N_("mark", "exchange rate: {name}"),
}
"""Kinds of source that have no name of a file -> how they are named."""

_NAMED: Final = 6
_SIDE: Final = 8.0


def source_name(words: Translator, source: Source) -> str:
    """A source as a person knows it: the name of a file, or what the seller entered."""
    if source.kind == "fact":
        return field_label(words, source.name)
    if source.kind in _ENTERED and source.name:
        return words.say("mark", _ENTERED[source.kind], name=source.name)
    return source.name


def source_names(words: Translator, figure: Figure | Count) -> list[str]:
    """What a figure rests on, each once."""
    names = (source_name(words, source) for source in figure.sources)
    return list(dict.fromkeys(name for name in names if name))


def source_words(words: Translator, figure: Figure | Count) -> str:
    """Who says a figure and what it rests on: `Computed: orders.txt, cost of SKU-1`."""
    names = source_names(words, figure)
    said = words.render(MARKS[figure.mark])
    if not names:
        return said
    shown = words.listed(names[:_NAMED])
    if len(names) > _NAMED:
        shown = words.plural(
            "mark",
            "{names} and {count} more",
            "{names} and {count} more",
            len(names) - _NAMED,
            names=shown,
        )
    return words.say("mark", "{mark}: {names}", mark=said, names=shown)


def paint_mark(painter: QPainter, ui: Ui, mark: Mark, middle: QPointF, side: float) -> None:
    """Draw the shape of a mark."""
    colour = ui.theme.colour("text2")
    half = side / 2
    square = QRectF(middle.x() - half, middle.y() - half, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if mark is Mark.DOCUMENT:
        painter.drawRect(square)
    elif mark is Mark.STATED:
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        half += 0.5
        x, y = middle.x(), middle.y()
        points = [
            QPointF(x, y - half),
            QPointF(x + half, y),
            QPointF(x, y + half),
            QPointF(x - half, y),
        ]
        painter.drawPolygon(QPolygonF(points))


class SourceMark(QPushButton):
    """The shape as a small button; its tooltip names the files; `press` opens their list."""

    def __init__(
        self, ui: Ui, name: Message, figure: Figure | Count, press: Callable[[], object]
    ) -> None:
        super().__init__()
        self._ui, self._mark = ui, figure.mark
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked=False: press())

        def tell(words: Translator) -> None:
            said = source_words(words, figure)
            self.setToolTip(said)
            self.setAccessibleName(
                words.say("mark", "{figure}, source: {source}", figure=name, source=said)
            )

        ui.language.bind(self, tell)
        ui.theme.bind(self, lambda _theme: self.update())
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        paint_mark(painter, self._ui, self._mark, QRectF(self.rect()).center(), _SIDE)
