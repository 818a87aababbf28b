"""The lock of a desk: whether it is encrypted with a passphrase, and by what names that is kept."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

LOCK_FILE: Final = "desk.lock"
"""The file in a desk's folder that tells that it is locked."""

LOCK_COPY: Final = "desk.lock.copy"
"""Its copy: without the one or the other nothing of a locked desk can be opened."""

SHORTEST_PASSPHRASE: Final = 8
"""Characters of a passphrase, at the least; there is no other rule."""


class LockState(StrEnum):
    """`open`: not encrypted; `locked`: encrypted, a passphrase opens it; `converting`: between the
    two, because somebody was stopped: the next opening, with the passphrase, finishes that."""

    OPEN = "open"
    LOCKED = "locked"
    CONVERTING = "converting"
