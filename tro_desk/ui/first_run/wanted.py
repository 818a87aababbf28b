"""What the seller has said so far at the first start; nothing of it is written before the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tro_desk.desk.folder import own_folder
from tro_desk.desk.new_place import Place

QUESTIONS: Final = ("place", "lock", "backup")


@dataclass(slots=True)
class Wanted:
    """`elsewhere` is the folder that was chosen instead of the user's own; `backups` None: later.

    What was typed stays when the seller goes back.
    """

    own: bool = True
    elsewhere: Path | None = None
    place: Place | None = None
    locked: bool = False
    passphrase: str = field(default="", repr=False)
    backups_later: bool = True
    backups: Path | None = None

    @property
    def named(self) -> Path | None:
        """The folder that was named; None where it is still to be chosen."""
        return own_folder() if self.own else self.elsewhere


def after(page: str, wanted: Wanted) -> str:
    """The page that follows a question; a desk that is there already is asked nothing more."""
    if page == "start":
        return QUESTIONS[0]
    at = QUESTIONS.index(page) + 1
    there = wanted.place is not None and wanted.place.there
    return "make" if there or at == len(QUESTIONS) else QUESTIONS[at]


def before(page: str) -> str:
    """The page to go back to; the first one has none."""
    if page in QUESTIONS and page != QUESTIONS[0]:
        return QUESTIONS[QUESTIONS.index(page) - 1]
    return "start"
