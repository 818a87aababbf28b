"""The desk's calls for its passphrase lock, a part of `Desk`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job

if TYPE_CHECKING:
    from tro_desk.store import Storage
    from tro_desk.store.lock_file import Kdf


class LockFace:
    """The lock: on, off, passphrase, recovery key. `kdf` is for tests alone: a cheap one.

    A passphrase has 8 characters at the least, counted as Unicode NFKC; there is no other rule.
    Each call that takes one needs a second or more, on purpose.
    """

    _storage: Storage

    @property
    def sealed(self) -> bool:
        """Whether the desk is encrypted on the disk."""
        return self._storage.keys is not None

    @property
    def has_recovery_key(self) -> bool:
        """Whether a recovery key was told to anybody. Not where locking was cut off by a stop of
        the computer and finished by the next opening: then `new_recovery_key` makes one."""
        from tro_desk.store.locking import has_recovery_key

        return self.sealed and has_recovery_key(self._storage)

    def lock(self, passphrase: str, job: Job = UNWATCHED, kdf: Kdf | None = None) -> str:
        """Encrypt the whole desk in place; the recovery key, which is told this once.

        The desk stays open and usable afterwards; other calls wait meanwhile. Cancelling takes
        everything back. Raises Cancelled, `short_passphrase` (count), `already_locked`,
        `desk_in_use` (folder: another window or program has it open), `backup_running`,
        `disk_full`, `desk_busy`, `desk_unwritable`, `desk_damaged` (folder), `sample_not_locked`.
        """
        from tro_desk.desk.sample_desk import is_sample

        if is_sample(self._storage.folder):  # it can be removed at any time, also without a word
            raise DeskError("sample_not_locked")
        from tro_desk.store.locking import lock

        return lock(self._storage, passphrase, job, kdf)

    def unlock_for_good(
        self, passphrase: str, job: Job = UNWATCHED, *, set_aside: bool = False
    ) -> None:
        """Decrypt the whole desk in place. Raises as `lock`, `wrong_passphrase`, `not_locked`, and
        `sealed_harmed` (names) where encrypted files do not open whole: nothing is changed then.

        With `set_aside` these are kept as they are, with the lock that opens the rest of them, in
        the folder `set-aside` of the desk; what of them can be read takes their place.
        """
        from tro_desk.store.locking import unlock

        unlock(self._storage, passphrase, job, set_aside)

    def change_passphrase(self, old: str, new: str, kdf: Kdf | None = None) -> None:
        """Another passphrase; recovery key and files stay as they are. Older backups keep theirs.

        Raises `wrong_passphrase`, `short_passphrase` (count), `not_locked`, `desk_unwritable`.
        """
        from tro_desk.store.locking import change_passphrase

        change_passphrase(self._storage, old, new, kdf)

    def set_passphrase_by_recovery(self, recovery: str, new: str, kdf: Kdf | None = None) -> None:
        """Another passphrase for who has forgotten it.

        Raises `wrong_recovery_key`, `recovery_key_length` (found, wanted), `recovery_key_mistyped`
        (group, text), `short_passphrase` (count), `not_locked`, `desk_unwritable`.
        """
        from tro_desk.store.locking import set_passphrase

        set_passphrase(self._storage, recovery, new, kdf)

    def new_recovery_key(self, passphrase: str) -> str:
        """Another recovery key, told this once; the old one opens nothing any more.

        Raises `wrong_passphrase`, `not_locked`, `desk_unwritable`.
        """
        from tro_desk.store.locking import new_recovery_key

        return new_recovery_key(self._storage, passphrase)

    def keep_typed(self, text: str) -> None:
        """Keep what stands unsaved in open forms while the desk is locked; "" forgets it.

        Sealed beside the database. Raises `not_locked` where the desk has no passphrase,
        `disk_full`, `desk_unwritable` (folder).
        """
        from tro_desk.store import typed
        from tro_desk.store.backup_files import told_of

        keys = self._storage.keys
        if keys is None:
            raise DeskError("not_locked")
        with told_of(self._storage.folder, "desk"):
            typed.keep(self._storage.folder, keys, text)

    def typed(self) -> str:
        """What `keep_typed` kept, "" for nothing."""
        from tro_desk.store import typed

        keys = self._storage.keys
        return "" if keys is None else typed.kept(self._storage.folder, keys)

    def open_backups(self) -> tuple[Path, ...]:
        """Backups of this desk in other folders that are not encrypted, newest first.

        Those in the desk's own folder are sealed when it is locked; these stay as they are, and
        whoever finds one can read it.
        """
        from tro_desk.desk.back_up import open_backups

        return open_backups(self._storage)
