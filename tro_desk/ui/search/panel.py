"""The search: a field, and below it what was found, as it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.search import SearchResults
from tro_desk.domain.search_text import Query, query_of
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence
from tro_desk.l10n.search import changes_named, fields_named
from tro_desk.ui.context import Ui
from tro_desk.ui.search.doors import open_hit
from tro_desk.ui.search.hit_list import HitList
from tro_desk.ui.search.indexing import Indexing
from tro_desk.ui.search.places import Place, matching, places_of
from tro_desk.ui.search.rows import Row, rows_of
from tro_desk.ui.widgets.buttons import icon_button
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from tro_desk.ui.jobs import Handle

_PAUSE: Final = 120  # ms without a key before it is looked for
_WIDEST: Final = 760
_HIGHEST: Final = 620
_LOWEST: Final = 132  # without a list
_EDGE: Final = 24


@dataclass(frozen=True, slots=True)
class _Found:
    query: Query
    results: SearchResults
    cases: Mapping[str, CaseSummary]


def show_search(ui: Ui, indexing: Indexing, window: QWidget) -> SearchPanel:
    """The search over a window, brought forward where it is open already."""
    found = window.findChild(SearchPanel)
    if isinstance(found, SearchPanel):
        found.line.setFocus()
        found.line.selectAll()
        return found
    made = SearchPanel(ui, indexing, window)
    made.open()
    return made


class SearchPanel(QDialog):
    """Up and Down choose, Enter opens, Esc closes; the keyboard stays in the field."""

    def __init__(self, ui: Ui, indexing: Indexing, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._ui, self._indexing, self._window = ui, indexing, window
        self._running: Handle | None = None
        self._found: _Found | None = None
        self._places: Sequence[Place] = ()
        self._error: DeskError | None = None
        self._mended = False
        self._high = _LOWEST
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ui.language.bind(self, lambda t: self.setWindowTitle(t.say("search", "Search")))
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.line.setMaxLength(200)
        self.line.textChanged.connect(lambda _text: self._typed())
        self.only = QCheckBox()
        self.only.setVisible(ui.case is not None)
        self.only.toggled.connect(lambda _on: self._ask())
        self.list = HitList(ui)
        self.list.clicked.connect(self._clicked)
        self.told = label(ui, "", "small", "text2", wrap=True)
        self.below = label(ui, "", "caption", "text2", wrap=True)
        self.keys = label(
            ui, M_("search", "Up and Down choose, Enter opens, Esc closes"), "caption", "text3"
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self._lay_out()
        ui.language.bind(self, self._retranslate)
        indexing.progressed.connect(self._indexed)
        indexing.ended.connect(self._index_ended)
        self._place()
        self._read_places()
        indexing.begin()
        self.line.setFocus()

    def _lay_out(self) -> None:
        ui = self._ui
        frame = QFrame()
        frame.setProperty("card", "true")
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(icon_label(ui, "search", "text2", 20))
        top.addWidget(self.line, 1)
        top.addWidget(self.only)
        top.addWidget(icon_button(ui, "close", M_("search", "Close the search (Esc)"), self.reject))
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 6, 14, 0)
        foot.setSpacing(16)
        foot.addWidget(self.below, 1)
        foot.addWidget(self.keys)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 12, 1, 10)
        inside.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.setSpacing(8)
        head.addLayout(top)
        head.addWidget(self.told)
        inside.addLayout(head)
        inside.addWidget(self.list, 1)
        inside.addLayout(foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it stays in the window
        box.addWidget(frame)

    def _place(self) -> None:
        """In the middle of the window, near its upper edge, with room left around it."""
        window = self._window
        width = min(_WIDEST, window.width() - 2 * _EDGE)
        highest = min(_HIGHEST, window.height() - 2 * _EDGE)
        self._high = highest
        self.resize(width, min(highest, _LOWEST))
        corner = QPoint((window.width() - width) // 2, min(64, (window.height() - highest) // 2))
        self.move(window.mapToGlobal(corner))

    # looking

    def _typed(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        """Look for what stands in the field now; what was looked for before is let go."""
        self._pause.stop()
        if self._running is not None:
            self._running.cancel()
            self._running = None
        text = self.line.text()
        query = query_of(text)
        if query is None:
            self._found = self._error = None
            self._show()
            return
        desk, case = self._ui.desk, self._ui.case if self.only.isChecked() else None
        fields = fields_named(self._ui.translator, text)
        changes = changes_named(query.stands_in, text)

        def work(job: Job) -> _Found:
            results = desk.search(text, case_id=case, fields=fields, changes=changes, job=job)
            return _Found(query, results, {one.id: one for one in desk.cases()})

        self._running = self._ui.jobs.run(work, self._arrived, self._failed, owner=self)

    def _arrived(self, found: _Found) -> None:
        if found.query != query_of(self.line.text()):
            return  # something else is typed by now: that is on its way
        self._running = self._error = None
        self._found = found
        self._show()
        if found.results.indexing:
            self._indexing.begin()

    def _failed(self, error: DeskError) -> None:
        if isinstance(error, Cancelled):
            return
        self._running = None
        self._error = error
        if error.code == "search_damaged" and not self._mended:
            self._mended = True
            self._indexing.begin(anew=True)
        self._show()

    def _read_places(self) -> None:
        desk, case = self._ui.desk, self._ui.case

        def done(places: Sequence[Place]) -> None:
            self._places = places
            if self._found is not None:
                self._show()

        self._ui.jobs.run(lambda _job: places_of(desk, case), done, owner=self)

    # the index

    def _indexed(self, _left: int) -> None:
        self._say(self._ui.translator)

    def _index_ended(self) -> None:
        self._say(self._ui.translator)
        if self.line.text():
            self._ask()

    # showing

    def _retranslate(self, words: Translator) -> None:
        hint = words.say("search", "Search facts, papers, notes, letters, listings")
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.only.setText(words.say("search", "This case only"))
        self._show()

    def _show(self) -> None:
        words, found = self._ui.translator, self._found
        rows: Sequence[Row] = ()
        if found is not None:
            places = matching(words, self._places, found.query)
            first = self._ui.case
            hits = found.results.hits
            rows = rows_of(words, found.query, hits, places, found.cases, first)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.resize(self.width(), self._high if rows else min(self._high, _LOWEST))
        self._say(words)
        if found is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.told.text()))

    def _say(self, words: Translator) -> None:
        self.told.setText(self._state(words))
        left = self._indexing.left if self._indexing.running else 0
        self.below.setText(
            words.plural(
                "search",
                "Still taking in {count} text: it is not found yet.",
                "Still taking in {count} texts: they are not found yet.",
                left,
            )
            if left
            else ""
        )
        self.keys.setVisible(not left or self.width() > _WIDEST // 2)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _state(self, words: Translator) -> str:
        if self._error is not None:
            return sentence(self._error, words)
        if self._found is None:
            return words.say(
                "search",
                "Type a name, a number, an amount or a word, in Chinese or English.",
            )
        count = len([row for row in self.list.rows if not row.heading])
        if not count:
            return words.say(
                "search",
                "Nothing was found for {text}. Try fewer or shorter words.",
                text=self.line.text().strip(),
            )
        if self._found.results.more:
            return words.plural(
                "search",
                "The first {count} place; more words narrow it down.",
                "The first {count} places; more words narrow it down.",
                count,
            )
        return words.plural("search", "{count} place", "{count} places", count)

    # choosing

    def _clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self._open()

    def _open(self) -> None:
        """Go to what is chosen; where something is still to come, it waits."""
        if self._pause.isActive():
            self._ask()
        row = self.list.chosen
        if row is None:
            return
        ui, typed = self._ui, self.line.text()
        window = self._window
        self.accept()
        if row.hit is not None:
            open_hit(ui, row.hit, typed)
        elif row.place is not None and row.place.go is not None:
            name, where = row.place.go
            ui.go(name, **dict(where))
        elif row.place is not None:
            from tro_desk.ui.glossary_window import show_glossary

            show_glossary(ui, row.place.term, window)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_PageDown:
                self.list.page(True)
            case Qt.Key.Key_PageUp:
                self.list.page(False)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open()
            case _:
                super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close; what was looked for is let go, what goes into the index goes on."""
        self._pause.stop()
        if self._running is not None:
            self._running.cancel()
            self._running = None
        super().done(result)
