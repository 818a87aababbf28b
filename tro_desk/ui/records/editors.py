"""The inputs of a form, one for each way of typing a field (`fields.Editor`).

Each has `typed`, what stands in it; `show`, which puts something there; and tells by `changed` that
the seller changed it. `name` is what a screen reader says of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.l10n.records import code_words
from tro_desk.l10n.translator import BEIJING, ZONES
from tro_desk.ui.context import Ui
from tro_desk.ui.records.fields import Editor, Field, codes
from tro_desk.ui.records.papers import PapersInput
from tro_desk.ui.records.values import Amount, Clock, Typed, moment_of
from tro_desk.ui.screens.stores.forms import currency_box
from tro_desk.ui.widgets.buttons import Segmented, segmented
from tro_desk.ui.widgets.date_line import DateLine
from tro_desk.ui.widgets.text import label

_SEGMENTS: Final = 3
"""Codes that stand side by side; more are a list."""

_LINES: Final = 4
"""Lines of a long text that are to be seen."""


class Input(Protocol):
    """What the form needs of an input; each is a QWidget."""

    changed: Any

    @property
    def typed(self) -> Typed: ...
    def show_typed(self, typed: Any) -> None: ...


def make_input(ui: Ui, kind: str, field: Field, name: Message) -> tuple[QWidget, Input]:
    """The input of a field."""
    made: QWidget
    match field.editor:
        case Editor.LINE | Editor.WHOLE:
            made = LineInput(ui, name, field.hint)
        case Editor.KNOWN:
            made = KnownInput(ui, name, field.hint)
        case Editor.LONG:
            made = LongInput(ui, name, field.hint)
        case Editor.CHOICE:
            made = ChoiceInput(ui, kind, field, name)
        case Editor.MONEY:
            made = MoneyInput(ui, name, field.hint)
        case Editor.DAY:
            made = DayInput(ui, name)
        case Editor.MOMENT:
            made = MomentInput(ui, name)
        case Editor.TICK:
            made = TickInput(ui, name)
        case Editor.PAPERS:
            made = PapersInput(ui, name)
    return made, cast(Input, made)


def _name_line(
    ui: Ui, line: QLineEdit | QPlainTextEdit, name: Message, hint: Message | None
) -> None:
    def say(words: Translator) -> None:
        line.setAccessibleName(words.render(name))
        line.setPlaceholderText(words.render(hint) if hint is not None else "")

    ui.language.bind(line, say)


class LineInput(QLineEdit):
    """One line of text."""

    changed = Signal()

    def __init__(self, ui: Ui, name: Message, hint: Message | None) -> None:
        super().__init__()
        _name_line(ui, self, name, hint)
        self.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def typed(self) -> Typed:
        return self.text()

    def show_typed(self, typed: str) -> None:
        self.setText(typed)
        self.setCursorPosition(0)


class KnownInput(QComboBox):
    """One line of text; its list offers what was typed in other records."""

    changed = Signal()

    def __init__(self, ui: Ui, name: Message, hint: Message | None) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setCompleter(None)  # type: ignore[arg-type]  # nothing is typed for the seller
        line = self.lineEdit()
        assert line is not None
        _name_line(ui, line, name, hint)
        ui.language.bind(self, lambda t: self.setAccessibleName(t.render(name)))
        self.editTextChanged.connect(lambda _text: self.changed.emit())

    def offer(self, known: Iterable[str]) -> None:
        """Offer these; what is typed stays."""
        typed = self.currentText()
        self.clear()
        self.addItems(list(known))
        self.setCurrentIndex(-1)
        self.setEditText(typed)

    @property
    def typed(self) -> Typed:
        return self.currentText()

    def show_typed(self, typed: str) -> None:
        self.setEditText(typed)
        line = self.lineEdit()
        assert line is not None
        line.setCursorPosition(0)


class LongInput(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next input."""

    changed = Signal()

    def __init__(self, ui: Ui, name: Message, hint: Message | None) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 24)
        _name_line(ui, self, name, hint)
        self.textChanged.connect(self.changed.emit)

    @property
    def typed(self) -> Typed:
        return self.toPlainText()

    def show_typed(self, typed: str) -> None:
        self.setPlainText(typed)


class ChoiceInput(QWidget):
    """One of the codes of a field: buttons where they are few, else a list; at first none."""

    changed = Signal()

    def __init__(self, ui: Ui, kind: str, field: Field, name: Message) -> None:
        super().__init__()
        self._codes = codes(kind, field.name)
        self._buttons: Segmented | None = None
        self._list: QComboBox | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        if len(self._codes) <= _SEGMENTS:
            options = [(code, code_words(kind, field.name, code)) for code in self._codes]
            self._buttons = segmented(ui, options, None)
            self._buttons.chosen.connect(lambda _code: self.changed.emit())
            row.addWidget(self._buttons)
            row.addStretch(1)
            self.setFocusProxy(self._buttons.buttons[self._codes[0]])
            return
        box = self._list = QComboBox()
        choose = M_("records", "Choose")
        unset = "" not in self._codes
        if unset:
            box.addItem("", None)
        for code in self._codes:
            box.addItem("", code)

        def say(words: Translator) -> None:
            box.setAccessibleName(words.render(name))
            if unset:
                box.setItemText(0, words.render(choose))
            for at, code in enumerate(self._codes, int(unset)):
                box.setItemText(at, words.render(code_words(kind, field.name, code)))

        ui.language.bind(box, say)
        box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        row.addWidget(box, 1)
        self.setFocusProxy(box)

    @property
    def typed(self) -> Typed:
        if self._buttons is not None:
            return self._buttons.current
        assert self._list is not None
        data = self._list.currentData()
        return None if data is None else str(data)

    def show_typed(self, typed: str | None) -> None:
        if self._buttons is not None:
            self._buttons.choose(typed)
            self.changed.emit()
        else:
            assert self._list is not None
            self._list.setCurrentIndex(max(0, self._list.findData(typed)))


