"""Text as it is compared: without case, width, accents and what only looks like a letter.

NFKC and case folding; accents, strokes and invisible signs are left out; marks such as ® and ™
are blanks. Letters of Greek and Cyrillic that look like Latin ones are taken for them in words that
hold Latin letters too, where nobody writes them for any other reason. Simplified and traditional
Chinese stay apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

UNSPACED: Final = (
    "\u0e00-\u0e7f"  # Thai
    "\u1100-\u11ff\uac00-\ud7af"  # Hangul: particles follow a word without a space
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"  # Japanese
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # Han
)
"""Ranges, as in a regular expression, of the letters of scripts written without spaces."""


def fold(text: str) -> str:
    """`text` as it is compared. See `places` for where its letters stand."""
    if text.isascii():
        return text.lower()
    text = _without_false_letters(text)
    if _is_composed(text):
        return text.translate(_LETTERS)
    return "".join(_folded(piece) for piece, _, _ in _pieces(text))


def keeps_places(text: str) -> bool:
    """Whether each letter of `fold(text)` stands where it stands in `text`; text folded before."""
    return text.isascii() or (_UNEVEN.isdisjoint(text) and _is_composed(text))


def places(text: str) -> tuple[list[int], list[int]]:
    """For each letter of `fold(text)`, the start and end in `text` of what it stands for."""
    if text.isascii():
        return list(range(len(text))), list(range(1, len(text) + 1))
    starts: list[int] = []
    ends: list[int] = []
    for piece, start, end in _pieces(_without_false_letters(text)):
        folded = _folded(piece)
        starts += [start] * len(folded)
        ends += [end] * len(folded)
        if not folded and ends and _ACCENT.match(piece):
            ends[-1] = end  # an accent belongs to its letter
    return starts, ends


_ACCENT: Final = re.compile(r"[\u0300-\u036f\u037a\ufe00-\ufe0f]")
_INVISIBLE: Final = re.compile(
    r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
_RIGHTS: Final = "®™©℠℗"
_STROKES: Final = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ŀ": "l",
        "æ": "ae", "œ": "oe", "þ": "th", "ɨ": "i", "ƀ": "b", "ɡ": "g", "ɑ": "a",
    }
)  # fmt: skip


class _Letters(dict[int, str]):
    """What each letter becomes; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        made = _folded_letter(chr(code))
        if len(made) != 1:
            _UNEVEN.add(chr(code))
        self[code] = made
        return made


_UNEVEN: Final[set[str]] = set()
"""Letters that became more than one or none."""
_LETTERS: Final = _Letters()


def _folded_letter(letter: str) -> str:
    if letter in _RIGHTS:
        return " "
    if _ACCENT.match(letter) or _INVISIBLE.match(letter):
        return ""
    plain = unicodedata.normalize("NFKC", letter).casefold()
    plain = unicodedata.normalize("NFKC", plain)
    return "".join(map(_without_accent, plain)).translate(_STROKES)


def _without_accent(letter: str) -> str:
    if _ACCENT.match(letter):
        return ""
    parts = unicodedata.normalize("NFD", letter)
    return _ACCENT.sub("", parts) if _ACCENT.search(parts) else letter


def _folded(piece: str) -> str:
    if len(piece) > 1:
        piece = unicodedata.normalize("NFKC", piece)
    return piece.translate(_LETTERS)


_JOINS_BACK: Final = re.compile(r"[\u1160-\u11ff\u3099\u309a\uff9e\uff9f]")
"""Vowels of Hangul and marks of voicing, which become one letter with the one before."""


def _is_composed(text: str) -> bool:
    return not _JOINS_BACK.search(text)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """The pieces of a text that can be folded one by one, each with its place."""
    if _is_composed(text):
        for place, letter in enumerate(text):
            yield letter, place, place + 1
        return
    inside = {match.start() for match in _JOINS_BACK.finditer(text)} - {0}
    cuts = [place for place in range(len(text) + 1) if place not in inside]
    for start, end in pairwise(cuts):
        yield text[start:end], start, end


_LATIN: Final = re.compile(
    r"[A-Za-z\u00c0-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f]"
)
_GREEK_OR_CYRILLIC: Final = re.compile(
    "["
    "\u00b5\u0370-\u052f\u1f00-\u1fff\u2126"  # letters
    "\u1c80-\u1c8f\u1d26-\u1d2b\u1d5d-\u1d6a\u1d78\u1dbf\ua640-\ua69f"  # and their other forms
    "\U0001d6a8-\U0001d7cb\U0001e030-\U0001e08f"  # those of mathematics and small ones
    "]"
)
_RUN: Final = re.compile(rf"(?:[^\W\d_]|{_ACCENT.pattern}|{_INVISIBLE.pattern})+")
_LOOK_ALIKE: Final = str.maketrans(
    "АВЕКМНОРСТУХаеорсухвкмнтіІјЈѕЅһԁԛԝҮүΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχ",
    "ABEKMHOPCTYXaeopcyxbkmhtiIjJsShdqwYyABEZHIKMNOPTYXaeikvoptux",
)


def _without_false_letters(text: str) -> str:
    """The same length; words that mix scripts in Latin letters, as far as they look alike."""
    if not _GREEK_OR_CYRILLIC.search(text):
        return text
    plain = "".join(map(_plain, text))
    made = list(text)
    for run in _RUN.finditer(plain):
        if _LATIN.search(run[0]):
            for place in range(*run.span()):
                if _GREEK_OR_CYRILLIC.match(plain[place]):
                    made[place] = _latin(plain[place])
    return "".join(made)


def _plain(letter: str) -> str:
    """A letter without accents, width and form, in its case; what is no letter as it is."""
    if _LATIN.match(letter) or letter in _RIGHTS or _ACCENT.match(letter):
        return letter
    parts = unicodedata.normalize("NFKD", letter)
    if latin := _LATIN.search(parts):  # one of several, as in a unit
        return latin[0]
    return parts[0] if parts[0].isalpha() else letter


def _latin(letter: str) -> str:
    """The Latin letter that one of Greek or Cyrillic looks like, in its case or else in small."""
    made = letter.translate(_LOOK_ALIKE)
    if made == letter and letter.casefold() != letter:
        made = letter.casefold().translate(_LOOK_ALIKE)
    return made if made.isascii() else letter
