"""Settings: language, look, where the data is, and what this program is made of."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk import __version__
from tro_desk.base.messages import M_, Message
from tro_desk.desk.without_case import law_version
from tro_desk.l10n import languages
from tro_desk.ui.context import Ui
from tro_desk.ui.screens.settings.reminders_card import RemindersCard
from tro_desk.ui.screens.settings.security_card import SecurityCard
from tro_desk.ui.screens.settings.watch_row import WatchRow
from tro_desk.ui.widgets.buttons import Segmented, plain_button, segmented
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.text import label

_LOOKS = (
    ("system", M_("settings", "As the system")),
    ("light", M_("settings", "Light")),
    ("dark", M_("settings", "Dark")),
)
_OWN_NAMES = {"zh": "简体中文", "en": "English"}


class SettingsView(QWidget):
    """Every choice holds at once and is kept."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._page = Page(ui)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        self._page.box.addWidget(label(ui, M_("settings", "Settings"), "pageTitle", wrap=True))
        self.languages = self._language_choice()
        self.looks = segmented(ui, _LOOKS, ui.theme.choice)
        self.looks.chosen.connect(self._look)
        self.folder = label(ui, "", "small", "text2", wrap=True)
        self._page.box.addLayout(self._card(M_("settings", "Language"), None, self.languages))
        self._page.box.addLayout(self._card(M_("settings", "Look"), None, self.looks))
        self._page.box.addLayout(
            self._card(
                M_("settings", "Where your data is kept"),
                self.folder,
                plain_button(ui, M_("settings", "Open the folder"), self._open_folder, "folder"),
            )
        )
        self._page.box.addLayout(
            self._card(
                M_("trash", "Trash"),
                label(
                    ui,
                    M_("trash", "What you delete stays there until you remove it for good."),
                    "small",
                    "text2",
                    wrap=True,
                ),
                plain_button(ui, M_("trash", "Open the trash"), lambda: ui.go("trash"), "trash"),
            )
        )
        self.security = SecurityCard(ui, self._keep)
        self._page.box.addLayout(_in_a_row(self.security))
        self.reminders = RemindersCard(ui, self._keep)
        self._page.box.addLayout(_in_a_row(self.reminders))
        self.watched = WatchRow(ui)
        self._page.box.addLayout(
            self._card(
                M_("settings", "Watch a folder for new notices"),
                self.watched.words,
                self.watched,
            )
        )
        self._page.box.addLayout(self._about())
        self._page.box.addStretch(1)
        ui.language.bind(self, lambda t: self.languages.choose(t.language))

    def open(self, **_where: Any) -> None:
        """Show the choices as they are."""
        self.reload()

    def reload(self) -> None:
        """Read them again."""
        self.folder.setText(str(self._ui.desk.folder))
        self.looks.choose(self._ui.theme.choice)
        self.security.reload()
        self.reminders.reload()

    def set_compact(self, compact: bool) -> None:
        """The paddings of a small window."""
        self._page.set_compact(compact)

    def _card(self, title: Message, detail: QWidget | None, control: QWidget) -> QHBoxLayout:
        card = Card(20, 4)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self._ui, title, "bodyStrong", wrap=True))
        if detail is not None:
            words.addWidget(detail)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(control)
        card.box.addLayout(row)
        return _in_a_row(card)

    def _language_choice(self) -> Segmented:
        options = [(code, Message("language", _OWN_NAMES.get(code, code))) for code in languages()]
        made = segmented(self._ui, options, self._ui.language.code)
        made.chosen.connect(self._language)
        return made

    def _about(self) -> QHBoxLayout:
        ui = self._ui
        lines = (
            M_("settings", "Version {version}", version=__version__),
            M_(
                "settings", "Tables of courts, holidays and rules: {version}", version=law_version()
            ),
            M_("settings", "This software gives information, not legal advice."),
        )
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for message in lines:
            column.addWidget(label(ui, message, "small", "text2", wrap=True))
        button = plain_button(ui, M_("settings", "Licences"), self._licences, "info")
        return self._card(M_("settings", "About TRO Desk"), words, button)

    def _language(self, code: str) -> None:
        self._ui.language.set(code)
        self._ui.settings.choices.language = code
        self._keep()

    def _look(self, choice: str) -> None:
        self._ui.theme.choose(choice)
        self._ui.settings.choices.theme = choice
        self._keep()

    def _keep(self) -> None:
        if not self._ui.settings.save():
            self._ui.say(
                M_(
                    "settings",
                    "The choice holds until you close the window: the settings file cannot be "
                    "written.",
                ),
                "error",
            )

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._ui.desk.folder)))

    def _licences(self) -> None:
        from tro_desk.ui.help.about import AboutDialog

        AboutDialog(self._ui, self).open()


def _in_a_row(card: Card) -> QHBoxLayout:
    """A card of the page; a widget with a largest width must stand in a row of its own."""
    card.setMaximumWidth(760)
    line = QHBoxLayout()
    line.addWidget(card, 100)
    line.addStretch(1)
    return line
