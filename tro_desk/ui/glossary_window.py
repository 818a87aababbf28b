"""The glossary: a window of its own that stays open beside the others, searched as you type."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.messages import M_, Day, Message
from tro_desk.desk.glossary import glossary
from tro_desk.domain.term import GENERAL
from tro_desk.l10n import Translator, translator
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.context import Ui
from tro_desk.ui.help.search_dialog import SearchDialog
from tro_desk.ui.widgets.buttons import name_it, plain_button
from tro_desk.ui.widgets.dialog_size import keep_size
from tro_desk.ui.widgets.row_sheet import folded

if TYPE_CHECKING:
    from tro_desk.domain.term import Term

_OTHER: Final = {"zh": "en", "en": "zh"}
_SIZE: Final = QSize(820, 560)
_LIST: Final = 260


def term_words(term: str) -> tuple[Message, Message]:
    """Name and meaning of a term. Raises KeyError for one that is not there."""
    found = glossary()[term]
    return found.name, found.meaning


def show_glossary(ui: Ui, term: str = "", parent: QWidget | None = None) -> GlossaryWindow:
    """The glossary of a window, at a term: brought forward where it is open already."""
    owner = parent.window() if parent is not None else None
    found = owner.findChild(GlossaryWindow) if owner is not None else None
    made = found if isinstance(found, GlossaryWindow) else GlossaryWindow(ui, owner)
    made.show()
    made.activateWindow()
    made.show_term(term)
    return made


class GlossaryWindow(SearchDialog):
    """The terms at the left, at the right what the chosen one means, in both languages."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(ui, parent, _SIZE, _LIST)
        keep_size(ui, self)
        self._terms: Sequence[Term] = tuple(glossary().values())
        self._texts: list[str] = []
        self.setModal(False)
        self.setMinimumSize(520, 360)
        self.list.currentRowChanged.connect(lambda _row: self._tell())
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.copy = plain_button(ui, M_("glossary", "Copy"), self.copy_term, "copy")
        name_it(ui, self.list, M_("glossary", "Terms"), tooltip=False)
        name_it(ui, self.text, M_("glossary", "What the term means"), tooltip=False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        for part in (self.top(), self.beside(self.text), foot):
            box.addLayout(part)
        ui.language.bind(self, self._retranslate)
        ui.theme.bind(self, lambda _theme: self._tell())
        self.line.setFocus()

    # what is shown

    @property
    def term(self) -> Term | None:
        """The term that is explained."""
        item = self.list.currentItem()
        return None if item is None else glossary()[item.data(Qt.ItemDataRole.UserRole)]

    def show_term(self, term: str) -> None:
        """Explain a term; "" leaves what is shown."""
        if term not in glossary():
            return
        self.line.clear()
        self._choose(term)

    def copy_term(self) -> None:
        """Put the term as text onto the clipboard, in both languages, with its source."""
        if (term := self.term) is not None:
            QGuiApplication.clipboard().setText("\n".join(self._lines(term)))

    def _choose(self, term: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == term:
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self.list.item(row))

    def narrow(self) -> None:
        """Show the terms in which each word stands that was typed, in whatever language."""
        kept = self.term
        words = self.words
        self.list.clear()
        speak = self._ui.translator
        for term, text in zip(self._terms, self._texts, strict=True):
            if all(word in text for word in words):
                item = QListWidgetItem(speak.render(term.name))
                item.setData(Qt.ItemDataRole.UserRole, term.id)
                item.setToolTip(self._other.render(term.name))
                self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        if kept is not None:
            self._choose(kept.id)
        count = self.list.count()
        self.count.setText(speak.plural("glossary", "{count} term", "{count} terms", count))
        self._tell()

    def _tell(self) -> None:
        term = self.term
        self.copy.setEnabled(term is not None)
        if term is None:
            nothing = self._ui.language.say(M_("glossary", "No term holds what you typed."))
            self.text.setHtml(f"<p>{escape(nothing)}</p>" if self._texts else "")
            return
        name, other, meaning, also, *rest = (self._marked(line) for line in self._lines(term))
        grey = self._ui.theme.colour("text2").name()
        small = "".join(f"<p style='color:{grey}; font-size:13px'>{line}</p>" for line in rest)
        self.text.setHtml(
            f"<h3 style='margin-bottom:2px'>{name}</h3><p style='color:{grey}'>{other}</p>"
            f"<p>{meaning}</p><p style='color:{grey}'>{also}</p>{small}"
        )

    def _lines(self, term: Term) -> list[str]:
        """Both names, both meanings, the source, and what has to be asked."""
        first, other = self._ui.translator, self._other
        lines = [
            render(part)
            for part in (term.name, term.meaning)
            for render in (first.render, other.render)
        ]
        told = {"source": term.source, "day": Day(term.checked_on, BEIJING)}
        if term.checked:
            source = M_("glossary", "Source: {source}. Read on {day}.", **told)
        elif term.source == GENERAL:
            source = M_(
                "glossary",
                "The meaning is general knowledge and was not checked against a source: ask your "
                "lawyer.",
            )
        else:
            source = M_(
                "glossary",
                "The meaning is general knowledge and was not checked against {source}: ask your "
                "lawyer.",
                **told,
            )
        return [*lines, first.render(source)]

    def _marked(self, line: str) -> str:
        """A line as HTML, what was typed marked in it."""
        lower, spans = folded_in_place(line), []
        for word in self.words:
            at = lower.find(word)
            while at >= 0:
                spans.append((at, at + len(word)))
                at = lower.find(word, at + len(word))
        colour = self._ui.theme.colour("primarySoft").name()
        made, done = [], 0
        for start, end in sorted(spans):
            if start >= done:
                made.append(escape(line[done:start]))
                marked = escape(line[start:end])
                made.append(f"<span style='background-color:{colour}'>{marked}</span>")
                done = end
        return "".join(made) + escape(line[done:])

    def _retranslate(self, words: Translator) -> None:
        self._other = translator(_OTHER.get(words.language, "en"))
        every = (words, self._other)
        self._texts = [
            "\n".join(folded(one.render(part)) for one in every for part in (t.name, t.meaning))
            for t in self._terms
        ]
        self.setWindowTitle(words.say("glossary", "Glossary"))
        self.invite(words.say("glossary", "Search in both languages"))
        self.narrow()


def folded_in_place(line: str) -> str:
    """A line as it is searched, each of its characters at its place."""
    return "".join(one if len(one := folded(c)) == 1 else c for c in line)
