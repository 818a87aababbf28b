"""A field for a passphrase: hidden, to be shown for a look, with a hint where Caps Lock is on."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.ui.context import Ui
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.buttons import icon_button
from tro_desk.ui.widgets.text import label

_LONGEST = 1_000
_EYE = 34
"""Room for the eye at the right, in px."""


class PassphraseField(QWidget):
    """`text` is what was typed; `returned` tells of Enter."""

    returned = Signal()
    edited = Signal()

    def __init__(self, ui: Ui, name: Message, *, hidden: bool = True) -> None:
        """`hidden` False: what is typed is seen at first, as the letters of a recovery key."""
        super().__init__()
        self._hidden = hidden
        self.line = QLineEdit()
        self.line.setFixedHeight(ui.theme.size("control.input"))
        self.line.setMaxLength(_LONGEST)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.line.setTextMargins(0, 0, _EYE, 0)
        ui.language.bind(self.line, lambda t: self.line.setAccessibleName(t.render(name)))
        self.line.returnPressed.connect(self.returned)
        self.line.textEdited.connect(self._edited)
        self.line.installEventFilter(self)
        look = M_("lock", "Show what is typed")
        cover = M_("lock", "Hide what is typed")
        self.show_it = icon_button(ui, "eye", look, lambda: self._show(True))
        self.hide_it = icon_button(ui, "eye-off", cover, lambda: self._show(False))
        self.hide_it.hide()
        eye = QHBoxLayout(self.line)
        eye.setContentsMargins(0, 0, 4, 0)
        eye.addStretch(1)
        for button in (self.show_it, self.hide_it):
            button.setCursor(Qt.CursorShape.ArrowCursor)
            eye.addWidget(button)
        self.caps = label(ui, M_("lock", "Caps Lock is on."), "small", "text2", wrap=True)
        self.caps.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.line)
        box.addWidget(self.caps)
        self.setFocusProxy(self.line)
        self._show(not hidden)

    @property
    def text(self) -> str:
        """What was typed, as it was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, for Ctrl+Z too, and hide what comes next."""
        self.line.setText("")
        self._show(not self._hidden)
        self.fail(False)

    def fail(self, failed: bool) -> None:
        """Mark the field as wrong."""
        set_property(self.line, "state", "error" if failed else "")

    def set_enabled(self, enabled: bool) -> None:
        """Whether it can be typed into."""
        self.line.setEnabled(enabled)

    def _edited(self) -> None:
        self.fail(False)
        self.edited.emit()

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        had_focus = self.show_it.hasFocus() or self.hide_it.hasFocus()
        self.show_it.setVisible(not shown)
        self.hide_it.setVisible(shown)
        if had_focus:
            (self.hide_it if shown else self.show_it).setFocus()

    # Caps Lock

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._key(event)
        elif kind == QEvent.Type.FocusIn and (on := caps_lock_on()) is not None:
            self.caps.setVisible(on)
        elif kind == QEvent.Type.FocusOut:
            self.caps.hide()
        return False

    def _key(self, event: QKeyEvent) -> None:
        """A letter tells: capital without Shift, or small with it. The key itself turns it over."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            if self.caps.isVisibleTo(self):
                self.caps.hide()
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.setVisible(letter.isupper() != shift)


if sys.platform == "win32":

    def caps_lock_on() -> bool | None:
        """Whether Caps Lock is on; None where the system does not tell."""
        import ctypes

        return bool(ctypes.windll.user32.GetKeyState(0x14) & 1)

else:

    def caps_lock_on() -> bool | None:
        """Whether Caps Lock is on; None where the system does not tell."""
        return None
