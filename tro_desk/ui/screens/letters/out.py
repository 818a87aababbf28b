"""A letter leaves the desk: to the clipboard, as a file, or to a printer. Kept first, always."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_where
from tro_desk.ui.screens.brief.printing import PrintRun, make_printer
from tro_desk.ui.screens.letters.controller import LettersController
from tro_desk.ui.widgets.message_strip import MessageStrip

_SAVE: Final[dict[str, Message]] = {
    "docx": M_("letters", "Save as Word"),
    "pdf": M_("letters", "Save PDF"),
}


class Out:
    """`ask_path(name, kind)` and `ask_printer(printer)` are the system's dialogs."""

    def __init__(
        self, ui: Ui, owner: QWidget, controller: LettersController, strip: MessageStrip
    ) -> None:
        self._ui, self._owner, self._controller, self._strip = ui, owner, controller, strip
        self._printing: PrintRun | None = None
        self.ask_path: Callable[[str, str], str] = self._choose_path
        self.ask_printer: Callable[[QPrinter], bool] = self._choose_printer

    def copy(self, mark: str, text: str) -> None:
        """Put the whole letter on the clipboard, its mark at the head."""
        QGuiApplication.clipboard().setText(f"{mark}\n\n{text}")
        self._strip.say(M_("letters", "Copied, with the mark at its head."))

    def save(self, case: str, number: int, kind: str, name: str) -> None:
        """Ask where to, and write the kept letter there."""
        chosen = self.ask_path(name, kind)
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() == f".{kind}" else path.with_name(f"{path.name}.{kind}")
        self._controller.export(case, number, kind, path, lambda: self._tell_saved(path))

    def print(self, case: str, number: int) -> None:
        """Ask for a printer, and print the pages of the PDF."""
        if self._printing is not None:
            return
        printer = make_printer("A4")
        if self.ask_printer(printer):
            self._controller.pages(case, number, lambda made: self._print(printer, *made))

    def _tell_saved(self, path: Path) -> None:
        def show_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        self._strip.say(
            M_("letters", "Saved to {path}. It is marked as a draft.", path=str(path)),
            "info",
            (M_("letters", "Open the folder"), show_folder),
        )

    def _print(self, printer: QPrinter, data: bytes, pages: int) -> None:
        def ended(error: DeskError | None) -> None:
            self._printing = None
            if error is None:
                self._strip.say(M_("letters", "Sent to the printer"))
            elif not isinstance(error, Cancelled):
                self._strip.fail(error)

        self._printing = PrintRun(
            self._ui.jobs, printer, data, pages, lambda _done, _all: None, ended, self._owner
        )
        self._printing.start()

    def _choose_path(self, name: str, kind: str) -> str:
        words = self._ui.translator
        kinds = "Word (*.docx)" if kind == "docx" else "PDF (*.pdf)"
        return ask_where(self._ui, self._owner, words.render(_SAVE[kind]), name, kinds)

    def _choose_printer(self, printer: QPrinter) -> bool:
        dialog = QPrintDialog(printer, self._owner)
        dialog.setWindowTitle(self._ui.translator.say("letters", "Print"))
        return dialog.exec() == QPrintDialog.DialogCode.Accepted
