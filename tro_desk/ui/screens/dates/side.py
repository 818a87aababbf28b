"""Around the table: how the papers came, the court's closed days, the range in the statute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Day, Message
from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Closure
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.domain.money import Money
from tro_desk.domain.remedy import Remedy
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import field_label
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import Known, known, shown
from tro_desk.ui.widgets.buttons import icon_button, link_button, plain_button
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.chip import chip
from tro_desk.ui.widgets.date_line import DateLine
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.text import breakable, label

SERVICE: Final = (
    "served",
    "service_method",
    "service_address",
    "service_mail_date",
    "known_address",
    "address_on_file",
    "waiver_sent",
    "waiver_outside_us",
)
"""How and when the papers came: facts for the lawyer."""


class ServiceCard(Card):
    """Facts alone; whether the Hague Convention applies is asked, never answered."""

    def __init__(self, ui: Ui, case: Case, edit: Callable[[], object]) -> None:
        super().__init__(16, 6)
        self.box.addWidget(label(ui, M_("service", "Service"), "section", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        top = Qt.AlignmentFlag.AlignTop
        for line, field in enumerate(SERVICE):
            values = known(case, field)
            name = label(ui, partial(_label_of, field), "small", "text2", wrap=True)
            grid.addWidget(name, line, 0, top)
            words = label(ui, partial(_values, values), "small", wrap=True)
            grid.addWidget(words, line, 1, top)
        self.box.addLayout(grid)
        self.box.addWidget(rule())
        row, flow = flow_row(8)
        flow.addWidget(chip(ui, M_("service", "For your lawyer"), "open"))
        self.box.addWidget(row)
        question = M_(
            "service",
            "Does the Hague Service Convention apply? Was your address known? The desk only keeps "
            "the facts; your lawyer answers.",
        )
        self.box.addWidget(label(ui, question, "small", wrap=True))
        self.edit = link_button(ui, M_("service", "Fill in how the papers came"), edit)
        self.box.addWidget(self.edit)


def _label_of(field: str, words: Translator) -> str:
    return field_label(words, field)


def _values(values: Sequence[Known], words: Translator) -> str:
    if not values:
        return "—"
    parts = []
    for one in values:
        text = shown(words, one)
        if FIELDS[one.field].kind is not Kind.DATE:
            text = breakable(text)
        parts.append(
            text if one.confirmed else words.say("service", "{value} (to confirm)", value=text)
        )
    return "\n".join(parts)


class ClosuresCard(Card):
    """Days on which the court of the case was closed, as the seller has learnt."""

    def __init__(
        self,
        ui: Ui,
        closures: Sequence[Closure],
        zone: str | None,
        court: bool,
        add: Callable[[str, str], object],
        remove: Callable[[int], object],
    ) -> None:
        super().__init__(16, 8)
        self.box.addWidget(label(ui, M_("closures", "Court closed"), "section", wrap=True))
        text = M_(
            "closures",
            "A day on which the court was closed (snow, power, order of the chief judge) can only "
            "make a date later. It never moves the date that the desk shows first.",
        )
        self.box.addWidget(label(ui, text, "small", "text2", wrap=True))
        for one in sorted(closures, key=lambda c: c.on):
            self.box.addLayout(self._row(ui, one, zone, remove))
        self.day = DateLine(ui, M_("closures", "Closed day"))
        self.reason = QLineEdit()
        self.strip = MessageStrip(ui)

        def words(translator: Translator) -> None:
            text = translator.say("closures", "Reason, where you know it")
            self.reason.setPlaceholderText(text)
            self.reason.setAccessibleName(text)

        ui.language.bind(self.reason, words)
        if not court:
            need = M_("closures", "Fill in the court first.")
            self.box.addWidget(label(ui, need, "small", "text2", wrap=True))
            return

        def send() -> None:
            self.strip.clear()
            add(self.day.value, self.reason.text().strip())

        self.day.input.returnPressed.connect(send)
        self.reason.returnPressed.connect(send)
        self.box.addWidget(self.day)
        self.box.addWidget(self.reason)
        self.box.addWidget(self.strip)
        row, flow = flow_row(8)
        self.button = plain_button(ui, M_("closures", "Add the day"), send, "plus", small=True)
        flow.addWidget(self.button)
        self.box.addWidget(row)

    def _row(
        self, ui: Ui, one: Closure, zone: str | None, remove: Callable[[int], object]
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        day = Day(one.on, zone)
        words.addWidget(label(ui, lambda t: t.value(day), "small", wrap=True))
        if one.note:
            words.addWidget(label(ui, one.note, "caption", "text2", wrap=True))
        row.addLayout(words, 1)
        name = M_("closures", "Take out {day}", day=day)
        row.addWidget(icon_button(ui, "close", name, lambda: remove(one.id)))
        return row

    def fail(self, error: DeskError) -> None:
        """Say what is wrong with the day."""
        self.strip.fail(error)


class RemediesCard(Card):
    """What the statutes name, times what is confirmed: a range, not a prediction."""

    def __init__(self, ui: Ui, remedies: Sequence[Remedy]) -> None:
        super().__init__(16, 8)
        self._ui = ui
        head, flow = flow_row(12, spread=True)
        flow.addWidget(label(ui, M_("remedies", "Damages"), "section"))
        note = M_("remedies", "Range in the statute, not a prediction")
        flow.addWidget(chip(ui, note, "open"))
        self.box.addWidget(head)
        for number, one in enumerate(remedies):
            if number:
                self.box.addWidget(rule())
            self._remedy(one)
        if not remedies:
            nothing = M_(
                "remedies",
                "Confirm which rights the plaintiff claims; the ranges follow from them.",
            )
            self.box.addWidget(label(ui, nothing, "small", "text2", wrap=True))

    def _remedy(self, one: Remedy) -> None:
        ui = self._ui
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(ui, one.title, "smallStrong", wrap=True), 1)
        head.addWidget(label(ui, one.statute, "caption", "text2"))
        if not one.checked:
            head.addWidget(chip(ui, M_("deadline chip", "Ask a lawyer"), "open"))
        self.box.addLayout(head)
        for message in amounts(one):
            self.box.addWidget(label(ui, message, "small", wrap=True))
        self.box.addWidget(label(ui, one.text, "caption", "text2", wrap=True))


def amounts(one: Remedy) -> tuple[Message, ...]:
    """The figures of a statute for one unit, and for all rights that are confirmed."""
    lines: list[Message] = []
    each = range_words(one.floor, one.ceiling)
    if each is not None:
        lines.append(M_("remedies", "{range} {unit}", range=each, unit=one.unit))
    if one.wilful is not None:
        lines.append(
            M_("remedies", "Wilful: up to {amount} {unit}", amount=one.wilful, unit=one.unit)
        )
    every = range_words(one.times(one.floor), one.times(one.ceiling))
    if one.count > 1 and every is not None:
        lines.append(M_("remedies", "Confirmed: {count}, so {range}", count=one.count, range=every))
    elif one.count == 1:
        lines.append(M_("remedies", "Confirmed: {count}", count=one.count))
    else:
        lines.append(M_("remedies", "None is confirmed by its number yet"))
    return tuple(lines)


def range_words(floor: Money | None, ceiling: Money | None) -> Message | None:
    """A floor and a ceiling in words; None where the statute names neither."""
    if floor is not None and ceiling is not None:
        return M_("remedies", "{floor} to {ceiling}", floor=floor, ceiling=ceiling)
    if ceiling is not None:
        return M_("remedies", "up to {amount}", amount=ceiling)
    if floor is not None:
        return M_("remedies", "at least {amount}", amount=floor)
    return None
