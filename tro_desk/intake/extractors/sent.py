"""When the notice itself was sent: by the mail's header, a labelled line, or a letter's date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._clauses import dated
from tro_desk.intake.extractors._contract import Paper
from tro_desk.intake.extractors._when import When

_MAIL_DATE = re.compile(r"(?m)^Date: (?P<rest>[^\n]+)$")
_FORWARDED = re.compile(
    r"(?m)^Subject: [^\n]*?(?:\bFwd?:|\bFW:|转发|轉寄)"
    r"|Forwarded message|Begin forwarded|Original Message|原始邮件|^发件人:|^发送时间:",
    re.I,
)
_INNER_DATE = re.compile(r"(?m)^[ \t>]*(?:Date|Sent|发送时间|日期|时间)\s?:[ \t]*(?=\S)")
_LABEL = re.compile(
    r"(?m)^[ \t>|]*(?:Date(?: sent)?|Sent(?: on)?|Notice date|Date of (?:this )?(?:notice|letter)"
    r"|发送时间|发件时间|发送日期|通知时间|通知日期|发信时间|日期|时间)\s*[:\t|][ \t]*(?=\S)",
    re.I,
)
_LETTERS: Final = frozenset(
    {"tro_freeze", "tro_service", "settlement_offer", "platform_complaint", "platform_other"}
)
_TOP: Final = 1500  # characters in which a letter tells its date
_PLACE = re.compile(r"[ \t]*(?:[A-Z][A-Za-z .]{2,24},\s)?(?:\(?[A-Za-z]{3,9}day\)?,?\s)?")


def find(paper: Paper) -> Iterator[Candidate]:
    """notice_sent: the date of the notice, or of the oldest message in a forwarded chain."""
    page, whens = paper.pages[0], paper.dates[0]
    if paper.document.kind in ("eml", "msg"):
        yield from _mail(paper, page, whens)
    elif paper.kind in _LETTERS:
        yield from _letter(page, whens)


def _mail(paper: Paper, page: Page, whens: Sequence[When]) -> Iterator[Candidate]:
    if _FORWARDED.search(page.text) is None:
        header = _MAIL_DATE.search(page.text)
        when = _first(whens, *header.span("rest")) if header else None
        if when is not None:
            yield dated("sent", page, when, "notice_sent", 930)
    elif paper.kind != "court_email":
        body = max(page.text.find("\n\n"), 0)
        oldest = min(
            _labelled(page, whens, _INNER_DATE, body), key=lambda one: one.value, default=None
        )
        if oldest is not None:
            yield dated("sent", page, oldest, "notice_sent", 750)


def _letter(page: Page, whens: Sequence[When]) -> Iterator[Candidate]:
    """A labelled line near the top, the oldest of several, or a line that is a date and no more."""
    said = list(_labelled(page, whens, _LABEL, 0, _TOP))
    if said:
        oldest = min(said, key=lambda one: one.value)
        yield dated("sent", page, oldest, "notice_sent", 900 if len(said) == 1 else 750)
        return
    for when in takewhile(lambda one: one.end < _TOP, whens):
        line = page.text.rfind("\n", 0, when.start) + 1
        end = page.text.find("\n", when.end)
        rest = page.text[when.end : end if end >= 0 else None].strip(" \t.,")
        if not rest and _PLACE.fullmatch(page.text, line, when.start):
            yield dated("sent", page, when, "notice_sent", 820)
            return


def _labelled(
    page: Page, whens: Sequence[When], label: re.Pattern[str], start: int, end: int | None = None
) -> Iterator[When]:
    stop = len(page.text) if end is None else min(end, len(page.text))
    for match in label.finditer(page.text, start, stop):
        line_end = page.text.find("\n", match.end())
        when = _first(whens, match.end(), line_end if line_end >= 0 else len(page.text))
        if when is not None:
            yield when


def _first(whens: Sequence[When], start: int, end: int) -> When | None:
    """The first date of a line, without a zone: a mail's offset names none."""
    for when in whens:
        if start <= when.start < end:
            return replace(when, tz=None)
    return None
