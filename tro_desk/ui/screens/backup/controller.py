"""Backs up, checks and restores in the background; one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.domain.backup import BackupContent, BackupState, DeskCheck, MadeBackup, Restored
from tro_desk.ui.context import Ui

if TYPE_CHECKING:
    from tro_desk.ui.jobs import Handle

T = TypeVar("T")
Failed = Callable[[DeskError], None]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Tried:
    """A backup that was read to its end, beside what the desk holds now."""

    content: BackupContent
    now: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a backup of a locked desk: its passphrase or its recovery key of that time."""

    passphrase: str | None = None
    recovery: str | None = None


NO_KEY: Final = Key()


class BackupController:
    """What the page asks of the desk."""

    def __init__(self, ui: Ui, owner: QObject) -> None:
        self._ui, self._owner = ui, owner
        self._running: Handle | None = None

    @property
    def busy(self) -> bool:
        """Whether something runs that can be stopped."""
        return self._running is not None and self._running.running

    def stop(self) -> None:
        """Ask what runs to stop; it then fails with `Cancelled`."""
        if self._running is not None:
            self._running.cancel()

    def read(self, done: Callable[[BackupState], None]) -> None:
        """Where backups go, and which there are."""
        desk = self._ui.desk
        self._ui.jobs.run(lambda _job: desk.backups(), done, owner=self._owner)

    def back_up(
        self, done: Callable[[MadeBackup], None], failed: Failed, progress: Progress
    ) -> None:
        """Make a backup now."""
        desk = self._ui.desk
        self._run(lambda job: desk.back_up(job), done, failed, progress)

    def save_as(
        self, out: Path, done: Callable[[MadeBackup], None], failed: Failed, progress: Progress
    ) -> None:
        """Save the whole desk as one file."""
        desk = self._ui.desk
        self._run(lambda job: desk.back_up(job, out=out), done, failed, progress)

    def choose(self, folder: Path | None, done: Callable[[None], None], failed: Failed) -> None:
        """Where backups go from now on."""
        desk = self._ui.desk
        self._ui.jobs.run(
            lambda _job: desk.choose_backup_folder(folder), done, failed, owner=self._owner
        )

    def remind(self, days: int) -> None:
        """After how many days without a backup to say so."""
        desk = self._ui.desk
        self._ui.jobs.run(
            lambda _job: desk.remind_of_backup(days), lambda _none: None, owner=self._owner
        )

    def rotate_again(self, done: Callable[[None], None]) -> None:
        """Let older backups be removed again."""
        desk = self._ui.desk
        self._ui.jobs.run(lambda _job: desk.pause_rotation(False), done, owner=self._owner)

    def examine(
        self,
        path: Path,
        done: Callable[[BackupContent], None],
        failed: Failed,
        progress: Progress,
    ) -> None:
        """Read a backup to its end and open what is in it."""
        desk = self._ui.desk
        self._run(lambda job: desk.examine_backup(path, job), done, failed, progress)

    def try_out(
        self,
        path: Path,
        key: Key,
        done: Callable[[Tried], None],
        failed: Failed,
        progress: Progress,
    ) -> None:
        """As `examine`, beside what the desk holds: before a backup is restored."""
        desk = self._ui.desk

        def work(job: Job) -> Tried:
            content = desk.examine_backup(path, job, key.passphrase, key.recovery)
            return Tried(content, desk.holdings(job))

        self._run(work, done, failed, progress)

    def restore(
        self,
        path: Path,
        into: Path,
        key: Key,
        done: Callable[[Restored], None],
        failed: Failed,
        progress: Progress,
    ) -> None:
        """Restore a backup into a new folder."""
        desk = self._ui.desk

        def work(job: Job) -> Restored:
            return desk.restore_backup(path, into, job, key.passphrase, key.recovery)

        self._run(work, done, failed, progress)

    def check(self, done: Callable[[DeskCheck], None], failed: Failed, progress: Progress) -> None:
        """Examine the desk."""
        desk = self._ui.desk
        self._run(lambda job: desk.check(job), done, failed, progress)

    def _run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Failed,
        progress: Progress,
    ) -> None:
        self._running = self._ui.jobs.run(work, done, failed, progress, owner=self._owner)
