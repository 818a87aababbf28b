"""Backup: the last good one, one more now, where they go, which are kept, and what is in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.messages import M_, Message
from tro_desk.domain.backup import BackupContent, BackupState, DeskCheck, MadeBackup, Restored
from tro_desk.domain.suffixes import DESK_FILE
from tro_desk.l10n import Translator
from tro_desk.l10n.backup import (
    check_sentence,
    counts_sentence,
    problem_sentence,
    restored_sentence,
)
from tro_desk.ui.context import Ui
from tro_desk.ui.desks.opening import open_beside
from tro_desk.ui.file_dialogs import ask_file_in, ask_folder
from tro_desk.ui.screens.backup.cards import KeptCard, LastCard, PlaceCard, WarningsCard
from tro_desk.ui.screens.backup.controller import NO_KEY, BackupController, Key, Tried
from tro_desk.ui.screens.backup.key_dialog import KEY_ERRORS, BackupKeyDialog
from tro_desk.ui.screens.backup.move_card import MoveCard
from tro_desk.ui.screens.backup.restore_dialog import RestoreDialog
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.card import Card
from tro_desk.ui.widgets.file_drops import FileDrops
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.progress_strip import ProgressStrip
from tro_desk.ui.widgets.text import label

PATTERNS: Final = f"*.zip *{DESK_FILE} *.zip.sealed"
_WIDEST: Final = 760
_TOLD: Final = 50
"""Problems that are told one by one."""


class BackupView(FileDrops, QWidget):
    """One column; what runs and what came of it stands below the first card."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._controller = BackupController(ui, self)
        self.setAcceptDrops(True)
        self._state: BackupState | None = None
        self._dialog: RestoreDialog | None = None
        self.key_dialog: BackupKeyDialog | None = None
        self._page = Page(ui)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._page)
        self.last = LastCard(ui, self.back_up)
        self.progress = ProgressStrip(ui)
        self.progress.cancelled.connect(self._controller.stop)
        self.strip = MessageStrip(ui)
        self.warnings = WarningsCard(ui, self._rotate_again)
        self.place = PlaceCard(ui, self._choose_folder, self._own_folder, self._controller.remind)
        self.kept = KeptCard(ui, self._restore_from, self.try_out, self.examine)
        page = self._page.box
        page.addWidget(label(ui, M_("backup", "Backup"), "pageTitle"))
        for part in (self.last, self.progress, self.strip, self.warnings, self.place, self.kept):
            self._add(part)
        self.one_file = MoveCard(ui, self.save_as)
        self._add(self.one_file)
        self._add(self._check_card())
        page.addStretch(1)

    def _add(self, part: QWidget) -> None:
        part.setMaximumWidth(_WIDEST)
        row = QHBoxLayout()
        row.addWidget(part, 100)
        row.addStretch(1)
        self._page.box.addLayout(row)

    def open(self, restore: str = "", choose: bool = False, **_where: Any) -> None:
        """Show the page as things stand; `restore` is a backup that was given to be restored, with
        `choose` one is asked for."""
        self.reload()
        if choose:
            QTimer.singleShot(0, self, self._restore_from)
        if restore:
            self.try_out(Path(restore))

    def reload(self) -> None:
        """Read the folder of backups again."""
        self._controller.read(self._show)

    def set_compact(self, compact: bool) -> None:
        """The paddings of a small window."""
        self._page.set_compact(compact)

    def _show(self, state: BackupState) -> None:
        self._state = state
        now = self._ui.clock.now()
        self.last.show_state(state, now)
        self.warnings.show_state(state)
        self.place.show_state(state)
        self.kept.show_state(state, now)
        self.one_file.show_state(self._ui.desk.sealed)

    def _check_card(self) -> Card:
        ui, card = self._ui, Card(20, 8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(ui, M_("backup", "Is everything as it was saved?"), "bodyStrong"))
        about = M_(
            "backup",
            "Compares every original and every brief with its SHA-256, every row with its file, "
            "and lets the database examine itself. Once a week this happens by itself.",
        )
        words.addWidget(label(ui, about, "small", "text2", wrap=True))
        self.check_now = plain_button(ui, M_("backup", "Check the desk"), self.check, "shield")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.check_now)
        card.box.addLayout(row)
        self.found = label(ui, "", "small", wrap=True)
        self.found.hide()
        self._found: Callable[[Translator], str] = lambda _t: ""
        ui.language.bind(self.found, lambda t: self.found.setText(self._found(t)))
        card.box.addWidget(self.found)
        return card

    # what is done

    def _begin(self, doing: Message) -> bool:
        if self._controller.busy:
            return False
        self.strip.clear()
        self._doing = doing
        self.progress.start(doing)
        return True

    def _progress(self, done: int, total: int) -> None:
        self.progress.progress(self._doing, done, total)

    def _fail(self, error: DeskError) -> None:
        self.progress.finish()
        if isinstance(error, Cancelled):
            self.strip.say(M_("backup", "Stopped. Nothing was changed."))
        else:
            self.strip.fail(error)
        self.reload()

    def back_up(self) -> None:
        """Make a backup now."""
        if self._begin(M_("backup", "Backing up and checking the backup")):
            self._controller.back_up(self._made, self._fail, self._progress)

    def _made(self, made: MadeBackup) -> None:
        self.progress.finish()
        if made.problems:
            self.strip.show_text(
                lambda t: t.say(
                    "backup",
                    "Backed up, but the desk itself lacks something; no older backup was removed. "
                    "{what}",
                    what=" ".join(problem_sentence(t, one) for one in made.problems[:3]),
                ),
                "error",
                (M_("backup", "Check the desk"), self.check),
            )
        else:
            self.strip.say(M_("backup", "Backed up. The backup was opened again and is good."))
        self.reload()
        self._ui.refresh()

    def save_as(self, out: Path) -> None:
        """Save the whole desk as the one file `out`, to be moved to another computer."""
        if self._begin(M_("backup", "Saving the desk as one file and checking it")):
            self._controller.save_as(out, self._saved, self._fail, self._progress)

    def _saved(self, made: MadeBackup) -> None:
        if made.problems:
            self._made(made)
            return
        self.progress.finish()
        path = made.content.path

        def told(t: Translator) -> str:
            return t.say(
                "backup",
                "Saved as {file}; it was opened again and is good. Take it to the other computer "
                "and open it with a double click.",
                file=str(path),
            )

        self.strip.show_text(told)
        self.reload()
        self._ui.refresh()

    def examine(self, path: Path) -> None:
        """Read a kept backup to its end."""
        if self._begin(M_("backup", "Checking {name}", name=path.name)):
            self._controller.examine(path, self._examined, self._fail, self._progress)

    def _examined(self, content: BackupContent) -> None:
        self.progress.finish()
        self.strip.show_text(
            lambda t: t.say(
                "backup",
                "The backup of {when} can be restored. It holds {counts}.",
                when=t.beijing(content.made_at),
                counts=counts_sentence(t, content.counts),
            )
        )
        self.reload()

    def check(self) -> None:
        """Examine the desk."""
        if self._begin(M_("backup", "Checking the desk")):
            self._controller.check(self._checked, self._fail, self._progress)

    def _checked(self, check: DeskCheck) -> None:
        self.progress.finish()

        def told(t: Translator) -> str:
            lines = [check_sentence(t, check)]
            lines += [problem_sentence(t, one) for one in check.problems[:_TOLD]]
            if (more := len(check.problems) - _TOLD) > 0:
                lines.append(t.plural("backup", "and {count} more", "and {count} more", more))
            return "\n".join(lines)

        self._found = told
        self.found.setText(told(self._ui.translator))
        self.found.show()

    # where they go

    def _choose_folder(self) -> None:
        title = self._ui.translator.say("backup", "Folder for backups")
        if folder := ask_folder(self, title, self._state.folder if self._state else None):
            self.choose_folder(folder)

    def choose_folder(self, folder: Path | None) -> None:
        """Let backups go there from now on; None: into the desk's own folder."""
        self.strip.clear()
        self._controller.choose(folder, lambda _none: self.reload(), self.strip.fail)

    def _own_folder(self) -> None:
        self.choose_folder(None)

    def _rotate_again(self) -> None:
        self._controller.rotate_again(lambda _none: self.reload())

    # restoring

    def _restore_from(self) -> None:
        words = self._ui.translator
        path = ask_file_in(
            self,
            words.say("backup", "Choose a backup"),
            str(self._state.folder) if self._state is not None else "",
            words.say("backup", "Backups ({patterns})", patterns=PATTERNS),
        )
        if path:
            self.try_out(Path(path))

    def files_dropped(self, files: list[str]) -> None:
        self.try_out(Path(files[0]))

    def try_out(self, path: Path, key: Key = NO_KEY) -> None:
        """Read a backup to its end, then ask where it shall be restored.

        What opens a locked one (`key`) is asked for where it is needed.
        """
        if not self._begin(M_("backup", "Checking {name}", name=path.name)):
            return

        def failed(error: DeskError) -> None:
            if error.code in KEY_ERRORS:
                self.progress.finish()
                self._ask_key(path, error if key != NO_KEY else None)
            else:
                self._fail(error)

        def tried(found: Tried) -> None:
            self._tried(found, key)

        self._controller.try_out(path, key, tried, failed, self._progress)

    def _ask_key(self, path: Path, error: DeskError | None) -> None:
        self.key_dialog = BackupKeyDialog(
            self._ui, path.name, lambda key: self.try_out(path, key), self, error
        )
        self.key_dialog.open()

    def _tried(self, tried: Tried, key: Key) -> None:
        self.progress.finish()
        path = tried.content.path

        def restore(into: Path) -> None:
            self.restore(path, into, key)

        self._dialog = RestoreDialog(self._ui, tried, restore, self)
        self._dialog.open()

    @property
    def dialog(self) -> RestoreDialog | None:
        """The dialog that was opened last."""
        return self._dialog

    def restore(self, path: Path, into: Path, key: Key = NO_KEY) -> None:
        """Restore a backup into a new folder."""
        if self._begin(M_("backup", "Restoring, and trying what was restored")):
            self._controller.restore(path, into, key, self._restored, self._fail, self._progress)

    def _restored(self, done: Restored) -> None:
        self.progress.finish()

        def told(t: Translator) -> str:
            check = done.check
            assert check is not None
            return t.say(
                "backup",
                "Restored into {folder}. The backup said {said}; the restored desk has {has}. "
                "{check}",
                folder=str(done.folder),
                said=counts_sentence(t, done.content.counts),
                has=counts_sentence(t, done.counts),
                check=restored_sentence(t, check, done.sealed),
            )

        folder = done.folder
        self.strip.show_text(
            told, "info", (M_("backup", "Open that desk"), lambda: self._open(folder))
        )
        self.reload()

    def _open(self, folder: Path) -> None:
        from tro_desk.desk.known_desks import remember

        language = self._ui.language.code
        self._ui.jobs.run(
            lambda _job: remember(folder), lambda _none: open_beside(folder, language), owner=self
        )
