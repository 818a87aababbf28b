"""The papers of a record: files that are added, and evidence of the case that is picked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.evidence import Evidence
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_files
from tro_desk.ui.records.pick_dialog import PickDialog
from tro_desk.ui.widgets.buttons import icon_button, plain_button
from tro_desk.ui.widgets.card import clear
from tro_desk.ui.widgets.file_drops import FileDrops
from tro_desk.ui.widgets.flow import flow_row
from tro_desk.ui.widgets.icons import icon_label
from tro_desk.ui.widgets.text import elided


class PapersInput(FileDrops, QWidget):
    """A file becomes evidence when the form is saved; `kept` is the evidence of the case."""

    changed = Signal()

    def __init__(self, ui: Ui, name: Message) -> None:
        super().__init__()
        self._ui, self._name = ui, name
        self._papers: tuple[str | Path, ...] = ()
        self.kept: Mapping[str, Evidence] = {}
        self.dialog: PickDialog | None = None
        self.setAcceptDrops(True)
        buttons, flow = flow_row(8)
        self.add = plain_button(ui, M_("records", "Add files"), self._choose, "file", small=True)
        self.pick = plain_button(
            ui, M_("records", "Pick from this case"), self._pick, "folder", small=True
        )
        for button in (self.add, self.pick):
            flow.addWidget(button)
            ui.language.bind(button, partial(self._describe, button))
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(self._list)
        box.addWidget(buttons)
        self.setFocusProxy(self.add)

    def _describe(self, button: QWidget, words: Translator) -> None:
        button.setAccessibleDescription(words.render(self._name))

    @property
    def typed(self) -> tuple[str | Path, ...]:
        """The papers, evidence by its SHA-256, in the order in which they were added."""
        return self._papers

    def show_typed(self, typed: Sequence[str | Path]) -> None:
        """Put papers into the list."""
        self._papers = tuple(dict.fromkeys(typed))
        clear(self._list)
        for paper in self._papers:
            self._list.addWidget(self._row(paper))
        self.changed.emit()

    def know(self, kept: Mapping[str, Evidence]) -> None:
        """Take the evidence of the case, by its SHA-256: for names and to be picked from."""
        self.kept = kept
        self.show_typed(self._papers)

    def _row(self, paper: str | Path) -> QWidget:
        ui = self._ui
        if isinstance(paper, Path):
            name = paper.name
        else:
            name = self.kept[paper].name if paper in self.kept else paper
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(icon_label(ui, "file", "text2"))
        line.addWidget(elided(name, "small"), 1)
        without = M_("records", "Without {name}", name=name)
        line.addWidget(icon_button(ui, "close", without, lambda: self._take_off(paper)))
        return row

    def _take_off(self, paper: str | Path) -> None:
        self.show_typed([one for one in self._papers if one != paper])
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        words = self._ui.translator
        title = words.say("records", "Add files")
        names = ask_files(self._ui, self, title, words.say("stores", "Any file (*)"))
        self.show_typed((*self._papers, *map(Path, names)))

    def _pick(self) -> None:
        chosen = [paper for paper in self._papers if isinstance(paper, str)]
        self.dialog = PickDialog(self._ui, tuple(self.kept.values()), chosen, self._picked, self)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _picked(self, chosen: Sequence[str]) -> None:
        files = [paper for paper in self._papers if isinstance(paper, Path)]
        self.show_typed((*chosen, *files))

    def files_dropped(self, files: list[str]) -> None:
        self.show_typed((*self._papers, *map(Path, files)))
