"""The page of a brief: header, footer, page x of y, and the file's own properties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.frames import Frame

from tro_desk.papers.layout.grid import rule
from tro_desk.papers.layout.style import (
    FOOTER_RULE,
    GREY,
    HEADER_RULE,
    MARGINS,
    PAPERS,
    REGULAR,
    ROW_RULE,
    SMALL,
    SMALL_STRONG,
    TEXT,
    Ink,
)
from tro_desk.papers.layout.text import Run, draw_lines, fit, text, width_of
from tro_desk.papers.pdfa import Properties, finish

_HEADER = Ink(10.5, 15, True)
_HEADER_SECOND = Ink(9, 15, colour=GREY)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What each page carries, and the properties of the file.

    `title` to `made_at` are as in `pdfa.Properties`. `exhibits` is the name of the file beside it
    that source marks lead to, "" where none is.
    """

    paper: str
    header: str
    header_second: str
    docket: str
    footer: str
    footer_second: str
    title: str
    subject: str
    languages: tuple[str, ...]
    made_at: datetime
    exhibits: str = ""
    above: str = ""
    above_second: str = ""

    @property
    def size(self) -> tuple[float, float]:
        return PAPERS[self.paper]

    @property
    def margin(self) -> float:
        return MARGINS[self.paper]

    @property
    def width(self) -> float:
        """Width of the text area in points."""
        return self.size[0] - 2 * self.margin

    @property
    def top(self) -> float:
        """Height of the upper edge of the text area, from the lower edge of the paper."""
        return self.size[1] - self.margin - 22

    @property
    def bottom(self) -> float:
        """Height of the lower edge of the text area."""
        return self.margin + 6


class _BriefCanvas(Canvas):
    """Numbers its pages when their count is known, without laying out twice.

    It starts with an embedded face, so that the file names no other font.
    """

    _doc: Any  # ReportLab's document; not in its published types

    def __init__(self, sheet: Sheet, target: BytesIO) -> None:
        options: dict[str, Any] = {
            "pagesize": sheet.size,
            "pageCompression": 1,
            "invariant": 1,
            "initialFontName": REGULAR,
        }
        super().__init__(target, **options)
        self._sheet = sheet
        self.finished: list[Any] = []

    def showPage(self) -> None:
        number = self._doc.thisPageName()
        super().showPage()
        self.finished.append(self._doc.idToObject[number])

    def link_exhibit(self, page: int, box: tuple[float, float, float, float]) -> None:
        """Lead from a rectangle to a page (from 1) of the exhibits, in a window of its own."""
        name = self._sheet.exhibits
        beside = PDFDictionary(
            {"Type": PDFName("Filespec"), "F": PDFString(name), "UF": PDFString(name)}
        )
        action = {
            "S": PDFName("GoToR"),
            "F": beside,
            "D": PDFArray([page - 1, PDFName("Fit")]),
            "NewWindow": "true",
        }
        link = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([round(side, 2) for side in self._absolute(box)]),
            "Border": PDFArray([0, 0, 0]),
            "F": 4,  # it is not hidden when the page is printed: PDF/A asks for it
            "A": PDFDictionary(action),
        }
        canvas: Any = self
        canvas._addAnnotation(PDFDictionary(link))

    def _absolute(self, box: tuple[float, float, float, float]) -> tuple[float, ...]:
        return (*self.absolutePosition(*box[:2]), *self.absolutePosition(*box[2:]))

    def save(self) -> None:
        self._number_pages()
        super().save()

    def _number_pages(self) -> None:
        """Write `x / y` on each finished page: its content is text until the file is written."""
        sheet, count = self._sheet, len(self.finished)
        for number, page in enumerate(self.finished, 1):
            self._code: list[str] = []
            label = text(Run(f"{number} / {count}", SMALL), align="right")
            lines = label.lines(sheet.width)
            draw_lines(self, lines, sheet.margin, footer_top(sheet), sheet.width, "right")
            content = PDFStream(content=page.stream + "\n".join(self._code) + "\n")
            content.filters = [PDFZCompress]  # and not printable on top, which makes it longer
            page.Contents = content
        self._code = []


def footer_top(sheet: Sheet) -> float:
    """Height of the line above the footer."""
    return sheet.margin - 7


class BriefDocument(BaseDocTemplate):
    """Lays flowables on pages. `check` is called before each is placed, and may stop the work.

    (Not from the page's own event: ReportLab rebuilds what is raised there.)
    """

    def __init__(self, sheet: Sheet, check: Callable[[], None]) -> None:
        self._sheet = sheet
        self._target = BytesIO()
        super().__init__(
            self._target,
            pagesize=sheet.size,
        )
        height = sheet.top - sheet.bottom
        frame = Frame(sheet.margin, sheet.bottom, sheet.width, height, 0, 0, 0, 0, id="text")
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._furniture))
        self._check = check
        self._same: list[str] = []

    def render(self, flowables: list[Any]) -> bytes:
        """The PDF."""
        make: Any = self._make_canvas
        self.build(flowables, canvasmaker=make)
        sheet, out = self._sheet, BytesIO()
        told = Properties(sheet.title, sheet.subject, sheet.languages, sheet.made_at)
        with pikepdf.open(self._target) as made:
            finish(made, told, out)
        return out.getvalue()

    def _make_canvas(self, target: BytesIO, **_: object) -> _BriefCanvas:
        self._canvas = _BriefCanvas(self._sheet, target)
        return self._canvas

    @property
    def pages(self) -> int:
        """How many pages were drawn."""
        return len(self._canvas.finished)

    def handle_flowable(self, flowables: list[Any]) -> None:
        self._check()
        super().handle_flowable(flowables)

    def _above(self, canvas: Canvas, top: float) -> None:
        """The line over the header, on each page."""
        sheet = self._sheet
        if sheet.above:
            runs = [Run(sheet.above, SMALL_STRONG)]
            if sheet.above_second:
                runs.append(Run("   " + sheet.above_second, SMALL))
            lines = text(runs).lines(sheet.width)[:1]
            draw_lines(canvas, lines, sheet.margin, top, sheet.width, "left")

    def _furniture(self, canvas: Canvas, _: object) -> None:
        """What is on every page: drawn once, then written again as it was."""
        drawing: Any = canvas
        if not self._same:
            start = len(drawing._code)
            self._draw_furniture(canvas)
            self._same = drawing._code[start:]
        else:
            drawing._code += self._same

    def _draw_furniture(self, canvas: Canvas) -> None:
        sheet = self._sheet
        left, right = sheet.margin, sheet.size[0] - sheet.margin
        line = sheet.size[1] - sheet.margin - 14
        docket = fit(Run(sheet.docket, SMALL), sheet.width * 0.45)
        room = sheet.width - width_of(docket) - 12
        title = [Run(sheet.header, _HEADER)]
        if sheet.header_second:
            title.append(Run("   " + sheet.header_second, _HEADER_SECOND))
        lines = text(title).lines(room)[:1]
        draw_lines(canvas, lines, left, line + 19, room, "left")
        draw_lines(canvas, text(docket).lines(sheet.width), left, line + 16.5, sheet.width, "right")
        rule(canvas, left, right, line, HEADER_RULE, TEXT)
        self._above(canvas, line + 31)
        rule(canvas, left, right, footer_top(sheet), ROW_RULE, FOOTER_RULE)
        foot = [Run(sheet.footer, SMALL)]
        if sheet.footer_second:
            foot.append(Run("   " + sheet.footer_second, SMALL))
        draw_lines(
            canvas, text(foot).lines(sheet.width - 50), left, footer_top(sheet), sheet.width, "left"
        )
