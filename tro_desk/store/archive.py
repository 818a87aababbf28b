"""A backup as a file: one zip whose entries are stored as they are, told by a manifest.

What does not look exactly like that is refused before a byte of it is unpacked: names that are not
ours (absolute ones, `..`, other drives), links and devices, entries twice, compressed or encrypted
ones, overlapping ones. Nothing can then grow when it is unpacked.
"""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from tro_desk.base.errors import DeskError
from tro_desk.domain.backup import BackupContent
from tro_desk.domain.lock import LOCK_FILE
from tro_desk.store.backup_files import CHUNK, DATABASE, MANIFEST, copy, known_name
from tro_desk.store.kept_files import SUFFIX, plain_name

if TYPE_CHECKING:
    from tro_desk.store.keys import Keys

FORMAT: Final = 1
MARK: Final = "tro-desk backup"

_LARGEST_LIST: Final = 64 * CHUNK
"""Bytes of the zip's own list, and of the manifest: some hundred thousand files."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a backup; `size` in bytes."""

    name: str
    size: int
    sha256: str


def manifest(content: BackupContent, desk: str, entries: tuple[Entry, ...]) -> bytes:
    """The manifest's bytes."""
    told = {
        "what": MARK,
        "format": FORMAT,
        "desk": desk,
        "made_at": content.made_at.isoformat(),
        "program": content.program,
        "schema": content.schema,
        "counts": dict(content.counts),
        "lacking": list(content.lacking),
        "files": [{"name": e.name, "size": e.size, "sha256": e.sha256} for e in entries],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


class Archive:
    """An existing backup, its shape checked; `content` is what it says, `entries` its files.

    A backup that was sealed when its desk was locked (`.zip.sealed`) is read by the desk's `keys`.
    One of a locked desk has `lock`, the bytes of its `desk.lock`; whose keys they are the caller
    finds out.

    Opening raises DeskError `backup_missing` (name), `backup_damaged` (name): cut off or changed,
    `backup_foreign` (name): no backup of a desk, or one that was made to do harm, `backup_newer`
    (name): made by a later program, `backup_sealed` (name): sealed, and these are not the keys.
    """

    def __init__(self, path: Path, keys: Keys | None = None) -> None:
        self.path = path
        try:
            self._file: BinaryIO = path.open("rb")
        except OSError as error:
            raise DeskError("backup_missing", name=path.name) from error
        if path.suffix == SUFFIX:
            self._file = _unsealed(path, self._file, keys)
        try:
            self._zip = self._opened()
            self._infos = self._checked()
            self.desk, self.content, self.entries = self._read_manifest()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()
        self._file.close()

    @property
    def lock(self) -> bytes | None:
        """The bytes of `desk.lock` in a backup of a locked desk; None in one of an open desk.

        Raises DeskError `backup_damaged` (name).
        """
        entry = next((one for one in self.entries if one.name == LOCK_FILE), None)
        if entry is None:
            return None
        if entry.size > _LARGEST_LIST:
            raise self._damaged()
        out = io.BytesIO()
        self.take(entry, out, lambda _count: None)
        return out.getvalue()

    def take(self, entry: Entry, out: BinaryIO | None, watch: Callable[[int], None]) -> None:
        """Read a file to its end, into `out` where there is one.

        Raises DeskError `backup_damaged` (name) where its bytes are not what the manifest says, and
        OSError where `out` cannot be written.
        """
        try:
            with self._zip.open(self._infos[entry.name]) as stored:
                found = copy(stored, _Told(out) if out is not None else None, watch)  # type: ignore[arg-type]
        except _UnwrittenError as error:
            raise error.reason from None
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise self._damaged() from error
        if found != (entry.size, entry.sha256):
            raise self._damaged()

    def _opened(self) -> zipfile.ZipFile:
        try:
            if _list_size(self._file) > _LARGEST_LIST:
                raise self._foreign()
            return zipfile.ZipFile(self._file)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, struct.error) as error:
            raise self._damaged() from error
        except NotImplementedError as error:
            raise self._foreign() from error

    def _checked(self) -> Mapping[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        if MANIFEST not in {info.filename for info in infos}:
            raise self._foreign()
        for info in infos:
            plain = (
                info.compress_type == zipfile.ZIP_STORED
                and info.compress_size == info.file_size
                and not info.flag_bits & 0x1
                and stat.S_IFMT(info.external_attr >> 16) in (0, stat.S_IFREG)
                and info.orig_filename == info.filename
                and (info.filename == MANIFEST or known_name(info.filename))
            )
            if not plain:
                raise self._foreign()
        named = {info.filename: info for info in infos}
        self._file.seek(0, 2)
        whole = self._file.tell()
        if len(named) != len(infos) or sum(info.file_size for info in infos) > whole:
            raise self._foreign()
        if named[MANIFEST].file_size > _LARGEST_LIST:
            raise self._foreign()
        return named

    def _read_manifest(self) -> tuple[str, BackupContent, tuple[Entry, ...]]:
        try:
            told = json.loads(self._zip.read(self._infos[MANIFEST]))
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, RecursionError) as error:
            raise self._damaged() from error
        if not isinstance(told, dict) or told.get("what") != MARK:
            raise self._foreign()
        if isinstance(told.get("format"), int) and told["format"] > FORMAT:
            raise DeskError("backup_newer", name=self.path.name)
        try:
            entries = tuple(
                Entry(_text(one["name"]), _count(one["size"]), _text(one["sha256"]))
                for one in told["files"]
            )
            content = BackupContent(
                self.path,
                _moment(told["made_at"]),
                _text(told["program"]),
                _count(told["schema"]),
                sum(entry.name not in (DATABASE, LOCK_FILE) for entry in entries),
                sum(entry.size for entry in entries),
                {_text(name): _count(rows) for name, rows in told["counts"].items()},
                tuple(_text(name) for name in told["lacking"]),
                any(entry.name == LOCK_FILE for entry in entries),
            )
            desk = _text(told["desk"])
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
            raise self._damaged() from error
        sizes = {name: info.file_size for name, info in self._infos.items() if name != MANIFEST}
        listed = {entry.name: entry.size for entry in entries}
        if listed != sizes or len(listed) != len(entries) or DATABASE not in listed:
            raise self._damaged()
        return desk, content, entries

    def _damaged(self) -> DeskError:
        return DeskError("backup_damaged", name=self.path.name)

    def _foreign(self) -> DeskError:
        return DeskError("backup_foreign", name=self.path.name)


