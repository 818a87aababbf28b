"""What is wrong with a disk, as far as its errors tell."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Final

ROOM: Final = 1 << 19
"""With fewer bytes free than these, a disk is full: nothing that is worth a word fits on it."""

_FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_MISSING: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO})
_WIN_FULL: Final = frozenset({39, 112})  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL


def reason(error: OSError) -> str:
    """`full`, `limit` (its disk takes no file of that size), `missing` (the folder or the disk is
    not there), `long` (a name is too long for it), or `unwritable`."""
    if error.errno in _FULL or getattr(error, "winerror", None) in _WIN_FULL:
        return "full"
    if error.errno in _MISSING:
        return "missing"
    return {errno.EFBIG: "limit", errno.ENAMETOOLONG: "long"}.get(error.errno or 0, "unwritable")


def is_full(folder: Path) -> bool:
    """Whether the disk of a folder has no room left. False where it tells nothing."""
    try:
        return shutil.disk_usage(folder).free < ROOM
    except OSError:
        return False
