"""A case: how far it is, its deadlines with their reasons, parties, rights and papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.domain.case import Case
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import first, known, shown, title
from tro_desk.ui.screens.case.controller import CaseController
from tro_desk.ui.screens.case.deadlines_card import DeadlinesCard
from tro_desk.ui.screens.case.edit_dialog import EditDialog
from tro_desk.ui.screens.case.side import papers_card, parties_card, rights_card
from tro_desk.ui.screens.case.track import Track, stages
from tro_desk.ui.widgets.buttons import plain_button, primary_button
from tro_desk.ui.widgets.card import Card, clear
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from tro_desk.desk import Overview


def subtitle(words: Translator, case: Case) -> str:
    """Docket number, court and the seller's number among the defendants, as far as known; without
    the number where it is all that the case is called by."""
    parts = []
    for field in ("docket_number", "court"):
        value = first(case, field)
        if value is not None and value.value != title(words, case):
            parts.append(shown(words, value))
    numbers = known(case, "defendant_number")
    if len(numbers) == 1:
        parts.append(words.say("case", "you are defendant no. {number}", number=numbers[0].value))
    if not parts and first(case, "docket_number") is not None:
        return words.say("case", "Court not known yet")
    return " · ".join(parts) or words.say("case", "No docket number yet")


class CaseView(QWidget):
    """The page of one case."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._controller = CaseController(ui)
        self._compact = False
        self._case_id = ""
        self._trace: str | None = None
        self._sought = ""
        self._overview: Overview | None = None
        self.deadlines: DeadlinesCard | None = None
        self.dialog: EditDialog | None = None
        self._page = Page(ui)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        self._minute = QTimer(self)
        self._minute.setInterval(30_000)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def open(
        self, case: str | None = None, trace: str | None = None, edit: bool = False, **_where: Any
    ) -> None:
        """Show a case; `trace` unfolds a deadline, `edit` opens the form to fill in."""
        case_id = case or self._ui.case
        if case_id is None:
            self._ui.go("cases")
            return
        if case_id != self._case_id:
            clear(self._page.box)
        self._case_id, self._trace = case_id, trace
        self._sought = trace or ""
        self._load(edit)

    def reload(self) -> None:
        """Read the case again; what is unfolded stays so."""
        if self.deadlines is not None:
            opened = [name for name, row in self.deadlines.rows.items() if row.is_open]
            self._trace = opened[0] if opened else None
        self._load(False)

    def set_compact(self, compact: bool) -> None:
        """Side column below the main one in a small window."""
        if compact != self._compact:
            self._compact = compact
            self._page.set_compact(compact)
            if self._overview is not None:
                self._show(self._overview)

    def _load(self, edit: bool) -> None:
        case_id = self._case_id

        def done(overview: Overview) -> None:
            self._show(overview)
            if edit:
                self.edit()

        self._ui.jobs.run(lambda _job: self._controller.read(case_id), done, owner=self)

    def _show(self, overview: Overview) -> None:
        if overview.case.id != self._case_id:
            return
        self._overview = overview
        ui, case = self._ui, overview.case
        clear(self._page.box)
        self._page.box.addWidget(self._header(overview))
        self.deadlines = DeadlinesCard(ui, overview.deadlines, self._trace, self.edit, self._dates)
        if self._sought in self.deadlines.rows:
            self._page.bring_up(self.deadlines.rows[self._sought])
        self._sought = ""

        def review(sha256: str) -> None:
            ui.go("review", case=case.id, evidence=sha256)

        side = [
            papers_card(ui, case, review, lambda: ui.choose_files(case.id)),
            parties_card(ui, case),
            rights_card(ui, case),
        ]
        gap = ui.theme.size("layout.compact.gap" if self._compact else "layout.gap")
        if self._compact:
            self._page.box.addWidget(self.deadlines)
            for card in side:
                self._page.box.addWidget(card)
            self._page.box.addStretch(1)
            return
        column = QWidget()
        column.setFixedWidth(ui.theme.size("layout.caseAside"))
        aside = QVBoxLayout(column)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.setSpacing(gap - 2)
        for card in side:
            aside.addWidget(card)
        aside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(gap)
        main = QVBoxLayout()
        main.addWidget(self.deadlines)
        main.addStretch(1)
        row.addLayout(main, 1)
        row.addWidget(column)
        self._page.box.addLayout(row, 1)

    def _header(self, overview: Overview) -> Card:
        ui, case = self._ui, overview.case
        card = Card(20, 10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(ui, lambda t: title(t, case), "stepTitle", wrap=True))
        words.addWidget(label(ui, lambda t: subtitle(t, case), "small", "text2", wrap=True))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(down if self._compact else across)
        row.setSpacing(8 if self._compact else 16)
        row.addLayout(words, 1)
        buttons, flow = flow_row(8)
        flow.addWidget(plain_button(ui, M_("case", "Edit"), self.edit, "pencil"))
        brief = primary_button(
            ui, M_("case", "Brief for counsel"), lambda: ui.go("brief", case=case.id), "print"
        )
        flow.addWidget(brief)
        row.addWidget(buttons)
        card.box.addLayout(row)
        card.box.addWidget(self._doors(case.id))
        card.box.addWidget(Track(ui, stages(case, overview.deadlines)))
        return card

    def _doors(self, case_id: str) -> QWidget:
        """The ways to the other pages of the case."""
        ui = self._ui
        doors, flow = flow_row(8, line_gap=8)
        for screen, words, icon in (
            ("steps", M_("steps", "Guided steps"), "check"),
            ("exposure", M_("exposure", "Exposure"), "chart"),
            ("records", M_("records", "Records"), "folder"),
            ("letters", M_("letters", "Letters"), "mail"),
            ("worksheet", M_("case", "Settle, defend or default: worksheet"), "pencil"),
        ):
            flow.addWidget(plain_button(ui, words, partial(ui.go, screen, case=case_id), icon))
        return doors

    def _dates(self, add: bool) -> None:
        self._ui.go("dates", case=self._case_id, add=add)

    def edit(self) -> None:
        """Open the form in which facts are stated without a paper."""
        if self._overview is None or self.dialog is not None:
            return
        self.dialog = EditDialog(self._ui, self._overview.case, self._save, self)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _save(self, dialog: EditDialog) -> None:
        said = dialog.said()
        if not said:
            dialog.accept()
            return

        def done() -> None:
            dialog.accept()
            count = len(said)
            self._ui.tell(
                lambda t: t.plural(
                    "case",
                    "{count} answer saved. Ctrl+Z takes it back.",
                    "{count} answers saved. Ctrl+Z takes them back.",
                    count,
                )
            )
            self.reload()
            self._ui.refresh()

        self._controller.save(self._case_id, said, done, dialog.fail)

    def _tick(self) -> None:
        if self.deadlines is not None and self.isVisible():
            self.deadlines.tick()
