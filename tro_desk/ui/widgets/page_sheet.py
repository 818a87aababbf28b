"""Shows one page of a paper, with the places where something was found marked on it.

A page is either a picture (a PDF page, drawn elsewhere in the background) or text (a mail), laid
out here; a paper may have both. Nothing is drawn here: the sheet says which picture it wants
(`page_wanted`) and takes it when it is there (`set_image`), so that it never makes the window wait.

Paper stays white in the dark theme, and its marks keep the light colours.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsPixmapItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from tro_desk.domain.reading import PageImage
from tro_desk.l10n.translator import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.models.mark import Mark
from tro_desk.ui.theme import Theme
from tro_desk.ui.widgets.page_items import MarkItem, TextPage, line_up
from tro_desk.ui.widgets.page_measures import (
    GAP,
    LARGEST,
    LETTER_WIDTH,
    MARGIN,
    PX_PER_POINT,
    SMALLEST,
    STEPS,
    Measures,
    measure,
    rects_of,
    unpack,
)
from tro_desk.ui.widgets.page_words import MOST_WORDS, Choice, ChoiceItem


class PageSheet(QGraphicsView):
    """One page at a time, with zoom and marks; what the user does is in `PageView`."""

    page_wanted = Signal(int, int)
    """(page, scale in percent of one pixel a point): `set_image` is awaited."""
    page_changed = Signal(int, int)
    """(page, number of pages)"""
    zoom_changed = Signal()
    mark_clicked = Signal(object)
    """The key of the mark."""
    words_chosen = Signal(int, int, int)
    """(page, start, end): words of the page were chosen, to be taken as a value."""

    def __init__(self, ui: Ui, parent: QWidget | None = None, *, fits_text: bool = False) -> None:
        """`fits_text`: a page that fits leaves its empty margins out, for larger letters."""
        super().__init__(parent)
        self._fits_text = fits_text
        self._texts: tuple[str, ...] = ()
        self._drawn: tuple[bool, ...] = ()
        self._choice = Choice("")
        self._word_rects: list[list[QRectF]] = []
        self._chosen_item: ChoiceItem | None = None
        self._dragging = False
        self._count = 0
        self._page = 0
        self._zoom = 100
        self._fits = True
        self._marks: tuple[Mark, ...] = ()
        self._current: Hashable = None
        self._asked: tuple[int, int] | None = None
        self._measured: dict[int, Measures] = {}
        self._overscroll = 0
        self._pressed: QPointF | None = None
        self._items: list[tuple[Mark, MarkItem]] = []
        self._picture: QGraphicsPixmapItem | None = None
        self._paper: QGraphicsRectItem | None = None
        self._text: TextPage | None = None
        self._follow = False
        self._menu_words = ("", "", "")

        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 120)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(120)
        self._later.timeout.connect(self._ask)
        self._light = ui.theme.paper
        ui.theme.bind(self, self._paint)
        ui.language.bind(self, self._say)

    def _paint(self, theme: Theme) -> None:
        self.setBackgroundBrush(theme.colour("sunken"))

    def _say(self, t: Translator) -> None:
        self.setAccessibleName(t.say("page view", "Page"))
        self._menu_words = (
            t.say("page view", "Take these words as a value"),
            t.say("page view", "Copy"),
            t.say("page view", "Select all"),
        )

    # what is shown

    @property
    def page(self) -> int:
        """The page shown, from 1; 0 where there is none."""
        return self._page

    @property
    def count(self) -> int:
        return self._count

    @property
    def _is_text(self) -> bool:
        """Whether the page on show is laid out here."""
        return self._page > 0 and not self._drawn[self._page - 1]

    @property
    def zoom(self) -> int:
        """In percent; while the page fits the width, what that comes to."""
        return self._zoom

    @property
    def fits(self) -> bool:
        """Whether the zoom follows the width of the view."""
        return self._fits

    @property
    def ready(self) -> bool:
        """Whether the page itself is on show, not a blank sheet in its place."""
        return self._text is not None or self._picture is not None

    def set_pictures(self, count: int, at: int = 1) -> None:
        """Show a paper of `count` drawn pages whose text is not known, from page `at`."""
        self._start((), (True,) * count, at)

    def set_texts(self, texts: Sequence[str]) -> None:
        """Show a paper of text pages, from its first."""
        self._start(tuple(texts), (False,) * len(texts))

    def set_paper(self, texts: Sequence[str], drawn: Sequence[bool], at: int = 1) -> None:
        """Show a paper whose pages are drawn, or laid out here, as `drawn` says of each."""
        self._start(tuple(texts), tuple(drawn), at)

    def show_as_text(self, page: int) -> None:
        """Lay out a page that cannot be drawn after all."""
        if 0 < page <= len(self._texts):
            self._drawn = tuple(d and n != page for n, d in enumerate(self._drawn, 1))
            if page == self._page:
                self._lay_out(stay=False)

    def clear(self) -> None:
        """Show nothing."""
        self._start((), ())

    def _start(self, texts: tuple[str, ...], drawn: tuple[bool, ...], at: int = 1) -> None:
        self._count, self._texts, self._drawn = len(drawn), texts, drawn
        count = self._count
        self._measured = {}
        self._marks = ()
        self._current = None
        self._page = 0
        self._empty()
        self.setDragMode(
            QGraphicsView.DragMode.NoDrag if texts else QGraphicsView.DragMode.ScrollHandDrag
        )
        if count:
            self.show_page(at)
        else:
            self.page_changed.emit(0, 0)

    def show_page(self, page: int) -> None:
        """Turn to `page`; out of range is the nearest there is."""
        page = max(1, min(page, self._count))
        if not self._count or page == self._page:
            return
        self._page = page
        self._overscroll = 0
        self._choice = Choice(self._texts[page - 1] if self._texts else "")
        self._empty()
        if self._is_text:
            self._lay_out(stay=False)
        else:
            self._blank()
            self._to_top()
            self._ask()
        self.page_changed.emit(page, self._count)

    def set_image(
        self, page: int, scale: int, image: PageImage, picture: QImage | None = None
    ) -> None:
        """Take the picture that `page_wanted` asked for; a late one is dropped.

        `image.boxes` belong to `spans_on(page)` as they were when it was asked for. `picture` is
        the same, unpacked (`unpack`) where it was fetched.
        """
        if self._is_text or (page, scale) != self._asked:
            return
        # Measured once: another scale rounds to other pixels, and a page that fits what it measures
        # anew each time would be drawn for ever.
        factor = 100 / scale
        self._measured.setdefault(page, measure(image, factor))
        if self._fits and self._fit():
            self._later.start()  # the page has another width than was thought: sharpen
            self.zoom_changed.emit()
        self._empty()
        self._blank()
        self._picture = QGraphicsPixmapItem(QPixmap.fromImage(picture or unpack(image)))
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._picture.setScale(100 / scale)
        self._picture.setZValue(1)
        self.scene().addItem(self._picture)
        marks = self.marks_on(page)
        for mark, boxes in zip(marks, image.boxes, strict=False):
            self._add(mark, rects_of(boxes, factor))
        line_up(item for _, item in self._items)
        self._word_rects = [rects_of(boxes, factor) for boxes in image.boxes[len(marks) :]]
        self._show_chosen()
        self._show_current()

    # marks

    def marks_on(self, page: int) -> tuple[Mark, ...]:
        """The marks of a page, in the order in which their boxes are expected."""
        return tuple(m for m in self._marks if m.page == page)

    def spans_on(self, page: int) -> list[tuple[int, int]]:
        """The spans whose boxes are expected: those of the marks, then those of the words."""
        spans = [(mark.start, mark.end) for mark in self.marks_on(page)]
        words = self._choice.words if page == self._page and not self._is_text else []
        return spans + words[:MOST_WORDS]

    def set_marks(self, marks: Sequence[Mark], current: Hashable = None) -> None:
        """Replace all marks of the paper; a drawn page is asked for again where its marks moved."""
        old = self.marks_on(self._page)
        self._marks = tuple(marks)
        self._current = current
        if self._is_text:
            self._lay_out()
        elif self._page and [_place(m) for m in old] != [
            _place(m) for m in self.marks_on(self._page)
        ]:
            self._ask()
        else:
            self._relabel(old)
        self._show_current()

    def _relabel(self, old: Sequence[Mark]) -> None:
        """The same places under new keys or numbers."""
        new = dict(zip(old, self.marks_on(self._page), strict=True))
        self._items = [(new[mark], item) for mark, item in self._items]
        for mark, item in self._items:
            item.retitle(mark.label, self._colours(mark))
        line_up(item for _, item in self._items)

    def set_current(self, key: Hashable, *, follow: bool = True) -> None:
        """Frame the mark `key` (None: none); `follow` turns to its page and scrolls to it."""
        self._current = key
        self._follow = follow
        mark = next((m for m in self._marks if m.key == key), None)
        if follow and mark is not None and mark.page != self._page:
            self.show_page(mark.page)
        self._show_current()

    def mark_rects(self, key: Hashable) -> list[QRectF]:
        """Where a mark is in the view, in logical px; empty where its page is not on show."""
        rects = [rect for mark, item in self._items if mark.key == key for rect in item.rects]
        return [self.mapFromScene(rect).boundingRect().toRectF() for rect in rects]

    def _show_current(self) -> None:
        for mark, item in self._items:
            item.set_current(mark.key == self._current)
            if mark.key == self._current and self._follow:
                self._follow = False  # the first place, where there are several
                self.ensureVisible(item.outline(), 24, self.viewport().height() // 4)

    def _colours(self, mark: Mark) -> tuple[QColor, QColor]:
        if mark.date:
            return self._light("dateSoft"), self._light("date")
        return self._light("primarySoft"), self._light("primary")

    def _add(self, mark: Mark, rects: list[QRectF]) -> None:
        if not rects:
            return
        item = MarkItem(rects, mark.label, self._colours(mark), self._light("selection"))
        item.set_scale(self._factor())
        self._items.append((mark, item))
        self.scene().addItem(item)

    # zoom

    def fit_width(self) -> None:
        """Let the page take the width of the view, now and when it changes."""
        self._fits = True
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()
        self._rescale()

    def set_zoom(self, percent: int) -> None:
        """Fix the zoom; kept between 25 and 400 %."""
        self._fits = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._zoom = max(SMALLEST, min(percent, LARGEST))
        self._rescale()

    def zoom_in(self) -> None:
        self.set_zoom(next((s for s in STEPS if s > self._zoom), LARGEST))

    def zoom_out(self) -> None:
        self.set_zoom(next((s for s in reversed(STEPS) if s < self._zoom), SMALLEST))

    def _factor(self) -> float:
        """Logical px per unit of the scene (points of a picture, px of a text)."""
        return self._zoom / 100 * (1.0 if self._is_text else PX_PER_POINT)

    def _page_width(self) -> float:
        measures = self._measured.get(self._page)
        return measures.width if measures else LETTER_WIDTH

    def _fit(self) -> bool:
        """Set the zoom to what fits; tells whether that changed it."""
        old = self._zoom
        if self._is_text:
            self._zoom = 100
        else:
            room = (self.viewport().width() - 2 * GAP) / PX_PER_POINT * 100
            left, right = self._text_columns()
            exact = max(room / self._page_width(), min(room / (right - left), 100))
            self._zoom = max(SMALLEST, min(int(exact), LARGEST))
        return self._zoom != old

    def _text_columns(self) -> tuple[float, float]:
        """Where the text of the page begins and ends, in points; the page where that is asked."""
        measures = self._measured.get(self._page)
        if not self._fits_text or measures is None or measures.text is None:
            return 0, self._page_width()
        left, right = measures.text
        return max(0, left - MARGIN), min(self._page_width(), right + MARGIN)

    def _rescale(self) -> None:
        if not self._page:
            self.zoom_changed.emit()
            return
        if self._is_text:
            self._lay_out()
        else:
            self._place_sheet()
            for _, item in self._items:
                item.set_scale(self._factor())
            self._later.start()
        self.zoom_changed.emit()

    # the sheet

    def _empty(self) -> None:
        # One by one, each given back to Python before it is let go of: a scene that is cleared
        # deletes items that Python still holds, and that can end the program.
        scene = self.scene()
        for item in scene.items():
            if item.parentItem() is None:
                scene.removeItem(item)
        self._items = []
        self._picture = self._paper = self._text = self._chosen_item = None
        self._word_rects = []

    def _ask(self) -> None:
        """Ask for the picture of the page at the sharpness of this screen."""
        if not self._page or self._is_text:
            return
        if self._fits and self._fit():
            self._place_sheet()
            self.zoom_changed.emit()
        scale = max(1, round(self._factor() * self.devicePixelRatioF() * 100))
        self._asked = (self._page, scale)
        self.page_wanted.emit(self._page, scale)

    def _blank(self) -> None:
        """A white sheet of the page's size: shown until its picture is there, then behind it."""
        self._paper = QGraphicsRectItem()
        self._paper.setBrush(QColor(Qt.GlobalColor.white))
        pen = QPen(self._light("border"))
        pen.setCosmetic(True)
        self._paper.setPen(pen)
        self.scene().addItem(self._paper)
        self._place_sheet()

    def _place_sheet(self) -> None:
        if self._paper is None:
            return
        width = self._page_width()
        measures = self._measured.get(self._page)
        height = measures.height if measures else width * 11 / 8.5
        sheet = QRectF(0, 0, width, height)
        if self._text is not None:
            sheet = self._text.sheet
        self._paper.setRect(sheet)
        factor = self._factor()
        gap = GAP / factor
        bar = self.verticalScrollBar()
        at_top = bar.value() <= bar.minimum()
        self.setSceneRect(sheet.adjusted(-gap, -gap, gap, gap))
        self.resetTransform()
        self.scale(factor, factor)
        if at_top:
            self._to_top()
        if self._fits and self._text is None:
            self.horizontalScrollBar().setValue(round(self._text_columns()[0] * factor - GAP))

    def _to_top(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.minimum())

    def _lay_out(self, *, stay: bool = True) -> None:
        """Lay the text of the page out in the width there is; the letters follow the zoom.

        `stay` keeps the place to which the reader has scrolled.
        """
        top = self.verticalScrollBar().value()
        self._empty()
        if self._fits:
            self._fit()
        room = (self.viewport().width() - 2 * GAP) / self._factor()
        page = self._texts[self._page - 1]
        self._text = TextPage(page, room, self.font(), self._light("text"), self._light("text3"))
        self._blank()
        self.scene().addItem(self._text)
        for mark in self.marks_on(self._page):
            self._add(mark, self._text.rects(mark.start, mark.end))
        line_up(item for _, item in self._items)
        if stay:
            self.verticalScrollBar().setValue(top)
        else:
            self._to_top()
        self._show_current()
        self._show_chosen()

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._page:
            return
        if self._is_text:
            self._lay_out()
        elif self._fits:
            self._fit()
            self._rescale()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._is_text:
            self._lay_out()

    # the chosen words

    def _rects_of(self, start: int, end: int) -> list[QRectF]:
        if self._text is not None:
            return self._text.rects(start, end)
        inside = zip(self._choice.words, self._word_rects, strict=False)
        return [
            r for (first, last), rects in inside if first >= start and last <= end for r in rects
        ]

    def _show_chosen(self) -> None:
        if not self._page:
            return
        if self._chosen_item is None:
            self._chosen_item = ChoiceItem(self._light("selection"))
            self.scene().addItem(self._chosen_item)
        span = self._choice.span
        self._chosen_item.show_rects(self._rects_of(*span) if span else [])


def _place(mark: Mark) -> tuple[int, int, int]:
    return (mark.page, mark.start, mark.end)
