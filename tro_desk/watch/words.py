"""A folded text cut into what terms are made of: words, and single letters of unspaced scripts.

Three letters or more end where a figure begins, and the other way round: `iphone15` is two words,
`ps5` and `3m` are one each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tro_desk.watch.fold import UNSPACED

_LETTER: Final = rf"[^\W\d_{UNSPACED}]"
_ANY: Final = re.compile(rf"{_LETTER}{{3,}}+|\d++(?={_LETTER}{{3}})|[^\W_{UNSPACED}]+|[{UNSPACED}]")
_ASCII: Final = re.compile(r"[a-z]{3,}+|[0-9]++(?=[a-z]{3})|[a-z0-9]+")
_HAS_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_BETWEEN: Final = re.compile(r"[\s\-‐‑‒–—−_.·•・'’‘`´&+]{1,4}")
_BLANK: Final = re.compile(r"\s")


def words(folded: str) -> list[str]:
    """The words of a folded text, in their order."""
    return (_ASCII if folded.isascii() else _ANY).findall(folded)


def word_places(folded: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words of a folded text stand: between two of them no letter does."""
    found: list[tuple[int, int]] = []
    end = 0
    for word in words:
        start = folded.index(word, end)
        end = start + len(word)
        found.append((start, end))
    return found


def is_unspaced(word: str) -> bool:
    """Whether a text holds a letter of a script written without spaces."""
    return not word.isascii() and bool(_HAS_UNSPACED.search(word))


def weight(joined: str) -> int:
    """How much a term says: its letters; one of an unspaced script counts for two."""
    return len(joined) if joined.isascii() else len(joined) + len(_HAS_UNSPACED.findall(joined))


def joins(gap: str) -> bool:
    """Whether the two sides of a gap may be one mark: nothing, blanks, hyphens, points, &."""
    return not gap or bool(_BETWEEN.fullmatch(gap))


def has_blank(gap: str) -> bool:
    """Whether there is a blank in a gap."""
    return bool(_BLANK.search(gap))
