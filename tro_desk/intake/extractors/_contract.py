"""What an extractor is: one module of this package for one family of facts.

An extractor module has
- `find(paper) -> Iterable[Candidate]`: what it sees; no clock, no guess, no value without a place.
  Several candidates for one field are welcome; the best is chosen later by score.

Scores, in thousandths: 900 and more only where a label makes the value and its role certain;
750-899 a stamp or a place that is nearly always right; below, a shape alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, TypeVar

from tro_desk.domain.evidence import Document, Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._labels import Labelled, labelled
from tro_desk.intake.extractors._when import When, dates

T = TypeVar("T")

VERSION = 3
"""Raised when an extractor's answers change, so that old candidates can be told from new ones."""


@dataclass(frozen=True)
class Paper:
    """A document to look through; `kind` is its notice type, `reasons` what made it that."""

    document: Document
    kind: str
    reasons: tuple[str, ...] = ()
    _made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Its pages."""
        return self.document.pages

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """The text of each page in lower case: `word in text` is far cheaper than a pattern."""
        return tuple(page.text.lower() for page in self.pages)

    @cached_property
    def dates(self) -> tuple[tuple[When, ...], ...]:
        """The dates of each page."""
        return tuple(tuple(dates(page.text)) for page in self.pages)

    @cached_property
    def labels(self) -> tuple[tuple[Page, Labelled], ...]:
        """The values that stand under labels of their own, page after page."""
        return tuple((page, one) for page in self.pages for one in labelled(page))

    @cached_property
    def _vocabulary(self) -> str:
        """Everything between blanks, once: a small part of the text of a long paper."""
        return "\n".join(set[str]().union(*map(str.split, self.lowered)))

    def present(self, words: Iterable[str]) -> tuple[str, ...]:
        """Those of `words` (in lower case) that may stand in the paper; the others do nowhere."""
        whole = self._vocabulary
        return tuple(word for word in words if all(part in whole for part in word.split()))

    def having(self, *words: str) -> Iterator[Page]:
        """The pages that hold one of `words`, which are written in lower case."""
        words = self.present(words)
        for page, lowered in zip(self.pages, self.lowered, strict=True) if words else ():
            for word in words:
                if word in lowered:
                    yield page
                    break

    def matches(
        self, pattern: re.Pattern[str], *words: str
    ) -> Iterator[tuple[Page, re.Match[str]]]:
        """Each place where `pattern` fits, page after page.

        Where `words` (in lower case) are given, a page that holds none of them is passed over.
        """
        for page in self.having(*words) if words else self.pages:
            for match in pattern.finditer(page.text):
                yield page, match

    def starting(
        self, pattern: re.Pattern[str], *words: str
    ) -> Iterator[tuple[Page, re.Match[str]]]:
        """Each place where `pattern` fits and one of `words` (in lower case) begins.

        Far cheaper than `matches` for a pattern that can only begin with one of these words.
        """
        words = self.present(words)
        for page, lowered in zip(self.pages, self.lowered, strict=True) if words else ():
            for match in starting(pattern, page.text, lowered, words):
                yield page, match

    def on_lines(
        self, pattern: re.Pattern[str], *words: str
    ) -> Iterator[tuple[Page, re.Match[str]]]:
        """As `matches`, for a pattern that can only begin where a line does."""
        for page in self.having(*words):
            for match in on_lines(pattern, page.text):
                yield page, match

    def once(self, make: Callable[[Paper], T]) -> T:
        """What `make` makes of this paper, made once: several extractors ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made


def starting(
    pattern: re.Pattern[str], text: str, lowered: str, words: Iterable[str]
) -> Iterator[re.Match[str]]:
    """Each place of a text where `pattern` fits and one of `words` begins; see `Paper.starting`."""
    if len(lowered) != len(text):  # a letter that is two in lower case: places do not agree
        yield from pattern.finditer(text)
        return
    end = 0
    for at in places(lowered, words):
        if at >= end and (match := pattern.match(text, at)) is not None:
            yield match
            end = match.end()


def on_lines(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Each place of a text where `pattern`, which begins with the line, fits."""
    at = end = 0
    while at >= 0:
        if at >= end and (match := pattern.match(text, at)) is not None:
            yield match
            end = match.end()
        at = text.find("\n", at) + 1 or -1


def places(lowered: str, words: Iterable[str]) -> list[int]:
    """Where any of `words` begins, in order."""
    found: set[int] = set()
    for word in words:
        at = lowered.find(word)
        while at >= 0:
            found.add(at)
            at = lowered.find(word, at + 1)
    return sorted(found)


class Extractor(Protocol):
    """The contract above as a type."""

    def find(self, paper: Paper) -> Iterable[Candidate]: ...


def candidate(
    family: str,
    page: Page,
    span: tuple[int, int],
    field: str,
    value: str,
    score: int,
    tz: str | None = None,
) -> Candidate:
    """A candidate whose raw text is what stands at `span` of the page."""
    start, end = span
    by = f"{family}@{VERSION}"
    return Candidate(field, value, page.text[start:end], page.number, start, end, score, by, tz)


def folded(text: str) -> str:
    """Text on one line, spaces folded."""
    return re.sub(r"\s+", " ", text).strip()
