"""The deadlines of a case; each row unfolds the reasoning step by step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.domain.deadline import Deadline
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.models.countdown import court_zone
from tro_desk.ui.widgets.buttons import link_button, plain_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.deadline_row import DeadlineRow, columns
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.text import label


class DeadlinesCard(Card):
    """All deadlines; one trace is open at a time."""

    def __init__(
        self,
        ui: Ui,
        deadlines: tuple[Deadline, ...],
        opened: str | None,
        fill: Callable[[], object],
        dates: Callable[[bool], object],
    ) -> None:
        """`fill` opens the form of the case; `dates` the page of all its dates, to add one."""
        super().__init__(0, 0)
        self.rows: dict[str, DeadlineRow] = {}
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 16, 6)
        top.setSpacing(12)
        top.addWidget(label(ui, M_("deadlines", "Deadlines"), "section", wrap=True), 1)
        buttons, flow = flow_row(12)
        flow.addWidget(link_button(ui, M_("deadlines", "All dates"), lambda: dates(False)))
        add = M_("deadlines", "Add a date")
        flow.addWidget(plain_button(ui, add, lambda: dates(True), "plus", small=True))
        top.addWidget(buttons)
        self.box.addLayout(top)
        zone = court_zone(deadlines)
        self.box.addWidget(self._head(ui, deadlines))
        for deadline in deadlines:
            row = DeadlineRow(ui, deadline, zone, self.toggle, lambda _d: fill())
            self.rows[deadline.id] = row
            self.box.addWidget(row)
        if not deadlines:
            nothing = label(ui, M_("deadlines", "No deadline yet."), "body", "text2", wrap=True)
            nothing.setContentsMargins(16, 12, 16, 12)
            self.box.addWidget(nothing)
        self.box.addStretch(1)
        if opened is not None:
            self.show_trace(opened)

    def _head(self, ui: Ui, deadlines: tuple[Deadline, ...]) -> QWidget:
        zone = court_zone(deadlines)

        def court(words: Translator) -> str:
            if zone is None:
                return words.say("deadlines", "Court time")
            return words.say("deadlines", "{zone} (court)", zone=words.zone(zone))

        left_ = label(ui, M_("deadlines", "Left"), "small", "text2", wrap=True)
        left_.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        cells = (
            label(ui, M_("deadlines", "Matter"), "small", "text2", wrap=True),
            label(ui, court, "small", "text2", wrap=True),
            label(ui, lambda t: t.zone("Asia/Shanghai"), "small", "text2", wrap=True),
            left_,
            label(ui, M_("deadlines", "Basis"), "small", "text2"),
        )
        whole = QFrame()
        whole.setProperty("pane", "head")
        whole.setLayout(columns(cells, top=6))
        return whole

    def toggle(self, name: str) -> None:
        """Unfold a row and fold the others, or fold it."""
        opened = self.rows[name].is_open
        for key, row in self.rows.items():
            row.unfold(key == name and not opened)

    def show_trace(self, name: str) -> None:
        """Unfold a row."""
        for key, row in self.rows.items():
            row.unfold(key == name)

    def tick(self) -> None:
        """Count again."""
        for row in self.rows.values():
            row.tick()
