"""Trademark, copyright and patent numbers, and the kinds of right they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate

_NUMBERS: Final = r"(?:Nos?\.?|Numbers?|#)\s?:?\s*"
_JOINT = re.compile(r"\s*(?:,\s*and\b|,|;|&|\band\b|和|、)?\s*", re.I)

_REGISTRATION = re.compile(
    rf"\b(?P<what>Trademark|Service Mark|Copyright|Mark)?\s?"
    rf"\b(?:Reg(?:istration)?s?\.?|registered\s+under)\s+{_NUMBERS}",
    re.I,
)
_MARK_TABLE = re.compile(r"(?m)^[^\n]{0,40}\bMark\b[^\n]{0,20}\bReg(?:istration|\.)?\s?No[^\n]*\n")
_TM_NUMBER = re.compile(r"\d,\d{3},\d{3}(?!\d|,\d)|\d{7}(?!\d)")
_SERIAL = re.compile(rf"\bSerial\s+{_NUMBERS}", re.I)
_SERIAL_NUMBER = re.compile(r"\d{2}/?\d{3},?\d{3}(?!\d)")
_COPYRIGHT = re.compile(
    r"(?<![\w-])(?P<kind>VAu|VA|PAu|PA|TXu|TX|SRu|SR)\s?"
    r"(?P<n>\d-\d{3}-\d{3}|\d{9,10})(?![\d-])",
    re.I,
)
_DESIGN = re.compile(
    r"(?<![\w,])(?:D\s?|USD(?=\d{6,7}S))(?P<n>\d,\d{3},\d{3}|\d{3},\d{3}|\d{6,7})"
    r"(?:S\d?)?(?![\d\w]|,\d)"
)
_DESIGN_NUMBER = re.compile(r"D?\s?(?P<n>\d,\d{3},\d{3}|\d{3},\d{3}|\d{6,7})(?![\d\w]|,\d)")
_PATENT = re.compile(rf"(?P<design>\bDesign\s+)?\bPatent\s+{_NUMBERS}", re.I)
_PATENT_NUMBER = re.compile(r"\d{1,2},\d{3},\d{3}(?!\d|,\d)")
_TYPE_LABEL = re.compile(
    r"(?m)^[ \t]*(?:Type of right|Right type|权利类型|知识产权类型)\s?[:：]\s*"
    r"(?P<value>trade dress|trademark|copyright|design patent|utility patent|商标|版权|著作权)",
    re.I,
)
_TYPES: Final = {
    "trade dress": "trade_dress",
    "trademark": "trademark",
    "copyright": "copyright",
    "design patent": "design_patent",
    "utility patent": "utility_patent",
    "商标": "trademark",
    "版权": "copyright",
    "著作权": "copyright",
}


def find(paper: Paper) -> Iterator[Candidate]:
    """Registrations and patents with the ip_type that each shows; every item of a list."""
    if paper.kind == "guide":
        return
    for page in paper.pages:
        for span, field, value, score in _on(page):
            yield candidate("rights", page, span, field, value, score)
            kind = {"trademark_registration": "trademark", "trademark_serial": "trademark"}
            shown = kind.get(field) or field.removesuffix("_registration")
            yield candidate("rights", page, span, "ip_type", shown, min(score, 920))
    for page, match in paper.matches(_TYPE_LABEL):
        value = _TYPES[match["value"].lower()]
        yield candidate("rights", page, match.span("value"), "ip_type", value, 940)


def _on(page: Page) -> Iterator[tuple[tuple[int, int], str, str, int]]:
    text = page.text
    for label in _REGISTRATION.finditer(text):
        near = text[max(0, label.start() - 60) : label.end()].casefold()
        after = text[label.end() : label.end() + 60].casefold()
        if "copyright" in near or ("patent" in near and "trademark" not in near):
            continue
        sure = "mark" in near or "mark" in after
        for span, number in _list(text, label.end(), _TM_NUMBER):
            digits = re.sub(r"\D", "", number)
            yield span, "trademark_registration", digits, 940 if sure else 800
    for label in _MARK_TABLE.finditer(text):
        for match in _TM_NUMBER.finditer(text, label.end(), label.end() + 1500):
            if match.start() and text[match.start() - 1] in "$,/-":
                continue
            digits = re.sub(r"\D", "", match[0])
            yield match.span(), "trademark_registration", digits, 860
    for label in _SERIAL.finditer(text):
        for span, number in _list(text, label.end(), _SERIAL_NUMBER):
            yield span, "trademark_serial", re.sub(r"\D", "", number), 920
    sure = re.search(r"copyright|registration", text, re.I) is not None
    for match in _COPYRIGHT.finditer(text):
        kind = match["kind"].upper()
        value = kind + re.sub(r"\D", "", match["n"]).zfill(12 - len(kind))
        if len(value) == 12:
            yield match.span(), "copyright_registration", value, 930 if sure else 750
    patents = re.search(r"\bpatent", text, re.I) is not None
    for match in _DESIGN.finditer(text):
        if patents:
            yield match.span(), "design_patent", "D" + re.sub(r"\D", "", match["n"]), 940
    for label in _PATENT.finditer(text):
        if label["design"]:  # a list may print the D before its first number alone, or nowhere
            for span, number in _list(text, label.end(), _DESIGN_NUMBER):
                yield span, "design_patent", "D" + re.sub(r"\D", "", number), 920
        else:
            for span, number in _list(text, label.end(), _PATENT_NUMBER):
                yield span, "utility_patent", re.sub(r"\D", "", number), 940


def _list(text: str, at: int, item: re.Pattern[str]) -> Iterator[tuple[tuple[int, int], str]]:
    """The items that follow a label: '1,234,567, 2,345,678, and 3,456,789'."""
    while (match := item.match(text, at)) is not None:
        yield match.span(), match[0]
        joint = _JOINT.match(text, match.end())
        assert joint is not None
        if joint.end() == match.end():
            return
        at = joint.end()
