"""The files that a desk keeps, by the path that each has in a desk that is not locked.

In a locked desk the bytes lie sealed beside that path (`name.pdf.sealed`). An original is called by
its hash there, which would tell who has the same paper that it is in the desk: sealed it has a name
that only the desk's keys make of the hash. While a desk is being converted both kinds are there,
and both are read; so are originals that were sealed under their own names by an earlier version.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from tro_desk.base import atomic

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

SUFFIX: Final = ".sealed"
_ORIGINAL: Final = re.compile(r"([0-9a-f]{64})\.([a-z0-9]{1,16})")


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
        first, *others = self.places(path)
        if others and not first.exists():
            return next((other for other in others if other.exists()), first)
        return first

    def target(self, path: Path) -> Path:
        """Where new bytes go."""
        return path if self.keys is None else sealed_path(path, self.keys)

    def places(self, path: Path, *, earlier: bool = True) -> tuple[Path, ...]:
        """Every file that may be there for this path, the one that counts first; without
        `earlier` not the one of an earlier version."""
        if self.keys is None:
            return (path,)
        found = [sealed_path(path, self.keys)]
        if earlier:
            found.append(sealed_name(path))
        if self._both:
            found.append(path)
        return tuple(dict.fromkeys(found))

    def rename(self, path: Path) -> None:
        """Give a file that an earlier version sealed the name that it has now. Raises OSError."""
        if self.keys is None:
            return
        before, now = sealed_name(path), sealed_path(path, self.keys)
        if before == now or not before.exists():
            return
        if now.exists():
            remove(before)  # somebody put it there anew, because this one did not open
            return
        now.parent.mkdir(exist_ok=True)
        before.replace(now)
        atomic.sync_folder(now.parent)
        with contextlib.suppress(OSError):
            before.parent.rmdir()  # its name, too, is of the hash

    def exists(self, path: Path) -> bool:
        """Whether the file is there; it is not opened."""
        return self.place(path).is_file()

    def open(self, path: Path) -> BinaryIO:
        """The bytes, to be read at any place. Raises OSError; BrokenSealError is one."""
        try:
            return self._opened(path)
        except FileNotFoundError:
            return self._opened(path)  # it got another name in between

    def _opened(self, path: Path) -> BinaryIO:
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
        atomic.write_bytes(self.target(path), out.getvalue())

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


def sealed_path(path: Path, keys: Keys) -> Path:
    """Where a file lies while it is sealed under these keys."""
    named = _ORIGINAL.fullmatch(path.name)
    if named is None or path.parent.name != path.name[:2]:
        return sealed_name(path)
    name = keys.name_of(named[1])
    return path.parent.parent / name[:2] / f"{name}.{named[2]}{SUFFIX}"


def sealed_name(path: Path) -> Path:
    """What a file is called while it is sealed that is not called by its hash."""
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
