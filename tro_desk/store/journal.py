"""SQLite's journal beside a database (sqlite.org/fileformat2.html#the_write_ahead_log), read from
outside. SQLite locks the database and never the journal: no lock is lost by reading it.
"""

from __future__ import annotations

import contextlib
import os
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAGE: Final = 4096
"""Bytes of a page in every desk, locked or not."""

_HEAD: Final = 32
_FRAME: Final = struct.Struct(">2I8s8x")
"""The head of a frame: number of the page, pages of the database where a change is finished (else
0), salts, checksums."""
_STEP: Final = _FRAME.size + PAGE
_READ: Final = 256 * _STEP
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Journal:
    """What finished changes in a journal say of the pages.

    `sums` are the checksums (`checksum`) of their newest content by number, from 1; `count` is how
    many frames that takes, `pages` how many pages the database has afterwards; both 0 for none.
    """

    sums: Mapping[int, int]
    count: int
    pages: int


def checksum(page: bytes | memoryview) -> int:
    """A number that tells a page from one in which a letter is another; never 0."""
    return zlib.crc32(page) or 1


def place(database: Path) -> Path:
    """Where the journal of a database lies."""
    return database.with_name(f"{database.name}-wal")


def size(database: Path) -> int:
    """Bytes of the journal; 0 where there is none."""
    with contextlib.suppress(OSError):
        return place(database).stat().st_size
    return 0


def head(database: Path) -> bytes:
    """The head of the journal: it is another one whenever SQLite begins the journal anew."""
    with contextlib.suppress(OSError), place(database).open("rb") as file:
        return file.read(_HEAD)
    return b""


def read(database: Path, start: int = 0, most: int | None = None) -> Journal | None:
    """What stands in the journal behind its first `start` frames; of the first `most` alone, where
    somebody knows that no more of them count. None where its pages have another size. Raises
    OSError.
    """
    sums: dict[int, int] = {}
    begun: dict[int, int] = {}
    count = pages = 0
    with contextlib.suppress(FileNotFoundError), place(database).open("rb") as file:
        first = file.read(_HEAD)
        if len(first) < _HEAD:
            return Journal(sums, 0, 0)
        if int.from_bytes(first[8:12]) != PAGE:
            return None
        salts = first[16:24]
        seen = start
        file.seek(_HEAD + start * _STEP)
        while block := file.read(_READ):
            held = memoryview(block)
            for at in range(0, len(block) - _STEP + 1, _STEP):
                number, finished, found = _FRAME.unpack_from(held, at)
                if found != salts or seen == most:
                    return Journal(sums, count, pages)
                seen += 1
                begun[number] = checksum(held[at + _FRAME.size : at + _STEP])
                if finished:
                    sums.update(begun)
                    begun.clear()
                    count, pages = seen, finished
    return Journal(sums, count, pages)


def is_more_behind(database: Path, first: bytes, taken: int) -> bool:
    """Whether a finished change stands behind the `taken` frames that SQLite takes of the journal
    with the head `first`: something in front of it is damaged, and it is lost.

    A change is finished on the disk before the next one begins. One that was cut off by a loss of
    power is the last, and lacks its end; nobody was told that it is saved.
    """
    with place(database).open("rb") as file:
        length = file.seek(0, os.SEEK_END)
        if len(first) < _HEAD or not _is_whole(first):
            return length > _HEAD + _FRAME.size  # nothing of it is taken
        page = int.from_bytes(first[8:12])
        salts = first[16:24]  # they stand in every frame of this journal, in none of one before
        start = file.seek(_HEAD + taken * (_FRAME.size + page))
        held = b""
        while chunk := file.read(_CHUNK):
            held += chunk
            at = held.find(salts)
            while at >= 0:
                finished = held[max(0, at - 4) : at]  # the database's size then, else 0
                if any(finished) and start + at + len(salts) * 2 + page <= length:
                    return True
                at = held.find(salts, at + 1)
            start += len(held) - len(held[-12:])
            held = held[-12:]
    return False


def _is_whole(first: bytes) -> bool:
    """Whether the head of the journal has the checksum that SQLite computes of it."""
    order = ">" if first[3] & 1 else "<"
    words = struct.unpack(f"{order}6I", first[:24])
    one = two = 0
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFF_FFFF
        two = (two + odd + one) & 0xFFFF_FFFF
    return first[24:32] == struct.pack(">2I", one, two)
