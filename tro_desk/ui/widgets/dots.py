"""The dots of the lists in a text."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextListFormat

_STRETCH: Final = 220  # percent


def space_dots(document: QTextDocument) -> None:
    """Set the dots of list items further from their words: Qt leaves one space of their font."""
    dot = QTextCharFormat()
    dot.setFontStretch(_STRETCH)
    block = document.begin()
    while block.isValid():
        items = block.textList()
        if items is not None and items.format().style() == QTextListFormat.Style.ListDisc:
            QTextCursor(block).mergeBlockCharFormat(dot)
        block = block.next()
