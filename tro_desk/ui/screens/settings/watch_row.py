"""Settings: the folder in which new notices are looked for; none at first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tro_desk.base.messages import M_
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_folder
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.text import breakable, label


class WatchRow(QWidget):
    """Chooses the folder, or stops; `words` tells which one it is."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.words = label(ui, "", "small", "text2", wrap=True)
        self.choose = plain_button(ui, M_("settings", "Choose a folder"), self._choose, "folder")
        self.stop = plain_button(ui, M_("settings", "Stop watching"), lambda: self._set(""))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.choose)
        box.addWidget(self.stop)
        ui.language.bind(self, self._say)

    def reload(self) -> None:
        """Show the folder as it is set."""
        self._say(self._ui.translator)

    def _say(self, t: Translator) -> None:
        folder = self._ui.settings.choices.watched
        self.stop.setVisible(bool(folder))
        self.words.setText(
            breakable(folder)
            if folder
            else t.say(
                "settings",
                "Off. A folder such as your downloads can be watched; a new mail, PDF or picture "
                "in it is then offered to you.",
            )
        )

    def _choose(self) -> None:
        title = self._ui.translator.say("settings", "Watch a folder for new notices")
        watched = self._ui.settings.choices.watched
        if folder := ask_folder(self, title, Path(watched) if watched else None):
            self._set(str(folder))

    def _set(self, folder: str) -> None:
        self._ui.watch(folder)
        self.reload()
