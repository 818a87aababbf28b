"""Which page of the help tells of a window: a screen's is its own, a dialog's stands here."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

PAGES: Final = {
    "tro_desk.ui.lock": "lock",
    "tro_desk.ui.search": "search",
    "tro_desk.ui.trash": "trash",
    "tro_desk.ui.records": "records",
    "tro_desk.ui.evidence": "evidence",
    "tro_desk.ui.crash_dialog": "data",
}
"""Module of a dialog -> page. Dialogs of `screens.<name>` belong to the page of that screen."""

_SCREENS: Final = "tro_desk.ui.screens."


def page_of(dialog: QWidget, screen: str) -> str:
    """The page of a dialog; that of the screen behind it where it has none of its own."""
    module = type(dialog).__module__
    if module.startswith(_SCREENS):
        return module.removeprefix(_SCREENS).split(".")[0]
    for start, page in PAGES.items():
        if module == start or module.startswith(f"{start}."):
            return page
    return screen
