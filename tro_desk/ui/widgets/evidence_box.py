"""Evidence in place: a zone for files, pictures and notes, and the list of what is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.records import Record
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.evidence.keeping import Keeping, Place
from tro_desk.ui.evidence.leaving import Leaving
from tro_desk.ui.evidence.pasting import Keys
from tro_desk.ui.evidence.rows import KeptRow
from tro_desk.ui.widgets.buttons import link_button, plain_button
from tro_desk.ui.widgets.card import Card, clear, rule
from tro_desk.ui.widgets.drop_zone import DropFrame
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.progress_strip import ProgressStrip
from tro_desk.ui.widgets.text import label


class EvidenceBox(QWidget):
    """`show_for` shows what is kept for a step and item; `changed` tells that this changed.

    One box serves step after step while it is `idle`: to make one takes longer than a step.
    """

    changed = Signal()

    def __init__(self, ui: Ui, compact: bool = False) -> None:
        """`compact` leaves the icon out, for a place that is low."""
        super().__init__()
        self._ui = ui
        self.place = Place("")
        self.rows: list[KeptRow] = []
        self._asked = 0
        self.strip = MessageStrip(ui)
        self.progress = ProgressStrip(ui)
        self.keeping = Keeping(ui, self.progress, self.strip, self)
        self.keeping.kept.connect(self._changed)
        self.leaving = Leaving(ui, self.strip, self, lambda: self.place.case)
        self.zone = self._zone(compact)
        self.card = Card(0, 0)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._title = label(ui, self._count, "smallStrong")
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(link_button(ui, M_("evidence", "Open the evidence"), self._go))
        self.card.box.addLayout(head)
        self.card.box.addLayout(self._list)
        self.card.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        for part in (self.zone, self.progress, self.strip, self.card):
            box.addWidget(part)
        self._keys = Keys(self, {QKeySequence.StandardKey.Paste: self.keeping.paste})

    def _zone(self, compact: bool) -> DropFrame:
        ui, keeping = self._ui, self.keeping
        zone = DropFrame(ui)
        zone.dropped.connect(keeping.files)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(ui, M_("evidence", "Drop files here"), "bodyStrong", wrap=True))
        hint = M_("evidence", "The original stays unchanged; a copy and its checksum are kept")
        words.addWidget(label(ui, hint, "small", "text2", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(12)
        if not compact:
            head.addWidget(icon_label(ui, "upload", "primary", 28))
        head.addLayout(words, 1)
        buttons, flow = flow_row(8, line_gap=8)
        self.choose = plain_button(ui, M_("evidence", "Choose files"), keeping.choose, "folder")
        self.paste = plain_button(ui, M_("evidence", "Paste a picture"), keeping.paste, "copy")
        self.write = plain_button(ui, M_("evidence", "Write a note"), keeping.write, "pencil")
        for button in (self.choose, self.paste, self.write):
            flow.addWidget(button)
        box = QVBoxLayout(zone)
        side = 12 if compact else 20
        box.setContentsMargins(side, side, side, side)
        box.setSpacing(12)
        box.addLayout(head)
        box.addWidget(buttons)
        return zone

    # showing

    @property
    def idle(self) -> bool:
        """Whether nothing is being done for the place that is shown, and nothing is asked."""
        jobs = self._ui.jobs
        asked = any(one.isVisible() for one in self.findChildren(QDialog))
        return not (asked or jobs.busy_for(self) or self.keeping.busy)

    def show_for(self, case_id: str, step: str = "", item: str = "") -> None:
        """Show what is kept for a step (without its item) of a case, "" for none."""
        place = Place(case_id, step, item)
        if place != self.place:
            self._show(())  # not for a moment what is kept for another
        self.place = self.keeping.place = place
        self.strip.clear()
        self.load()

    def load(self) -> None:
        """Read the list again."""
        self._asked += 1
        number, place, desk = self._asked, self.place, self._ui.desk

        def done(found: tuple[tuple[Evidence, Record], ...]) -> None:
            if number == self._asked:
                self._show(found)

        self._ui.jobs.run(
            lambda _job: desk.step_evidence(place.case, place.step, place.item),
            done,
            self.strip.fail,
            owner=self.card,  # a list that comes too late is not shown: it keeps nobody busy
        )

    def _show(self, kept: tuple[tuple[Evidence, Record], ...]) -> None:
        focused = next((at for at, row in enumerate(self.rows) if row.hasFocus()), None)
        clear(self._list)
        self.rows = []
        offers = (
            (M_("evidence", "Open the original"), self._open),
            (M_("evidence", "Copy the SHA-256"), self._copy),
            (M_("evidence", "Change source, time or note"), self._change),
            (M_("evidence", "Save a copy"), self._save),
            (M_("evidence", "Remove"), self._remove),
        )
        for evidence, note in kept:
            self._list.addWidget(rule())
            row = KeptRow(self._ui, evidence, note, offers, (self._copy, self._remove))
            self._list.addWidget(row)
            self.rows.append(row)
        self._title.setText(self._count(self._ui.translator))
        self.card.setVisible(bool(kept))
        if focused is not None:
            last = min(focused, len(self.rows) - 1)
            place = self.rows[last] if self.rows else self.choose
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self, words: Translator) -> str:
        return words.plural("evidence", "{count} file kept", "{count} files kept", len(self.rows))

    def _changed(self) -> None:
        self.load()
        self._ui.refresh()
        self.changed.emit()

    def _go(self) -> None:
        self._ui.go("evidence", case=self.place.case)

    # rows

    def _open(self, row: KeptRow) -> None:
        self.leaving.open(row.evidence)

    def _save(self, row: KeptRow) -> None:
        self.leaving.save(row.evidence)

    def _copy(self, row: KeptRow) -> None:
        self.leaving.copy_hash(row.evidence)

    def _change(self, row: KeptRow) -> None:
        from tro_desk.ui.records import RecordDialog

        case_id, number = row.record.case, row.record.number
        dialog = RecordDialog(self._ui, "evidence", case_id, number, parent=self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, _record: Record) -> None:
        self._changed()

    def _remove(self, row: KeptRow) -> None:
        desk, record, name = self._ui.desk, row.record, row.evidence.name
        what = M_("records", "Removed: {what}. It is in the trash.", what=name)

        def done(_result: None) -> None:
            undo = partial(self._restore, record)
            self.strip.show_text(lambda t: t.render(what), "info", (M_("stores", "Undo"), undo))
            self._changed()

        self._ui.jobs.run(
            lambda _job: desk.remove_record(record.case, record.kind, record.number),
            done,
            self.strip.fail,
            owner=self,
        )

    def _restore(self, record: Record) -> None:
        desk = self._ui.desk
        self.strip.clear()
        self._ui.jobs.run(
            lambda _job: desk.restore_record(record.case, record.kind, record.number),
            lambda _result: self._changed(),
            self.strip.fail,
            owner=self,
        )
