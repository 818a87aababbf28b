"""How a text is cut into words for searching, and how what was typed is found in it again.

Letters are compared without case, width and accents. Chinese and Japanese are written without
spaces: a run of their characters becomes the pairs of neighbours in it, so that a word of two
characters is found wherever it stands. A word of letters is found by its beginning; what is typed
without a space (a docket number, an address, an amount) has to stand together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN += "\U00020000-\U0003ffff"
_LETTER: Final = rf"[^\W_{_HAN}]"
_RUN: Final = re.compile(rf"[{_HAN}]+|{_LETTER}+")
_TORN: Final = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_GROUPED: Final = re.compile(rf"(?<!{_LETTER})\d{{1,3}}(?:,\d{{3}})+(?!\d)")
_IS_HAN: Final = re.compile(rf"[{_HAN}]")
_IS_LETTER: Final = re.compile(_LETTER)

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
        self[code] = folded = unicodedata.normalize("NFKC", bare).casefold()
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

    def spans(self, plain: str) -> Iterator[tuple[int, int]]:
        """Where it stands, in order."""
        at = 0
        while (found := self.pattern.search(plain, at)) is not None:
            start, end = found.span()
            if self.begins and start and _IS_LETTER.match(plain[start - 1]):
                at = start + 1
            else:
                yield start, end
                at = end


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed: `match` asks the index (FTS5), `finders` find each part in a folded text."""

    match: str
    finders: tuple[Finder, ...]

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where any part stands in `text`, in order; they do not overlap."""
        plain, places = _with_places(text)
        found = sorted(span for finder in self.finders for span in finder.spans(plain))
        merged: list[tuple[int, int]] = []
        for first, behind in found:
            start, end = (places[first], places[behind - 1] + 1) if places else (first, behind)
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)

    def stands_in(self, text: str) -> bool:
        """Whether every part stands in `text`."""
        plain = folded(text)
        return all(next(finder.spans(plain), None) for finder in self.finders)


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


def _with_places(text: str) -> tuple[str, list[int]]:
    """A folded text and where each of its characters stood; [] where all stand as before."""
    plain = folded(text)
    if text.isascii() or not any(_odd(ord(sign)) for sign in set(text)):
        return plain, []
    places: list[int] = []
    for at, sign in enumerate(text):
        places += [at] * len(_FOLDS[ord(sign)])
    return plain, [*places, len(text)]
