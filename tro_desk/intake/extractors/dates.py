"""Dates and the part each plays: entered, expires, hearing, filing; service has its own module.

A date counts only where the words around it say what it is. `tro_entered` and the like start
clocks, so a date whose part is not certain is left out rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._clauses import clause, dated
from tro_desk.intake.extractors._contract import Paper
from tro_desk.intake.extractors._when import When, dates

_TRO: Final = r"(?:temporary restraining order|TRO|临时限制令|臨時限制令)"
_SET: Final = r"(?:is |was |has been )?(?:re)?(?:set|scheduled|noticed|calendared)"


@dataclass(frozen=True, slots=True)
class _Rule:
    """A part that a date can play: what stands before it in its clause, and what behind it."""

    field: str
    score: int
    before: re.Pattern[str]
    after: re.Pattern[str] | None = None
    kinds: frozenset[str] = frozenset()  # notice types in which the rule holds; empty: all


def _rule(field: str, score: int, before: str, after: str = "", kinds: str = "") -> _Rule:
    return _Rule(
        field,
        score,
        re.compile(before + r"\s*$", re.I),
        re.compile(r"\s*" + after, re.I) if after else None,
        frozenset(kinds.split()),
    )


_RULES: Final = (
    _rule(
        "tro_expires",
        950,
        r"(?:\bexpires?|remains? in (?:full )?(?:force|effect)\b[^.;]{0,80}?\b(?:until|through)"
        rf"|{_TRO}\b[^.;]{{0,60}}\bextended\b[^.;]{{0,40}}\b(?:to|until|through))"
        r"(?: on| at)?",
    ),
    _rule("tro_expires", 950, r"临时限制令[^。；]{0,20}(?:到期日|失效日|有效期至|到期)\s?[:为是]?"),
    _rule(
        "tro_entered",
        950,
        rf"\b{_TRO}(?:\s?\([^()\n]{{2,20}}\))?(?:[\s,]+(?:was|is|that was|which was|first))*"
        r"[\s,]+(?:entered|issued|granted)(?: on| at|,)?",
    ),
    _rule(
        "tro_entered",
        930,
        rf"\b{_TRO}(?P<gap>[^;]{{0,220}}?)\b(?:entered|issued|granted)\b(?P<more>[^;]{{0,120}}?)\bon",
    ),
    _rule(
        "tro_entered",
        930,
        r"临时限制令[^。;\n]{0,12}于",
        r"[^。;\n]{0,12}?(?:签发|作出|发布|颁布|下达)",
    ),
    _rule(
        "tro_entered",
        920,
        r"",
        r"[^。;,\n]{0,40}?(?:签发|作出|发布|颁布|下达)[^。;,\n]{0,12}?临时限制令",
    ),
    _rule(
        "tro_entered",
        940,
        rf"(?:^|\n)\s*(?:{_TRO} (?:entered|issued|granted|date)(?: on)?"
        rf"|date of (?:the )?{_TRO})\s?[:\t]",
    ),
    _rule("tro_entered", 950, rf"\b(?:entered|issued|granted)\s+(?:a|the|its)\s+{_TRO}\s+on"),
    _rule(
        "tro_entered",
        920,
        r"(?:^|\bOn)",
        rf",?[^.;]{{0,140}}?\b(?:entered|issued|granted) an? {_TRO}\b",
    ),
    _rule(
        "pi_entered",
        940,
        r"\b(?:entered|issued|granted)\b[^.;]{0,80}\bpreliminary injunction\s+on",
    ),
    _rule("pi_entered", 940, r"\bpreliminary injunction (?:was )?(?:entered|issued) on"),
    _rule(
        "hearing",
        950,
        rf"\bhearing\b(?![^.;]*\bhearing\b)[^.;]{{0,120}}?\b{_SET}\s+(?:for|to|on|at)",
        r"(?![^.;]{0,60}\b(?:is|was|are)\s+(?:hereby\s+)?"
        r"(?:stricken|struck|vacated|cancel+ed|continued|adjourned|reset|terminated))",
    ),
    _rule("hearing", 930, r"\bhearing\s?:"),
    _rule("hearing", 930, r"\bhearing on [^.;]{0,60}\bis on"),
    _rule("hearing", 940, r"\bshow cause\b[^;]{0,160}\bon", r"[^;]{0,30}\bwhy\b"),
    _rule(
        "opposition_due",
        940,
        r"\b(?:oppositions?|responses?|objections?|opposing papers|opposition papers)\b"
        r"(?![^;]*\bmotion for extension\b)"
        r"[^;]{0,60}?\b(?:due|by|before|than)(?: by| on)?",
    ),
    _rule(
        "answer_due",
        940,
        r"\b(?:must|shall|is to|are to|required to) (?:file (?:an|its|their|your) )?answer\b"
        r"[^.;]{0,80}\b(?:by|before|than)",
    ),
    _rule("answer_due", 930, r"\banswer (?:is )?due(?: date)?\s?:?(?: by| on)?"),
    _rule("complaint_filed", 940, r"\bcomplaint (?:was )?filed(?: on)?"),
    _rule("complaint_filed", 920, r"\bfiled (?:this|its|the|a) complaint on"),
    _rule("complaint_filed", 850, r"(?:^|\n)\s*Filed\s?:", "", "complaint_pleading"),
    _rule(
        "filed_stamp",
        960,
        r"\b(?:Document|Doc\.)\s?#?:?\s?[\d-]+\s+(?:Filed:?|Entered on \w{3,5} Docket)",
    ),
    _rule(
        "filed_stamp",
        980,
        r"\btransaction was entered\b[\s\S]{0,160}?\band filed\s+on",
        "",
        "court_email",
    ),
)

_ENTERED_ON = re.compile(r"\btransaction was (?:entered|received)\b[\s\S]{0,90}?\bon\s*$", re.I)
_FIRST_DOCUMENT = re.compile(
    r"(?:Document|Doc\.)\s?#?:?\s?1\s+(?:Filed:?|Entered on \w+ Docket)\s*$"
)
_THIS_ORDER = re.compile(r"\bthis order (?:was|is) (?:entered|issued)(?: on| at)?\s*$", re.I)
_THE_ORDER = re.compile(r"(?:^|\s)the order was entered(?: on)?\s*$", re.I)
_TRO_WORDS = re.compile(_TRO, re.I)
_PAST = re.compile(r"\b(?:was|were)\s+(?:due|set|to)\b[^.;]{0,20}$", re.I)
_PLAINTIFFS = re.compile(  # the plaintiff's own answer to an opposition, or to a motion
    r"\brepl(?:y|ies)\b"
    r"|\bplaintiff(?:'?s)?'?\s+(?:\w+\s+){0,3}(?:responses?|oppositions?|objections?)",
    re.I,
)
_DEFENDANTS_OWN: Final = frozenset({"answer_due", "opposition_due"})
_OTHERS = re.compile(  # what is asked of somebody else
    r"\b(?:amazon|alibaba|aliexpress|temu|walmart|ebay|paypal|payoneer|providers?|platforms?"
    r"|banks?|third[- ]part(?:y|ies)|subpoenas?|discovery|interrogator(?:y|ies)"
    r"|requests? for production)\b"
    r"|\bplaintiffs? (?:must|shall|is to|are to|may)\b",
    re.I,
)
_SIGNED = re.compile(
    r"(?:\bSO ORDERED|\bDONE AND ORDERED|\bENTERED\b|\bDated|\bSIGNED|\bISSUED"
    r"|(?:^|\n)\s*(?:Issued|Entered|Signed)(?! on \w+ Docket))\b[^.;]{0,90}$"
)
_NOT_FIRST = re.compile(  # the order that prolongs or changes a TRO, or one that was only asked for
    r"\b(?:exten\w+|modif\w+|dissol\w+|vacat\w+|proposed|amended|renewed)"
    r"(?:\s+(?:of|the|an?|this|its|said|ex parte))*\s*$",
    re.I,
)
_IT_WAS = re.compile(r"\b(?:was|is|been)\b", re.I)
_NOT_THE_ENTRY = re.compile(
    r"\b(?:motions?|moved|hearing|injunction|complaint|expires?|exten\w+|judgment|filed|received"
    r"|served|notified|dated|as of|and the|then|this order|converted)\b|(?<![\d-])20\d\d\b"
    r"|\n\s*\n",
    re.I,
)
_TITLE_TRO = re.compile(r"(?m)^[^\na-z]{0,100}TEMPORARY\s+RESTRAINING\s+ORDER\b[^a-z\n]*$")
_TITLE_PI = re.compile(r"(?m)^[^\na-z]{0,30}PRELIMINARY\s+INJUNCTION\b[^a-z\n]*$")
_GRANTED = re.compile(r"\bGRANTING\b[^a-z]{0,60}?\b(?:MOTION|APPLICATION)\s+(?=FOR\b)")
_NOT_A_TRO = re.compile(
    r"\b(?:EXTEN\w+|DISSOLV\w+|MODIF\w+|VACAT\w+|STAY\w*|MOTION|DENY\w+|PROPOSED|HEARING|NOTICE|OPPOSITION)\b"
)

_MAIL_DATE = re.compile(r"(?m)^Date: (?P<rest>[^\n]+)$")
_FORWARDED = re.compile(
    r"(?m)^Subject: [^\n]*?(?:\bFwd?:|\bFW:|转发|轉寄)"
    r"|Forwarded message|Begin forwarded|Original Message|原始邮件|^发件人:|^发送时间:",
    re.I,
)
_INNER_DATE = re.compile(r"(?m)^(?:Date|Sent|发送时间|日期)\s?:[ \t]*(?=\S)")


def find(paper: Paper) -> Iterator[Candidate]:
    """All date fields. Guides and notices that rest on no court order give none of the court's."""
    yield from _sent(paper)
    if paper.kind in ("guide", "platform_complaint", "platform_other"):
        return
    for page in paper.pages:
        for when in dates(page.text):
            yield from _parts(paper, page, when)


