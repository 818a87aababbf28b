"""Sends a brief to a printer: each page is drawn in the background, then painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.desk.preview import draw_pdf
from tro_desk.domain.reading import PageImage
from tro_desk.ui.jobs import Jobs
from tro_desk.ui.printers import new_printer
from tro_desk.ui.widgets.page_measures import decoded

SHARPEST = 300
"""Pages are drawn at the printer's resolution, up to this many dots an inch."""

BANDS = 12


def make_printer(paper: str) -> QPrinter:
    """A printer set to the brief's own paper, whose margins are in its pages already."""
    printer = new_printer()
    size = QPageSize.PageSizeId.Letter if paper == "Letter" else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(size))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


class PrintRun(QObject):
    """One print. `progress(done, total)` after each page; `ended(error)` once, None for success."""

    def __init__(
        self,
        jobs: Jobs,
        printer: QPrinter,
        data: bytes,
        pages: int,
        progress: Callable[[int, int], None],
        ended: Callable[[DeskError | None], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._printer = printer
        self._data = data
        self._progress = progress
        self._ended = ended
        first = max(printer.fromPage(), 1)
        last = min(printer.toPage() or pages, pages)
        self._pages = list(range(first, last + 1))
        self._done = 0
        self._stopped = False
        self._painter = QPainter()

    def start(self) -> None:
        """Begin with the first page."""
        if not self._pages or not self._painter.begin(self._printer):
            self._ended(DeskError("printer_failed"))
            return
        self._next()

    def cancel(self) -> None:
        """Stop before the next page."""
        self._stopped = True

    def _next(self) -> None:
        self._progress(self._done, len(self._pages))
        if self._stopped:
            self._printer.abort()
            self._end(Cancelled())
            return
        if self._done == len(self._pages):
            self._end(None)
            return
        page = self._pages[self._done]
        scale = round(min(self._printer.resolution(), SHARPEST) / 72 * 100)
        data = self._data

        def work(_job: Job) -> tuple[QImage, PageImage]:
            image = draw_pdf(data, page, scale)
            return decoded(image), image

        self._jobs.run(work, lambda drawn: self._paint(drawn[0]), self._end, owner=self)

    def _paint(self, picture: QImage) -> None:
        if self._done and not self._printer.newPage():
            self._end(DeskError("printer_failed"))
            return
        self._paint_band(picture, 0)

    def _paint_band(self, picture: QImage, band: int) -> None:
        """Paint one band of a page; a whole page at once would make the window wait.

        A band overlaps the next by a row, so that no seam can show between them.
        """
        sheet = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        top = picture.height() * band // BANDS
        bottom = min(picture.height() * (band + 1) // BANDS + 1, picture.height())
        factor = min(sheet.height() / picture.height(), sheet.width() / picture.width())
        wide = picture.width() * factor  # another paper than the brief's leaves its margins wider
        left, above = (sheet.width() - wide) / 2, (sheet.height() - picture.height() * factor) / 2
        target = QRectF(left, above + top * factor, wide, (bottom - top) * factor)
        self._painter.drawImage(target, picture.copy(0, top, picture.width(), bottom - top))
        if band + 1 < BANDS:
            QTimer.singleShot(0, self, lambda: self._paint_band(picture, band + 1))
            return
        self._done += 1
        self._next()

    def _end(self, error: DeskError | None) -> None:
        if self._painter.isActive() and not self._painter.end() and error is None:
            error = DeskError("printer_failed")
        self._ended(error)
