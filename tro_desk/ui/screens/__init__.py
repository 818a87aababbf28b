"""The screens by name: `screens/<name>/view.py` holds `<Name>View`; nothing else is to be told.

A view is a `QWidget` built with the window's `Ui`. `open(**where)` loads what it shows, `reload()`
loads it again; `set_compact(bool)`, where a view has it, fits it to a small window.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from tro_desk.ui.context import Ui

NAMES: Final = (
    *("today", "cases", "case", "dates", "calendar", "exposure", "review", "brief", "steps"),
    *("records", "letters", "worksheet", "stores", "sales", "evidence", "risk"),
    *("backup", "settings", "trash"),
)
"""Every screen that exists."""

ROOM: Final = {
    "case": "cases",
    "dates": "cases",
    "calendar": "cases",
    "exposure": "cases",
    "review": "cases",
    "brief": "cases",
    "steps": "cases",
    "records": "cases",
    "letters": "cases",
    "worksheet": "cases",
    "trash": "cases",
}
"""Screen -> the entry of the navigation it belongs to, where that is not the screen itself."""


def make_screen(name: str, ui: Ui) -> Any:
    """Build a screen. Raises KeyError for a name that is not in `NAMES`."""
    if name not in NAMES:
        raise KeyError(name)
    return cast(Any, getattr(_module(name), f"{name.capitalize()}View"))(ui)


def load() -> Iterator[str]:
    """Import every screen, so that none has to be when it is opened; builds nothing.

    Gives the name of each when it was imported.
    """
    for name in NAMES:
        _module(name)
        yield name


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{name}.view")
