"""What a table without a row says: below its heads, in the room of the rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from tro_desk.base.messages import Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.text import label

_MOST = 16_777_215


class EmptyTable(QWidget):
    """Stands below `table` in one layout; while it shows, the table has its heads alone, as many
    as have room: it cannot be scrolled."""

    def __init__(
        self, ui: Ui, table: QTableView, words: Message | Callable[[Translator], str]
    ) -> None:
        super().__init__()
        self._ui, self._table = ui, table
        self._least, self._bar = table.minimumHeight(), table.horizontalScrollBarPolicy()
        self._cut: list[int] = []
        self._stretched = table.horizontalHeader().stretchLastSection()
        self.words = label(ui, words, "body", "text2", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(24, 32, 24, 24)
        self._box.setSpacing(16)
        self._box.addWidget(self.words)
        self._box.addStretch(1)
        self.hide()

    def add(self, button: QWidget) -> None:
        """Put the one thing to do below the words."""
        self._box.insertWidget(self._box.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_if(self, empty: bool) -> None:
        """Show it where the table is empty, else the rows."""
        self.setVisible(empty)
        heads = self._ui.theme.size("control.tableHeader")
        self._table.setMinimumHeight(heads if empty else self._least)
        self._table.setMaximumHeight(heads if empty else _MOST)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff  # it would stand over the heads
        self._table.setHorizontalScrollBarPolicy(off if empty else self._bar)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hide the heads that would be cut while the table is empty."""
        for column in self._cut:
            self._table.showColumn(column)
        header = self._table.horizontalHeader()
        header.setStretchLastSection(False)
        room = header.viewport().width() if self.isVisible() else _MOST
        self._cut = [
            column
            for column in range(header.count())
            if header.sectionViewportPosition(column) + header.sectionSize(column) > room
            and not header.isSectionHidden(column)
        ]
        for column in self._cut:
            self._table.hideColumn(column)
        header.setStretchLastSection(bool(self._cut) or self._stretched)