class MoneyInput(QWidget):
    """An amount and its currency."""

    changed = Signal()

    def __init__(self, ui: Ui, name: Message, hint: Message | None) -> None:
        super().__init__()
        self.amount = QLineEdit()
        _name_line(ui, self.amount, name, hint)
        self.currency = currency_box(ui, M_("stores", "Currency"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.amount, 1)
        row.addWidget(self.currency)
        self.setFocusProxy(self.amount)
        self.amount.textChanged.connect(lambda _text: self.changed.emit())
        self.currency.editTextChanged.connect(lambda _text: self.changed.emit())

    @property
    def typed(self) -> Typed:
        return Amount(self.amount.text(), self.currency.currentText())

    def show_typed(self, typed: Amount) -> None:
        self.amount.setText(typed.text)
        self.currency.setEditText(typed.currency)


class DayInput(DateLine):
    """A day without an hour."""

    changed = Signal()

    def __init__(self, ui: Ui, name: Message) -> None:
        super().__init__(ui, name)
        self.input.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def typed(self) -> Typed:
        return self.input.text()

    def show_typed(self, typed: str) -> None:
        self.input.setText(typed)


class MomentInput(QWidget):
    """A day, an hour, and the zone in which they are said; below, the same on another clock."""

    changed = Signal()

    def __init__(self, ui: Ui, name: Message) -> None:
        super().__init__()
        self._ui = ui
        self.court: str | None = None
        self.day = DateLine(ui, name)
        self.hour = QLineEdit()
        self.hour.setFixedWidth(84)
        hour = M_("records", "Hour")
        _name_line(ui, self.hour, hour, M_("records", "16:30"))
        self.zone = QComboBox()
        self.zone.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.zone.setMinimumContentsLength(8)
        self.offer(())
        ui.language.bind(self.zone, self._name_zones)
        self.other = label(ui, "", "caption", "text2", wrap=True)
        ui.language.bind(self.other, lambda _t: self._say_other())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.day, 5)
        row.addWidget(self.hour)
        row.addWidget(self.zone, 4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(row)
        box.addWidget(self.other)
        self.setFocusProxy(self.day)
        for line in (self.day.input, self.hour):
            line.textChanged.connect(lambda _text: self._moved())
        self.zone.currentIndexChanged.connect(lambda _at: self._moved())

    def offer(self, first: Sequence[str]) -> None:
        """Offer the zones, `first` ones behind Beijing's."""
        chosen = self.zone.currentData() or BEIJING
        self.zone.blockSignals(True)
        self.zone.clear()
        for zone in dict.fromkeys((BEIJING, *first, *ZONES)):
            self.zone.addItem("", zone)
        self._name_zones(self._ui.translator)
        self.zone.setCurrentIndex(max(0, self.zone.findData(chosen)))
        self.zone.blockSignals(False)

    def _name_zones(self, words: Translator) -> None:
        self.zone.setAccessibleName(words.say("records", "Time zone"))
        for at in range(self.zone.count()):
            self.zone.setItemText(at, words.zone(str(self.zone.itemData(at))))

    @property
    def typed(self) -> Typed:
        return self._clock

    @property
    def _clock(self) -> Clock:
        zone = str(self.zone.currentData())
        return Clock(self.day.input.text(), self.hour.text(), zone)

    def show_typed(self, typed: Clock) -> None:
        if self.zone.findData(typed.zone) < 0:
            self.offer((typed.zone,))
        self.day.input.setText(typed.day)
        self.hour.setText(typed.hour)
        self.zone.setCurrentIndex(self.zone.findData(typed.zone))

    def _moved(self) -> None:
        self._say_other()
        self.changed.emit()

    def _say_other(self) -> None:
        """The moment on the court's clock, or on Beijing's where it is typed in another zone."""
        clock, words = self._clock, self._ui.translator
        other = BEIJING if clock.zone != BEIJING else self.court
        text = ""
        if other is not None:
            from zoneinfo import ZoneInfo

            try:
                moment = moment_of("at", clock).astimezone(ZoneInfo(other))
            except DeskError:
                pass
            else:
                text = words.say("records", "That is {moment}.", moment=moment)
        self.other.setText(text)
        self.other.setVisible(bool(text))


class TickInput(QCheckBox):
    """Yes or no."""

    changed = Signal()

    def __init__(self, ui: Ui, name: Message) -> None:
        super().__init__()
        ui.language.bind(self, lambda t: self.setAccessibleName(t.render(name)))
        self.toggled.connect(lambda _on: self.changed.emit())

    @property
    def typed(self) -> Typed:
        return self.isChecked()

    def show_typed(self, typed: bool) -> None:
        self.setChecked(typed)
