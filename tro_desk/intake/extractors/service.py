"""The day on which the reader was served.

It starts the time to answer, so only the past and only the papers that start a case count: not a
motion served on counsel, not a day by which somebody is to be served, not service on a platform.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._clauses import clause, dated
from tro_desk.intake.extractors._contract import Paper
from tro_desk.intake.extractors._when import When

_READER: Final = r"(?:the |all |each (?:and every )?|said )?(?:defendants?|you)\b"
_GAP: Final = r"(?P<gap>[^.;]{0,140}?)"
_WAS: Final = r"\b(?:were|was|been) (?:\w+ly )?served\b"
_FIRST_PAPER: Final = r"\b(?:summons|complaint|process|lawsuit)\b"
_ON: Final = r"\b(?:on|as of|effective)(?P<about> or about)?(?: this)?\s*$"
_DONE: Final = r"(?:completed?|made|effect(?:ed|uated|ive)|accomplished|perfected|carried out)"

_LABEL = re.compile(
    r"(?:^|\n)\s*(?:(?:date|day)(?: and time)? of service|date served|service date"
    r"|(?:summons(?: and complaint)? )?served(?: (?:by|via) e-?mail)?(?: on)?"
    r"|service (?:completed|effected)(?: on)?|(?:电子)?(?:送达|送達)(?:日期|时间|日))\s?[:\t|]\s*$"
    r"|(?:^|\n)\s*served (?:by|via) [\w-]+,? (?:on|this)\s*$",
    re.I,
)
_BEFORE: Final = tuple(
    (re.compile(words + _GAP + _ON, re.I), score)
    for words, score in (
        (rf"\b(?:defendants?|you)\b[^.;]{{0,40}}{_WAS}", 930),
        (r"\byou are (?:hereby )?served\b", 930),
        (rf"{_FIRST_PAPER}[^.;]{{0,80}}{_WAS}", 930),
        (rf"\bservice\b[^.;]{{0,80}}\b{_DONE}\b", 930),
        (r"\b(?:effect(?:ed|uated)|completed|accomplished|made) (?:\w+ )?service\b", 930),
        (rf"\bserved {_READER}", 930),
        (rf"\bserved\b[^.;]{{0,60}}{_FIRST_PAPER}[^.;]{{0,80}}\b(?:up)?on {_READER}", 930),
        (rf"\bserved (?:up)?on {_READER}", 750),
    )
)
_RETURNED = re.compile(
    r"\bdefendants? served\b(?: (?:by|via) [\w-]+)?(?: on)?\s*$|"
    r"\b(?:SUMMONS|WAIVER)\b[^;]{0,40}\bReturned Executed\b[^;]{0,300}\bserved on\s*$",
    re.I,
)
_ZH_BY = re.compile(r"\s?[之以]?前")
_ZH_NOT = re.compile(
    r"将|尚未|未能|无法|应当|必须|要求|请|如果|动议|回复|亚马逊|平台|第三方|代理人"
)
_ZH_ON = re.compile(r"(?:送达|送達)[^。;,\n]{0,10}(?:于|在|时间为|日期为)\s*$")
_ZH = re.compile(
    r"(?P<who>您|你|贵司|贵店|被告|传票|起诉状|诉状)?[^。;,\n]{0,12}(?:已|现已)?(?:于|在)\s*$"
)
_ZH_AFTER = re.compile(
    r"\s?[^。;,\n]{0,24}?(?:(?P<to>(?:向|对)(?:您|你|贵司|贵店|被告|所有被告|各被告))?[^。;,\n]{0,24}?"
    r"(?:送达|送達)(?P<on>了?(?:被告|您|你|贵司|贵店))?)"
)
_NAMED = re.compile(
    r"^\s*(?P<who>[^.;:\n]{2,60}?)\s(?:was|were) (?:\w+ly )?served(?: (?:by|via) [\w-]+)? on\s*$"
)
_AFTER: Final[tuple[tuple[re.Pattern[str], re.Pattern[str], frozenset[str]], ...]] = (
    (
        re.compile(r"\bsent\s*$", re.I),
        re.compile(r"\s*,? you are (?:hereby )?served\b", re.I),
        frozenset({"tro_service"}),
    ),
    (
        re.compile(r"(?:^|\n|\b[Oo]n)\s*$"),
        re.compile(
            rf"\s*,\s(?:{_READER}[^.;]{{0,30}}\b(?:were|was) (?:\w+ly )?served\b"
            r"|(?:pursuant to[^.;]{0,120},\s+)?plaintiff\b[^.;]{0,40}\bserved\s"
            rf"(?:{_READER}|[^.;]{{0,40}}{_FIRST_PAPER}[^.;]{{0,60}}\b(?:up)?on\s+{_READER}))",
            re.I,
        ),
        frozenset(),
    ),
)
_NOT_YET = re.compile(
    r"\b(?:will|shall|must|may|can|cannot|should|would|to be|not|never|nor|if|unless|until"
    r"|attempted|expected|scheduled|is to|are to|whether)\b"
)
_PROVIDED = re.compile(r"\b(?:if|unless|until|once|when|whether|before)\s(?:the\s)?$", re.I)
_OTHER_DATE = re.compile(
    r"\b(?:filed|entered|issued|dated|signed|granted|set|scheduled|hearing|due|expires?|answer)\b"
    r"|\b(?:pursuant to|under|by)\b[^.;]{0,40}\border\s*$",
    re.I,
)
_OTHER_PAPER = re.compile(
    r"\b(?:motions?|repl(?:y|ies)|briefs?|memorand\w+|oppositions?|responses?|foregoing"
    r"|declarations?|stipulations?|requests?|discovery|subpoenas?|interrogator(?:y|ies)|disclosures?"
    r"|certif\w+|counsel|attorneys?|parties)\b",
    re.I,
)
_START = re.compile(_FIRST_PAPER, re.I)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:amazon|alibaba|aliexpress|temu|walmart|ebay|paypal|payoneer|alipay|worldfirst"
    r"|lianlian|pingpong|stripe|shopify|etsy|tiktok|shein|dhgate|providers?|platforms?|agents?"
    r"|banks?|third[- ]part(?:y|ies)|garnishees?|plaintiffs? (?:was|were|been))\b",
    re.I,
)
_ON_SOMEONE = re.compile(  # on whom, where the words do not say that it is the reader
    r"\b(?:up)?on (?!or about)(?![^.;]{0,40}\b(?:defendants?|you)\b)(?=\w)", re.I
)
_ON_OTHERS = re.compile(
    r"\W{0,3}(?:(?:by|via) [\w-]+ )?(?:up)?on (?:all |the )?"
    r"(?:counsel|attorneys?|plaintiffs?|amazon|alibaba|paypal|payoneer|temu|walmart|ebay|third"
    r"|parties)\b",
    re.I,
)
_ANY: Final = ("serve", "service", "送达", "送達")
_CERTIFICATE = re.compile(r"(?m)^\W{0,4}CERTIFICATE OF SERVICE\b|\bI (?:hereby )?certify\b", re.I)
_A_THING = re.compile(
    r"\b(?:order|tro|notice|letter|copy|copies|papers?|documents?|it|this|which|he|she|they|we|our|my|client)\b",
    re.I,
)


def find(paper: Paper) -> Iterator[Candidate]:
    """served."""
    if paper.kind in ("guide", "platform_complaint", "platform_other"):
        return
    if "chat" in paper.reasons:
        return
    for page, low, whens in zip(paper.pages, paper.lowered, paper.dates, strict=True):
        if not any(word in low for word in _ANY):
            continue
        for when in whens:
            if score := _score(paper, page, when):
                yield dated("service", page, when, "served", score)


def _score(paper: Paper, page: Page, when: When) -> int:
    before = clause(page.text, when.start)
    after = page.text[when.end : when.end + 160]
    near = f"{before} {after}".lower()
    if not any(word in near for word in _ANY):
        return 0
    certified = _CERTIFICATE.search(page.text, max(0, when.start - 1500), when.start)
    if _SOMEBODY_ELSE.search(before) or _ON_OTHERS.match(after):
        return 0
    if certified and not _START.search(before):
        return 0
    if _LABEL.search(before):
        return 940
    before, after = " ".join(before.split()) + " ", " " + " ".join(after.split())
    if paper.kind in ("docket", "court_email") and _RETURNED.search(before):
        return 900
    if "送达" in near or "送達" in near:
        return _chinese(before, after)
    for pattern, score in _BEFORE:
        if (match := pattern.search(before)) and _stands(before, match):
            sure = not match["about"] and not _ON_SOMEONE.search(match[0])
            return score if sure else min(score, 750)
    for first, then, kinds in _AFTER:
        if (not kinds or paper.kind in kinds) and first.search(before) and then.match(after):
            return 0 if _OTHER_PAPER.search(before) else 930
    if paper.kind == "tro_service" and (named := _NAMED.match(before)):
        who = named["who"]
        plain = not any(trap.search(who) for trap in (_A_THING, _OTHER_PAPER, _NOT_YET))
        return 750 if plain and who.strip()[:1].isupper() else 0
    return 0


def _chinese(before: str, after: str) -> int:
    """传票和起诉状已于…向被告送达: done, the first papers, on the reader."""
    if _ZH_BY.match(after) or _ZH_NOT.search(before[-60:] + re.split("[。;]", after)[0][:40]):
        return 0
    if _ZH_ON.search(before):
        return 930
    first, then = _ZH.search(before), _ZH_AFTER.match(after)
    if first is None or then is None:
        return 0
    return 920 if first["who"] or then["to"] or then["on"] else 0


def _stands(before: str, match: re.Match[str]) -> bool:
    """Whether the words tell of service that is done, of the first papers, on the reader."""
    subject = before[: match.start()].rpartition(",")[2][-40:]
    words = subject + match[0]
    return not (
        _NOT_YET.search(match[0])
        or _PROVIDED.search(before[: match.start()])
        or _OTHER_DATE.search(match["gap"])
        or _OTHER_PAPER.search(words)
    )
