"""Room inside the desk for work in progress: nothing of a case goes into the system's own folders.

Each use has a folder of its own under `work`, with a lock that ends with the process: what a
stopped process left is cleared at the next opening. In a locked desk the files are sealed under
keys that exist for that one use and are kept nowhere.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from tro_desk.base.caretaker import Caretaker
from tro_desk.base.errors import DeskError
from tro_desk.store import driver
from tro_desk.store.backup_files import alone, clear, told_of
from tro_desk.store.kept_files import KeptFiles

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

FOLDER: Final = "work"
_LOCK: Final = ".lock"
_BUSY: Final = "desk_busy"


class Scratch:
    """Files by name; in order to write, at any place to read.

    Raises DeskError `disk_full`, `desk_unwritable` (folder): whoever writes something else from
    here tells its own errors apart from these.
    """

    def __init__(self, folder: Path, files: KeptFiles, desk: Path) -> None:
        self._folder, self._files, self._desk = folder, files, desk

    @contextmanager
    def create(self, name: str) -> Iterator[BinaryIO]:
        """A new file, to be written in order."""
        path = self._folder / name
        with (
            told_of(self._desk, "desk"),
            self._files.target(path).open("wb") as new,
            self._files.sealing(new, name) as out,
        ):
            yield out

    def put(self, name: str, data: bytes) -> None:
        """A new file with these bytes."""
        with self.create(name) as new:
            new.write(data)

    def open(self, name: str) -> BinaryIO:
        """The bytes of a file; reading them raises OSError."""
        with told_of(self._desk, "desk"):
            return self._files.open(self._folder / name)

    def remove(self, name: str) -> None:
        """Remove a file."""
        with told_of(self._desk, "desk"):
            self._files.remove(self._folder / name)


@contextmanager
def scratch(desk: Path, keys: Keys | None) -> Iterator[Scratch]:
    """Room that is cleared when the block ends. Raises OSError."""
    own: Keys | None = None
    if keys is not None:
        from tro_desk.store.keys import SIZE
        from tro_desk.store.keys import Keys as New

        own = New(os.urandom(SIZE))
    with own_folder(desk) as folder:
        yield Scratch(folder, KeptFiles(own), desk)
    if own is not None:
        own.forget()


@contextmanager
def own_folder(desk: Path) -> Iterator[Path]:
    """A new folder for this use alone, cleared when the block ends, or at the next opening."""
    folder = desk / FOLDER / secrets.token_hex(6)
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700)
    try:
        with alone(folder / _LOCK, _BUSY):
            files = folder / "files"
            files.mkdir()
            yield files
    finally:
        clear(folder)


class Passing:
    """Copies that other programs are shown: a folder of its own for each, until `forget`. Another
    program can read nothing that is encrypted: those of a locked desk are `guarded`, so that they
    go at once where this one is ended before it clears them."""

    def __init__(self, desk: Path) -> None:
        self._desk = desk
        self._stack = ExitStack()
        self._caretaker = Caretaker()

    def folder(self, *, guarded: bool) -> Path:
        """A new folder. Raises OSError."""
        made = self._stack.enter_context(own_folder(self._desk))
        if guarded:
            self._caretaker.watch(made.parent)
        return made

    def forget(self) -> None:
        """Clear them all; what another program holds open goes at the next opening."""
        self._stack.close()
        self._caretaker.dismiss()


def sweep(desk: Path) -> None:
    """Clear what stopped processes left; what is in use is let alone."""
    for folder in (desk / FOLDER).glob("*"):
        with contextlib.suppress(*driver.errors(and_also=DeskError), OSError):
            if (folder / _LOCK).exists():
                with alone(folder / _LOCK, _BUSY):
                    clear(folder / "files")
            clear(folder)
