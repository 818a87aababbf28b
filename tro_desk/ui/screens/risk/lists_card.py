"""The lists that titles are compared with: which count, how to add one, what stands in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.watch import WatchTerm
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Grid
from tro_desk.ui.screens.risk.controller import Lists
from tro_desk.ui.screens.risk.rows import ORIGINS, TERM_COLUMNS
from tro_desk.ui.widgets.buttons import icon_button, link_button, plain_button
from tro_desk.ui.widgets.card import Card, clear
from tro_desk.ui.widgets.dialog_size import height_on_screen, keep_size
from tro_desk.ui.widgets.file_drops import FileDrops
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.rows_table import RowsTable
from tro_desk.ui.widgets.text import label

_ABOUT: Final[dict[str, Message]] = {
    "list": M_("risk", "A CSV or Excel file with a column of marks or brands; it stays here."),
    "case": M_("risk", "Brands that you confirmed in notices, each with its case."),
    "starter": M_(
        "risk",
        "A small list to begin with: names from published cases, each with its source and date. "
        "It is far from all.",
    ),
}


class ListsCard(FileDrops, Card):
    """`chosen` tells that other lists count, `wanted` the file of a new list."""

    chosen = Signal()
    wanted = Signal(str)

    def __init__(self, ui: Ui, add: Callable[[], object], remove: Callable[[str], object]) -> None:
        super().__init__(16, 6)
        self._ui, self._remove = ui, remove
        self._lists = Lists((), (), ())
        self.dialog: QDialog | None = None
        self.setAcceptDrops(True)
        self.box.addWidget(label(ui, M_("risk", "Compared with"), "section", wrap=True))
        self.checks: dict[str, QCheckBox] = {}
        self._own = QVBoxLayout()
        for origin, name in ORIGINS.items():
            check = QCheckBox()
            check.setChecked(True)
            check.toggled.connect(lambda _on: self.chosen.emit())
            self.checks[origin] = check
            ui.language.bind(check, partial(self._name, check, origin, name))
            self.box.addWidget(check)
            about = label(ui, _ABOUT[origin], "caption", "text2", wrap=True)
            about.setContentsMargins(28, 0, 0, 0)
            self.box.addWidget(about)
            if origin == "list":
                self._own.setContentsMargins(28, 0, 0, 0)
                self._own.setSpacing(0)
                self.box.addLayout(self._own)
        self.strip = MessageStrip(ui)
        self.box.addWidget(self.strip)
        buttons, flow = flow_row(8, line_gap=6)
        self.add = plain_button(ui, M_("risk", "Load a watch list"), add, "upload", small=True)
        flow.addWidget(self.add)
        flow.addWidget(link_button(ui, M_("risk", "See all terms"), self.see))
        self.box.addWidget(buttons)
        self.box.addStretch(1)

    @property
    def origins(self) -> frozenset[str]:
        """The lists that count."""
        return frozenset(origin for origin, check in self.checks.items() if check.isChecked())

    def show_lists(self, lists: Lists) -> None:
        """Show how many terms each list has, and the seller's own by name."""
        self._lists = lists
        clear(self._own)
        for name, terms in lists.own:
            self._own.addWidget(self._own_list(name, len(terms)))
        words = self._ui.translator
        for origin, check in self.checks.items():
            self._name(check, origin, ORIGINS[origin], words)

    def _own_list(self, name: str, count: int) -> QWidget:
        ui, whole = self._ui, QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)

        def text(words: Translator) -> str:
            return words.plural(
                "risk", "{name}: {count} term", "{name}: {count} terms", count, name=name
            )

        row.addWidget(label(ui, text, "small", wrap=True), 1)
        out = M_("risk", "Take {name} out", name=name)
        row.addWidget(icon_button(ui, "close", out, lambda: self._remove(name)))
        return whole

    def _count(self, origin: str) -> int:
        lists = self._lists
        if origin == "list":
            return sum(len(terms) for _name, terms in lists.own)
        return len(lists.cases if origin == "case" else lists.starter)

    def _name(self, check: QCheckBox, origin: str, name: Message, words: Translator) -> None:
        count = self._count(origin)
        check.setText(f"{words.render(name)} · {words.number(count)}")

    def see(self) -> None:
        """Show every term with its source."""
        self.dialog = TermsDialog(self._ui, self._lists.terms, self)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    # a list that is dropped here

    def files_dropped(self, files: list[str]) -> None:
        self.wanted.emit(files[0])


_WIDE: Final = 1_080
_LEAST: Final = 860
_MARGIN: Final = 24


class TermsDialog(QDialog):
    """Every term that is watched, as a table."""

    def __init__(self, ui: Ui, terms: tuple[WatchTerm, ...], parent: QWidget) -> None:
        super().__init__(parent)
        title = M_("risk", "Terms that are watched")
        ui.language.bind(self, lambda t: self.setWindowTitle(t.render(title)))
        wide = parent.window().width() - 2 * _MARGIN  # names of sources are long
        self.resize(min(_WIDE, max(_LEAST, wide)), height_on_screen(self, 560))
        keep_size(ui, self)
        grid: Grid[Any] = Grid(ui.translator, TERM_COLUMNS)
        self.table = RowsTable(ui, grid, title)
        grid.show(terms)
        self.table.stretch(3)
        self.table.keep_whole(4)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 12)
        box.setSpacing(12)
        box.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        copy = plain_button(ui, M_("table", "Copy the table"), self.table.copy_all, "copy")
        foot.addWidget(copy)
        foot.addWidget(plain_button(ui, M_("risk", "Close"), self.accept))
        box.addLayout(foot)
