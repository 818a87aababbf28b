"""Dates and the part each plays: entered, expires, hearing, filing; service has its own module.

A date counts only where the words around it say what it is. `tro_entered` and the like start
clocks, so a date whose part is not certain is left out rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors import _hearings as hearings
from tro_desk.intake.extractors import _rows
from tro_desk.intake.extractors._clauses import clause, dated, of_law
from tro_desk.intake.extractors._contract import Paper
from tro_desk.intake.extractors._date_rules import RULES
from tro_desk.intake.extractors._orders import order_itself, title_of
from tro_desk.intake.extractors._roles import TRO, Rule
from tro_desk.intake.extractors._when import When

_NONE: Final = frozenset({"guide", "platform_complaint", "platform_other"})
_BY_COURTS: Final = frozenset({"court_order", "court_email", "docket"})

_VOCABULARY: Final = frozenset().union(*(rule.words for rule in RULES))
_ENTERED_ON = re.compile(r"\btransaction was (?:entered|received)\b[\s\S]{0,90}?\bon\s*$", re.I)
_FIRST_DOCUMENT = re.compile(
    r"(?:Document|Doc\.)\s*#?:?\s*1\s*(?:Filed:?|Entered\s*on\s*\w+\s*Docket:?)\s*$"
)
_THIS_ORDER = re.compile(r"\bthis order (?:was|is) (?:entered|issued)(?: on| at)?\s*$", re.I)
_THE_ORDER = re.compile(
    r"(?:^\s*|\bthe\s|\bcourt\s|[^A-Za-z\s]\s?)order\s(?:was\s)?(?:entered|issued)(?:\son)?\s*$",
    re.I,
)
_EXTENSION_TO = re.compile(r"\bextension\s+to\s+and\s+including\s*$", re.I)
_NEAR: Final = 300  # characters in which the sentence before names the order
_TRO_WORDS = re.compile(TRO, re.I)
_PLAINTIFFS = re.compile(  # the plaintiff's own answer to an opposition, or to a motion
    r"\brepl(?:y|ies)\b"
    r"|\bplaintiff(?:'?s)?'?\s+(?:\w+\s+){0,3}(?:responses?|oppositions?|objections?)|原告|回复"
    r"|答复",
    re.I,
)
_OTHERS = re.compile(  # what is asked of somebody else
    r"\b(?:amazon|alibaba|aliexpress|temu|walmart|ebay|paypal|payoneer|providers?|platforms?"
    r"|banks?|third[- ]part(?:y|ies)|subpoenas?|discovery|interrogator(?:y|ies)"
    r"|requests? for production|joint (?:status )?reports?)\b"
    r"|\bplaintiffs? (?:must|shall|is to|are to|may)\b",
    re.I,
)
_LET_PASS = re.compile(  # a day that is over: nobody answered by then
    r"\b(?:no|none of the) (?:defendants?|part(?:y|ies)|oppositions?|responses?|objections?)\b"
    r"[^.;]{0,40}\b(?:having|has|have|was|were|filed|received)\b"
    r"|\b(?:failed to|did not) (?:file|respond|oppose|object)\b",
    re.I,
)
_TO_US = re.compile(
    r"\b(?:to|with|contact(?:ing)?|call(?:ing)?|e-?mail(?:ing)?) (?:us|me|our|this (?:e-?mail"
    r"|letter"
    r"|offer|notice|message))\b|\boffer\b|\bsettle",
    re.I,
)
_OF_THE_MOTION = re.compile(r"\b(?:motions?|injunction|oppos\w*|application|court|dkt)\b", re.I)
_MOVED = re.compile(
    r"\b(?:mov(?:es?|ed|ing)|motion|request\w*|seek\w*|ask\w*|proposed)\b[^.;]{0,60}$|(?:申请"
    r"|动议)[^。;]{0,20}$",
    re.I,
)
_OLD_END = re.compile(
    r"\b(?:was|were|would|otherwise|originally|previously|formerly)\b[^.;]{0,30}$|原定", re.I
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
_AMENDED = re.compile(r"\b(?:amended|counter|third-party|cross)-?\s?\w*[^.;]{0,40}$", re.I)
_CASE = re.compile(
    r"(?<![\d-])(?:\d{1,2}:)?(?:20)?(\d\d)\s?-?(?:cv|civ\.?|c)\s?-?0*(\d{2,6})\b", re.I
)
_IN_CASE = re.compile(  # 'In case N a hearing is set'; not 'by agreement with counsel in case N'
    r"(?:^\W*(?:In|As to|For)|\bhearing in|\border in|\bentered in)\s(?:the\s)?"
    r"(?P<other>related\s|another\s|other\s|companion\s|separate\s)?"
    r"(?:(?:case|action|matter)s?\b)?(?:\s(?:No\.|Nos\.|number))?[\s,]*(?P<n>[\d:]*\d\d\s?-?(?:cv"
    r"|civ\.?|c)\s?-?\d{2,6}\b)?"
    r"|另案|其他案件",
    re.I,
)
_DAY: Final = 10  # characters of a day; more is its hour
_SURE: Final = 900


def find(paper: Paper) -> Iterator[Candidate]:
    """Fields of the court's dates. Guides and notices that rest on no court order give none."""
    if paper.kind in _NONE or "chat" in paper.reasons:
        return
    if paper.kind == "other" and not of_law(paper):
        return  # a customs hearing, an offer that expires
    rows = _rows.of(paper)
    own_case = _own_case(paper)
    found: list[Candidate] = []
    struck = set(rows.struck)
    words = frozenset(paper.present(_VOCABULARY))
    for page, low, whens in zip(paper.pages, paper.lowered, paper.dates, strict=True):
        hearing = any(word in low for word in hearings.WORDS) if whens else False
        if whens:
            struck.update(hearings.struck_by_short_date(page.text, low))
        for when in whens:
            row = rows.at(page, when)
            if row is not None and row.when == when:
                found.extend(dated("dates", page, when, *part) for part in row.parts)
                continue
            before = clause(page.text, when.start)
            after = page.text[when.end : when.end + 200]
            if row is not None:
                before = before[-(when.start - row.start) :]
                after = after[: max(0, row.end - when.end)]
            if _of_another_case(before, own_case):
                continue
            if hearing and hearings.struck(before, after):
                struck.add(when.value[:_DAY])
            found.extend(_parts(paper, page, when, (before, after), words))
    yield from _in_force(found, struck)


