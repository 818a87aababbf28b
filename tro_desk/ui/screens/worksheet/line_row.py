"""A line of the worksheet: its name, what is typed into it, and its figures, kept up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.worksheet import FIELDS, WAYS, Field, Known, Line, Way
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.worksheet.cells import (
    ASK,
    figure_words,
    origin_of,
    origin_row,
    small_words,
)
from tro_desk.ui.screens.worksheet.fields import TypedLine
from tro_desk.ui.widgets.card import clear
from tro_desk.ui.widgets.text import dress, label

_SHARES: Final = (3, 3, 3, 3)
_STRONG: Final = frozenset({"sum", "sum_into"})
_ENDS: Final[dict[str, Message]] = {
    "low": M_("worksheet screen", "from"),
    "high": M_("worksheet screen", "to"),
}
_ALIKE: Final = M_("worksheet screen", "the same for all three")
_END_WIDTH: Final = 32
_ALONE: Final = 240
_TOP: Final = Qt.AlignmentFlag.AlignTop


def heads_row(ui: Ui, heads: Sequence[Message]) -> QWidget:
    """The names of the columns."""
    row = QWidget()
    grid = _grid(row)
    grid.addWidget(_column()[0], 0, 0)
    for at, head in enumerate(heads, 1):
        grid.addWidget(label(ui, head, "bodyStrong", wrap=True), 0, at)
    return row


def _grid(row: QWidget) -> QGridLayout:
    """A name and three columns, equally wide in every row of a card."""
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    for at, share in enumerate(_SHARES):
        grid.setColumnStretch(at, share)
        grid.setColumnMinimumWidth(at, 80)
    return grid


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    return holder, box


class LineRow(QWidget):
    """`fields` are those that are typed into it; `show_line` brings the figures up to date."""

    def __init__(self, ui: Ui, line: Line) -> None:
        super().__init__()
        self._ui, self.line = ui, line
        self.fields: dict[str, TypedLine] = {}
        self._follow: list[Callable[[Translator], None]] = []
        grid = _grid(self)
        grid.addWidget(self._name(), 0, 0, _TOP)
        ways: tuple[Way | None, ...] = WAYS if len(line.cells) > 1 else (None,)
        for at, way in enumerate(ways, 1):
            grid.addWidget(self._cell(way), 0, at, _TOP)
        if ways == (None,):  # every column has a widget: so they are as wide in every row
            grid.addWidget(label(ui, _ALIKE, "caption", "text2", wrap=True), 0, 2, _TOP)
            grid.addWidget(_column()[0], 0, 3)
        ui.language.bind(self, self._retranslate)

    def show_line(self, line: Line) -> None:
        """The same line as it stands now."""
        self.line = line
        self._show_origin()
        self._retranslate(self._ui.translator)

    def _retranslate(self, words: Translator) -> None:
        for follow in self._follow:
            follow(words)

    def _words(self, box: QVBoxLayout, make: Callable[[Translator], str], type_: str) -> QLabel:
        """A label that is hidden while it has nothing to say."""
        made = label(self._ui, "", type_, "text2" if type_ == "caption" else "text", wrap=True)
        box.addWidget(made)

        def follow(words: Translator) -> None:
            said = make(words)
            made.setText(said)
            made.setVisible(bool(said))

        self._follow.append(follow)
        return made

    def _name(self) -> QWidget:
        holder, box = _column()
        strong = "bodyStrong" if self.line.id in _STRONG else "small"
        self._words(box, lambda t: t.render(self.line.title), strong)
        self._words(box, lambda _t: self.line.rule, "caption")
        self._words(
            box, lambda t: t.render(self.line.formula) if self.line.formula else "", "caption"
        )
        self._words(box, lambda t: "" if self.line.checked else t.render(ASK), "caption")
        self._origin = QVBoxLayout()
        box.addLayout(self._origin)
        self._show_origin()
        return holder

    def _show_origin(self) -> None:
        clear(self._origin)
        origin = origin_of(self.line)
        if origin is not None:
            self._origin.addWidget(origin_row(self._ui, origin))

    def _cell(self, way: Way | None) -> QWidget:
        holder, box = _column()
        fields = [one for one in FIELDS.values() if (one.line, one.way) == (self.line.id, way)]
        for field in fields:
            box.addWidget(self._field(field, alone=len(fields) == 1))

        def cell() -> int:
            return 0 if way is None else WAYS.index(way)

        if not fields:
            type_ = "bodyStrong" if self.line.id in _STRONG else "small"
            figure = self._words(
                box, lambda t: figure_words(t, self.line, self.line.cells[cell()]), type_
            )
            figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

            def tone(_words: Translator) -> None:
                known = self.line.cells[cell()].state not in (Known.NONE, Known.UNKNOWN)
                dress(figure, type_, "text" if known or self.line.unit == "dates" else "text2")

            self._follow.append(tone)
        self._words(box, lambda t: small_words(t, self.line, self.line.cells[cell()]), "caption")
        return holder

    def _field(self, field: Field, *, alone: bool) -> QWidget:
        made = self.fields[field.id] = TypedLine(self._ui, field.id)
        if alone:
            made.setMaximumWidth(_ALONE)
            return made
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        end = label(self._ui, _ENDS[field.id.rpartition("_")[2]], "small", "text2")
        end.setMinimumWidth(_END_WIDTH)
        box.addWidget(end)
        box.addWidget(made, 1)
        return row
