"""Whether a docket number has the shape that courts give, and fits its court and its year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tro_desk.content.courts import courts
from tro_desk.content.trust import offices
from tro_desk.domain.evidence import Document
from tro_desk.domain.facts import Candidate
from tro_desk.domain.sign import Outcome, Sign
from tro_desk.intake.signs._mail import Mail

_CHECK: Final = "docket_format"
_PAGES: Final = 3
_PAGE: Final = 12_000
_SURE: Final = 600
_CLOSE: Final = 100
_DOCKET: Final = re.compile(r"(?:(\d{1,2}):)?(\d{2})-cv-(\d{1,6})")

# A number that is called a court's: "Court order TRO-2026/88412", "Docket No. X99-4", 法院案号：…
_CALLED: Final = re.compile(
    r"(?:\b(?:(?:federal |us |u\.s\. |district )?court (?:order|case|file|docket)|docket|lawsuit"
    r"|civil action|federal case|legal case)(?: ?(?:no\.?|number|id|ref(?:erence)?\.?|#))*"
    r"|法院(?:案号|命令|案件编号|令)|(?:联邦|美国)案号)\s*[:：#]?\s*"
    r"(?P<number>[A-Z0-9][A-Z0-9:./_-]{4,30})(?![\w-])",
    re.I,
)
# Shapes that some court or clerk uses, whatever stands around the number.
_SHAPES: Final = re.compile(
    r"(?:\d{1,2}:)?(?:19|20)?\d{2}-?(?:c\.?v|civ|cr|mc|md|mj|ap|bk|c|ch|l|d|vc)-?\d{1,6}.*"
    r"|\d{2}-\d{3,5}(?:-.*)?|\d{1,8}\.?|(?:19|20)\d\d-\d{1,6}|\d{1,4}/\d{1,4}(?:/\d{2,4})?"
    r"|[a-z]{3,5}-?\d:?.*cv.*|\d{2}-\d{4,6}-ci.*",
    re.I,
)


def docket_format(
    document: Document, candidates: Sequence[Candidate], mail: Mail | None, kind: str
) -> Sign:
    """Shape, office and year of the number; a number that no court would give is a mismatch."""
    found = [c for c in candidates if c.field == "docket_number"]
    if not found:
        odd = _odd(document) if kind != "guide" else None
        if odd is not None:
            return Sign(_CHECK, Outcome.MISMATCH, "not_a_docket", (("number", odd),))
        return Sign(_CHECK, Outcome.COULD_NOT_CHECK, "no_docket")
    best = found[0]
    match = _DOCKET.fullmatch(best.value)
    params = (("number", best.value),)
    if match is None or int(match[3]) == 0:
        return Sign(_CHECK, Outcome.MISMATCH, "not_a_docket", params)
    year = _year(candidates, mail)
    if year is not None and _full(match[2]) > year:
        told = (*params, ("year", str(year)))
        return Sign(_CHECK, Outcome.MISMATCH, "year_after_notice", told)
    court = _court(candidates)
    if court is None:
        return Sign(_CHECK, Outcome.CHECKED, "shape_alone", params)
    named = (*params, ("court", courts()[court].cite))
    known = offices(court)
    if match[1] is not None and known is not None and best.score >= _SURE:
        if match[1] not in known.numbers:
            return Sign(_CHECK, Outcome.MISMATCH, "office_unknown", (*named, ("office", match[1])))
        first = known.numbers[match[1]]
        if first and not (len(match[3].lstrip("0")) == 5 and match[3].startswith(first)):
            return Sign(_CHECK, Outcome.MISMATCH, "number_of_other_office", named)
    return Sign(_CHECK, Outcome.CHECKED, "fits_court", named)


def _full(two_digits: str) -> int:
    """The year that two digits stand for: dockets go back to the nineteen-seventies."""
    year = int(two_digits)
    return 1900 + year if year >= 70 else 2000 + year


def _court(candidates: Sequence[Candidate]) -> str | None:
    """The court that is named without a rival as sure."""
    named = [c for c in candidates if c.field == "court" and c.score >= _SURE]
    if not named or any(
        c.score > named[0].score - _CLOSE and c.value != named[0].value for c in named[1:]
    ):
        return None
    return named[0].value if named[0].value in courts() else None


def _year(candidates: Sequence[Candidate], mail: Mail | None) -> int | None:
    """The latest year that the paper tells: of its header, its stamps and its dates."""
    years = [int(c.value[:4]) for c in candidates if re.match(r"\d{4}-\d\d-\d\d", c.value)]
    if mail is not None and mail.sent is not None:
        years.append(mail.sent.year)
    return max(years, default=None)


def _odd(document: Document) -> str | None:
    """A number that is called a court's and has the shape of none."""
    for page in document.pages[:_PAGES]:
        for match in _CALLED.finditer(page.text[:_PAGE]):
            number = match["number"].strip(".:/-_")
            digits = sum(letter.isdigit() for letter in number)
            if digits >= 4 and len(number) >= 6 and not _SHAPES.fullmatch(number):
                return number
    return None