def _parts(
    paper: Paper, page: Page, when: When, beside: tuple[str, str], words: frozenset[str]
) -> Iterator[Candidate]:
    """What a date is by what stands `beside` it; `words` are those of the rules in the paper."""
    before, after = beside
    around = f"{before}\0{after}".lower()
    for rule in _rules(frozenset(word for word in words if word in around)):
        if not _fits(rule, paper.kind, before, after):
            continue
        score = rule.score
        if rule.field == "hearing" and "status" in around and "injunction" not in around:
            score -= 40  # the hearing on the injunction matters more
        yield dated("dates", page, when, rule.field, score)
        if rule.field == "filed_stamp":
            if paper.kind == "complaint_pleading" and _FIRST_DOCUMENT.search(before):
                yield dated("dates", page, when, "complaint_filed", 880)
            return
    if paper.kind == "court_email" and _ENTERED_ON.search(before):
        # Where the mail does not say when it was filed, the day of its entry stands in for it.
        yield dated("dates", page, when, "filed_stamp", 700)
    order = "order" in around
    if order and _THIS_ORDER.search(before) and title_of(paper, page) in ("tro", ""):
        yield dated("dates", page, when, "tro_entered", 940)
    elif (
        order
        and _THE_ORDER.search(before)
        and (
            _TRO_WORDS.search(page.text, 0, when.start)
            or (paper.kind == "tro_freeze" and "injunction" not in page.text.lower())
        )
    ):
        yield dated("dates", page, when, "tro_entered", 860)
    near = max(0, when.start - _NEAR)
    if (
        "extension" in around
        and _EXTENSION_TO.search(before)
        and _TRO_WORDS.search(page.text, near, when.start)
    ):
        yield dated("dates", page, when, "tro_expires", 930)
    if paper.kind == "court_order":
        if hearings.held(before) and title_of(paper, page) == "pi":
            yield dated("dates", page, when, "hearing", hearings.HELD)
        yield from order_itself(paper, page, when, before)


