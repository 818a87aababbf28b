"""What is typed into the worksheet: saved after a pause and when the field is left."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tro_desk.base.messages import M_
from tro_desk.domain.money import Money
from tro_desk.domain.worksheet import FIELDS, Kind
from tro_desk.l10n import Translator
from tro_desk.l10n.worksheet import field_label
from tro_desk.ui.context import Ui
from tro_desk.ui.theme import set_property

PAUSE_MS: Final = 400
"""So long after the last key what was typed is saved."""

_NOTE_HEIGHT: Final = 96
_HINT: Final = M_("worksheet screen", "not known")


def shown_value(words: Translator, field: str, value: str) -> str:
    """A canonical value as it stands in its field: it can be typed so, too."""
    if not value:
        return ""
    match FIELDS[field].kind:
        case Kind.MONEY:
            return words.money(Money.parse(value))
        case Kind.NUMBER:
            return words.number(Decimal(value))
        case _:
            return value


class TypedLine(QLineEdit):
    """A field of one line; `typed` carries the text, `final` where the field was left."""

    typed = Signal(str, bool)

    def __init__(self, ui: Ui, field: str) -> None:
        super().__init__()
        self._ui, self.field = ui, field
        self._value = ""
        self._sent: str | None = None
        self._failed = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self._say(False))
        self.textEdited.connect(self._edited)
        self.editingFinished.connect(lambda: self._say(True))
        self.setMinimumWidth(72)
        ui.language.bind(self, self._retranslate)

    def show_value(self, value: str) -> None:
        """Show what is saved, but leave alone what is being typed."""
        self._value, self._sent = value, None
        if not self._failed and not (self.hasFocus() and self.isModified()):
            self._put(self._ui.translator)

    def fail(self, failed: bool) -> None:
        """Mark the field as one that could not be saved; what was typed stays."""
        self._failed, self._sent = failed, None
        set_property(self, "state", "error" if failed else "")

    def _edited(self, _text: str) -> None:
        self.fail(False)
        self._pause.start()

    def flush(self) -> None:
        """Say now what waits for a pause."""
        if self._pause.isActive():
            self._say(False)

    def _say(self, final: bool) -> None:
        self._pause.stop()
        if final:
            self.setModified(False)
        text = self.text().strip()
        saved = shown_value(self._ui.translator, self.field, self._value)
        if text != (saved if self._sent is None else self._sent) or (final and text != saved):
            self._sent = text
            self.typed.emit(text, final)

    def _retranslate(self, words: Translator) -> None:
        self.setAccessibleName(field_label(words, self.field))
        self.setPlaceholderText(words.render(_HINT))
        if not self.isModified():
            self._put(words)

    def _put(self, words: Translator) -> None:
        text = shown_value(words, self.field, self._value)
        if text != self.text():
            self.setText(text)


class NoteField(QPlainTextEdit):
    """The note for counsel; Tab leaves it."""

    def __init__(self, ui: Ui, typed: Callable[[str], None]) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(_NOTE_HEIGHT)
        self._value = ""
        self._typed = typed
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self.textChanged.connect(self._changed)
        ui.language.bind(self, lambda t: self.setAccessibleName(field_label(t, "note")))

    def show_value(self, value: str) -> None:
        """Show what is saved, but leave alone what is being typed."""
        self._value = value
        if not self._pause.isActive() and self.toPlainText().strip() != value:
            self.blockSignals(True)
            self.setPlainText(value)
            self.blockSignals(False)

    def flush(self) -> None:
        """Say now what waits for a pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._say()

    def _changed(self) -> None:
        self._pause.start()

    def _say(self) -> None:
        text = self.toPlainText().strip()
        if text != self._value:
            self._typed(text)
