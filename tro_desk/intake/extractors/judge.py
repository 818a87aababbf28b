"""The judge's name, as the paper prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate, folded

_WORD: Final = r"(?:[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?|[A-Z]{2,}(?:[-'’][A-Z]+)?|Mc[A-Z][a-z]+)"
_NAME: Final = (
    rf"(?P<name>(?:{_WORD}|[A-Z]\.)(?:[ ](?:{_WORD}|[A-Z]\.)){{0,3}}[ ]{_WORD}"
    r"(?:,?[ ](?:Jr\.|Sr\.|II|III|IV)(?!\w))?)"
)
_TITLE: Final = (
    r"(?P<title>(?:(?:Senior|Chief|Magistrate|District|U\.S\.|United States)[ ])*"
    r"(?:Judge|JUDGE)|(?:The[ ])?Hon(?:orable|\.)|HON(?:ORABLE|\.))"
)
_TITLED = re.compile(rf"\b{_TITLE}:?[ ](?:(?:Judge|U\.S\.[ ]District[ ]Judge)[ ])?{_NAME}")
_SIGNED = re.compile(
    rf"(?m)^(?:/s/[ ])?{_NAME},?(?:[ ]|\n)(?:Chief[ ])?"
    r"(?:United States District Judge|UNITED STATES DISTRICT JUDGE|U\.S\.D\.J\.)"
)
_GONE = re.compile(r"\s+(?:is )?(?:no longer assigned|terminated|recused)", re.I)
_BEFORE = re.compile(r"\b(?:before|by|assigned to|reassigned to)(?: the)?\s*$", re.I)
_NOT_NAMES = re.compile(
    r"\b(?:court|district|division|judge|united|states|order|case|plaintiff|defendant|clerk"
    r"|magistrate|the|filed|under|seal|store)\b",
    re.I,
)


def find(paper: Paper) -> Iterator[Candidate]:
    """judge. A magistrate judge stands far below; who left the case is not given."""
    if not paper.kind.startswith(("court_", "complaint_", "tro_service", "other")):
        return
    for page, match in paper.matches(_TITLED):
        name = folded(match["name"])
        if _NOT_NAMES.search(name) or _GONE.match(page.text, match.end()):
            continue
        before = page.text[max(0, match.start() - 40) : match.start()]
        own_line = before.endswith("\n") or not before
        if "Magistrate" in match["title"]:
            score = 500
        elif own_line and page is paper.pages[0] and match.start() < 2000:
            score = 940
        elif _BEFORE.search(before):
            score = 920
        else:
            score = 500 if "Chief" in match["title"] else 750
        yield candidate("judge", page, match.span("name"), "judge", name, score)
    for page, match in paper.matches(_SIGNED):
        name = folded(match["name"])
        if not _NOT_NAMES.search(name):
            yield candidate("judge", page, match.span("name"), "judge", name, 930)
