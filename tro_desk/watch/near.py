"""One edit apart: a letter other, more or less, or two neighbours swapped.

Terms are found by what is left of them when one letter is taken out: two texts that are one edit
apart have such a remainder in common, whatever the number of terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def one_edit(found: str, term: str) -> str:
    """How `found` differs from `term` by one edit, as a code; empty where it does not or by more.

    letter_other, letter_more, letter_less (as seen from `found`), letters_swapped.
    """
    less = len(term) - len(found)
    if found == term or abs(less) > 1:
        return ""
    at = 0
    for one, other in zip(found, term, strict=False):
        if one != other:
            break
        at += 1
    if less == 1:
        return "letter_less" if found[at:] == term[at + 1 :] else ""
    if less == -1:
        return "letter_more" if found[at + 1 :] == term[at:] else ""
    if found[at + 1 :] == term[at + 1 :]:
        return "letter_other"
    swapped = found[at : at + 2] == term[at + 1 : at - 1 if at else None : -1]
    return "letters_swapped" if swapped and found[at + 2 :] == term[at + 2 :] else ""


class Neighbours:
    """Texts, found by another that is one edit apart."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_rest: dict[str, str | list[str]] = {}
        for text in texts:
            self._add(text, text)
            for rest in set(_rests(text)):
                self._add(rest, text)

    def _add(self, rest: str, text: str) -> None:
        known = self._by_rest.setdefault(rest, text)
        if known is text:
            return
        if isinstance(known, list):
            known.append(text)
        else:
            self._by_rest[rest] = [known, text]

    def of(self, text: str) -> list[str]:
        """The texts one edit apart from `text`, sorted."""
        by_rest = self._by_rest
        found: set[str] = set()
        for rest in (text, *_rests(text)):
            near = by_rest.get(rest)
            if near is None:
                continue
            if isinstance(near, str):
                found.add(near)
            else:
                found.update(near)
        return sorted(other for other in found if one_edit(text, other))


def _rests(text: str) -> Iterator[str]:
    """The text with one letter taken out, each in turn."""
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]
