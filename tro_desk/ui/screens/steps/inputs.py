"""What a step is answered in: each input says the canonical answer as soon as there is one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.desk.checks import typed_amount
from tro_desk.domain.steps import UNKNOWN, Kind, StepState, typed
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.dates.dialogs import choice_box, zone_words
from tro_desk.ui.screens.steps.moments import ZONES, moment_text, zone_for
from tro_desk.ui.screens.steps.words import NOT_KNOWN
from tro_desk.ui.screens.stores.forms import currency_box, typed_line
from tro_desk.ui.widgets.date_line import DateLine
from tro_desk.ui.widgets.text import label

PAUSE_MS: Final = 300
"""So long after the last key what was typed is saved."""

WRONG: Final[dict[Kind, Message]] = {
    Kind.MONEY: M_("steps", "Enter an amount like 48,210.55 and a currency."),
    Kind.DATE: M_("steps", "Enter a day like 2026-05-29."),
    Kind.MOMENT: M_("steps", "Enter a day like 2026-05-29 and an hour like 17:30."),
    Kind.NUMBER: M_("steps", "Enter a number like 12 or 0.5."),
    Kind.LONG_TEXT: M_("steps", "Shorten the text to 20,000 signs."),
    Kind.TEXT: M_("steps", "Shorten the text to 500 signs."),
}
"""Why what was typed is not saved."""


class Answering(QWidget):
    """`said` carries the canonical answer, `open` where it was taken out."""

    said = Signal(str)

    def flush(self) -> None:
        """Say now what waits for a pause."""

    @property
    def problem(self) -> Message | None:
        """Why what was typed cannot be saved; None where it is, or where nothing was typed."""
        return None

    @property
    def first(self) -> QWidget | None:
        """What gets the focus."""
        return None

    def press(self, number: int) -> bool:
        """A digit was pressed outside a text; whether it meant something."""
        return False


class Typed(Answering):
    """An input that is typed: saved after a pause, when it is left, and by `flush`."""

    def __init__(self, ui: Ui, step: StepState) -> None:
        super().__init__()
        self._ui, self._kind = ui, step.kind
        self._last = step.answer
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._save)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._first: QWidget | None = None
        known = "" if step.unknown else step.answer
        self._parts = self._make(step, known)
        self.wrong = label(ui, WRONG[step.kind], "small", "danger", wrap=True)
        self.wrong.hide()
        self._box.addWidget(self.wrong)
        self.not_known = QCheckBox()
        self.not_known.setChecked(step.unknown)
        ui.language.bind(self.not_known, lambda t: self.not_known.setText(t.render(NOT_KNOWN)))
        self.not_known.toggled.connect(self._unknown)
        self._box.addWidget(self.not_known)
        for part in self._parts:
            part.installEventFilter(self)

    # each kind

    def _make(self, step: StepState, known: str) -> tuple[QWidget, ...]:
        ask = step.ask or step.title
        match step.kind:
            case Kind.LONG_TEXT:
                return (self._long(ask, known),)
            case Kind.MONEY:
                return self._money(ask, known)
            case Kind.DATE:
                day = DateLine(self._ui, ask, known)
                day.input.textChanged.connect(self._edited)
                self._place(day)
                self._read: Callable[[], str] = lambda: (
                    date.fromisoformat(day.value).isoformat() if day.value else ""
                )
                return (day.input,)
            case Kind.MOMENT:
                return self._moment(ask, known)
        line = typed_line(self._ui, ask, M_("steps", "Type here"), known)
        line.textChanged.connect(self._edited)
        self._place(line)
        number = step.kind is Kind.NUMBER
        self._read = lambda: _number(line.text()) if number else _text(line.text(), 500)
        return (line,)

    def _place(self, first: QWidget, *more: tuple[QWidget, int]) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(first, 3)
        for part, share in more:
            row.addWidget(part, share)
        self._box.addLayout(row)
        self._first = first

    def _long(self, ask: Message, known: str) -> QWidget:
        text = QPlainTextEdit(known)
        text.setTabChangesFocus(True)
        text.setMinimumHeight(132)
        self._ui.language.bind(text, lambda t: text.setAccessibleName(t.render(ask)))
        text.textChanged.connect(self._edited)
        self._place(text)
        self._read = lambda: _text(text.toPlainText(), 20_000)
        return text

    def _money(self, ask: Message, known: str) -> tuple[QWidget, ...]:
        amount, _, code = known.partition(" ")
        line = typed_line(self._ui, ask, M_("steps", "Amount, like 48,210.55"), amount)
        code_box = currency_box(self._ui, M_("stores", "Currency"), code or "USD")
        line.textChanged.connect(self._edited)
        code_box.editTextChanged.connect(self._edited)
        self._place(line, (code_box, 1))
        self._read = lambda: _money(line.text(), code_box.currentText())
        return line, code_box

    def _moment(self, ask: Message, known: str) -> tuple[QWidget, ...]:
        moment = datetime.fromisoformat(known) if known else None
        day = DateLine(self._ui, ask, moment.date().isoformat() if moment else "")
        hint = M_("steps", "Hour, like 17:30")
        hour = typed_line(self._ui, hint, hint, f"{moment:%H:%M}" if moment else "")
        zone = choice_box(self._ui, {name: zone_words(self._ui, name) for name in ZONES})
        name = M_("steps", "Time zone")
        self._ui.language.bind(zone, lambda t: zone.setAccessibleName(t.render(name)))
        if moment is not None:
            zone.setCurrentIndex(max(0, zone.findData(zone_for(moment))))
        for line in (day.input, hour):
            line.textChanged.connect(self._edited)
        zone.currentIndexChanged.connect(self._edited)
        self._place(day, (hour, 2), (zone, 2))

        def read() -> str:
            if not day.value and not hour.text().strip():
                return ""
            return moment_text(day.value, hour.text().strip(), str(zone.currentData()))

        self._read = read
        return day.input, hour, zone

    # saving

    def _edited(self, *_: object) -> None:
        self.wrong.hide()
        self.not_known.blockSignals(True)
        self.not_known.setChecked(False)
        self.not_known.blockSignals(False)
        self._pause.start()

    def _unknown(self, ticked: bool) -> None:
        self._pause.stop()
        if ticked:
            self.wrong.hide()
            self._tell(UNKNOWN)
        else:
            self._save()

    def flush(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._save()

    def _save(self) -> None:
        try:
            value = self._read()
        except (ValueError, InvalidOperation):
            return  # half typed: told when the field is left
        if value and self._kind in (Kind.TEXT, Kind.LONG_TEXT):
            value = typed(value)
        self._tell(value or "open")

    def _tell(self, value: str) -> None:
        if value != self._last:
            self._last = value
            self.said.emit(value)

    @property
    def problem(self) -> Message | None:
        if self.not_known.isChecked():
            return None
        try:
            self._read()
        except (ValueError, InvalidOperation):
            return WRONG[self._kind]
        return None

    @property
    def first(self) -> QWidget | None:
        return self._first

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
            self.wrong.setVisible(self.problem is not None)
        return False


def _text(text: str, longest: int) -> str:
    if len(text.strip()) > longest:
        raise ValueError(longest)
    return text.strip()


def _number(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return f"{number:f}"


def _money(text: str, code: str) -> str:
    if not text.strip():
        return ""
    try:
        return str(typed_amount("amount", text, code.strip().upper()))
    except DeskError as error:
        raise ValueError(text) from error
