"""The pages of a kept file, looked at inside the desk: no other program gets it."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.domain.evidence import Evidence, Page
from tro_desk.domain.reading import PageImage
from tro_desk.ui.context import Ui
from tro_desk.ui.evidence.leaving import note_viewed
from tro_desk.ui.models.mark import Mark
from tro_desk.ui.screens.review.papers import Paper
from tro_desk.ui.widgets.buttons import name_it, plain_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.dialog_size import height_on_screen, keep_size
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page_bar import PageBar
from tro_desk.ui.widgets.page_measures import unpack
from tro_desk.ui.widgets.page_view import PageView
from tro_desk.ui.widgets.text import elided

_SOUGHT: Final = "sought"
_HIGH: Final = 900
_LOW: Final = 600
"""The height that a page wants, and the least it gets over a low window, in px."""
_MARGIN: Final = 24


class PreviewDialog(QDialog):
    """`open` reads the pages, then shows `page`, on which `span` of its text is marked."""

    def __init__(
        self,
        ui: Ui,
        case_id: str,
        evidence: Evidence,
        parent: QWidget,
        page: int = 1,
        span: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__(parent)
        self._at, self._span = page, span
        self._ui, self._case, self._evidence = ui, case_id, evidence
        ui.language.bind(self, lambda t: self.setWindowTitle(t.say("evidence", "Preview")))
        inside = parent.window().height() - 2 * _MARGIN  # the window is seen around it
        high = min(_HIGH, max(_LOW, inside))
        self.resize(760, height_on_screen(self, high))
        keep_size(ui, self)
        self.page = PageView(ui, fits_text=True)
        name_it(ui, self.page, M_("evidence", "Pages of {name}", name=evidence.name), tooltip=False)
        self.page.page_wanted.connect(self._draw)
        self.strip = MessageStrip(ui)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(elided(evidence.name, "bodyStrong"), 1)
        head.addWidget(PageBar(ui, self.page, percent=True))
        card = Card(1, 0)
        card.box.addWidget(self.page)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(plain_button(ui, M_("records", "Close"), self.reject))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(10)
        box.addLayout(head)
        box.addWidget(self.strip)
        box.addWidget(card, 1)
        box.addLayout(foot)
        self.page.setFocus()

    def open(self) -> None:
        """Read the pages and show the one that is wanted."""
        desk, sha256 = self._ui.desk, self._evidence.sha256
        super().open()
        note_viewed(self._ui, self._case, sha256, "evidence", self)
        self._ui.jobs.run(
            lambda _job: desk.page_text(sha256), self._show, self.strip.fail, owner=self
        )

    def _show(self, pages: tuple[Page, ...]) -> None:
        one = self._evidence
        paper = Paper(one.sha256, one.name, one.kind, "", one.pages, 0)
        at = min(self._at, len(pages))
        drawn = [paper.drawn(page) for page in pages]
        self.page.set_paper([page.text for page in pages], drawn, at)
        if self._span[0] < self._span[1]:
            self.page.set_marks([Mark(_SOUGHT, at, *self._span, "")])
            self.page.set_current(_SOUGHT)

    def _draw(self, page: int, scale: int) -> None:
        desk, case_id, sha256 = self._ui.desk, self._case, self._evidence.sha256
        spans = self.page.spans_on(page)

        def work(_job: Job) -> tuple[PageImage, QImage]:
            image = desk.page_image(case_id, sha256, page, scale, spans)
            return image, unpack(image)

        def done(drawn: tuple[PageImage, QImage]) -> None:
            self.page.set_image(page, scale, *drawn)

        def failed(error: DeskError) -> None:
            if error.code == "no_page_image":
                self.page.show_as_text(page)
            else:
                self.strip.fail(error)

        self._ui.jobs.run(work, done, failed, owner=self)
