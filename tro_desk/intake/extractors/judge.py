"""The judge's name, as the paper prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tro_desk.content.people import surnames
from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate
from tro_desk.intake.extractors._names import NAME, is_person, tidy

_TITLE: Final = (
    r"(?P<title>(?:(?:Senior|Chief|Magistrate|District|U\.S\.|United States|SENIOR|CHIEF|MAGISTRATE"
    r"|DISTRICT)[ ])*(?:Judge|JUDGE)|(?:[Tt]he[ ])?Hon(?:orable|\.)|(?:THE[ ])?HON(?:ORABLE|\.))"
)
_TITLED = re.compile(
    rf"{_TITLE}:?[ ]?(?:(?:Judge|JUDGE|U\.S\.[ ]District[ ]Judge)[ ])?(?P<name>{NAME})"
)
_BENCH = re.compile(
    r"(?:(?P<other>Chief |CHIEF |Magistrate |MAGISTRATE |Senior |SENIOR )"
    r"|United ?States |UNITED ?STATES |U\.S\. )*"
    r"(?:(?P<magistrate>Magistrate|MAGISTRATE) ?)?(?:District|DISTRICT)? ?(?:Judge|JUDGE)\b"
    r"|U\.S\.D\.J\.|USDJ\b"
)
_SIGNATURE = re.compile(
    r"(?:\A|\n)[ \t_/]*(?:/?s/[ ]?|By:[ ]?)?(?:(?:The|THE)[ ])?"
    r"(?:H(?:onorable|on\.?|ON\.?|ONORABLE)[ ])?"
    rf"(?P<name>{NAME})[ ]?,?[ \t]*\n?[ \t]*\Z"
)
_GONE = re.compile(r"\s+(?:is )?(?:no longer assigned|terminated|recused|removed)", re.I)
_FROM = re.compile(r"\b(?:reassigned|transferred|assigned)[^.\n]{0,60}\bfrom(?: the)?\s$", re.I)
_TO = re.compile(
    r"\b(?:reassigned|transferred)\b[^.]{0,120}\bto(?: the)?(?: calendar of)?(?: the)?\s$", re.I
)
_BEFORE = re.compile(
    r"\b(?:entry before|assigned to|presiding|signed by|pending before|so ordered by|ordered by"
    r"|entered by|judge)(?: the)?:?\s*$",
    re.I,
)
_LOOSE_BEFORE = re.compile(r"\b(?:before|by)(?: the)?\s*$", re.I)
_MAGISTRATE = re.compile(r"\bmagistrate(?: judge)?(?: is)?:?(?: the)?\s*$", re.I)
_HINTS: Final = ("judge", "hon.", "honorable", "u.s.d.j", "usdj")
_SUFFIX = re.compile(
    r"\d\d-(?:cv-|CV-)?\d{3,6}-(?:C(?:IV|iv|V|v)-)?(?P<name>[A-Z]{4,}|[A-Z][a-z]{3,})(?![A-Za-z-])"
)
_FIRST: Final = 3
_SURE: Final = 900
_SUCCESSOR: Final = 970


@dataclass(frozen=True, slots=True)
class _Seen:
    page: Page
    start: int
    end: int
    name: str
    score: int


def find(paper: Paper) -> Iterator[Candidate]:
    """judge: who has the case now. A magistrate, a chief judge of a rule, who left it: none."""
    if not paper.kind.startswith(("court_", "complaint_", "tro_service", "docket", "other")):
        return
    seen = [*_labelled(paper), *_written(paper)] or list(_numbered(paper))
    best = max((one.score for one in seen), default=0)
    for one in seen:
        # The judge to whom a case went has it alone; who is named in passing is another case's.
        if one.score >= min(best, _SURE) and (best < _SUCCESSOR or one.score == best):
            span = (one.start, one.end)
            yield candidate("judge", one.page, span, "judge", one.name, one.score)


def _labelled(paper: Paper) -> Iterator[_Seen]:
    for page, label in paper.labels:
        if label.key == "judge" and not label.below:
            value = re.sub(
                r"^(?:the )?(?:hon(?:orable|\.)?|judge)\s+", "", label.text(page), flags=re.I
            )
            match = re.match(NAME, value)
            if match and is_person(match[0]):
                start = label.end - len(value)
                yield _Seen(page, start, start + match.end(), tidy(match[0]), 930)


def _written(paper: Paper) -> Iterator[_Seen]:
    for page in paper.having(*_HINTS):
        for match in _TITLED.finditer(page.text):
            name = _name(match["name"])
            if name and (score := _score(paper, page, match)):
                yield _Seen(
                    page, match.start("name"), match.start("name") + len(name), tidy(name), score
                )
        yield from _signatures(page)


def _score(paper: Paper, page: Page, match: re.Match[str]) -> int:
    """How sure the place makes it; 0 for a judge who does not have the case."""
    text = page.text
    before = text[max(0, match.start() - 140) : match.start()]
    title = match["title"].lower()
    if "magistrate" in title or _MAGISTRATE.search(before) or _GONE.match(text, match.end()):
        return 0
    if _FROM.search(before):
        return 0
    if _TO.search(before):
        return _SUCCESSOR
    chief = "chief" in title
    if _BEFORE.search(before):
        return 700 if chief else 920
    line = before.rpartition("\n")[2]
    if not line.strip(" \t)§|:") and page is paper.pages[0] and match.start() < 2500:
        return 940
    if chief:
        return 0
    return 800 if _LOOSE_BEFORE.search(before) else 750


def _signatures(page: Page) -> Iterator[_Seen]:
    """A name above or before the words for a judge's office."""
    for bench in _BENCH.finditer(page.text):
        above = page.text[max(0, bench.start() - 120) : bench.start()]
        name = _SIGNATURE.search(above)
        if name is None or bench["other"] or bench["magistrate"]:
            continue
        value = _name(name["name"])
        if value:
            start = bench.start() - len(above) + name.start("name")
            yield _Seen(page, start, start + len(value), tidy(value), 930)


def _numbered(paper: Paper) -> Iterator[_Seen]:
    """A surname behind the number of the case: 1:24-cv-21136-LEIBOWITZ/TORRES."""
    for page in paper.pages[:_FIRST]:
        for match in _SUFFIX.finditer(page.text):
            name = match["name"]
            if len(name) > 4 or name.casefold() in surnames():
                yield _Seen(page, match.start("name"), match.end("name"), name, 800)


def _name(text: str) -> str:
    """The name without words that follow it in a line; empty where there is none."""
    words = text.split(" ")
    while words:
        name = " ".join(words).rstrip(",")
        if is_person(name):
            return name
        words.pop()
    return ""
