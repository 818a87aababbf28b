"""The lines in which lawyers sign: who they are, which firm, and how far the lines reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tro_desk.intake.extractors._contacts import EMAIL
from tro_desk.intake.extractors._names import NAME, firm_in, is_firm, is_person, tidy

_SIGNED = re.compile(r"(?:(?:By|BY):?\s*)?/?s?/?s?/\s*|(?:By|BY):\s*")
_MARK = re.compile(
    r"^\W*(?:(?:By|BY):|/?s/)|,\s*Esq\b"
    r"|\((?:[^()]{0,30}(?:No\.?|#|Bar|ARDC|pro hac)|[A-Z]{1,2} ?\d{3,7}\))"
)
_FORM: Final = (
    r"(?:L\.?L\.?P|P\.?L\.?L\.?C|P\.? ?A|P\.? ?C|L\.?L\.?C|Ltd|LTD|Esq|Jr|Sr|II|III|by)\b"
)
_BETWEEN = re.compile(
    rf",\s*(?!{_FORM})(?=\S)|\s+[|/•·]\s+|\s*[|;]\s*|\s+-\s+"
    r"|(?<!Office)(?<!Offices)(?<!OFFICES)\s(?:of|at|from)\s(?=[A-Z])"
)
_LAST_NAME = re.compile(
    rf"\b(?:to|by|with|contact|attorney|counsel|from|is|:)[ :]+(?P<name>{NAME})$"
)
REACHED: Final = re.compile(r"\S@\S|\(?\b[2-9]\d\d\)?[ .-]\d{3}[ .-]\d{4}\b")
_ANY_COMPANY = re.compile(r"\b(?:LLC|L\.L\.C\.?|Ltd\.?|LTD\.?)$")
_PERSON_LINE = re.compile(
    rf"\W*(?:(?:By|BY):?\s*)?(?:/?s/\s*)?(?P<name>{NAME})"
    r"(?P<mark>,?\s*(?:Esq\.?|\((?:[^()]{0,30}(?:No\.?|#|Bar|ARDC|pro hac)[^()]{0,30}"
    r"|[A-Z]{1,2} ?\d{3,7}|pro hac vice|[A-Z]{2})\)|[A-Za-z. ]{0,14}(?:Bar|ARDC|ID)\b[^\n]{0,24}))?"
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
_SENTENCE: Final = 90
_TAIL = re.compile(r",?\s+(?:Attorneys?|Counsel|Lawyers?)\s+(?:for|of)\b.*|,\s*by\b.*", re.I)


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


def segments(text: str, start: int) -> list[Signed]:
    """The items of a line like 'Name, Firm LLP, city, phone', with what they are.

    `field` is empty for an item that is no name. A name counts only where it comes first or
    stands before the firm: behind it comes the city.
    """
    found: list[Signed] = []
    at = 0
    for cut in [*_BETWEEN.finditer(text), None]:
        end = cut.start() if cut else len(text)
        item = text[at:end].strip(" ,;.:" if not is_firm(text[at:end].strip()) else " ,;:")
        if item:
            begin = text.index(item, at)
            found.append(_item(item, start + begin))
        at = cut.end() if cut else end
    firm = next((n for n, one in enumerate(found) if one.field == "plaintiff_firm"), 1)
    while firm > 0 and _goes_before(found, firm):  # "Hale" of "Hale, Moor & Finch LLP"
        first, last = found[firm - 1], found[firm]
        whole = text[first.start - start : last.end - start]
        found[firm - 1 : firm + 1] = [Signed(last.field, whole, first.start, last.end)]
        firm -= 1
    return [
        one if one.field != "plaintiff_counsel" or n < max(firm, 1) else replace(one, field="")
        for n, one in enumerate(found)
    ]


def _goes_before(found: list[Signed], firm: int) -> bool:
    return (
        found[firm : firm + 1] != []
        and "&" in found[firm].text
        and found[firm].field == "plaintiff_firm"
        and re.fullmatch(r"[A-Z][\w'’-]+", found[firm - 1].text) is not None
    )


def _item(text: str, start: int) -> Signed:
    text = _TAIL.sub("", text)
    firm = firm_in(text)
    if firm is not None and "@" not in text:
        return Signed("plaintiff_firm", text[firm:], start + firm, start + len(text))
    person = _PERSON_LINE.fullmatch(text) or _LAST_NAME.search(text)
    if person is not None and is_person(tidy(person["name"])):
        first, last = person.span("name")
        return Signed("plaintiff_counsel", text[first:last], start + first, start + last)
    return Signed("", text, start, start + len(text))


def signed(text: str, start: int, end: int) -> Iterator[Signed]:
    """Firms and lawyers in the lines of a signature."""
    lines = [(at, line) for at, line in _lines(text, start, end) if line.strip()]
    items = [segments(line, at) for at, line in lines]
    firms = [any(one.field == "plaintiff_firm" for one in line) for line in items]
    for number, (_, line) in enumerate(lines):
        near = slice(max(0, number - 1), number + 2)
        beside = any(firms[near])
        told = bool(REACHED.search(line)) or any(_tells(other) for _, other in lines[near])
        marked = _MARK.search(line) is not None
        people = any(one.field == "plaintiff_counsel" for row in items[near] for one in row)
        for one in items[number]:
            if (one.field == "plaintiff_counsel" and (marked or beside or told)) or (
                one.field == "plaintiff_firm"
                and (not _ANY_COMPANY.search(one.text) or people or told)
            ):
                yield one


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
