"""What tests of the lock share: a cheap passphrase, and all that a desk says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.desk.backup_parts import Moving
from tro_desk.desk import Desk, open_desk
from tro_desk.store import driver
from tro_desk.store.lock_file import Kdf

CHEAP = Kdf("argon2id", 64, 1, 1)
"""A function that is no protection, and takes no time."""

PASSPHRASE = "correct horse 电池"
OTHER = "another passphrase"


def opened(folder: Path, passphrase: str | None = PASSPHRASE) -> Desk:
    return open_desk(folder, Moving(), passphrase=passphrase)


def rows(desk: Desk) -> Mapping[str, list[tuple[Any, ...]]]:
    """Every row of every table, read past the desk's own code."""
    with desk._storage.database(_Never()) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for (name,) in names
        }


def papers(desk: Desk) -> dict[str, bytes]:
    """The bytes of every original and brief, as they are in an open desk."""
    found = {}
    for path in originals(desk):
        with desk._storage.files.open(path) as file:
            found[str(path.relative_to(desk.folder))] = file.read()
    for path in (desk.folder / "briefs").iterdir():
        plain = path.with_name(path.name.removesuffix(".sealed"))
        found[str(plain.relative_to(desk.folder))] = desk._storage.files.read(plain)
    return found


def originals(desk: Desk) -> list[Path]:
    """Where each original lies, or would lie if the desk were not locked."""
    with desk._storage.reading() as unit:
        return [unit.vault.path(*one) for one in unit.notices.originals()]


def all_sealed(folder: Path) -> bool:
    """Whether nothing of a desk lies there in clear: its database, its files, its own backups."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size]
    known = {"desk.lock", "desk.lock.copy", "backup.json", "desk.db-wal", "desk.db-shm"}
    return not driver.is_plain(folder / "desk.db") and all(
        path.suffix == ".sealed" or path.name in known or not driver.is_plain(path)
        for path in files
        if path.suffix != ".zip"
    )


class Watching:
    """A job that looks at each of its steps whether any of these bytes lie in a folder; the backup
    that is read is in another one, or sealed."""

    def __init__(self, folder: Path, *never: bytes) -> None:
        self.folder, self.never, self.looks = folder, never, 0

    def report(self, done: int, total: int) -> None: ...

    def check(self) -> None:
        self.looks += 1
        for path in self.folder.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                assert path.name == ".lock" or not any(one in data for one in self.never), path


class _Never:
    def report(self, done: int, total: int) -> None: ...

    def check(self) -> None: ...
