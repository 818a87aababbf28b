"""Examines a whole desk: SQLite's own checks, every page of the database against its note, every
file against its row, every row against its file. Nothing is changed, and nobody waits: hashes are
computed outside of any transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.backup import DeskCheck, Problem
from tro_desk.domain.records import papers_of
from tro_desk.store import as_left, driver, pragmas
from tro_desk.store.backup_files import DATABASE, Watch, copy
from tro_desk.store.custody import chains, first_broken
from tro_desk.store.kept_files import BrokenSealError
from tro_desk.store.record_body import unpacked
from tro_desk.store.storage import Storage
from tro_desk.store.trash import REMOVED

_MOST: Final = 100
"""Findings of one kind inside the database that are told one by one."""

_LEFT: Final = {as_left.ALTERED: "database_altered", as_left.CUT: "changes_lost"}
"""How the database was found when it was opened -> the problem's code."""


def verify(storage: Storage, now: datetime, job: Job = UNWATCHED) -> DeskCheck:
    """Examine the desk. Raises Cancelled, and DeskError `desk_unwritable` where it cannot be read.

    A file that is just being added is not taken for one that nobody knows.
    """
    with storage.inside():
        found = _verify(storage, now, job)
        if storage.left is not None:
            storage.left.told()
        return found


def _verify(storage: Storage, now: datetime, job: Job) -> DeskCheck:
    left = storage.left.found if storage.left is not None else ""
    if left not in _LEFT and storage.is_altered(job):
        left = as_left.ALTERED
    problems = [Problem(_LEFT[left], DATABASE)] if left in _LEFT else []
    try:
        with storage.database(job) as connection:
            problems += _inside(connection)
            problems += _records(connection)
            problems += _custody(connection)
            problems += _trash(connection)
            files = _files(connection)
            briefs = connection.execute("SELECT count(*) FROM briefs").fetchone()[0]
    except driver.errors("DatabaseError") as error:
        problems.append(Problem("database_damaged", DATABASE, str(error)))
        return DeskCheck(now, 0, 0, 0, tuple(problems))
    sizes = {path: _size(storage.files.place(path)) for path, _sha256, _name, _kind in files}
    watch = Watch(job, sum(sizes.values()))
    for path, sha256, name, kind in files:
        try:
            with storage.files.open(path) as file:
                found = copy(file, None, watch)[1]
        except BrokenSealError:
            found = ""
        except OSError:
            problems.append(Problem(f"{kind}_missing", name, sha256))
            continue
        if found != sha256:
            problems.append(Problem(f"{kind}_changed", name, sha256))
    problems += _strays(storage)
    originals = sum(kind == "original" for *_rest, kind in files)
    return DeskCheck(now, originals, briefs, sum(sizes.values()), tuple(problems))


def _inside(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (text,) in connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall():
        if text != "ok" and not pragmas.of_index(text):
            yield Problem("database_damaged", DATABASE, text)
    rows = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
    for table, row, parent, _number in rows:
        yield Problem("link_broken", table, f"{row} -> {parent}")


def _records(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Records that cannot be read, and those whose papers are not the ones kept beside them."""
    beside: dict[int, set[str]] = {}
    for row, sha256 in connection.execute("SELECT record_id, sha256 FROM record_papers"):
        beside.setdefault(row, set()).add(sha256)
    for row, kind, text in connection.execute("SELECT id, kind, body FROM records ORDER BY id"):
        try:
            body = unpacked(kind, json.loads(text))
        except (ValueError, KeyError, TypeError, AttributeError):
            yield Problem("record_broken", kind, str(row))
            continue
        if set(papers_of(body)) != beside.get(row, set()):
            yield Problem("record_paper", kind, str(row))


def _custody(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Records of custody that do not hold together, and originals that have none."""
    names = dict(connection.execute("SELECT sha256, name FROM evidence").fetchall())
    bare = dict(names)
    for sha256, rows in chains(connection):
        bare.pop(sha256, None)
        broken = first_broken(rows)
        if broken is not None:
            yield Problem("custody_broken", names.get(sha256, sha256), str(broken))
    for name in bare.values():
        yield Problem("custody_broken", name, "1")


def _trash(connection: sqlite3.Connection) -> Iterator[Problem]:
    """What lies in the trash as rows that are not there, or that still count."""
    for number, text in connection.execute("SELECT id, parts FROM trash WHERE outcome = ''"):
        try:
            parts = [(str(table), str(row)) for table, row in json.loads(text)]
            whole = bool(parts) and all(_is_out(connection, *part) for part in parts)
        except (ValueError, TypeError):
            whole = False
        if not whole:
            yield Problem("trash_broken", "trash", str(number))


def _is_out(connection: sqlite3.Connection, table: str, row: str) -> bool:
    """Whether a part of the trash is marked as what it is."""
    query = REMOVED.get(table)
    if query is None:
        return False
    key = row.split("/") if table == "record" else [row]
    found = connection.execute(query, key).fetchone()
    return found is not None and found[0] is not None and found[0] != 0


def _files(connection: sqlite3.Connection) -> list[tuple[Path, str, str, str]]:
    """Path, SHA-256, what a person knows it by and kind of every file that has a row."""
    folder = Path(connection.execute("PRAGMA database_list").fetchone()[2]).parent
    found: list[tuple[Path, str, str, str]] = []
    for sha256, kind, name in connection.execute("SELECT sha256, kind, name FROM evidence"):
        path = folder / "vault" / sha256[:2] / f"{sha256}.{kind}"
        found.append((path, sha256, name, "original"))
    for stem, pdf, told in connection.execute("SELECT stem, sha256, snapshot_sha256 FROM briefs"):
        for suffix, sha256 in ((".pdf", pdf), (".json", told)):
            path = folder / "briefs" / f"{stem}{suffix}"
            found.append((path, sha256, path.name, "brief"))
    return found


def _strays(storage: Storage) -> list[Problem]:
    """Files without a row. Looked for again under the lock: one may just be being added."""

    def found(known_files: Iterable[Path]) -> list[Path]:
        rows = set(known_files)
        here = (path for name in ("vault", "briefs") for path in (storage.folder / name).rglob("*"))
        return sorted(path for path in here if path not in rows and not path.is_dir())

    def known(connection: sqlite3.Connection) -> Iterator[Path]:
        for path, *_rest in _files(connection):
            yield from storage.files.places(path)

    with storage.database(UNWATCHED) as connection:
        strays = found(known(connection))
    if strays:
        try:
            with storage.writing(), storage.database(UNWATCHED) as connection:
                strays = found(known(connection))
        except DeskError:  # a desk that cannot be written is adding nothing
            pass
    return [
        Problem("stray_file", path.name, str(path.relative_to(storage.folder))) for path in strays
    ]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
