"""What a user sees when the program itself is at fault: one sentence, the log, a copy button."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tro_desk import __version__
from tro_desk.base import log
from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import name_it, plain_button, primary_button
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label


def report(error: BaseException) -> str:
    """The details of an error, with addresses and the home folder taken out."""
    lines = traceback.format_exception(error)
    head = f"TRO Desk {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    return log.redacted(head + "".join(lines))


class CrashDialog(QDialog):
    """Shown for an error that nobody expected; what was saved is saved."""

    def __init__(
        self, ui: Ui, error: BaseException, log_file: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.details = report(error)
        ui.language.bind(
            self, lambda t: self.setWindowTitle(t.say("crash", "An error in TRO Desk"))
        )
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(icon_label(ui, "warning", "danger", 28), 0, Qt.AlignmentFlag.AlignTop)
        sentence = label(
            ui,
            M_(
                "crash",
                "The program made an error and could not finish what you asked. "
                "Everything saved before is still there.",
            ),
            wrap=True,
        )
        head.addWidget(sentence, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 20)
        box.setSpacing(12)
        box.addLayout(head)
        if log_file is not None:
            where = M_("crash", "The log is in {path}", path=str(log_file))
            place = label(ui, where, "small", "text2", wrap=True)
            place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(place)
        text = QPlainTextEdit(self.details)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setMinimumHeight(160)
        name_it(ui, text, M_("crash", "Details of the error"), tooltip=False)
        box.addWidget(text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(plain_button(ui, M_("crash", "Copy the details"), self.copy, "copy"))
        row.addWidget(primary_button(ui, M_("crash", "Go on"), self.accept))
        box.addLayout(row)

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details)
