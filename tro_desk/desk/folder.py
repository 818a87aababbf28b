"""Where the seller's desk is kept."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from tro_desk.base.errors import DeskError
from tro_desk.base.settings import FILE_NAME
from tro_desk.domain.lock import LOCK_COPY, LOCK_FILE

VARIABLE: Final = "TRO_DESK_DIR"
NAME: Final = "TRO Desk"
_MADE: Final = ("desk.db", LOCK_FILE, LOCK_COPY)
_LONGEST: Final = 32_768  # as base.settings reads


def desk_folder(override: Path | None = None) -> Path:
    """The data folder: `override` (--desk), else the variable TRO_DESK_DIR, else the one that was
    chosen at the first start, else the platform's.

    The folder need not exist; `open_desk` creates it.
    """
    if override is not None:
        return override.expanduser().absolute()
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    return home_folder() or own_folder()


def own_folder() -> Path:
    """The place that the platform has for it."""
    import platformdirs

    return platformdirs.user_data_path(NAME, appauthor=False)


def settings_file() -> Path:
    """The user's own settings file, which belongs to no desk that was named."""
    import platformdirs

    return platformdirs.user_config_path(NAME, appauthor=False) / FILE_NAME


def home_folder() -> Path | None:
    """The folder that was chosen at the first start; None where the platform's is used.

    Only looks: a settings file that is damaged is set aside, and said, by the window alone.
    """
    try:
        with settings_file().open(encoding="utf-8") as file:
            told = json.loads(file.read(_LONGEST))
    except (OSError, ValueError, RecursionError):
        return None
    home = told.get("home") if isinstance(told, dict) else None
    return Path(home) if isinstance(home, str) and Path(home).is_absolute() else None


def is_desk(folder: Path) -> bool:
    """Whether there is a desk in the folder, by the names in it; it is not opened."""
    return any((folder / name).is_file() for name in _MADE)


def is_settings(name: str) -> bool:
    """Whether a file is one of the user's own settings: on some systems they lie where the platform
    has the place of the desk."""
    return name.startswith("settings.") and name.endswith(".json")


def nobody_was_here(override: Path | None = None) -> bool:
    """Whether no desk is named and there is none where it would be: the first start, or the disk
    with the desk is out."""
    named = override is not None or bool(os.environ.get(VARIABLE))
    return not named and not is_desk(desk_folder())


def refuse_missing(override: Path | None = None) -> None:
    """Where the desk was put into a folder that was chosen and is out, none is made in its place.

    Raises DeskError `desk_not_there` (folder).
    """
    if nobody_was_here(override) and (home := home_folder()) is not None:
        raise DeskError("desk_not_there", folder=str(home))
