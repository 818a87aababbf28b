"""Whether a folder is a good place for a desk, looked at before anything is written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tro_desk.base.errors import DeskError
from tro_desk.base.paths import LONGEST_DESK
from tro_desk.desk.cloud_folders import cloud_of
from tro_desk.desk.folder import NAME, is_desk, is_settings

ROOM: Final = 300 << 20
"""Bytes that a disk must have free for a new desk: papers, their pictures, and the first backups.
"""

LONGEST: Final = LONGEST_DESK
"""Characters of its path."""

MOST_BYTES: Final = 460
"""Bytes of its path on other systems: SQLite takes 512 for that of a database."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk would be: `folder` itself, or one below the folder that was named.

    `there`: a desk is there already and is opened as it is. `cloud` is the code of the service that
    seems to copy the folder elsewhere (see `cloud_folders.SERVICES`), "" for none: a warning.
    """

    folder: Path
    there: bool
    cloud: str


def place_for(named: Path, *, bare: bool = False) -> Place:
    """Where a desk would be made if this folder is named; nothing is written.

    A folder that holds anything but a desk gets a folder of its own inside; the user's own settings
    may lie beside a desk, but with `bare` (a desk is to be restored there) not even they. Raises
    DeskError `place_missing` (a disk that is out), `place_unwritable`, `place_inside_desk`,
    `place_no_folder` (folder), `place_full` (folder, free, wanted: MB), `place_too_long` (folder,
    count, most).
    """
    try:
        return _place(named.expanduser().absolute(), bare)
    except OSError as error:
        code = "place_too_long" if len(str(named)) > LONGEST else "place_unwritable"
        count = len(str(named))
        raise DeskError(code, folder=str(named), count=count, most=LONGEST) from error


def _place(folder: Path, bare: bool) -> Place:
    if folder.exists() and not folder.is_dir():
        raise DeskError("place_no_folder", folder=str(folder))
    if any(is_desk(above) for above in folder.parents):
        raise DeskError("place_inside_desk", folder=str(folder))
    there = is_desk(folder)
    if not there and not _is_empty(folder, bare):
        folder = folder / NAME
        there = is_desk(folder)
        if not there and not _is_empty(folder, bare):
            folder = _new_name(folder)
    if len(str(folder)) > LONGEST and not there:
        raise DeskError("place_too_long", folder=str(folder), count=len(str(folder)), most=LONGEST)
    _refuse_unwritable(folder)
    if not there:
        _refuse_full(folder)
    return Place(folder, there, cloud_of(folder))


def refuse_too_long(folder: Path, *, windows: bool = os.name == "nt") -> None:
    """Refuse a folder for a new desk in which not every file could be reached; one that is there
    already is opened. Raises DeskError `place_too_long`, `place_too_deep` (folder, count, most)."""
    count, most = len(str(folder)), LONGEST
    if windows and count > most and not is_desk(folder):
        raise DeskError("place_too_long", folder=str(folder), count=count, most=most)
    count, most = len(os.fsencode(folder)), MOST_BYTES
    if not windows and count > most and not is_desk(folder):
        raise DeskError("place_too_deep", folder=str(folder), count=count, most=most)


def backup_place(folder: Path, desk: Path) -> None:
    """Refuse a folder that backups of a desk in `desk` cannot go to.

    Raises DeskError `first_backup_folder_missing`, `first_backup_folder_unwritable`,
    `backup_inside_desk` (folder).
    """
    folder = folder.expanduser().absolute()
    if folder.is_relative_to(desk) and folder != desk / "backups":
        raise DeskError("backup_inside_desk", folder=str(desk))
    try:
        if not folder.is_dir():
            raise DeskError("first_backup_folder_missing", folder=str(folder))
        if not os.access(folder, os.W_OK | os.X_OK) or _read_only(folder):
            raise DeskError("first_backup_folder_unwritable", folder=str(folder))
    except OSError as error:
        raise DeskError("first_backup_folder_missing", folder=str(folder)) from error


def _is_empty(folder: Path, bare: bool) -> bool:
    """Whether nothing is in it, or it is not there. Raises DeskError `place_unwritable`."""
    try:
        return not any(bare or not is_settings(path.name) for path in folder.iterdir())
    except FileNotFoundError:
        return True
    except OSError as error:
        raise DeskError("place_unwritable", folder=str(folder)) from error


def _new_name(folder: Path) -> Path:
    number = 2
    while (path := folder.with_name(f"{folder.name} {number}")).exists():
        number += 1
    return path


def _existing(folder: Path) -> Iterator[Path]:
    """The folder and those above it that are there, from the inside out."""
    for one in (folder, *folder.parents):
        if one.is_dir():
            yield one


def _refuse_unwritable(folder: Path) -> None:
    nearest = next(_existing(folder), None)
    if nearest is None:
        raise DeskError("place_missing", folder=str(folder))
    if not os.access(nearest, os.W_OK | os.X_OK) or _read_only(nearest):
        raise DeskError("place_unwritable", folder=str(folder))


def _read_only(folder: Path) -> bool:
    """Whether its whole disk is: somebody who may do everything is told otherwise by the rights."""
    look = getattr(os, "statvfs", None)
    try:
        return look is not None and bool(look(folder).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def _refuse_full(folder: Path) -> None:
    try:
        free = shutil.disk_usage(next(_existing(folder))).free
    except OSError:
        return  # a disk that does not tell: making the desk will
    if free < ROOM:
        raise DeskError("place_full", folder=str(folder), free=free >> 20, wanted=ROOM >> 20)