@lru_cache(maxsize=256)
def _rules(seen: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that may fit where these words stand."""
    return tuple(rule for rule in RULES if not rule.words.isdisjoint(seen))


def _fits(rule: Rule, kind: str, before: str, after: str) -> bool:
    if rule.kinds and kind not in rule.kinds:
        return False
    match = rule.before.search(before)
    if match is None or (rule.after and not rule.after.match(after)):
        return False
    if rule.field == "tro_expires":
        return _is_the_end(before, match)
    if rule.field == "tro_entered":
        return _first_entry(before, match)
    if rule.field == "hearing":
        return not hearings.past(before) and not hearings.struck(before, after)
    if rule.field in ("opposition_due", "answer_due"):
        return _is_asked_of_reader(rule.field, kind, before)
    return rule.field != "complaint_filed" or not _AMENDED.search(before)


def _is_asked_of_reader(field: str, kind: str, before: str) -> bool:
    if _OTHERS.search(before) or _TO_US.search(before):
        return False
    if field == "answer_due":
        return True
    if _LET_PASS.search(before):
        return False
    if _PLAINTIFFS.search(before):
        return False
    return kind in _BY_COURTS or bool(_OF_THE_MOTION.search(before)) or "异议" in before


def _is_the_end(before: str, match: re.Match[str]) -> bool:
    """Whether what ends is the order: an offer or a deadline 'expires' too, a PI does not.

    'Was due to expire' is an end that has been moved; 'moves to extend' is none yet.
    """
    words = before[: match.end()]
    lasts = "expir" in words.lower() and "exten" not in match[0].lower()
    head = re.split(r"expir|end\b", words, flags=re.I)[0] if lasts else ""
    if _OLD_END.search(head) or _MOVED.search(before[: match.start()]):
        return False
    if _TRO_WORDS.search(before):
        return True
    return bool(re.search(r"\border\b", before, re.I)) and "injunction" not in before.lower()


def _first_entry(before: str, match: re.Match[str]) -> bool:
    """'The order extending the TRO was entered on' tells of a later order.

    'The motion to extend the TRO entered on' tells of the first.
    """
    groups = match.groupdict()
    between = f"{groups.get('gap') or ''} {groups.get('more') or ''}"
    if _NOT_THE_ENTRY.search(between):
        return False
    return not (_NOT_FIRST.search(before[: match.start()]) and _IT_WAS.search(match[0]))


def _in_force(found: Iterable[Candidate], struck: set[str]) -> Iterator[Candidate]:
    """Without the hearings that have been struck, and the ends of a TRO before the latest one.

    A hearing that was held is told only where none is to come.
    """
    candidates = list(found)
    ends = [c.value for c in candidates if c.field == "tro_expires" and c.score >= _SURE]
    to_come = any(c.field == "hearing" and c.score > hearings.HELD for c in candidates)
    for one in candidates:
        if one.field == "hearing":
            day = one.value[:_DAY]
            if day in struck or day[5:] in struck or (to_come and one.score == hearings.HELD):
                continue
        if one.field == "tro_expires" and ends and one.value[:_DAY] < max(ends)[:_DAY]:
            continue
        yield one


def _own_case(paper: Paper) -> str:
    """The first docket number of the paper; empty where it has none."""
    for page in paper.pages[:3]:
        if match := _CASE.search(page.text):
            return f"{match[1]} {match[2]}"
    return ""


def _of_another_case(before: str, own: str) -> bool:
    """Whether the clause tells of another case than the paper does."""
    match = _IN_CASE.search(before)
    if match is None:
        return False
    number = _CASE.search(match["n"] or "")
    if number is None:
        return bool(match["other"]) or "案" in match[0]
    return bool(own) and f"{number[1]} {number[2]}" != own
