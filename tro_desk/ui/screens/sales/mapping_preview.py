"""What the named columns give: their cells, then the lines as they would be loaded."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.desk.preview_export import ExportPreview, preview_export
from tro_desk.domain.money import Money
from tro_desk.domain.sales import Look, Told
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import REPORT, headed
from tro_desk.l10n.sales import COLUMNS, status_word, why_skipped
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.models.lines import day_text
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.grid_table import GridTable
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.text import label

_ROWS: Final = 8
_MONEY: Final = ("gross", "shipping", "promo", "tax")
_CELLS: Final = M_("mapping", "The first lines under the names you chose")
_LINES: Final = M_("mapping", "The first lines as they would be loaded")

Columns = tuple[tuple[str, str], ...]


class MappingPreview(QWidget):
    """Shows cells until everything is told; an error of the reader stands in its place."""

    def __init__(self, ui: Ui, file: Path) -> None:
        super().__init__()
        self._ui, self._file = ui, file
        self._told: Told | None = None
        self._found: ExportPreview | None = None
        self.heading = label(ui, lambda t: t.render(self._title()), "section", wrap=True)
        self.grid: Grid[Any] = Grid(ui.translator, ())
        self.table = GridTable(ui, self.grid, _CELLS)
        self.table.setSortingEnabled(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.skipped = label(ui, self._words, "small", "danger", wrap=True)
        self.strip = MessageStrip(ui)
        card = Card(1, 0)
        card.box.addWidget(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in (self.heading, self.strip, card, self.skipped):
            box.addWidget(part)
        self._say()

    def cells(self, look: Look, columns: Columns) -> None:
        """Show the cells of the columns that are named."""
        self._told = self._found = None
        self.strip.clear()
        at = {name: place for place, name in reversed(list(enumerate(look.names)))}
        made = [_column(own, partial(_cell, at[name])) for own, name in columns]
        self._show(made, look.rows[:_ROWS])

    def read(self, told: Told) -> None:
        """Show what a load would make of them, in the background."""
        if told == self._told:
            return
        self._told = told
        file = self._file

        def done(found: ExportPreview) -> None:
            if told == self._told:
                self._found = found
                self.strip.clear()
                made = [_column(own, partial(_value, own)) for own, _name in told.columns]
                self._show(made, found.lines)

        def failed(error: DeskError) -> None:
            if told == self._told:
                self.strip.fail(error)

        self._ui.jobs.run(lambda job: preview_export(file, told, job), done, failed, owner=self)

    def _show(self, columns: list[Column[Any]], rows: Any) -> None:
        self.grid.beginResetModel()
        self.grid.columns = tuple(columns)
        self.grid.rows, self.grid.places = rows, list(range(len(rows)))
        self.grid.endResetModel()
        self._say()

    def _say(self) -> None:
        words = self._ui.translator
        self.heading.setText(words.render(self._title()))
        self.skipped.setText(self._words(words))
        self.skipped.setVisible(self._found is not None and bool(self._found.skipped_count))

    def _title(self) -> Message:
        return _CELLS if self._found is None else _LINES

    def _words(self, words: Translator) -> str:
        """How many lines would be skipped, and why."""
        found = self._found
        if found is None or not found.skipped_count:
            return ""
        counted = words.plural(
            "mapping",
            "{count} line would be skipped.",
            "{count} lines would be skipped.",
            found.skipped_count,
        )
        reasons = Counter(one.why for one in found.skipped)
        whys = [why_skipped(words, why) for why, _count in reasons.most_common(3)]
        return " ".join([counted, *whys])


def _column(own: str, text: Any) -> Column[Any]:
    right = own in _MONEY or own == "quantity"
    head = Message("column", COLUMNS[own])
    return Column(headed(head, REPORT) if own == "day" else head, text, right=right)


def _cell(at: int, _words: Translator, row: tuple[str, ...]) -> str:
    return (row[at] if at < len(row) else "") or "—"


def _value(own: str, words: Translator, line: Any) -> str:
    value = getattr(line, own)
    if own == "day":
        return day_text(value)
    if own in _MONEY:
        return words.money(Money(line.currency, value))
    if own == "status":
        return status_word(words, value)
    return words.number(value) if own == "quantity" else value or "—"
