"""How much of a file from outside is taken in before it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading.

    `size` is bytes of the file, `seconds` wall time, `memory` bytes of address space of the worker
    process (POSIX; Windows bounds time and size alone), `pages` and `characters` what the document
    may hold, `attachments` and `depth` how many pieces of a mail are opened and how deep.
    """

    size: int = 60_000_000
    seconds: float = 90.0
    memory: int = 1_500_000_000
    pages: int = 3_000
    characters: int = 8_000_000
    attachments: int = 40
    depth: int = 4


DEFAULT_LIMITS: Final = Limits()
