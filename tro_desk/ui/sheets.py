"""Lists on paper: a heading and a table, sent to a printer or written as a PDF.

Paper is light in both looks. Texts are escaped: nothing from a file is read as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.desk.write_out import write_out
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_where
from tro_desk.ui.printers import new_printer

_FACTORS: Final = (1.0, 1.2, 1.4, 1.6, 1.8)
"""How much smaller a sheet may be printed so that it fits on one page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed. A cell's lines are divided by newlines; `widths` are shares of the page.

    `strong` are the columns in bold; `whole` makes the sheet smaller until it fits on one page.
    """

    title: str
    lines: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    strong: frozenset[int] = frozenset()
    whole: bool = False


def make_printer() -> QPrinter:
    """A printer on A4 in landscape."""
    printer = new_printer()
    printer.setPageLayout(_page())
    return printer


def _page() -> QPageLayout:
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape,
        QMarginsF(12, 12, 12, 12),
        QPageLayout.Unit.Millimeter,
    )


def html(sheet: Sheet) -> str:
    """The sheet as the small HTML that QTextDocument prints."""

    def cell(tag: str, text: str, column: int, bold: bool) -> str:
        words = "<br>".join(escape(line) for line in text.split("\n"))
        words = f"<b>{words}</b>" if bold else words
        return f'<{tag} width="{sheet.widths[column]}%" align="left">{words}</{tag}>'

    head = "".join(cell("th", text, at, True) for at, text in enumerate(sheet.heads))
    rows = "".join(
        "<tr>"
        + "".join(cell("td", text, at, at in sheet.strong) for at, text in enumerate(row))
        + "</tr>"
        for row in sheet.rows
    )
    above = "".join(f"<p>{escape(line)}</p>" for line in sheet.lines)
    return (
        f"<h2>{escape(sheet.title)}</h2>{above}"
        '<table width="100%" border="1" cellspacing="0" cellpadding="4" '
        'style="border-collapse:collapse; border-color:#8a8a8a">'
        f"<thead><tr>{head}</tr></thead>{rows}</table>"
    )


def draw(sheet: Sheet, device: QPrinter | QPdfWriter) -> None:
    """Send the sheet to a printer or into a PDF. Raises DeskError `printer_failed`."""
    document = QTextDocument()
    font = QFont()
    font.setFamilies(QApplication.font().families())
    font.setPointSizeF(8.5)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet("body, p, td, th, h2 { color: #1d2426; }")
    document.setDocumentMargin(0)
    document.setHtml(f"<body>{html(sheet)}</body>")
    page = device.pageLayout().paintRect(QPageLayout.Unit.Point).size()
    for factor in _FACTORS if sheet.whole else _FACTORS[:1]:
        document.setPageSize(page * factor)
        if document.pageCount() == 1:
            break
    document.print_(device)
    if isinstance(device, QPrinter) and device.printerState() == QPrinter.PrinterState.Error:
        raise DeskError("printer_failed")


def pdf(sheet: Sheet) -> bytes:
    """The sheet as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(_page())
    writer.setTitle(sheet.title)
    draw(sheet, writer)
    return bytes(buffer.data().data())


def print_sheet(ui: Ui, sheet: Sheet, parent: QWidget) -> None:
    """Ask the system which printer, then print."""
    printer = make_printer()
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return
    try:
        draw(sheet, printer)
    except DeskError as error:
        ui.jobs.failed.emit(error)


def save_sheet(ui: Ui, sheet: Sheet, name: str, parent: QWidget) -> None:
    """Ask where, then write the sheet as a PDF."""
    words = ui.translator
    title = words.say("sheet", "Save as PDF")
    path = ask_where(ui, parent, title, name, words.say("sheet", "PDF (*.pdf)"))
    if path:
        save_pdf(ui, sheet, Path(path))


def save_pdf(ui: Ui, sheet: Sheet, path: Path) -> None:
    """Write the sheet as a PDF; a failure is said in the window."""
    path = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
    try:
        write_out(path, pdf(sheet))
    except DeskError as error:
        ui.jobs.failed.emit(error)
        return
    ui.tell(lambda t: t.say("sheet", "Saved as {name}.", name=path.name))
