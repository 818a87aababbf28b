"""Terms whose words stand in a title one after the other, found in one walk over its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tro_desk.domain.watch import CLOSE, EXACT
from tro_desk.watch.entries import Entry, fits
from tro_desk.watch.words import word_places

Hit = tuple[int, int, Entry, str, str]
"""Start and end in a folded text, the entry, exact or close, and the reason."""


class _Node:
    """What may follow the words up to here, and the entry that ends with them."""

    __slots__ = ("entry", "more")

    def __init__(self, entry: Entry | None = None) -> None:
        self.entry = entry
        self.more: dict[str, Entry | _Node] = {}


class ExactWords:
    """Finds terms by their words; those of several words closed up too, in all or in one pair."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root: dict[str, Entry | _Node] = {}
        for entry in entries:
            for path in _paths(entry):
                self._add(path, entry)

    def _add(self, path: Sequence[str], entry: Entry) -> None:
        table = self._root
        for word in path[:-1]:
            node = table.get(word)
            if not isinstance(node, _Node):
                node = table[word] = _Node(node)
            table = node.more
        end = table.setdefault(path[-1], entry)
        if isinstance(end, _Node) and end.entry is None:
            end.entry = entry

    def find(self, folded: str, words: Sequence[str]) -> list[Hit]:
        """Every run of words that is a term, from the left."""
        hits: list[Hit] = []
        root = self._root
        spans: list[tuple[int, int]] = []
        for first, word in enumerate(words):
            if word not in root:
                continue
            node: Entry | _Node | None = root[word]
            stop = first
            while node is not None:
                stop += 1
                if isinstance(node, _Node):
                    entry = node.entry
                    node = node.more.get(words[stop]) if stop < len(words) else None
                else:
                    entry, node = node, None
                if entry is not None:
                    spans = spans or word_places(folded, words)
                    how = (
                        "same"
                        if stop == first + 1 and word in entry.spelt
                        else fits(entry, folded, spans, first, stop)
                    )
                    if how:
                        kind = CLOSE if how == "apart" else EXACT
                        hits.append((spans[first][0], spans[stop - 1][1], entry, kind, how))
        return hits


def _paths(entry: Entry) -> Iterator[tuple[str, ...]]:
    words = entry.words
    yield words
    if len(words) == 1 or entry.unspaced:
        return
    yield (entry.key,)
    if len(words) > 2:
        for place in range(len(words) - 1):
            yield (*words[:place], words[place] + words[place + 1], *words[place + 2 :])
