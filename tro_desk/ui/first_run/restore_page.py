"""Opens a desk that was saved on another computer: its file, its key where it is locked, where to.

The file is read to its end and tried in a folder of its own before it becomes the desk.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.desk.folder import own_folder
from tro_desk.desk.new_desk import told_by
from tro_desk.desk.new_place import Place, place_for
from tro_desk.domain.backup import BackupContent
from tro_desk.domain.suffixes import DESK_FILE
from tro_desk.l10n import Translator
from tro_desk.l10n.backup import counts_sentence, size_text
from tro_desk.ui.context import Ui
from tro_desk.ui.file_dialogs import ask_file_in, ask_folder
from tro_desk.ui.first_run.question import Question
from tro_desk.ui.lock.field import PassphraseField
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.text import breakable, label

_KEYS = ("wrong_passphrase", "wrong_recovery_key", "recovery_key_length", "recovery_key_mistyped")


class RestorePage(Question):
    """`file` and `place` are what was chosen; `content` what the file says of itself."""

    next_words = M_("first run", "Check it and open the desk")

    def __init__(self, ui: Ui, file: Path | None = None) -> None:
        super().__init__(
            ui,
            M_("first run", "Open a desk that was saved"),
            M_(
                "first run",
                "It is read to its end and tried first, and becomes a desk in a folder of its own.",
            ),
        )
        self._ui = ui
        self.file: Path | None = None
        self.content: BackupContent | None = None
        self.place: Path = own_folder()
        self.told = label(ui, self._told, "small", "text2", wrap=True)
        self.pick = plain_button(ui, M_("first run", "Choose the file"), self._pick, "file")
        self._line(M_("first run", "The file"), self.told, self.pick)
        self.keys = QWidget()
        column = QVBoxLayout(self.keys)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        passphrase = M_("first run", "Passphrase that the desk had then")
        recovery = M_("first run", "Or the key of its recovery sheet")
        self.passphrase = PassphraseField(ui, passphrase)
        self.recovery = PassphraseField(ui, recovery, hidden=False)
        for caption, field in ((passphrase, self.passphrase), (recovery, self.recovery)):
            column.addWidget(label(ui, caption, "small", wrap=True))
            column.addWidget(field)
            field.edited.connect(self.strip.clear)
        self.keys.hide()
        self.parts.addWidget(self.keys)
        self.where = label(ui, lambda _t: breakable(str(self.place)), "small", "text2", wrap=True)
        self.choose = plain_button(
            ui, M_("first run", "Choose a folder"), self._choose_folder, "folder"
        )
        self._line(M_("first run", "Where the desk will live"), self.where, self.choose)
        self.parts.addWidget(self.strip)
        self.put_into(self.place)
        if file is not None:
            self.take(file)

    def _line(self, title: Message, words: QWidget, button: QWidget) -> None:
        card = Card(14, 4)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(self._ui, title, "bodyStrong", wrap=True))
        column.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(button)
        card.box.addLayout(row)
        self.parts.addWidget(card)

    def _told(self, t: Translator) -> str:
        if self.file is None:
            return t.say("first run", "None chosen yet")
        name = breakable(self.file.name)
        if self.content is None:
            return name
        return t.say(
            "first run",
            "{name}: saved {when}, with {counts}; {size}.",
            name=name,
            when=t.beijing(self.content.made_at),
            counts=counts_sentence(t, self.content.counts),
            size=size_text(t, self.content.size),
        )

    def _pick(self) -> None:
        t = self._ui.translator
        path = ask_file_in(
            self,
            t.say("first run", "Choose the saved desk"),
            str(self.file.parent if self.file else Path.home()),
            t.say("backup", "Backups ({patterns})", patterns=f"*{DESK_FILE} *.zip"),
        )
        if path:
            self.take(Path(path))

    def take(self, file: Path) -> None:
        """A file was chosen; what it says of itself is told, or why it is none."""
        self.strip.clear()
        self.file, self.content = file, None

        def told(content: BackupContent) -> None:
            if file == self.file:
                self.content = content
                self._show()

        def failed(error: DeskError) -> None:
            if file == self.file:
                self.fail(error)
                self._show()

        self._show()
        self._ui.jobs.run(lambda _job: told_by(file), told, failed, owner=self)

    def _show(self) -> None:
        self.keys.setVisible(self.content is not None and self.content.locked)
        self.told.setText(self._told(self._ui.translator))

    def _choose_folder(self) -> None:
        title = self._ui.translator.say("first run", "Folder for the desk")
        if folder := ask_folder(self, title):
            self.put_into(folder)

    def put_into(self, folder: Path, then: Callable[[], None] = lambda: None) -> None:
        """Look whether the desk can live there, and go on; what is wrong is said."""

        def found(place: Place) -> None:
            if place.there:
                self.fail(DeskError("restore_not_empty", folder=str(folder)))
                return
            self.place = place.folder
            self.where.setText(breakable(str(self.place)))
            if place.cloud:
                self.warn_of(place.cloud)
            then()

        def work(_job: object) -> Place:
            return place_for(folder, bare=True)

        self._ui.jobs.run(work, found, self.fail, owner=self)

    @property
    def first(self) -> QWidget:
        if self.content is None:
            return self.pick
        return self.passphrase if self.content.locked else self.choose

    def finish(self, then: Callable[[], None]) -> None:
        if self.file is None or self.content is None:
            self.wrong(M_("first run", "Choose the file first."))
            self.pick.setFocus()
        elif self.content.locked and not (self.passphrase.text or self.recovery.text.strip()):
            self.wrong(M_("backup", "Type the passphrase or the recovery key."))
            self.passphrase.setFocus()
        else:
            self.put_into(self.place, then)

    def fail(self, error: DeskError) -> None:
        super().fail(error)
        if error.code in _KEYS:
            field = self.passphrase if error.code == _KEYS[0] else self.recovery
            field.fail(True)
            field.setFocus()

    def forget(self) -> None:
        """Keep nothing of the keys that were typed."""
        self.passphrase.clear()
        self.recovery.clear()
