"""The next dates of all cases in one list: shown where the desk has more than one case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QHeaderView

from tro_desk.base.messages import M_
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.models.month import case_words
from tro_desk.ui.models.next_dates import BASIS, NextDate, NextDatesModel
from tro_desk.ui.widgets.buttons import link_button, name_it
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.table import PADDING, Table
from tro_desk.ui.widgets.text import label

_ROWS: Final = 7
"""How many rows the list shows before it scrolls."""

_MEASURED: Final = 30


class AllDatesCard(Card):
    """Enter or a double click opens a date; the list is virtual, whatever its length."""

    def __init__(
        self,
        ui: Ui,
        cases: Sequence[CaseSummary],
        dates: Sequence[NextDate],
        compact: bool,
    ) -> None:
        super().__init__(1, 0)
        self._ui, self._cases, self._dates = ui, tuple(cases), tuple(dates)
        self.model = NextDatesModel(ui.translator, lambda: ui.clock.now())
        self.filter = QComboBox()
        self.filter.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.filter.setMinimumContentsLength(18)
        self.filter.addItem("")
        self.filter.addItems([case_words(ui.translator, case) for case in cases])
        name_it(ui, self.filter, M_("today", "Dates of which case"), tooltip=False)
        head, flow = flow_row(16, line_gap=8, spread=True)
        head.setContentsMargins(18, 10, 14, 8)
        flow.addWidget(label(ui, M_("today", "Next dates of all cases"), "section"))
        flow.addWidget(link_button(ui, M_("today", "Month"), lambda: ui.go("calendar")))
        flow.addWidget(self.filter)
        self.box.addWidget(head)
        self.table = Table(ui)
        self.table.setSortingEnabled(False)
        self.table.setModel(self.model)
        self.table.setColumnHidden(BASIS, compact)
        name_it(ui, self.table, M_("today", "Next dates of all cases"), tooltip=False)
        header = self.table.horizontalHeader()
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.table.opened.connect(self._open)
        self.box.addWidget(self.table)
        self._nothing = label(
            ui, M_("today", "No date is open in these cases."), "body", "text2", wrap=True
        )
        self._nothing.setContentsMargins(18, 12, 18, 14)
        self.box.addWidget(self._nothing)
        self.filter.currentIndexChanged.connect(lambda _at: self._fill())
        ui.language.bind(self, self._words)
        ui.theme.bind(self, lambda _theme: self.table.viewport().update())
        self._fill()

    def _words(self, words: Translator) -> None:
        self.filter.setItemText(0, words.say("today", "All cases"))
        self.model.retranslate(words)
        self._fit()

    def _fit(self) -> None:
        """Give the times the width of the first rows: measuring every row takes seconds."""
        model, table = self.model, self.table
        metrics = QFontMetrics(table.font())
        for column in range(2, model.columnCount()):
            texts = [model.cell(row, column) for row in range(min(model.rowCount(), _MEASURED))]
            texts.append(str(model.headerData(column, Qt.Orientation.Horizontal)))
            width = max(metrics.horizontalAdvance(text) for text in texts)
            table.setColumnWidth(column, width + 2 * PADDING + 4)

    def _fill(self) -> None:
        at = self.filter.currentIndex()
        self.model.show(self._dates, self._cases[at - 1].id if at > 0 else "")
        rows, theme = self.model.rowCount(), self._ui.theme
        self._nothing.setVisible(not rows)
        row, head = theme.size("control.tableRow"), theme.size("control.tableHeader")
        self.table.setFixedHeight(head + row * min(max(rows, 1), _ROWS) + 2)
        self.table.setVisible(bool(rows))
        self._fit()
        if rows:
            chosen = self.table.selectionModel()  # the keys begin there; nothing is marked
            chosen.setCurrentIndex(
                self.model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def _open(self, row: int) -> None:
        one = self.model.row(row)
        self._ui.go("dates", case=one.case.id, trace=one.deadline.id)

    def tick(self) -> None:
        """Count again."""
        self.model.tick()
