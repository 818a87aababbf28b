"""The recovery sheet: shown once, printed through the system's dialog, typed back to prove it.

It is never written to a file: a file with the key beside the desk would undo the lock.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPageLayout, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.sheets import make_printer
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.form import FormDialog
from tro_desk.ui.widgets.text import label

_ACROSS: Final = 4
"""Groups in a row."""


class RecoverySheet(FormDialog):
    """Shows a key until it was typed back, or left out twice."""

    def __init__(self, ui: Ui, key: str, parent: QWidget) -> None:
        title = M_("lock", "Recovery sheet")
        super().__init__(ui, title, (M_("lock", "Compare and close"), self._compare), parent)
        self._key, self.warned = key, False
        self.note(
            M_(
                "lock",
                "This key opens the desk when the passphrase is forgotten. It is shown only now. "
                "Print it or write it down, and keep it away from this computer.",
            )
        )
        self._grid.addWidget(self._groups(), self._grid.rowCount(), 0, 1, 2)
        self.print = plain_button(ui, M_("lock", "Print the sheet"), self._print, "print")
        row = QHBoxLayout()
        row.addWidget(self.print)
        row.addStretch(1)
        self._grid.addLayout(row, self._grid.rowCount(), 0, 1, 2)
        self.typed = QLineEdit()
        self.typed.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.typed.textEdited.connect(self._edited)
        self.add(M_("lock", "Type the key from the paper"), self.typed)
        self.end(self.typed)

    def _groups(self) -> QWidget:
        card = Card(14, 4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        for at, group in enumerate(self._key.split("-")):
            words = label(self._ui, group, "section")
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(words, at // _ACROSS, at % _ACROSS)
        card.box.addLayout(grid)
        self._ui.language.bind(
            card,
            lambda t: card.setAccessibleName(t.say("lock", "Recovery key {key}", key=self._key)),
        )
        return card

    def _edited(self) -> None:
        set_property(self.typed, "state", "")
        self.strip.clear()

    def _compare(self) -> None:
        if folded(self.typed.text()) == folded(self._key):
            self.accept()
            return
        set_property(self.typed, "state", "error")
        self.strip.say(
            M_("lock", "This is not the key. Compare the paper with it, letter by letter."), "error"
        )
        self.fit_height()
        self.typed.setFocus()

    def reject(self) -> None:
        """Leave it; the first time it says what that means instead."""
        if self.warned:
            super().reject()
            return
        self.warned = True
        self.strip.say(
            M_(
                "lock",
                "The key has not been compared and is not shown again. Without it a forgotten "
                "passphrase means that the desk is lost. Cancel once more to close.",
            ),
            "error",
        )
        self.fit_height()

    def _print(self) -> None:
        printer = make_printer()
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setDocName("TRO Desk")
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        try:
            draw(
                self._ui.translator, self._key, self._ui.desk.folder, self._ui.clock.now(), printer
            )
        except DeskError as error:
            self.fail(error)
            self.fit_height()


def folded(key: str) -> str:
    """A key as it is compared: case, spaces, hyphens and full width do not matter."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", key)).upper()


def html(words: Translator, key: str, folder: Path, made: datetime) -> str:
    """The sheet on one page, in the language of the window."""
    groups = key.split("-")
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td align="center" style="font-size:17pt">{escape(group)}</td>'
            for group in groups[start : start + _ACROSS]
        )
        + "</tr>"
        for start in range(0, len(groups), _ACROSS)
    )
    say = words.say
    lines = (
        say(
            "lock",
            "This key opens the desk when the passphrase is forgotten. Whoever has it and the "
            "computer can read everything: keep it in a safe place, away from the computer.",
        ),
        say("lock", "Desk: {folder}", folder=str(folder)),
        say("lock", "Made {when}", when=words.beijing(made)),
        say(
            "lock",
            'To use it: on the locked screen press "Use the recovery sheet", type the key, and '
            "choose a new passphrase.",
        ),
        say(
            "lock",
            "The fifth letter of each group proves the other four, so that a typing error is told. "
            "There is no I, L or O in it.",
        ),
    )
    title = escape(say("lock", "TRO Desk: recovery sheet"))
    text = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f"<h2>{title}</h2>"
        '<table width="100%" border="1" cellspacing="0" cellpadding="14" '
        f'style="border-collapse:collapse; border-color:#8a8a8a">{rows}</table>{text}'
    )


def draw(words: Translator, key: str, folder: Path, made: datetime, printer: QPrinter) -> None:
    """Print the sheet. Raises DeskError `printer_failed`."""
    document = QTextDocument()
    font = QFont()
    font.setFamilies(QApplication.font().families())
    font.setPointSizeF(11)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet("body, p, td, h2 { color: #1d2426; }")
    document.setDocumentMargin(0)
    document.setHtml(f"<body>{html(words, key, folder, made)}</body>")
    document.setPageSize(printer.pageLayout().paintRect(QPageLayout.Unit.Point).size())
    document.print_(printer)
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise DeskError("printer_failed")
