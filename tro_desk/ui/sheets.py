"""Lists on paper: a heading and a table, sent to a printer or written as a PDF.

Paper is light in both looks. Texts are escaped: nothing from a file is read as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.ui.context import Ui


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed. A cell's lines are divided by newlines; `widths` are shares of the page.

    `strong` are the columns in bold; `tall` gives every row the height of a calendar's week.
    """

    title: str
    lines: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    strong: frozenset[int] = frozenset()
    tall: bool = False


def make_printer() -> QPrinter:
    """A printer on A4 in landscape."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
    return printer


def html(sheet: Sheet) -> str:
    """The sheet as the small HTML that QTextDocument prints."""

    def cell(tag: str, text: str, column: int, bold: bool) -> str:
        words = "<br>".join(escape(line) for line in text.split("\n"))
        words = f"<b>{words}</b>" if bold else words
        height = ' height="68"' if sheet.tall and tag == "td" else ""
        return f'<{tag} width="{sheet.widths[column]}%"{height} align="left">{words}</{tag}>'

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


def draw(sheet: Sheet, printer: QPrinter) -> None:
    """Send the sheet to a printer or into its file. Raises DeskError `printer_failed`."""
    document = QTextDocument()
    font = QFont()
    font.setFamilies(QApplication.font().families())
    font.setPointSizeF(8.5)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet("body, p, td, th, h2 { color: #1d2426; }")
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(printer.pageRect(QPrinter.Unit.Point).size()))
    document.setHtml(f"<body>{html(sheet)}</body>")
    document.print_(printer)
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise DeskError("printer_failed")


def print_sheet(ui: Ui, sheet: Sheet, parent: QWidget) -> None:
    """Ask the system which printer, then print."""
    printer = make_printer()
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        _send(ui, sheet, printer)


def save_sheet(ui: Ui, sheet: Sheet, name: str, parent: QWidget) -> None:
    """Ask where, then write the sheet as a PDF."""
    words = ui.translator
    path, _kind = QFileDialog.getSaveFileName(
        parent, words.say("sheet", "Save as PDF"), name, words.say("sheet", "PDF (*.pdf)")
    )
    if path:
        save_pdf(ui, sheet, Path(path))


def save_pdf(ui: Ui, sheet: Sheet, path: Path) -> None:
    """Write the sheet as a PDF; a failure is said in the window."""
    path = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
    printer = make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    _send(ui, sheet, printer, path)


def _send(ui: Ui, sheet: Sheet, printer: QPrinter, path: Path | None = None) -> None:
    try:
        draw(sheet, printer)
        if path is not None and not path.is_file():
            raise DeskError("cannot_write", path=str(path))
    except DeskError as error:
        ui.jobs.failed.emit(error)
        return
    if path is not None:
        name = path.name
        ui.tell(lambda t: t.say("sheet", "Saved as {name}.", name=name))
