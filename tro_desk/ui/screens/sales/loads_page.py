"""What was loaded: the list of files, and the report of the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_, Message
from tro_desk.domain.sales import Load
from tro_desk.domain.store import Store
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import REPORT, headed
from tro_desk.l10n.sales import report_name
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.screens.sales.report_card import ReportCard
from tro_desk.ui.screens.sales.words import dated_words, period_words, state_words, store_words
from tro_desk.ui.widgets.card import Card, clear
from tro_desk.ui.widgets.grid_table import GridTable

_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
_ASIDE: Final = 360
_ANY: Final = 16_777_215  # Qt's greatest width
_LEAST: Final = 220
_PERIOD, _SHOP = 3, 5


class _Table(GridTable):
    """Delete, and a line of the menu, ask whether the load is to be taken back."""

    taken_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def actions_of(self, row: int) -> list[tuple[Message, Any]]:
        load = self.grid.row(row)
        if load is None or load.undone_at is not None:
            return []
        return [(M_("report", "Take this load back"), self.taken_back.emit)]


class LoadsPage(QWidget):
    """`undo` takes the number of a load; `show_lines` opens the lines of one."""

    def __init__(
        self, ui: Ui, undo: Callable[[Load], object], show_lines: Callable[[Load], object]
    ) -> None:
        super().__init__()
        self._ui = ui
        self._undo, self._show_lines = undo, show_lines
        self._stores: Mapping[int, Store] = {}
        self.card: ReportCard | None = None
        self.grid: Grid[Load] = Grid(ui.translator, self._columns())
        self.table = _Table(ui, self.grid, M_("sales", "Reports that were loaded"), most=0)
        self.table.taken_back.connect(self._take_back)
        self.table.stretch(0, 1)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(_LEAST)
        self.table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._report())
        self.table.opened.connect(self._open)
        card = Card(1, 0)
        card.box.addWidget(self.table)
        self._side = QWidget()
        self._aside = QVBoxLayout(self._side)
        self._aside.setContentsMargins(0, 0, 0, 0)
        self._box = QBoxLayout(_ACROSS, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(card, 1)
        self._box.addWidget(self._side)
        self.set_compact(False)

    def show_loads(
        self, loads: Sequence[Load], stores: Sequence[Store], chosen: int | None
    ) -> None:
        """Show the list, newest first; `chosen` is the number of the load to be read about."""
        kept = self.chosen
        wanted = chosen if chosen is not None else kept.id if kept is not None else None
        self._stores = {store.id: store for store in stores}
        self.grid.show(loads)
        self.table.setColumnHidden(_SHOP, len(self._stores) < 2)
        self.choose(wanted)

    @property
    def chosen(self) -> Load | None:
        """The load that is read about."""
        return self.grid.row(self.table.currentIndex().row())

    def choose(self, number: int | None) -> None:
        """Choose a load by its number, else the first of the list."""
        lines = range(self.grid.rowCount())
        at = next((line for line in lines if self._number(line) == number), 0)
        clear_and_select = (
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows
        )
        index = self.grid.index(at, 0)
        self.table.selectionModel().setCurrentIndex(index, clear_and_select)
        self._report()

    def set_compact(self, compact: bool) -> None:
        """The report below the list in a small window."""
        self._box.setDirection(_DOWN if compact else _ACROSS)
        self._box.setSpacing(self._ui.theme.size("layout.compact.gap" if compact else "layout.gap"))
        self._side.setMinimumWidth(0 if compact else _ASIDE)
        self._side.setMaximumWidth(_ANY if compact else _ASIDE)
        self.table.setColumnHidden(_PERIOD, compact)

    def _number(self, line: int) -> int | None:
        load = self.grid.row(line)
        return load.id if load is not None else None

    def _open(self, _row: int) -> None:
        load = self.chosen
        if load is not None and load.undone_at is None:
            self._show_lines(load)

    def _take_back(self) -> None:
        if self.card is not None and self.card.load.undone_at is None:
            self.card.ask()

    def _report(self) -> None:
        load = self.chosen
        if self.card is not None and self.card.load == load:
            return
        clear(self._aside)
        self.card = None
        if load is None:
            return
        store = self._stores.get(load.store)
        self.card = ReportCard(self._ui, load, store, self._undo, self._show_lines)
        self._aside.addWidget(self.card)
        self._aside.addStretch(1)

    def _shop(self, words: Translator, load: Load) -> str:
        store = self._stores.get(load.store)
        return store_words(words, store) if store is not None else "—"

    def _columns(self) -> tuple[Column[Load], ...]:
        def tone(load: Load) -> str | None:
            if load.undone_at is not None:
                return "text3"
            return "danger" if load.export.reconciled is False else None

        return (
            Column(M_("sales", "File"), lambda _t, load: load.export.name),
            Column(M_("sales", "Report"), lambda t, load: report_name(t, load.export.report)),
            Column(
                M_("sales", "Lines"),
                lambda t, load: t.number(load.loaded),
                lambda load: load.loaded,
                right=True,
            ),
            Column(
                headed(M_("sales", "Period"), REPORT),
                period_words,
                lambda load: load.export.first_day,
                tip=dated_words,
            ),
            Column(M_("sales", "Check"), state_words, tone=tone),
            Column(M_("sales", "Shop"), self._shop),
        )
