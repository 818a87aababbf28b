"""Docket numbers, and the judge's initials that courts print behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tro_desk.content.people import surnames
from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._clauses import of_law
from tro_desk.intake.extractors._contract import Paper, candidate

# Patterns begin with a digit, which the search for them can jump to; what stands before is
# looked at afterwards.
_CORE = re.compile(
    r"(?P<yy>\d\d)\s?-?\s?(?P<t>c\.?\s?v\.?|civ\.?|c(?=\s))\s?-?\s?(?P<n>\d{1,6})(?!\d)"
    r"(?P<suf>(?:-[A-Z]{1,6}(?![a-z]))+|(?:\s?\([A-Z]{2,4}(?:/[A-Z]{2,4})?\)){1,3})?",
    re.I,
)
_OLD_FLSD = re.compile(
    r"(?P<yy>\d\d)-(?P<n>\d{4,6})-CIV?V?\b(?P<suf>(?:-[A-Z]{2,4}(?![A-Za-z/]))+)?", re.I
)
_BARE = re.compile(r"(?P<yy>\d\d)-(?P<n>\d{4,5})(?![\w-])")
_SUBJECT = re.compile(r"(?P<yy>\d\d)-(?P<n>\d{4,5})\s?\+")
_LEAD = re.compile(
    r"(?:\A|[^\w.-]|(?<![\d.])\.|[\u4e00-\u9fff]|(?i:case|no)|\b[a-z]{3,4}-|(?<=\+))"
    r"(?:(?P<off>\d{1,2})\s?:\s?)?(?:19|20)?\Z"
)
_WORDS: Final = ("cv", "civ", " c ", "c.v", "c v")

_NEF = re.compile(r"Case Number:\s*$")
_ACTIVITY = re.compile(r"Activity in Case\s*$")
_LABEL = re.compile(
    r"(?:\b(?:legal |court |civil )?case\s?(?:\(?(?:no|number|num|#|id)(?:\(?s\)?)?\)?)?\.?"
    r"|\bcivil action(?: file)?(?:,?\s*no)?\.?"
    r"|\b(?:docket|index|action|lawsuit|suit) ?(?:no|number|#)\.?|\bcivil (?:case )?no\.?"
    r"|\bCiv\. ?(?:A\. ?)?No\.?|\bC\.?A\.? no\.?"
    r"|案\s?[号號]|案件(?:编|編)?[号號]码?|卷宗[号號]|立案[号號])\s?[:.：#是为]?\s?$",
    re.I,
)
_BARE_LABEL = re.compile(
    r"(?:\b(?:case|docket)\s?(?:no\.?|number|#)|\bciv(?:il|\.) no\.|案\s?[号號]"
    r"|案件(?:编|編)?[号號])\s?[:：]?\s?$",
    re.I,
)
_IN_PASSING = re.compile(r"\b(?:in|of|from|under|to|with) (?:the )?case\s$")
_NUMBER = re.compile(r"\bNos?\.\s*$")
_SUBJECT_LINE = re.compile(r"(?:^|\n)(?:Subject|Re|主题|主旨)\s?:[^\n]*$")
_STAMP = re.compile(
    r"\s*(?:Document|Doc\.)\s?#?:?\s?\d|\s*Entered\s?on\s?[A-Z]{3,4}\s?Docket", re.I
)
_CITED_BEFORE = re.compile(
    r"\b(?:see|see also|cf\.|accord|e\.g\.,?|citing|quoting|relying on|example|such as"
    r"|(?:related|similar|other|another|prior|earlier|different|separate"
    r"|cited|known|leading)\s(?:case|action|matter|decision)s?"
    r"|consolidated (?:with|into)|lead case|general order|standing order"
    r"|invoice|quotation|purchase order|proforma|发票|订单|合同)"
    r"[^.\n;]{0,60}$"
    r"|\bv\.? [^\n]{1,80}\b(?:U\.S\.|F\.\s?(?:2d|3d|4th|Supp\.|R\.D\.))[^\n]{0,40}$"
    r"|\b(?:relat\w+|filed|agreement|entered)\s+in\s+(?:case\s)?(?:no\.\s)?$"
    r"|(?:关联|關聯|相关|相關|类似|其他|另一|参考|例如|比如|上次|之前)[^\n。;]{0,14}$",
    re.I,
)
_CITED_AFTER = re.compile(
    r"[^();]{0,40}\([^()]{0,40}\b(?:19|20)\d\d\)|,?\s(?:19|20)\d\d WL \d|\s?\.{5,}"
    r"|[^\n。]{0,4}(?:是别人|不是我|是另)|\s(?:is not this|is another|is a different)",
    re.I,
)
_AUTHORITIES = re.compile(r"TABLE OF AUTHORITIES", re.I)
_INITIALS = re.compile(r"[\s(-]*(?!(?:ECF|DKT|DOC|MDL|TRO|PI|US|NO|CIV)\b)([A-Z]{2,4})(?![A-Za-z])")
_MORE = re.compile(r"/|-\d")  # 'RAINIER/VOSS', 'XX-123': no judge's letters
_SURE: Final = 900
_NOTE: Final = 160  # characters of a note that holds little but the number


@dataclass(frozen=True, slots=True)
class _Seen:
    page: Page
    match: re.Match[str]
    start: int
    office: str
    score: int

    @property
    def value(self) -> str:
        number = f"{self.match['yy']}-cv-{int(self.match['n']):05d}"
        return f"{int(self.office)}:{number}" if self.office else number

    @property
    def key(self) -> str:
        """What two spellings of one number share: the office digit is often left out."""
        return self.value.rpartition(":")[2]


def find(paper: Paper) -> Iterator[Candidate]:
    """docket_number and judge_initials. A cited or related case's number is none of the paper's."""
    if paper.kind == "guide":
        return
    seen = list(_seen(paper))
    best = max(seen, key=lambda one: one.score, default=None)
    if best is None:
        return
    # Two cases in places that are as good: the first is likelier, neither is certain.
    rivals = any(one.score >= _SURE and one.key != best.key for one in seen)
    for one in seen:
        score = min(one.score, 890) if rivals else one.score
        if one.key != best.key:
            if one.score < _SURE <= best.score:
                continue  # a number in passing, in a paper that tells its own
            score = min(score, 880 if one.score >= _SURE else 500)
        found = candidate(
            "docket", one.page, (one.start, _end(one.match)), "docket_number", one.value, score
        )
        yield found
        if score > 500:
            yield from _judge(one, score)


def _seen(paper: Paper) -> Iterator[_Seen]:
    known: dict[tuple[str, bool], int] = {}
    for page in paper.having(*_WORDS):
        if _AUTHORITIES.search(page.text, 0, 600):
            continue
        for match in _CORE.finditer(page.text):
            if one := _at(page, match):
                score = _score(paper, one)
                key = one.value, bool(match["suf"])
                if score > known.get(key, 0):  # stamps repeat it on every page
                    known[key] = score
                    yield _scored(one, score)
        for match in _OLD_FLSD.finditer(page.text):
            if one := _at(page, match):
                yield _scored(one, 850 if _LABEL.search(_before(one, 40)) else 600)
    if any(one >= _SURE for one in known.values()):
        return
    for page, match in paper.matches(_SUBJECT, "+"):
        if page.text[: match.start()].rstrip().endswith("+") and (one := _at(page, match)):
            yield _scored(one, 800)
    for page, match in paper.matches(_BARE, "case", "docket", "civ", "案"):
        if (one := _at(page, match)) and _BARE_LABEL.search(_before(one, 40)):
            yield _scored(one, 800)


def _at(page: Page, match: re.Match[str]) -> _Seen | None:
    """The number with the office and the century before it; None inside another number."""
    head = page.text[max(0, match.start() - 14) : match.start()]
    lead = _LEAD.search(head)
    if lead is None:
        return None
    start = match.start() - len(head) + lead.start("off") if lead["off"] else match.start()
    if not lead["off"] and head.endswith(("19", "20")) and lead.end() - lead.start() >= 2:
        start -= 2
    return _Seen(page, match, start, lead["off"] or "", 0)


def _scored(one: _Seen, score: int) -> _Seen:
    return _Seen(one.page, one.match, one.start, one.office, score)


def _before(one: _Seen, size: int) -> str:
    return one.page.text[max(0, one.start - size) : one.start]


def _score(paper: Paper, one: _Seen) -> int:
    """How sure the place makes the number; 0 for a number that is another case's."""
    before = _before(one, 160)
    after = one.page.text[one.match.end() : one.match.end() + 90]
    if paper.kind == "court_email":
        if _NEF.search(before):
            return 980
        if _ACTIVITY.search(before):
            return 950
    if _STAMP.match(after):
        return 940 if one.office else 900
    if _CITED_BEFORE.search(before) or _CITED_AFTER.match(after):
        return 0
    labelled = bool(_LABEL.search(before))
    if one.match["t"].lower() == "c":
        return 700 if labelled or _NUMBER.search(before) else 0
    if labelled and not _IN_PASSING.search(before):
        return 960 if one.office else 930
    if _NUMBER.search(before):
        return 800
    if paper.kind == "other" and not one.office and not of_law(paper):
        return 600 if len(one.page.text) < _NOTE else 0  # the number of an invoice
    if _SUBJECT_LINE.search(before):
        return 850
    return 700 if one.office else 600


def _judge(one: _Seen, score: int) -> Iterator[Candidate]:
    """The first judge's initials; full names (RAINIER/VOSS) are no initials."""
    initials = _INITIALS.match(one.match.groupdict().get("suf") or "")
    if initials is None or _MORE.match(one.page.text, one.match.end()):
        return
    if initials[1].casefold() in surnames():
        return  # 24-cv-20100-RUIZ
    at = one.match.start("suf")
    span = (at + initials.start(1), at + initials.end(1))
    yield candidate("docket", one.page, span, "judge_initials", initials[1], score)


def _end(match: re.Match[str]) -> int:
    return match.start("suf") if match.groupdict().get("suf") else match.end("n")
