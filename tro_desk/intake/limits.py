"""How much of a file from outside is taken in before it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading.

    `size` is bytes of the file, `seconds` wall time, `memory` bytes of address space of the worker
    process (POSIX; Windows bounds time and size alone), `pages` and `characters` what the document
    may hold. `pieces` is how many attachments and members of archives are opened, over all levels,
    `depth` how many levels down, `members` how many an archive may list, `unpacked` the bytes that
    come out of archives all together, `ratio` how often its packed size a member may have.
    `scans` is how many pages are read from their pictures, over all pieces; each is given
    `scan_seconds` more, and from the first on the process may have `scan_memory` instead.
    """

    size: int = 60_000_000
    seconds: float = 90.0
    memory: int = 1_500_000_000
    pages: int = 3_000
    characters: int = 8_000_000
    pieces: int = 120
    depth: int = 4
    scans: int = 200
    scan_seconds: float = 60.0
    scan_memory: int = 2_600_000_000
    members: int = 5_000
    unpacked: int = 250_000_000
    ratio: int = 250


DEFAULT_LIMITS: Final = Limits()
