"""What this program consists of, so that a packed one can be held against its source."""

from __future__ import annotations

import pkgutil
from pathlib import Path
from typing import Final

import tro_desk
from tro_desk.base import paths

_PACKAGE = Path(tro_desk.__file__).resolve().parent

_NOT_SHIPPED: Final = "assets/readme/"
"""Pictures for readers of the repository."""


def modules() -> tuple[str, ...]:
    """The names of all modules, sorted. Imports the packages, none of their modules."""
    found = pkgutil.walk_packages(tro_desk.__path__, "tro_desk.")
    return tuple(sorted(info.name for info in found))


def data_files() -> tuple[str, ...]:
    """The files that travel with the modules: tables, assets and compiled catalogs, sorted."""
    root = paths.asset().parent
    packed = root == _PACKAGE / "_data"
    found = {
        path.relative_to(_PACKAGE).as_posix()
        for path in _PACKAGE.rglob("*.yaml")
        if not (packed and root in path.parents)
    }
    for folder, pattern in ((paths.asset(), "*"), (paths.catalogs(), "*.mo")):
        found |= {
            path.relative_to(root).as_posix() for path in folder.rglob(pattern) if path.is_file()
        }
    return tuple(sorted(name for name in found if not name.startswith(_NOT_SHIPPED)))
