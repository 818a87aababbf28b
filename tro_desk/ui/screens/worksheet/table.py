"""A card of lines under the three ways."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tro_desk.base.messages import Message
from tro_desk.domain.worksheet import Line, Sheet, WayText
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.worksheet.fields import TypedLine
from tro_desk.ui.screens.worksheet.line_row import LineRow, heads_row
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.text import label


class TableCard(Card):
    """Lines stay while their figures change, so that what is being typed does too.

    `typed` carries a field, its text, and whether the field was left.
    """

    typed = Signal(str, str, bool)

    def __init__(self, ui: Ui, title: Message, note: Message, ways: Sequence[WayText]) -> None:
        super().__init__(16, 8)
        self._ui = ui
        self.rows: dict[str, LineRow] = {}
        self._rules: dict[str, QWidget] = {}
        self.box.addWidget(label(ui, title, "section", wrap=True))
        self.box.addWidget(label(ui, note, "small", "text2", wrap=True))
        self.box.addWidget(heads_row(ui, [way.title for way in ways]))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.box.addLayout(self._lines)

    @property
    def fields(self) -> dict[str, TypedLine]:
        """Everything that is typed into this card, in the order of reading."""
        return {name: field for row in self.rows.values() for name, field in row.fields.items()}

    def show_lines(self, sheet: Sheet, lines: Sequence[Line]) -> None:
        """Bring the lines up to date; those that are gone are hidden."""
        if any(line.id not in self.rows for line in lines):
            self._add(lines)
        there = {line.id: line for line in lines}
        for name, row in self.rows.items():
            row.setVisible(name in there)
            self._rules[name].setVisible(name in there)
            if name in there:
                row.show_line(there[name])
            for field, typed in row.fields.items():
                typed.show_value(sheet.value(field))

    def _add(self, lines: Sequence[Line]) -> None:
        """Make the lines that are new, and put all in their order."""
        for line in lines:
            if line.id not in self.rows:
                row = self.rows[line.id] = LineRow(self._ui, line)
                self._rules[line.id] = rule()
                for name, field in row.fields.items():
                    self._listen(name, field)
        for line in lines:
            for part in (self._rules[line.id], self.rows[line.id]):
                self._lines.removeWidget(part)
                self._lines.addWidget(part)

    def _listen(self, name: str, field: TypedLine) -> None:
        field.typed.connect(lambda text, final: self.typed.emit(name, text, final))
