"""Settings: when to be reminded of a date, and whether the program starts at login."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox

from tro_desk.base.messages import M_
from tro_desk.desk.folder import VARIABLE
from tro_desk.l10n import Translator
from tro_desk.ui import login_item
from tro_desk.ui.context import Ui
from tro_desk.ui.models.lead_times import LEADS, chosen_leads
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.flow import Flow
from tro_desk.ui.widgets.text import label

_HOUR = 60
_DAY = 24 * _HOUR


class RemindersCard(Card):
    """Each choice holds at once; `keep` saves the settings."""

    def __init__(self, ui: Ui, keep: Callable[[], None]) -> None:
        super().__init__(20, 4)
        self._ui = ui
        self._keep = keep
        self.box.addWidget(label(ui, M_("settings", "Reminders"), "bodyStrong", wrap=True))
        self.box.addWidget(
            label(
                ui,
                M_(
                    "settings",
                    "While the program runs it tells you of a date that comes near, on this "
                    "computer alone. Choose how long before.",
                ),
                "small",
                "text2",
                wrap=True,
            )
        )
        self.leads: dict[int, QCheckBox] = {}
        row = Flow()
        for lead in LEADS:
            self.leads[lead] = self._check_box(_lead_words(lead))
            self.leads[lead].toggled.connect(self._chosen)
            row.addWidget(self.leads[lead])
        self.box.addLayout(row)
        self.at_login = self._check_box(lambda t: t.say("settings", "Start the program at login"))
        self.at_login.toggled.connect(self._at_login)
        self.box.addWidget(self.at_login)
        self.reload()

    def reload(self) -> None:
        """Show the choices as they are."""
        chosen = chosen_leads(self._ui.settings.choices.reminders)
        for lead, box in self.leads.items():
            _set(box, lead in chosen)
        _set(self.at_login, login_item.is_on())

    def _check_box(self, words: Callable[[Translator], str]) -> QCheckBox:
        box = QCheckBox()
        self._ui.language.bind(box, lambda t: box.setText(words(t)))
        return box

    def _chosen(self) -> None:
        text = ",".join(str(lead) for lead, box in self.leads.items() if box.isChecked())
        self._ui.settings.choices.reminders = text
        self._keep()
        self._ui.remind(text)

    def _at_login(self, on: bool) -> None:
        try:
            if on:
                login_item.turn_on(login_item.command(self._own_folder()))
            else:
                login_item.turn_off()
        except OSError:
            self._ui.say(
                M_(
                    "settings",
                    "The system does not let the program start at login. Nothing was changed.",
                ),
                "error",
            )
            _set(self.at_login, login_item.is_on())

    def _own_folder(self) -> Path | None:
        """The folder of the desk where it is not the one that opens without being named."""
        folder = self._ui.desk.folder
        named = self._ui.settings.path.parent == folder or bool(os.environ.get(VARIABLE))
        return folder if named else None


def _lead_words(lead: int) -> Callable[[Translator], str]:
    if lead % _DAY == 0:
        days = lead // _DAY
        return lambda t: t.plural("settings", "{count} day before", "{count} days before", days)
    hours = lead // _HOUR
    return lambda t: t.plural("settings", "{count} hour before", "{count} hours before", hours)


def _set(box: QCheckBox, on: bool) -> None:
    with QSignalBlocker(box):
        box.setChecked(on)
