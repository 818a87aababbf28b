"""The court that a paper comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from tro_desk.content.courts import courts
from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate

# The court's own address: in a header line, not among the recipients that a notice lists.
_DOMAIN = re.compile(
    r"(?m)^(?:From|To|Sender|Reply-To|发件人|收件人)\s?:[^\n]{0,300}?@(?:ecf\.)?([a-z]{3,5})"
    r"\.uscourts\.gov\b",
    re.I,
)
_STAMP = re.compile(r"Entered on ([A-Z]{3,5}) Docket")
_HEADING = re.compile(
    r"(?:UNITED\s+STATES|U\.\s?S\.)\s+DISTRICT\s+COURT\s*(?:\[LIVE\])?,?\s*(?:FOR\s+THE\s+)?$", re.I
)
_NEF = re.compile(r"U\.\s?S\. District Court\s*(?:\[LIVE\])?\s*$")
_YEAR_AFTER = re.compile(r"\s*(?:[A-Z][a-z]{2}\.? \d{1,2}, )?(?:19|20)\d\d\)")
_LABEL = re.compile(r"(?:\bcourt|法院|法庭)\s?[:：]?\s*$", re.I)


_BEFORE = re.compile(
    r"(?:[A-Za-z.]|\b(?:northern|southern|eastern|western|middle|central)\s)\Z", re.I
)
_LOWER: Final = str.maketrans(ascii_uppercase, ascii_lowercase)  # keeps the text's length


@dataclass(frozen=True, slots=True)
class _Spellings:
    ids: dict[str, str]  # spelling -> court id
    pattern: re.Pattern[str]


def find(paper: Paper) -> Iterator[Candidate]:
    """Courts by name, citation, stamp and mail domain; a cited case's court is none of them."""
    if paper.kind == "guide":
        return
    by_prefix = {court.ecf.casefold(): court.id for court in courts().values()}
    by_prefix |= {court.id: court.id for court in courts().values()}
    for page, match in paper.matches(_STAMP):
        if court := by_prefix.get(match[1].casefold()):
            yield candidate("court", page, match.span(1), "court", court, 950)
    for page, match in paper.matches(_DOMAIN):
        if court := by_prefix.get(match[1].casefold()):
            score = 850 if paper.kind == "court_email" else 700
            yield candidate("court", page, match.span(1), "court", court, score)
    for page in paper.pages:
        for names, text in ((_full_names(), page.text.translate(_LOWER)), (_cites(), page.text)):
            for match in names.pattern.finditer(text):
                if score := _score(paper, page, match, names is _cites()):
                    court = names.ids[" ".join(match[0].split())]
                    yield candidate("court", page, match.span(), "court", court, score)


def _score(paper: Paper, page: Page, match: re.Match[str], short: bool) -> int:
    before = page.text[max(0, match.start() - 90) : match.start()]
    if _BEFORE.search(before):
        return 0  # "District of Oregon" inside "Western District of Oregon", or part of a word
    if short:
        if _YEAR_AFTER.match(page.text, match.end()):
            return 0  # (N.D. Ill. 2013): a citation
        return 800 if before.endswith("(") or _LABEL.search(before) else 700
    if paper.kind == "court_email" and _NEF.search(before):
        return 980
    if _HEADING.search(before):
        # A heading stands on its own line at the top; the same words in a sentence count less.
        return 960 if _own_line(page.text, match) and match.start() < 1500 else 920
    return 850 if _LABEL.search(before) else 700


def _own_line(text: str, match: re.Match[str]) -> bool:
    line_start = text.rfind("\n", 0, match.start()) + 1
    return re.fullmatch(r"\s*(?:FOR\s+THE\s+)?", text[line_start : match.start()], re.I) is not None


@cache
def _full_names() -> _Spellings:
    """'northern district of illinois', 'alabama middle district', the Chinese names: lower case."""
    ids: dict[str, str] = {}
    for court in courts().values():
        for name in (court.name_en, court.name_zh, *court.aliases):
            if len(name) > 12 or not name.isascii():
                ids[name.translate(_LOWER)] = court.id
        if turned := re.fullmatch(r"(\w+) District of (.+)", court.name_en):
            ids[f"{turned[2]} {turned[1]} District".translate(_LOWER)] = court.id
    return _Spellings(ids, _pattern(ids))


@cache
def _cites() -> _Spellings:
    """'N.D. Ill.' and 'NDIL'; case counts, for short words are many."""
    ids = {
        name: court.id
        for court in courts().values()
        for name in (court.cite, *(a for a in court.aliases if len(a) <= 12 and a.isascii()))
    }
    return _Spellings(ids, _pattern(ids))


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """All names, the longest first, grouped by first letter: most places fail at once."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        rest = re.escape(name[1:]).replace(r"\ ", r"\s+")
        by_letter.setdefault(re.escape(name[0]), []).append(rest)
    words = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return re.compile(rf"(?:{words})(?![A-Za-z])")
