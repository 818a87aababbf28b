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
    for name in ("vault", "briefs"):
        for path in (desk.folder / name).rglob("*"):
            if path.is_file():
                plain = path.with_name(path.name.removesuffix(".sealed"))
                with desk._storage.files.open(plain) as file:
                    found[str(plain.relative_to(desk.folder))] = file.read()
    return found


def all_sealed(folder: Path) -> bool:
    """Whether nothing of a desk lies there in clear: its database, its files, its own backups."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size]
    known = {"desk.lock", "desk.lock.copy", "backup.json", "desk.db-wal", "desk.db-shm"}
    return not driver.is_plain(folder / "desk.db") and all(
        path.suffix == ".sealed" or path.name in known or not driver.is_plain(path)
        for path in files
        if path.suffix != ".zip"
    )


class _Never:
    def report(self, done: int, total: int) -> None: ...

    def check(self) -> None: ...
