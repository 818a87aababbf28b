"""ZIP archives opened with care: bounded in members and bytes, and nothing written anywhere."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from tro_desk.intake.charset import decoded
from tro_desk.intake.limits import DEFAULT_LIMITS
from tro_desk.intake.readers._contract import Scope

_ENTRY: Final = b"PK\x01\x02"
_STEP: Final = 1 << 20
_SMALL: Final = 4_000_000  # bytes that any member may have, however well it is packed
_UTF8_NAMES: Final = 0x800
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    NotImplementedError,
)
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """An archive in memory. Raises ReadError: damaged, too_large (more members than the limit)."""

    def __init__(self, data: bytes, scope: Scope) -> None:
        if data.count(_ENTRY) > scope.limits.members:
            raise scope.error("too_large")
        self._scope = scope
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise scope.error("damaged") from error
        self._infos = {info.filename: info for info in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def members(self) -> Iterator[zipfile.ZipInfo]:
        """The members in their order, each name once; folders are none."""
        for info in self._infos.values():
            if not info.is_dir():
                yield info

    def read(self, name: str) -> bytes:
        """What a member holds. Raises ReadError: damaged, too_large, needs_password."""
        info = self._infos.get(name)
        if info is None:
            raise self._scope.error("damaged")
        if info.flag_bits & 0x1:
            raise self._scope.error("needs_password")
        if info.compress_type not in _METHODS:
            raise self._scope.error("damaged")
        most = max(_SMALL, info.compress_size * self._scope.limits.ratio)
        out = io.BytesIO()
        try:
            with self._zip.open(info) as member:
                while chunk := member.read(_STEP):
                    self._scope.unpack(len(chunk))
                    out.write(chunk)
                    if out.tell() > most:
                        raise self._scope.error("too_large")
        except _BROKEN as error:
            raise self._scope.error("damaged") from error
        return out.getvalue()


def printed_name(info: zipfile.ZipInfo) -> str:
    """The name of a member; old programs write it in the encoding of their country."""
    if info.flag_bits & _UTF8_NAMES:
        return info.filename
    try:
        return decoded(info.filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename


def is_regular(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a file, and no link or device."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind in (0, stat.S_IFREG)


def leads_outside(name: str) -> bool:
    """Whether a member is named as if it belonged somewhere else on the disk."""
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or (len(parts[0]) == 2 and parts[0][1] == ":")


def is_archive(data: bytes) -> bool:
    """Whether it begins as an archive does; an empty one is its end alone."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def names_of(data: bytes) -> frozenset[str]:
    """The names of the members, none where the archive is broken or lists too many."""
    if data.count(_ENTRY) > DEFAULT_LIMITS.members:
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except _BROKEN:
        return frozenset()
