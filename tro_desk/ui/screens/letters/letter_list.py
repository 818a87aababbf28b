"""The letters at the left: what each is called, and in which languages it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QComboBox, QMenu, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.letters import LetterForm
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.letters.rows import WrappedButton
from tro_desk.ui.widgets.buttons import name_it
from tro_desk.ui.widgets.card import clear
from tro_desk.ui.widgets.text import label

LANGUAGE_NAMES: dict[str, Message] = {
    "zh": M_("letters", "Chinese"),
    "en": M_("letters", "English"),
}


def titled(words: Translator, form: LetterForm) -> str:
    """The title of a letter in the language of the window."""
    return form.title.get(words.language, form.title["en"])


def kept_words(words: Translator, languages: Sequence[str]) -> str:
    """In which languages a letter is kept."""
    if not languages:
        return words.say("letters", "Not begun")
    named = words.listed(words.render(LANGUAGE_NAMES[code]) for code in languages)
    return words.say("letters", "Kept: {languages}", languages=named)


class _Row(WrappedButton):
    """A letter as a button of two lines; Delete and the menu of a kept one ask to delete it."""

    def __init__(
        self, ui: Ui, form: LetterForm, kept: Sequence[str], delete: Callable[[], None]
    ) -> None:
        super().__init__("option", (12, 9, 12, 9), 48)
        self._ui, self._kept, self._delete = ui, bool(kept), delete
        self.setCheckable(True)
        self.add_line(label(ui, lambda t: titled(t, form), "bodyStrong", wrap=True))
        self.add_line(label(ui, lambda t: kept_words(t, kept), "caption", "text2", wrap=True))
        ui.language.bind(
            self, lambda t: self.setAccessibleName(f"{titled(t, form)}. {kept_words(t, kept)}")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._kept and event.matches(QKeySequence.StandardKey.Delete):
            self._delete()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._kept:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self._ui.language.say(M_("trash", "Delete"))
        menu.addAction(words).triggered.connect(lambda _checked=False: self._delete())
        menu.popup(event.globalPos())


class LetterList(QWidget):
    """A column of letters; in a small window a box to choose from."""

    def __init__(
        self, ui: Ui, choose: Callable[[str], None], delete: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._ui, self._choose, self._delete = ui, choose, delete
        self._forms: tuple[LetterForm, ...] = ()
        self.rows: dict[str, _Row] = {}
        self._group = QButtonGroup(self)
        self._column = QWidget()
        self._rows = QVBoxLayout(self._column)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.box = QComboBox()
        name_it(ui, self.box, M_("letters", "Letter"), tooltip=False)
        self.box.activated.connect(lambda at: choose(str(self.box.itemData(at))))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.box)
        whole.addWidget(self._column)
        whole.addStretch(1)
        ui.language.bind(self, self._name)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """A box instead of a column."""
        self.box.setVisible(compact)
        self._column.setVisible(not compact)

    def show_letters(
        self, forms: tuple[LetterForm, ...], kept: dict[str, tuple[str, ...]], current: str
    ) -> None:
        """Show the letters anew; the keyboard stays where it was."""
        focused = next((name for name, row in self.rows.items() if row.hasFocus()), None)
        self._forms = forms
        clear(self._rows)
        self.rows = {}
        self.box.clear()
        for form in forms:
            row = _Row(self._ui, form, kept.get(form.id, ()), partial(self._delete, form.id))
            row.clicked.connect(lambda _checked=False, name=form.id: self._choose(name))
            self._group.addButton(row)
            self._rows.addWidget(row)
            self.rows[form.id] = row
            self.box.addItem("", form.id)
        self._name(self._ui.translator)
        self.mark(current)
        if focused in self.rows:
            self.rows[focused].setFocus()

    def mark(self, current: str) -> None:
        """Show which letter is open."""
        if current in self.rows:
            self.rows[current].setChecked(True)
            self.box.setCurrentIndex(self.box.findData(current))

    def _name(self, words: Translator) -> None:
        for at, form in enumerate(self._forms):
            self.box.setItemText(at, titled(words, form))
