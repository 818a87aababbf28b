"""What stays while the steps change: map, head of a small window, aside, foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.domain.deadline import Deadline
from tro_desk.domain.step_rows import Row, progress_of
from tro_desk.domain.steps import WizardPath
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.steps.asides import MOST_CLOCKS, Aside, CompactBar
from tro_desk.ui.screens.steps.footer import Footer, MissingPanel
from tro_desk.ui.screens.steps.step_map import StepChooser, StepMap
from tro_desk.ui.widgets.card import rule
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.progress_strip import Bar


class Acts(NamedTuple):
    """What the frame's buttons do."""

    open_step: Callable[[str], object]
    review: Callable[[], object]
    print: Callable[[], object]
    back: Callable[[], object]
    close: Callable[[], object]
    next: Callable[[], object]


class Frame(QWidget):
    """`place` is where a step or the review is put; `show_path` and `show_dates` fill the rest."""

    def __init__(self, ui: Ui, acts: Acts) -> None:
        super().__init__()
        self.compact = False
        self._dates: Sequence[Deadline] = ()
        self.map = StepMap(ui, acts.open_step, acts.review, acts.print)
        self.chooser = StepChooser(ui, acts.open_step, acts.review, acts.print)
        self._bar = Bar(ui, "primary", ui.theme.size("control.bar"))
        self.aside = Aside(ui)
        self.head = CompactBar(ui, self.chooser, self._bar, self.aside.show_one)
        self.body = Page(ui)
        self.strip = MessageStrip(ui)
        self.missing = MissingPanel(ui)
        self.footer = Footer(ui, acts.back, acts.close, acts.next)
        self.body.box.addWidget(self.strip)
        self.place = QVBoxLayout()
        self.body.box.addLayout(self.place, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.body, 1)
        middle.addWidget(self.aside)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(middle, 1)
        column.addWidget(self.missing)
        column.addWidget(self.footer)
        self._edge = rule(vertical=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.map)
        row.addWidget(self._edge)
        row.addLayout(column, 1)
        self.fit(False)

    def fit(self, compact: bool) -> None:
        """In a small window: a menu in place of the map, and cards as a panel."""
        self.compact = compact
        self.map.setVisible(not compact)
        self._edge.setVisible(not compact)
        self.head.setVisible(compact)
        self.body.set_compact(compact)
        self.footer.set_compact(compact)
        if compact:
            self.head.place_clocks(self.aside.clocks)
        self.aside.set_compact(compact)
        self.show_dates(self._dates)

    def show_dates(self, dates: Sequence[Deadline]) -> None:
        """Show the dates that come next."""
        self._dates = dates
        self.aside.clocks.show_dates(dates, MOST_CLOCKS - 1 if self.compact else MOST_CLOCKS)

    def show_path(self, path: WizardPath, rows: tuple[Row, ...], here: str) -> None:
        """Show where the path stands; `here` is the id of the open row."""
        self.map.show_path(path, rows, here)
        self.chooser.show_path(path, rows, here)
        self._bar.set(progress_of(rows).share)

    def toggle(self, card: str) -> None:
        """In a small window: show a card of the aside, or hide it."""
        if self.compact:
            self.head.toggle(card)
