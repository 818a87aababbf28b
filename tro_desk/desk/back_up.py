"""Backups of a desk: by hand, by themselves, which are kept, and what the desk says of them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tro_desk import __version__
from tro_desk.base.clock import Clock
from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.paths import reachable
from tro_desk.desk.cloud_folders import cloud_of
from tro_desk.desk.new_place import refuse_too_long
from tro_desk.domain.backup import (
    REMIND_DAYS,
    BackupContent,
    BackupState,
    DeskCheck,
    KeptBackup,
    MadeBackup,
    Problem,
    Restored,
)
from tro_desk.domain.suffixes import DESK_FILE
from tro_desk.store import Storage, archive, backup, backup_check, backup_files
from tro_desk.store.backup_state import State, StateFile, moment

EVERY: Final = timedelta(days=1)
"""How old the last backup is when a running program makes the next one by itself."""

_PLAIN: Final = (".zip", DESK_FILE)

EXAMINE_EVERY: Final = timedelta(days=7)
"""How often the desk is examined by itself."""

_DOUBTFUL: Final = frozenset({"database_altered", "changes_lost"})
"""Problems after which an older backup may be the better one."""


def state_of(storage: Storage, now: datetime) -> BackupState:
    """All that the page of backups shows; reads folders, never a whole file."""
    state = StateFile(storage.folder).read()
    folder = _folder(storage, state)
    kept = tuple(
        replace(one, checked_at=moment(state.checked.get(one.path.name, "")))
        for one in backup.kept(folder)
    )
    made_at = moment(state.last_made_at)
    last = None
    if made_at is not None:
        path = Path(state.last_path)
        last = KeptBackup(path, made_at, state.last_size, moment(state.checked.get(path.name, "")))
    days = state.remind_days
    age = None if made_at is None else now - made_at
    return BackupState(
        folder=folder,
        chosen=bool(state.folder),
        trouble="backup_folder_missing" if _is_out(storage, state) else _trouble(folder),
        last=last,
        last_files=state.last_files,
        last_problems=state.last_problems,
        due=days > 0 and (age is None or age > timedelta(days=days)),
        remind_days=days,
        kept=kept,
        folder_cloud=cloud_of(folder),
        desk_cloud=cloud_of(storage.folder),
        paused=state.paused,
        missed=state.missed,
    )


def last_backup(storage: Storage) -> datetime | None:
    """When the last good backup was made (UTC); None where there was none."""
    return moment(StateFile(storage.folder).read().last_made_at)


def holdings(storage: Storage, job: Job) -> Mapping[str, int]:
    """Rows by table, as a backup counts them. Raises Cancelled."""
    with storage.database(job) as connection:
        return backup_files.counted(connection)


def choose_folder(storage: Storage, folder: Path | None) -> None:
    """Where backups go from now on; None: into the desk's own folder.

    Raises DeskError `backup_folder_missing`, `backup_folder_unwritable`, `backup_inside_desk`
    (folder).
    """
    if folder is not None:
        folder = folder.expanduser().absolute()
        _refuse_inside(storage, folder)
        if trouble := _trouble(folder):
            raise DeskError(trouble, folder=str(folder))
    text = "" if folder is None or folder == storage.folder / "backups" else str(folder)
    apart = bool(text) and folder is not None and not _same_disk(folder, storage.folder)
    StateFile(storage.folder).choose(
        lambda state: replace(state, folder=text, missed="", apart=apart)
    )


def choose_reminder(storage: Storage, days: int) -> None:
    """After how many days without a backup to say so. Raises `bad_value` (field, value)."""
    if days not in REMIND_DAYS:
        raise DeskError("bad_value", field="remind_days", value=str(days))
    StateFile(storage.folder).choose(lambda state: replace(state, remind_days=days))


def pause_rotation(storage: Storage, paused: bool) -> None:
    """Whether older backups are all kept."""
    StateFile(storage.folder).choose(lambda state: replace(state, paused=paused))


def back_up(
    storage: Storage, now: datetime, job: Job, out: Path | None = None, to: Path | None = None
) -> MadeBackup:
    """Make a backup: as the file `out`, else with a name of its own in the folder `to`, else in the
    folder that is chosen. Only in the folder that is chosen are older ones removed.

    Raises as `store.backup.make`.
    """
    file = StateFile(storage.folder)
    state = file.read()
    head = backup.Head(state.desk, now, __version__)
    folder = (to or _folder(storage, state)).expanduser().absolute()
    own = out is None and folder == _folder(storage, state)
    path = out.expanduser().absolute() if out is not None else backup.new_name(folder, head)
    path = reachable(path)
    _refuse_inside(storage, path.parent)
    if own and _is_out(storage, state):
        raise DeskError("backup_folder_missing", folder=str(folder))
    with storage.reading() as unit:
        change = unit.log.newest()
    with storage.filling_the_disk():
        made = backup.make(storage.folder, path, head, job, storage.keys)
    if own and _is_out(storage, state):  # since: it is on a disk that nobody would look for it on
        path.unlink(missing_ok=True)
        raise DeskError("backup_folder_missing", folder=str(folder))
    removed = 0
    if own and not state.paused and not made.problems:
        removed = backup.rotate(folder, state.desk, path, now)
    gone = set(state.checked) - {one.path.name for one in backup.kept(folder)} if own else set()
    file.change(
        lambda state: replace(
            state,
            last_path=str(path),
            last_made_at=now.isoformat(),
            last_size=made.size,
            last_files=made.content.files,
            last_problems=len(made.problems),
            last_change=change,
            checked={
                **{name: at for name, at in state.checked.items() if name not in gone},
                path.name: now.isoformat(),
            },
            missed="",
            missed_folder="",
        )
    )
    return replace(made, removed=removed)


def back_up_if_due(
    storage: Storage, clock: Clock, job: Job, *, closing: bool = False
) -> MadeBackup | None:
    """The automatic backup: when the program ends, and once a day while it runs.

    None where nothing was changed since the last one, or where it is not yet time. Where the chosen
    folder cannot be used (a USB disk that is out) it goes into the desk's own folder, and the
    error is remembered, to be told; raises only Cancelled, and DeskError where that fails too.
    """
    file = StateFile(storage.folder)
    _sweep(file)
    state = file.read()
    now = clock.now()
    with storage.reading() as unit:
        change = unit.log.newest()
    last = moment(state.last_made_at)
    if change == 0 or (change == state.last_change and not state.missed):
        return None
    if not closing and last is not None and timedelta(0) <= now - last < EVERY:
        return None
    try:
        return back_up(storage, now, job)
    except Cancelled:
        raise
    except DeskError as error:
        if error.code == "backup_running":
            return None
        made = None
        if state.folder:
            # What was not changed since the one in the own folder need not be saved again there.
            if change == state.last_change:
                return None
            made = back_up(storage, now, job, to=storage.folder / "backups")
            if not state.paused and not made.problems:
                own = storage.folder / "backups"
                removed = backup.rotate(own, state.desk, made.content.path, now)
                made = replace(made, removed=removed)
        missed, folder = error.code, str(_folder(storage, state))
        file.change(lambda state: replace(state, missed=missed, missed_folder=folder))
        if made is None:
            raise
        return made


def open_backups(storage: Storage) -> tuple[Path, ...]:
    """Backups of this desk that anybody can read: in the chosen folder, and the last one made."""
    state = StateFile(storage.folder).read()
    found = [one.path for one in backup.kept(_folder(storage, state), state.desk)]
    if state.last_path and Path(state.last_path) not in found:
        found.append(Path(state.last_path))
    return tuple(path for path in found if path.suffix in _PLAIN and not archive.is_locked(path))


def examine(
    storage: Storage,
    now: datetime,
    path: Path,
    job: Job,
    passphrase: str | None = None,
    recovery: str | None = None,
) -> BackupContent:
    """Read a backup to its end, and open what is in it. Raises as `store.backup_check.examine`."""
    keys = storage.keys
    content = backup_check.examine(storage.folder, path, job, keys, passphrase, recovery)
    StateFile(storage.folder).change(
        lambda state: replace(state, checked={**state.checked, path.name: now.isoformat()})
    )
    return content


def check(storage: Storage, now: datetime, job: Job) -> DeskCheck:
    """Examine the whole desk (see `store.verify`), also against what its briefs printed.

    What is found of an original goes into its record of custody.
    """
    from tro_desk.desk.custody import cut_ends, note_failures
    from tro_desk.store.verify import verify

    found = verify(storage, now, job)
    if not any(one.code == "database_damaged" for one in found.problems):
        found = replace(found, problems=(*found.problems, *cut_ends(storage)))
        note_failures(storage, now, found.problems)
    file = StateFile(storage.folder)
    file.change(lambda state: replace(state, examined=now.isoformat()))
    if file.aside.exists():
        noted = Problem("backup_notes_damaged", file.aside.name)
        found = replace(found, problems=(*found.problems, noted))
    doubtful = any(one.code in _DOUBTFUL for one in found.problems)
    file.change(
        lambda state: replace(state, found=len(found.problems), paused=state.paused or doubtful)
    )
    return found


def check_if_due(storage: Storage, clock: Clock, job: Job) -> DeskCheck | None:
    """Examine the desk where that was not done for a week, or where the database was not found as
    it was left and nobody was told; None else."""
    now = clock.now()
    if storage.left is not None and storage.left.is_doubtful:
        return check(storage, now, job)
    last = moment(StateFile(storage.folder).read().examined)
    if last is not None and timedelta(0) <= now - last < EXAMINE_EVERY:
        return None
    return check(storage, now, job)


def restore(
    path: Path,
    into: Path,
    now: datetime,
    job: Job,
    storage: Storage | None = None,
    passphrase: str | None = None,
    recovery: str | None = None,
) -> Restored:
    """Restore a backup into a new folder (see `store.restore`).

    `storage` is the desk that is open, if one is: nothing is restored inside of it, and its older
    backups are all kept from now on. Raises also `restore_inside_desk` (folder).
    """
    from tro_desk.store import restore as restoring

    into = into.expanduser().absolute()
    refuse_too_long(into)
    path = reachable(path)
    if storage is None:
        return restoring.restore(path, into, now, job, None, passphrase, recovery)
    here = storage.folder.resolve()
    there = into.resolve()
    if there.is_relative_to(here):
        raise DeskError("restore_inside_desk", folder=str(storage.folder))
    file = StateFile(storage.folder)
    _sweep(file)
    place = str(restoring.place_of(into))
    file.change(lambda state: replace(state, restoring=place))
    try:
        restored = restoring.restore(
            path, into, now, job, storage.keys, passphrase, recovery, storage.folder
        )
    finally:
        file.change(lambda state: replace(state, restoring=""))
    file.change(lambda state: replace(state, paused=True))
    return restored


def _refuse_inside(storage: Storage, folder: Path) -> None:
    """A backup does not lie among the desk's own files, but for the folder made for it."""
    if folder.is_relative_to(storage.folder) and folder != storage.folder / "backups":
        raise DeskError("backup_inside_desk", folder=str(storage.folder))


def _sweep(file: StateFile) -> None:
    """Clear what was left behind by a process that was stopped."""
    file.sweep()
    state = file.read()
    if state.restoring:
        from tro_desk.store.restore import sweep

        sweep(Path(state.restoring))
        file.change(lambda now: replace(now, restoring=""))


def _folder(storage: Storage, state: State) -> Path:
    return Path(state.folder) if state.folder else storage.folder / "backups"


def _is_out(storage: Storage, state: State) -> bool:
    """Whether the disk of the chosen folder is out, and an empty folder of the same name is there
    in its place: what is written there would lie on the disk of the desk itself."""
    return bool(state.folder) and state.apart and _same_disk(Path(state.folder), storage.folder)


def _same_disk(one: Path, other: Path) -> bool:
    """Whether both are on the same disk. False where that cannot be told."""
    with contextlib.suppress(OSError):
        return one.stat().st_dev == other.stat().st_dev
    return False


def _trouble(folder: Path) -> str:
    """The code of the error that a backup into this folder would end with now, "" for none."""
    with contextlib.suppress(OSError):
        if not folder.is_dir():
            return "backup_folder_missing"
        return "" if os.access(folder, os.W_OK | os.X_OK) else "backup_folder_unwritable"
    return "backup_folder_missing"
