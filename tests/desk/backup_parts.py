"""Desks with papers and a brief, made quickly, and archives made to do harm."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.desk.parts import CERTAIN, add
from tests.store.made import NOW
from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import UNWATCHED
from tro_desk.desk import Desk
from tro_desk.desk.back_up import restore
from tro_desk.l10n import translator
from tro_desk.l10n.errors import sentence

SHA = "ab" + "0" * 62
"""The hash of an original that no desk has."""


class Moving:
    """A clock that goes on by hand."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def pass_by(self, **span: float) -> None:
        self.moment += timedelta(**span)


class Stopping:
    """A job that is stopped after some looks."""

    def __init__(self, after: int) -> None:
        self.left = after
        self.told: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def code_of(call: object, *args: object, **more: object) -> str:
    with pytest.raises(DeskError) as caught:
        call(*args, **more)  # type: ignore[operator]
    return caught.value.code


def fill(desk: Desk, folder: Path, papers: int = 3) -> str:
    """A case with papers and a brief (bytes of no PDF); its id."""
    case = desk.new_case()
    for number in range(papers):
        add(desk, folder, *CERTAIN, case=case, text=f"Paper {number}", name=f"{number}.eml")
    with desk._storage.writing() as unit:
        number = unit.cases.require(case)
        unit.briefs.add(number, NOW, "zh", b"%PDF a brief", 1, {"case": 1}, "{}")
        unit.log.add(NOW, "brief_made", number)
    return case


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a desk that a backup has to bring back, but for the database."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for name in ("vault", "briefs")
        for path in (folder / name).rglob("*")
        if path.is_file()
    }


def unzipped(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        return {info.filename: packed.read(info) for info in packed.infolist()}


def repacked(
    path: Path,
    files: Mapping[str, bytes],
    *,
    told: Callable[[dict[str, object]], None] | None = None,
    compression: int = zipfile.ZIP_STORED,
    info: Callable[[zipfile.ZipInfo], None] | None = None,
    more: tuple[tuple[str, bytes], ...] = (),
) -> Path:
    """An archive of these files, whose manifest tells the truth of them, but for what `told` does
    to it; `info` changes the entries' heads, `more` are written beside, told of as well."""
    body = [(name, data) for name, data in files.items() if name != "manifest.json"]
    manifest = json.loads(files["manifest.json"])
    manifest["files"] = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in (*body, *more)
    ]
    if told is not None:
        told(manifest)
    with zipfile.ZipFile(path, "w", compression) as packed:
        for name, data in (*body, *more, ("manifest.json", json.dumps(manifest).encode())):
            head = zipfile.ZipInfo(name)
            head.filename = name  # the library would mend it
            head.compress_type = compression
            if info is not None:
                info(head)
            packed.writestr(head, data)
    return path


def refused(path: Path, into: Path) -> str:
    """The code that a restore is refused with; nothing is left of it, and it has its words."""
    with pytest.raises(DeskError) as caught:
        restore(path, into, NOW, UNWATCHED)
    assert not into.exists()
    assert leftovers(into.parent) == []
    for language in ("zh", "en"):
        assert sentence(caught.value, translator(language))
    return caught.value.code


def leftovers(*folders: Path) -> list[str]:
    """Hidden files and folders that work in progress is in, but for locks."""
    return [
        str(path)
        for folder in folders
        for path in folder.rglob(".*")
        if path.name != ".lock" and os.path.lexists(path)
    ]
