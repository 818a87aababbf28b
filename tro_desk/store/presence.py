"""Who has a desk open: everybody shares a lock, and who rebuilds the desk needs it alone.

SQLite's own locks on an empty file hold between processes and on every system, and end with the
process, however that ends. The file holds nothing.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from tro_desk.base.errors import DeskError

FILE_NAME: Final = ".lock"
_WAIT: Final = 20.0  # seconds for somebody who rebuilds the desk now


class Presence:
    """This opening of a desk. Raises DeskError `desk_busy` (folder) where somebody rebuilds it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._connection = sqlite3.connect(
            folder / FILE_NAME, timeout=_WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            self._connection.execute("PRAGMA journal_mode = MEMORY")  # no room is taken on the disk
            self._share()
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Leave the desk."""
        self._connection.close()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else has the desk open, or can open it, until the block ends.

        Raises DeskError `desk_in_use` (folder) where somebody has: another window, another program.
        """
        self._connection.execute("ROLLBACK")
        try:
            self._connection.execute("PRAGMA busy_timeout = 0")
            try:
                self._connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                    raise DeskError("desk_in_use", folder=str(self._folder)) from error
                raise
            yield
        finally:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            self._connection.execute(f"PRAGMA busy_timeout = {int(_WAIT * 1000)}")
            self._share()

    @contextmanager
    def alone_if_free(self) -> Iterator[bool]:
        """As `alone` where nobody else has the desk open, and True; else False. Raises DeskError
        `desk_busy` (folder) where somebody began to rebuild it."""
        with ExitStack() as stack:
            alone = False
            try:
                stack.enter_context(self.alone())
                alone = True
            except DeskError as error:
                if error.code != "desk_in_use":
                    raise
            except sqlite3.OperationalError:
                pass  # nothing can be written here: what is opened next tells it
            yield alone

    def _share(self) -> None:
        try:
            self._connection.execute("BEGIN")
            self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise DeskError("desk_busy", folder=str(self._folder)) from error
            raise
