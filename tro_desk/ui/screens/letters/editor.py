"""The text of a letter: blanks stand out, and one that is clicked in the list is found here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from tro_desk.base.messages import M_
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import name_it


class _Blanks(QSyntaxHighlighter):
    """Writes the blanks bold on a tint, so that a grey screen shows them too."""

    def __init__(self, ui: Ui, editor: QPlainTextEdit, find: Callable[[str], tuple[str, ...]]):
        super().__init__(editor.document())
        self._ui, self._find = ui, find
        ui.theme.bind(editor, lambda _theme: self.rehighlight())

    def highlightBlock(self, text: str) -> None:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setBackground(self._ui.theme.colour("primarySoft"))
        look.setForeground(self._ui.theme.colour("onPrimarySoft"))
        for blank in self._find(text):
            at = text.find(blank)
            while at >= 0:
                self.setFormat(at, len(blank), look)
                at = text.find(blank, at + len(blank))


class LetterEditor(QPlainTextEdit):
    """`edited` is told of what a person types, not of what is shown."""

    edited = Signal()

    def __init__(self, ui: Ui, find_blanks: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__()
        self._showing = False
        self.setTabChangesFocus(True)
        self.setFrameStyle(0)
        self.setProperty("pane", "letter")
        name_it(ui, self, M_("letters", "Text of the letter"), tooltip=False)
        self._blanks = _Blanks(ui, self, find_blanks)
        self._known = ""
        self.textChanged.connect(self._changed)

    def show_text(self, text: str) -> None:
        """Show a text; where it stands here already, cursor and undo stay."""
        if text == self.toPlainText():
            self._known = text
            return
        self._showing = True
        self.setPlainText(text)
        self._known = self.toPlainText()
        self._showing = False

    def replace_text(self, text: str) -> None:
        """Put a text in the place of this one as if it were typed: Ctrl+Z brings this one back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def find_next(self, wanted: str) -> bool:
        """Select the next place of some words after the cursor, from the top at the end."""
        if self.find(wanted):
            return True
        old = self.textCursor()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if self.find(wanted):
            return True
        self.setTextCursor(old)
        return False

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A file that is dropped is a paper for the window, no words for a letter."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def _changed(self) -> None:
        """The look of a blank changes too; only other words are an edit."""
        text = self.toPlainText()
        if self._showing or text == self._known:
            return
        self._known = text
        self.edited.emit()
