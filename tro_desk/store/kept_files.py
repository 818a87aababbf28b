"""The files that a desk keeps, by the path that each has in a desk that is not locked.

In a locked desk the bytes lie sealed beside that path (`name.pdf.sealed`). While a desk is being
converted both kinds are there, and both are read.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from tro_desk.base import atomic

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

SUFFIX: Final = ".sealed"


class BrokenSealError(OSError):
    """A sealed file does not open: it was altered, cut off, or belongs to another desk."""

    def __init__(self, name: str) -> None:
        super().__init__(errno.EIO, "a sealed file does not open", name)


class KeptFiles:
    """Reads and writes kept files; `keys` are a locked desk's, `both` while it is converted."""

    def __init__(self, keys: Keys | None = None, *, both: bool = False) -> None:
        self.keys, self._both = keys, both

    def place(self, path: Path) -> Path:
        """Where the bytes lie, or would lie."""
        sealed = sealed_name(path)
        if self.keys is None:
            return path
        return path if self._both and not sealed.exists() and path.exists() else sealed

    def target(self, path: Path) -> Path:
        """Where new bytes go."""
        return path if self.keys is None else sealed_name(path)

    def places(self, path: Path) -> tuple[Path, ...]:
        """Every file that may be there for this path."""
        if self.keys is None:
            return (path,)
        return (path, sealed_name(path)) if self._both else (sealed_name(path),)

    def exists(self, path: Path) -> bool:
        """Whether the file is there; it is not opened."""
        return self.place(path).is_file()

    def open(self, path: Path) -> BinaryIO:
        """The bytes, to be read at any place. Raises OSError; BrokenSealError is one."""
        place = self.place(path)
        if self.keys is None or place == path:
            return path.open("rb")
        from tro_desk.store.sealed import reader

        return reader(place.open("rb"), self.keys, path.name)

    def read(self, path: Path) -> bytes:
        """All bytes. Raises OSError."""
        with self.open(path) as file:
            return file.read()

    def write(self, path: Path, data: bytes) -> None:
        """Replace the file, whole or not at all. Raises OSError."""
        if self.keys is None:
            atomic.write_bytes(path, data)
            return
        out = io.BytesIO()
        with self.sealing(out, path.name) as new:
            new.write(data)
        atomic.write_bytes(sealed_name(path), out.getvalue())

    @contextlib.contextmanager
    def sealing(self, out: BinaryIO, name: str) -> Iterator[BinaryIO]:
        """What is written is sealed into `out` where the desk is locked, and goes there else."""
        if self.keys is None:
            yield out
            return
        from tro_desk.store.sealed import SealingWriter

        writer = SealingWriter(out, self.keys, name)
        yield cast(BinaryIO, writer)
        writer.finish()

    def remove(self, path: Path) -> None:
        """Remove the file in whatever form it is there. Raises OSError."""
        for place in self.places(path):
            remove(place)


def sealed_name(path: Path) -> Path:
    """What a file is called while it is sealed."""
    return path.with_name(path.name + SUFFIX)


def plain_name(path: Path) -> Path:
    """What a file is called that is not sealed."""
    return path.with_name(path.name.removesuffix(SUFFIX))


def remove(path: Path) -> None:
    """Remove a file, a read-only one too; nothing where it is not there. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        if os.name == "nt":
            path.chmod(0o644)  # Windows removes no file that is read-only
        path.unlink()