def _parts(paper: Paper, page: Page, when: When) -> Iterator[Candidate]:
    before = clause(page.text, when.start)
    after = page.text[when.end : when.end + 200]
    for rule in _RULES:
        if not _fits(rule, paper.kind, before, after):
            continue
        yield dated("dates", page, when, rule.field, rule.score)
        if rule.field == "filed_stamp":
            if paper.kind == "complaint_pleading" and _FIRST_DOCUMENT.search(before):
                yield dated("dates", page, when, "complaint_filed", 880)
            return
    if paper.kind == "court_email" and _ENTERED_ON.search(before):
        # Where the mail does not say when it was filed, the day of its entry stands in for it.
        yield dated("dates", page, when, "filed_stamp", 700)
    if _THIS_ORDER.search(before) and _title_of(paper, page) in ("tro", ""):
        yield dated("dates", page, when, "tro_entered", 940)
    elif _THE_ORDER.search(before) and _TRO_WORDS.search(page.text, 0, when.start):
        yield dated("dates", page, when, "tro_entered", 860)
    if paper.kind == "court_order" and _SIGNED.search(before):
        yield from _order_itself(paper, page, when)


def _fits(rule: _Rule, kind: str, before: str, after: str) -> bool:
    if rule.kinds and kind not in rule.kinds:
        return False
    match = rule.before.search(before)
    if match is None or (rule.after and not rule.after.match(after)):
        return False
    if rule.field == "tro_expires":
        # "was due to expire": an end that has been moved.
        moved = _PAST.search(before[: match.end()].rpartition("expire")[0])
        return moved is None and _is_tro(before)
    if rule.field == "tro_entered":
        return _first_entry(before, match)
    if rule.field in _DEFENDANTS_OWN and _OTHERS.search(before):
        return False
    return rule.field != "opposition_due" or _PLAINTIFFS.search(before) is None


