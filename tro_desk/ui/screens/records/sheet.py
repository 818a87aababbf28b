"""The sheet of one kind of records: a table, its form, removal with its undo, earlier versions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_, Message
from tro_desk.domain.records import PAPERS, Record
from tro_desk.l10n import Translator
from tro_desk.l10n.records import field_words, kind_words
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.records import RecordDialog
from tro_desk.ui.records.fields import FORMS, Editor
from tro_desk.ui.screens.records.rows import Row, columns_of, in_order, name_of
from tro_desk.ui.screens.records.versions import VersionsDialog
from tro_desk.ui.widgets.buttons import plain_button, primary_button
from tro_desk.ui.widgets.row_sheet import RowSheet, folded
from tro_desk.ui.widgets.rows_table import RowAction

_WHOLE: Final = frozenset({Editor.MOMENT, Editor.DAY, Editor.MONEY})
"""Editors whose fields a narrow table does not cut; nor does it cut the code of a product."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a sheet says while it is empty and below its rows, and how its columns share room.

    Columns by the names of their fields: `growing` ones take what is left over, `less` are left
    out of a small window; `kept` are only in what is copied or saved.
    """

    empty: Message
    growing: tuple[str, ...]
    less: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    note: Message | None = None


LOOKS: Final[dict[str, Look]] = {
    "contact": Look(
        M_(
            "records",
            "No contact yet. Write down each mail, call and chat with the platform, the "
            "plaintiff's counsel, your lawyer and your bank on the day it happens.",
        ),
        ("summary",),
        ("person", "channel", "evidence"),
        note=M_(
            "records",
            "What stands here may have to be shown to the court and to the other side; what is "
            "said with your own lawyer may be protected. Ask your lawyer before you hand this log "
            "to anyone.",
        ),
    ),
    "remediation": Look(
        M_(
            "records",
            "Nothing yet. Write down what was done with each accused listing, by whom and when, "
            "with pictures from before and after.",
        ),
        ("why",),
        ("who", "before", "after"),
    ),
    "offer": Look(
        M_(
            "records",
            "No offer yet. Write down every offer to settle, from either side, with its terms and "
            "its paper.",
        ),
        ("terms",),
        ("valid_until", "note", "evidence"),
        ("note",),
        M_(
            "records",
            "No row is overwritten: a change makes a new version, and the earlier ones stay.",
        ),
    ),
    "task": Look(
        M_("records", "No task yet. Write down what is to be done, by whom and until when."),
        ("title", "note"),
        ("note", "done_on"),
        note=M_("records", "Space ticks a task as done, and opens it again."),
    ),
    "points": Look(
        M_(
            "records",
            "No points yet. Copy each notice of points or of a strike from the platform, with its "
            "day.",
        ),
        ("about",),
        ("evidence",),
    ),
    "document": Look(
        M_(
            "records",
            "No document yet. List the papers that are wanted, invoices, licences, registrations, "
            "and which of them you have.",
        ),
        ("note",),
        ("evidence",),
    ),
    "defence": Look(
        M_(
            "records",
            "Nothing yet. Write down what you want to raise, one point a row, in your own words. "
            "The brief prints it as you typed it.",
        ),
        ("text",),
        ("own_english", "evidence"),
    ),
    "counsel": Look(
        M_(
            "records",
            "No lawyer yet. Add each lawyer you ask, and the same questions stand side by side.",
        ),
        (),
        note=M_("records", "The order says nothing of who is better: the choice is yours."),
    ),
}


class RecordSheet(RowSheet):
    """`show_case` loads the rows of a case."""

    def __init__(self, ui: Ui, kind: str, go: Callable[[str], object]) -> None:
        """`go` is called with the case whose rows changed."""
        self.kind, self._go = kind, go
        self.case = ""
        self._asked_for = 0
        self._texts: dict[tuple[str, str, int, int], str] = {}
        look = LOOKS[kind]
        columns: tuple[Column[Row], ...] = columns_of(kind)
        self.name = kind
        super().__init__(
            ui,
            Grid(ui.translator, columns),
            kind_words(kind),
            look.empty,
            (FORMS[kind].add, self.add),
        )
        places = self._places(columns)
        self.less = tuple(places[one] for one in look.less)
        self._version, written = len(columns) - 2, len(columns) - 1
        self.spare = (written, *(places[one] for one in look.kept))
        self.table.stretch(*(places[one] for one in look.growing))
        self.table.keep_whole(
            *(
                places[one.name]
                for one in FORMS[kind].fields
                if one.editor in _WHOLE or one.name == "product"
            )
        )
        self.table.opened.connect(lambda _line: self._change_chosen())
        self._offer_rows()
        self.ways_out(f"{kind}.xlsx")
        self.removed = plain_button(ui, M_("records", "Removed"), icon="undo")
        self._removed_menu = QMenu(self.removed)
        self.removed.setMenu(self._removed_menu)
        self.removed.hide()
        self._flow.addWidget(self.removed)
        self.find_line(M_("stores", "Find in this table"))
        self.begin = primary_button(ui, FORMS[kind].add, self.add, "plus")
        self.empty.add(self.begin)
        if look.note is not None:
            self.note(look.note)

    def _places(self, columns: tuple[Column[Row], ...]) -> dict[str, int]:
        heads = [column.head for column in columns]
        return {
            one.name: heads.index(field_words(self.kind, one.name))
            for one in FORMS[self.kind].fields
        }

    def _offer_rows(self) -> None:
        self.act_on_rows(
            RowAction(M_("records", "Change"), self.change, "pencil"),
            RowAction(
                M_("records", "Earlier versions"),
                self.versions,
                "clock",
                lambda row: row.record.version > 1,
            ),
            RowAction(M_("records", "Remove"), self.remove, "minus"),
        )

    def left_out(self) -> set[int]:
        """The column of versions is there where a row has more than one."""
        several = any(row.record.version > 1 for row in self.grid.rows)
        return super().left_out() | (set() if several else {self._version})

    # reading

    def show_case(self, case_id: str, number: int = 0) -> None:
        """Load the rows of a case; with `number` the cursor goes to that record."""
        if case_id != self.case:
            self.case = case_id
            self._undo.clear()
            self.strip.clear()
            self.finder.clear()
            self.grid.keep = None
        self._asked_for = number
        self.load()

    def read(self, _job: Job) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        """The rows that stand, and those that were removed."""
        desk, case_id, kind = self._ui.desk, self.case, self.kind
        names: dict[str, str] = {}
        if kind in PAPERS:
            kept = desk.case_evidence(case_id)
            names = {one.evidence.sha256: one.evidence.name for one in kept}
        words = self._ui.translator
        today = words.beijing(self._ui.clock.now()).date()
        stand = tuple(Row(one, names, today) for one in desk.records(case_id, kind))
        gone = tuple(Row(one, names, today) for one in desk.removed_records(case_id, kind))
        columns = self.grid.columns
        for row in stand:  # here, because hundreds of dates take long to write out
            text = "\n".join(column.text(words, row) for column in columns)
            self._texts[_key(words, row)] = folded(text)
        return in_order(kind, stand), gone

    def text_of(self, row: Row) -> str:
        """The text of a row, which was written out when it was read."""
        known = self._texts.get(_key(self._ui.translator, row))
        return super().text_of(row) if known is None else known

    def show_rows(self, found: Any) -> None:
        rows, gone = found
        self._show_removed(gone)
        self.show_grid(rows)

    def show_grid(self, rows: Any) -> None:
        """Put rows in; the cursor stays on the record on which it was, in whatever version."""
        chosen = self.table.chosen
        number = self._asked_for or (chosen.record.number if chosen is not None else 0)
        self._asked_for = 0
        self.grid.show(rows)
        self._say_empty()
        self._fit_bar()
        self._fit_columns()
        numbers = [self.grid.rows[place].record.number for place in self.grid.places]
        if numbers:
            self._put_cursor(numbers.index(number) if number in numbers else 0)

    def _put_cursor(self, line: int) -> None:
        self.table.setCurrentIndex(self.grid.index(line, 0))

    def _fit_bar(self) -> None:
        """An empty sheet has one button; what acts on rows is there where rows are."""
        some = bool(self.grid.rows)
        gone = not self._removed_menu.isEmpty()
        self._bar.setVisible(some or gone)
        for widget in (self.add_button, self.finder, *(one for _act, one in self._row_buttons)):
            widget.setVisible(some)
        self.begin.setVisible(not some)

    # changing

    def add(self, step: str = "", item: str = "") -> None:
        """Open the form of a new record."""
        if self.dialog is None:
            self._open(0, step, item)

    def change(self, row: Row) -> None:
        """Open the form of a record."""
        self.edit(row.record.number)

    def edit(self, number: int) -> None:
        """Open the form of a record by its number."""
        if self.dialog is None:
            self._open(number)

    def _change_chosen(self) -> None:
        row = self.table.chosen
        if row is not None:
            self.change(row)

    def _open(self, number: int, step: str = "", item: str = "") -> None:
        dialog = RecordDialog(
            self._ui, self.kind, self.case, number, step=step, item=item, parent=self
        )
        dialog.saved.connect(self._saved)
        self.ask(dialog)

    def _saved(self, record: Record) -> None:
        self.show_case(self.case, record.number)
        self._go(self.case)

    def remove(self, row: Row) -> None:
        """Take a record away and offer to take that back."""
        desk, case_id, number = self._ui.desk, self.case, row.record.number
        what = name_of(self._ui.translator, row)
        self.take_out(
            M_("records", "Removed: {what}. It is in the trash.", what=what),
            partial(desk.remove_record, case_id, self.kind, number),
            partial(desk.restore_record, case_id, self.kind, number),
        )

    def put_back(self, number: int) -> None:
        """Let a record that was removed stand again."""
        desk, case_id = self._ui.desk, self.case
        self._asked_for = number
        self.write(lambda _job: desk.restore_record(case_id, self.kind, number))

    def _show_removed(self, gone: tuple[Row, ...]) -> None:
        menu, words = self._removed_menu, self._ui.translator
        menu.clear()
        for row in gone:
            text = words.say("records", "Put back: {what}", what=name_of(words, row))
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(partial(self._put_back, row.record.number))
        self.removed.setVisible(bool(gone))

    def _put_back(self, number: int, _checked: bool = False) -> None:
        self.put_back(number)

    def versions(self, row: Row) -> None:
        """Show what stood in a row before."""
        if self.dialog is not None:
            return
        desk, record = self._ui.desk, row.record

        def done(found: tuple[Record, ...]) -> None:
            if self.dialog is None:
                dialog = VersionsDialog(self._ui, self.kind, found, row.names, self._again, self)
                self.ask(dialog)

        self._ui.jobs.run(
            lambda _job: desk.record_versions(record.case, record.kind, record.number),
            done,
            self._fail,
            owner=self,
        )

    def _again(self, dialog: VersionsDialog, record: Record) -> None:
        """Save an earlier version once more, as the newest."""
        desk, case_id = self._ui.desk, self.case
        self.write(lambda _job: desk.save_record(case_id, record.body, record.number), None, dialog)

    def focus(self) -> None:
        """Where the keyboard begins: the table, or the button of an empty sheet."""
        (self.table if self.grid.rows else self.begin).setFocus(Qt.FocusReason.OtherFocusReason)


def _key(words: Translator, row: Row) -> tuple[str, str, int, int]:
    record = row.record
    return (words.language, record.case, record.number, record.version)
