"""The list of what was found: two lines a row, what was typed marked in the second."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.search.rows import Row
from tro_desk.ui.widgets.buttons import name_it

Index = QModelIndex | QPersistentModelIndex
_ROLE: Final = Qt.ItemDataRole.UserRole
_HEAD, _LINE, _SIDE, _GAP = 32, 52, 14, 12
_SMALL: Final = 13
_NO_INDEX: Final = QModelIndex()


class Rows(QAbstractListModel):
    """The rows as they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Put other rows in."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.said
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class HitList(QListView):
    """The keyboard stays in the field above: `step` moves the choice from there."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._rows = Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(ui, self))
        self.setProperty("hits", "true")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(_HEAD + 2 * _LINE)
        name_it(ui, self, M_("search", "What was found"), tooltip=False)
        ui.theme.bind(self, lambda _theme: self.viewport().update())

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows.rows

    @property
    def chosen(self) -> Row | None:
        """The row that Enter opens."""
        index = self.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show what was found; the first is chosen, or the same as before where it still is."""
        before = self.chosen
        self._rows.show(rows)
        at = next((n for n, row in enumerate(rows) if not row.heading), -1)
        if before is not None:
            same = [n for n, row in enumerate(rows) if _same(row, before)]
            at = same[0] if same else at
        if at >= 0:
            self._choose(at)

    def step(self, by: int) -> None:
        """Go `by` rows on, headings not counted; it stays at the ends."""
        at = self.currentIndex().row()
        left = abs(by)
        to = at
        while left:
            at += 1 if by > 0 else -1
            if not 0 <= at < len(self.rows):
                break
            if not self.rows[at].heading:
                to, left = at, left - 1
        if to >= 0:
            self._choose(to)

    def page(self, forth: bool) -> None:
        """Go on by what fits."""
        fits = max(1, self.viewport().height() // _LINE - 1)
        self.step(fits if forth else -fits)

    def _choose(self, at: int) -> None:
        self.setCurrentIndex(self._rows.index(at))
        first = at > 0 and all(row.heading for row in self.rows[:at])
        if first:
            self.scrollToTop()


def _same(row: Row, other: Row) -> bool:
    if row.heading:
        return False
    if row.place is not None:
        return row.place == other.place
    one, two = row.hit, other.hit
    if one is None or two is None:
        return False
    return (one.kind, one.case, one.number, one.evidence, one.page) == (
        two.kind,
        two.case,
        two.number,
        two.evidence,
        two.page,
    )


class _Delegate(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui

    def sizeHint(self, option: Option, index: Index) -> QSize:
        row: Row = index.data(_ROLE)
        return QSize(200, _HEAD if row.heading else _LINE)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        row: Row = index.data(_ROLE)
        colour = self._ui.theme.colour
        rect = option.rect
        painter.save()
        small, strong = QFont(option.font), QFont(option.font)
        small.setPixelSize(_SMALL)
        strong.setPixelSize(_SMALL)
        strong.setBold(True)
        if row.heading:
            painter.setFont(strong)
            painter.setPen(colour("text2"))
            inner = rect.adjusted(_SIDE, 6, -_SIDE, 0)
            name = painter.fontMetrics().elidedText(
                row.title, Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), name)
            painter.restore()
            return
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("primarySoft"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colour("primary"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("sunken"))
        inner = rect.adjusted(_SIDE, 5, -_SIDE, -5)
        top = inner.adjusted(0, 0, 0, -inner.height() // 2)
        below = inner.adjusted(0, inner.height() // 2, 0, 0)
        painter.setFont(small)
        painter.setPen(colour("text2"))
        metrics = painter.fontMetrics()
        when = metrics.horizontalAdvance(row.when)
        room = top.width() - (when + _GAP if row.when else 0)
        if row.when and room < top.width() // 3:
            room = top.width()  # a narrow list says when in the tooltip alone
        elif row.when:
            painter.drawText(top, int(Qt.AlignmentFlag.AlignRight | _MIDDLE), row.when)
        self._top(painter, row, top.adjusted(0, 0, room - top.width(), 0), small, strong)
        self._text(painter, row, below, option)
        painter.restore()

    def _top(self, painter: QPainter, row: Row, rect: Any, small: QFont, strong: QFont) -> None:
        painter.setFont(strong if not row.title else small)
        kind = painter.fontMetrics().elidedText(row.kind, Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(self._ui.theme.colour("primary"))
        painter.drawText(rect, int(_MIDDLE), kind)
        used = painter.fontMetrics().horizontalAdvance(kind) + 8
        left = rect.adjusted(used, 0, 0, 0)
        if row.title and left.width() > 24:
            painter.setFont(strong)
            painter.setPen(self._ui.theme.colour("text"))
            name = painter.fontMetrics().elidedText(
                row.title, Qt.TextElideMode.ElideMiddle, left.width()
            )
            painter.drawText(left, int(_MIDDLE), name)

    def _text(self, painter: QPainter, row: Row, rect: Any, option: Option) -> None:
        font = QFont(option.font)
        text = option.fontMetrics.elidedText(row.text, Qt.TextElideMode.ElideRight, rect.width())
        layout = QTextLayout(text, font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(wrap)
        layout.setFormats(self._formats(row, len(text)))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(float(rect.width()))
        layout.endLayout()
        painter.setPen(self._ui.theme.colour("text"))
        height = rect.height() - line.height()
        where = rect.topLeft().toPointF()
        where.setY(where.y() + height / 2)
        layout.draw(painter, where)

    def _formats(self, row: Row, length: int) -> list[QTextLayout.FormatRange]:
        made = []
        for start, end in row.marks:
            if start >= length:
                break
            part = QTextLayout.FormatRange()
            first, last = _units(row.text, start), _units(row.text, min(end, length))
            part.start, part.length = first, last - first
            look = QTextCharFormat()
            look.setBackground(QColor(self._ui.theme.colour("selection")))
            look.setFontUnderline(True)
            part.format = look
            made.append(part)
        return made


_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


def _units(text: str, at: int) -> int:
    """The place of a character as Qt counts it: in units of UTF-16."""
    return at + sum(ord(sign) > 0xFFFF for sign in text[:at])
