"""Files that leave the desk: written whole or not at all, and why where they are not."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from tro_desk.base import atomic, disk, paths
from tro_desk.base.errors import DeskError

_CODES: Final = {
    "full": "out_full",
    "missing": "out_missing",
    "limit": "out_limit",
    "long": "out_long",
}


@contextmanager
def writing_out(path: Path, otherwise: str = "cannot_write") -> Iterator[IO[bytes]]:
    """A file to write that becomes `path` when the block ends without an error.

    Raises DeskError as `told_of_file`, and what the block raises; what stood at `path` is then
    still there. What an earlier writing left half in that folder when the program was killed is
    gone afterwards.
    """
    with told_of_file(path, otherwise), atomic.writing(paths.reachable(path)) as file:
        yield file
    atomic.sweep(paths.reachable(path).parent)


def write_out(path: Path, data: bytes, otherwise: str = "cannot_write") -> None:
    """Write a file that leaves the desk. Raises as `writing_out`."""
    with writing_out(path, otherwise) as file:
        file.write(data)


def refuse_full(path: Path, size: int) -> None:
    """Raises DeskError `out_full` (path) where there is no room for `size` bytes, before anything
    is done for them. A disk that tells nothing is tried."""
    with suppress(OSError):
        if shutil.disk_usage(path.parent).free < size:
            raise DeskError("out_full", path=str(path))


@contextmanager
def told_of_file(path: Path, otherwise: str = "cannot_write") -> Iterator[None]:
    """Errors of writing `path` as DeskError `out_full`, `out_missing`, `out_limit`, `out_long`
    (path); `otherwise` is the code of those that have no name."""
    try:
        yield
    except OSError as error:
        code = _CODES.get(disk.reason(error), otherwise)
        if error.errno == errno.EIO and path.parent.is_dir():
            code = otherwise  # of a disk that is there and answers with errors
        raise DeskError(code, path=str(path)) from error
