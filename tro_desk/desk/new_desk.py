"""Makes the seller's desk at the first start: all of it, or nothing."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.desk.folder import is_settings
from tro_desk.desk.known_desks import make_home

if TYPE_CHECKING:
    from tro_desk.desk.desk import Desk
    from tro_desk.domain.backup import BackupContent, Restored
    from tro_desk.store.lock_file import Kdf


def create_desk(
    place: Path,
    passphrase: str = "",
    backups: Path | None = None,
    job: Job = UNWATCHED,
    kdf: Kdf | None = None,
) -> tuple[Desk, str]:
    """A new desk in a folder that is new or empty, open, and its recovery key ("" without lock).

    From then on it opens where none is named. Raises as `open_desk`, `Desk.lock` and
    `Desk.choose_backup_folder`, and Cancelled; the folder is then as it was before. `kdf` is for
    tests alone.
    """
    from tro_desk.desk.open import open_desk

    before = frozenset(path.name for path in place.iterdir()) if place.is_dir() else None
    if not all(is_settings(name) for name in before or ()):
        raise DeskError("place_taken", folder=str(place))
    job.check()
    desk: Desk | None = None
    try:
        desk = open_desk(place)
        if backups is not None:
            desk.choose_backup_folder(backups)
        key = desk.lock(passphrase, job, kdf) if passphrase else ""
        job.check()
    except BaseException:
        if desk is not None:
            desk.close()
        _unmake(place, before)
        raise
    make_home(place)
    return desk, key


def restore_first(
    path: Path,
    place: Path,
    job: Job = UNWATCHED,
    passphrase: str | None = None,
    recovery: str | None = None,
) -> Restored:
    """Restore a desk that was saved, where there is none yet; it then opens where none is named.

    Raises as `Desk.restore_backup`; nothing is there then that was not there before.
    """
    from tro_desk.base.clock import SystemClock
    from tro_desk.desk.back_up import restore

    done = restore(path, place, SystemClock().now(), job, None, passphrase, recovery)
    make_home(done.folder)
    return done


def told_by(path: Path) -> BackupContent:
    """What a saved desk says of itself; its files are not read yet.

    Raises DeskError `backup_missing`, `backup_damaged`, `backup_foreign`, `backup_newer` (name).
    """
    from tro_desk.store.archive import Archive

    with Archive(path) as archive:
        return archive.content


def _unmake(place: Path, before: frozenset[str] | None) -> None:
    """Take back what was made in the folder; None: it was not there itself."""
    from tro_desk.store.backup_files import clear

    with contextlib.suppress(OSError):
        for path in list(place.iterdir()):
            if path.name in (before or ()):
                continue
            if path.is_dir() and not path.is_symlink():
                clear(path)
            else:
                path.unlink()
        if before is None:
            place.rmdir()
