"""The table of what was found; in each text the words that match stand out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from tro_desk.base.messages import M_
from tro_desk.domain.watch import Match
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Grid
from tro_desk.ui.screens.risk.rows import TEXT_COLUMN
from tro_desk.ui.widgets.grid_table import GridDelegate, GridTable
from tro_desk.ui.widgets.table import PADDING

_DOTS = "…"


class HitDelegate(GridDelegate):
    """Bold and underlined, not by colour alone; a long text is cut around the find."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        grid = index.model()
        match = grid.row(index.row()) if isinstance(grid, Grid) else None
        if not isinstance(match, Match):
            super().paint(painter, option, index)
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self.paint_ground(painter, option)
        painter.save()
        place = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        plain, bold = QFont(option.font), QFont(option.font)
        plain.setBold(False)
        bold.setBold(True)
        before, found, after = pieces(match, QFontMetrics(plain), QFontMetrics(bold), place.width())
        colour = self._ui.theme.colour("onPrimarySoft" if selected else "text")
        middle = place.center().y()
        base = middle + (QFontMetrics(plain).ascent() - QFontMetrics(plain).descent()) / 2
        x = float(place.x())
        painter.setClipRect(place)
        for text, font, hit in ((before, plain, False), (found, bold, True), (after, plain, False)):
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QPointF(x, base), text)
            wide = QFontMetrics(font).horizontalAdvance(text)
            if hit:
                painter.setPen(QPen(self._ui.theme.colour("primary"), 2))
                painter.drawLine(QPointF(x, base + 4), QPointF(x + wide, base + 4))
            x += wide
        painter.restore()


def pieces(
    match: Match, plain: QFontMetrics, bold: QFontMetrics, room: int
) -> tuple[str, str, str]:
    """The text before the find, the find and the text behind it, cut to the room there is."""
    text = match.text
    before, found, after = text[: match.start], text[match.start : match.end], text[match.end :]
    found = bold.elidedText(found, Qt.TextElideMode.ElideRight, room)
    left = room - bold.horizontalAdvance(found)
    if plain.horizontalAdvance(before) + plain.horizontalAdvance(after) <= left:
        return before, found, after
    half = max(left // 2, left - plain.horizontalAdvance(after))
    before = plain.elidedText(before, Qt.TextElideMode.ElideLeft, half)
    rest = left - plain.horizontalAdvance(before)
    return before, found, plain.elidedText(after, Qt.TextElideMode.ElideRight, rest)


class HitTable(GridTable):
    """Shows matches; scrolls for itself."""

    def __init__(self, ui: Ui, grid: Grid[Match]) -> None:
        super().__init__(ui, grid, M_("risk", "What was found"), most=10)
        self.setItemDelegateForColumn(TEXT_COLUMN, HitDelegate(ui, self))
        self.stretch(TEXT_COLUMN, 4, 5)
