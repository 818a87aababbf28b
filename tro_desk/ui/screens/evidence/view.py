"""Evidence: what a case rests on, file by file."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.evidence.pasting import Keys
from tro_desk.ui.screens.evidence.sheet import EvidenceSheet
from tro_desk.ui.widgets.buttons import primary_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.file_drops import FileDrops
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.text import label


class EvidenceView(FileDrops, QWidget):
    """`open(case=, evidence=)` shows the evidence of a case, the cursor on one file of it."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.setAcceptDrops(True)
        self._page = Page(ui)
        self._page.box.addWidget(label(ui, M_("nav", "Evidence"), "pageTitle", wrap=True))
        self.none = self._no_case()
        self.none.hide()
        self.sheet = EvidenceSheet(ui)
        self._page.box.addWidget(self.none)
        self._page.box.addWidget(self.sheet, 1)
        self._rest = QWidget()
        self._page.box.addWidget(self._rest, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        self._keys = Keys(self, {QKeySequence.StandardKey.Paste: self.paste})

    def _no_case(self) -> Card:
        ui = self._ui
        card = Card(24, 12)
        text = M_("evidence", "Evidence belongs to a case. Open a case first, or begin one.")
        card.box.addWidget(label(ui, text, "body", "text2", wrap=True))
        row = QHBoxLayout()
        self.to_cases = primary_button(
            ui, M_("evidence", "Go to the cases"), lambda: ui.go("cases"), "case"
        )
        row.addWidget(self.to_cases)
        row.addStretch(1)
        card.box.addLayout(row)
        return card

    def open(
        self,
        case: str | None = None,
        evidence: str = "",
        page: int = 0,
        span: tuple[int, int] = (0, 0),
        **_where: Any,
    ) -> None:
        """Show the evidence of a case, else of the one that is open; with `page` the pages of
        `evidence`, `span` marked on that one.
        """
        case_id = case or self._ui.case
        self.none.setVisible(case_id is None)
        self.sheet.setVisible(case_id is not None)
        self._rest.setVisible(case_id is None)
        if case_id is None:
            self.sheet.case = ""
            return
        self.sheet.show_case(case_id, evidence, (page, span) if page else None)

    def reload(self) -> None:
        """Read the evidence again."""
        if self.sheet.case:
            self.sheet.show_case(self.sheet.case)

    def set_compact(self, compact: bool) -> None:
        """The paddings of a small window, and a table with fewer columns."""
        self._page.set_compact(compact)
        self.sheet.set_compact(compact)

    def take_back(self) -> bool:
        """Ctrl+Z: take back the last removal; False where there is none."""
        return self.sheet.take_back()

    def paste(self) -> None:
        """Ctrl+V: keep what is on the clipboard."""
        if self.sheet.case:
            self.sheet.keeping.paste()
        else:
            self._ui.paste()

    def takes_files(self) -> bool:
        return bool(self.sheet.case)

    def files_dropped(self, files: list[str]) -> None:
        self.sheet.files_dropped(files)
