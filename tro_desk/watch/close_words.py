"""Words of a title that are close to a term: see `watch.scan` for what counts.

Each different word is looked up once; where a term has several words, one of them may differ, and
the one beside it must stand as it is: so few places are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from tro_desk.watch.entries import Entry
from tro_desk.watch.near import Neighbours, one_edit
from tro_desk.watch.words import is_unspaced, joins, word_places

TERM: Final = 5
"""Letters of a term, closed up, of which one may differ in one word of a title."""
WORD: Final = 4
"""Letters of a word of a term of several words, of which one may differ."""
ALIKE: Final = 3
"""Letters of a term that figures may stand for."""

_REMEMBERED: Final = 300_000  # words whose neighbours are kept
_FIGURES: Final = (str.maketrans("0134578", "oleastb"), str.maketrans("0134578", "oieastb"))
_MIXED: Final = re.compile(
    r"(?<![a-z0-9])(?:[a-z]+[0134578][a-z0-9]*|[0134578]+[a-z][a-z0-9]*)(?![^\W_])"
)
_PAIRS: Final = (("rn", "m"), ("vv", "w"))

Close = tuple[int, int, Entry, str]
"""Start and end in the folded text, the entry, and how it is close."""


class _Near(NamedTuple):
    """What a word is close to: entries as a whole, and words of entries of several words."""

    entries: tuple[tuple[Entry, str], ...]
    words: frozenset[str]


_NONE: Final[frozenset[str]] = frozenset()


class CloseWords:
    """Finds the terms that words of a title are close to."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._phrases: dict[tuple[str, ...], Entry] = {}
        self._after: dict[str, set[str]] = {}
        self._before: dict[str, set[str]] = {}
        self._shapes: dict[tuple[str, str], set[tuple[int, int]]] = {}
        self._parts: set[str] = set()
        wholes: set[str] = set()
        for key, entry in entries.items():
            if len(key) >= TERM and not entry.unspaced and not key.isdecimal():
                wholes.add(key)
            if len(entry.words) > 1:
                self._add_phrase(entry)
        self._wholes = wholes
        self._neighbours = Neighbours(wholes | self._parts)
        self._known: dict[str, _Near] = {}
        self._dull: set[str] = set()

    def _add_phrase(self, entry: Entry) -> None:
        words = entry.words
        self._phrases[words] = entry
        for place, word in enumerate(words):
            if len(word) < WORD or word.isdecimal() or is_unspaced(word):
                continue
            self._parts.add(word)
            if place:
                beside, table = words[place - 1], self._after
                pair = (beside, word)
            else:
                beside, table = words[1], self._before
                pair = (word, beside)
            table.setdefault(beside, set()).add(word)
            self._shapes.setdefault(pair, set()).add((place, len(words)))

    def find(self, folded: str, words: Sequence[str]) -> list[Close]:
        """The close finds of a folded text whose words are `words`."""
        found: list[Close] = []
        dull, known, after, before = self._dull, self._known, self._after, self._before
        last = len(words) - 1
        for place, word in enumerate(words):
            if word in dull:
                continue
            near = known.get(word) or self._learn(word)
            if near is None:
                continue
            if near.entries:
                start, end = word_places(folded, words)[place]
                found += [(start, end, entry, how) for entry, how in near.entries]
            if not near.words:
                continue
            if place and not near.words.isdisjoint(after.get(words[place - 1], _NONE)):
                found += self._phrases_at(folded, words, place, near.words, -1)
            if place < last and not near.words.isdisjoint(before.get(words[place + 1], _NONE)):
                found += self._phrases_at(folded, words, place, near.words, 1)
        for match in _MIXED.finditer(folded):
            found += self._look_alike(match)
        return found

    def _learn(self, word: str) -> _Near | None:
        """What a word is close to; one that is close to nothing goes to `_dull`."""
        if len(self._known) + len(self._dull) >= _REMEMBERED:
            self._known.clear()
            self._dull.clear()
        if len(word) >= WORD - 1 and not word.isdecimal() and not is_unspaced(word):
            texts = self._neighbours.of(word)
            entries = [
                (self._entries[text], one_edit(word, text))
                for text in texts
                if text in self._wholes
            ]
            for pair, letter in _PAIRS:
                alike = word.replace(pair, letter)
                if alike != word and alike in self._wholes:
                    entries.append((self._entries[alike], "look_alike"))
            parts = frozenset(text for text in texts if text in self._parts)
            if entries or parts:
                near = self._known[word] = _Near(tuple(entries), parts)
                return near
        self._dull.add(word)
        return None

    def _phrases_at(
        self, folded: str, words: Sequence[str], place: int, near: frozenset[str], side: int
    ) -> Iterator[Close]:
        """Terms of several words in which the word at `place` is one of `near`."""
        beside = words[place + side]
        table = self._after if side < 0 else self._before
        spans: list[tuple[int, int]] = []
        for word in sorted(near & table[beside]):
            pair = (beside, word) if side < 0 else (word, beside)
            for at, count in sorted(self._shapes.get(pair, ())):
                first = place - at
                if (at == 0) != (side > 0) or first < 0 or first + count > len(words):
                    continue
                entry = self._phrases.get(
                    (*words[first:place], word, *words[place + 1 : first + count])
                )
                if entry is None:
                    continue
                spans = spans or word_places(folded, words)
                window = spans[first : first + count]
                if all(joins(folded[end:start]) for (_, end), (start, _) in pairwise(window)):
                    yield window[0][0], window[-1][1], entry, one_edit(words[place], word)

    def _look_alike(self, match: re.Match[str]) -> Iterator[Close]:
        """The terms that a word is where its figures are read as letters."""
        word = match[0]
        figures = sum(sign.isdigit() for sign in word)
        if len(word) < ALIKE or figures * 2 > len(word):
            return
        for table in _FIGURES:
            entry = self._entries.get(word.translate(table))
            if entry is not None and entry.key != word:
                yield match.start(), match.end(), entry, "look_alike"
