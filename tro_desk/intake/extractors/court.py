"""The court that a paper comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from tro_desk.content.courts import chinese_districts, courts, simplified
from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate

# The court's own address: in a header line, not among the recipients that a notice lists.
_DOMAIN = re.compile(
    r"(?m)^(?:From|To|Sender|Reply-To|发件人|收件人)\s?:[^\n]{0,300}?@(?:ecf\.)?([a-z]{3,5})"
    r"\.uscourts\.gov\b",
    re.I,
)
_STAMP = re.compile(r"Entered\s?on\s?([A-Z]{3,5})\s?Docket")
_HEADING = re.compile(
    r"(?:UNITED\s?STATES|U\.\s?S\.)\s?DISTRICT\s?COURT\s*(?:\[LIVE\])?[,.]?\s*(?:FOR\s?THE\s?)?$",
    re.I,
)
_NEF = re.compile(r"U\.\s?S\. District Court\s*(?:\[LIVE\])?\s*$")
_YEAR_AFTER = re.compile(r"\s*(?:[A-Z][a-z]{2,8}\.? \d{1,2}, )?(?:19|20)\d\d\)")
_LABEL = re.compile(r"(?:\bcourt(?: name)?|\bvenue|法院(?:名称)?|法庭)\s?[:：]?\s*$", re.I)
_ELSEWHERE = re.compile(
    r"\b(?:transferred from|another (?:case|action) in|bar of the|admitted (?:to|in)(?: the)?"
    r"|practice (?:in|before)(?: the)?|unlike|as in)\s*(?:the )?$",
    re.I,
)
_PART_BEFORE = re.compile(r"(?:northern|southern|eastern|western|middle|central)\s?\Z", re.I)
_LETTER_BEFORE = re.compile(r"[A-Za-z.]\Z")
_LOWER: Final = str.maketrans(ascii_uppercase, ascii_lowercase)  # keeps the text's length
_SURE: Final = 900
_LOOSE: Final = 700


@dataclass(frozen=True, slots=True)
class _Spellings:
    """Spellings without blanks -> court id, and the pattern that finds them with or without."""

    ids: Mapping[str, str]
    pattern: re.Pattern[str]


def find(paper: Paper) -> Iterator[Candidate]:
    """Courts by name, citation, stamp and mail domain; a cited case's court is none of them."""
    if paper.kind == "guide":
        return
    seen = list(_seen(paper))
    sure = max((one.score for one in seen), default=0) >= _SURE
    for one in seen:
        if not sure or one.score >= _SURE or one.value == seen[0].value:
            yield one


def _seen(paper: Paper) -> Iterator[Candidate]:
    """What tells the court; a court named in passing matters only where no heading names one."""
    stamped: set[str] = set()
    for page, match in paper.matches(_STAMP, "entered on", "enteredon"):
        court = _by_prefix().get(match[1].casefold())
        if court and court not in stamped:
            stamped.add(court)
            yield candidate("court", page, match.span(1), "court", court, 950)
    for page, match in paper.matches(_DOMAIN, ".uscourts.gov"):
        if court := _by_prefix().get(match[1].casefold()):
            score = 850 if paper.kind == "court_email" else 700
            yield candidate("court", page, match.span(1), "court", court, score)
    sure = bool(stamped)
    for number, page in enumerate(paper.pages):
        if sure and number:
            break  # courts that later pages name are those of cited cases
        lowered = paper.lowered[number]
        if "district" in lowered:
            text = page.text.translate(_LOWER) if len(lowered) != len(page.text) else lowered
            for one in _named(paper, page, _full_names(), text, short=False):
                sure = sure or one.score >= _SURE
                yield one
        if any(hint in page.text for hint in _CITE_HINTS):
            yield from _named(paper, page, _cites(), page.text, short=True)
        if not page.text.isascii() and any(hint in page.text for hint in "法区區"):
            yield from _chinese(page)


