"""What was typed into a form when the desk was locked, sealed beside the database.

Nobody could save it, because it may be half a sentence or no date yet; and nobody shall lose it.
"""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import Final

from tro_desk.base import atomic
from tro_desk.store.kept_files import BrokenSealError
from tro_desk.store.keys import Keys
from tro_desk.store.sealed import SealingWriter, Unsealing

NAME: Final = "typed.sealed"


def keep(folder: Path, keys: Keys, text: str) -> None:
    """Keep a text in the place of the one before; an empty one removes it. Raises OSError."""
    path = folder / NAME
    if not text:
        path.unlink(missing_ok=True)
        return
    out = io.BytesIO()
    writer = SealingWriter(out, keys, NAME)
    writer.write(text.encode("utf-8", "replace"))
    writer.finish()
    atomic.write_bytes(path, out.getvalue())


def kept(folder: Path, keys: Keys) -> str:
    """The text that was kept, empty where there is none or it cannot be opened."""
    with contextlib.suppress(OSError, BrokenSealError, UnicodeDecodeError):
        opened = Unsealing(keys, NAME)
        data = b"".join(opened.feed((folder / NAME).read_bytes())) + opened.finish()
        return data.decode("utf-8")
    return ""
