"""All cases of the desk, as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.desk.without_case import courts
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.trash import Hold
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.models.cases import CasesModel
from tro_desk.ui.screens.cases.table import CasesTable
from tro_desk.ui.trash.asking import Deleting
from tro_desk.ui.trash.hold_dialog import HoldDialog
from tro_desk.ui.widgets.buttons import name_it, plain_button, primary_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.empty_table import EmptyTable
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.text import label


class CasesView(QWidget):
    """Enter or a double click opens a case; the empty table keeps its header."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.setProperty("pane", "page")
        self._model = CasesModel(ui.translator)
        self.table = CasesTable(ui, self._offers)
        self.table.setModel(self._model)
        self.table.deleted.connect(self.delete)
        self.strip = MessageStrip(ui)
        self.deleting = Deleting(ui, self.strip, self, self.reload)
        self.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
        name_it(ui, self.table, M_("cases", "Cases of this desk"), tooltip=False)
        self.table.opened.connect(lambda row: ui.go("case", case=self._model.case(row).id))
        none = M_("cases", "No case yet. Add a notice, or type the case by hand.")
        self._empty = EmptyTable(ui, self.table, none)
        card = Card(1, 0)
        card.box.addWidget(self.table, 1)
        card.box.addWidget(self._empty, 1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(ui, M_("cases", "Cases"), "pageTitle", wrap=True), 1)
        buttons, flow = flow_row(8)
        self.trash = plain_button(ui, M_("trash", "Trash"), lambda: ui.go("trash"), "trash")
        flow.addWidget(self.trash)
        flow.addWidget(
            plain_button(ui, M_("cases", "Type a case by hand"), self._by_hand, "pencil")
        )
        flow.addWidget(primary_button(ui, M_("cases", "Add a notice"), ui.choose_files, "upload"))
        head.addWidget(buttons)
        self._box = QVBoxLayout(self)
        self._box.addLayout(head)
        self._box.addWidget(self.strip)
        self._box.addWidget(card, 1)
        ui.language.bind(self, self._words)
        ui.theme.bind(self, lambda _theme: self.table.viewport().update())
        self.set_compact(False)

    def open(self, **_where: Any) -> None:
        """Show the list."""
        self.reload()

    def _words(self, words: Translator) -> None:
        self._model.retranslate(words)
        self.table.fit_columns()

    def reload(self) -> None:
        """Read the cases again."""
        desk = self._ui.desk

        def read(_job: object) -> tuple[CaseSummary, ...]:
            courts()
            return desk.cases()

        self._ui.jobs.run(read, self._show, owner=self)

    def set_compact(self, compact: bool) -> None:
        """The paddings of a small window."""
        theme = self._ui.theme
        prefix = "layout.compact." if compact else "layout."
        side = theme.size(f"{prefix}pagePadding")
        self._box.setContentsMargins(side, 16, side, 20 if not compact else 12)
        self._box.setSpacing(theme.size(f"{prefix}gap"))

    def take_back(self) -> bool:
        """Ctrl+Z: bring back the last case that was deleted here; False where there is none."""
        return self.deleting.take_back()

    def delete(self, row: int) -> None:
        """Ask, and move a case to the trash."""
        case = self._model.case(row)
        name = case.docket_number or case.case_name or case.plaintiff or case.id
        self.deleting.case(case.id, name)

    def duty(self, row: int) -> None:
        """Whether the papers of a case have to be preserved, and why."""
        desk, case_id = self._ui.desk, self._model.case(row).id

        def show(hold: Hold) -> None:
            HoldDialog(self._ui, hold, self.reload, self).open()

        self._ui.jobs.run(lambda _job: desk.hold(case_id), show, self.strip.fail, owner=self)

    def _offers(self, row: int) -> list[tuple[Message, Callable[[], object]]]:
        case_id = self._model.case(row).id
        return [
            (M_("cases", "Open"), lambda: self._ui.go("case", case=case_id)),
            (M_("hold", "Duty to preserve"), lambda: self.duty(row)),
            (M_("trash", "Delete"), lambda: self.delete(row)),
        ]

    def _show(self, cases: tuple[CaseSummary, ...]) -> None:
        self._model.show(cases)
        self._empty.show_if(not cases)
        self.table.fit_columns()
        if cases:
            at = next((row for row in range(len(cases)) if self._is_open(row)), 0)
            self.table.setCurrentIndex(self._model.index(at, 0))

    def _is_open(self, row: int) -> bool:
        return self._model.case(row).id == self._ui.case

    def _by_hand(self) -> None:
        desk = self._ui.desk

        def done(case_id: str) -> None:
            self._ui.go("case", case=case_id, edit=True)

        self._ui.jobs.run(lambda _job: desk.new_case(), done, owner=self)
