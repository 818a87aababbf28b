"""Many rows at once: the only place that hands rows to SQLite past SQLAlchemy.

A million rows in lists of dictionaries take three times as long as tuples that the driver binds by
itself; nothing else of the store is worth that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Column, Connection, MetaData, Table
from sqlalchemy.exc import OperationalError

from tro_desk.base.errors import Cancelled
from tro_desk.base.jobs import Job

_CACHE: Final = 128 * 1024  # KiB of temporary tables that stay in memory: a million lines
_STEPS: Final = 200_000  # of SQLite's machine between two looks at the job: some milliseconds


def prepare(connection: Connection) -> None:
    """Make temporary tables fast. They go with the connection: nothing of them can be lost."""
    driver = _driver(connection)
    driver.execute(f"PRAGMA temp.cache_size = -{_CACHE}")
    driver.execute("PRAGMA temp.journal_mode = OFF")


def staged(table: Table, *without: str) -> Table:
    """A temporary table with the columns and the key of `table`, but for some columns."""
    return Table(
        f"staged_{table.name}",
        MetaData(),
        *(
            Column(c.name, c.type, primary_key=c.primary_key, autoincrement=False, nullable=False)
            for c in table.c
            if c.name not in without
        ),
        prefixes=["TEMPORARY"],
        sqlite_with_rowid=False,
    )


def insert(connection: Connection, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows whose values stand in the order of the table's columns.

    A transaction of `connection` has to be open already.
    """
    assert connection.in_transaction()
    marks = ", ".join("?" * len(table.c))
    _driver(connection).executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)


@contextmanager
def stoppable(connection: Connection, job: Job) -> Iterator[None]:
    """Let the job stop a statement that is running. Raises what `job.check` raises."""
    stopped: list[Cancelled] = []

    def look() -> int:
        try:
            job.check()
        except Cancelled as wish:
            stopped.append(wish)
        return len(stopped)

    driver = _driver(connection)
    driver.set_progress_handler(look, _STEPS)
    try:
        yield
    except OperationalError as error:
        if stopped:
            raise stopped[0] from error
        raise
    finally:
        driver.set_progress_handler(None, 0)


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
