"""Records of a case: one tab for contacts, listings dealt with, offers, lawyers, tasks and more."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.l10n.records import KINDS, tab_words
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.records.counsel import CounselSheet
from tro_desk.ui.screens.records.sheet import RecordSheet
from tro_desk.ui.screens.records.tasks import TaskSheet
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.tabs import Tabs
from tro_desk.ui.widgets.text import label

_OWN: Final[dict[str, type[RecordSheet]]] = {"counsel": CounselSheet, "task": TaskSheet}
"""Kinds with a sheet of their own."""


class RecordsView(QWidget):
    """`open(case=, kind=)` shows a sheet; `number` opens a record, `add` the form of a new one."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.case = ""
        self.kind = next(iter(KINDS))
        self.sheets: dict[str, RecordSheet] = {}
        self._compact = False
        self._page = Page(ui)
        self._page.box.addWidget(label(ui, M_("records", "Records"), "pageTitle", wrap=True))
        names = {kind: tab_words(kind) for kind in KINDS}
        self._row = Tabs(ui, names, self._pressed)
        self.tabs = self._row.buttons
        self._page.box.addWidget(self._row)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)

    # what the window calls

    def open(
        self,
        case: str | None = None,
        kind: str = "",
        number: int = 0,
        add: bool = False,
        step: str = "",
        item: str = "",
        **_where: Any,
    ) -> None:
        """Show a sheet of a case; `step` and `item` are where a new record was asked for."""
        case_id = case or self._ui.case
        if case_id is None:
            self._ui.go("cases")
            return
        self.case = case_id
        self.kind = kind if kind in KINDS else self.kind
        sheet = self.sheet
        self._row.show_chosen(self.kind)
        for name, one in self.sheets.items():
            one.setVisible(name == self.kind)
        sheet.show_case(case_id, number)
        if add:
            sheet.add(step, item)
        elif number:
            sheet.edit(number)

    def reload(self) -> None:
        """Read the sheet that is open again."""
        if self.case:
            self.sheet.show_case(self.case)

    def set_compact(self, compact: bool) -> None:
        """The paddings of a small window, and tables with fewer columns."""
        self._compact = compact
        self._page.set_compact(compact)
        for sheet in self.sheets.values():
            sheet.set_compact(compact)

    def take_back(self) -> bool:
        """Ctrl+Z: take back the last removal of the sheet; False where there is none."""
        return self.sheet.take_back()

    @property
    def sheet(self) -> RecordSheet:
        """The sheet that is open; built when it is first asked for."""
        if self.kind not in self.sheets:
            made = _OWN.get(self.kind, RecordSheet)(self._ui, self.kind, self._changed)
            made.set_compact(self._compact)
            self._page.box.addWidget(made, 1)
            self.sheets[self.kind] = made
        return self.sheets[self.kind]

    def _changed(self, _case: str) -> None:
        self._ui.refresh()

    def _pressed(self, kind: str) -> None:
        self._ui.go("records", case=self.case, kind=kind)
