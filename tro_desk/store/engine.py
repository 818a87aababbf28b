"""Connections and transactions: many readers, one writer.

A writer takes the lock of its process and then SQLite's (BEGIN IMMEDIATE), so that it never fails
half-way because somebody else wrote; SQLite itself keeps several processes apart. A reader sees one
moment of the desk for the whole of its transaction. After a change it is seen to SQLite's journal
(`store.checkpoints`).
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.store import driver, page_note, pragmas
from tro_desk.store.checkpoints import Checkpoints

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys


class Engine:
    """The database file of a desk; `keys` are those of a locked one. Thread-safe."""

    def __init__(self, path: Path, keys: Keys | None = None) -> None:
        self.path, self.keys = path, keys
        self._lock, self._comparing = threading.RLock(), threading.Lock()
        self._readers = create_engine(
            URL.create("sqlite", database=str(path)),
            creator=self._connection,
            module=driver.module(keys),
            max_overflow=-1,
            pool_use_lifo=True,  # the connection that was used last has the most pages at hand
            hide_parameters=True,  # an error may get into the log: never with what is in the desk
        )
        self._writer = self._readers.execution_options(writing=True)
        event.listen(self._readers, "connect", _connected)
        event.listen(self._readers, "begin", _begin)
        self._checkpoints = Checkpoints(path, keys)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self._errors(), self._readers.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it, or nothing where the block raises."""
        with self._lock:
            with self._errors(), self._writer.begin() as connection:
                yield connection
            self._checkpoints.after_change()

    @contextmanager
    def apart(self) -> Iterator[Connection]:
        """A connection of its own; what is temporary on it goes with it in the end."""
        with self._errors(), self._readers.connect() as connection:
            try:
                yield connection
            finally:
                connection.invalidate()

    @contextmanager
    def writing_on(self, connection: Connection) -> Iterator[Connection]:
        """As `writing`, on a connection that `apart` gave; what it had staged is kept."""
        connection.commit()
        connection.execution_options(writing=True)
        with self._lock:
            with self._errors(), connection.begin():
                yield connection
            self._checkpoints.after_change()

    def filling_the_disk(self) -> AbstractContextManager[None]:
        """What writes gigabytes beside the database is done within this; see `Checkpoints`."""
        return self._checkpoints.put_off()

    def is_altered(self, job: Job) -> bool:
        """Whether a page of the database is another one than this program left, as far as anybody
        knows. Others read and write meanwhile. Raises OSError and what `job.check` raises."""
        with self._comparing:
            if self._checkpoints.is_closed:
                return False
            with self.writing():
                before, file = self._checkpoints.standing(), self._checkpoints.file()
            if before is None:
                return False
            try:
                differing = before.differing(page_note.of_handle(file, job))
            except ValueError:  # the desk was closed meanwhile
                return False
            if not differing or self._checkpoints.is_closed:
                return False
            with self.writing():
                after = self._checkpoints.standing()
                altered = after is not None and any(before.holds(one, after) for one in differing)
                if altered:
                    page_note.forget(self.path.parent)  # it is noted anew at the next opening
                return altered

    def close(self, *, shared: bool = False) -> None:
        """Close every connection; `shared` where another process has the database open too."""
        self._readers.dispose()
        with self._lock:
            self._checkpoints.close(shared=shared)

    def _connection(self) -> sqlite3.Connection:
        return driver.connect(self.path, self.keys, check_same_thread=False)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            known = pragmas.desk_error(error.orig, self.path.parent)
            if isinstance(known, DeskError):
                raise known from error
            raise


def _connected(connection: Any, _record: object) -> None:
    pragmas.prepare(connection)


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
