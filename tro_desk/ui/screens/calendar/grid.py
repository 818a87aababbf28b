"""The grid of a month: painted cells, moved through by the keys of a calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from tro_desk.ui.context import Ui
from tro_desk.ui.models.countdown import is_done, is_overdue
from tro_desk.ui.models.month import Entry, MonthModel, shifted

_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_LINE: Final = 20


class DayDelegate(QStyledItemDelegate):
    """The number of the day, its holidays, then its dates: filled on the court's day, framed on
    Beijing's; "+2" where there is no room for more."""

    def __init__(self, ui: Ui, model: MonthModel, grid: QTableView) -> None:
        super().__init__(grid)
        self._ui, self._model = ui, model

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, day = self._ui.theme, self._model.day(index)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        inside = day.month == self._model.first.month
        resting = day.weekday() >= 5 or day in self._model.off
        painter.save()
        painter.fillRect(rect, theme.colour("sunken" if resting or not inside else "surface"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        inner = rect.adjusted(8, 5, -6, -4)
        today = day == self._model.today
        self._text(
            painter,
            inner,
            str(day.day),
            "primary" if today else "text" if inside else "text3",
            13,
            bold=today or inside,
        )
        names = self._model.lines(day)[: len(self._model.off.get(day, ()))]
        if names:
            self._text(painter, inner.adjusted(24, 0, 0, 0), names[0], "text2", 12)
        self._entries(painter, inner, self._model.entries.get(day, ()))
        painter.restore()

    def _entries(self, painter: QPainter, inner: QRect, entries: tuple[Entry, ...]) -> None:
        theme = self._ui.theme
        top = inner.top() + 21
        room = max(0, (inner.bottom() + 2 - top) // _LINE)
        fits = len(entries) if len(entries) <= room else max(0, room - 1)
        for number, entry in enumerate(entries[:fits]):
            box = QRect(inner.left() - 3, top + number * _LINE, inner.width() + 5, _LINE - 2)
            over = is_overdue(entry.deadline, self._ui.clock.now())
            tone = "text2" if is_done(entry.deadline) else "danger" if over else "date"
            if entry.beijing:
                painter.setPen(QPen(theme.colour("borderStrong"), 1, Qt.PenStyle.DashLine))
                painter.drawRect(box.adjusted(0, 0, -1, -1))
            else:
                painter.fillRect(box, theme.colour("dangerSoft" if over else "dateSoft"))
            words = entry.short(self._ui.translator)
            line = box.adjusted(4, 0, -3, 0)
            if QFontMetrics(self._font(painter, 12)).horizontalAdvance(words) > line.width():
                words = entry.title(self._ui.translator)  # the frame tells the zone
            self._text(painter, line, words, "text2" if entry.beijing else tone, 12)
        if fits < len(entries):
            rest = len(entries) - fits
            box = QRect(inner.left(), top + fits * _LINE, inner.width(), _LINE)
            if room == 0:
                box = QRect(inner.left(), inner.top(), inner.width(), _LINE)
                self._text(painter, box, f"+{rest}", "date", 12, bold=True, right=True)
            else:
                self._text(painter, box, f"+{rest}", "text2", 12)

    @staticmethod
    def _font(painter: QPainter, size: int, bold: bool = False) -> QFont:
        font = QFont(painter.font())
        font.setPixelSize(size)
        font.setBold(bold)
        return font

    def _text(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        tone: str,
        size: int,
        *,
        bold: bool = False,
        right: bool = False,
    ) -> None:
        painter.setFont(self._font(painter, size, bold))
        painter.setPen(self._ui.theme.colour(tone))
        line = QRect(box.left(), box.top(), box.width(), _LINE - 2)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


class MonthGrid(QTableView):
    """`chosen` carries the day that was gone to, `opened` the one that was opened."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, ui: Ui, model: MonthModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(DayDelegate(ui, model, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(24)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(ui.theme.size("control.tableHeader"))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)
        self.clicked.connect(lambda index: self.chosen.emit(model.day(index)))
        self.doubleClicked.connect(lambda index: self.opened.emit(model.day(index)))

    @property
    def day(self) -> date:
        """The day that is chosen; the first of the month where none is."""
        index = self.currentIndex()
        return self._model.day(index) if index.isValid() else self._model.first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go by days and weeks, PgUp and PgDn by months, Home to today."""
        key = event.key()
        if key in _STEPS:
            self.chosen.emit(self.day + timedelta(days=_STEPS[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.chosen.emit(shifted(self.day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.chosen.emit(self._model.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)
