"""A package with damage is checked."""

from __future__ import annotations

import random
import warnings
import zipfile
from pathlib import Path

from tests.fuzz import damage
from tests.fuzz.good import has_words
from tests.papers.test_package import packed
from tro_desk.base.errors import DeskError
from tro_desk.desk.package_face import verify_package

PASSWORD = "correct horse"


class Trial:
    """Packages at one place; nothing is written beside them."""

    def __init__(self, place: Path) -> None:
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", "Duplicate name")
        self._folder = place / "package"
        self._folder.mkdir(parents=True)
        self._path = self._folder / "package.zip"
        self._good = {"": packed(), PASSWORD: packed(password=PASSWORD)}
        self._files = {
            password: self._checked(data, password) for password, data in self._good.items()
        }

    def outcome(self, number: int) -> str:
        chance = random.Random(f"package {number}")
        password = chance.choice(("", "", PASSWORD))
        data = damage.of_zip(self._good[password], chance)
        kind = "locked" if password else "plain"
        try:
            files = self._checked(data, password)
        except DeskError as error:
            return f"{kind} refused {has_words(error)}"
        assert [path.name for path in self._folder.iterdir()] == [self._path.name]
        bad = [outcome for outcome, *_ in files.values() if outcome != "ok"]
        if bad:
            return f"{kind} told {bad[0]}"
        if files != self._files[password]:
            return "lost: all in order, and another content"
        return f"{kind} sound" if self._readable(data, password) else "lost: others cannot read it"

    def _checked(self, data: bytes, password: str) -> dict[str, tuple[str, str]]:
        self._path.write_bytes(data)
        checked = verify_package(self._path, password)
        return {one.path: (one.outcome, one.sha256) for one in checked.files}

    def _readable(self, data: bytes, password: str) -> bool:
        """Whether Python's own reader finds the same names: what is in order here is so there."""
        self._path.write_bytes(data)
        with zipfile.ZipFile(self._path) as other:
            return set(other.namelist()) >= set(self._files[password])

    def end(self) -> None:
        assert [path.name for path in self._folder.iterdir()] == [self._path.name]
