"""Files of a locked desk: AES-256-GCM in pieces, each of which tells where it belongs.

A sealed file has a number of its own, and a random key of its own that is wrapped under the desk's
file key together with the name of the file. Each piece is bound to the file's number, its place
and whether it is the last: a file that was cut, put together anew or given another name does not
open.
"""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterator
from typing import BinaryIO, Final, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tro_desk.store.kept_files import BrokenSealError
from tro_desk.store.keys import Keys

PIECE: Final = 1 << 20
"""Bytes of the original in a piece; the last one has fewer, or as many."""

_MAGIC: Final = b"TRODESK\x01"
_NUMBER: Final = 16
_NONCE: Final = 12
_TAG: Final = 16
_WRAPPED: Final = 32 + _TAG
_HEAD: Final = len(_MAGIC) + _NUMBER + _NONCE + _WRAPPED
_WHOLE: Final = PIECE + _TAG


class SealingWriter(io.RawIOBase):
    """Seals what is written to it into `out`. `finish` has to be called in the end.

    Its `write` takes any number of bytes, in order; nothing can be gone back to.
    """

    def __init__(self, out: BinaryIO, keys: Keys, name: str) -> None:
        super().__init__()
        number, key, nonce = os.urandom(_NUMBER), AESGCM.generate_key(256), os.urandom(_NONCE)
        self._out, self._number, self._cipher = out, number, AESGCM(key)
        self._held = bytearray()
        self._place = 0
        wrapped = keys.files.encrypt(nonce, key, _bound(number, name))
        out.write(_MAGIC + number + nonce + wrapped)

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:  # type: ignore[no-untyped-def]  # as io.RawIOBase has it
        """Take bytes; a piece goes out when it is known that it is not the last."""
        self._held += data
        while len(self._held) > PIECE:
            self._put(bytes(self._held[:PIECE]), False)
            del self._held[:PIECE]
        return len(data)

    def finish(self) -> None:
        """Write the last piece."""
        self._put(bytes(self._held), True)
        self._held.clear()

    def _put(self, data: bytes, last: bool) -> None:
        told = _told(self._number, last)
        self._out.write(self._cipher.encrypt(_nonce(self._place), data, told))
        self._place += 1


class Unsealing:
    """Opens a sealed file that comes piece by piece, as it is copied: `feed`, then `finish`."""

    def __init__(self, keys: Keys, name: str) -> None:
        self._keys, self._name = keys, name
        self._held = bytearray()
        self._opener: _Opener | None = None
        self._place = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The original's bytes that are known now. Raises BrokenSealError."""
        self._held += data
        if self._opener is None and len(self._held) >= _HEAD:
            self._opener = _Opener(bytes(self._held[:_HEAD]), self._keys, self._name)
            del self._held[:_HEAD]
        while self._opener is not None and len(self._held) > _WHOLE:
            yield self._opener.piece(self._place, bytes(self._held[:_WHOLE]), False)
            del self._held[:_WHOLE]
            self._place += 1

    def finish(self) -> bytes:
        """The last bytes. Raises BrokenSealError where the file is cut off."""
        if self._opener is None:
            raise BrokenSealError(self._name)
        return self._opener.piece(self._place, bytes(self._held), True)


def salvaged(file: BinaryIO, keys: Keys, name: str) -> Iterator[tuple[bytes, bool]]:
    """The pieces of a sealed file that may be harmed, each with whether it opens: zeros stand for
    one that does not. Nothing where not even its head does."""
    try:
        opener = _Opener(file.read(_HEAD), keys, name)
    except BrokenSealError:
        yield b"", False
        return
    data, place = file.read(_WHOLE), 0
    while True:
        following = file.read(_WHOLE)
        last = not following
        try:
            yield opener.piece(place, data, last), True
        except BrokenSealError:
            try:
                if not last:
                    raise
                yield opener.piece(place, data, False), False  # the end is cut off
            except BrokenSealError:
                yield bytes(max(0, len(data) - _TAG)), False
        if last:
            return
        data, place = following, place + 1


class _Opener:
    """The head of a sealed file, and its pieces one at a time."""

    def __init__(self, head: bytes, keys: Keys, name: str) -> None:
        self._name = name
        at = len(_MAGIC)
        self._number = head[at : at + _NUMBER]
        nonce = head[at + _NUMBER : at + _NUMBER + _NONCE]
        try:
            if len(head) != _HEAD or not head.startswith(_MAGIC):
                raise BrokenSealError(name)
            key = keys.files.decrypt(nonce, head[-_WRAPPED:], _bound(self._number, name))
        except InvalidTag as error:
            raise BrokenSealError(name) from error
        self._cipher = AESGCM(key)

    def piece(self, place: int, data: bytes, last: bool) -> bytes:
        """The bytes of a piece. Raises BrokenSealError."""
        try:
            return self._cipher.decrypt(_nonce(place), data, _told(self._number, last))
        except (InvalidTag, ValueError) as error:
            raise BrokenSealError(self._name) from error


class _Reader(io.RawIOBase):
    """The original's bytes in a sealed file; goes to any place. The last piece is opened first, so
    that a file that was cut off is told at once."""

    def __init__(self, file: BinaryIO, keys: Keys, name: str) -> None:
        super().__init__()
        self._file = file
        try:
            file.seek(0)
            self._opener = _Opener(file.read(_HEAD), keys, name)
            body = file.seek(0, os.SEEK_END) - _HEAD
            self._pieces = max(1, -(-body // _WHOLE))
            self._size = body - self._pieces * _TAG
            if self._size < 0:
                raise BrokenSealError(name)
            self._at = 0
            self._place, self._piece = -1, b""
            self._open(self._pieces - 1)
        except BaseException:
            file.close()
            raise

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, place: int, whence: int = 0) -> int:
        start = (0, self._at, self._size)[whence]
        self._at = max(0, start + place)
        return self._at

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # as io.RawIOBase has it
        if self._at >= self._size:
            return 0
        place, within = divmod(self._at, PIECE)
        self._open(place)
        found = self._piece[within : within + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def readall(self) -> bytes:
        found = []
        while self._at < self._size:
            place, within = divmod(self._at, PIECE)
            self._open(place)
            found.append(self._piece[within:] if within else self._piece)
            self._at += len(found[-1])
        return b"".join(found)

    def close(self) -> None:
        self._piece = b""
        if not self.closed:
            self._file.close()
        super().close()

    def _open(self, place: int) -> None:
        if place == self._place:
            return
        self._file.seek(_HEAD + place * _WHOLE)
        data = self._file.read(_WHOLE)
        self._piece = self._opener.piece(place, data, place == self._pieces - 1)
        self._place = place


def reader(file: BinaryIO, keys: Keys, name: str) -> BinaryIO:
    """The original's bytes in the sealed file `file`, which is closed with it.

    `name` is what the original is called. Raises BrokenSealError, now or while it is read.
    """
    return cast(BinaryIO, io.BufferedReader(_Reader(file, keys, name), PIECE // 4))


def _bound(number: bytes, name: str) -> bytes:
    return _MAGIC + number + name.encode()


def _told(number: bytes, last: bool) -> bytes:
    return number + (b"\x01" if last else b"\x00")


def _nonce(place: int) -> bytes:
    return struct.pack(">4xQ", place)
