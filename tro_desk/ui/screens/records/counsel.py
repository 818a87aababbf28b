"""The sheet of lawyers: the same questions side by side."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.l10n.records import field_words
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.records.sheet import RecordSheet
from tro_desk.ui.screens.records.side_table import SideGrid, SideTable
from tro_desk.ui.tables_out import save_table
from tro_desk.ui.widgets.buttons import plain_button


class CounselSheet(RecordSheet):
    """`side` shows what `table` holds in lines, a lawyer in each column; their cursors are one."""

    def __init__(self, ui: Ui, kind: str, go: Callable[[str], object]) -> None:
        self.side_grid = SideGrid(ui.translator, kind)
        super().__init__(ui, kind, go)
        self.table.hide()
        self.side = SideTable(ui, self.side_grid)
        self.side.offers_of = self.table.actions_of
        self.card.box.insertWidget(0, self.side, 1)
        self.side.person.connect(self._at_person)
        self.side.opened.connect(lambda _line: self._change_chosen())
        self.side.taken_out.connect(self._delete)
        self.side.ordered.connect(self.order_by)
        self.grid.layoutChanged.connect(self._compare)

    def show_grid(self, rows: Any) -> None:
        super().show_grid(rows)
        self._compare()

    def _compare(self) -> None:
        chosen = self.table.currentIndex().row()
        people = [self.grid.row(line) for line in range(self.grid.rowCount())]
        self.side_grid.compare([one for one in people if one is not None])
        self.side.setVisible(bool(people))
        if people:
            self.side.go_to(max(0, chosen))

    def _at_person(self, person: int) -> None:
        if person >= 0:
            self.table.setCurrentIndex(self.grid.index(person, 0))

    def order_by(self, name: str) -> None:
        """Order the lawyers by what they say to a question; once more turns the order."""
        heads = [column.head for column in self.grid.columns]
        at = heads.index(field_words(self.kind, name))
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        again = self.grid.order == (at, up)
        self.table.sortByColumn(at, down if again else up)

    def _closed(self) -> None:
        super()._closed()
        self.focus()

    def focus(self) -> None:
        (self.side if self.grid.rows else self.begin).setFocus(Qt.FocusReason.OtherFocusReason)

    def ways_out(self, file: str) -> None:
        """The comparison as it stands: copied, or as a workbook."""
        ui = self._ui
        button = plain_button(ui, M_("stores", "Copy or save"), icon="copy")
        menu = QMenu(button)
        offers: tuple[tuple[Message, Callable[[], object]], ...] = (
            (M_("table", "Copy the table"), lambda: self.side.copy_all()),
            (
                M_("table", "Save as Excel"),
                lambda: save_table(ui, self.side_grid, self._title, file, self),
            ),
        )
        for words, act in offers:
            action = menu.addAction("")
            action.triggered.connect(partial(_do, act))

            def say(translator: Translator, action: Any = action, words: Message = words) -> None:
                action.setText(translator.render(words))

            ui.language.bind(action, say)
        button.setMenu(menu)
        self._flow.addWidget(button)


def _do(act: Callable[[], object], _checked: bool = False) -> None:
    act()
