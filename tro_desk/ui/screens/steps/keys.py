"""The keys of the guided steps: Enter leads on, digits answer, Escape closes what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from tro_desk.ui.keys import shortcut

if TYPE_CHECKING:
    from tro_desk.ui.screens.steps.view import StepsView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def shortcuts(view: StepsView) -> None:
    """The keys that hold wherever the focus is."""
    for keys, act in (
        ("Alt+Left", view.back),
        ("Ctrl+PgUp", view.back),
        ("Alt+Right", view.next),
        ("Ctrl+PgDown", view.next),
        ("Ctrl+P", view.print),
    ):
        shortcut("steps", view, keys, act)


def pressed(view: StepsView, event: QKeyEvent) -> bool:
    """A key that no input took; whether it meant something."""
    focus, key = QApplication.focusWidget(), event.key()
    if key in _ENTER:
        if isinstance(focus, QPushButton):
            focus.click()
        elif focus is view.missing.reason and view.missing.isVisible():
            view.missing.submit()
        elif isinstance(focus, QPlainTextEdit):
            return False
        else:
            view.next()
        return True
    if key == Qt.Key.Key_Escape:
        return view.escape()
    page, digit = view.page, event.text()
    input_ = page.input if page is not None else None
    typing = isinstance(focus, QLineEdit | QPlainTextEdit | QComboBox)
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if typing or held or len(digit) != 1 or digit not in "0123456789":
        return False
    return input_ is not None and input_.isEnabled() and input_.press(int(digit))
