"""One step: what it wants, the input for it, and what belongs beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.step_rows import Row
from tro_desk.domain.steps import SETTLED, Kind, State, StepState, WizardPath
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.steps.asides import bullets
from tro_desk.ui.screens.steps.cards import Checklist, Choices
from tro_desk.ui.screens.steps.helps import help_row, records_row, terms_row
from tro_desk.ui.screens.steps.inputs import Answering, Typed
from tro_desk.ui.screens.steps.notices import BlockedNotice, LeftOutNotice, StaleNotice
from tro_desk.ui.widgets.buttons import set_icon
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.chip import chip
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.icons import icon_label, icon_title
from tro_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from tro_desk.ui.widgets.evidence_box import EvidenceBox

_GAP: Final = 12
"""Logical px between the parts of a page."""


class StepPage(QWidget):
    """Made once and filled anew for each step (`take`); `show_state` follows what is saved.

    `evidence` is the box of kept files between the other parts. It stays, hidden where a step wants
    none, because to make one takes longer than all the rest of a step.
    """

    step: StepState

    def __init__(
        self,
        ui: Ui,
        say: Callable[[str, str], object],
        open_step: Callable[[str], object],
        refresh: Callable[[], object],
    ) -> None:
        """`say` takes the id of the step and its answer."""
        super().__init__()
        self._ui, self._said, self._open_step, self._refresh = ui, say, open_step, refresh
        self.case_id = ""
        self.input: Answering | None = None
        self.chips: dict[str, QPushButton] = {}
        self.evidence: EvidenceBox | None = None
        self._notice: QWidget | None = None
        self._parts: list[QWidget] = []
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(_GAP)
        self._whole.addStretch(1)

    def take(self, path: WizardPath, row: Row, step: StepState, case_id: str) -> None:
        """Show a step; hidden until it is whole, so that its parts are laid out once."""
        self.hide()
        for part in self._parts:
            part.hide()
            self._whole.removeWidget(part)
            part.deleteLater()
        self._path, self.step, self.case_id = path, step, case_id
        self._say = partial(self._said, step.id)
        self.input, self._notice, self.chips = None, None, {}
        self._parts = [self._part(0)]
        self._upper(row)
        self._place_evidence()
        self._parts.append(self._part(self._whole.count() - 1))
        self._lower()
        self._parts[1].setVisible(self.box.count() > 0)  # what is empty takes no room
        self._order_keys()
        self.show()

    # parts

    def _part(self, at: int) -> QWidget:
        """A part of the page; `box` is its column."""
        part = QWidget(self)
        self.box = QVBoxLayout(part)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(_GAP)
        self._whole.insertWidget(at, part)
        return part

    def _upper(self, row: Row) -> None:
        """What the step wants, its input, and what helps with it."""
        ui, step = self._ui, self.step
        self._head(row)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(8)
        self.box.addLayout(self._notices)
        self.show_state(self._path, row, step)
        self._answer()
        drafted = step.go == "letters" and any(one.startswith("letter:") for one in step.records)
        if step.go and step.kind is not Kind.DOOR and not drafted:
            self.box.addWidget(help_row(ui, step, self.case_id))
        if step.what and step.kind is not Kind.DO:
            self._list(_WHAT.get(step.kind, _HOW), "chevron-right", step.what)
        if (forms := records_row(ui, step, self.case_id, self._refresh)) is not None:
            self.box.addWidget(forms)

    def _lower(self) -> None:
        """What belongs beside the step."""
        step = self.step
        if step.proof:
            self._list(M_("steps", "Keep as proof"), "save", step.proof)
        self._errors()
        if step.terms:
            self.box.addWidget(terms_row(self._ui, step))

    def _place_evidence(self) -> None:
        """The box of kept files, of this step from now on; one at work ends with its step."""
        from tro_desk.ui.widgets.evidence_box import EvidenceBox

        box, step = self.evidence, self.step
        if box is not None and not box.idle:
            box.hide()
            self._whole.removeWidget(box)
            box.deleteLater()
            box = None
        wanted = "evidence" in step.records
        if box is None and wanted:
            box = EvidenceBox(self._ui)
            box.changed.connect(self._refresh)
            self._whole.insertWidget(1, box)
        if box is not None:
            box.setVisible(wanted)
        if box is not None and wanted:
            box.show_for(self.case_id, step.id.partition("@")[0], step.item.id if step.item else "")
        self.evidence = box

    def _order_keys(self) -> None:
        """The box stays while the other parts are made anew: Tab comes to it in its place."""
        upper = _reached(self._parts[0])
        if self.evidence is None or self.evidence.isHidden() or not upper:
            return
        last = upper[-1]
        for one in _reached(self.evidence):
            QWidget.setTabOrder(last, one)
            last = one

    def _head(self, row: Row) -> None:
        ui, step = self._ui, self.step
        sections = {section.id: section.title for section in self._path.sections}
        caption = M_(
            "steps",
            "Step {number} · {section}",
            number=row.number,
            section=sections[step.section],
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        top, flow = flow_row(10)
        flow.addWidget(label(ui, caption, "small", "text2"))
        minutes = M_("steps", "about {minutes} min", minutes=step.minutes)
        flow.addWidget(label(ui, minutes, "small", "text2"))
        if not step.checked:
            mark = chip(ui, M_("steps", "Ask your lawyer"), "open")
            flow.addWidget(mark)
        words.addWidget(top)
        self.title = label(ui, step.title, "stepTitle", wrap=True)
        words.addWidget(self.title)
        if step.lead is not None:
            words.addWidget(label(ui, step.lead, "body", "text2", wrap=True))
        self.box.addLayout(words)
        if len(row.steps) > 1 or step.item is not None:
            chips, line = flow_row(8, line_gap=6)
            for one in row.steps:
                line.addWidget(self._chip(one))
            self.box.addWidget(chips)

    def _chip(self, one: StepState) -> QPushButton:
        assert one.item is not None
        made = QPushButton(one.item.label.replace("&", "&&"))
        made.setProperty("kind", "segment")
        made.setProperty("place", "only")
        made.setProperty("soft", "true")
        made.setCheckable(True)
        made.setChecked(one.id == self.step.id)
        made.setAutoDefault(False)
        made.clicked.connect(partial(self._choose, one.id))
        self.chips[one.id] = made
        return made

    def _choose(self, step_id: str, _checked: bool = False) -> None:
        self.chips[step_id].setChecked(step_id == self.step.id)
        self._open_step(step_id)

    def _answer(self) -> None:
        ui, step = self._ui, self.step
        if step.ask is not None:
            self.box.addWidget(label(ui, step.ask, "bodyStrong", wrap=True))
        if step.kind is Kind.DOOR:
            self.box.addWidget(self._door())
        elif step.kind is not Kind.INFO:
            if step.kind is Kind.DO:
                self.input = Checklist(ui, step)
            elif step.kind in (Kind.CHOICE, Kind.MANY):
                self.input = Choices(ui, step)
            else:
                self.input = Typed(ui, step)
            self.input.said.connect(self._say)
            self.input.setEnabled(step.state is not State.BLOCKED)
            self.box.addWidget(self.input)

    def _door(self) -> Card:
        """What the desk sees of it, and the room that helps."""
        ui, done = self._ui, self.step.state in SETTLED
        card = Card(16, 10)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(icon_label(ui, "check" if done else "dashed-circle", "primary", 18))
        text = (
            M_("steps", "The desk sees it: this is done.")
            if done
            else M_("steps", "The desk does not see it yet. It is done by itself once it does.")
        )
        row.addWidget(label(ui, text, "body", wrap=True), 1)
        card.box.addLayout(row)
        if self.step.go:
            card.box.addWidget(help_row(ui, self.step, self.case_id))
        return card

    def _list(self, title: Message, icon: str, texts: Sequence[Message]) -> None:
        ui = self._ui
        card = Card(16, 8)
        card.box.addWidget(label(ui, title, "bodyStrong"))
        card.box.addLayout(bullets(ui, icon, "text2", texts))
        self.box.addWidget(card)

    def _errors(self) -> None:
        ui = self._ui
        for error in self.step.errors:
            card = Card(16, 6)
            title = M_("steps", "Often believed")
            card.box.addWidget(icon_title(ui, "question", "text2", title))
            card.box.addWidget(label(ui, error.claim, "small", "text2", wrap=True))
            true = M_("steps", "What is true")
            card.box.addWidget(label(ui, true, "smallStrong"))
            card.box.addWidget(label(ui, error.truth, "small", wrap=True))
            source = M_("steps", "Source: {source}", source=error.source)
            card.box.addWidget(label(ui, source, "caption", "text2", wrap=True))
            self.box.addWidget(card)

    # following what is saved

    def show_state(self, path: WizardPath, row: Row, step: StepState) -> None:
        """Take the step as it stands now; what is being typed stays."""
        before, self._path, self.step = self.step, path, step
        for one in row.steps:
            if one.id in self.chips:
                made = self.chips[one.id]
                if one.state in SETTLED:
                    set_icon(self._ui, made, "check", "primary", 14)
                made.setProperty("state", one.state.value)
        if self._notice is None or _shape(before) != _shape(step):
            self._show_notice()
        if self.input is not None:
            self.input.setEnabled(step.state is not State.BLOCKED)

    def _show_notice(self) -> None:
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        ui, step = self._ui, self.step
        if step.state is State.BLOCKED:
            self._notice = BlockedNotice(ui, self._path, step, self._open_step)
        elif step.stale_because or step.state is State.STALE:
            self._notice = StaleNotice(ui, self._path, step, self._say)
        elif step.state is State.SKIPPED:
            self._notice = LeftOutNotice(ui, step, self._say)
        if self._notice is not None:
            self._notices.addWidget(self._notice)

    @property
    def first(self) -> QWidget | None:
        """What gets the focus: the input, or the door of what is still to be done; else None."""
        if self.input is not None and self.input.isEnabled():
            return self.input.first
        if self.step.kind is Kind.INFO or self.step.state in SETTLED:
            return None
        upper, lower = self._parts
        box = self.evidence
        places = (upper, lower) if box is None or box.isHidden() else (upper, box, lower)
        buttons = (one for place in places for one in place.findChildren(QPushButton))
        return next((one for one in buttons if one not in self.chips.values()), None)

    def flush(self) -> None:
        """Save what waits for a pause."""
        if self.input is not None:
            self.input.flush()


def _reached(part: QWidget) -> list[QWidget]:
    """What Tab comes to in a part of the page, in its order."""
    tab = Qt.FocusPolicy.TabFocus
    return [one for one in part.findChildren(QWidget) if one.focusPolicy() & tab]


def _shape(step: StepState) -> tuple[object, ...]:
    return (step.state, step.stale_because, step.waits_for, step.reason)


_HOW = M_("steps", "How to find out")
_WHAT = {
    Kind.DOOR: M_("steps", "What to do"),
    Kind.INFO: M_("steps", "What to know"),
}
