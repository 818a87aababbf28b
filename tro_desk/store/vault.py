"""The originals, by SHA-256: copied once, read-only, never altered.

A file is called by its hash and its kind (`vault/ab/abcd….pdf`, sealed in a locked desk); a name
from outside never becomes a path. Files are put and swept only while the desk's write lock is held,
so that no other process can take a file that is just being added for one that was left behind.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, cast

from tro_desk.base import atomic
from tro_desk.base.errors import DeskError
from tro_desk.base.paths import reachable
from tro_desk.domain.reading import InMemory
from tro_desk.store.kept_files import KeptFiles, remove

_SHA = re.compile(r"[0-9a-f]{64}")
_KIND = re.compile(r"[a-z0-9]{1,16}")
_OURS = re.compile(r"([0-9a-f]{64})\.[a-z0-9]{1,16}(\.sealed|\.part|\.sealed\.part)?")
_CHUNK: Final = 1 << 20


class Vault:
    """The folder of originals."""

    def __init__(self, folder: Path, files: KeptFiles | None = None) -> None:
        self.folder = folder
        self._kept = files or KeptFiles()

    def path(self, sha256: str, kind: str) -> Path:
        """Where an original is, or would be, in a desk that is not locked.

        Raises ValueError for what is no hash or kind.
        """
        if not _SHA.fullmatch(sha256) or not _KIND.fullmatch(kind):
            raise ValueError(f"not an original: {sha256!r} {kind!r}")
        return self.folder / sha256[:2] / f"{sha256}.{kind}"

    def place(self, sha256: str, kind: str) -> Path:
        """The file in which the bytes of an original lie, or would lie."""
        return self._kept.place(self.path(sha256, kind))

    def open(self, sha256: str, kind: str) -> BinaryIO:
        """The bytes of an original, to be read at any place. Raises OSError."""
        return self._kept.open(self.path(sha256, kind))

    def verify(self, sha256: str, kind: str) -> bool:
        """True where the original is there and its bytes still have this hash."""
        try:
            with self.open(sha256, kind) as file:
                found = hashlib.file_digest(file, "sha256")  # type: ignore[arg-type]
                return found.hexdigest() == sha256
        except OSError:
            return False

    def put(self, source: Path | InMemory, sha256: str, kind: str) -> bool:
        """Copy `source`; false where the original was there already, sound.

        Raises DeskError `file_changed` (name) where its bytes do not have this hash (any more), and
        OSError where the vault cannot be written.
        """
        if self.verify(sha256, kind):
            return False
        path = self.path(sha256, kind)
        target = self._kept.target(path)
        target.parent.mkdir(exist_ok=True)
        part = target.with_suffix(".part")
        try:
            with _opened(source) as old, part.open("wb") as new:
                with self._kept.sealing(cast(BinaryIO, new), path.name) as out:
                    if _copy(_Told(old, source.name), out) != sha256:
                        raise DeskError("file_changed", name=source.name)
                new.flush()
                os.fsync(new.fileno())
            part.chmod(0o444)
            if target.exists():
                target.chmod(0o644)  # Windows does not replace a read-only file
            part.replace(target)
        except BaseException:
            remove(part)
            raise
        atomic.sync_folder(target.parent)
        atomic.sync_folder(self.folder)
        return True

    def remove(self, sha256: str, kind: str) -> None:
        """Take back a `put` whose transaction failed."""
        self._kept.remove(self.path(sha256, kind))

    def strays(self, known: Iterable[tuple[str, str]]) -> tuple[Path, ...]:
        """Files of ours that no row (sha256, kind) names: of who was stopped between file and row.

        Not ours is what somebody else put there, under a name that no original has, and what may be
        an original under another name: it is let alone, and an examination tells of it. One that
        an earlier version sealed under its hash is among them.
        """
        rows = tuple(known)
        kept = {
            place for one in rows for place in self._kept.places(self.path(*one), earlier=False)
        }
        wanted = {
            place.name[:64]
            for one in rows
            if not self.place(*one).is_file()
            for place in self._kept.places(self.path(*one))
        }
        return tuple(
            path
            for path in self._files()
            if path not in kept
            and (named := _OURS.fullmatch(path.name)) is not None
            and (named[1] not in wanted or path.suffix == ".part")
        )

    def sweep(self, known: Iterable[tuple[str, str]]) -> int:
        """Remove the strays, and give the names of now to files that have a row; how many were
        removed."""
        known = tuple(known)
        for one in known:
            self._kept.rename(self.path(*one))
        strays = self.strays(known)
        for path in strays:
            remove(path)
        return len(strays)

    def _files(self) -> Iterator[Path]:
        return (path for path in self.folder.glob("[0-9a-f][0-9a-f]/*") if path.is_file())


def _opened(source: Path | InMemory) -> BinaryIO:
    if isinstance(source, InMemory):
        return io.BytesIO(source.data)
    try:
        return reachable(source).open("rb")
    except OSError as error:
        raise DeskError("file_changed", name=source.name) from error


class _Told:
    """Tells errors of reading what is put from errors of the vault: its disk may be pulled out."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name

    def read(self, size: int) -> bytes:
        try:
            return self._file.read(size)
        except OSError as error:
            raise DeskError("file_changed", name=self._name) from error


def _copy(old: _Told, new: BinaryIO) -> str:
    digest = hashlib.sha256()
    while chunk := old.read(_CHUNK):
        digest.update(chunk)
        new.write(chunk)
    return digest.hexdigest()
