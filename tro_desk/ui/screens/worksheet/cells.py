"""What stands in a cell and beside a line of the worksheet, in words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.exposure import Mark
from tro_desk.domain.worksheet import Cell, Known, Line, Origin, When
from tro_desk.l10n import Translator
from tro_desk.l10n.worksheet import figure, lacking, when
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.source_mark import MARKS, paint_mark
from tro_desk.ui.widgets.text import label

NOT_CONFIRMED: Final = M_("worksheet screen", "rests on a date you have not confirmed")
ASK: Final = M_("worksheet screen", "Ask your lawyer.")
_ORIGINS: Final[dict[str, tuple[Mark, Message]]] = {
    Origin.DOCUMENT: (Mark.DOCUMENT, MARKS[Mark.DOCUMENT]),
    Origin.STATED: (Mark.STATED, MARKS[Mark.STATED]),
    Origin.COMPUTED: (Mark.COMPUTED, MARKS[Mark.COMPUTED]),
    Origin.STATUTE: (Mark.DOCUMENT, M_("worksheet screen", "From the statute")),
}
_SIDE: Final = 8.0
_BOX: Final = 14


def figure_words(words: Translator, line: Line, cell: Cell) -> str:
    """The figure of a cell, one currency or date a line."""
    if line.unit == "dates":
        return "\n\n".join(_date(words, one) for one in cell.whens) or "—"
    return "\n".join(figure(words, line.unit, cell))


def small_words(words: Translator, line: Line, cell: Cell) -> str:
    """How the figure came about, where the line does not say it, and what it lacks."""
    if cell.state == Known.NONE:
        return ""
    told = [words.render(cell.formula)] if cell.formula and line.formula is None else []
    lacks = lacking(words, cell)
    return "\n".join((*told, lacks) if lacks else told)


def _date(words: Translator, one: When) -> str:
    parts = [words.render(one.title), when(words, one)]
    if one.due is not None:
        parts.append(words.moment(words.beijing(one.due)))
    if not one.settled:
        parts.append(words.render(NOT_CONFIRMED))
    if not one.checked:
        parts.append(words.render(ASK))
    return "\n".join(parts)


def origin_of(line: Line) -> str | None:
    """Who says the figures of a line; None where none is known."""
    known = [cell for cell in line.cells if cell.state not in (Known.NONE, Known.UNKNOWN)]
    return known[0].origin if known and line.unit != "dates" else None


class _Shape(QWidget):
    """The shape of a mark; its words stand beside it."""

    def __init__(self, ui: Ui, mark: Mark) -> None:
        super().__init__()
        self._ui, self._mark = ui, mark
        ui.theme.bind(self, lambda _theme: self.update())
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(_BOX, _BOX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, self._ui, self._mark, QPointF(_SIDE / 2 + 1, _BOX / 2), _SIDE)


def origin_row(ui: Ui, origin: str) -> QWidget:
    """Who says a figure: a shape and its words."""
    mark, said = _ORIGINS[origin]
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    box.addWidget(_Shape(ui, mark))
    box.addWidget(label(ui, said, "caption", "text2", wrap=True), 1)
    return row
