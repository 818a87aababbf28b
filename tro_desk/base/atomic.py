"""Files are written whole or not at all.

The bytes go to a temporary neighbour, are forced to the disk, and replace the old file in one step:
whoever is killed in between leaves the old file as it was, and a neighbour that `sweep` removes.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

SUFFIX: Final = ".part"
_END: Final = f".tro-desk{SUFFIX}"  # other programs have files that end in .part
_STEM: Final = 150
"""Bytes of a file's name that its neighbour keeps: a folder takes 255 of a name, and one of 80
Chinese characters has 240 already."""


@contextlib.contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """A neighbour of `path`, to write and read, that takes its place when the block ends without an
    error; else it is gone. Raises OSError where the folder cannot be written."""
    handle, part = _made(path)
    try:
        with os.fdopen(handle, "w+b") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
            if os.name != "nt":  # held until it has its name; Windows renames nothing that is open
                part.replace(path)
        if os.name == "nt":
            part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):  # its disk is gone: what was wrong first is told
            part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Remove the neighbours in `folder` that were left by processes that are gone."""
    for part in folder.glob(f".*{_END}"):
        with contextlib.suppress(OSError), part.open("r+b") as file:
            _hold(file.fileno())
            if os.name == "nt":
                file.close()  # it removes no file that is open, here or in another process
            part.unlink()


def _made(path: Path) -> tuple[int, Path]:
    """A new neighbour, held by this process."""
    while True:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=neighbour(path), suffix=_END)
        with contextlib.suppress(OSError):  # some disks hold nothing: nothing is swept there either
            _hold(handle)
        if os.name == "nt" or os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)  # swept by another process before it was held


def _hold(handle: int) -> None:
    """Hold a file as long as this process lives. Raises OSError where another holds it."""
    if os.name != "nt":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def neighbour(path: Path) -> str:
    """How the name of a temporary neighbour begins: hidden, after the file, and never too long."""
    stem = os.fsencode(path.name)[:_STEM].decode("utf-8", "ignore")
    return f".{stem}."


def write_bytes(path: Path, data: bytes) -> None:
    """Replace `path` by `data`. Raises OSError where the folder cannot be written."""
    with writing(path) as out:
        out.write(data)


def write_text(path: Path, text: str) -> None:
    """Replace `path` by `text` in UTF-8."""
    write_bytes(path, text.encode("utf-8"))


def sync_folder(folder: Path) -> None:
    """Make a rename inside `folder` survive a loss of power, where the system can."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
