"""A table as a part of a screen: what can be done with its rows by mouse, menu and keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.l10n.calendars import days_line
from tro_desk.ui.context import Ui
from tro_desk.ui.jobs import Handle
from tro_desk.ui.keys import shortcut
from tro_desk.ui.models.grid import Grid
from tro_desk.ui.tables_out import save_table
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.buttons import plain_button, primary_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.empty_table import EmptyTable
from tro_desk.ui.widgets.file_drops import FileDrops
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.progress_strip import ProgressStrip
from tro_desk.ui.widgets.rows_table import RowAction, RowsTable
from tro_desk.ui.widgets.text import label

_TYPING_MS: Final = 150


def folded(text: str) -> str:
    """A text as it is compared: width and case do not count."""
    return unicodedata.normalize("NFKC", text).casefold()


class RowSheet(FileDrops, QWidget):
    """A subclass reads its rows in `read` (in a worker thread) and shows them in `show_rows`."""

    name = ""
    add_icon = "plus"
    less: tuple[int, ...] = ()
    """Columns that a small window leaves out; the copied table has them."""
    spare: tuple[int, ...] = ()
    """Columns that only the copied table has."""
    calendar_line: Callable[[Message], Message] = staticmethod(days_line)
    """What stands above a table of days, from the calendar of its columns."""

    def __init__(
        self,
        ui: Ui,
        grid: Grid[Any],
        title: Message,
        empty: Message,
        add: tuple[Message, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        self._ui, self.grid = ui, grid
        self._title = title
        self._asked = 0
        self._compact = False
        self._running: Handle | None = None
        self._undo: list[Callable[[], None]] = []
        self._row_buttons: list[tuple[RowAction, QPushButton]] = []
        self.dialog: Any = None
        self.finder = QLineEdit()
        self.table = RowsTable(ui, grid, title)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._fit_buttons())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._fit_buttons())
        grid.modelReset.connect(self._fit_buttons)
        self.strip = MessageStrip(ui)
        self.progress = ProgressStrip(ui)
        self.progress.cancelled.connect(self._stop)
        self._bar, self._flow = flow_row(8, line_gap=8)
        if add is not None:
            self.add_button = primary_button(ui, add[0], add[1], self.add_icon)
            self._flow.addWidget(self.add_button)
        self._empty_words = empty
        self.empty = EmptyTable(ui, self.table, self._nothing)
        self.card = Card(1, 0)
        calendar = next((one.calendar for one in grid.columns if one.calendar is not None), None)
        if calendar is not None:
            said = label(ui, self.calendar_line(calendar), "caption", "text2", wrap=True)
            said.setContentsMargins(12, 6, 12, 4)
            self.card.box.addWidget(said)
        self.card.box.addWidget(self.table, 1)
        self.card.box.addWidget(self.empty, 1)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(10)
        self.box.addWidget(self._bar)
        self.box.addWidget(self.progress)
        self.box.addWidget(self.strip)
        self.box.addWidget(self.card, 1)
        self.table.taken_out.connect(self._delete)

    # what a subclass says

    def read(self, job: Job) -> Any:
        """What the tab shows, read in a worker thread."""
        raise NotImplementedError

    def show_rows(self, found: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    def add(self) -> None:
        """Ask for one more row; nothing where rows come from elsewhere."""

    def remove(self, row: Any) -> None:
        """Take a row out; nothing where the rows cannot be taken out."""

    def files_dropped(self, files: list[str]) -> None:
        """Take files that were dropped on the tab; only where `accepts_files` was called."""

    # building

    def act_on_rows(self, *actions: RowAction) -> None:
        """Offer these above the table and in the menu of a row."""
        for action in actions:
            button = plain_button(self._ui, action.words, partial(self._act, action), action.icon)
            self._flow.addWidget(button)
            self._row_buttons.append((action, button))
            self.table.offers.append(action)
            self._ui.language.bind(button, lambda _t: self._fit_buttons())

    def ways_out(self, file: str) -> None:
        """Offer copying the table and saving it as a workbook called `file`."""
        ui = self._ui
        grid, title = self.grid, self._title
        button = plain_button(ui, M_("stores", "Copy or save"), icon="copy")
        menu = QMenu(button)
        for words, act in (
            (M_("table", "Copy the table"), self.table.copy_all),
            (M_("table", "Save as Excel"), lambda: save_table(ui, grid, title, file, self)),
        ):
            action = menu.addAction("")
            action.triggered.connect(act)
            ui.language.bind(action, partial(_set_text, action, words))
        button.setMenu(menu)
        self._flow.addWidget(button)

    def find_line(self, hint: Message) -> None:
        """A line in which every key narrows the table; Ctrl+F goes there, Escape empties it."""
        line = self.finder
        line.setMinimumWidth(220)
        line.setMaximumWidth(360)
        line.setClearButtonEnabled(True)

        def say(words: Translator) -> None:
            line.setPlaceholderText(words.render(hint))
            line.setAccessibleName(words.render(hint))

        self._ui.language.bind(line, say)
        wait = QTimer(line)
        wait.setSingleShot(True)
        wait.setInterval(_TYPING_MS)
        wait.timeout.connect(self.narrow)
        line.textChanged.connect(lambda _text: wait.start())
        contexts = Qt.ShortcutContext
        shortcut("tables", line, "Esc", line.clear, contexts.WidgetShortcut)
        shortcut("tables", self, "Find", line.setFocus, contexts.WidgetWithChildrenShortcut)
        self._flow.addWidget(line)

    def narrow(self) -> None:
        """Show the rows in which each word that was typed stands."""
        words = folded(self.finder.text()).split()
        grid = self.grid

        def keep(row: Any) -> bool:
            text = self.text_of(row)
            return all(word in text for word in words)

        grid.keep = keep if words else None
        self.show_grid(grid.rows)

    def text_of(self, row: Any) -> str:
        """What is searched for what was typed: a row as a person reads it, `folded`."""
        return folded("\n".join(self.grid.cells(row)))

    def note(self, words: Message) -> None:
        """A sentence below the table."""
        self.box.addWidget(label(self._ui, words, "caption", "text2", wrap=True))

    def set_compact(self, compact: bool) -> None:
        """Leave out what a small window has no room for."""
        self._compact = compact
        self._fit_columns()

    def _fit_columns(self) -> None:
        self.table.leave_out(self.left_out())

    def left_out(self) -> set[int]:
        """The columns that are not to be seen now."""
        return {*self.spare, *(self.less if self._compact else ())}

    def one_file(self, files: list[str]) -> None:
        """Say that of several files only the first was taken."""
        if len(files) > 1:
            name = Path(files[0]).name
            self.strip.say(M_("stores", "Drop one file at a time: {name} was taken.", name=name))

    def accepts_files(self) -> None:
        """Let files be dropped anywhere on the tab."""
        self.setAcceptDrops(True)

    # reading and writing

    def load(self) -> None:
        """Read the rows again, for the shop that is chosen."""
        self._asked += 1
        number = self._asked
        self.progress.start(M_("stores", "Reading the desk"))

        def done(found: Any) -> None:
            if number == self._asked:
                self.progress.finish()
                self._fit_columns()
                self.show_rows(found)

        def failed(error: DeskError) -> None:
            if number == self._asked:
                self._fail(error)

        self._running = self._ui.jobs.run(self.read, done, failed, owner=self)

    def show_grid(self, rows: Any) -> None:
        """Put rows into the table; the cursor stays on the row on which it was."""
        chosen = self.table.chosen
        self.grid.show(rows)
        self._say_empty()
        line = max(0, self.grid.line_of(chosen)) if chosen is not None else 0
        if self.grid.rowCount():
            self.table.setCurrentIndex(self.grid.index(line, 0))

    def write(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], object] | None = None,
        dialog: Any = None,
    ) -> None:
        """Change the desk in the background, then read again; `dialog` closes or says why not."""
        strip, progress = (dialog or self).strip, self.progress
        strip.clear()
        progress.start(M_("stores", "Saving"))
        if dialog is not None:
            dialog.keep.setEnabled(False)

        def ended(result: Any) -> None:
            progress.finish()
            if dialog is not None:
                dialog.accept()
            if done is not None:
                done(result)
            self.load()

        def failed(error: DeskError) -> None:
            progress.finish()
            if dialog is not None:
                dialog.keep.setEnabled(True)
            if not isinstance(error, Cancelled):
                strip.fail(error)
                if dialog is not None:
                    dialog.fit_height()

        self._running = self._ui.jobs.run(work, ended, failed, owner=self)

    def take_out(
        self, what: Message, remove: Callable[[], None], restore: Callable[[], None]
    ) -> None:
        """Remove something and offer to take that back."""

        def back() -> None:
            if back in self._undo:
                self._undo.remove(back)
            self.strip.clear()
            self.write(lambda _job: restore())

        def done(_result: object) -> None:
            self._undo.append(back)
            self.strip.show_text(lambda t: t.render(what), "info", (M_("stores", "Undo"), back))

        self.write(lambda _job: remove(), done)

    def take_back(self) -> bool:
        """Take back the last removal; False where there is none."""
        if not self._undo:
            return False
        self._undo[-1]()
        return True

    def ask(self, dialog: Any) -> None:
        """Open a form over the tab."""
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None
        self.table.setFocus()

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _fail(self, error: DeskError) -> None:
        self.progress.finish()
        if not isinstance(error, Cancelled):
            self.strip.fail(error)

    # rows

    def _act(self, action: RowAction) -> None:
        row = self.table.chosen
        if row is not None and action.fits(row):
            action.act(row)

    def _delete(self) -> None:
        row = self.table.chosen
        if row is not None:
            self.remove(row)

    def _fit_buttons(self) -> None:
        row, many = self.table.chosen, len(self.table.marked) > 1
        say = self._ui.language.say
        for action, button in self._row_buttons:
            fits = row is not None and not many and action.fits(row)
            button.setEnabled(fits)
            if many:
                button.setToolTip(say(M_("stores", "This is done with one row: mark one alone.")))
            elif row is None:
                button.setToolTip(say(M_("stores", "Choose a row of the table first.")))
            else:
                no = M_("stores", "This cannot be done with the chosen row.")
                button.setToolTip("" if fits else say(no))

    def _nothing(self, words: Translator) -> str:
        if self.grid.rows:
            return words.say("stores", "No row holds what you typed.")
        return words.render(self._empty_words)

    def _say_empty(self) -> None:
        self.empty.show_if(not self.grid.places)
        self.empty.words.setText(self._nothing(self._ui.translator))

    # files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        if event.isAccepted():
            set_property(self.card, "card", "soft")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        set_property(self.card, "card", "true")

    def dropEvent(self, event: QDropEvent) -> None:
        set_property(self.card, "card", "true")
        super().dropEvent(event)


def _set_text(action: Any, words: Message, translator: Translator) -> None:
    action.setText(translator.render(words))
