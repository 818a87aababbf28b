"""Names of columns as people and platforms spell them, brought to one spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

_BLANKS = re.compile(r"\s+")


def folded(name: str) -> str:
    """A column's name without case, width, blanks and marks at its ends: （子）ASIN is (子)asin."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return _BLANKS.sub("", plain).strip("\ufeff:*")


def places(names: Sequence[str], wanted: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Where each wanted column stands among `names`; one that is not there is left out.

    `wanted` gives, by our own name, the spellings to look for; the first that is there counts.
    """
    at: dict[str, int] = {}
    for number, name in enumerate(names):
        at.setdefault(folded(name), number)
    found = {}
    for own, spellings in wanted.items():
        place = next((at[key] for s in spellings if (key := folded(s)) in at), None)
        if place is not None:
            found[own] = place
    return found
