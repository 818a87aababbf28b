"""When this program was built: the time of its commit, which packages write beside their data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from tro_desk.base import paths

STAMP: Final = "build.txt"
"""Beside `assets/` in a packed program: seconds since 1970, as SOURCE_DATE_EPOCH gives them."""


def built_at() -> datetime | None:
    """The moment in UTC; None for a program that runs from its sources, or names no moment."""
    stamp = paths.asset().parent / STAMP
    try:
        return datetime.fromtimestamp(int(stamp.read_text(encoding="ascii")), UTC)
    except (OSError, ValueError, OverflowError):
        return None
