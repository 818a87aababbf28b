"""Searching in a letter: what is typed is marked everywhere, Enter goes from place to place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextEdit, QWidget

from tro_desk.base.messages import M_
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.letters.editor import LetterEditor
from tro_desk.ui.widgets.buttons import icon_button, name_it
from tro_desk.ui.widgets.text import label


class SearchBar(QWidget):
    """Hidden until it is wanted; Esc puts it away and gives the keyboard back to the text."""

    def __init__(self, ui: Ui, editor: LetterEditor) -> None:
        super().__init__()
        self._ui, self._editor = ui, editor
        self._places: list[QTextCursor] = []
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        name_it(ui, self.line, M_("letters", "Search in the letter"), tooltip=False)
        ui.language.bind(
            self.line,
            lambda t: self.line.setPlaceholderText(t.say("letters", "Search in the letter")),
        )
        self.count = label(ui, "", "small", "text2")
        self.back = icon_button(ui, "chevron-up", M_("letters", "Previous place"), self.previous)
        self.forth = icon_button(ui, "chevron-down", M_("letters", "Next place"), self.next)
        self.close_button = icon_button(ui, "close", M_("letters", "Close the search"), self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        for widget in (self.count, self.back, self.forth, self.close_button):
            row.addWidget(widget)
        self.line.textChanged.connect(self._look)
        self.line.returnPressed.connect(self.next)
        editor.textChanged.connect(self._again)
        ui.theme.bind(self, lambda _theme: self._mark())
        ui.language.bind(self, self._tell)
        self.hide()

    def begin(self) -> None:
        """Show the bar with what is selected in the text, ready to type."""
        chosen = self._editor.textCursor().selectedText()
        self.show()
        if chosen and "\u2029" not in chosen:
            self.line.setText(chosen)
        self.line.setFocus()
        self.line.selectAll()
        self._look()

    def look_for(self, text: str) -> None:
        """Show the bar and go to the first place of `text`; where it is nowhere, of its words."""
        self.show()
        for wanted in (text.strip(), *text.split()):
            self.line.setText(wanted)
            self._look()
            if self._places:
                self._editor.setTextCursor(self._places[0])
                self._editor.ensureCursorVisible()
                break
        self._tell(self._ui.translator)

    def leave(self) -> None:
        """Put the bar away."""
        self.hide()
        self._places = []
        self._mark()
        self._editor.setFocus()

    def next(self) -> None:
        """Go to the next place, from the last to the first."""
        self._go(1)

    def previous(self) -> None:
        """Go to the place before, from the first to the last."""
        self._go(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    @property
    def at(self) -> int:
        """Which place is selected in the text, from 0; -1 for none."""
        chosen = self._editor.textCursor()
        span = (chosen.selectionStart(), chosen.selectionEnd())
        spans = [(one.selectionStart(), one.selectionEnd()) for one in self._places]
        return spans.index(span) if span in spans else -1

    def _go(self, step: int) -> None:
        if not self._places:
            return
        at = self.at
        if at < 0:
            here = self._editor.textCursor().position()
            after = [n for n, one in enumerate(self._places) if one.selectionStart() >= here]
            at = (after[0] if after else 0) - (1 if step > 0 else 0)
        self._editor.setTextCursor(self._places[(at + step) % len(self._places)])
        self._editor.ensureCursorVisible()
        self._tell(self._ui.translator)

    def _again(self) -> None:
        if not self.isHidden():
            self._look()

    def _look(self) -> None:
        wanted, document = self.line.text(), self._editor.document()
        self._places = []
        cursor = QTextCursor(document)
        while wanted:
            cursor = document.find(wanted, cursor, QTextDocument.FindFlag(0))
            if cursor.isNull():
                break
            self._places.append(QTextCursor(cursor))
        self._mark()
        self._tell(self._ui.translator)

    def _mark(self) -> None:
        marks = []
        for place in self._places:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place
            look = QTextCharFormat()
            look.setBackground(self._ui.theme.colour("selection"))
            look.setFontUnderline(True)
            mark.format = look
            marks.append(mark)
        self._editor.setExtraSelections(marks)

    def _tell(self, words: Translator) -> None:
        if not self.line.text():
            text = ""
        elif not self._places:
            text = words.say("letters", "Not found")
        elif self.at < 0:
            text = words.plural("letters", "{count} place", "{count} places", len(self._places))
        else:
            text = words.say("letters", "{at} of {count}", at=self.at + 1, count=len(self._places))
        self.count.setText(text)
        for button in (self.back, self.forth):
            button.setEnabled(bool(self._places))