def is_locked(path: Path) -> bool:
    """Whether a backup is one of a locked desk. False where it cannot be read."""
    try:
        with zipfile.ZipFile(path) as packed:
            return LOCK_FILE in packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _unsealed(path: Path, file: BinaryIO, keys: Keys | None) -> BinaryIO:
    if keys is None:
        file.close()
        raise DeskError("backup_sealed", name=path.name)
    from tro_desk.store.sealed import reader

    try:
        return reader(file, keys, plain_name(path).name)
    except OSError as error:
        raise DeskError("backup_sealed", name=path.name) from error


class _UnwrittenError(Exception):
    """What is written to, not what is read, has failed."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class _Told:
    """Tells errors of writing from errors of reading."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        try:
            return self._out.write(data)
        except OSError as error:
            raise _UnwrittenError(error) from error


def _list_size(file: BinaryIO) -> int:
    """What the end of a zip says about the size of its list, in bytes; the list is not read."""
    size = file.seek(0, 2)
    start = max(0, size - 65_557)
    file.seek(start)
    tail = file.read(65_557)
    at = tail.rfind(b"PK\5\6")
    if at < 0:
        raise zipfile.BadZipFile
    (listed,) = struct.unpack_from("<L", tail, at + 12)
    if listed != 0xFFFF_FFFF:
        return int(listed)
    where = at - 20  # the locator of the larger form stands in front
    if where < 0 or tail[where : where + 4] != b"PK\6\7":
        raise zipfile.BadZipFile
    (place,) = struct.unpack_from("<Q", tail, where + 8)
    if place >= size:
        raise zipfile.BadZipFile
    file.seek(place)
    return int(struct.unpack_from("<Q", file.read(56), 40)[0])


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError
    return value


def _moment(value: Any) -> datetime:
    found = datetime.fromisoformat(_text(value))
    if found.tzinfo is None:
        raise ValueError
    return found
