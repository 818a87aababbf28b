"""Asks for what opens a backup of a locked desk: its passphrase, or the key of its sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.ui.context import Ui
from tro_desk.ui.lock.field import PassphraseField
from tro_desk.ui.screens.backup.controller import Key
from tro_desk.ui.widgets.form import FormDialog

KEY_ERRORS: Final = frozenset(
    {
        *("backup_locked", "wrong_passphrase"),
        *("wrong_recovery_key", "recovery_key_length", "recovery_key_mistyped"),
    }
)
"""What a backup answers that needs a key, or another one."""


class BackupKeyDialog(FormDialog):
    """`done` gets what was typed, once; it is kept nowhere."""

    def __init__(
        self,
        ui: Ui,
        name: str,
        done: Callable[[Key], None],
        parent: QWidget,
        error: DeskError | None = None,
    ) -> None:
        """`error` tells what was wrong with the key that was typed before."""
        title = M_("backup", "A locked desk")
        super().__init__(ui, title, (M_("backup", "Open the file"), self._give), parent)
        self._done = done
        self.note(
            M_(
                "backup",
                "{name} is of a desk with a passphrase. Type the passphrase that it had when the "
                "file was made, or the key of its recovery sheet.",
                name=name,
            )
        )
        self.passphrase = self._field(M_("backup", "Passphrase of that time"), hidden=True)
        self.recovery = self._field(M_("backup", "Or the recovery key"), hidden=False)
        self.end(self.passphrase)
        if error is not None:
            self.fail(error)
            self.fit_height()

    def _field(self, name: Message, *, hidden: bool) -> PassphraseField:
        field = PassphraseField(self._ui, name, hidden=hidden)
        field.edited.connect(self.strip.clear)
        self.add(name, field, named=False)
        return field

    def _give(self) -> None:
        passphrase, recovery = self.passphrase.text, self.recovery.text.strip()
        if not passphrase and not recovery:
            self.strip.say(M_("backup", "Type the passphrase or the recovery key."), "error")
            self.fit_height()
            return
        key = Key(passphrase) if passphrase else Key(recovery=recovery)
        self.passphrase.clear()
        self.recovery.clear()
        self.accept()
        self._done(key)
