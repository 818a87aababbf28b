"""The words around a date: its clause, and a candidate made of it."""

from __future__ import annotations

import re
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate
from tro_desk.intake.extractors._when import When

_END = re.compile(
    r"[.;。；](?=\s)(?<![ap]\.m\.)(?<!No\.)(?<!Nos\.)(?<!\b[A-Z]\.)(?<!\bv\.)(?<!Inc\.)(?<!Co\.)"
    r"(?<!Corp\.)(?<!Ltd\.)"
    r"|\.(?<=[ap]\.m\.)(?=\s+(?:The|An?|By|Any|If|In|On|This|Plaintiff|Defendants?|Response"
    r"|Opposition|Hearing|Motion|Status|Mailed|Telephonic|Each|All|No|Court)\b)"
)
_ROW = re.compile(r"[^\n]*\t[^\n]*|[^\n:\t]{1,32}:[ \t][^\n]{1,28}")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*$", re.I)
_US_COURT = re.compile(r"U(?:NITED\s+STATES|\.\s?S\.)\s+DISTRICT\s+COURT", re.I)
_BY_DAY = frozenset({"filed_stamp", "complaint_filed"})  # fields that never tell the hour

_LAW: Final = (
    *("district court", "the court", "court order", "court's", "plaintiff", "defendant", "judge"),
    *("restraining", "injunction", "complaint", "lawsuit", "docket", "法院", "原告", "被告", "诉"),
    *("tro ent", "tro exp", "tro was", "tro iss", "禁令", "限制令", "听证", "答辩", "送达"),
)


def of_law(paper: Paper) -> bool:
    """Whether the paper has a word of courts and suits: an invoice has numbers and dates too."""
    return any(word in lowered for lowered in paper.lowered for word in _LAW)


def clause(text: str, end: int) -> str:
    """What stands before `end` in the same clause, at most 240 characters.

    A row of a table, or a short line 'Label: value', ends with its line.
    """
    before = text[max(0, end - 240) : end]
    cut = 0
    for match in _END.finditer(before):
        cut = match.end()
    if day := _WEEKDAY.search(before):
        before = before[: day.start()]
    line = before.rfind("\n")
    while line >= cut:
        start = before.rfind("\n", 0, line) + 1
        if _ROW.fullmatch(before, start, line):
            return before[line + 1 :]
        line = start - 1
    return before[cut:]


def dated(family: str, page: Page, when: When, field: str, score: int) -> Candidate:
    """A candidate for a date.

    03/10/2024 is certain where a US court prints it; elsewhere the day may stand first.
    """
    doubtful = when.ambiguous and field != "filed_stamp" and not _US_COURT.search(page.text)
    value = when.value[:10] if field in _BY_DAY else when.value
    span = when.start, when.end
    return candidate(
        family, page, span, field, value, min(score, 500) if doubtful else score, when.tz
    )
