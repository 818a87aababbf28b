"""Asks for the new folder of a backup, with what the backup holds beside what the desk holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.l10n import Translator
from tro_desk.l10n.backup import counts_sentence, size_text
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_folder
from tro_desk.ui.screens.backup.controller import Tried
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.fitting_line import FittingLine
from tro_desk.ui.widgets.form import FormDialog


class RestoreDialog(FormDialog):
    """Nothing is restored before the folder is named and the button pressed."""

    def __init__(
        self, ui: Ui, tried: Tried, restore: Callable[[Path], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            ui,
            M_("backup", "Restore a backup"),
            (M_("backup", "Restore into this folder"), self._accept),
            parent,
        )
        self._restore = restore
        content = tried.content

        def told(t: Translator) -> str:
            return t.say(
                "backup",
                "The backup of {when}, read to its end and found good, holds {counts}; {size}.",
                when=t.beijing(content.made_at),
                counts=counts_sentence(t, content.counts),
                size=size_text(t, content.size),
            )

        def beside(t: Translator) -> str:
            return t.say(
                "backup",
                "The desk that is open holds {counts}.",
                counts=counts_sentence(t, tried.now),
            )

        self.told = self.note(told)
        self.beside = self.note(beside)
        self.note(
            M_(
                "backup",
                "It becomes another desk, in a folder of its own. The desk that is open stays as "
                "it is. From then on no older backup is removed, until you say so.",
            )
        )
        wanted = new_folder(content.made_at.strftime("%Y-%m-%d"))
        self.folder = FittingLine(str(wanted), Qt.TextElideMode.ElideMiddle)
        name = M_("backup", "New folder")
        ui.language.bind(self.folder, lambda t: self.folder.setAccessibleName(t.render(name)))
        pick = plain_button(ui, M_("backup", "Choose"), self._choose, "folder")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(pick)
        self.add(name, line, named=False, across=True)
        self.end(self.folder)
        self.keep.setFocus()  # a long path shows both of its ends while nobody types in it

    def _choose(self) -> None:
        title = self._ui.translator.say("backup", "The folder in which the new one is made")
        if folder := ask_folder(self, title, Path(self.folder.text()).parent):
            empty = not any(folder.iterdir())
            self.folder.setText(str(folder if empty else folder / Path(self.folder.text()).name))

    def _accept(self) -> None:
        text = self.folder.text().strip()
        if not text:
            self.strip.say(M_("backup", "Name a new folder."), "error")
            self.fit_height()
            self.folder.setFocus()
            return
        self.accept()
        self._restore(Path(text))


def new_folder(day: str) -> Path:
    """A folder that is not there yet, among the user's documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    parent, stem = Path(place or Path.home()), f"TRO Desk {day}"
    number = 1
    while (path := parent / (stem if number == 1 else f"{stem} ({number})")).exists():
        number += 1
    return path
