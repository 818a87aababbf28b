"""Keeps None, True and False alive on Python 3.11.

PySide6 6.12 hands out `True` (from `Signal.emit`) and takes `None` (in virtual methods) without
counting the reference. Python 3.12 made these objects immortal; on 3.11 each such call brings the
count nearer to zero, and a long session ends with "deallocating None". Here they get so many
references that no session can use them up, which is what 3.12 does itself.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40


def keep_alive() -> None:
    """Give the three objects more references than a program can lose; once is enough."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for thing in (None, True, False):
        if sys.getrefcount(thing) < _PLENTY:
            # ob_refcnt is the first field of an object in CPython up to 3.11.
            ctypes.c_ssize_t.from_address(id(thing)).value += 2 * _PLENTY
