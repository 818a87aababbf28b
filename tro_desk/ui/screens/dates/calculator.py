"""The court-day calculator: a small window of its own that stays open beside the others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.desk.without_case import count
from tro_desk.domain.deadline import Deadline
from tro_desk.l10n import Translator
from tro_desk.l10n.translator import BEIJING
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.dates.dialogs import DIRECTIONS, MOST, UNITS, choice_box
from tro_desk.ui.widgets.buttons import name_it, plain_button, primary_button, segmented
from tro_desk.ui.widgets.card import clear
from tro_desk.ui.widgets.court_box import CourtBox
from tro_desk.ui.widgets.date_line import DateLine
from tro_desk.ui.widgets.dialog_size import height_on_screen, keep_size
from tro_desk.ui.widgets.form import number_box
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import Inner
from tro_desk.ui.widgets.text import label
from tro_desk.ui.widgets.trace import Trace


def open_calculator(ui: Ui, court: str = "", parent: QWidget | None = None) -> Calculator:
    """The calculator of a window: brought forward where it is open already."""
    owner = parent.window() if parent is not None else None
    found = owner.findChild(Calculator) if owner is not None else None
    made = found if isinstance(found, Calculator) else Calculator(ui, court, owner)
    made.show()
    made.activateWindow()
    return made


class Calculator(QDialog):
    """Counts under FRCP 6(a), or in working days of China; it knows nothing of a case."""

    def __init__(self, ui: Ui, court: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.answer: Deadline | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setMinimumSize(420, 360)
        self.resize(600, height_on_screen(self, 560))
        keep_size(ui, self)
        ui.language.bind(self, lambda t: self.setWindowTitle(t.say("count", "Count court days")))
        self.court = CourtBox(ui, court)
        self.start = DateLine(ui, M_("count", "From"))
        self.length = number_box(ui, M_("count", "How many"), MOST)
        self.length.setValue(21)
        self.unit = choice_box(ui, {name: one for name, one in UNITS.items() if name != "fixed"})
        self.direction = segmented(ui, DIRECTIONS, "1")
        name_it(ui, self.court, M_("count", "Court"), tooltip=False)
        name_it(ui, self.unit, M_("count", "What is counted"), tooltip=False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        lines: tuple[tuple[Message, QWidget], ...] = (
            (M_("count", "Court"), self.court),
            (M_("count", "From"), self.start),
            (M_("count", "How many"), self._amount()),
            (M_("count", "Direction"), self.direction),
        )
        for number, (caption, editor) in enumerate(lines):
            words = label(ui, caption, "small")
            words.setBuddy(editor)
            grid.addWidget(words, number, 0)
            grid.addWidget(editor, number, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        box.addLayout(grid)
        hint = M_("count", "With an hour: 2026-02-27 16:30. Hours need one.")
        box.addWidget(label(ui, hint, "caption", "text2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.button = primary_button(ui, M_("count", "Count"), self.work_out)
        self.button.setDefault(True)
        self.copy = plain_button(ui, M_("count", "Copy"), self.copy_answer, "copy")
        self.copy.setEnabled(False)
        row.addWidget(self.button)
        row.addWidget(self.copy)
        row.addStretch(1)
        box.addLayout(row)
        self.strip = MessageStrip(ui)
        box.addWidget(self.strip)
        whole = Inner()
        whole.setProperty("pane", "page")
        self._result = QVBoxLayout(whole)
        self._result.setContentsMargins(0, 0, 0, 0)
        self._result.setSpacing(8)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(whole)
        box.addWidget(area, 1)
        self.start.setFocus()

    def _amount(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.length)
        row.addWidget(self.unit, 1)
        whole.setFocusProxy(self.length)
        return whole

    def work_out(self) -> None:
        """Count, in the background."""
        self.strip.clear()
        ui, desk = self._ui, self._ui.desk
        unit = str(self.unit.currentData())
        court = "" if unit == "china_days" and not self.court.currentText() else self.court.typed
        length = self.length.value() * int(self.direction.current or "1")
        start = self.start.value

        def work(_job: object) -> Deadline:
            return count(court, start, length, unit, desk.closures())

        ui.jobs.run(work, self._show, self._fail, owner=self)

    def _fail(self, error: DeskError) -> None:
        clear(self._result)
        self.answer = None
        self.copy.setEnabled(False)
        self.strip.fail(error)

    def _show(self, deadline: Deadline) -> None:
        clear(self._result)
        due = deadline.due
        if due is None:
            self._fail(DeskError("bad_value", field="starts", value=self.start.value))
            return
        self.answer = deadline
        self.copy.setEnabled(True)
        for make, type_, tone in (
            (lambda t: t.moment(due), "section", "date"),
            (lambda t: t.moment(t.beijing(due)), "bodyStrong", "text"),
        ):
            self._result.addWidget(label(self._ui, make, type_, tone, wrap=True))
        self._result.addWidget(Trace(self._ui, deadline))
        self._result.addStretch(1)

    def copy_answer(self) -> None:
        """Copy the day on both clocks and the reasoning as text."""
        if self.answer is not None:
            QGuiApplication.clipboard().setText(as_text(self._ui.translator, self.answer))


def as_text(words: Translator, deadline: Deadline) -> str:
    """The answer as lines of text: both times, then the reasoning with its rules."""
    due = deadline.due
    lines = []
    if due is not None:
        lines = [words.moment(due)]
        if str(due.tzinfo) != BEIJING:
            lines.append(words.moment(words.beijing(due)))
        lines.append(words.say("trace", "Why (days in {zone}):", zone=words.zone(str(due.tzinfo))))
    lines += [
        f"{number}. {words.render(step.text)} [{step.rule}]"
        for number, step in enumerate(deadline.trace, 1)
    ]
    return "\n".join(lines)
