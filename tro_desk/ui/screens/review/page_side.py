"""The left side of the review: the papers as tabs, their pieces, and the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from tro_desk.base.messages import M_
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.review.add_panel import AddPanel
from tro_desk.ui.screens.review.controller import ReviewController
from tro_desk.ui.screens.review.paper_tabs import PaperTabs
from tro_desk.ui.screens.review.papers import Piece, pieces
from tro_desk.ui.widgets.card import Card, rule
from tro_desk.ui.widgets.page_bar import PageBar
from tro_desk.ui.widgets.page_view import PageView
from tro_desk.ui.widgets.text import label


class PageSide(Card):
    """Tabs and page bar above, the list of pieces where there are several, then the page."""

    def __init__(self, ui: Ui, controller: ReviewController, page: PageView) -> None:
        super().__init__(padding=1, spacing=0)
        self._ui = ui
        self._page = page
        self._pieces: tuple[Piece, ...] = ()
        self.tabs = PaperTabs(ui)
        self.tabs.chosen.connect(controller.show_paper)
        self.bar = PageBar(ui, page, percent=True)
        self.pieces = QComboBox()
        self.pieces.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.pieces.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.pieces.activated.connect(self._turn_to)
        self._pieces_row = QWidget()
        below = QHBoxLayout(self._pieces_row)
        below.setContentsMargins(12, 6, 12, 6)
        below.addWidget(self.pieces, 1)
        self._pieces_row.hide()
        self.adding = AddPanel(ui, controller)
        none = M_(
            "review", "There is no paper yet. When the notice is added, its pages stand here."
        )
        self.nothing = label(ui, none, "body", "text2", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(24, 24, 24, 24)
        self.nothing.hide()
        top = QWidget()
        top.setFixedHeight(40)
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(4)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.bar)
        for part in (top, rule(), self._pieces_row, self.adding):
            self.box.addWidget(part)
        self.box.addWidget(page, 1)
        self.box.addWidget(self.nothing, 1)
        page.page_changed.connect(lambda number, _count: self._follow(number))
        ui.language.bind(self, self._say)

    def refresh(self, controller: ReviewController) -> None:
        """Show the controller's papers and the pieces of the one in front."""
        paper = controller.paper
        self.tabs.show_papers(controller.papers, paper.sha256 if paper else None)
        found = pieces(controller.texts.get(paper.sha256, ())) if paper else ()
        if found != self._pieces:
            self._pieces = found
            self._say(self._ui.translator)
            self._follow(self._page.page)
        self._pieces_row.setVisible(len(found) > 1)
        self._page.setVisible(paper is not None)
        self.nothing.setVisible(paper is None)
        self.adding.refresh()

    def _say(self, t: Translator) -> None:
        at = self.pieces.currentIndex()
        self.pieces.clear()
        for piece in self._pieces:
            name = piece.name or t.say("review", "The paper itself")
            self.pieces.addItem(
                t.say("review", "{piece} (from page {page})", piece=name, page=piece.first_page)
            )
        self.pieces.setCurrentIndex(at)
        self.pieces.setAccessibleName(t.say("review", "Pieces of this file"))

    def _turn_to(self, at: int) -> None:
        self._page.show_page(self._pieces[at].first_page)

    def _follow(self, page: int) -> None:
        """Name the piece in which the page on show stands."""
        before = [at for at, piece in enumerate(self._pieces) if piece.first_page <= page]
        self.pieces.setCurrentIndex(before[-1] if before else -1)
