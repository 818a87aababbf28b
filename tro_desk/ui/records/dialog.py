"""The form of any record: drawn from its field table, saved in the background, errors in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_, Message
from tro_desk.desk.court_of import court_of
from tro_desk.domain.evidence import Evidence
from tro_desk.domain.records import Body, Record
from tro_desk.domain.zones import zone_of_court
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence
from tro_desk.ui.context import Ui
from tro_desk.ui.jobs import Handle
from tro_desk.ui.keys import shortcut
from tro_desk.ui.records.editors import Input, KnownInput, MomentInput, make_input
from tro_desk.ui.records.fields import (
    COME,
    FORMS,
    MARKS,
    OWN_COUNSEL,
    Editor,
    Field,
    caption,
    codes,
)
from tro_desk.ui.records.papers import PapersInput
from tro_desk.ui.records.values import Saving, Typed, empty_of, typed_of
from tro_desk.ui.widgets.buttons import plain_button, primary_button
from tro_desk.ui.widgets.dialog_size import height_on_screen, keep_size, place
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import Inner
from tro_desk.ui.widgets.progress_strip import ProgressStrip
from tro_desk.ui.widgets.text import label

_WIDTH: Final = 640
_MARGIN: Final = 24


@dataclass(frozen=True, slots=True)
class _Around:
    """What the form is opened with: the record, what was typed elsewhere, papers, court's zone."""

    record: Record | None
    known: Mapping[str, tuple[str, ...]]
    papers: Mapping[str, Evidence]
    court: str | None


