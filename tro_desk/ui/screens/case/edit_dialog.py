"""The form in which the seller states facts without a paper, or corrects what a paper told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.desk import Said
from tro_desk.domain.case import Case
from tro_desk.domain.facts import Status
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence
from tro_desk.l10n.terms import CHOICES, PLATFORMS, field_label
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import Known, first
from tro_desk.ui.widgets.buttons import icon_button, plain_button, primary_button
from tro_desk.ui.widgets.calendar import open_calendar
from tro_desk.ui.widgets.court_box import CourtBox
from tro_desk.ui.widgets.dialog_size import keep_size
from tro_desk.ui.widgets.fitting_line import FittingLine
from tro_desk.ui.widgets.form import fit_screen
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import Inner
from tro_desk.ui.widgets.text import label

FORM: Final = (
    "docket_number",
    "court",
    "plaintiff",
    "case_name",
    "judge",
    "counsel_email",
    "platform",
    "store_name",
    "defendant_number",
    "frozen_amount",
    "tro_entered",
    "tro_expires",
    "served",
    "answer_due",
    "hearing",
    "opposition_due",
)
"""The fields of the form, in reading order."""

TITLE: Final = M_("edit", "Edit the case")

_HINTS: Final[dict[Kind, Message]] = {
    Kind.DATE: M_("edit", "Year-month-day, like 2026-02-27"),
    Kind.DOCKET: M_("edit", "For example 1:26-cv-01234"),
    Kind.MONEY: M_("edit", "Amount and currency, for example 48,210.55 USD"),
    Kind.EMAIL: M_("edit", "For example name@lawfirm.com"),
    Kind.COURT: M_("edit", "Type part of the court's name, in Chinese or English"),
}


def _label_of(field: str, words: Translator) -> str:
    return field_label(words, field)


class FieldEdit(QWidget):
    """One field: what is known of it stands in it; an error stands below it."""

    def __init__(self, ui: Ui, field: str, value: Known | None) -> None:
        super().__init__()
        self.field = field
        self.before = value
        self._ui = ui
        self._kind = FIELDS[field].kind
        self._error: DeskError | None = None
        text = value.value if value is not None else ""
        self.input: QLineEdit | QComboBox
        row = QHBoxLayout()
        row.setSpacing(4)
        if self._kind is Kind.COURT:
            self.input = CourtBox(ui, text)
        elif FIELDS[field].choices:
            self.input = self._choices(text)
        elif field == "platform":
            self.input = self._platforms(text)
        else:
            self.input = FittingLine(text.replace("T", " ") if self._kind is Kind.DATE else text)
            self.input.setCursorPosition(0)
        row.addWidget(self.input, 1)
        if isinstance(self.input, QLineEdit) and self._kind is Kind.DATE:
            line = self.input
            name = M_("edit", "Choose the day in a calendar")
            row.addWidget(icon_button(ui, "calendar", name, lambda: open_calendar(ui, line)))
        self.error = label(ui, "", "small", "danger", wrap=True)
        self.error.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(row)
        if value is not None and not value.confirmed:
            open_ = M_("edit", "Found in a paper, not confirmed yet")
            box.addWidget(label(ui, open_, "caption", "text2", wrap=True))
        box.addWidget(self.error)
        ui.language.bind(self, self._words)

    def _choices(self, value: str) -> QComboBox:
        box = QComboBox()
        box.addItem("—", "")
        for choice in FIELDS[self.field].choices:
            box.addItem(choice, choice)
        box.setCurrentIndex(max(0, box.findData(value)))
        return box

    def _platforms(self, value: str) -> QComboBox:
        """The known ones by their names; another one can be typed."""
        box = QComboBox()
        box.setEditable(True)
        box.addItem("", "")
        for platform in PLATFORMS:
            box.addItem(platform, platform)
        box.setCurrentIndex(box.findData(value))
        if value and value not in PLATFORMS:
            box.setEditText(value)
        return box

    def _words(self, words: Translator) -> None:
        name = field_label(words, self.field)
        hint = words.render(_HINTS[self._kind]) if self._kind in _HINTS else ""
        self.input.setAccessibleName(name)
        if isinstance(self.input, QLineEdit):
            self.input.setPlaceholderText(hint)
        else:
            line = self.input.lineEdit()
            if line is not None:
                line.setPlaceholderText(hint)
                line.setAccessibleName(name)
            for at in range(self.input.count()):
                choice = str(self.input.itemData(at))
                if FIELDS[self.field].choices and choice:
                    self.input.setItemText(at, words.say("choice", CHOICES[choice]))
                elif self.field == "platform" and choice:
                    self.input.setItemText(at, words.say("platform", PLATFORMS[choice]))
        if self._error is not None:
            self._show_error(words)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        if isinstance(self.input, CourtBox):
            return self.input.typed
        if isinstance(self.input, QComboBox):
            if not self.input.isEditable():
                return str(self.input.currentData() or "")
            text = self.input.currentText().strip()
            at = self.input.findText(text, Qt.MatchFlag.MatchFixedString)
            return text if at < 0 else str(self.input.itemData(at))
        text = self.input.text().strip()
        return text.replace(" ", "T") if self._kind is Kind.DATE else text

    def said(self) -> Said | None:
        """What the seller says with it; None where nothing was changed or it is empty."""
        value = self.typed
        if not value or (self.before is not None and value == self.before.value):
            return None
        tz = self.before.tz if self.before is not None and self._kind is Kind.DATE else None
        return Said(self.field, value, Status.CONFIRMED, tz=tz)

    def fail(self, error: DeskError | None) -> None:
        """Say below the field what is wrong; what was typed stays."""
        self._error = error
        self.error.setVisible(error is not None)
        if error is not None:
            self._show_error(self._ui.translator)
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_error(self, words: Translator) -> None:
        assert self._error is not None
        if self._error.code == "bad_value" and self._kind in _HINTS:
            text = words.say(
                "edit", "This cannot be read. {hint}.", hint=words.render(_HINTS[self._kind])
            )
        else:
            text = sentence(self._error, words)
        self.error.setText(text)


class EditDialog(QDialog):
    """Saves only what was changed, as one step of undo."""

    def __init__(
        self,
        ui: Ui,
        case: Case,
        save: Callable[[EditDialog], None],
        parent: QWidget | None = None,
        names: Sequence[str] = FORM,
        title: Message = TITLE,
    ) -> None:
        """`names` are the fields that the form has."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ui.language.bind(self, lambda t: self.setWindowTitle(t.render(title)))
        self.fields = {name: FieldEdit(ui, name, first(case, name)) for name in names}
        inner = Inner()
        inner.setProperty("pane", "page")
        grid = QGridLayout(inner)
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        for line, (name, editor) in enumerate(self.fields.items()):
            caption = label(ui, partial(_label_of, name), "small", wrap=True)
            caption.setBuddy(editor.input)
            caption.setContentsMargins(0, 8, 0, 0)
            grid.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, line, 1)
        grid.setRowStretch(len(self.fields), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        note = label(
            ui,
            M_(
                "edit",
                "What you type here is marked as stated by you. A date sets deadlines: "
                "copy it from the paper.",
            ),
            "small",
            "text2",
            wrap=True,
        )
        note.setContentsMargins(24, 16, 24, 4)
        self.strip = MessageStrip(ui)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(plain_button(ui, M_("edit", "Cancel"), self.reject))
        self.keep = primary_button(ui, M_("edit", "Save"), lambda: save(self))
        self.keep.setDefault(True)
        foot.addWidget(self.keep)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(note)
        box.addWidget(area, 1)
        box.addWidget(self.strip)
        box.addLayout(foot)
        self._area = area
        fit_screen(self, 640, 600)
        keep_size(ui, self)
        empty = next((e for e in self.fields.values() if e.before is None), None)
        (empty or self.fields[names[0]]).input.setFocus()

    def said(self) -> list[Said]:
        """What was changed."""
        for editor in self.fields.values():
            editor.fail(None)
        found = (editor.said() for editor in self.fields.values())
        return [said for said in found if said is not None]

    def fail(self, error: DeskError) -> None:
        """Show an error at its field, else at the foot."""
        name = error.params.get("field")
        if isinstance(name, str) and name in self.fields:
            field = self.fields[name]
            field.fail(error)
            # Behind the layout that gives the sentence its room.
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(field))
        else:
            self.strip.fail(error)
