"""Which of the defendants: number and store name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate, folded

_RANGE: Final = r"\d{1,4}(?:\s?(?:to|-|through|至)\s?\d{1,4})?"
_LISTED = re.compile(
    rf"\b(?:Defendants?|Def\.|Does?)\s?(?:Nos?\.?|Numbers?|#)\s?:?\s?"
    rf"(?P<list>{_RANGE}(?:(?:,\s?and|,|\s?&|\sand)\s?{_RANGE}){{0,400}})(?![\d,.]\d)",
    re.I,
)
_ONE = re.compile(r"\bDefendant (?P<list>\d{1,4})(?![\d,.]\d|\w)|被告\s?(?P<zh>\d{1,4})\s?号", re.I)
_ITEM = re.compile(r"(\d{1,4})(?:\s?(?:to|-|through|至)\s?(\d{1,4}))?", re.I)
_NAME_BEHIND = re.compile(r"\s?\((?P<a>[^()\n]{2,60})\)|\s-\s(?P<b>[^\n]{2,60}?)[ \t]*$", re.M)
_LABELLED = re.compile(
    r"(?m)^[ \t]*(?:Store name|Seller name|Storefront|店铺名称|店铺名)\s?[:：]\s*"
    r"(?P<n>[^\n]{2,60})$"
    r"|店铺\s?(?P<zh>[^\n()。，,]{2,50}?)\s?\(店铺编号",
    re.I,
)
_FEW: Final = 3
_MOST: Final = 3000


def find(paper: Paper) -> Iterator[Candidate]:
    """defendant_number, ranges expanded, and store_name.

    A paper that numbers many defendants does not say which one the reader is: none is certain.
    """
    if paper.kind == "guide":
        return
    numbers: list[tuple[Page, tuple[int, int], int]] = []
    names: list[tuple[Page, tuple[int, int]]] = []
    for pattern in (_LISTED, _ONE):
        for page, match in paper.matches(pattern):
            group = "zh" if "zh" in match.groupdict() and match["zh"] else "list"
            offset = match.start(group)
            for item in _ITEM.finditer(match[group]):
                first, last = int(item[1]), int(item[2] or item[1])
                span = (offset + item.start(), offset + item.end())
                if 0 < first <= last < first + _MOST and len(numbers) < _MOST:
                    numbers.extend((page, span, number) for number in range(first, last + 1))
            behind = _NAME_BEHIND.match(page.text, match.end())
            if behind is not None:
                names.append((page, behind.span("a" if behind["a"] else "b")))
    few = len({number for _, _, number in numbers}) <= _FEW
    for page, span, number in numbers:
        score = 930 if few else 600
        yield candidate("defendants", page, span, "defendant_number", str(number), score)
    for page, span in names:
        value = folded(page.text[slice(*span)])
        yield candidate("defendants", page, span, "store_name", value, 900 if few else 600)
    for page, match in paper.matches(_LABELLED):
        span = match.span("n" if match["n"] else "zh")
        value = folded(page.text[slice(*span)])
        yield candidate("defendants", page, span, "store_name", value, 930)
