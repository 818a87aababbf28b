"""The table of the evidence: files come in, are opened, compared again, taken out and put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_, Message
from tro_desk.domain.records import Record
from tro_desk.l10n import Translator
from tro_desk.l10n.backup import size_text
from tro_desk.ui.context import Ui
from tro_desk.ui.evidence.comparing import Comparing
from tro_desk.ui.evidence.custody_dialog import CustodyDialog
from tro_desk.ui.evidence.keeping import Keeping, Place
from tro_desk.ui.evidence.leaving import Leaving
from tro_desk.ui.evidence.originals import Compared
from tro_desk.ui.records import RecordDialog
from tro_desk.ui.records.words import NOTHING
from tro_desk.ui.screens.evidence.preview import PreviewDialog
from tro_desk.ui.screens.evidence.rows import (
    ADDED,
    AT_COURT,
    BELONGS,
    COMPARED_AT,
    IN_BEIJING,
    KIND,
    NAME,
    NOTE,
    SHA,
    SOURCE,
    EvidenceGrid,
    Found,
    Row,
    captured,
    columns,
    read,
)
from tro_desk.ui.trash.asking import Deleting
from tro_desk.ui.widgets.buttons import link_button, plain_button, primary_button
from tro_desk.ui.widgets.drop_zone import DropZone
from tro_desk.ui.widgets.row_sheet import RowSheet
from tro_desk.ui.widgets.rows_table import RowAction
from tro_desk.ui.widgets.text import label

_TITLE: Final = M_("nav", "Evidence")
_EMPTY: Final = M_(
    "evidence",
    "Nothing is kept yet. Drop files here: pictures of pages, mails, chats, invoices, exports. The "
    "original stays unchanged; a copy and its SHA-256 are kept.",
)
_TOLD: Final = frozenset({SHA, SOURCE, BELONGS, NOTE})
"""Columns that the line below says in full, where the table cuts or leaves them out."""

_WIDE: Final = 1360
"""Width of the table from which every column is there."""


class EvidenceSheet(RowSheet):
    """`show_case` loads the evidence of a case; `below` says all of the row with the cursor."""

    name = "evidence"
    add_icon = "upload"
    less = (KIND, SHA, AT_COURT, SOURCE)

    def __init__(self, ui: Ui) -> None:
        self.case = ""
        self._zone: str | None = None
        self._asked_for = ""
        self._place_asked_for: tuple[int, tuple[int, int]] | None = None
        self._checked: dict[str, Compared] = {}
        super().__init__(
            ui,
            EvidenceGrid(ui.translator, columns(None)),
            _TITLE,
            _EMPTY,
            (M_("evidence", "Add files"), self.add),
        )
        self.keeping = Keeping(ui, self.progress, self.strip, self)
        self.keeping.kept.connect(self._kept)
        self.leaving = Leaving(ui, self.strip, self, lambda: self.case)
        self.comparing = Comparing(ui, self.progress, self.strip, self)
        self.deleting = Deleting(ui, self.strip, self, self.load)
        self.paste_button = plain_button(
            ui, M_("evidence", "Paste a picture"), self.keeping.paste, "copy"
        )
        self.note_button = plain_button(
            ui, M_("evidence", "Write a note"), self.keeping.write, "pencil"
        )
        for button in (self.paste_button, self.note_button):
            self._flow.addWidget(button)
        self.act_on_rows(
            RowAction(M_("evidence", "Open the original"), self.open_original, "external"),
            RowAction(M_("evidence", "Compare again"), self.compare, "shield"),
        )
        self.table.offers.insert(0, RowAction(M_("evidence", "Preview"), self.preview, "", _paged))
        self.table.offers += [
            RowAction(M_("evidence", "Copy the SHA-256"), self.copy_hash, "copy"),
            RowAction(M_("evidence", "Save a copy"), self.save_copy, "save"),
            RowAction(M_("custody", "Custody"), self.show_custody),
            RowAction(M_("evidence", "Check what was found"), self.review, fits=_is_notice),
        ]
        self.act_on_rows(
            RowAction(M_("records", "Change"), self.change, "pencil", _has_record),
            RowAction(M_("records", "Remove"), self.remove, "minus"),
        )
        self.table.offers.append(
            RowAction(M_("trash", "Delete from this case"), self.delete, fits=_is_noted_notice)
        )
        self.compare_button = plain_button(
            ui, M_("evidence", "Compare all"), self.compare_all, "shield"
        )
        self._flow.addWidget(self.compare_button)
        self.ways_out("evidence.xlsx")
        self.find_line(M_("stores", "Find in this table"))
        self.zone = self._drop_zone()
        self.box.insertWidget(self.box.indexOf(self.card), self.zone, 1)
        self.table.stretch(NAME, BELONGS)
        self.table.keep_whole(AT_COURT, IN_BEIJING, ADDED)
        self.table.opened.connect(lambda _line: self._look())
        self.below = label(ui, self._say_below, "caption", "text2", wrap=True)
        self.below.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.custody = link_button(ui, M_("custody", "Custody"), self._custody_of_chosen)
        details = QHBoxLayout()
        details.setSpacing(16)
        details.addWidget(self.below, 1)
        details.addWidget(self.custody, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(details)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._fit_below())
        self.accepts_files()

    def _drop_zone(self) -> DropZone:
        """What stands in place of an empty table."""
        ui, keeping = self._ui, self.keeping
        zone = DropZone(ui, M_("evidence", "Drop files here"), _EMPTY)
        self.begin = primary_button(ui, M_("evidence", "Choose files"), self.add, "folder")
        paste = plain_button(ui, M_("evidence", "Paste a picture"), keeping.paste, "copy")
        write = plain_button(ui, M_("evidence", "Write a note"), keeping.write, "pencil")
        for button in (self.begin, paste, write):
            zone.add_button(button)
        zone.dropped.connect(self.files_dropped)
        zone.hide()
        return zone

    # room

    def left_out(self) -> set[int]:
        """Few columns where the table is narrow; that of comparing once something was compared."""
        out = super().left_out()
        if self.width() < _WIDE:
            out |= {ADDED, NOTE, KIND}
        if not self._checked:
            out.add(COMPARED_AT)
        return out

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    # reading

    def show_case(
        self, case_id: str, sha256: str = "", at: tuple[int, tuple[int, int]] | None = None
    ) -> None:
        """Load the evidence of a case; the cursor goes to the file of that SHA-256.

        With `at`, a page and a span of its text, the pages of the file are shown there.
        """
        if case_id != self.case:
            self.case = case_id
            self._undo.clear()
            self._checked.clear()
            self.strip.clear()
            self.finder.clear()
            self.grid.keep = None
        self._asked_for, self._place_asked_for = sha256, at
        self.keeping.place = Place(case_id)
        self.load()

    def read(self, _job: Job) -> Found:
        return read(self._ui.desk, self.case)

    def show_rows(self, found: Any) -> None:
        assert isinstance(found, Found)
        assert isinstance(self.grid, EvidenceGrid)
        if found.zone != self._zone:
            self._zone = found.zone
            self.grid.show_zone(found.zone)
        checked = self._checked
        self.show_grid(
            [replace(row, compared=checked.get(row.evidence.sha256)) for row in found.rows]
        )

    def show_grid(self, rows: Any) -> None:
        """Put rows in; the cursor stays on the file on which it was."""
        chosen = self.table.chosen
        wanted = self._asked_for
        self._asked_for = ""
        self.grid.show(rows)
        self._say_empty()
        self._fit_columns()
        self.table.fit_columns()
        some = bool(self.grid.rows)
        for widget in (self._bar, self.card):
            widget.setVisible(some)
        self.zone.setVisible(not some)
        shown = [self.grid.rows[place] for place in self.grid.places]
        places = [row.evidence.sha256 if wanted else row.place for row in shown]
        at: Any = wanted or (chosen.place if chosen is not None else None)
        if shown:
            line = places.index(at) if at in places else 0
            self.table.setCurrentIndex(self.grid.index(line, 0))
            if wanted and self._place_asked_for is not None and wanted in places:
                self.preview(shown[line], *self._place_asked_for)
        if wanted:
            self._place_asked_for = None
        self._fit_below()

    def _kept(self) -> None:
        self.load()
        self._ui.refresh()

    # below the table

    def _fit_below(self) -> None:
        self.below.setText(self._say_below(self._ui.translator))
        self.below.setVisible(bool(self.below.text()))
        self.custody.setVisible(self.table.chosen is not None)

    def _say_below(self, words: Translator) -> str:
        row = self.table.chosen
        if row is None:
            return ""
        cells = self.grid.cells(row)
        told = [f"{row.evidence.name}  ·  {size_text(words, row.evidence.size)}"]
        added = words.beijing(row.evidence.added_at)
        told.append(words.say("evidence", "Added: {moment}", moment=added))
        if taken := captured(words, row, self._zone):
            told.append(words.say("evidence", "Captured: {moments}", moments=" / ".join(taken)))
        for at, column in enumerate(self.grid.columns):
            if at in _TOLD and cells[at] != NOTHING:
                head = words.render(column.head)
                told.append(words.say("evidence", "{field}: {value}", field=head, value=cells[at]))
        return "  ·  ".join(told)

    # coming in

    def add(self) -> None:
        self.keeping.choose()

    def files_dropped(self, files: list[str]) -> None:
        self.keeping.files(files)

    # going out, comparing

    def _look(self) -> None:
        """Enter: the pages of the file here, or another program where it has none to see."""
        row = self.table.chosen
        if row is not None:
            (self.preview if _paged(row) else self.open_original)(row)

    def preview(self, row: Row, page: int = 1, span: tuple[int, int] = (0, 0)) -> None:
        """Show the pages of a file, `span` marked on `page`."""
        if self.dialog is None:
            dialog = PreviewDialog(self._ui, self.case, row.evidence, self, page, span)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.ask(dialog)

    def _custody_of_chosen(self) -> None:
        if self.table.chosen is not None:
            self.show_custody(self.table.chosen)

    def show_custody(self, row: Row) -> None:
        """What happened to a file: when, what, by whom, and whether the chain is whole."""
        if self.dialog is None:
            dialog = CustodyDialog(self._ui, self.case, row.evidence, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.ask(dialog)

    def open_original(self, row: Row) -> None:
        """Let another program show a read-only copy."""
        self.leaving.open(row.evidence)

    def save_copy(self, row: Row) -> None:
        """Copy the original to where the seller wants it."""
        self.leaving.save(row.evidence)

    def copy_hash(self, row: Row) -> None:
        """Put the whole SHA-256 on the clipboard."""
        self.leaving.copy_hash(row.evidence)

    def review(self, row: Row) -> None:
        """Show the notice beside what was found in it."""
        self._ui.go("review", case=self.case, evidence=row.evidence.sha256)

    def compare(self, row: Row) -> None:
        """Compute the SHA-256 of the kept file again."""
        self._compare([row])

    def compare_all(self) -> None:
        """Compare every file of the case."""
        self._compare(list({row.evidence.sha256: row for row in self.grid.rows}.values()))

    def _compare(self, rows: Sequence[Row]) -> None:
        case_id = self.case

        def ended(found: dict[str, Compared]) -> bool:
            if case_id != self.case:
                return False
            self._checked |= found
            kept = self._checked
            self.show_grid(
                [replace(row, compared=kept.get(row.evidence.sha256)) for row in self.grid.rows]
            )
            return True

        self._running = self.comparing.start(
            {row.evidence.sha256: row.evidence.name for row in rows}, ended
        )

    # changing

    def change(self, row: Row) -> None:
        """Change what is said of where it comes from."""
        if row.record is None or self.dialog is not None:
            return
        dialog = RecordDialog(self._ui, "evidence", self.case, row.record.number, parent=self)
        dialog.saved.connect(self._saved)
        self.ask(dialog)

    def _saved(self, _record: Record) -> None:
        self._kept()

    def remove(self, row: Row) -> None:
        """Take out the record of where it comes from; with the last one, or where there is none,
        the paper itself goes to the trash.
        """
        name, desk, record = row.evidence.name, self._ui.desk, row.record
        alone = sum(one.evidence.sha256 == row.evidence.sha256 for one in self.grid.rows) == 1
        if record is None and not row.notice:
            self.strip.say(_why_not(row))
            return
        if record is None or (alone and not row.notice and not row.used_by):
            self.delete(row)
            return
        self.take_out(
            M_("records", "Removed: {what}. It is in the trash.", what=name),
            partial(self._changed_by, desk.remove_record, record),
            partial(self._changed_by, desk.restore_record, record),
        )

    def delete(self, row: Row) -> None:
        """Move a paper to the trash; asked where facts or dates rest on it."""
        self.deleting.evidence(self.case, row.evidence.sha256, row.evidence.name)

    def take_back(self) -> bool:
        return self.deleting.take_back() or super().take_back()

    @staticmethod
    def _changed_by(act: Any, record: Record) -> None:
        act(record.case, record.kind, record.number)

    def focus(self) -> None:
        """Where the keyboard begins: the table, or the button of an empty one."""
        place: QWidget = self.table if self.grid.rows else self.begin
        place.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_notice(row: Row) -> bool:
    return row.notice


def _is_noted_notice(row: Row) -> bool:
    """Of which "Remove" takes out what was noted of it alone."""
    return row.notice and row.record is not None


def _paged(row: Row) -> bool:
    return row.evidence.pages > 0


def _has_record(row: Row) -> bool:
    return row.record is not None


def _why_not(row: Row) -> Message:
    return M_(
        "evidence",
        "{name} is named by a record of this case. Take it out there first.",
        name=row.evidence.name,
    )
