"""The desk's calls for backups and for the examination of itself, a part of `Desk`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.clock import Clock
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.backup import BackupContent, BackupState, DeskCheck, MadeBackup, Restored

if TYPE_CHECKING:
    from tro_desk.store import Storage


class BackupFace:
    """Backups, restoring, examining; see `desk.back_up`."""

    _storage: Storage
    clock: Clock

    def backups(self) -> BackupState:
        """Where backups go, the last good one, those that are kept, what is wrong."""
        from tro_desk.desk.back_up import state_of

        return state_of(self._storage, self.clock.now())

    def last_backup(self) -> datetime | None:
        """When the last good backup was made (UTC); None where there was none."""
        from tro_desk.desk.back_up import last_backup

        return last_backup(self._storage)

    def holdings(self, job: Job = UNWATCHED) -> Mapping[str, int]:
        """Rows by table, as a backup counts them. Raises Cancelled."""
        from tro_desk.desk.back_up import holdings

        return holdings(self._storage, job)

    def back_up(
        self, job: Job = UNWATCHED, out: Path | None = None, to: Path | None = None
    ) -> MadeBackup:
        """Make a backup now: as the file `out`, else in the folder `to`, else in the chosen one.

        It is opened again and examined before it gets its name. Raises Cancelled,
        `backup_folder_missing`, `backup_folder_full`, `backup_folder_unwritable`,
        `backup_folder_limit` (folder), `backup_running`, `backup_failed` (path),
        `backup_inside_desk` (folder); every older backup is still there then.
        """
        from tro_desk.desk.back_up import back_up

        return back_up(self._storage, self.clock.now(), job, out, to)

    def back_up_if_due(self, job: Job = UNWATCHED, *, closing: bool = False) -> MadeBackup | None:
        """The automatic backup; None where there is nothing to do (see `desk.back_up`)."""
        from tro_desk.desk.back_up import back_up_if_due

        return back_up_if_due(self._storage, self.clock, job, closing=closing)

    def choose_backup_folder(self, folder: Path | None) -> None:
        """Where backups go from now on; None: into the desk's own folder.

        Raises `backup_folder_missing`, `backup_folder_unwritable` (folder).
        """
        from tro_desk.desk.back_up import choose_folder

        choose_folder(self._storage, folder)

    def remind_of_backup(self, days: int) -> None:
        """After how many days without a backup to say so (`domain.backup.REMIND_DAYS`)."""
        from tro_desk.desk.back_up import choose_reminder

        choose_reminder(self._storage, days)

    def pause_rotation(self, paused: bool) -> None:
        """Whether all older backups are kept."""
        from tro_desk.desk.back_up import pause_rotation

        pause_rotation(self._storage, paused)

    def examine_backup(
        self,
        path: Path,
        job: Job = UNWATCHED,
        passphrase: str | None = None,
        recovery: str | None = None,
    ) -> BackupContent:
        """Read a backup to its end and open what is in it.

        A backup of a locked desk with other keys than this one's needs the passphrase, or the
        recovery key, that it had then; the recovery key may raise as `open_desk`. Raises
        Cancelled, `backup_missing`, `backup_damaged`, `backup_foreign`, `backup_newer`,
        `backup_locked` (name: give its passphrase), `backup_sealed` (name: it was sealed inside a
        desk that was locked, and this is not that desk), `wrong_passphrase`.
        """
        from tro_desk.desk.back_up import examine

        return examine(self._storage, self.clock.now(), path, job, passphrase, recovery)

    def restore_backup(
        self,
        path: Path,
        into: Path,
        job: Job = UNWATCHED,
        passphrase: str | None = None,
        recovery: str | None = None,
    ) -> Restored:
        """Restore a backup as another desk, into a folder that is new or empty; this one stays.

        A backup that is locked becomes a locked desk (`content.locked`); one that is not becomes a
        desk that is not locked, whatever this one is. `passphrase` and `recovery` as
        `examine_backup`; the recovery key may raise as `open_desk`.
        From then on no older backup of this desk is removed, until that is wished again. Raises as
        `examine_backup`, and `restore_not_empty`, `restore_inside_desk`, `restore_running`,
        `restore_folder_missing`, `restore_folder_full`, `restore_folder_unwritable`,
        `restore_folder_limit` (folder), `restore_differs` (name).
        """
        from tro_desk.desk.back_up import restore

        now = self.clock.now()
        return restore(path, into, now, job, self._storage, passphrase, recovery)

    def check(self, job: Job = UNWATCHED) -> DeskCheck:
        """Examine the whole desk: database, every file against its row. Raises Cancelled."""
        from tro_desk.desk.back_up import check

        return check(self._storage, self.clock.now(), job)

    def check_if_due(self, job: Job = UNWATCHED) -> DeskCheck | None:
        """Examine the desk where that was not done for a week; None where it was."""
        from tro_desk.desk.back_up import check_if_due

        return check_if_due(self._storage, self.clock, job)
