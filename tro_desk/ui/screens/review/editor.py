"""The field in which a value is typed: it opens in its row and shows its error in place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.domain.court import Court
from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.l10n import Translator
from tro_desk.l10n.errors import sentence
from tro_desk.l10n.terms import CHOICES, court_name, field_label
from tro_desk.ui.context import Ui
from tro_desk.ui.theme import set_property
from tro_desk.ui.widgets.buttons import icon_button, link_button, plain_button
from tro_desk.ui.widgets.calendar import open_calendar
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import label

_HINTS: Mapping[Kind, Message] = {
    Kind.DATE: M_("review", "Year-month-day, like 2026-02-27"),
    Kind.DOCKET: M_("review", "For example 1:26-cv-01234"),
    Kind.MONEY: M_("review", "Amount and currency, for example 48,210.55 USD"),
    Kind.EMAIL: M_("review", "For example name@lawfirm.com"),
    Kind.COURT: M_("review", "Type part of the court's name"),
}


class Editor(QWidget):
    """Emits what was typed (`saved`), `cancelled`, or `wrong` (the value is not right at all)."""

    saved = Signal(str)
    cancelled = Signal()
    wrong = Signal()

    def __init__(
        self, ui: Ui, field: str, value: str, courts: Mapping[str, Court], *, found: bool
    ) -> None:
        """`value` is canonical, empty for a value nobody found; `found` offers `wrong`."""
        super().__init__()
        self._ui = ui
        self._field = field
        self._kind = FIELDS[field].kind
        self._courts = courts
        self._error: DeskError | None = None
        self.line: QLineEdit | None = None
        self.list: QComboBox | None = None
        row = QHBoxLayout()
        row.setSpacing(8)
        if self._kind in (Kind.COURT, Kind.CHOICE, Kind.FLAG):
            self.list = self._make_list(value)
            row.addWidget(self.list, 1)
        else:
            self.line = self._make_line(value)
            row.addWidget(self.line, 1)
        if self._kind is Kind.DATE:
            row.addWidget(
                icon_button(
                    ui,
                    "calendar",
                    M_("review", "Choose the day in a calendar"),
                    self._open_calendar,
                )
            )
        self.keep = plain_button(ui, M_("review", "Save"), self._save, small=True)
        row.addWidget(self.keep)
        row.addWidget(plain_button(ui, M_("review", "Cancel"), self.cancelled.emit, small=True))
        self._warning = icon_label(ui, "warning", "danger", 16)
        self.error = label(ui, "", "small", "danger", wrap=True)
        problem = QHBoxLayout()
        problem.setSpacing(6)
        problem.addWidget(self._warning, 0, Qt.AlignmentFlag.AlignTop)
        problem.addWidget(self.error, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(problem)
        if found:
            aside = link_button(
                ui, M_("review", "This is not right, set it aside"), self.wrong.emit
            )
            column.addWidget(aside, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_error(None)
        ui.language.bind(self, self._say)

    def _make_line(self, value: str) -> QLineEdit:
        line = QLineEdit(value.replace("T", " ") if self._kind is Kind.DATE else value)
        line.setClearButtonEnabled(False)
        line.textChanged.connect(lambda _text: self.show_error(None))
        return line

    def _make_list(self, value: str) -> QComboBox:
        chooser = QComboBox()
        chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        chooser.setMinimumContentsLength(12)
        if self._kind is Kind.COURT:
            chooser.setEditable(True)
            chooser.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            finder = chooser.completer() or QCompleter(chooser)
            finder.setFilterMode(Qt.MatchFlag.MatchContains)
            finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._fill(chooser, self._ui.translator)
        at = chooser.findData(value)
        chooser.setCurrentIndex(at)
        if at < 0 and chooser.isEditable():
            chooser.setEditText(value)
        chooser.currentTextChanged.connect(lambda _text: self.show_error(None))
        return chooser

    def _fill(self, chooser: QComboBox, t: Translator) -> None:
        chooser.clear()
        if self._kind is Kind.COURT:
            named = sorted((court_name(t, court), court) for court in self._courts.values())
            for name, court in named:
                chooser.addItem(f"{name} ({court.cite})", court.id)
            return
        for choice in FIELDS[self._field].choices or ("true",):
            chooser.addItem(t.say("choice", CHOICES[choice]), choice)

    def _say(self, t: Translator) -> None:
        name = field_label(t, self._field)
        hint = t.render(_HINTS[self._kind]) if self._kind in _HINTS else ""
        if self.line is not None:
            self.line.setAccessibleName(name)
            self.line.setPlaceholderText(hint)
        if self.list is not None:
            kept, typed = self.list.currentData(), self.list.currentText()
            self.list.blockSignals(True)
            self._fill(self.list, t)
            self.list.setCurrentIndex(self.list.findData(kept))
            if kept is None and self.list.isEditable():
                self.list.setEditText(typed)
            self.list.blockSignals(False)
            self.list.setAccessibleName(name)
            field = self.list.lineEdit()
            if field is not None:
                field.setPlaceholderText(hint)
                field.setAccessibleName(name)
        if self._error is not None:
            self.error.setText(self._sentence(t, self._error))

    def _sentence(self, t: Translator, error: DeskError) -> str:
        if error.code != "bad_value":
            return sentence(error, t)
        if not error.params.get("value"):
            return t.say("review", "Type a value, or press Cancel.")
        if self._kind in _HINTS:
            return t.say(
                "review",
                "This cannot be read as: {field}. {hint}.",
                field=field_label(t, self._field),
                hint=t.render(_HINTS[self._kind]),
            )
        return t.say(
            "review",
            "This cannot be read as: {field}. Check it against the paper.",
            field=field_label(t, self._field),
        )

    def show_error(self, error: DeskError | None) -> None:
        """Say what is wrong, under the field; what was typed stays."""
        self._error = error
        self.error.setText(self._sentence(self._ui.translator, error) if error else "")
        self.error.setVisible(error is not None)
        self._warning.setVisible(error is not None)
        if self.line is not None:
            set_property(self.line, "state", "error" if error else "")

    def begin(self) -> None:
        """Put the cursor into the field."""
        target = self.line or self.list
        assert target is not None
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.line is not None:
            self.line.selectAll()
        elif self.list is not None and (field := self.list.lineEdit()) is not None:
            field.selectAll()

    def hold(self, saving: bool) -> None:
        """Take nothing while the value is on its way; then give the cursor back."""
        was = not self.isEnabled()
        self.setEnabled(not saving)
        if was and not saving:
            (self.line or self.list or self).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def typed(self) -> str:
        """What would be saved."""
        if self.line is not None:
            return self.line.text()
        assert self.list is not None
        text = self.list.currentText()
        at = self.list.findText(text)
        return str(self.list.itemData(at)) if at >= 0 else text

    def _save(self) -> None:
        self.saved.emit(self.typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _open_calendar(self) -> None:
        assert self.line is not None
        open_calendar(self._ui, self.line)
