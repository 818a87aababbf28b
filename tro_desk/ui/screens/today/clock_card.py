"""A deadline with its countdown, on both clocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from tro_desk.base.messages import M_
from tro_desk.domain.deadline import Deadline
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import field_label
from tro_desk.ui.context import Ui
from tro_desk.ui.models.countdown import elapsed, left, parts
from tro_desk.ui.widgets.buttons import link_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.deadline_chip import deadline_chip
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.icons import icon_title
from tro_desk.ui.widgets.progress_strip import Bar
from tro_desk.ui.widgets.text import dress, label


class ClockCard(Card):
    """Counts down by `tick`, from the desk's clock."""

    def __init__(
        self,
        ui: Ui,
        deadline: Deadline,
        why: Callable[[], object],
        fill: Callable[[], object],
        compact: bool,
    ) -> None:
        super().__init__(16 if compact else 18, 0)
        self._ui = ui
        self.deadline = deadline
        self._compact = compact
        head, flow = flow_row(8, spread=True)
        flow.addWidget(icon_title(ui, "clock", "date", deadline.title))
        flow.addWidget(deadline_chip(ui, deadline))
        self.box.addWidget(head)
        self.box.addSpacing(4 if compact else 8)
        if deadline.due is None:
            self._missing(fill)
        else:
            self._clock(why)

    def _missing(self, fill: Callable[[], object]) -> None:
        ui, fields = self._ui, self.deadline.missing

        def text(words: Translator) -> str:
            names = words.listed(field_label(words, field) for field in fields)
            return words.say("clock", "Needed first: {names}", names=names)

        self.box.addWidget(label(ui, "—", "countdown", "text2"))
        self.box.addWidget(label(ui, text, "small", "text2", wrap=True))
        self.box.addStretch(1)
        self.box.addWidget(link_button(ui, M_("clock", "Fill it in"), fill))

    def _clock(self, why: Callable[[], object]) -> None:
        ui = self._ui
        row = QHBoxLayout()
        row.setSpacing(7)
        self.number = QLabel()
        self.unit = QLabel()
        for part, type_ in ((self.number, "countdown"), (self.unit, "bodyStrong")):
            dress(part, type_, "date")
            part.setTextFormat(Qt.TextFormat.PlainText)
        self.number.setProperty("small", "true" if self._compact else "false")
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignBottom)
        self.unit.setContentsMargins(0, 0, 0, 5)
        row.addWidget(self.unit, 1, Qt.AlignmentFlag.AlignBottom)
        self.box.addLayout(row)
        self.box.addSpacing(4)
        self.bar = Bar(ui, "dateLine", ui.theme.size("control.bar"))
        self.box.addWidget(self.bar)
        self.box.addSpacing(6)
        self.period = label(ui, "", "small", "text2", wrap=True)
        if not self._compact:
            self.box.addWidget(self.period)
        self.box.addSpacing(6)
        self.box.addWidget(self._times())
        self.box.addStretch(1)
        link = link_button(ui, M_("clock", "Why this day"), why)
        title = self.deadline.title
        ui.language.bind(
            link,
            lambda t: link.setAccessibleName(
                t.say("clock", "Why this day: {title}", title=t.render(title))
            ),
        )
        self.box.addWidget(link)
        ui.language.bind(self, lambda _t: self.tick())

    def _times(self) -> QWidget:
        due, ui = self.deadline.due, self._ui
        assert due is not None
        both = QWidget()
        grid = QGridLayout(both)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        zone = self.deadline.tz or str(due.tzinfo)
        rows = (
            (lambda t: t.zone(zone), lambda t: _day_and_hour(t, due), "small"),
            (
                lambda t: t.zone("Asia/Shanghai"),
                lambda t: _day_and_hour(t, t.beijing(due)),
                "smallStrong",
            ),
        )
        for number, (name, when, type_) in enumerate(rows):
            place = Qt.AlignmentFlag.AlignTop
            grid.addWidget(label(ui, name, "small", "text2"), number, 0, place)
            grid.addWidget(label(ui, when, type_, wrap=True), number, 1)
        grid.setColumnStretch(1, 1)
        return both

    def tick(self) -> None:
        """Count again."""
        due = self.deadline.due
        if due is None:
            return
        words, now = self._ui.translator, self._ui.clock.now()
        time = left(due, now)
        number, unit = parts(words, time)
        if time.over:
            unit = words.say("clock", "{unit} over. Call your lawyer now", unit=unit)
        tone = "danger" if time.over else "date"
        dress(self.number, "countdown", tone)
        dress(self.unit, "bodyStrong", tone)
        self.number.setText(number)
        self.unit.setText(unit)
        gone = elapsed(self.deadline, now)
        self.bar.setVisible(gone is not None)
        self.period.setVisible(gone is not None and not self._compact)
        if gone is not None:
            self.bar.set(gone.share, "danger" if time.over else "dateLine")
            text = words.plural(
                "clock",
                "{count}-day period, {gone} gone",
                "{count}-day period, {gone} gone",
                gone.days,
                gone=words.plural("countdown", "{count} day", "{count} days", gone.gone),
            )
            self.period.setText(text)
            self.bar.setAccessibleName(text)


def _day_and_hour(words: Translator, moment: datetime) -> str:
    """Day and hour of a moment; a narrow card does not break the line inside the hour."""
    hour = words.clock_time(moment).replace(" ", "\u00a0")
    return f"{words.date(moment.date())} {hour}"