def _first_entry(before: str, match: re.Match[str]) -> bool:
    """'The order extending the TRO was entered on' tells of a later order.

    'The motion to extend the TRO entered on' tells of the first.
    """
    groups = match.groupdict()
    between = f"{groups.get('gap') or ''} {groups.get('more') or ''}"
    if _NOT_THE_ENTRY.search(between):
        return False
    return not (_NOT_FIRST.search(before[: match.start()]) and _IT_WAS.search(match[0]))


def _is_tro(clause: str) -> bool:
    """Whether what ends is the order: an offer or a deadline 'expires' too, a PI does not."""
    if _TRO_WORDS.search(clause):
        return True
    return bool(re.search(r"\border\b", clause, re.I)) and "injunction" not in clause.lower()


def _order_itself(paper: Paper, page: Page, when: When) -> Iterator[Candidate]:
    """The date over a judge's signature is that of the order, which its title names."""
    title = _title_of(paper, page)
    if title == "tro":
        yield dated("dates", page, when, "tro_entered", 850)
    elif title == "pi":
        yield dated("dates", page, when, "pi_entered", 850)


def _title_of(paper: Paper, page: Page) -> str:
    """Which order `page` belongs to: tro, pi, another; empty where no title is seen.

    A print may hold a letter before the order, so the nearest title above counts.
    """
    for one in reversed([one for one in paper.pages if one.number <= page.number]):
        head = one.text[:4000]
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


def _sent(paper: Paper) -> Iterator[Candidate]:
    """notice_sent: the date of the mail, or of the oldest message in a forwarded chain."""
    if paper.document.kind not in ("eml", "msg"):
        return
    page = paper.pages[0]
    if _FORWARDED.search(page.text) is None:
        header = _MAIL_DATE.search(page.text)
        when = _first_date(page.text, *header.span("rest")) if header else None
        if when is not None:
            yield dated("dates", page, when, "notice_sent", 930)
    elif paper.kind != "court_email":
        body = max(page.text.find("\n\n"), 0)
        inner = (
            _first_date(page.text, label.end(), page.text.find("\n", label.end()))
            for label in _INNER_DATE.finditer(page.text, body)
        )
        oldest = [when for when in inner if when is not None][-1:]
        for when in oldest:
            yield dated("dates", page, when, "notice_sent", 750)


def _first_date(text: str, start: int, end: int) -> When | None:
    """The first date of a line, without a zone: a mail's offset names none."""
    line = text[start : end if end >= 0 else None]
    for when in dates(line):
        return When(when.value, start + when.start, start + when.end, when.ambiguous, None)
    return None
