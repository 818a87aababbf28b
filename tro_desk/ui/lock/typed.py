"""What stands in open forms and is not saved: kept when the desk is locked, offered afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import name_it, plain_button, primary_button
from tro_desk.ui.widgets.dialog_size import height_on_screen
from tro_desk.ui.widgets.text import label


def unsaved() -> str:
    """What was typed into the forms that are open, with the names of the forms and the fields."""
    found = []
    for form in QApplication.topLevelWidgets():
        place = type(form).__module__
        if not (place.startswith("tro_desk.") and isinstance(form, QDialog) and form.isVisible()):
            continue
        if place.startswith("tro_desk.ui.lock."):
            continue  # a passphrase or a key is never kept
        lines = list(_typed(form))
        if lines:
            found.append("\n".join([form.windowTitle(), *lines]))
    return "\n\n".join(found)


def _typed(form: QDialog) -> Iterator[str]:
    for field in form.findChildren(QWidget):
        if isinstance(field, QLineEdit):
            text = field.text() if field.isModified() else ""
        elif isinstance(field, QPlainTextEdit | QTextEdit):
            changed = field.document().isModified() and not field.isReadOnly()
            text = field.toPlainText() if changed else ""
        else:
            continue
        if text.strip():
            name = field.accessibleName()
            yield f"{name}: {text}" if name else text


_TOLD: Final = 400
"""px: narrower it would want more height than a small screen has."""


class TypedDialog(QDialog):
    """Shows what was typed, to be copied into the form again."""

    def __init__(self, ui: Ui, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.resize(560, height_on_screen(self, 360))
        ui.language.bind(
            self, lambda t: self.setWindowTitle(t.say("lock", "What was typed and not saved"))
        )
        about = M_(
            "lock",
            "The desk was locked while a form was open. This stood in it and was not saved. Open "
            "the form again and put it in; it is forgotten when you close this.",
        )
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        name_it(ui, shown, M_("lock", "What was typed and not saved"), tooltip=False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(plain_button(ui, M_("lock", "Copy it"), self.copy, "copy"))
        row.addWidget(primary_button(ui, M_("lock", "Close and forget"), self.accept))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        told = label(ui, about, wrap=True)
        told.setMinimumWidth(_TOLD)
        box.addWidget(told)
        box.addWidget(shown, 1)
        box.addLayout(row)

    def copy(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)
