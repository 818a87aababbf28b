"""Writes a database that lies in memory as an encrypted one: it is never on a disk in clear.

SQLCipher's driver takes no bytes, and a driver that takes them cannot encrypt: the rows go from one
to the other, table by table. The tables in which the index of the search keeps itself are among
them, so that nothing has to be made anew.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.store import driver, pragmas
from tro_desk.store.backup_files import force

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

_MANY: Final = 2_000  # rows at a time


def write_encrypted(data: bytes | memoryview, path: Path, keys: Keys, name: str) -> None:
    """Write the database `data` to the new file `path`, encrypted under `keys`.

    `name` is what it is from. Raises DeskError `backup_damaged` (name) where it is no database, and
    OSError and the driver's errors where the file cannot be written.
    """
    damaged = DeskError("backup_damaged", name=name)
    with (
        contextlib.closing(sqlite3.connect(":memory:")) as old,
        contextlib.closing(driver.connect(path, keys)) as new,
    ):
        try:
            old.deserialize(data)
            pragmas.prepare(old)
            old.execute("PRAGMA trusted_schema = OFF")
            tables, others = _schema(old)
        except sqlite3.Error as error:
            raise damaged from error
        new.isolation_level = None
        new.execute("BEGIN")
        made = _tables(new)
        # What computes itself is made first: it makes the tables that it keeps itself in.
        for table, sql in sorted(tables.items(), key=lambda one: not _computed(one[1])):
            if table not in made:
                new.execute(sql)
                made = _tables(new)
        for table, sql in tables.items():
            if not _computed(sql):
                _copy(old, new, table, damaged)
        if "sqlite_sequence" in made:
            _copy(old, new, "sqlite_sequence", damaged)
        for sql in others:
            new.execute(sql)
        number, ours = pragmas.version(old), old.execute("PRAGMA application_id").fetchone()[0]
        new.execute(f"PRAGMA application_id = {ours:d}")
        new.execute(f"PRAGMA user_version = {number:d}")
        new.execute("COMMIT")
    with path.open("rb+") as file:
        force(file)


def _schema(connection: sqlite3.Connection) -> tuple[dict[str, str], list[str]]:
    """Statements that make the tables, by name, and those that make what belongs to them."""
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"
    ).fetchall()
    tables = {name: sql for kind, name, sql in rows if kind == "table"}
    return tables, [sql for kind, _name, sql in rows if kind != "table"]


def _tables(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in rows.fetchall()}


def _computed(sql: str) -> bool:
    return sql.upper().startswith("CREATE VIRTUAL")


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str, damaged: DeskError) -> None:
    try:
        rows = old.execute(f"SELECT * FROM {_quoted(table)}")
    except sqlite3.Error as error:
        raise damaged from error
    marks = ", ".join("?" * len(rows.description))
    new.execute(f"DELETE FROM {_quoted(table)}")
    while True:
        try:
            part = rows.fetchmany(_MANY)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise damaged from error
        if not part:
            return
        new.executemany(f"INSERT INTO {_quoted(table)} VALUES ({marks})", part)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
