"""A line of a form that holds a file: chosen, or dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.domain.evidence import Evidence
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_file
from tro_desk.ui.widgets.buttons import icon_button, plain_button
from tro_desk.ui.widgets.file_drops import FileDrops
from tro_desk.ui.widgets.text import Elided, dress, label


class EvidenceLine(FileDrops, QFrame):
    """`paper` is a file that is still to be kept, one that is kept, or None."""

    def __init__(self, ui: Ui, empty: Message, paper: Path | Evidence | None = None) -> None:
        super().__init__()
        self._ui = ui
        self.setAcceptDrops(True)
        self.none = label(ui, empty, "small", "text2", wrap=True)
        self.name = Elided()
        dress(self.name, "small", "text2")
        self.choose = plain_button(ui, M_("stores", "Choose a file"), self._choose, "file")
        self.take_off = icon_button(
            ui, "close", M_("stores", "Without this file"), lambda: self.show_paper(None)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.none, 1)
        row.addWidget(self.name, 1)
        row.addWidget(self.take_off)
        row.addWidget(self.choose)
        self.setFocusProxy(self.choose)
        self.show_paper(paper)

    def show_paper(self, paper: Path | Evidence | None) -> None:
        """Put a file into the line, or take it off."""
        self.paper = paper
        self.name.setText(paper.name if paper is not None else "")
        self.none.setVisible(paper is None)
        self.name.setVisible(paper is not None)
        self.take_off.setVisible(paper is not None)

    def _choose(self) -> None:
        path = choose_paper(self._ui, self)
        if path is not None:
            self.show_paper(path)

    def files_dropped(self, files: list[str]) -> None:
        self.show_paper(Path(files[0]))


def choose_paper(ui: Ui, parent: QWidget) -> Path | None:
    """Ask for a file that proves something: of any kind."""
    words = ui.translator
    title = words.say("stores", "Choose the file that proves it")
    name = ask_file(ui, parent, title, words.say("stores", "Any file (*)"))
    return Path(name) if name else None
