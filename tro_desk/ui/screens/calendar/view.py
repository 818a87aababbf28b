"""A month of all cases: each date on the court's day, and marked on the day it is in Beijing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.desk.without_case import holidays
from tro_desk.domain.deadline import Closure
from tro_desk.l10n import Translator
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.context import Ui
from tro_desk.ui.models.month import (
    DAYS,
    WEEKS,
    Entry,
    MonthModel,
    case_words,
    day_words,
    entries_by_day,
    month_name,
    shifted,
    weekday,
)
from tro_desk.ui.screens.calendar.grid import MonthGrid
from tro_desk.ui.screens.dates.calculator import open_calculator
from tro_desk.ui.sheets import Sheet, print_sheet, save_sheet
from tro_desk.ui.widgets.buttons import icon_button, link_button, name_it, plain_button
from tro_desk.ui.widgets.card import Card, clear, rule
from tro_desk.ui.widgets.deadline_chip import deadline_chip
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.text import label

_HEIGHT: Final = {False: 440, True: 330}
"""The least height of the grid, in a wide and in a compact window."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was read: the dates by day, and whose courts' holidays are marked."""

    entries: Mapping[date, tuple[Entry, ...]]
    courts: frozenset[str]
    closures: tuple[Closure, ...]


class CalendarView(QWidget):
    """The grid and, beside it, what falls on the chosen day."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._compact = False
        self._case: str | None = None
        self._read: Shown | None = None
        today = ui.translator.beijing(ui.clock.now()).date()
        self.model = MonthModel(ui.translator, today)
        self.grid = MonthGrid(ui, self.model)
        self.grid.chosen.connect(self.go_to)
        self.grid.opened.connect(self.open_day)
        name = M_("calendar", "Month: arrows go by days, Page Up and Page Down by months")
        name_it(ui, self.grid, name, tooltip=False)
        self._page = Page(ui)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        self._title = label(ui, "", "pageTitle", wrap=True)
        self._page.box.addWidget(self._head())
        card = Card(1, 0)
        card.box.addWidget(self.grid)
        self.day_card = Card(16, 8)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(card, 1)
        self._row.addWidget(self.day_card)
        self._page.box.addLayout(self._row, 1)
        self._lay_out()
        ui.language.bind(self, self._retranslate)
        ui.theme.bind(self, lambda _theme: self.grid.viewport().update())

    def open(self, case: str | None = None, **_where: Any) -> None:
        """Show the month of all cases; the way back leads to `case`."""
        self._case = case or self._ui.case
        self.model.today = self._ui.translator.beijing(self._ui.clock.now()).date()
        if not self.grid.currentIndex().isValid():
            self.go_to(self.model.today)
        self.reload()
        self.grid.setFocus()

    def reload(self) -> None:
        """Read the dates again."""
        desk = self._ui.desk
        start, end = self.model.start, self.model.end

        def read(_job: object) -> Shown:
            dated = desk.all_deadlines()
            courts = frozenset(case.court for case, _deadlines in dated if case.court)
            closures = desk.closures()
            holidays(courts, start, end, closures)  # the tables are read here, not in the window
            return Shown(entries_by_day(dated), courts, closures)

        def done(shown: Shown) -> None:
            self._read = shown
            self.go_to(self.grid.day)

        self._ui.jobs.run(read, done, owner=self)

    def set_compact(self, compact: bool) -> None:
        """The chosen day below the grid in a small window."""
        if compact != self._compact:
            self._compact = compact
            self._page.set_compact(compact)
            self._lay_out()

    def _lay_out(self) -> None:
        theme, day = self._ui.theme, self.day_card
        directions = QBoxLayout.Direction
        below = self._compact
        self._row.setDirection(directions.TopToBottom if below else directions.LeftToRight)
        self._row.setSpacing(theme.size("layout.compact.gap" if below else "layout.gap"))
        width = theme.size("layout.caseAside")
        day.setMinimumWidth(0 if below else width)
        day.setMaximumWidth(16_777_215 if below else width)
        self.grid.setMinimumHeight(_HEIGHT[below])

    def _head(self) -> QWidget:
        ui = self._ui
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        top.addWidget(link_button(ui, M_("calendar", "Back to the dates"), self._back))
        box.addLayout(top)
        buttons, row = flow_row(8, line_gap=8)
        before, after = M_("calendar", "Month before"), M_("calendar", "Next month")
        row.addWidget(icon_button(ui, "chevron-left", before, lambda: self.step(-1)))
        row.addWidget(
            plain_button(ui, M_("calendar", "This month"), lambda: self.go_to(self.model.today))
        )
        row.addWidget(icon_button(ui, "chevron-right", after, lambda: self.step(1)))
        for message, press, icon in (
            (M_("dates", "Count days"), lambda: open_calculator(ui, "", self), "clock"),
            (M_("dates", "Print"), lambda: print_sheet(ui, self.sheet(), self), "print"),
            (M_("dates", "Save as PDF"), self._save, "save"),
        ):
            row.addWidget(plain_button(ui, message, press, icon))
        box.addSpacing(6)
        box.addWidget(buttons)
        box.addSpacing(4)
        note = M_(
            "calendar",
            "A filled date stands on the court's day, a framed one on the day it is in Beijing.",
        )
        box.addWidget(label(ui, note, "caption", "text2", wrap=True))
        return whole

    def _retranslate(self, words: Translator) -> None:
        self.model.retranslate(words)
        self._title.setText(month_name(words, self.model.first))

    def _back(self) -> None:
        if self._case is None:
            self._ui.go("today")
        else:
            self._ui.go("dates", case=self._case)

    # days

    def step(self, months: int) -> None:
        """Go to another month."""
        self.go_to(shifted(self.grid.day, months))

    def go_to(self, day: date) -> None:
        """Choose a day; its month is shown."""
        read = self._read
        first = day.replace(day=1)
        if read is not None or first != self.model.first:
            entries = read.entries if read is not None else {}
            courts = read.courts if read is not None else frozenset()
            closures = read.closures if read is not None else ()
            model = self.model
            model.first = first
            model.show(first, entries, holidays(courts, model.start, model.end, closures))
        self.grid.setCurrentIndex(self.model.index_of(day))
        self._title.setText(month_name(self._ui.translator, first))
        self._show_day(day)

    def open_day(self, day: date) -> None:
        """Open the one date of a day, or go to the list of several."""
        entries = self.model.entries.get(day, ())
        if len({(one.case.id, one.deadline.id) for one in entries}) == 1:
            self._open(entries[0])
            return
        links = self.day_card.findChildren(QPushButton)
        if links:
            links[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, entry: Entry) -> None:
        self._ui.go("dates", case=entry.case.id, trace=entry.deadline.id)

    def _show_day(self, day: date) -> None:
        ui, box = self._ui, self.day_card.box
        clear(box)
        box.addWidget(label(ui, lambda t: day_words(t, day), "section", wrap=True))
        for name in self.model.off.get(day, ()):
            text = M_("calendar", "Court holiday: {name}", name=name)
            box.addWidget(label(ui, text, "small", "text2", wrap=True))
        entries = self.model.entries.get(day, ())
        for entry in entries:
            box.addWidget(rule())
            box.addWidget(self._entry(entry))
        if not entries:
            box.addWidget(
                label(ui, M_("calendar", "No date on this day."), "small", "text2", wrap=True)
            )
        box.addStretch(1)

    def _entry(self, entry: Entry) -> QWidget:
        ui, one = self._ui, entry.deadline
        due = one.due
        assert due is not None
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(ui, one.title, "bodyStrong", wrap=True), 1)
        head.addWidget(deadline_chip(ui, one))
        box.addLayout(head)
        box.addWidget(label(ui, lambda t: case_words(t, entry.case), "small", "text2", wrap=True))
        box.addWidget(label(ui, lambda t: t.moment(due), "small", wrap=True))
        if one.tz != BEIJING:
            box.addWidget(label(ui, lambda t: t.moment(t.beijing(due)), "smallStrong", wrap=True))
        link = link_button(ui, M_("clock", "Why this day"), lambda: self._open(entry))
        title = one.title
        ui.language.bind(
            link,
            lambda t: link.setAccessibleName(
                t.say("clock", "Why this day: {title}", title=t.render(title))
            ),
        )
        box.addWidget(link)
        return whole

    # paper

    def sheet(self) -> Sheet:
        """The month on paper; every hour names its zone."""
        words, model = self._ui.translator, self.model
        rows = []
        for week in range(WEEKS):
            days = [model.day(model.index(week, column)) for column in range(DAYS)]
            if week and all(day.month != model.first.month for day in days):
                continue
            rows.append(tuple(self._cell(words, day) for day in days))
        made = words.beijing(self._ui.clock.now())
        return Sheet(
            month_name(words, model.first),
            (words.say("sheet", "As of {moment}", moment=made),),
            tuple(weekday(number) for number in range(DAYS)),
            tuple(rows),
            (14,) * DAYS,
            whole=True,
        )

    def _cell(self, words: Translator, day: date) -> str:
        lines = [str(day.day)]
        lines += [words.render(name) for name in self.model.off.get(day, ())]
        for entry in self.model.entries.get(day, ()):
            due = entry.deadline.due
            assert due is not None
            moment = words.beijing(due) if entry.beijing else due
            when = f"{words.clock_time(moment)} {words.zone(str(moment.tzinfo))}"
            title = words.render(entry.deadline.title)
            lines.append(f"{when}: {title} ({case_words(words, entry.case)})")
        return "\n".join(lines)

    def _save(self) -> None:
        name = f"dates-{self.model.first:%Y-%m}.pdf"
        save_sheet(self._ui, self.sheet(), name, self)
