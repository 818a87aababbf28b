"""All dates of a case: why each is the day it is, and what the seller says of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from tro_desk.base.messages import M_, Message
from tro_desk.desk.without_case import courts
from tro_desk.domain.deadline import TRIGGERS, Deadline
from tro_desk.domain.zones import zone_of_court
from tro_desk.l10n import Translator
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_where
from tro_desk.ui.models.case_values import title
from tro_desk.ui.models.countdown import court_zone
from tro_desk.ui.screens.case.edit_dialog import EditDialog
from tro_desk.ui.screens.dates.calculator import open_calculator
from tro_desk.ui.screens.dates.controller import Dates, DatesController
from tro_desk.ui.screens.dates.dialogs import CustomDialog, MarkDialog
from tro_desk.ui.screens.dates.paper import sheet_of
from tro_desk.ui.screens.dates.side import SERVICE, ClosuresCard, RemediesCard, ServiceCard
from tro_desk.ui.screens.dates.table import DatesTable
from tro_desk.ui.screens.dates.what_if_card import WhatIfCard
from tro_desk.ui.sheets import Sheet, print_sheet, save_sheet
from tro_desk.ui.trash.asking import say_removed
from tro_desk.ui.widgets.buttons import link_button, plain_button, primary_button
from tro_desk.ui.widgets.card import clear
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.text import label

HAPPENED: Final = tuple(name for name in TRIGGERS if name != "court")
"""What starts a deadline: the form "Enter what happened"."""


_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class DatesView(QWidget):
    """The dates of one case; the controller decides, this lays out."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._controller = DatesController(ui)
        self._compact = False
        self._case_id = ""
        self._opened = self._sought = ""
        self._order = "rule"
        self._dates: Dates | None = None
        self.table: DatesTable | None = None
        self.what_if: WhatIfCard | None = None
        self.closures: ClosuresCard | None = None
        self.dialog: QDialog | None = None
        self._page = Page(ui)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        self._minute = QTimer(self)
        self._minute.setInterval(30_000)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def open(
        self, case: str | None = None, trace: str = "", add: bool = False, **_where: Any
    ) -> None:
        """Show a case's dates; `trace` unfolds one, `add` opens the form for a new one."""
        case_id = case or self._ui.case
        if case_id is None:
            self._ui.go("cases")
            return
        if case_id != self._case_id:
            clear(self._page.box)
            self.what_if = None
        self._case_id, self._opened = case_id, trace
        self._sought = trace
        self._load(add)

    def reload(self) -> None:
        """Read the dates again; what is unfolded stays so."""
        if self.table is not None:
            self._opened = self.table.opened
        self._load(False)

    def set_compact(self, compact: bool) -> None:
        """Side column below the table in a small window."""
        if compact != self._compact:
            self._compact = compact
            self._page.set_compact(compact)
            if self._dates is not None:
                self._opened = self.table.opened if self.table is not None else ""
                self._show(self._dates)

    def _load(self, add: bool) -> None:
        case_id = self._case_id

        def done(dates: Dates) -> None:
            self._show(dates)
            if add:
                self.add_date()

        self._ui.jobs.run(lambda _job: self._controller.read(case_id), done, owner=self)

    def _changed(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.reload()
        self._ui.refresh()

    # layout

    def _show(self, dates: Dates) -> None:
        if dates.case.id != self._case_id:
            return
        self._dates = dates
        ui, page = self._ui, self._page.box
        trying = self.what_if is not None
        clear(page)
        page.addWidget(self._head(dates))
        self.what_if = None
        self._what_if_at = page.count()
        if trying:
            self.open_what_if()
        self.closures = None
        self.table = DatesTable(
            ui, dates.case, dates.deadlines, self._fill, self._actions, self._order, self._ordered
        )
        if self._opened in self.table.rows:
            self.table.show_trace(self._opened)
        gap = ui.theme.size("layout.compact.gap" if self._compact else "layout.gap")
        main, aside = QVBoxLayout(), QVBoxLayout()
        main.addWidget(self.table)
        row = QBoxLayout(_DOWN if self._compact else _ACROSS)
        for layout in (main, aside, row):
            layout.setSpacing(gap)
        row.addLayout(main, 1)
        row.addLayout(aside)
        page.addLayout(row, 1)
        # The rest in the next turn of the event loop: no turn may take long.
        QTimer.singleShot(0, self, partial(self._show_around, dates, main, aside))

    def _show_around(self, dates: Dates, main: QVBoxLayout, aside: QVBoxLayout) -> None:
        if dates is not self._dates or not isValid(main):
            return
        ui, zone = self._ui, zone_of_court(courts().get(dates.court))
        self.closures = ClosuresCard(
            ui, dates.closures, zone, bool(dates.court), self._add_closure, self._remove_closure
        )
        main.addWidget(RemediesCard(ui, dates.remedies))
        main.addStretch(1)
        for card in (ServiceCard(ui, dates.case, self.edit_service), self.closures):
            if not self._compact:
                card.setFixedWidth(ui.theme.size("layout.caseAside"))
            aside.addWidget(card)
        aside.addStretch(1)
        if self.table is not None and self._sought in self.table.rows:
            self._page.bring_up(self.table.rows[self._sought])
        self._sought = ""

    def _head(self, dates: Dates) -> QWidget:
        ui, case_id = self._ui, dates.case.id
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(label(ui, M_("dates", "Dates"), "pageTitle"))
        name = label(ui, lambda t: title(t, dates.case), "small", "text2", wrap=True)
        top.addWidget(name, 1)
        back = M_("dates", "Back to the case")
        top.addWidget(link_button(ui, back, lambda: ui.go("case", case=case_id)))
        box.addLayout(top)
        box.addSpacing(8)
        buttons, flow = flow_row(8, line_gap=8)
        flow.addWidget(primary_button(ui, M_("dates", "Add a date"), self.add_date, "plus"))
        for message, press, icon in (
            (M_("dates", "Enter what happened"), self.enter, "pencil"),
            (M_("dates", "What if"), self.open_what_if, "question"),
            (M_("dates", "Month"), lambda: ui.go("calendar", case=case_id), "calendar"),
            (M_("dates", "Count days"), self.calculate, "clock"),
        ):
            flow.addWidget(plain_button(ui, message, press, icon))
        flow.addWidget(self._out())
        box.addWidget(buttons)
        return whole

    def _out(self) -> QPushButton:
        """Print or save: the ways out of the desk, in one menu."""
        ui = self._ui
        button = plain_button(ui, M_("dates", "Print or save"), icon="print")
        menu = QMenu(button)
        for message, press in (
            (M_("dates", "Print"), self.print),
            (M_("dates", "Save as PDF"), self.save_pdf),
            (M_("dates", "Save for a calendar (.ics)"), self.save_ics),
        ):
            action = menu.addAction("")
            action.triggered.connect(press)
            ui.language.bind(action, partial(_name, action, message))
        button.setMenu(menu)
        return button

    def _actions(self, deadline: Deadline) -> tuple[QPushButton, ...]:
        """What can be done with a date: below its reasoning."""
        ui, table = self._ui, self.table
        name = deadline.id

        def small(message: Message, press: Any, icon: str = "") -> QPushButton:
            button = plain_button(ui, message, press, icon, small=True)
            what = deadline.title
            ui.language.bind(
                button, lambda t: button.setAccessibleName(f"{button.text()}: {t.render(what)}")
            )
            return button

        made = []
        if deadline.due is not None or deadline.mark is not None:
            if deadline.mark is not None and deadline.mark.state != "open":
                made.append(small(M_("dates", "Open again"), partial(self._reopen, deadline)))
            said = M_("dates", "Done or moved")
            made.append(small(said, partial(self.mark, deadline), "check"))
        if deadline.due is not None and table is not None:
            made.append(small(M_("dates", "Copy"), lambda: table.copy(name), "copy"))
        dates = self._dates
        custom = dates.custom(deadline) if dates is not None else None
        if custom is not None:
            made.append(small(M_("dates", "Take out"), partial(self._remove_custom, custom.id)))
        return tuple(made)

    def _ordered(self, order: str) -> None:
        self._order = order

    def _tick(self) -> None:
        if self.table is not None and self.isVisible():
            self.table.tick()

    # what the seller says

    def _ask(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def mark(self, deadline: Deadline) -> None:
        """Ask whether a date is done or was moved, and which paper says so."""
        if self._dates is None or self.dialog is not None:
            return
        case_id = self._case_id

        def save(dialog: MarkDialog) -> None:
            self._controller.mark(case_id, deadline, dialog.said, self._changed, dialog.fail)

        self._ask(MarkDialog(self._ui, self._dates.case, deadline, save, self))

    def _reopen(self, deadline: Deadline) -> None:
        self._controller.mark(
            self._case_id, deadline, {"state": "open"}, self._changed, self._ui.jobs.failed.emit
        )

    def add_date(self) -> None:
        """Ask for a date of the seller's own."""
        if self._dates is None or self.dialog is not None:
            return
        case_id = self._case_id
        zone = court_zone(self._dates.deadlines)

        def save(dialog: CustomDialog) -> None:
            self._controller.add_custom(case_id, dialog.wanted, self._changed, dialog.fail)

        self._ask(CustomDialog(self._ui, zone if zone != BEIJING else None, save, self))

    def _remove_custom(self, number: int) -> None:
        self._controller.remove_custom(self._case_id, number, self._removed)

    def _add_closure(self, day: str, note: str) -> None:
        if self._dates is not None and self.closures is not None:
            card = self.closures
            self._controller.add_closure(self._dates.court, day, note, self._changed, card.fail)

    def _remove_closure(self, number: int) -> None:
        self._controller.remove_closure(number, self._removed)

    def _removed(self) -> None:
        say_removed(self._ui)
        self._changed()

    def _fill(self, deadline: Deadline) -> None:
        self._form(deadline.missing, M_("dates", "Fill in: {title}", title=deadline.title))

    def enter(self) -> None:
        """Ask for the events that start a deadline."""
        self._form(HAPPENED, M_("dates", "Enter what happened"))

    def edit_service(self) -> None:
        """Ask how, when and where the papers came."""
        self._form(SERVICE, M_("service", "How the papers came"))

    def _form(self, names: tuple[str, ...], what: Message) -> None:
        if self._dates is None or self.dialog is not None:
            return
        case_id = self._case_id

        def save(dialog: EditDialog) -> None:
            said = dialog.said()
            if said:
                self._controller.say(case_id, said, self._changed, dialog.fail)
            else:
                dialog.accept()

        self._ask(EditDialog(self._ui, self._dates.case, save, self, names, what))

    # what if

    def open_what_if(self) -> None:
        """Open the card in which another date is tried."""
        if self._dates is None:
            return
        if self.what_if is None:
            self.what_if = WhatIfCard(self._ui, self._dates.case, self._try, self.close_what_if)
            self._page.box.insertWidget(self._what_if_at, self.what_if)
        self.what_if.day.setFocus()
        self._page.verticalScrollBar().setValue(0)

    def close_what_if(self) -> None:
        """Close it; nothing was saved."""
        if self.what_if is not None:
            self.what_if.hide()
            self.what_if.deleteLater()
            self.what_if = None

    def _try(self, field: str, value: str) -> None:
        card = self.what_if
        if self._dates is not None and card is not None:
            self._controller.try_date(self._dates, field, value, card.show_changes, card.fail, card)

    # out of the desk

    def calculate(self) -> None:
        """Open the court-day calculator with this case's court."""
        open_calculator(self._ui, self._dates.court if self._dates is not None else "", self)

    def sheet(self) -> Sheet:
        """The list on paper, in the order and the language in use."""
        assert self._dates is not None
        assert self.table is not None
        rows = [row.deadline for row in self.table.rows.values()]
        return sheet_of(self._ui, self._dates.case, rows)

    def print(self) -> None:
        """Print the list through the system's dialog."""
        if self._dates is not None:
            print_sheet(self._ui, self.sheet(), self)

    def save_pdf(self) -> None:
        """Save the list as a PDF."""
        if self._dates is not None:
            save_sheet(self._ui, self.sheet(), "dates.pdf", self)

    def save_ics(self) -> None:
        """Save the dates as a file for a calendar; a later file updates an earlier one."""
        if self._dates is None:
            return
        words = self._ui.translator
        title = words.say("dates", "Save for a calendar")
        kinds = words.say("dates", "Calendar (*.ics)")
        path = ask_where(self._ui, self, title, "dates.ics", kinds)
        if path:
            out = Path(path)
            self._controller.write_calendar(
                self._case_id, out, lambda count: self._told(out, count)
            )

    def _told(self, out: Path, count: int) -> None:
        self._ui.tell(
            lambda t: t.plural(
                "dates",
                "{count} date saved in {name}.",
                "{count} dates saved in {name}.",
                count,
                name=out.name,
            )
        )


def _name(action: QAction, message: Message, words: Translator) -> None:
    action.setText(words.render(message))
