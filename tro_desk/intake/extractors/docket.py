"""Docket numbers, and the judge's initials that courts print behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate

_SHAPE = re.compile(
    r"(?<![\w-])(?:(?P<off>\d{1,2})\s?:\s?)?(?P<yy>(?:19|20)?\d{2})\s?-?\s?"
    r"(?P<t>c\.?v\.?|civ\.?|c(?=\s))\s?-?\s?(?P<n>\d{1,6})(?!\d)"
    r"(?P<suf>(?:-[A-Z]{1,6})+|(?:\s?\([A-Z]{2,4}\)){1,3})?",
    re.I,
)
_OLD_FLSD = re.compile(r"(?<![\w:-])(?P<yy>\d{2})-(?P<n>\d{4,6})-(?:CIV|CV)-(?P<suf>[A-Z]{3,})")
_SUBJECT = re.compile(r"\+\s?(?P<yy>\d{2})-(?P<n>\d{4,5})\s?\+")
_LABELLED_BARE = re.compile(
    r"(?:\b(?:case|docket)\s?(?:no\.?|number|#)"
    r"|\bciv(?:il|\.) no\.|案号|案件编号|案件號)\s?[:：]?\s?"
    r"(?P<yy>\d{2})-(?P<n>\d{4,5})(?![\w-])",
    re.I,
)

_NEF = re.compile(r"Case Number:\s*$")
_ACTIVITY = re.compile(r"Activity in Case\s*$")
_LABEL = re.compile(
    r"(?:\bcase(?:\s?(?:no|number|#))?\.?|\bcivil action(?: file)?(?:,?\s*no)?\.?"
    r"|\b(?:docket|index) (?:no|number)\.?|\bcivil (?:case )?no\.?|\bC\.?A\.? no\.?"
    r"|案号|案號|案件编号|案件編號|案件号)\s?[:.：]?\s*$",
    re.I,
)
_NUMBER = re.compile(r"\bNos?\.\s*$")
_STAMP = re.compile(r"\s*(?:Document|Doc\.)\s?#?:?\s?\d", re.I)
_CITED_BEFORE = re.compile(
    r"\b(?:see|see also|cf\.|accord|e\.g\.,?|citing|quoting|relying on"
    r"|related (?:case|action|matter)s?|consolidated (?:with|into)|lead case)"
    r"[^.\n;]{0,60}$"
    r"|\bv\.? [^\n]{1,80}\b(?:U\.S\.|F\.\s?(?:2d|3d|4th|Supp\.|R\.D\.))[^\n]{0,40}$"
    r"|\b(?:relat\w+|filed)\s+in\s+$",
    re.I,
)
_CITED_AFTER = re.compile(r"[^();]{0,40}\([^()]{0,40}\b(?:19|20)\d\d\)", re.I)
_INITIALS = re.compile(r"[\s(-]*(?!(?:ECF|DKT|DOC|MDL|TRO|PI|US|NO)\b)([A-Z]{2,4})(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class _Seen:
    page: Page
    match: re.Match[str]
    score: int


def find(paper: Paper) -> Iterator[Candidate]:
    """docket_number and judge_initials. A cited or related case's number is none of the paper's."""
    if paper.kind == "guide":
        return
    seen = list(_seen(paper))
    best = max(seen, key=lambda s: s.score, default=None)
    own = _key(_value(best.match)) if best else ""
    # Two cases in places that are as good: the first is likelier, neither is certain.
    rivals = any(one.score >= 900 and _key(_value(one.match)) != own for one in seen)
    for one in seen:
        value = _value(one.match)
        score = min(one.score, 890) if rivals else one.score
        if _key(value) != own:
            score = min(score, 880 if one.score >= 900 else 500)
        found = candidate("docket", one.page, _span(one.match), "docket_number", value, score)
        yield found
        if score > 500:
            yield from _judge(one, found)


def _seen(paper: Paper) -> Iterator[_Seen]:
    for page, match in paper.matches(_SHAPE):
        score = _score(paper, page, match)
        if score:
            yield _Seen(page, match, score)
    for page, match in paper.matches(_OLD_FLSD):
        yield _Seen(page, match, 850 if _LABEL.search(page.text[: match.start()][-40:]) else 600)
    for page, match in paper.matches(_SUBJECT):
        yield _Seen(page, match, 800)
    for page, match in paper.matches(_LABELLED_BARE):
        yield _Seen(page, match, 800)


def _score(paper: Paper, page: Page, match: re.Match[str]) -> int:
    """How sure the place makes the number; 0 for a number that is another case's."""
    before = page.text[max(0, match.start() - 160) : match.start()]
    after = page.text[match.end() : match.end() + 90]
    if paper.kind == "court_email":
        if _NEF.search(before):
            return 980
        if _ACTIVITY.search(before):
            return 950
    if _STAMP.match(after):
        return 940 if match["off"] else 900
    if _CITED_BEFORE.search(before) or _CITED_AFTER.match(after):
        return 0
    labelled = bool(_LABEL.search(before))
    if match["t"].lower() == "c":
        return 700 if labelled or _NUMBER.search(before) else 0
    if labelled:
        return 960 if match["off"] else 930
    if _NUMBER.search(before):
        return 800
    return 700 if match["off"] else 600


def _judge(one: _Seen, number: Candidate) -> Iterator[Candidate]:
    """The first judge's initials; full names (RAINIER/VOSS) are no initials."""
    suffix = one.match.groupdict().get("suf") or ""
    initials = _INITIALS.match(suffix)
    if initials is None or one.page.text[one.match.end() : one.match.end() + 1] == "/":
        return
    at = one.match.start("suf")
    span = (at + initials.start(1), at + initials.end(1))
    yield candidate("docket", one.page, span, "judge_initials", initials[1], number.score)


def _span(match: re.Match[str]) -> tuple[int, int]:
    end = match.start("suf") if match.groupdict().get("suf") else match.end("n")
    names = match.groupdict()
    start = match.start("off") if names.get("off") else match.start("yy")
    return start, end


def _value(match: re.Match[str]) -> str:
    number = f"{match['yy'][-2:]}-cv-{int(match['n']):05d}"
    office = match.groupdict().get("off")
    return f"{int(office)}:{number}" if office else number


def _key(value: str) -> str:
    """What two spellings of one number share: the office digit is often left out."""
    return value.partition(":")[2] or value
