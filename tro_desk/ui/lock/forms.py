"""The forms of the lock: set a passphrase, change it, and those that ask for it once more.

Each works in the background and says below its fields what is wrong; a form is not closed while
files are being converted, but stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QCheckBox, QWidget

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import M_, Message
from tro_desk.domain.lock import SHORTEST_PASSPHRASE
from tro_desk.ui.context import Ui
from tro_desk.ui.lock.field import PassphraseField
from tro_desk.ui.lock.words import DIFFERENT, long_enough, too_short
from tro_desk.ui.widgets.form import FormDialog
from tro_desk.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from tro_desk.ui.jobs import Handle

T = TypeVar("T")

NEW = M_("lock", "New passphrase, {count} characters or more", count=SHORTEST_PASSPHRASE)
AGAIN = M_("lock", "New passphrase once more")
_ASIDE = M_("lock", "Keep the damaged files aside, still encrypted, and decrypt the rest")


class LockForm(FormDialog):
    """Passphrase fields over a progress strip; `work` runs once they are right."""

    def __init__(
        self, ui: Ui, title: Message, press: tuple[Message, Callable[[], object]], parent: QWidget
    ) -> None:
        super().__init__(ui, title, press, parent)
        self.fields: list[PassphraseField] = []
        self._running: Handle | None = None
        self.progress = ProgressStrip(ui)
        self.progress.cancelled.connect(self._stop)

    def ask(self, name: Message) -> PassphraseField:
        """One more passphrase field."""
        field = PassphraseField(self._ui, name)
        field.edited.connect(self.strip.clear)
        self.add(name, field, named=False)
        self.fields.append(field)
        return field

    def finish(self) -> None:
        """Close the form with its buttons."""
        self._box.addWidget(self.progress)
        self.end(self.fields[0])

    def new_is_right(self, new: PassphraseField, again: PassphraseField) -> bool:
        """Whether a new passphrase may be taken; what is wrong is said."""
        if not long_enough(new.text):
            self.strip.show_text(too_short, "error")
            wrong = new
        elif new.text != again.text:
            self.strip.show_text(lambda t: t.render(DIFFERENT), "error")
            wrong = again
        else:
            return True
        wrong.fail(True)
        wrong.setFocus()
        self.fit_height()
        return False

    def run(
        self,
        doing: Message,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        *,
        counted: bool = False,
    ) -> None:
        """Work in the background; `counted` where it tells how far it is and can be stopped."""
        self.strip.clear()
        self._enable(False)
        self.progress.start(doing)
        self.progress.stop.setVisible(counted)

        def ended(result: T) -> None:
            self._ended()
            for field in self.fields:
                field.clear()
            done(result)

        def failed(error: DeskError) -> None:
            self._ended()
            if isinstance(error, Cancelled):
                self.strip.say(M_("lock", "Stopped. Everything is as it was before."))
            else:
                self.fail(error)
                if error.code == "wrong_passphrase":
                    self.fields[0].clear()
                    self.fields[0].fail(True)
            self.fields[0].setFocus()
            self.fit_height()

        def told(count: int, total: int) -> None:
            self.progress.progress(doing, count, total)

        self._running = self._ui.jobs.run(
            work, ended, failed, told if counted else None, owner=self
        )

    def reject(self) -> None:
        """Leave the form; while it works, stop that instead."""
        if self._running is not None:
            self._stop()
        else:
            super().reject()

    def _stop(self) -> None:
        if self._running is not None:
            self.progress.stop.setEnabled(False)
            self._running.cancel()

    def _ended(self) -> None:
        self._running = None
        self.progress.finish()
        self._enable(True)

    def _enable(self, enabled: bool) -> None:
        self.keep.setEnabled(enabled)
        for field in self.fields:
            field.set_enabled(enabled)


class SetPassphrase(LockForm):
    """Encrypts the desk; `done` gets the recovery key, which is told this once. `kdf` is for tests
    alone."""

    def __init__(
        self, ui: Ui, done: Callable[[str], None], parent: QWidget, kdf: Any = None
    ) -> None:
        title = M_("lock", "Set a passphrase")
        super().__init__(ui, title, (M_("lock", "Encrypt the desk"), self._set), parent)
        self._done, self._kdf = done, kdf
        self.note(
            M_(
                "lock",
                "The database and every original are encrypted on this computer. The passphrase is "
                "asked for each time the desk is opened. You then get a recovery sheet to print.",
            )
        )
        self.note(
            M_(
                "lock",
                "If both the passphrase and the recovery sheet are lost, nobody can open the desk "
                "again: not you, not your lawyer, not the makers of this program.",
            )
        )
        self.new = self.ask(NEW)
        self.again = self.ask(AGAIN)
        self.note(
            M_(
                "lock",
                "Files that were not encrypted are deleted. On an SSD what was deleted can "
                "sometimes be recovered; only encrypting the whole drive as well helps against "
                "that. Backups in other folders stay as they are.",
            )
        )
        self.finish()

    def _set(self) -> None:
        if not self.new_is_right(self.new, self.again):
            return
        desk, passphrase, kdf = self._ui.desk, self.new.text, self._kdf

        def done(key: str) -> None:
            self.accept()
            self._done(key)

        doing = M_("lock", "Encrypting the desk")
        self.run(doing, lambda job: desk.lock(passphrase, job, kdf), done, counted=True)


class ChangePassphrase(LockForm):
    """Another passphrase; the recovery key stays."""

    def __init__(self, ui: Ui, done: Callable[[], None], parent: QWidget, kdf: Any = None) -> None:
        title = M_("lock", "Change the passphrase")
        super().__init__(ui, title, (M_("lock", "Change the passphrase"), self._change), parent)
        self._done, self._kdf = done, kdf
        self.old = self.ask(M_("lock", "Passphrase until now"))
        self.new = self.ask(NEW)
        self.again = self.ask(AGAIN)
        self.note(
            M_(
                "lock",
                "The recovery sheet stays good. Backups that were made before open with the "
                "passphrase of that time.",
            )
        )
        self.finish()

    def _change(self) -> None:
        if not self.new_is_right(self.new, self.again):
            return
        desk, old, new, kdf = self._ui.desk, self.old.text, self.new.text, self._kdf

        def done(_none: None) -> None:
            self.accept()
            self._done()

        doing = M_("lock", "Changing the passphrase")
        self.run(doing, lambda _job: desk.change_passphrase(old, new, kdf), done)


class NewSheet(LockForm):
    """Another recovery key; `done` gets it."""

    def __init__(self, ui: Ui, done: Callable[[str], None], parent: QWidget) -> None:
        title = M_("lock", "Make a new recovery sheet")
        super().__init__(ui, title, (M_("lock", "Make a new sheet"), self._make), parent)
        self._done = done
        self.note(
            M_(
                "lock",
                "The old sheet opens this desk no more. Older backups still open with the sheet "
                "of their time: keep it, or destroy it together with them.",
            )
        )
        self.passphrase = self.ask(M_("lock", "Passphrase"))
        self.finish()

    def _make(self) -> None:
        desk, passphrase = self._ui.desk, self.passphrase.text

        def done(key: str) -> None:
            self.accept()
            self._done(key)

        doing = M_("lock", "Making a new recovery key")
        self.run(doing, lambda _job: desk.new_recovery_key(passphrase), done)


class TurnOff(LockForm):
    """Decrypts the desk for good."""

    def __init__(self, ui: Ui, done: Callable[[], None], parent: QWidget) -> None:
        title = M_("lock", "Turn the passphrase off")
        super().__init__(ui, title, (M_("lock", "Decrypt the desk"), self._turn_off), parent)
        self._done = done
        self.note(
            M_(
                "lock",
                "Whoever has this computer or its drive can then read the desk. Backups that were "
                "made before stay encrypted and open with the passphrase of their time.",
            )
        )
        self.passphrase = self.ask(M_("lock", "Passphrase"))
        self.aside = QCheckBox()
        ui.language.bind(self.aside, lambda t: self.aside.setText(t.render(_ASIDE)))
        self.aside.hide()
        self._box.addWidget(self.aside)
        self.finish()

    def fail(self, error: DeskError) -> None:
        """Say it, and let damaged files be set aside where they are what is in the way."""
        super().fail(error)
        self.aside.setVisible(self.aside.isVisible() or error.code == "sealed_harmed")

    def _turn_off(self) -> None:
        desk, passphrase = self._ui.desk, self.passphrase.text
        aside = self.aside.isVisible() and self.aside.isChecked()

        def done(_none: None) -> None:
            self.accept()
            self._done()

        doing = M_("lock", "Decrypting the desk")

        def work(job: Job) -> None:
            desk.unlock_for_good(passphrase, job, set_aside=aside)

        self.run(doing, work, done, counted=True)
