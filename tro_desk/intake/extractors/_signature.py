"""The lines in which lawyers sign: who they are, which firm, and how far the lines reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tro_desk.intake.extractors._contacts import EMAIL, OTHER_SIDE
from tro_desk.intake.extractors._names import NAME, is_firm, is_person

_SIGNED = re.compile(r"(?:(?:By|BY):?\s*)?/?s?/?s?/\s*|(?:By|BY):\s*")
_PERSON_LINE = re.compile(
    rf"\W*(?:(?:By|BY):?\s*)?(?:/?s/\s*)?(?P<name>{NAME})"
    r"(?P<mark>,?\s*(?:Esq\.?|\((?:[^()]{0,30}(?:No\.?|#|Bar|ARDC|pro hac)[^()]{0,30}"
    r"|[A-Z]{2} ?\d{3,7}|pro hac vice|[A-Z]{2})\)|[A-Za-z. ]{0,14}(?:Bar|ARDC|ID)\b[^\n]{0,24}))?"
    r"\W*"
)
_BAR = re.compile(
    r"\b(?:Bar|ARDC|Attorney ID|State Bar)\s?(?:No|ID|#|Number)?\.?\s?:?#?\s?\d", re.I
)
_STOP = re.compile(
    r"CERTIFICATE OF SERVICE|UNITED STATES (?:DISTRICT|MAGISTRATE) JUDGE|United States District"
    r"|SO ORDERED|Attorneys? for Defendants?|Counsel for Defendants?|DISTRICT COURT|Page\s?ID",
    re.I,
)
_LABELLED_FIRM = re.compile(r"(?:Law Firm|Firm)\s?:\s?", re.I)
_SENTENCE: Final = 90
_FIRM_TAIL = re.compile(r",?\s+(?:Attorneys?|Counsel|Lawyers?)\s+(?:for|of)\b.*|,\s*by\b.*", re.I)


@dataclass(frozen=True, slots=True)
class Signed:
    """A name in a signature: `field` is plaintiff_firm or plaintiff_counsel."""

    field: str
    text: str
    start: int
    end: int


def reach(text: str, at: int, up: int, down: int) -> tuple[int, int]:
    """The short lines around `at` that belong together: at most so many up and down."""
    start = text.rfind("\n", 0, at) + 1
    for _ in range(up):
        if start == 0:
            break
        above = text.rfind("\n", 0, start - 1) + 1
        if _ends_here(text[above : start - 1]):
            break
        start = above
    end = _line_end(text, at)
    for _ in range(down):
        if end >= len(text):
            break
        below = _line_end(text, end + 1)
        if _ends_here(text[end + 1 : below]):
            break
        end = below
    return start, end


def signed(text: str, start: int, end: int) -> Iterator[Signed]:
    """Firms and lawyers in the lines of a signature."""
    lines = [line for line in _lines(text, start, end) if line[1].strip()]
    firms = [is_firm(_FIRM_TAIL.sub("", line.strip())) for _, line in lines]
    for number, (at, line) in enumerate(lines):
        words = line.strip()
        begin = at + line.index(words)
        if firms[number]:
            firm = _FIRM_TAIL.sub("", words)
            if label := _LABELLED_FIRM.match(firm):
                begin, firm = begin + label.end(), firm[label.end() :]
            if len(firm) < 80 and "@" not in firm and not OTHER_SIDE.search(firm):
                yield Signed("plaintiff_firm", firm.rstrip(" ,"), begin, begin + len(firm))
            continue
        person = _PERSON_LINE.fullmatch(words)
        if person is None or not is_person(person["name"]):
            continue
        marked = bool(person["mark"]) or bool(_SIGNED.match(words))
        near = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
        beside = firms[max(0, number - 1) : number] + firms[number + 1 : number + 2]
        if marked or any(beside) or any(_tells(other) for _, other in near):
            first = begin + person.start("name")
            last = begin + person.end("name")
            yield Signed("plaintiff_counsel", person["name"], first, last)


def _tells(line: str) -> bool:
    """Whether the next line is one that stands by a lawyer's name."""
    other = _PERSON_LINE.fullmatch(line.strip())
    return (
        bool(_BAR.search(line))
        or EMAIL.search(line) is not None
        or (other is not None and bool(_SIGNED.match(line.strip())))
        or bool(re.match(r"\s*(?:Attorneys?|Counsel) for\b", line, re.I))
    )


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    at = start
    for line in text[start:end].split("\n"):
        yield at, line
        at += len(line) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _ends_here(line: str) -> bool:
    """A sentence or a heading is no part of a signature."""
    words = line.strip()
    return len(words) > _SENTENCE or bool(_STOP.search(words))
