"""What happened to a kept file, entry by entry, and whether the chain of its hashes is whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.custody import Custody, CustodyEntry
from tro_desk.domain.evidence import Evidence
from tro_desk.l10n import Translator
from tro_desk.l10n.custody import (
    DAILY,
    custody_lines,
    state_text,
    what_text,
    when_text,
    who_text,
)
from tro_desk.ui.context import Ui
from tro_desk.ui.models.grid import Column, Grid
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.dialog_size import keep_size
from tro_desk.ui.widgets.form import fit_screen
from tro_desk.ui.widgets.grid_table import GridTable
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.text import elided, label

_SIZE: Final = (1040, 520)

_WHAT: Final = 2


def _columns(cases: Mapping[str, str]) -> tuple[Column[CustodyEntry], ...]:
    """`cases` are the names of the cases by their ids, as they are known when a cell is shown."""

    def what(words: Translator, one: CustodyEntry) -> str:
        return what_text(words, one, cases)

    return (
        Column(M_("custody", "No."), lambda _t, one: str(one.number), lambda one: one.number),
        Column(
            M_("custody", "When"),
            lambda t, one: t.moment(one.at),
            lambda one: (one.at, one.number),
            tip=when_text,
        ),
        Column(M_("custody", "What"), what, tip=what),
        Column(M_("custody", "By whom"), who_text),
        Column(M_("custody", "Hash"), lambda _t, one: one.hash[:12], tip=lambda _t, one: one.hash),
    )


class CustodyDialog(QDialog):
    """`open` reads the record; the oldest entry stands first; Escape closes."""

    def __init__(self, ui: Ui, case_id: str, evidence: Evidence, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui, self._case, self._evidence = ui, case_id, evidence
        self.record: Custody | None = None
        self._names: dict[str, str] = {}
        ui.language.bind(self, lambda t: self.setWindowTitle(t.say("custody", "Custody")))
        self.grid = Grid(ui.translator, _columns(self._names))
        name = M_("custody", "Custody of {name}", name=evidence.name)
        self.table = GridTable(ui, self.grid, name, 0)
        self.table.stretch(_WHAT)
        self.strip = MessageStrip(ui)
        self._sound = icon_label(ui, "check", "primary")
        self._broken = icon_label(ui, "warning", "danger")
        self.state = label(ui, self._state, "bodyStrong", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sound)
        head.addWidget(self._broken)
        head.addWidget(self.state, 1)
        card = Card(1, 0)
        card.box.addWidget(self.table)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.copy = plain_button(ui, M_("custody", "Copy as text"), self.copy_text, "copy")
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(plain_button(ui, M_("records", "Close"), self.reject))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(10)
        box.addWidget(elided(evidence.name, "bodyStrong"))
        box.addLayout(head)
        box.addWidget(self.strip)
        box.addWidget(card, 1)
        box.addWidget(label(ui, Message("custody", DAILY), "caption", "text2", wrap=True))
        box.addLayout(foot)
        fit_screen(self, min(_SIZE[0], parent.window().width()), _SIZE[1])
        keep_size(ui, self)
        self._show(None)

    def open(self) -> None:
        """Read the record."""
        desk, case_id, sha256 = self._ui.desk, self._case, self._evidence.sha256
        super().open()
        self.table.setFocus()

        def work(_job: object) -> tuple[Custody, dict[str, str]]:
            names = {one.id: one.docket_number or one.case_name or one.id for one in desk.cases()}
            return desk.custody(case_id, sha256), names

        def show(found: tuple[Custody, dict[str, str]]) -> None:
            record, names = found
            self._names.update(names)
            self._show(record)

        self._ui.jobs.run(work, show, self.strip.fail, owner=self)

    def copy_text(self) -> None:
        """Put the whole record on the clipboard, with every hash in full."""
        if self.record is not None:
            lines = custody_lines(
                self._ui.translator, self._evidence.name, self.record, self._names
            )
            QGuiApplication.clipboard().setText("\n".join(lines))
            self.strip.say(M_("custody", "The record is copied."))

    def _show(self, record: Custody | None) -> None:
        self.record = record
        self.copy.setEnabled(record is not None)
        self._sound.setVisible(record is not None and record.broken is None)
        self._broken.setVisible(record is not None and record.broken is not None)
        self.grid.show(record.entries if record is not None else ())
        self.state.setText(self._state(self._ui.translator))

    def _state(self, words: object) -> str:
        return state_text(self._ui.translator, self.record) if self.record is not None else ""
