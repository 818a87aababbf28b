"""Which of the defendants: their numbers, ranges expanded, without those taken off the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate
from tro_desk.intake.extractors._table import rows

_ITEMS: Final = (
    r"(?:Nos?\.?\s?|#\s?)?\d{1,4}(?:\s?(?:to|-|through|thru|至|到)\s?\d{1,4})?(?:\s?号)?"
)
_AND: Final = r"(?:\s?,\s?and\s|\s?[,、;]\s?|\s?&\s?|\s?\band\s|\s?[和及与]\s?)"
_LIST: Final = rf"{_ITEMS}(?:{_AND}\s?{_ITEMS}){{0,400}}"
_LISTED = re.compile(
    rf"\b(?:Defendants?|Def\.|Does?)\s?(?:Nos?\.?|Numbers?|#)\s*[:|]?\s*(?P<list>{_LIST})(?![,.]?\d)"
    rf"|\bDef(?:endant|\.)?\s?(?P<one>\d{{1,4}})(?![\d,.]\d|\w)"
    r"|\bDoe\s(?P<doe>\d{1,4})(?![\d,.-]\d|\w|-)"
    rf"|\bDefendants? (?:numbered|identified as)\s(?:Nos?\.?\s)?(?P<numbered>{_LIST})(?![,.]?\d)"
    rf"|被告(?:编号|序号|号|人)?\s?[:|\t]?\s?第?\s?(?P<zh>{_LIST})(?![,.]?\d|\s?[名个家位人万年月日天元美%])"
    r"|第\s?(?P<zh2>\d{1,4})\s?号被告",
    re.I,
)
_IN_SCHEDULE = re.compile(
    r"\b(?:number|no\.|row|line|entry|item)\s?(?P<row>\d{1,4})\s(?:on|in|of)\s(?:the\s)?(?:attached\s)?"
    r"Schedule\s[\"']?A"
    r"|\bSchedule\s[\"']?A[\"']?,?\s(?:as\s)?(?:no\.|number|row|line|entry|#)\s?(?P<row2>\d{1,4})"
    r"(?![\w:-]|\s?(?:C|CV|Civ)\b)",
    re.I,
)
_WORDS: Final = ("defendant", "def.", "def ", "doe", "被告", "第")
_SCHEDULE_WORDS: Final = ("number", "no.", "row", "line", "entry", "item", "schedule")
_ITEM = re.compile(r"(\d{1,4})(?:\s?(?:to|-|through|thru|至|到)\s?(\d{1,4}))?", re.I)
_EXCEPT = re.compile(
    rf"\s*,?\s*\(?(?:except|excluding|other than|not including|but not|with the exception of|less)"
    rf"(?:\sfor)?\s+(?:Defendants?\s?)?(?:(?:Nos?\.?|Numbers?|#)\s?)?(?P<list>{_LIST})(?![,.]?\d)"
    rf"|\s*[,(]?\s*(?:但?不包括|不含|除去?)(?P<zh>{_LIST})(?:外|除外)?",
    re.I,
)
_REMOVED = re.compile(
    rf"(?:\b(?:Defendants?|Def\.|Does?)\s?)?\b(?:Nos?\.?|Numbers?|#)\s?(?P<list>{_LIST})[^.;\n]{{0,40}}?"
    r"\b(?:was|were|is|are|been|be)\b[^.;]{0,60}?"
    r"\b(?:dismissed|removed|terminated|excluded|stricken|struck|severed|dropped|deleted|withdrawn)\b"
    rf"|\b(?:dismiss(?:es|ed)?|remov(?:es?|ed|ing)|terminat\w+|strik\w+|exclud\w+|sever\w*)\s(?:only\s)?"
    rf"(?:Defendants?\s?)?(?:Nos?\.?|Numbers?|#)\s?(?P<list2>{_LIST})"
    rf"|被告\s?(?P<zh>{_LIST})[^。;\n]{{0,12}}(?:已)?(?:被)?(?:撤诉|移除|撤销|剔除|删除|除名)",
    re.I,
)
_REMOVAL_STARTS: Final = (
    *("defendant", "def.", "doe", "no.", "nos", "number", "#", "dismiss", "remov", "terminat"),
    *("strik", "exclud", "sever", "被告"),
)
FEW: Final = 3
_MOST: Final = 3000
_ALL_BUT = re.compile(
    r"\b(?:except|excluding|other than|with the exception of)(?:\sfor)?\s(?:the\s)?$", re.I
)


class Number(NamedTuple):
    """A defendant's number and the place that tells it; `end` is where the words of it end."""

    page: Page
    span: tuple[int, int]
    number: int
    end: int


def find(paper: Paper) -> Iterator[Candidate]:
    """defendant_number. A paper that numbers many does not say which one the reader is."""
    found, listed = numbers(paper), rows(paper)
    few = is_few(found) and len(listed) <= FEW
    for one in found:
        score = 930 if few else 600
        yield candidate(
            "defendants", one.page, one.span, "defendant_number", str(one.number), score
        )
    gone = _taken_off(paper) if listed else frozenset()
    for row in listed:
        if row.number not in gone:
            value = str(row.number)
            yield candidate("defendants", row.page, row.at, "defendant_number", value, 620)


def is_few(found: list[Number]) -> bool:
    """Whether a paper numbers so few defendants that they are the reader's."""
    return len({one.number for one in found}) <= FEW


def numbers(paper: Paper) -> list[Number]:
    """The numbers that a paper's sentences give."""
    return paper.once(_numbers)


def _numbers(paper: Paper) -> list[Number]:
    if paper.kind == "guide":
        return []
    found: list[Number] = []
    without: set[int] = set()
    for page, match in _told(paper):
        group = match.lastgroup or "list"
        if _ALL_BUT.search(page.text, max(0, match.start() - 30), match.start()):
            continue
        found.extend(_items(page, match, group))
        if (others := _EXCEPT.match(page.text, match.end())) is not None:
            without.update(one.number for one in _items(page, others, others.lastgroup or "list"))
        if len(found) > _MOST:
            break
    if found:
        without.update(_taken_off(paper))
    if without and len({one.number for one in found} - without) > 0:
        found = [one for one in found if one.number not in without]
    return found[:_MOST]


def _told(paper: Paper) -> Iterator[tuple[Page, re.Match[str]]]:
    yield from paper.starting(_LISTED, *_WORDS)
    if any("schedule" in lowered for lowered in paper.lowered):
        yield from paper.starting(_IN_SCHEDULE, *_SCHEDULE_WORDS)


def _taken_off(paper: Paper) -> frozenset[int]:
    """Numbers that a note takes off the list: dismissed, removed."""
    return frozenset(
        one.number
        for page, match in paper.starting(_REMOVED, *_REMOVAL_STARTS)
        for one in _items(page, match, match.lastgroup or "list")
    )


def _items(page: Page, match: re.Match[str], group: str) -> Iterator[Number]:
    offset = match.start(group)
    for item in _ITEM.finditer(match[group]):
        first, last = int(item[1]), int(item[2] or item[1])
        span = (offset + item.start(), offset + item.end())
        if 0 < first <= last < first + _MOST:
            for number in range(first, last + 1):
                yield Number(page, span, number, match.end())
