"""A window to look something up: a list at the left, searched as you type, beside it what the
chosen one says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QWidget

from tro_desk.ui.keys import shortcut
from tro_desk.ui.widgets.dialog_size import height_on_screen
from tro_desk.ui.widgets.lists import round_list
from tro_desk.ui.widgets.row_sheet import folded
from tro_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from tro_desk.ui.context import Ui


class SearchDialog(QDialog):
    """It makes `line`, `count` and `list`, of the width `listed`, and their keys; who derives lays
    them out with `top` and `beside`, and fills the list in `narrow`, which each typing calls."""

    def __init__(self, ui: Ui, parent: QWidget | None, size: QSize, listed: int) -> None:
        super().__init__(parent)
        self._ui = ui
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(size.width(), height_on_screen(self, size.height()))
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda _text: self.narrow())
        self.count = label(ui, "", "caption", "text2")
        self.list = _page_list(ui, listed)
        for key, step in (("Down", 1), ("Up", -1)):
            move = partial(self._step, step)
            shortcut("help", self.line, key, move, Qt.ShortcutContext.WidgetShortcut)
        shortcut("help", self, "Find", self._search)

    def narrow(self) -> None:
        """List what holds each of the `words`."""
        raise NotImplementedError

    @property
    def words(self) -> list[str]:
        """What was typed, word by word, as texts are `folded` to be searched."""
        return folded(self.line.text()).split()

    def top(self) -> QHBoxLayout:
        """The search line, and behind it how many were found."""
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        return row

    def beside(self, text: QWidget) -> QHBoxLayout:
        """The list, and beside it what the chosen one says."""
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(text, 1)
        return row

    def invite(self, hint: str) -> None:
        """Say in the empty line, and to a screen reader, what is searched."""
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)

    def _step(self, by: int) -> None:
        """To the line above or below, past the headings."""
        rows = range(self.list.count())
        listed = [row for row in rows if self.list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable]
        now = self.list.currentRow()
        at = listed.index(now) + by if now in listed else 0
        if 0 <= at < len(listed):
            self.list.setCurrentRow(listed[at])

    def _search(self) -> None:
        self.line.setFocus()
        self.line.selectAll()


def _page_list(ui: Ui, width: int) -> QListWidget:
    """A list of a fixed width that is never scrolled sideways."""
    made = QListWidget()
    made.setFixedWidth(width)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    round_list(ui, made)
    return made
