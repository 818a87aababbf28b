"""Terms found in a text: own store names in a notice, marks in a listing's title.

Compared after NFKC and case folding, with every run of white space as one space. A term that
begins or ends with a letter or digit of a spaced script has to stand there as a whole word; in
scripts written without spaces (Chinese, Japanese, Korean, Thai) any place counts.

A dictionary of first words and, for each, its terms from the longest: about as fast as a text can
be cut into words, whatever the number of terms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tro_desk.watch.fold import UNSPACED

_WORD: Final = re.compile(rf"[^\W{UNSPACED}]+")
_PIECE: Final = re.compile(rf"[^\W{UNSPACED}]+|\S")

_JOINS_BACK: Final = re.compile(
    r"[\u0300-\u036f\u1160-\u11ff\u3099\u309a\uff9e\uff9f]"  # marks, Hangul vowels, voicing
)


@dataclass(frozen=True, slots=True)
class Hit:
    """`term`, as it was given, stands at `start`..`end` of the text as it was given."""

    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text as it is compared; character i stands for `starts[i]`..`ends[i]` of the original."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range


class TermIndex:
    """Finds any of many terms in a text. Blank terms are left out; of equal ones the first counts.

    An index does not change and may be used by several threads.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        by_text: dict[str, str] = {}
        for term in terms:
            by_text.setdefault(_fold(term).text.strip(), term)
        by_text.pop("", None)
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for folded in sorted(by_text, key=len, reverse=True):
            first = _PIECE.match(folded)
            assert first is not None
            self._by_first.setdefault(first[0], []).append((folded, by_text[folded]))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Where terms stand, from the left; where several begin, the longest; none overlap."""
        folded = _fold(text)
        hits: list[Hit] = []
        free = 0
        for piece in _PIECE.finditer(folded.text):
            start = piece.start()
            if start < free:
                continue
            for term, given in self._by_first.get(piece[0], ()):
                end = start + len(term)
                if folded.text.startswith(term, start) and not _inside_word(folded.text, end):
                    hits.append(Hit(given, folded.starts[start], folded.ends[end - 1]))
                    free = end
                    break
        return tuple(hits)


def _inside_word(text: str, place: int) -> bool:
    """Whether a word of a spaced script goes on across `place`."""
    return bool(_WORD.match(text[place - 1]) and _WORD.match(text[place : place + 1]))


def _fold(text: str) -> _Folded:
    folded = text.casefold()
    as_it_is = len(folded) == len(text) and unicodedata.is_normalized("NFKC", text)
    if as_it_is and not _MORE_THAN_A_SPACE.search(text):
        return _Folded(folded, range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in pairwise(_cuts(text)):
        for letter in unicodedata.normalize("NFKC", text[start:end]).casefold():
            if letter.isspace():
                if letters and letters[-1] == " ":
                    ends[-1] = end
                    continue
                letter = " "
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return _Folded("".join(letters), tuple(starts), tuple(ends))


_MORE_THAN_A_SPACE: Final = re.compile(r"\s\s|[^\S ]")


def _cuts(text: str) -> list[int]:
    """Places between which characters may be folded one by one: marks stay with their letter."""
    return [
        place
        for place in range(len(text) + 1)
        if place in (0, len(text)) or not _JOINS_BACK.match(text, place)
    ]
