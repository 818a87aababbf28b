"""The recovery key: chance in letters, made to be written down and typed again.

Eight groups of five letters without I, L and O. The fifth letter of a group proves the other four
and the place of the group, so that a typing error is told, with its group.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from typing import Final

from tro_desk.base.errors import DeskError

LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS: Final = 8
"""Groups of a key: 32 letters of chance, 144 bits."""

_DATA: Final = 4  # letters of chance in a group
_PRIME: Final = len(LETTERS)


def new() -> str:
    """A new key, as it is printed: groups with a hyphen between."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(_DATA)) for _ in range(GROUPS))
    return "-".join(group + _check(place, group) for place, group in enumerate(groups))


def secret_of(typed: str) -> bytes:
    """What a typed key means: case, spaces, hyphens and full width do not matter.

    Raises DeskError `recovery_key_length` (found, wanted) for another number of letters, and
    `recovery_key_mistyped` (group, text), counted from 1, for the first group that cannot be right.
    """
    letters = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", typed)).upper()
    size = _DATA + 1
    if len(letters) != GROUPS * size:
        raise DeskError("recovery_key_length", found=len(letters), wanted=GROUPS * size)
    groups = [letters[start : start + size] for start in range(0, len(letters), size)]
    for place, group in enumerate(groups):
        known = all(letter in LETTERS for letter in group)
        if not known or _check(place, group[:_DATA]) != group[_DATA]:
            raise DeskError("recovery_key_mistyped", group=place + 1, text=group)
    return "".join(group[:_DATA] for group in groups).encode()


def _check(place: int, group: str) -> str:
    total = place + 1 + sum((at + 2) * LETTERS.index(one) for at, one in enumerate(group))
    return LETTERS[total % _PRIME]
