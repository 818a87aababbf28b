"""The middle of the screen: the letter itself, with its language, its mark and its state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.domain.letters import LANGUAGES
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.letters.changes_bar import ChangesBar
from tro_desk.ui.screens.letters.editor import LetterEditor
from tro_desk.ui.screens.letters.letter_list import LANGUAGE_NAMES
from tro_desk.ui.screens.letters.search import SearchBar
from tro_desk.ui.widgets.buttons import plain_button, segmented
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label


class TextCard(Card):
    """Title, language, changed facts, the mark, the search, the text, the state of keeping it."""

    def __init__(
        self,
        ui: Ui,
        find_blanks: Callable[[str], tuple[str, ...]],
        draft_anew: Callable[[], None],
        accept_facts: Callable[[], None],
    ) -> None:
        super().__init__(14, 8)
        self.title = label(ui, "", "section", wrap=True)
        self.editor = LetterEditor(ui, find_blanks)
        self.search = SearchBar(ui, self.editor)
        self.changes = ChangesBar(ui, draft_anew, accept_facts)
        self.language = segmented(ui, [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES], None)
        self.find_button = plain_button(ui, M_("letters", "Search"), self.search.begin, small=True)
        self.mark = label(ui, "", "smallStrong", wrap=True)
        self.about = label(ui, "", "small", "text2", wrap=True)
        self.state = label(ui, "", "caption", "text2", wrap=True)
        self._top = QHBoxLayout()
        self._top.setSpacing(10)
        self._top.addWidget(self.title, 1)
        self._top.addWidget(self.find_button)
        self._top.addWidget(self.language)
        self._mark = QWidget()
        mark = QHBoxLayout(self._mark)
        mark.setContentsMargins(0, 0, 0, 0)
        mark.setSpacing(8)
        mark.addWidget(icon_label(ui, "warning", "danger", 16))
        mark.addWidget(self.mark, 1)
        self.box.addLayout(self._top)
        self.box.addWidget(self.about)
        self.box.addWidget(self.changes)
        self.box.addWidget(self._mark)
        self.box.addWidget(self.search)
        self.box.addWidget(self.editor, 1)
        self.box.addWidget(self.state)

    def set_compact(self, compact: bool) -> None:
        """A small window keeps its room for the text: the box above names the letter there."""
        self.about.setVisible(not compact)
        self.title.setVisible(not compact)
        self.changes.set_compact(compact)
        if compact:
            self._top.insertWidget(0, self._mark, 1)
        else:
            self.box.insertWidget(self.box.indexOf(self.search), self._mark)
        self.box.setContentsMargins(*((10,) * 4 if compact else (14,) * 4))
        self.box.setSpacing(6 if compact else 8)
