"""The date over a judge's signature: which order it dates is told by the order's title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._clauses import dated
from tro_desk.intake.extractors._contract import Paper
from tro_desk.intake.extractors._when import When

_SIGNED = re.compile(
    r"(?:\bSO\s*ORDERED|\bDONE\s*AND\s*ORDERED|\bENTERED|\bDated|\bDATED|\bSIGNED|\bISSUED"
    r"|(?:^|\n)\s*(?:Issued|Entered|Signed)(?! on \w+ Docket))(?![A-Z])[^.;]{0,90}$"
)
_TITLE_TRO = re.compile(
    r"(?m)^[^\na-z]{0,100}TEMPORARY\s*RESTRAINING\s*ORDER(?![A-Za-z])[^a-z\n]*$"
    r"|^[ \t]*(?:Sealed |Ex Parte )?Temporary Restraining Order[ \t]*$"
)
_TITLE_PI = re.compile(
    r"(?m)^[^\na-z]{0,30}PRELIMINARY\s*INJUNCTION(?![A-Za-z])[^a-z\n]*$"
    r"|^[ \t]*(?:Order (?:of|Granting) )?Preliminary Injunction(?: Order)?[ \t]*$"
)
_RESTRAINS = re.compile(  # no title seen: assets are held until the defendants show cause
    r"\bshow\s*cause\b[\s\S]{0,1500}\b(?:hold|restrain\w*|freeze|frozen|attach)\b"
    r"|\b(?:hold|restrain\w*|freeze|frozen|attach)\b[\s\S]{0,1500}\bshow\s*cause\b",
    re.I,
)
_GRANTED = re.compile(r"\bGRANTING\b[^a-z]{0,60}?\b(?:MOTION|APPLICATION)\s+(?=FOR\b)")
_NOT_A_TRO = re.compile(
    r"\b(?:EXTEN\w+|DISSOLV\w+|MODIF\w+|VACAT\w+|STAY\w*|MOTION|DENY\w+|PROPOSED|HEARING|NOTICE"
    r"|OPPOSITION)\b"
)


def order_itself(paper: Paper, page: Page, when: When, before: str) -> Iterator[Candidate]:
    """The order's own date, where `before` ends in the words over a signature."""
    if not _SIGNED.search(before):
        return
    title = title_of(paper, page)
    if title == "tro" or (not title and _RESTRAINS.search(page.text)):
        yield dated("dates", page, when, "tro_entered", 850)
    elif title == "pi":
        yield dated("dates", page, when, "pi_entered", 850)


def title_of(paper: Paper, page: Page) -> str:
    """Which order `page` belongs to: tro, pi, another; empty where no title is seen.

    A print may hold a letter before the order, so the nearest title above counts.
    """
    return paper.once(_titles)[page.number]


def _titles(paper: Paper) -> dict[int, str]:
    """Page number -> the nearest title on it or above it."""
    titles: dict[int, str] = {}
    last = ""
    for page, lowered in zip(paper.pages, paper.lowered, strict=True):
        if "restraining" in lowered or "injunction" in lowered:
            last = _title_on(page) or last
        titles[page.number] = last
    return titles


def _title_on(page: Page) -> str:
    head = page.text[:4000]
    tro, injunction = _TITLE_TRO.search(head), _TITLE_PI.search(head)
    for kind, title in (("tro", tro), ("pi", injunction)):
        if title:
            words = _GRANTED.sub("", _title(head, title))
            return "another" if _NOT_A_TRO.search(words) else kind
    return ""


def _title(head: str, match: re.Match[str]) -> str:
    """The title's line with the two lines before it."""
    start = match.start()
    for _ in range(2):
        start = head.rfind("\n", 0, max(start - 1, 0)) + 1
    return head[start : match.end()]
