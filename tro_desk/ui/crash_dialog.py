"""What a user sees when the program itself is at fault: one sentence, the report, a copy button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tro_desk import __version__
from tro_desk.base import trouble
from tro_desk.base.messages import M_, Message
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import name_it, plain_button, primary_button
from tro_desk.ui.widgets.dialog_size import keep_size
from tro_desk.ui.widgets.form import fit_screen
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label


def report(error: BaseException) -> str:
    """Where in the program the error was made; no value of the case is in it."""
    return f"{trouble.head(__version__)}\n\n{trouble.told(error)}"


class CrashDialog(QDialog):
    """Shown for an error that nobody expected; what was saved is saved."""

    def __init__(
        self,
        ui: Ui,
        details: str,
        log_file: Path | None,
        parent: QWidget | None = None,
        *,
        earlier: bool = False,
    ) -> None:
        """`details` is a `report`; `earlier`: of the last run, not of this moment."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.details = details
        ui.language.bind(
            self, lambda t: self.setWindowTitle(t.say("crash", "An error in TRO Desk"))
        )
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(icon_label(ui, "warning", "danger", 28), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(ui, _sentence(earlier), wrap=True), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 20)
        box.setSpacing(12)
        box.addLayout(head)
        about = M_(
            "crash",
            "Below is where in the program it happened. No name, address, number or date of your "
            "case is in it. Nothing is sent: copy it if you want to pass it on.",
        )
        box.addWidget(label(ui, about, "small", "text2", wrap=True))
        text = QPlainTextEdit(self.details)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setMinimumHeight(160)
        name_it(ui, text, M_("crash", "Details of the error"), tooltip=False)
        box.addWidget(text, 1)
        if log_file is not None:
            where = M_("crash", "The log is in {path}", path=str(log_file))
            place = label(ui, where, "small", "text2", wrap=True)
            place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(place)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(plain_button(ui, M_("crash", "Copy the details"), self.copy, "copy"))
        go_on = M_("crash", "Close") if earlier else M_("crash", "Go on")
        row.addWidget(primary_button(ui, go_on, self.accept))
        box.addLayout(row)
        fit_screen(self, 560, 460)
        keep_size(ui, self)

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details)


def _sentence(earlier: bool) -> Message:
    if earlier:
        return M_("crash", "The program made an error the last time it was open.")
    return M_(
        "crash",
        "The program made an error and could not finish what you asked. "
        "Everything saved before is still there.",
    )
