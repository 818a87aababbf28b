"""How a text is cut into words for searching, and how what was typed is found in it again.

Letters are compared without case, width and accents, traditional characters as the simplified ones
that stand for them. Chinese and Japanese are written without
spaces: a run of their characters becomes the pairs of neighbours in it, so that a word of two
characters is found wherever it stands. A word of letters is found by its beginning; what is typed
without a space (a docket number, an address, an amount) has to stand together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from tro_desk.domain.han_forms import SIMPLIFIED

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN += "\U00020000-\U0003ffff"
_LETTER: Final = rf"[^\W_{_HAN}]"
_RUN: Final = re.compile(rf"[{_HAN}]+|{_LETTER}+")
_TORN: Final = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_GROUPED: Final = re.compile(rf"(?<!{_LETTER})\d{{1,3}}(?:,\d{{3}})+(?!\d)")
_IS_HAN: Final = re.compile(rf"[{_HAN}]")
_IS_LETTER: Final = re.compile(_LETTER)

Span = tuple[int, int]

HEAD: Final = 4
"""Beginnings of words up to this many letters are words of their own in the index."""
HEAD_SIGN: Final = "¤"
"""Stands before such a beginning; no word has it."""
_LONGEST: Final = 64
_MOST_CHUNKS: Final = 12


class _Folds(dict[int, str]):
    """Character -> how it is compared."""

    def __missing__(self, code: int) -> str:
        wide = unicodedata.normalize("NFKC", chr(code)).casefold()
        plain = unicodedata.normalize("NFD", wide)
        bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
        folded = unicodedata.normalize("NFKC", bare).casefold()
        self[code] = folded = SIMPLIFIED.get(folded, folded)
        return folded


_FOLDS: Final = _Folds()


def folded(text: str) -> str:
    """A text as it is compared: without case, width and accents."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def index_words(text: str) -> str:
    """The words of a text, a space between them: in their order, then their beginnings."""
    plain = _GROUPED.sub(lambda found: found[0].replace(",", ""), folded(text))
    words: list[str] = []
    heads: set[str] = set()
    for run in _RUN.findall(_TORN.sub("", plain)):
        if _IS_HAN.match(run):
            words += (run[at : at + 2] for at in range(len(run) - 1))
            words.append(run[-1])
            heads.update(run)
        else:
            word = run[:_LONGEST]
            words.append(word)
            heads.update(word[:length] for length in range(1, min(len(word), HEAD) + 1))
    return " ".join((*words, *(HEAD_SIGN + head for head in sorted(heads))))


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds one part of what was typed in a folded text."""

    pattern: re.Pattern[str]
    begins: bool
    """Whether it has to stand at the beginning of a word."""

    def spans(self, plain: str) -> Iterator[Span]:
        """Where it stands, in order."""
        at = 0
        while (found := self.pattern.search(plain, at)) is not None:
            start, end = found.span()
            if self.begins and start and _IS_LETTER.match(plain[start - 1]):
                at = start + 1
            else:
                yield start, end
                at = end

    def first(self, plain: str) -> Span | None:
        """Where it stands first."""
        return next(self.spans(plain), None)


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed: `match` asks the index (FTS5), `finders` find each part in a folded text."""

    match: str
    finders: tuple[Finder, ...]

    def place(self, parts: Sequence[str]) -> tuple[int, int, int] | None:
        """Where it stands in a text of several parts: which part holds most of it, and the first
        place in that. None where the parts together do not hold all that was typed.
        """
        plain = [folded(part) for part in parts]
        whole = "\n".join(plain)
        if not all(finder.first(whole) for finder in self.finders):
            return None
        firsts = [[finder.first(part) for finder in self.finders] for part in plain]
        best = max(range(len(parts)), key=lambda at: (sum(map(bool, firsts[at])), -at))
        found = [span for span in firsts[best] if span is not None]
        if not found:
            return best, 0, 0
        first, behind = min(found)
        places = _places(parts[best])
        return (best, places[first], places[behind - 1] + 1) if places else (best, first, behind)

    def spans(self, text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Where any part stands in `text[start:end]`, in order; they do not overlap."""
        early = max(0, start - 1)  # whether a word begins at `start`, the character before tells
        stretch = text[early:end]
        places = _places(stretch) or range(len(stretch) + 1)
        plain = folded(stretch)
        found = sorted(span for finder in self.finders for span in finder.spans(plain))
        merged: list[Span] = []
        for first, behind in found:
            begin, stop = early + places[first], early + places[behind - 1] + 1
            if begin < start:
                continue
            if merged and begin < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
            else:
                merged.append((begin, stop))
        return tuple(merged)

    def stands_in(self, text: str) -> bool:
        """Whether every part stands in `text`."""
        return self.place([text]) is not None


def query_of(typed: str) -> Query | None:
    """What to look for; None where nothing was typed that could be looked for."""
    chunks = list(dict.fromkeys(folded(typed).split()))[:_MOST_CHUNKS]
    asked, finders = [], []
    for chunk in chunks:
        forms = [_RUN.findall(chunk)]
        if re.search(r"\d,\d", chunk):
            forms.append(_RUN.findall(re.sub(r"(?<=\d),(?=\d)", "", chunk)))
        if not forms[0]:
            continue
        forms = [form for at, form in enumerate(forms) if form not in forms[:at]]
        asked.append("(" + " OR ".join(_asked(form) for form in forms) + ")")
        pattern = re.compile("|".join(_pattern(form) for form in forms))
        finders.append(Finder(pattern, not _IS_HAN.match(forms[0][0])))
    return Query(" AND ".join(asked), tuple(finders)) if asked else None


def _asked(runs: list[str]) -> str:
    """What the index is asked for runs that stand together; the last may go on."""
    words: list[str] = []
    for run in runs[:-1]:
        words += _words(run, whole=True)
    last = runs[-1]
    if _IS_HAN.match(last):
        if len(last) > 1:
            return _phrase([*words, *_words(last, whole=False)])
    elif len(last) > HEAD:
        return _phrase([*words, last[:_LONGEST]]) + " *"
    head = _phrase([HEAD_SIGN + last])
    return f"({_phrase(words)} AND {head})" if words else head


def _words(run: str, *, whole: bool) -> Iterator[str]:
    if not _IS_HAN.match(run):
        yield run[:_LONGEST]
        return
    yield from (run[at : at + 2] for at in range(len(run) - 1))
    if whole:
        yield run[-1]


def _phrase(words: list[str]) -> str:
    return '"' + " ".join(words) + '"'


def _pattern(runs: list[str]) -> str:
    """The same as a pattern over folded text: as the index sees it, or a little more."""
    parts = []
    for at, run in enumerate(runs):
        last = at == len(runs) - 1
        if _IS_HAN.match(run):
            part = r"\s*".join(run)
            parts.append(part if last else rf"{part}(?!\s*[{_HAN}])")
        else:
            part = "".join(sign + (",?" if sign.isdecimal() else "") for sign in run[:_LONGEST])
            part = part.removesuffix(",?")
            if len(run) >= _LONGEST:
                part += rf"{_LETTER}*"
            parts.append(part if last else rf"{part}(?!{_LETTER})")
    return r"[\W_]*".join(parts)


@cache
def _odd(code: int) -> bool:
    return len(_FOLDS[code]) != 1


def _places(text: str) -> list[int]:
    """Where each character of the folded text stood; [] where all stand as before."""
    if text.isascii() or not any(_odd(ord(sign)) for sign in set(text)):
        return []
    places: list[int] = []
    for at, sign in enumerate(text):
        places += [at] * len(_FOLDS[ord(sign)])
    return [*places, len(text)]
