"""The desks of this computer that the seller has opened: the usual one, and others.

They are names of folders in the user's own settings file. A desk is there or not: a list entry
holds nothing of it, and taking it off the list removes no desk.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tro_desk.base.settings import Settings
from tro_desk.desk.folder import is_desk, own_folder, settings_file
from tro_desk.desk.sample_desk import is_sample

MOST: Final = 8
"""So many other desks are remembered."""


@dataclass(frozen=True, slots=True)
class KnownDesk:
    """A desk's folder; `there`: it is there now; `home`: it opens where none is named."""

    folder: Path
    there: bool
    home: bool
    sample: bool = False


def known_desks() -> tuple[KnownDesk, ...]:
    """The usual desk first, then the others, that opened last first."""
    settings = Settings(settings_file())
    home = Path(settings.choices.home) if settings.choices.home else own_folder()
    found = [KnownDesk(home, is_desk(home), home=True)]
    for folder in _recent(settings):
        if folder != home:
            found.append(KnownDesk(folder, is_desk(folder), False, is_sample(folder)))
    return tuple(found)


def remember(folder: Path) -> None:
    """Put a desk at the head of the list. The sample is never put on it."""
    folder = folder.expanduser().absolute()
    settings = Settings(settings_file())
    home = Path(settings.choices.home) if settings.choices.home else own_folder()
    if folder == home or is_sample(folder):
        return
    rest = [one for one in _recent(settings) if one != folder]
    _keep(settings, [folder, *rest][:MOST])


def forget(folder: Path) -> None:
    """Take a desk off the list; the desk itself stays."""
    settings = Settings(settings_file())
    _keep(settings, [one for one in _recent(settings) if one != folder])


def make_home(folder: Path) -> None:
    """Let this desk open from now on where none is named; the one until now stays on the list."""
    folder = folder.expanduser().absolute()
    settings = Settings(settings_file())
    before = Path(settings.choices.home) if settings.choices.home else own_folder()
    rest = [one for one in _recent(settings) if one != folder]
    if before != folder and is_desk(before):
        rest = [before, *(one for one in rest if one != before)]
    settings.choices.home = "" if folder == own_folder() else str(folder)
    _keep(settings, rest[:MOST])


def _recent(settings: Settings) -> list[Path]:
    try:
        told = json.loads(settings.choices.recent or "[]")
    except (ValueError, RecursionError):
        return []
    if not isinstance(told, list):
        return []
    return [Path(one) for one in told if isinstance(one, str) and Path(one).is_absolute()]


def _keep(settings: Settings, folders: list[Path]) -> None:
    settings.choices.recent = json.dumps([str(one) for one in folders]) if folders else ""
    settings.save()
