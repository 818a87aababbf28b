"""Whether a desk is locked, found out without opening it and without any cryptography."""

from __future__ import annotations

import json
from pathlib import Path

from tro_desk.domain.lock import LOCK_COPY, LOCK_FILE, LockState


def lock_state(folder: Path) -> LockState:
    """How the desk in `folder` is kept; a folder without a desk is open.

    A lock that cannot be read counts as locked: opening it then tells what is wrong.
    """
    folder = folder.expanduser().absolute()
    for name in (LOCK_FILE, LOCK_COPY):
        try:
            told = json.loads((folder / name).read_bytes()[:16_384])
        except FileNotFoundError:
            continue
        except (OSError, ValueError, RecursionError):
            return LockState.LOCKED
        state = told.get("state") if isinstance(told, dict) else ""
        between = state in ("locking", "unlocking")
        return LockState.CONVERTING if between else LockState.LOCKED
    return LockState.OPEN


def clear_left_behind(folder: Path) -> None:
    """Remove the copies that a program which was stopped had shown to others. No key is needed."""
    # The whole of it first, then a part: another thread may just be importing it to open the desk.
    from tro_desk.store import Storage  # noqa: F401
    from tro_desk.store.scratch import sweep

    sweep(folder.expanduser().absolute())
