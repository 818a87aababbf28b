"""Risk check: what stands in a title that a right holder may object to. No legal opinion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.domain.watch import ScanResult, WatchList
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_file, ask_where
from tro_desk.ui.screens.risk.controller import Lists, RiskController
from tro_desk.ui.screens.risk.lists_card import ListsCard
from tro_desk.ui.screens.risk.results_card import ResultsCard, skipped_rows
from tro_desk.ui.screens.risk.rows import SOURCE_COLUMN
from tro_desk.ui.trash.asking import say_removed
from tro_desk.ui.widgets.buttons import plain_button, primary_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.file_drops import FileDrops
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.progress_strip import ProgressStrip
from tro_desk.ui.widgets.text import label

_TYPING_MS: Final = 250
_TYPED: Final = 112
_ASIDE: Final = 330
_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight

_NOT: Final = M_(
    "risk",
    "The check compares words with the terms of these lists, and words alone. A match is a reason "
    "to look, not a finding; no match does not mean that a listing is safe: pictures, shapes, "
    "patents and marks outside the lists are not looked at. It is no legal opinion.",
)


class RiskView(FileDrops, QWidget):
    """Typed titles are compared as they are typed, files and own listings when they are given."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._controller = RiskController(ui, self)
        self.setAcceptDrops(True)
        self.typed = QPlainTextEdit()
        self.lists = ListsCard(ui, self._choose_list, self._remove_list)
        self.results = ResultsCard(ui, lambda: self.lists.origins, self._save)
        self.strip = MessageStrip(ui)
        self.progress = ProgressStrip(ui)
        self.progress.cancelled.connect(self._stop)
        self._page = Page(ui)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        page = self._page.box
        page.addWidget(self._head())
        page.addWidget(self.progress)
        page.addWidget(self.strip)
        self._first = QBoxLayout(_ACROSS)
        self._first.addWidget(self._typing_card(), 1)
        self._first.addWidget(self.lists)
        page.addLayout(self._first)
        page.addWidget(self.results)
        page.addStretch(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_MS)
        self._pause.timeout.connect(self.check_typed)
        self.typed.textChanged.connect(self._pause.start)
        self.lists.chosen.connect(self.results.arrange)
        self.lists.wanted.connect(self.add_list)
        self.set_compact(False)

    def open(self, title: str = "", **_where: Any) -> None:
        """Show the page; `title` is compared at once."""
        self.reload()
        if title:
            self.typed.setPlainText(title)
        self.typed.setFocus()

    def reload(self) -> None:
        """Read the lists again."""
        self._controller.read_lists(self._show_lists)

    def set_compact(self, compact: bool) -> None:
        """The lists below the titles in a small window."""
        self._page.set_compact(compact)
        self._first.setDirection(_DOWN if compact else _ACROSS)
        theme = self._ui.theme
        self._first.setSpacing(theme.size("layout.compact.gap" if compact else "layout.gap"))
        self.results.table.setColumnHidden(SOURCE_COLUMN, compact)  # it is in the tip of the term
        self.lists.setMinimumWidth(0 if compact else _ASIDE)
        self.lists.setMaximumWidth(16_777_215 if compact else _ASIDE)

    def _head(self) -> QWidget:
        ui, whole = self._ui, QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(label(ui, M_("risk", "Risk check"), "pageTitle"))
        about = M_("risk", "Your titles and brands against lists of marks")
        row.addWidget(label(ui, about, "small", "text2", wrap=True), 1)
        return whole

    def _typing_card(self) -> Card:
        ui, card = self._ui, Card(16, 8)
        card.box.addWidget(label(ui, M_("risk", "Title or brand"), "section", wrap=True))
        self.typed.setTabChangesFocus(True)
        self.typed.setFixedHeight(_TYPED)

        def words(translator: Translator) -> None:
            text = translator.say(
                "risk", "Type or paste titles, one a line. What is found appears below as you type."
            )
            self.typed.setPlaceholderText(text)
            self.typed.setAccessibleName(translator.say("risk", "Title or brand"))
            self.typed.setAccessibleDescription(text)

        ui.language.bind(self.typed, words)
        card.box.addWidget(self.typed)
        hint = M_(
            "risk",
            "Or drop a listings report or a list of titles (CSV, Excel, text) here. Nothing is "
            "kept of it.",
        )
        card.box.addWidget(label(ui, hint, "small", "text2", wrap=True))
        buttons, flow = flow_row(8, line_gap=8)
        self.choose = primary_button(ui, M_("risk", "Choose a file"), self._choose_file, "file")
        flow.addWidget(self.choose)
        own = M_("risk", "Check my listings")
        self.own = plain_button(ui, own, self.check_listings, "shield")
        flow.addWidget(self.own)
        card.box.addWidget(buttons)
        card.box.addStretch(1)
        card.box.addWidget(label(ui, _NOT, "caption", "text2", wrap=True))
        return card

    # comparing

    @property
    def titles(self) -> tuple[str, ...]:
        """The lines that are typed, without empty ones."""
        return tuple(line.strip() for line in self.typed.toPlainText().splitlines() if line.strip())

    def check_typed(self) -> None:
        """Compare what is typed now."""
        self._pause.stop()
        titles = self.titles
        if not titles:
            self._controller.stop()
            self.results.clear()
            return
        about = M_("risk", "What you typed")
        self._controller.check_titles(titles, lambda found: self._found(found, about), self._fail)

    def check_file(self, file: str) -> None:
        """Compare the listings of a file."""
        path = Path(file)
        about = M_("risk", "{name}", name=path.name)
        self._begin(M_("risk", "Comparing {name}", name=path.name))
        self._controller.check_file(
            path, lambda found: self._found(found, about), self._fail, self._progress
        )

    def check_listings(self) -> None:
        """Compare the listings of the own shops."""
        self._begin(M_("risk", "Comparing your listings"))

        def found(result: ScanResult) -> None:
            if result.listings:
                self._found(result, M_("risk", "Your listings"))
                return
            self.progress.finish()
            none = M_("risk", "No listing is known yet. Load the listings report of your shop.")
            load = (M_("risk", "Load a report"), lambda: self._ui.go("sales"))
            self.strip.say(none, action=load)

        self._controller.check_listings(found, self._fail, self._progress)

    def _begin(self, doing: Message) -> None:
        self.strip.clear()
        self._doing = doing
        self.progress.start(doing)

    def _progress(self, done: int, total: int) -> None:
        self.progress.progress(self._doing, done, total)

    def _found(self, result: ScanResult, about: Message) -> None:
        self.progress.finish()
        self.results.show_result(result, about)

    def _fail(self, error: DeskError) -> None:
        self.progress.finish()
        if isinstance(error, Cancelled):
            self.strip.say(M_("risk", "Stopped. Nothing was compared."))
        else:
            self.strip.fail(error)

    def _stop(self) -> None:
        self._controller.stop()
        self._fail(Cancelled())

    def _choose_file(self) -> None:
        file = self._ask(M_("risk", "Choose a file of listings"))
        if file:
            self.check_file(file)

    def _ask(self, title: Message) -> str:
        words = self._ui.translator
        kinds = words.say("risk", "Tables and text (*.csv *.txt *.tsv *.xlsx *.xls)")
        return ask_file(self._ui, self, words.render(title), kinds)

    def files_dropped(self, files: list[str]) -> None:
        self.check_file(files[0])

    # lists

    def _show_lists(self, lists: Lists) -> None:
        self.lists.show_lists(lists)

    def _choose_list(self) -> None:
        file = self._ask(M_("risk", "Choose a watch list"))
        if file:
            self.add_list(file)

    def add_list(self, file: str) -> None:
        """Keep a file's terms as a list of the seller's own."""
        self._controller.add_list(Path(file), self._added, self.lists.strip.fail)

    def _added(self, added: WatchList) -> None:
        def text(words: Translator) -> str:
            said = words.plural(
                "risk",
                "{name}: {count} term kept.",
                "{name}: {count} terms kept.",
                len(added.terms),
                name=added.name,
            )
            if not added.skipped_count:
                return said
            left_out = words.plural(
                "risk",
                "{count} row of the list was left out: {rows}",
                "{count} rows of the list were left out: {rows}",
                added.skipped_count,
                rows=skipped_rows(words, added.skipped),
            )
            return f"{said} {left_out}"

        self.lists.strip.show_text(text)
        self._again()

    def _remove_list(self, name: str) -> None:
        self._controller.remove_list(name, self._removed)

    def _removed(self) -> None:
        say_removed(self._ui)
        self._again()

    def _again(self) -> None:
        self.reload()
        if self.titles:
            self.check_typed()

    # out

    def _save(self, make: Callable[[], ScanResult]) -> None:
        words = self._ui.translator
        title, name = words.say("table", "Save as Excel"), words.say("risk", "risk-check.xlsx")
        path = ask_where(self._ui, self, title, name, words.say("table", "Excel (*.xlsx)"))
        if path:
            self.save_to(make, Path(path))

    def save_to(self, make: Callable[[], ScanResult], path: Path) -> None:
        """Write what is to be seen as a workbook."""
        path = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
        self._controller.save(
            make,
            path,
            lambda: self._ui.tell(lambda t: t.say("sheet", "Saved as {name}.", name=path.name)),
        )
