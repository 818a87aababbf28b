"""Bates numbers: a prefix and six digits on each page of the exhibits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

DIGITS: Final = 6
LONGEST: Final = 12  # characters of a prefix
FALLBACK: Final = "SELLER"

_PREFIX: Final = re.compile(rf"[A-Z][A-Z0-9-]{{0,{LONGEST - 1}}}")


def is_prefix(text: str) -> bool:
    """Whether pages may be numbered with it: capital letters, digits and `-`, 12 at most."""
    return _PREFIX.fullmatch(text) is not None


def prefix_from(names: Iterable[str]) -> str:
    """A prefix from the first name that holds a Latin word (`LANJIA Direct`: LANJIA)."""
    for name in names:
        plain = unicodedata.normalize("NFKD", name).upper()
        for word in re.findall(r"[A-Z][A-Z0-9]+", "".join(c for c in plain if c.isascii())):
            return str(word)[:LONGEST]
    return FALLBACK


def number(prefix: str, page: int) -> str:
    """The number of a page: `LANJIA000001`."""
    return f"{prefix}{page:0{DIGITS}d}"


def letter(place: int) -> str:
    """The letter of an exhibit by its place from 1: A to Z, AA, AB, ..."""
    letters = ""
    while place > 0:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
