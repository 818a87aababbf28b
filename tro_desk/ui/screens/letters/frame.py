"""The parts of the letters screen and where they stand; `view` says what they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.letters.aside import Aside, BlanksCard, MindCard, VersionsCard
from tro_desk.ui.screens.letters.letter_list import LetterList
from tro_desk.ui.screens.letters.text_card import TextCard
from tro_desk.ui.widgets.buttons import plain_button, primary_button, segmented
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import Page, pad
from tro_desk.ui.widgets.text import label

LIST_WIDTH: Final = 232
_SIDE: Final = 196
_WIDEST: Final = 16_777_215
_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


@dataclass(frozen=True, slots=True)
class Acts:
    """What the parts ask for."""

    choose: Callable[[str], None]
    delete: Callable[[str], None]
    blanks_in: Callable[[str], tuple[str, ...]]
    find_blank: Callable[[str], None]
    confirm: Callable[[], None]
    draft_anew: Callable[[], None]
    accept_facts: Callable[[], None]
    open_versions: Callable[[], None]
    copy: Callable[[], None]
    save_as: Callable[[str], None]
    print: Callable[[], None]


class LettersFrame(QWidget):
    """List, text and what to mind side by side; in a small window below each other."""

    def __init__(self, ui: Ui, acts: Acts) -> None:
        super().__init__()
        self._ui = ui
        self._compact = False
        self.setProperty("pane", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = LetterList(ui, acts.choose, acts.delete)
        self.text = TextCard(ui, acts.blanks_in, acts.draft_anew, acts.accept_facts)
        self.editor = self.text.editor
        self.strip = MessageStrip(ui)
        self.mind = MindCard(ui)
        self.blanks = BlanksCard(ui, acts.find_blank, acts.confirm)
        self.versions = VersionsCard(ui, acts.open_versions, acts.draft_anew)
        self._lay_out(acts)

    def _lay_out(self, acts: Acts) -> None:
        ui = self._ui
        self.side = segmented(
            ui,
            [("text", M_("letters", "Text")), ("aside", M_("letters", "What to mind"))],
            "text",
            stretch=True,
        )
        self.side.setMinimumWidth(_SIDE)
        self.side.chosen.connect(lambda _which: self._arrange())
        self._aside = Page(ui)
        self._aside.box.addWidget(Aside(self.mind, self.blanks, self.versions))
        self._columns = QBoxLayout(_ACROSS)
        self._columns.addWidget(self.list)
        self._columns.addWidget(self.text, 1)
        self._columns.addWidget(self._aside)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head(acts))
        self._column.addWidget(self.strip)
        self._column.addLayout(self._columns, 1)
        self.set_compact(False)

    def _head(self, acts: Acts) -> QWidget:
        ui, whole = self._ui, QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(label(ui, M_("letters", "Letters"), "pageTitle"))
        row.addWidget(self.side)
        buttons, flow = flow_row(8, Qt.AlignmentFlag.AlignRight)
        self.copy_button = plain_button(ui, M_("letters", "Copy all"), acts.copy, "copy")
        self.print_button = plain_button(ui, M_("letters", "Print"), acts.print, "print")
        save_pdf = M_("letters", "Save PDF")
        self.pdf_button = plain_button(ui, save_pdf, lambda: acts.save_as("pdf"), "save")
        save_word = M_("letters", "Save as Word")
        self.word_button = primary_button(ui, save_word, lambda: acts.save_as("docx"), "save")
        for button in (self.copy_button, self.print_button, self.pdf_button, self.word_button):
            flow.addWidget(button)
        row.addWidget(buttons, 1)
        return whole

    def set_compact(self, compact: bool) -> None:
        """In a small window the letters are a box to choose from, and what to mind is a tab."""
        self._compact = compact
        ui = self._ui
        pad(ui, self._column, compact)
        self._columns.setDirection(_DOWN if compact else _ACROSS)
        self._columns.setSpacing(ui.theme.size("layout.compact.gap" if compact else "layout.gap"))
        self.list.set_compact(compact)
        self.list.setMinimumWidth(0 if compact else LIST_WIDTH)
        self.list.setMaximumWidth(_WIDEST if compact else LIST_WIDTH)
        self.text.set_compact(compact)
        self._aside.box.setContentsMargins(0, 0, 0, 0)
        self._arrange()

    def _arrange(self) -> None:
        """The text and what is beside it, or one of them."""
        compact, which = self._compact, self.side.current
        self.side.setVisible(compact)
        self.text.setVisible(not compact or which == "text")
        self._aside.setVisible(not compact or which == "aside")
        width = self._ui.theme.size("layout.caseAside")
        self._aside.setMinimumWidth(0 if compact else width)
        self._aside.setMaximumWidth(_WIDEST if compact else width)
