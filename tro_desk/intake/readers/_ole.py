"""Compound files (OLE): what old Office programs and Outlook put their parts into."""

from __future__ import annotations

import contextlib
import io
import struct
from collections.abc import Iterator
from typing import Final

import olefile  # type: ignore[import-untyped]

from tro_desk.intake.readers._contract import Scope

_BROKEN: Final = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    struct.error,
    RecursionError,
    MemoryError,
)


@contextlib.contextmanager
def opened(data: bytes, scope: Scope) -> Iterator[olefile.OleFileIO]:
    """The compound file. Raises ReadError damaged, for what breaks while it is in use too."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            yield file
    except _BROKEN as error:
        raise scope.error("damaged") from error


def holds(data: bytes, *streams: str) -> bool:
    """Whether it is a compound file with one of the streams at its top."""
    if not data.startswith(olefile.MAGIC):
        return False
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            names = {entry[0].lower() for entry in file.listdir(streams=True, storages=True)}
    except _BROKEN:
        return False
    return any(stream.lower() in names for stream in streams)
