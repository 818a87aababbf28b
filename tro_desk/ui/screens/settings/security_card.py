"""Settings: the passphrase of the desk, the recovery sheet, and when it is locked by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from tro_desk.base.messages import M_, Message
from tro_desk.l10n import Translator
from tro_desk.ui.context import Ui
from tro_desk.ui.lock.forms import ChangePassphrase, LockForm, NewSheet, SetPassphrase, TurnOff
from tro_desk.ui.lock.keeper import CHOICES
from tro_desk.ui.lock.recovery_sheet import RecoverySheet
from tro_desk.ui.widgets.buttons import link_button, plain_button, segmented
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.flow import Flow
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.text import breakable, label

if TYPE_CHECKING:
    from collections.abc import Callable

_TOLD = 4
"""Backups without encryption that are named one by one."""


class SecurityCard(Card):
    """Shows how the desk is kept, and what can be done about it; `keep` saves the settings."""

    def __init__(self, ui: Ui, keep: Callable[[], None]) -> None:
        super().__init__(20, 8)
        self._ui, self._keep = ui, keep
        self._plain: tuple[Path, ...] = ()
        self._sealed = self._has_key = False
        self.dialog: QDialog | None = None
        self.box.addWidget(label(ui, M_("lock", "Security"), "bodyStrong", wrap=True))
        self.state = label(ui, self._state_words, "small", "text2", wrap=True)
        self.box.addWidget(self.state)
        self.strip = MessageStrip(ui)
        self.box.addWidget(self.strip)
        self.set = plain_button(ui, M_("lock", "Set a passphrase"), self.set_passphrase, "lock")
        self.change = plain_button(
            ui,
            M_("lock", "Change the passphrase"),
            lambda: self._open(ChangePassphrase, self._changed),
        )
        self.sheet = plain_button(
            ui, M_("lock", "New recovery sheet"), lambda: self._open(NewSheet, self._show_sheet)
        )
        self.lock_now = plain_button(ui, M_("lock", "Lock now"), lambda: ui.lock(), "lock")
        self.off = link_button(
            ui, M_("lock", "Turn the passphrase off"), lambda: self._open(TurnOff, self._turned_off)
        )
        row = Flow()
        for button in (self.set, self.lock_now, self.change, self.sheet, self.off):
            row.addWidget(button)
        self.box.addLayout(row)
        self.box.addWidget(self._times())
        self.plain = label(ui, self._plain_words, "small", "text2", wrap=True)
        self.box.addWidget(self.plain)
        self._show()

    def _times(self) -> QWidget:
        ui = self._ui
        self.times = QWidget()
        column = QVBoxLayout(self.times)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        words = M_(
            "lock",
            "Lock by itself when there was no key and no click for so long. It also locks when the "
            "computer has slept.",
        )
        column.addWidget(label(ui, words, "small", "text2", wrap=True))
        options = [(str(one), _minutes(one)) for one in CHOICES]
        self.after = segmented(ui, options, ui.settings.choices.lock_after)
        self.after.chosen.connect(self._after)
        column.addWidget(self.after)
        return self.times

    def reload(self) -> None:
        """Read how the desk is kept."""
        desk = self._ui.desk

        def read(_job: object) -> tuple[bool, bool, tuple[Path, ...]]:
            sealed = desk.sealed
            return sealed, desk.has_recovery_key, desk.open_backups() if sealed else ()

        def show(found: tuple[bool, bool, tuple[Path, ...]]) -> None:
            self._sealed, self._has_key, self._plain = found
            self._show()

        self._ui.jobs.run(read, show, owner=self)

    def _show(self) -> None:
        self.after.choose(self._ui.settings.choices.lock_after)
        self.set.setVisible(not self._sealed)
        for part in (self.lock_now, self.change, self.sheet, self.off, self.times):
            part.setVisible(self._sealed)
        words = self._ui.translator
        self.state.setText(self._state_words(words))
        self.plain.setText(self._plain_words(words))
        self.plain.setVisible(bool(self._plain))

    # what is done

    def set_passphrase(self) -> None:
        """Open the form that encrypts the desk."""
        self._open(SetPassphrase, self._locked_up)

    def _open(
        self,
        form: Callable[[Ui, Callable[..., None], QWidget], LockForm],
        done: Callable[..., None],
    ) -> None:
        if self.dialog is None:
            self.strip.clear()
            self._show_dialog(form(self._ui, done, self))

    def _show_dialog(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._closed(dialog))
        dialog.open()

    def _closed(self, dialog: QObject) -> None:
        if self.dialog is dialog:
            self.dialog = None

    def _locked_up(self, key: str) -> None:
        self._show_sheet(key)
        self._ui.lock_changed()

    def _show_sheet(self, key: str) -> None:
        sheet = RecoverySheet(self._ui, key, self)
        sheet.accepted.connect(
            lambda: self.strip.say(M_("lock", "The recovery sheet is right. Keep it safe."))
        )
        self.reload()
        self._show_dialog(sheet)

    def _changed(self) -> None:
        self.strip.say(M_("lock", "The passphrase was changed."))
        self.reload()

    def _turned_off(self) -> None:
        self.strip.say(M_("lock", "The desk is decrypted. No passphrase is asked for any more."))
        self.reload()
        self._ui.lock_changed()

    def _after(self, minutes: str) -> None:
        self._ui.settings.choices.lock_after = minutes
        self._keep()

    # words

    def _state_words(self, t: Translator) -> str:
        if not self._sealed:
            return t.say(
                "lock",
                "The desk is not encrypted: whoever has this computer or its drive can read it.",
            )
        text = t.say(
            "lock",
            "The desk is encrypted with a passphrase, its database and every original. What was "
            "deleted before may still be recoverable from an SSD.",
        )
        if not self._has_key:
            text += "\n" + t.say(
                "lock",
                "There is no recovery sheet. Make one: a forgotten passphrase cannot be replaced "
                "without it.",
            )
        return text

    def _plain_words(self, t: Translator) -> str:
        lines = [
            t.plural(
                "lock",
                "{count} backup in another folder is not encrypted. Delete it when you need it no "
                "more:",
                "{count} backups in other folders are not encrypted. Delete them when you need "
                "them no more:",
                len(self._plain),
            )
        ]
        lines += [breakable(str(path)) for path in self._plain[:_TOLD]]
        if (more := len(self._plain) - _TOLD) > 0:
            lines.append(t.plural("lock", "and {count} more", "and {count} more", more))
        return "\n".join(lines)


def _minutes(count: int) -> Message:
    if not count:
        return M_("lock", "Never")
    return M_("lock", "{count} min", count=count)
