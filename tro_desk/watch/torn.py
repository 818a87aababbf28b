"""Terms with a space or hyphen where they have none: `play doh` for PlayDoh."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from tro_desk.watch.close_words import Close
from tro_desk.watch.entries import VERBATIM, Entry, fits
from tro_desk.watch.words import word_places

_REMEMBERED: Final = 300_000  # words of which is known whether a term begins with them


class TornWords:
    """Finds terms of one word in the letters of several."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = {
            key: entry
            for key, entry in entries.items()
            if len(entry.words) == 1 and entry.weight >= VERBATIM and not entry.unspaced
        }
        self._sorted = sorted(self._entries)
        self._begin: set[str] = set()
        self._dull: set[str] = set()

    def find(self, folded: str, words: Sequence[str]) -> list[Close]:
        """Runs of two words or more whose letters are those of a term."""
        found: list[Close] = []
        dull = self._dull
        spans: list[tuple[int, int]] = []
        for first, joined in enumerate(words):
            if joined in dull or not self._begins(joined):
                continue
            stop = first + 1
            while stop < len(words):
                joined += words[stop]
                stop += 1
                entry = self._entries.get(joined)
                if entry is not None:
                    spans = spans or word_places(folded, words)
                    if fits(entry, folded, spans, first, stop):
                        found.append((spans[first][0], spans[stop - 1][1], entry, "spacing"))
                if not self._goes_on(joined):
                    break
        return found

    def _begins(self, word: str) -> bool:
        """Whether a term begins with this word, as far as it is not in `_dull`."""
        if len(self._dull) + len(self._begin) >= _REMEMBERED:
            self._dull.clear()
            self._begin.clear()
        if word in self._begin:
            return True
        begins = self._goes_on(word)
        (self._begin if begins else self._dull).add(word)
        return begins

    def _goes_on(self, letters: str) -> bool:
        """Whether a term begins with these letters and goes on."""
        place = bisect_right(self._sorted, letters)
        return place < len(self._sorted) and self._sorted[place].startswith(letters)