def _named(
    paper: Paper, page: Page, names: _Spellings, text: str, short: bool
) -> Iterator[Candidate]:
    for match in names.pattern.finditer(text):
        court = names.ids.get("".join(match[0].split()))
        if court and (score := _score(paper, page, match, short)):
            yield candidate("court", page, match.span(), "court", court, score)


def _score(paper: Paper, page: Page, match: re.Match[str], short: bool) -> int:
    before = page.text[max(0, match.start() - 90) : match.start()]
    if _PART_BEFORE.search(before) or _ELSEWHERE.search(before):
        return 0  # "District of Oregon" inside "Western District of Oregon"
    if short:
        if _LETTER_BEFORE.search(before) or _YEAR_AFTER.match(page.text, match.end()):
            return 0  # (N.D. Ill. 2013): a citation
        return 800 if before.endswith("(") or _LABEL.search(before) else _LOOSE
    if paper.kind == "court_email" and _NEF.search(before):
        return 980
    if _HEADING.search(before):
        # A heading stands on its own line at the top; the same words in a sentence count less.
        return 960 if _own_line(page.text, match) and match.start() < 1500 else 920
    if _LETTER_BEFORE.search(before):
        return 0
    return 850 if _LABEL.search(before) else _LOOSE


def _own_line(text: str, match: re.Match[str]) -> bool:
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return not line.strip() or line.strip().casefold() in ("for the", "forthe")


def _chinese(page: Page) -> Iterator[Candidate]:
    """伊利诺伊州北区(北)法院, 佛州南区, 新泽西联邦法院: a state alone is no court of the nation."""
    text = simplified(page.text)
    for match in _chinese_names().finditer(text):
        court = chinese_districts()[match["place"]]
        several = not courts()[court].name_en.startswith("District of")
        labelled = bool(_LABEL.search(text[max(0, match.start() - 8) : match.start()]))
        if several:
            certain = bool(match["part"] == "区" or match["court"])
        else:
            certain = bool(match["federal"] and match["court"]) or labelled
        if certain:
            yield candidate("court", page, match.span(), "court", court, 850 if labelled else 750)


@cache
def _chinese_names() -> re.Pattern[str]:
    places = _alternatives(chinese_districts())
    return re.compile(
        rf"(?:美国)?(?P<place>{places})(?P<part>区|部)?(?:\([东西南北中]区?\))?"
        r"(?P<federal>(?:联邦|地区|地方|初审)*)(?P<court>法院|法庭)?"
    )


@cache
def _by_prefix() -> Mapping[str, str]:
    prefixes = {court.ecf.casefold(): court.id for court in courts().values()}
    return prefixes | {court.id: court.id for court in courts().values()}


@cache
def _full_names() -> _Spellings:
    """'northern district of illinois', 'alabama middle district', in lower case."""
    names: dict[str, str] = {}
    for court in courts().values():
        for name in (court.name_en, *court.aliases):
            if len(name) > 12 and name.isascii() and "istrict" in name:
                names[name.lower()] = court.id
        if turned := re.fullmatch(r"(\w+) District of (.+)", court.name_en):
            names[f"{turned[2]} {turned[1]} District".lower()] = court.id
    return _spellings(names)


_CITE_HINTS: Final = ("D.", "D ", "SD", "ND", "ED", "WD", "MD", "CD", "DN", "DD")


@cache
def _cites() -> _Spellings:
    """'N.D. Ill.' and 'NDIL'; case counts, for short words are many."""
    names = {
        name: court.id
        for court in courts().values()
        for name in (
            court.cite,
            *(a for a in court.aliases if a.isascii() and "istrict" not in a),
        )
    }
    return _spellings(names)


def _spellings(names: Mapping[str, str]) -> _Spellings:
    ids = {"".join(name.split()): court for name, court in names.items()}
    return _Spellings(ids, re.compile(rf"(?:{_alternatives(names)})(?![A-Za-z])"))


def _alternatives(names: Iterable[str]) -> str:
    """All names, the longest first, grouped by first letter: most places fail at once."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        rest = re.escape(name[1:]).replace(r"\ ", r"\s*")
        by_letter.setdefault(re.escape(name[0]), []).append(rest)
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
