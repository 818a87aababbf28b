"""What the window showed of a desk when it was closed, kept beside it until it is opened again.

It is there only while the desk is closed, and holds only for the database as it was left: the note
of its pages (`store.page_note`) stands in its seal. Who opens the desk removes it first. Beside a
locked desk none is ever written.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import Final

from tro_desk.base import atomic
from tro_desk.store import page_note

NAME: Final = "desk.today"
_MAGIC: Final = b"tro-desk today 1\n"
_SEAL: Final = 32
_MOST: Final = 1 << 20


def write(folder: Path, data: bytes) -> None:
    """Keep `data` with a desk that nobody has open. Raises OSError.

    What is too long, or belongs to a desk of which nobody knows how it stands, is not kept.
    """
    stands = page_note.closed_as(folder)
    if stands is not None and len(data) <= _MOST:
        atomic.write_bytes(folder / NAME, _MAGIC + _sealed(stands, data) + data)


def read(folder: Path) -> bytes | None:
    """What was kept; None where the desk is open, or was not left as it was then."""
    try:
        with (folder / NAME).open("rb") as file:
            kept = file.read(len(_MAGIC) + _SEAL + _MOST)
    except OSError:
        return None
    stands = page_note.closed_as(folder)
    data = kept[len(_MAGIC) + _SEAL :]
    whole = stands is not None and kept == _MAGIC + _sealed(stands, data) + data
    return data if whole else None


def forget(folder: Path) -> None:
    """The desk is opened: what was kept holds no longer."""
    with contextlib.suppress(OSError):  # what cannot be removed is not that of the next closing
        (folder / NAME).unlink(missing_ok=True)


def _sealed(stands: bytes, data: bytes) -> bytes:
    return hashlib.sha256(_MAGIC + stands + data).digest()
