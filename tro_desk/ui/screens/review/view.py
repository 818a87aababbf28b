"""Review of a notice: the page on the left, what was found on it on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.domain.reading import PageImage
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.evidence.leaving import note_viewed
from tro_desk.ui.models.mark import Mark
from tro_desk.ui.screens.review.controller import ReviewController
from tro_desk.ui.screens.review.fact_list import FactList
from tro_desk.ui.screens.review.page_side import PageSide
from tro_desk.ui.screens.review.paper_card import PaperCard
from tro_desk.ui.screens.review.papers import Paper
from tro_desk.ui.screens.review.sought import SOUGHT, Sought
from tro_desk.ui.widgets.buttons import plain_button, primary_button, segmented, set_icon
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import pad
from tro_desk.ui.widgets.page_measures import unpack
from tro_desk.ui.widgets.page_view import PageView
from tro_desk.ui.widgets.text import label
from tro_desk.ui.widgets.widths import keep_splitter

LEFT, RIGHT = 470, 562
"""Shares of the two columns, as drawn."""


class ReviewView(QWidget):
    """The screen; `open(case=..., evidence=..., field=...)` loads it."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._case: str | None = None
        self._paper: Paper | None = None
        self._marks: list[Mark] = []
        self._sought: Sought | None = None
        self._to_sought = False
        self._selected: str | None = None
        self._saved_at: object = None
        self._compact = False
        self.setProperty("pane", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.controller = ReviewController(ui.desk, ui.jobs, self._refresh)
        self.strip = MessageStrip(ui)
        self.page = PageView(ui, fits_text=True)
        self.facts = FactList(ui, self.controller)
        self._lay_out()
        self.page.page_wanted.connect(self._draw)
        self.page.mark_clicked.connect(self._clicked)
        self.page.words_chosen.connect(self.controller.add_marked)
        self.facts.place_wanted.connect(self._show_place)
        ui.language.bind(self, self._say)
        ui.language.changed.connect(self._place_counts)

    def _lay_out(self) -> None:
        ui = self._ui
        self.title = label(ui, M_("review", "Review the notice"), "pageTitle")
        self.counts = label(ui, "", "small", "text2", wrap=True)
        self.saved = label(ui, "", "caption", "text2")
        self.undo = QPushButton()
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(lambda _checked=False: self.controller.undo())
        set_icon(ui, self.undo, "undo")
        self.later = plain_button(
            ui, M_("review", "Continue later"), lambda: ui.go("today", case=self._case)
        )
        self.done = primary_button(
            ui, M_("review", "Done, go to the case"), lambda: ui.go("case", case=self._case)
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addSpacing(4)
        self._head_counts = QHBoxLayout()
        self._head_counts.setSpacing(8)
        head.addLayout(self._head_counts, 1)
        head.addStretch(0)
        for button in (self.undo, self.later, self.done):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            head.addWidget(button)
        self._side = segmented(
            ui,
            [
                ("page", M_("review", "Document")),
                ("facts", M_("review", "Facts")),
                ("about", M_("review", "Trust")),
            ],
            "facts",
            stretch=True,
        )
        self._side.chosen.connect(self._turn_to)
        self._side_row = QHBoxLayout()
        self._side_row.setSpacing(12)
        self._side_row.addWidget(self._side, 2)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(16)
        self._page_side = PageSide(ui, self.controller, self.page)
        self._splitter.addWidget(self._page_side)
        self._right = self._facts_card()
        self._splitter.addWidget(self._right)
        self._splitter.setStretchFactor(0, LEFT)
        self._splitter.setStretchFactor(1, RIGHT)
        self._splitter.setSizes([LEFT, RIGHT])
        keep_splitter(ui, self._splitter, "review")
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.strip)
        self._column.addLayout(self._side_row)
        self._column.addWidget(self._splitter, 1)
        self.set_compact(False)

    def _facts_card(self) -> QWidget:
        ui = self._ui
        card = Card(padding=1, spacing=0)
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(12)
        row.addWidget(label(ui, M_("review", "Found in the notice"), "bodyStrong"))
        hint = label(
            ui, M_("review", "Choose one, the page turns to it"), "small", "text3", wrap=True
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(hint, 1)
        self.add = plain_button(
            ui, M_("review", "Add a value"), self.controller.add_by_hand, "plus", small=True
        )
        row.addWidget(self.add)
        card.box.addWidget(top)
        self._facts_top = top
        card.box.addWidget(rule())
        card.box.addWidget(self.facts, 1)
        self._facts_side = card
        self.about = PaperCard(ui, self.controller)
        self.about.place_wanted.connect(self._turn_page)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card, 1)
        column.addWidget(self.about)
        return right

    # the window's calls

    def open(
        self,
        case: str | None = None,
        evidence: str | None = None,
        field: str | None = None,
        page: int = 0,
        span: tuple[int, int] = (0, 0),
        **_: object,
    ) -> None:
        """Load a case (None: the open one); `evidence` is the paper in front, `field` the fact to
        begin with, `page` and `span` a place in the paper that somebody looked for.
        """
        case = case or self._ui.case
        if case is None:
            return
        if case != self._case:
            self._paper = None
            self.page.clear()
        self._case = case
        self._selected = None
        self._sought = Sought(evidence, page, span) if evidence and page else None
        self._to_sought = self._sought is not None
        self.controller.open(case, evidence, field)
        self.facts.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the case again."""
        if self._case is not None:
            self.controller.reload()

    def set_compact(self, compact: bool) -> None:
        """In a small window the page and the facts are two tabs."""
        self._compact = compact
        pad(self._ui, self._column, compact)
        self._arrange()
        self._say(self._ui.translator)

    def _place_counts(self) -> None:
        """Beside the title where there is room for one line, else in a line of their own."""
        parts = (self.title, self.saved, self.undo, self.later, self.done)
        needed = sum(part.sizeHint().width() + 8 for part in parts)
        needed += self.counts.fontMetrics().horizontalAdvance(self.counts.text()) + 24
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        row = self._side_row if self._compact or needed > room else self._head_counts
        row.addWidget(self.counts, 3)
        row.addWidget(self.saved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_counts()
        self.about.set_roomy(self._compact, self.height())

    def _arrange(self) -> None:
        self._side.setVisible(self._compact)
        which = self._side.current
        self._page_side.setVisible(not self._compact or which == "page")
        self._facts_side.setVisible(not self._compact or which == "facts")
        self.about.setVisible(not self._compact or which == "about")
        self._right.setVisible(not self._compact or which != "page")
        self.about.set_roomy(self._compact, self.height())

    # showing

    def _refresh(self) -> None:
        control = self.controller
        self._show_paper(control.paper)
        marks = control.marks()
        if self._sought is not None:
            marks += self._sought.marks(control.paper)
        if marks != self._marks:
            self._marks = marks
            self.page.set_marks(marks, control.selected)
        if control.selected != self._selected:
            self._selected = control.selected
            self.page.set_current(control.selected)
        if self._to_sought and control.paper is not None:
            self._to_sought = False
            self._show_sought()
        self.facts.refresh()
        self.about.refresh()
        if control.adding is not None and self._compact and self._side.current != "page":
            self._side.choose("page")
            self._arrange()
        if control.failure is not None:
            self.strip.fail(control.failure)
        else:
            self.strip.clear()
        if control.saved_at != self._saved_at:
            self._saved_at = control.saved_at
            self._ui.refresh()
        self._say(self._ui.translator)

    def _say(self, t: Translator) -> None:
        control = self.controller
        count = control.counts
        parts = [
            t.plural("review", "{count} fact", "{count} facts", count.all),
            t.say("review", "confirmed {number}", number=count.confirmed),
            t.say("review", "to check {number}", number=count.open),
            t.say("review", "not sure {number}", number=count.not_sure),
        ]
        if count.missing:
            parts.append(t.say("review", "not found {number}", number=count.missing))
        self.counts.setText(" • ".join(parts) if control.case is not None else "")
        at = control.saved_at
        self.saved.setText(
            "" if at is None else t.say("review", "Saved {time}", time=t.hour(t.beijing(at)))
        )
        take_back = t.say("review", "Undo")
        self.undo.setAccessibleName(take_back)
        self.undo.setEnabled(control.can_undo)
        self.undo.setToolTip(
            take_back if control.can_undo else t.say("review", "Nothing to take back yet")
        )
        self._place_counts()

    def _show_paper(self, paper: Paper | None) -> None:
        self._page_side.refresh(self.controller)
        if paper is None or (self._paper is not None and paper.sha256 == self._paper.sha256):
            return
        self._paper = paper
        if self._case is not None:
            note_viewed(self._ui, self._case, paper.sha256, "review", self)
        self._marks = []
        self._selected = None
        pages = self.controller.texts[paper.sha256]
        self.page.set_paper([page.text for page in pages], [paper.drawn(page) for page in pages])

    def _draw(self, page: int, scale: int) -> None:
        """Fetch the picture of a page in the background."""
        paper, case = self.controller.paper, self._case
        if paper is None or case is None:
            return
        spans = self.page.spans_on(page)
        desk = self._ui.desk

        def work(_job: Job) -> tuple[PageImage, QImage]:
            image = desk.page_image(case, paper.sha256, page, scale, spans)
            return image, unpack(image)

        def done(drawn: tuple[PageImage, QImage]) -> None:
            if self._paper is paper:
                self.page.set_image(page, scale, *drawn)

        def failed(error: DeskError) -> None:
            if error.code == "no_page_image" and self._paper is paper:
                self.page.show_as_text(page)
                return
            self.strip.fail(error)

        self._ui.jobs.run(work, done, failed, owner=self)

    # keys

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Z before the window does: here it goes through the queue of answers."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.controller.undo()
        else:
            super().keyPressEvent(event)

    # answers of the page

    def _clicked(self, key: object) -> None:
        if isinstance(key, str):
            self.controller.select(key)

    def _turn_page(self, page: int) -> None:
        """Turn to the page that a line of the card names."""
        if self._compact:
            self._side.choose("page")
            self._arrange()
        self.page.show_page(page)

    def _show_sought(self) -> None:
        """Turn to the place that somebody looked for, and frame it."""
        sought = self._sought
        if sought is not None and sought.marks(self.controller.paper):
            self._turn_page(sought.page)
            self.page.set_current(SOUGHT)

    def _show_place(self) -> None:
        """Show the chosen row on its page, also where the reader has moved away."""
        if self._compact:
            self._side.choose("page")
            self._turn_to("page")
        else:
            self.page.set_current(self.controller.selected)

    def _turn_to(self, side: str) -> None:
        """Show one of the two tabs; the page opens on the chosen place, once it has its size."""
        self._arrange()
        if side == "page":
            QTimer.singleShot(0, self, lambda: self.page.set_current(self.controller.selected))
