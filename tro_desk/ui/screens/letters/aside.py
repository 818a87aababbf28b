"""Beside the letter: what to mind, what is still blank, and its versions. None of it is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Day
from tro_desk.domain.letters import LetterForm
from tro_desk.domain.zones import BEIJING
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.letters.rows import WrappedButton
from tro_desk.ui.widgets.buttons import link_button, plain_button
from tro_desk.ui.widgets.card import Card, clear
from tro_desk.ui.widgets.icons import icon_label, icon_title
from tro_desk.ui.widgets.text import label


def _said(text: Mapping[str, str], words: Translator) -> str:
    return text.get(words.language, text["en"])


class MindCard(Card):
    """The warnings of a letter, in the language of the window."""

    def __init__(self, ui: Ui) -> None:
        super().__init__(16, 8)
        self._ui = ui
        self.box.addWidget(
            icon_title(ui, "warning", "danger", M_("letters", "Mind before you send"))
        )
        note = M_("letters", "These lines stand beside the letter and are never printed into it.")
        self.box.addWidget(label(ui, note, "caption", "text2", wrap=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.box.addLayout(self._lines)

    def show_form(self, form: LetterForm) -> None:
        """Show the warnings of a letter, its sources below them."""
        ui = self._ui
        clear(self._lines)
        for warning in form.warnings:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(icon_label(ui, "minus", "danger", 14), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(ui, partial(_said, warning), "small", wrap=True), 1)
            self._lines.addLayout(row)

        def sources(words: Translator) -> str:
            told = words.say(
                "letters",
                "Sources: {sources}. Looked at {day}.",
                sources=words.cited(_said(one, words) for one in form.sources),
                day=Day(form.checked_on, BEIJING),
            )
            if form.checked:
                return told
            ask = words.say("letters", "Not everything here is confirmed: ask your lawyer.")
            return f"{told} {ask}"

        self._lines.addWidget(label(ui, sources, "caption", "text2", wrap=True))


class BlanksCard(Card):
    """The blanks that still stand in the text; each leads to its place."""

    def __init__(self, ui: Ui, find: Callable[[str], None], confirm: Callable[[], None]) -> None:
        super().__init__(16, 6)
        self._ui, self._find = ui, find
        self._shown: tuple[str, ...] | None = None
        self.title = label(ui, "", "bodyStrong", wrap=True)
        self.box.addWidget(self.title)
        self._note = label(
            ui,
            M_(
                "letters",
                "A fact that you have not confirmed is never guessed. Confirm it and draft anew, "
                "or write it in yourself.",
            ),
            "caption",
            "text2",
            wrap=True,
        )
        self.box.addWidget(self._note)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.box.addLayout(self._rows)
        self.buttons: dict[str, WrappedButton] = {}
        self._confirm = link_button(ui, M_("letters", "Confirm facts"), confirm)
        self.box.addWidget(self._confirm)
        ui.language.bind(self, self._tell)

    def show_blanks(self, blanks: tuple[str, ...]) -> None:
        """Show which blanks there are; nothing is built anew where they are the same."""
        if blanks == self._shown:
            return
        self._shown = blanks
        clear(self._rows)
        self.buttons = {}
        for blank in blanks:
            button = WrappedButton("row", (2, 3, 2, 3), 28)
            button.add_line(label(self._ui, blank, "small", "primary", wrap=True))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(blank)
            button.clicked.connect(lambda _checked=False, blank=blank: self._find(blank))
            self._rows.addWidget(button)
            self.buttons[blank] = button
        self._note.setVisible(bool(blanks))
        self._confirm.setVisible(bool(blanks))
        self._tell(self._ui.translator)

    def _tell(self, words: Translator) -> None:
        count = len(self._shown or ())
        self.title.setText(
            words.plural(
                "letters", "{count} place is still blank", "{count} places are still blank", count
            )
            if count
            else words.say("letters", "No blanks left")
        )


class VersionsCard(Card):
    """How many versions are kept, and the door to them."""

    def __init__(self, ui: Ui, open_versions: Callable[[], None], anew: Callable[[], None]) -> None:
        super().__init__(16, 8)
        self._ui = ui
        self._count = 0
        self.title = label(ui, "", "bodyStrong", wrap=True)
        self.box.addWidget(self.title)
        note = M_("letters", "Every version is kept. Drafting anew makes one more.")
        self.box.addWidget(label(ui, note, "caption", "text2", wrap=True))
        self.look = plain_button(ui, M_("letters", "Look at versions"), open_versions, small=True)
        self.anew = plain_button(ui, M_("letters", "Draft anew from the facts"), anew, small=True)
        for button in (self.look, self.anew):
            self.box.addWidget(button)
        ui.language.bind(self, self._tell)

    def show_count(self, count: int) -> None:
        """Show how many versions there are; 0 for a draft that is not kept."""
        self._count = count
        self._tell(self._ui.translator)

    def _tell(self, words: Translator) -> None:
        self.title.setText(
            words.plural("letters", "{count} version", "{count} versions", self._count)
            if self._count
            else words.say("letters", "A new draft, not kept yet")
        )
        self.look.setEnabled(self._count > 0)
        tip = words.say("letters", "The first change keeps it.")
        self.look.setToolTip("" if self._count else tip)


class Aside(QWidget):
    """The three cards in a column."""

    def __init__(self, *cards: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
