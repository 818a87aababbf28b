"""The only place that opens database files: SQLite, or SQLCipher where the desk is locked.

SQLCipher comes with an SQLite and error classes of its own. It is imported only where there are
keys; `errors` names the classes of both, for `except`.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

CACHE: Final = 64 * 1024
"""KiB of pages that a connection keeps opened: each costs a decryption to read again."""

_MODULE: Final = "sqlcipher3.dbapi2"
_PLAIN: Final = b"SQLite format 3\0"


def connect(
    path: Path | str,
    keys: Keys | None = None,
    *,
    timeout: float = 5.0,
    check_same_thread: bool = True,
) -> sqlite3.Connection:
    """A connection to a database file; with `keys` the file is one of a locked desk."""
    if keys is None:
        return sqlite3.connect(path, timeout=timeout, check_same_thread=check_same_thread)
    connection = cast(
        sqlite3.Connection,
        cipher().connect(str(path), timeout=timeout, check_same_thread=check_same_thread),
    )
    unlock(connection, keys)
    return connection


def unlock(connection: sqlite3.Connection, keys: Keys) -> None:
    """Give a new connection its key: the first thing that may be said to it."""
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would print to the user's terminal
    connection.execute(f'PRAGMA key = "{keys.pragma()}"')
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    connection.execute("PRAGMA temp_store = MEMORY")  # what is temporary is encrypted nowhere


def cipher() -> ModuleType:
    """SQLCipher's driver, in the shape of `sqlite3`."""
    from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

    return cast(ModuleType, dbapi2)


def module(keys: Keys | None) -> ModuleType:
    """The driver that `connect` takes for these keys."""
    return sqlite3 if keys is None else cipher()


def errors(
    name: str = "Error", and_also: type[Exception] | None = None
) -> tuple[type[Exception], ...]:
    """The error class `name` of each driver that is in use, and one more where it is given."""
    loaded = sys.modules.get(_MODULE)
    drivers = (sqlite3,) if loaded is None else (sqlite3, loaded)
    more = () if and_also is None else (and_also,)
    return (*(getattr(one, name) for one in drivers), *more)


def is_plain(path: Path) -> bool:
    """Whether a database file is not encrypted; one that is missing or empty is plain."""
    try:
        with path.open("rb") as file:
            return file.read(len(_PLAIN)) in (_PLAIN, b"")
    except FileNotFoundError:
        return True
