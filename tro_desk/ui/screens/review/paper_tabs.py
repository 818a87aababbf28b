"""The papers of a case as tabs; as one list where the tabs find no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.review.papers import Paper
from tro_desk.ui.screens.review.row_words import paper_name
from tro_desk.ui.theme import Theme
from tro_desk.ui.widgets.buttons import set_icon

_BESIDE_WORDS = 16 + 6 + 2 * 8 + 4
"""Icon, its gap and the padding of a tab, in px."""


class PaperTabs(QWidget):
    """`chosen` carries the SHA-256 of the paper that the reader wants in front."""

    chosen = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._papers: tuple[Paper, ...] = ()
        self._front: str | None = None
        self.tabs: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.list = QComboBox()
        self.list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.list.setMinimumContentsLength(4)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.list.activated.connect(lambda at: self.chosen.emit(str(self.list.itemData(at))))
        self.list.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.list, 100)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        ui.language.bind(self, self._say)
        ui.theme.bind(self, self._paint)

    def sizeHint(self) -> QSize:
        return QSize(120, 40)

    def show_papers(self, papers: Sequence[Paper], front: str | None) -> None:
        """Show the papers, with `front` as the chosen one."""
        if tuple(papers) != self._papers:
            self._papers = tuple(papers)
            self._build()
        self._front = front
        if front in self.tabs:
            self.tabs[front].setChecked(True)
        self.list.setCurrentIndex(self.list.findData(front))
        self.list.setToolTip(next((p.name for p in self._papers if p.sha256 == front), ""))

    def _build(self) -> None:
        for tab in self.tabs.values():
            self._group.removeButton(tab)
            self._row.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self.tabs = {}
        for paper in self._papers:
            tab = QPushButton()
            tab.setProperty("kind", "tab")
            tab.setCheckable(True)
            tab.setAutoDefault(False)
            set_icon(self._ui, tab, _icon(paper), "text2", 16)
            tab.clicked.connect(lambda _on=False, sha=paper.sha256: self.chosen.emit(sha))
            self._group.addButton(tab)
            self._row.insertWidget(self._row.count() - 1, tab)
            self.tabs[paper.sha256] = tab
        self._say(self._ui.translator)

    def _say(self, t: Translator) -> None:
        self.list.setAccessibleName(t.say("review", "Paper"))
        self.list.clear()
        for paper in self._papers:
            name = paper_name(t, paper)
            self.tabs[paper.sha256].setText(name)
            self.tabs[paper.sha256].setAccessibleName(f"{name}: {paper.name}")
            tip = paper.name
            if paper.copies:
                copies = t.plural(
                    "review", "{count} near copy", "{count} near copies", len(paper.copies)
                )
                tip = f"{tip} ({copies})"
            self.tabs[paper.sha256].setToolTip(tip)
            self.list.addItem(name, paper.sha256)
        self._paint(self._ui.theme)
        self.list.setCurrentIndex(self.list.findData(self._front))
        self._choose_form()

    def _paint(self, theme: Theme) -> None:
        for at, paper in enumerate(self._papers):
            self.list.setItemIcon(at, theme.icon(_icon(paper), "text2", 16))

    def _choose_form(self) -> None:
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setBold(True)
        metrics = QFontMetrics(font)
        needed = 12
        for tab in self.tabs.values():  # as wide as its words are in bold, chosen or not
            width = metrics.horizontalAdvance(tab.text()) + _BESIDE_WORDS + 4
            tab.setMinimumWidth(width)
            needed += width + 4
        fits = needed <= self.width()
        for tab in self.tabs.values():
            tab.setVisible(fits)
        self.list.setVisible(bool(self.tabs) and not fits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_form()


def _icon(paper: Paper) -> str:
    return "mail" if paper.kind in ("eml", "msg") else "file"
