"""Today: two clocks, the money, three steps, and the place for the next notice."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tro_desk.base import paths
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.domain.today import CaseToday, NextStep, Today
from tro_desk.l10n import Translator
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.today.clock_card import ClockCard
from tro_desk.ui.screens.today.controller import AllDates, TodayController, clocks
from tro_desk.ui.screens.today.money_card import MoneyCard
from tro_desk.ui.screens.today.steps_card import StepsCard
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.drop_zone import DropZone
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from tro_desk.ui.screens.today.all_dates import AllDatesCard


class TodayView(QWidget):
    """The first room. Times tick each minute, from the desk's clock."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._controller = TodayController(ui)
        self._compact = False
        self._today: Today | None = None
        self._kept = False
        self._cards: list[ClockCard] = []
        self._holder: QWidget | None = None
        self._all: AllDates | None = None
        self.all_dates: AllDatesCard | None = None
        self._page = Page(ui)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        self._minute = QTimer(self)
        self._minute.setInterval(1_000)
        self._minute.timeout.connect(self._tick_when_due)
        self._shown_minute = -1
        self._now_labels: list[tuple[QLabel, str]] = []
        self._minute.start()

    def open(self, **_where: Any) -> None:
        """Show the open case, from the top; what was kept of it stays where it was scrolled to."""
        if not self._kept:
            self._page.verticalScrollBar().setValue(0)
        self._kept = False
        shown = self._today.case if self._today is not None else None
        if self._holder is not None and (shown.id if shown else None) != self._ui.case:
            self._holder.hide()  # not for a moment the cards of another case
        self.reload()

    def show_kept(self, today: Today) -> None:
        """Show what was kept when the desk was closed; it is not open yet."""
        self._kept = True
        self._show(today)

    def reload(self) -> None:
        """Read the case again."""
        case_id = self._ui.case
        self._ui.jobs.run(lambda _job: self._controller.read(case_id), self._arrived, owner=self)

    def set_compact(self, compact: bool) -> None:
        """Fit a small window."""
        if compact != self._compact:
            self._compact = compact
            self._page.set_compact(compact)
            if self._today is not None:
                self._show(self._today)

    def _arrived(self, today: Today) -> None:
        """What was read is shown; where it is what shows already, the cards stay and count on."""
        holder = self._holder
        if holder is None or today != self._today or not self._counts_on(today.case):
            self._show(today)
            return
        holder.show()
        self._tick()
        self._read_all(today)

    def _counts_on(self, case: CaseToday | None) -> bool:
        """Whether the cards are those that the present hour wants."""
        if case is None:
            return False
        wanted = clocks(case.deadlines, self._ui.clock.now())
        return wanted == tuple(card.deadline for card in self._cards)

    def _show(self, today: Today) -> None:
        self._today = today
        self._cards = []
        self._all = self.all_dates = None
        if self._holder is not None:  # to take it out of its parent would style all of it anew
            self._holder.hide()
            self._page.box.removeWidget(self._holder)
            self._holder.deleteLater()
        self._holder = QWidget(self._page.inner)
        self._holder.hide()  # until it is whole, so that its cards are laid out once
        box = QVBoxLayout(self._holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._page.box.spacing())
        if today.case is None:
            from tro_desk.ui.screens.today.first_run import FirstRun

            box.addWidget(FirstRun(self._ui, self._by_hand, self._sample, self._compact), 1)
        else:
            box.addLayout(self._head(today.case))
            self._grid = self._made_grid(today, today.case)
            box.addLayout(self._grid, 1)
            self._tick()
        self._page.box.addWidget(self._holder, 1)
        self._holder.show()
        self._read_all(today)

    # parts

    def _head(self, case: CaseToday) -> QHBoxLayout:
        ui = self._ui
        zone = next((d.tz for d in case.deadlines if d.tz), None)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(label(ui, M_("today", "Today"), "pageTitle"))
        align = Qt.AlignmentFlag.AlignLeft if self._compact else Qt.AlignmentFlag.AlignRight
        times, flow = flow_row(16, align, 0)
        self._now_labels = []
        for number, name in enumerate([BEIJING, *([zone] if zone else [])]):
            shown = label(ui, "", "small" if number else "smallStrong", "text2")
            self._now_labels.append((shown, name))
            flow.addWidget(shown)
        ui.language.bind(times, lambda t: self._tell_time(t))
        row.addWidget(times, 1, Qt.AlignmentFlag.AlignVCenter)
        if self._compact:
            add = plain_button(ui, M_("today", "Add a notice"), ui.choose_files, "upload")
            row.addWidget(add)
        return row

    def _now(self, words: Translator, zone: str) -> str:
        now = self._ui.clock.now().astimezone(ZoneInfo(zone))
        return words.say(
            "today",
            "{zone} {when}",
            zone=words.zone(zone),
            when=words.date_time(now, year=False),
        )

    def _tell_time(self, words: Translator) -> None:
        for shown, zone in self._now_labels:
            shown.setText(self._now(words, zone))

    def _made_grid(self, today: Today, case: CaseToday) -> QGridLayout:
        ui, case_id = self._ui, case.id
        grid = QGridLayout()
        grid.setSpacing(ui.theme.size("layout.compact.gap" if self._compact else "layout.gap"))

        def fill() -> None:
            ui.go("case", case=case_id, edit=True)

        for deadline in clocks(case.deadlines, ui.clock.now()):
            name = deadline.id

            def why(name: str = name) -> None:
                ui.go("dates", case=case_id, trace=name)

            self._cards.append(ClockCard(ui, deadline, why, fill, self._compact))

        def figures() -> None:
            ui.go("exposure", case=case_id)

        money = MoneyCard(
            ui, case.frozen, case.accused, case.platforms, fill, figures, self._compact
        )
        for column, card in enumerate([*self._cards, money]):
            card.setMinimumHeight(150 if self._compact else 236)
            grid.addWidget(card, 0, column)
            grid.setColumnStretch(column, 1)

        def act(step: NextStep) -> None:
            self._controller.act(case_id, step)

        steps = StepsCard(ui, case, act, self._compact)
        columns = len(self._cards) + 1
        row = 2 if today.cases > 1 else 1  # between them the dates of all cases
        if self._compact:
            grid.addWidget(steps, row, 0, 1, columns)
        else:
            grid.addWidget(steps, row, 0, 1, max(1, columns - 1))
            grid.addWidget(self._zone(), row, columns - 1)
        grid.setRowStretch(row, 1)
        return grid

    def _read_all(self, today: Today) -> None:
        """The dates of all cases, once the case is painted: there may be hundreds."""
        if today.cases > 1 and self._ui.ready:
            self._page.viewport().repaint()
            show = partial(self._show_all, today)
            self._ui.jobs.run(lambda _job: self._controller.read_all(), show, owner=self)

    def _show_all(self, today: Today, found: AllDates) -> None:
        if today != self._today:
            return
        if self.all_dates is not None and found == self._all:
            self.all_dates.tick()
            return
        if self.all_dates is not None:
            self.all_dates.hide()
            self._grid.removeWidget(self.all_dates)
            self.all_dates.deleteLater()
        self._all = found
        from tro_desk.ui.screens.today.all_dates import AllDatesCard

        self.all_dates = AllDatesCard(self._ui, found.cases, found.dates, self._compact)
        self._grid.addWidget(self.all_dates, 1, 0, 1, len(self._cards) + 1)

    def _zone(self) -> DropZone:
        ui = self._ui
        zone = DropZone(
            ui,
            M_("today", "Drag a new notice here"),
            M_("today", "E-mail, PDF, picture, Word; several at once"),
            M_("today", "The files stay on this computer"),
        )
        zone.add_button(plain_button(ui, M_("today", "Choose files"), ui.choose_files, "file"))
        zone.dropped.connect(lambda files: ui.add_files(files))
        return zone

    # the clock

    def _tick_when_due(self) -> None:
        if self._ui.ready and self._ui.clock.now().minute != self._shown_minute:
            self._tick()

    def _tick(self) -> None:
        self._shown_minute = self._ui.clock.now().minute
        if self._today is None or self._today.case is None:
            return
        self._tell_time(self._ui.translator)
        for card in self._cards:
            card.tick()
        if self.all_dates is not None:
            self.all_dates.tick()

    # an empty desk

    def _by_hand(self) -> None:
        desk = self._ui.desk

        def done(case_id: str) -> None:
            self._ui.go("case", case=case_id, edit=True)

        self._ui.jobs.run(lambda _job: desk.new_case(), done, owner=self)

    def _sample(self) -> None:
        """The sample is a desk of its own, in a window of its own: nothing of it comes here."""
        from tro_desk.desk.sample_desk import make_sample, sample_folder
        from tro_desk.ui.desks.opening import open_beside

        ui, papers = self._ui, paths.asset("sample")
        ui.say(
            M_("first", "The sample desk is being made. It opens in a window of its own."), "info"
        )

        def work(job: Job) -> Path:
            make_sample(sample_folder(), papers, job)
            return sample_folder()

        ui.jobs.run(work, lambda folder: open_beside(folder, ui.language.code), owner=self)
