"""A backup with damage is restored into a new folder, and examined as the seller may ask."""

from __future__ import annotations

import random
import shutil
import warnings
from pathlib import Path

from tests.fuzz import damage
from tests.fuzz.good import (
    NOW,
    PASSPHRASE,
    Good,
    Told,
    digest,
    files_of,
    has_words,
    laid,
    leftovers,
    opened,
)
from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED
from tro_desk.desk.back_up import restore


class Trial:
    """Backups in a folder of their own; an open desk lies beside them."""

    def __init__(self, place: Path) -> None:
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", "Duplicate name")
        self._good = Good.at(place)
        self._folder = place / "backups"
        self._beside = place / "good"
        self._outside = place / "outside"
        laid(self._good.plain, self._beside)
        laid({"one.txt": b"not ours"}, self._outside)
        self._desk = opened(self._beside)
        self._papers = digest(dict(Told.by(self._desk).papers))

    def outcome(self, number: int) -> str:
        chance = random.Random(f"backup {number}")
        locked = chance.random() < 0.3
        data = self._good.locked_backup if locked else self._good.backup
        name = chance.choice(("b.zip", "b.zip", "b.zip", "通知 1.zip", "b.zip.sealed"))
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        path = self._folder / name
        path.write_bytes(damage.of_zip(data, chance))
        passphrase = PASSPHRASE if locked else None
        examined = chance.random() < 0.2 and self._examined(path, passphrase)
        answer = self._restored(path, passphrase)
        kept = sorted(one.name for one in self._folder.iterdir())
        if answer.startswith("refused") and (kept != [name] or leftovers(self._folder)):
            return f"lost: something was left: {kept}"
        if examined == "good" and not answer.startswith("sound"):
            return f"lost: found good, and {answer}"
        return f"{'locked' if locked else 'plain'} {answer}"

    def _examined(self, path: Path, passphrase: str | None) -> str:
        try:
            self._desk.examine_backup(path, passphrase=passphrase)
        except DeskError as error:
            return has_words(error)
        return "good"

    def _restored(self, path: Path, passphrase: str | None) -> str:
        into = self._folder / "new"
        try:
            restored = restore(path, into, NOW, UNWATCHED, passphrase=passphrase)
        except DeskError as error:
            return f"refused {has_words(error)}"
        if restored.check is not None and restored.check.problems:
            return f"told {restored.check.problems[0].code}"
        with opened(into, passphrase) as desk:
            differs = self._good.told.differs(Told.by(desk))
        return "sound" if not differs else f"lost: {differs}"

    def end(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        assert self._desk.check().problems == ()
        assert digest(dict(Told.by(self._desk).papers)) == self._papers
        self._desk.close()
        assert files_of(self._outside) == {"one.txt": b"not ours"}
