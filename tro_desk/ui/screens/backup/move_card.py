"""Saves the whole desk as one file, to go on with it on another computer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tro_desk.base.messages import M_
from tro_desk.domain.suffixes import DESK_FILE
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_where_at
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.text import label


class MoveCard(Card):
    """What the file is, who can read it, and the button."""

    def __init__(self, ui: Ui, save: Callable[[Path], None]) -> None:
        super().__init__(20, 8)
        self._ui, self._save = ui, save
        self._sealed = False
        about = M_(
            "backup",
            "The whole desk as one file ({suffix}). On the other computer a double click opens it: "
            "it is checked, and becomes a desk there, in a folder of its own.",
            suffix=DESK_FILE,
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        title = M_("backup", "Move to another computer")
        words.addWidget(label(ui, title, "bodyStrong", wrap=True))
        words.addWidget(label(ui, about, "small", "text2", wrap=True))
        self.who = label(ui, self._who, "small", "text2", wrap=True)
        words.addWidget(self.who)
        self.save = plain_button(ui, M_("backup", "Save as one file"), self._ask, "save")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.save)
        self.box.addLayout(row)

    def show_state(self, sealed: bool) -> None:
        """Tell who can read the file: `sealed` is whether the desk is encrypted."""
        self._sealed = sealed
        self.who.setText(self._who(self._ui.translator))

    def _who(self, t: Translator) -> str:
        if self._sealed:
            return t.say(
                "backup", "It is encrypted as the desk is and opens with the same passphrase."
            )
        return t.say("backup", "It is not encrypted: whoever has the file can read it.")

    def _ask(self) -> None:
        t = self._ui.translator
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = self._ui.clock.now().astimezone().strftime("%Y-%m-%d")
        wanted = Path(place or Path.home()) / f"TRO Desk {day}{DESK_FILE}"
        chosen = ask_where_at(
            self,
            t.say("backup", "Save the whole desk as one file"),
            str(wanted),
            t.say("backup", "Whole desks ({patterns})", patterns=f"*{DESK_FILE}"),
        )
        if chosen:
            out = Path(chosen)
            right = out.suffix.lower() == DESK_FILE
            self._save(out if right else out.with_name(out.name + DESK_FILE))
