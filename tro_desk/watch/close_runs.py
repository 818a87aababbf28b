"""Runs of letters of scripts without spaces that are close to a term: see `watch.scan`.

A single edit leaves one half of a term as it is, but for a swap across its middle, which is listed
as a first half of its own. So only places are looked at where a half stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Final

from tro_desk.watch.close_words import Close
from tro_desk.watch.entries import Entry
from tro_desk.watch.fold import UNSPACED
from tro_desk.watch.near import one_edit

LEAST: Final = 4
"""Letters of a term of such a script of which any may differ."""
FRAMED: Final = 3
"""Letters of a term of which the middle one alone may be another: 迪斯尼 for 迪士尼."""

_RUN: Final = re.compile(f"[{UNSPACED}]{{3,}}")
_BEST: Final = ("letters_swapped", "letter_other", "letter_less", "letter_more")


class _Halves:
    """Terms by a half of them: first by two letters, then by the whole half."""

    def __init__(self) -> None:
        self._lengths: dict[str, set[int]] = {}
        self._entries: dict[str, list[Entry]] = {}

    def add(self, half: str, entry: Entry) -> None:
        self._lengths.setdefault(half[:2], set()).add(len(half))
        self._entries.setdefault(half, []).append(entry)

    @property
    def pairs(self) -> Set[str]:
        """The two letters with which halves begin."""
        return self._lengths.keys()

    def at(self, run: str, place: int) -> Iterator[tuple[int, Entry]]:
        """Length of the half and entry of each half that begins at `place`."""
        lengths = self._lengths.get(run[place : place + 2])
        if lengths:
            for length in lengths:
                if place + length > len(run):
                    continue
                for entry in self._entries.get(run[place : place + length], ()):
                    yield length, entry


class CloseRuns:
    """Finds the terms that runs of letters of a title are close to."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._heads, self._tails = _Halves(), _Halves()
        self._frames: dict[str, list[Entry]] = {}
        for key, entry in entries.items():
            if len(key) < FRAMED or not _RUN.fullmatch(key):
                continue
            if len(key) < LEAST:
                self._frames.setdefault(key[0] + key[2], []).append(entry)
                continue
            middle = len(key) // 2
            self._heads.add(key[:middle], entry)
            self._tails.add(key[middle:], entry)
            if key[middle - 1] != key[middle]:
                self._heads.add(key[: middle - 1] + key[middle], entry)
        self._pairs = self._heads.pairs | self._tails.pairs

    def find(self, folded: str, _words: Sequence[str]) -> list[Close]:
        """The close finds of a folded text; where several of one term overlap, the best."""
        if folded.isascii() or not (self._pairs or self._frames):
            return []
        pairs = self._pairs
        found: dict[Close, bool] = {}
        for match in _RUN.finditer(folded):
            run, offset = match[0], match.start()
            for place in range(len(run) - 1):
                if run[place : place + 2] not in pairs:
                    continue
                for start, end, entry in self._windows(run, place):
                    how = one_edit(run[start:end], entry.key)
                    if how:
                        ends = run[start] == entry.key[0] and run[end - 1] == entry.key[-1]
                        found[start + offset, end + offset, entry, how] = ends
            if self._frames:
                for start, entry in self._framed(run):
                    found[start + offset, start + offset + FRAMED, entry, "letter_other"] = True
        return _best(found)

    def _framed(self, run: str) -> Iterator[tuple[int, Entry]]:
        """Where the first and last letter of a term of three stand around another."""
        for place in range(len(run) - 2):
            for entry in self._frames.get(run[place] + run[place + 2], ()):
                if run[place + 1] != entry.key[1]:
                    yield place, entry

    def _windows(self, run: str, place: int) -> Iterator[tuple[int, int, Entry]]:
        for _, entry in self._heads.at(run, place):
            size = len(entry.key)
            for end in (place + size, place + size - 1, place + size + 1):
                if end <= len(run):
                    yield place, end, entry
        for length, entry in self._tails.at(run, place):
            size, end = len(entry.key), place + length
            for start in (end - size, end - size + 1, end - size - 1):
                if start >= 0:
                    yield start, end, entry


def _best(found: Mapping[Close, bool]) -> list[Close]:
    """Of the windows of one term that overlap, one: best with the first and last letter of it."""
    kept: list[Close] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    order = sorted(found, key=lambda one: (not found[one], _BEST.index(one[3]), one[0], one[1]))
    for one in order:
        start, end, entry, _ = one
        spans = taken.setdefault(entry.key, [])
        if all(end <= other_start or other_end <= start for other_start, other_end in spans):
            spans.append((start, end))
            kept.append(one)
    return kept
