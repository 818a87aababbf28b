"""Backups of a desk, and what an examination of a desk or of a backup found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

REMIND_DAYS: Final = (0, 1, 3, 7, 14)
"""After how many days without a backup the seller may wish to be told; 0: never."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be.

    `code`: database_damaged · database_altered (not as the program left it) · changes_lost
    (when the program was killed) · backup_notes_damaged · link_broken (a row points to none) ·
    original_missing ·
    original_changed · brief_missing · brief_changed · record_broken · record_paper · stray_file ·
    custody_broken (detail: the first entry that does not follow) · custody_cut (detail: how many
    entries a brief printed that are there no more) · trash_broken.
    `name` is what a person knows it by (a file's own name, a table), `detail` its hash or place.
    """

    code: str
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DeskCheck:
    """The outcome of an examination of a whole desk.

    `at` is UTC; `originals` and `briefs` were compared with their hashes, `size` bytes in all.
    """

    at: datetime
    originals: int
    briefs: int
    size: int
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class BackupContent:
    """What a backup says of itself, after its shape was checked.

    `made_at` is UTC; `counts` are rows by table; `files` counts originals and briefs, `size` is in
    bytes, unpacked; `lacking` names the originals that the desk itself did not have any more.
    `locked` tells that it is encrypted: it opens with the passphrase that the desk had then.
    """

    path: Path
    made_at: datetime
    program: str
    schema: int
    files: int
    size: int
    counts: Mapping[str, int]
    lacking: tuple[str, ...] = ()
    locked: bool = False


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that was just made and opened again: `removed` older ones went in its stead.

    `problems` are originals and briefs that the desk does not have as it should: they were missing
    or changed before; nothing older was then removed.
    """

    content: BackupContent
    size: int
    problems: tuple[Problem, ...] = ()
    removed: int = 0


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup in the folder of backups. `made_at` and `checked_at` (None: not here) are UTC."""

    path: Path
    made_at: datetime
    size: int
    checked_at: datetime | None


@dataclass(frozen=True, slots=True)
class BackupState:
    """All that the page of backups shows.

    `folder` is where backups go, `chosen` whether the seller chose it, `trouble` the code of an
    error that keeps it from being used now ("" for none). `last` is the last good backup wherever
    it is, with `last_files` files; `last_problems` more were missing or changed in the desk when it
    was made; `due` whether it is older than `remind_days` (0: never say so). `folder_cloud` and
    `desk_cloud` name the service that seems to copy the folder or the desk elsewhere ("" for none).
    `paused`: no older backup is removed. `missed` is the error of the last automatic backup.
    """

    folder: Path
    chosen: bool
    trouble: str
    last: KeptBackup | None
    last_files: int
    last_problems: int
    due: bool
    remind_days: int
    kept: tuple[KeptBackup, ...]
    folder_cloud: str
    desk_cloud: str
    paused: bool
    missed: str


@dataclass(frozen=True, slots=True)
class Restored:
    """A desk that was restored: what the backup said, what the desk has, what was found in it.

    `sealed` tells that the backup was of an open desk and that the restored one is locked, with the
    passphrase of the desk in which the backup lay sealed.
    """

    folder: Path
    content: BackupContent
    counts: Mapping[str, int] = field(default_factory=dict)
    check: DeskCheck | None = None
    sealed: bool = False