class RecordDialog(QDialog):
    """A new record (`number` 0) or the change of one; `saved` carries the Record.

    `step` and `item` are where it was asked for: evidence and tasks keep them, and a remediation
    begins with `item` as its listing. `open` reads the desk and shows the form; what is typed
    stays until it is saved or left out twice.
    """

    saved = Signal(object)

    def __init__(
        self,
        ui: Ui,
        kind: str,
        case_id: str,
        number: int = 0,
        *,
        step: str = "",
        item: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui, self.kind, self._case, self._number = ui, kind, case_id, number
        self._item = item
        self._form = FORMS[kind]
        self._before: Body | None = None
        self._clean: Mapping[str, Typed] = {}
        self._warned = False
        self._running: Handle | None = None
        self._saving = Saving(ui.desk, kind, case_id, number, step=step, item=item)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self._form.change if number else self._form.add
        ui.language.bind(self, lambda t: self.setWindowTitle(t.render(title)))
        self.inputs: dict[str, Input] = {}
        self.errors: dict[str, Any] = {}
        self._wrong: tuple[str, DeskError] | None = None
        self._note = label(ui, self._say_note, "small", "text2", wrap=True)
        self._note.setContentsMargins(_MARGIN, 16, _MARGIN, 4)
        self._note.setVisible(self._form.note is not None)
        self.strip = MessageStrip(ui)
        self.progress = ProgressStrip(ui)
        self.progress.cancelled.connect(self._stop)
        self._fields = self._lines()
        box = QVBoxLayout(self)
        # A layout would ask for the height of the note at its narrowest.
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._note)
        box.addWidget(self._area(self._fields), 1)
        box.addWidget(self.progress)
        box.addWidget(self.strip)
        box.addLayout(self._foot())
        ui.language.bind(self, lambda _t: self._say_wrong())
        shortcut("forms", self, "Save", self.keep.click)
        self._size = keep_size(ui, self)

    # building

    def _lines(self) -> QWidget:
        ui = self._ui
        inner = Inner()
        inner.setProperty("pane", "page")
        grid = QGridLayout(inner)
        grid.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        for at, field in enumerate(self._form.fields):
            name = caption(self.kind, field)
            editor, asked = make_input(ui, self.kind, field, name)
            asked.changed.connect(self._changed)
            said = label(ui, self._caption(field, name), "small", wrap=True)
            said.setBuddy(editor)
            said.setContentsMargins(0, 8, 0, 0)
            error = label(ui, "", "small", "danger", wrap=True)
            error.hide()
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(editor)
            cell.addWidget(error)
            grid.addWidget(said, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(cell, at, 1)
            self.inputs[field.name], self.errors[field.name] = asked, error
        grid.setRowStretch(len(self._form.fields), 1)
        return inner

    def _caption(self, field: Field, name: Message) -> Message:
        return name if field.needed else M_("records", "{field} · optional", field=name)

    def _area(self, inner: QWidget) -> QScrollArea:
        self._scroll = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def _foot(self) -> QHBoxLayout:
        ui = self._ui
        self._foot_row = foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN, 12, _MARGIN, 16)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(plain_button(ui, M_("edit", "Cancel"), self.reject))
        self.keep = primary_button(ui, M_("edit", "Save"), self.save)
        self.keep.setDefault(True)
        foot.addWidget(self.keep)
        return foot

    # reading

    def open(self) -> None:
        """Read what the form begins with, then show it; a record that is gone is said so."""

        def failed(error: DeskError) -> None:
            self._ui.jobs.failed.emit(error)
            self.done(QDialog.DialogCode.Rejected)
            self.deleteLater()

        self._ui.jobs.run(lambda _job: self._read(), self._begin, failed, owner=self)

    def _read(self) -> _Around:
        desk, case_id, kind, number = self._ui.desk, self._case, self.kind, self._number
        records = desk.records(case_id, kind)
        record = next((one for one in records if one.number == number), None)
        if number and record is None:
            raise DeskError("unknown_record", number=number)
        case = desk.case(case_id)
        known = {
            field.name: _typed_before(records, field.name)
            for field in self._form.fields
            if field.editor is Editor.KNOWN
        }
        if kind == "remediation":
            codes = [fact.value for name in ("asin", "product_id") for fact in case.confirmed(name)]
            known["product"] = tuple(dict.fromkeys((*codes, *known["product"])))
        papers = {}
        if any(field.editor is Editor.PAPERS for field in self._form.fields):
            papers = {one.evidence.sha256: one.evidence for one in desk.case_evidence(case_id)}
        return _Around(record, known, papers, zone_of_court(court_of(case)))

    def _begin(self, around: _Around) -> None:
        self._before = around.record.body if around.record is not None else None
        for field in self._form.fields:
            asked = self.inputs[field.name]
            if isinstance(asked, KnownInput):
                asked.offer(around.known[field.name])
            if isinstance(asked, PapersInput):
                asked.know(around.papers)
            if isinstance(asked, MomentInput):
                asked.court = around.court
                asked.offer((around.court,) if around.court else ())
            asked.show_typed(self._first(field))
        self._clean = self._typed()
        self._warned = False
        self.strip.clear()
        self.setMinimumWidth(_WIDTH)
        super().open()
        self._fit_height()
        self._size.give()
        place(self)
        self._editor(self._first_empty()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_height(self) -> None:
        """Take the height of all lines, once they have their looks, or what the screen has."""
        lines = self._fields.layout()
        assert lines is not None
        note = self._note.heightForWidth(_WIDTH) if self._note.isVisible() else 0
        foot = self._foot_row.sizeHint().height()
        wanted = note + lines.totalHeightForWidth(_WIDTH) + foot
        self.resize(_WIDTH, height_on_screen(self, wanted))

    def _first(self, field: Field) -> Typed:
        if self._before is not None:
            return typed_of(field, self._before)
        if field.name == "product" and self._item:
            return self._item
        known = codes(self.kind, field.name) if field.editor is Editor.CHOICE else ()
        return empty_of(field, known, self._ui.clock.now())

    def _first_empty(self) -> str:
        """The field in which typing begins."""
        typed = self._typed()
        empty = (field.name for field in self._form.fields if typed[field.name] in ("", None))
        first = self._form.fields[0].name
        return next(empty, first) if self._before is None else first

    # what is typed

    def _typed(self) -> dict[str, Typed]:
        return {name: asked.typed for name, asked in self.inputs.items()}

    def _editor(self, name: str) -> QWidget:
        editor = self.inputs[name]
        assert isinstance(editor, QWidget)
        return editor

    def _say_note(self, words: Translator) -> str:
        asked = self.inputs.get("party")
        own = asked is not None and asked.typed == "own_counsel"
        note = OWN_COUNSEL if own else self._form.note
        return words.render(note) if note is not None else ""

    def _changed(self) -> None:
        self._note.setText(self._say_note(self._ui.translator))
        if self._warned:
            self._warned = False
            self.strip.clear()

    @property
    def changed(self) -> bool:
        """Whether something stands in the form that is not saved."""
        return self.isVisible() and self._typed() != self._clean

    def reject(self) -> None:
        """Leave the form; the first time, where something was typed, it says so instead.

        While it is being saved, the saving is stopped and the form stays.
        """
        if self._running is not None:
            self._stop()
            return
        if self.changed and not self._warned:
            self._warned = True
            self.strip.say(
                M_("records", "This is not saved. Cancel once more to leave without saving."),
                "error",
            )
            return
        super().reject()

    # saving

    def save(self) -> None:
        """Save what is typed; the form closes once it is kept."""
        if self._running is not None:
            return
        self._fail_at(None)
        self.strip.clear()
        typed, before, saving = self._typed(), self._before, self._saving
        self.keep.setEnabled(False)
        self.progress.start(M_("stores", "Saving"))

        def work(job: Job) -> Record:
            return saving.save(typed, before, job)

        self._running = self._ui.jobs.run(work, self._done, self._failed, owner=self)

    def _ended(self) -> None:
        self._running = None
        self.progress.finish()
        self.keep.setEnabled(True)

    def _done(self, record: Record) -> None:
        self._ended()
        self.saved.emit(record)
        self.accept()

    def _failed(self, error: DeskError) -> None:
        self._ended()
        name = str(error.params.get("field", ""))
        if name in self.errors:
            self._fail_at((name, error))
        elif not isinstance(error, Cancelled):
            self.strip.fail(error)

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _fail_at(self, wrong: tuple[str, DeskError] | None) -> None:
        """Say below a field what is wrong with it; None: nothing is."""
        for error in self.errors.values():
            error.hide()
        self._wrong = wrong
        self._say_wrong()
        if wrong is not None:
            error = self.errors[wrong[0]]
            error.show()
            self._editor(wrong[0]).setFocus(Qt.FocusReason.OtherFocusReason)
            self._fields.adjustSize()
            self._scroll.ensureWidgetVisible(error)

    def _say_wrong(self) -> None:
        if self._wrong is None:
            return
        words = self._ui.translator
        name, error = self._wrong
        field = next(one for one in self._form.fields if one.name == name)
        self.errors[name].setText(_reason(words, field, error))


def _reason(words: Translator, field: Field, error: DeskError) -> str:
    """What is wrong with a field and what to type instead."""
    if error.code != "bad_value":
        return sentence(error, words)
    if error.params.get("left_out"):
        return words.say("records", "Clocks there were set forward over this hour on that day.")
    if not error.params.get("value"):
        if field.editor is Editor.CHOICE:
            return words.say("records", "Choose one.")
        return words.say("records", "Write something here.")
    if field.editor not in MARKS:
        return words.say("records", "This text is too long, or holds signs that are no text.")
    hint = words.render(COME if field.past else MARKS[field.editor])
    return words.say("records", "This cannot be saved. Wanted: {hint}", hint=hint)


def _typed_before(records: tuple[Record, ...], name: str) -> tuple[str, ...]:
    """What the field holds in other records, the newest first."""
    values = (getattr(record.body, name) for record in reversed(records))
    return tuple(dict.fromkeys(value for value in values if value))
