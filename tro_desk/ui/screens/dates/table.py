"""All dates of a case as a table: rule, trigger and its place below each; the reasons unfold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.desk.without_case import courts
from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Deadline, Input
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import FIELD_LABELS, field_label, show_value
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.context import Ui
from tro_desk.ui.models.countdown import court_zone, is_done, left, short
from tro_desk.ui.widgets.buttons import name_it
from tro_desk.ui.widgets.card import Card, clear
from tro_desk.ui.widgets.deadline_chip import deadline_state
from tro_desk.ui.widgets.deadline_row import DeadlineRow, columns
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.text import label

ORDERS: Final[dict[str, Message]] = {
    "rule": M_("dates", "In the order of the case"),
    "date": M_("dates", "By date"),
    "matter": M_("dates", "By matter"),
    "law": M_("dates", "By rule"),
    "state": M_("dates", "By state"),
}
"""How the table may be sorted."""


def place_words(words: Translator, case: Case, trigger: Input) -> str:
    """Where the trigger stands: a paper and its page, or the seller."""
    kind, _, rest = trigger.source.partition(":")
    if kind != "evidence":
        return words.say("source", "stated by you")
    sha256, _, page = rest.partition(":")
    names = {notice.evidence.sha256: notice.evidence.name for notice in case.notices}
    return words.say("source", "{name}, page {page}", name=names.get(sha256, ""), page=page)


def trigger_words(words: Translator, case: Case, deadline: Deadline) -> str:
    """What a deadline counts from, with its zone and its place; empty where nothing is known."""
    trigger = deadline.trigger
    if trigger is None or trigger.field not in FIELD_LABELS:
        return ""
    zone = trigger.tz or deadline.tz
    value = show_value(words, trigger.field, trigger.value, courts(), zone)
    return words.say(
        "dates",
        "{field}: {value}, {place}",
        field=field_label(words, trigger.field),
        value=value,
        place=place_words(words, case, trigger),
    )


def cells(words: Translator, case: Case, deadline: Deadline, now_left: str) -> tuple[str, ...]:
    """A row as a person reads it, each moment with its zone: for a copy, a print, a reader."""
    due = deadline.due
    return (
        words.render(deadline.title),
        words.moment(due) if due is not None else "—",
        words.moment(words.beijing(due)) if due is not None else "—",
        now_left,
        deadline.rule,
        words.render(deadline_state(deadline)[0]),
        trigger_words(words, case, deadline) or "—",
    )


class DatesTable(Card):
    """One reasoning is open at a time."""

    def __init__(
        self,
        ui: Ui,
        case: Case,
        deadlines: Sequence[Deadline],
        fill: Callable[[Deadline], object],
        actions: Callable[[Deadline], Sequence[QPushButton]],
        order: str,
        ordered: Callable[[str], object],
    ) -> None:
        super().__init__(0, 0)
        self._ui, self._case = ui, case
        self._deadlines = tuple(deadlines)
        self._fill, self._actions = fill, actions
        self._zone = court_zone(deadlines)
        self.rows: dict[str, DeadlineRow] = {}
        self.order = QComboBox()
        for name in ORDERS:
            self.order.addItem("", name)
        self.order.setCurrentIndex(list(ORDERS).index(order))
        name_it(ui, self.order, M_("dates", "Order of the table"))
        ui.language.bind(self.order, self._order_words)

        def choose() -> None:
            ordered(str(self.order.currentData()))
            self._fill_rows()

        self.order.currentIndexChanged.connect(lambda _index: choose())
        head, flow = flow_row(12, spread=True)
        head.setContentsMargins(16, 8, 16, 6)
        flow.addWidget(label(ui, M_("deadlines", "Deadlines"), "section"))
        flow.addWidget(self.order)
        self.box.addWidget(head)
        self.box.addWidget(self._head())
        whole = QWidget()
        self._rows = QVBoxLayout(whole)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.box.addWidget(whole)
        self.box.addStretch(1)
        self._fill_rows()

    def _order_words(self, words: Translator) -> None:
        for at, message in enumerate(ORDERS.values()):
            self.order.setItemText(at, words.render(message))

    def _head(self) -> QWidget:
        ui, zone = self._ui, self._zone

        def court(words: Translator) -> str:
            if zone is None:
                return words.say("deadlines", "Court time")
            return words.say("deadlines", "{zone} (court)", zone=words.zone(zone))

        left_ = label(ui, M_("deadlines", "Left"), "small", "text2", wrap=True)
        left_.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        matter = M_("dates", "Matter, rule, and what it counts from")
        whole = QFrame()
        whole.setProperty("pane", "head")
        parts = (
            label(ui, matter, "small", "text2", wrap=True),
            label(ui, court, "small", "text2", wrap=True),
            label(ui, lambda t: t.zone(BEIJING), "small", "text2", wrap=True),
            left_,
            label(ui, M_("deadlines", "Basis"), "small", "text2"),
        )
        whole.setLayout(columns(parts, top=6))
        return whole

    def _fill_rows(self) -> None:
        opened = self.opened
        clear(self._rows)
        self.rows = {}
        for deadline in self._sorted():
            row = DeadlineRow(
                self._ui,
                deadline,
                self._zone,
                self.toggle,
                self._fill,
                detail=partial(self._detail, deadline),
                actions=self._actions,
                moved=self.step,
                copied=self.copy,
            )
            self.rows[deadline.id] = row
            self._rows.addWidget(row)
        if not self.rows:
            nothing = M_("dates", "No date yet. Add a notice, or add a date of your own.")
            words = label(self._ui, nothing, "body", "text2", wrap=True)
            words.setContentsMargins(16, 12, 16, 12)
            self._rows.addWidget(words)
        if opened in self.rows:
            self.show_trace(opened)

    def _detail(self, deadline: Deadline, words: Translator) -> str:
        parts = (deadline.rule, trigger_words(words, self._case, deadline))
        return " · ".join(part for part in parts if part)

    def _sorted(self) -> list[Deadline]:
        order = str(self.order.currentData())
        words = self._ui.translator
        if order == "date":
            dated = [one for one in self._deadlines if one.due is not None]
            undated = [one for one in self._deadlines if one.due is None]
            return sorted(dated, key=lambda one: (one.due, one.id)) + undated
        keys: dict[str, Callable[[Deadline], str]] = {
            "matter": lambda one: words.render(one.title).casefold(),
            "law": lambda one: one.rule,
            "state": lambda one: words.render(deadline_state(one)[0]),
        }
        return sorted(self._deadlines, key=keys[order]) if order in keys else list(self._deadlines)

    @property
    def opened(self) -> str:
        """The id of the unfolded deadline, or empty."""
        return next((name for name, row in self.rows.items() if row.is_open), "")

    def toggle(self, name: str) -> None:
        """Unfold a row and fold the others, or fold it."""
        opened = self.rows[name].is_open
        for key, row in self.rows.items():
            row.unfold(key == name and not opened)

    def show_trace(self, name: str) -> None:
        """Unfold a row."""
        for key, row in self.rows.items():
            row.unfold(key == name)

    def step(self, name: str, by: int) -> None:
        """Go to the next row or the one before."""
        names = list(self.rows)
        at = min(max(names.index(name) + by, 0), len(names) - 1)
        self.rows[names[at]].arrow.setFocus(Qt.FocusReason.TabFocusReason)

    def copy(self, name: str) -> None:
        """Copy a row as text, its cells divided by tabs."""
        QGuiApplication.clipboard().setText("\t".join(self.row_cells(name)))

    def row_cells(self, name: str) -> tuple[str, ...]:
        """The cells of a row, each moment with its zone."""
        words, deadline = self._ui.translator, self.rows[name].deadline
        return cells(words, self._case, deadline, left_words(self._ui, deadline))

    def tick(self) -> None:
        """Count again."""
        for row in self.rows.values():
            row.tick()


def left_words(ui: Ui, deadline: Deadline) -> str:
    """What is left of a deadline now; an em dash where nothing runs."""
    if deadline.due is None or is_done(deadline):
        return "—"
    return short(ui.translator, left(deadline.due, ui.clock.now()))
