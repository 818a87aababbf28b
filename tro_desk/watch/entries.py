"""Terms made ready to be looked for: each once, however often and in whatever form it is listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from tro_desk.content.watch_terms import common_words
from tro_desk.domain.watch import WatchTerm
from tro_desk.watch.fold import fold
from tro_desk.watch.words import has_blank, is_unspaced, joins, weight, word_places, words

VERBATIM: Final = 4
"""Terms of less weight stand only where every sign of them does: `h m` is not H&M."""
APART: Final = 6
"""Weight from which a mark may be torn by a space where it has none."""


class Entry:
    """A term by its letters alone, `key`: all spellings of it that differ in spaces or hyphens.

    `words` are those of its first spelling; `breaks` are places in `key` where a spelling has a
    space or hyphen; `spelt` gives the term of each spelling, as folded. `weak` tells why the term
    says little (see `domain.watch.WEAK`), empty where it says something.
    """

    __slots__ = ("breaks", "key", "spelt", "term", "unspaced", "weak", "weight", "words")

    def __init__(self, key: str, term: WatchTerm, parts: tuple[str, ...], weak: str) -> None:
        self.key = key
        self.term = term
        self.words = parts
        self.weak = weak
        self.weight = weight(key)
        self.unspaced = is_unspaced(key)
        self.breaks: frozenset[int] = frozenset()
        self.spelt: dict[str, WatchTerm] = {}


def _why_weak(key: str, folded: str) -> str:
    if key.isdecimal():
        return "number"
    if weight(key) < 3:
        return "short"
    if group := common(key):
        return group
    groups = [common(word) for word in folded.split()]
    return groups[0] if all(groups) else ""


def common(word: str) -> str:
    """The group of common words that a folded word belongs to, empty where it is not common."""
    table: Mapping[str, str] = common_words()
    return table.get(word) or (table.get(word[:-1], "") if word.endswith("s") else "")


def entries_of(terms: Iterable[WatchTerm]) -> tuple[dict[str, Entry], tuple[str, ...]]:
    """The entries by key, in the order of the terms, and the terms that hold no letter or digit.

    Of equal terms the first counts.
    """
    entries: dict[str, Entry] = {}
    unusable: list[str] = []
    for term in terms:
        folded = " ".join(fold(term.term).split())
        found = words(folded)
        if not found:
            unusable.append(term.term)
            continue
        places = word_places(folded, found)
        key = "".join(found)
        entry = entries.get(key)
        if entry is None:
            entry = entries[key] = Entry(
                key, term, tuple(found), "listed" if term.weak else _why_weak(key, folded)
            )
        entry.spelt.setdefault(folded[places[0][0] : places[-1][1]], term)
        if len(found) > 1:
            entry.breaks = entry.breaks.union(_breaks(places))
    return entries, tuple(unusable)


def _breaks(places: Sequence[tuple[int, int]]) -> Iterator[int]:
    at = 0
    for (start, end), (following, _) in pairwise(places):
        at += end - start
        if end < following:
            yield at


def fits(entry: Entry, folded: str, spans: Sequence[tuple[int, int]], first: int, stop: int) -> str:
    """Whether words with the letters of an entry are its mark: same, spacing or apart.

    The words are those at `spans` from `first` up to `stop`. `spacing`: other hyphens, or spaces
    where the mark has them; `apart`: a space inside what is one word of the mark, which only a
    longer mark survives. Empty where it is another text.
    """
    piece = folded[spans[first][0] : spans[stop - 1][1]]
    if piece in entry.spelt:
        return "same"
    if " ".join(piece.split()) in entry.spelt:
        return "spacing"
    if entry.weight < VERBATIM:
        return ""
    how, at = "spacing", 0
    for (start, end), (following, _) in pairwise(spans[first:stop]):
        at += end - start
        gap = folded[end:following]
        if not joins(gap):
            return ""
        if at not in entry.breaks and has_blank(gap):
            if entry.weight < APART:
                return ""
            how = "apart"
    return how
