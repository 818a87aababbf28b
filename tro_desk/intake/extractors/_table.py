"""The rows of a Schedule A: number, store and what else stands there, in the layouts papers use.

A table is taken for one only where its head names the columns, or a title says Schedule A, and the
numbers of its rows rise. A workbook parts its cells with tabs, the text of a PDF with spaces or
lines, and a long list may stand in two columns side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.intake.extractors._contract import Paper

_COLUMNS: Final = {
    "number": (
        r"(?:Defendant|Def\.?|Doe|Seller)\s?(?:Nos?\.?|Numbers?|#)|Doe|Nos?\.?|#|S/N"
        r"|被告编号|被告号|编号|序号"
    ),
    "id": (
        r"(?:Seller|Merchant|Store|Shop|Account)\s?(?:IDs?|Tokens?|Nos?\.?)"
        r"|(?:卖家|店铺|商家)\s?(?:ID|编号|记号)"
    ),
    "store": (
        r"(?:Defendants?|(?:Online\s)?(?:Marketplace\s)?(?:Store|Seller|Shop|Merchant|Account)s?)"
        r"\s?(?:Names?|Alias(?:es)?|/ ?Alias(?:es)?)?|Storefronts?"
        r"|(?:Internet\s)?Store(?:front)?\sNames?|Names?|Alias(?:es)?"
        r"|店铺名称?|卖家名称|被告名称|店铺|卖家|被告"
    ),
    "goods": (
        r"(?:Product|Item|Goods|Listing)\s?(?:IDs?|Nos?\.?|Numbers?)|ASINs?"
        r"|(?:商品|产品)\s?(?:ID|编号)"
    ),
    "platform": r"(?:Online\s)?(?:Platform|Marketplace)s?|平台",
    "link": (
        r"(?:Store(?:front)?\s|Listing\s|Product\s|Seller\s)?(?:URLs?|Links?)"
        r"|(?:店铺|商品)?链接|网址"
    ),
}
_COLUMN = re.compile(
    "|".join(
        rf"(?P<{name}>(?<![A-Za-z])(?:{words})(?![A-Za-z]))" for name, words in _COLUMNS.items()
    ),
    re.I,
)
_TITLE = re.compile(r"(?m)^[ \t]*(?:SCHEDULE\s*[\"']?A[\"']?|附表\s?A)\b", re.I)
_HINTS: Final = ("schedule", "附表", "doe", "defendant", "seller", "store", "店铺", "被告", "卖家")
_HEAD = re.compile(
    r"(?mi)^[ \t|]*(?:Defendants?\b|Def\b|Doe\b|Seller\b|Nos?\b|#|S/N\b|被告|编号"
    r"|序号)[^\n]{1,160}$"
)
_OTHER_WORDS: Final = 12  # letters in the head that name no column known here
_ROW = re.compile(
    r"(?m)^[ \t|]*(?P<n>\d{1,4})[.)]?(?P<gap>[ \t|]+|\n[ \t]*)(?P<rest>[^\n]*\S)[ \t|]*$"
)
_CODE: Final = (
    r"(?:(?:B0[A-Z0-9]{8})+|(?=[A-Z]*\d)A[A-Z0-9]{12,13}|SHOP\d{8,12}(?:\sSTORE)?|https?://\S+"
    r"|www\.\S+"
    r"|\d{9,19}|(?:amazon|ebay|aliexpress|alibaba|temu|walmart|wish|dhgate|etsy|tiktok(?:\sshop)?"
    r"|shein"
    r"|速卖通|亚马逊|沃尔玛)(?:\.com)?)"
)
_CODES = re.compile(rf"(?:[ \t|,;]+{_CODE})+[ \t|]*$", re.I)
_HEAD_WORDS = re.compile(r"(?i)\b(?:page|case|document)\b|第\d+页")


@dataclass(frozen=True, slots=True)
class Cells:
    """A row: where its number stands, and its store's name; the cells behind hold codes."""

    page: Page
    number: int
    at: tuple[int, int]
    name: tuple[int, int]


def rows(paper: Paper) -> list[Cells]:
    """The rows of the paper's Schedule A; empty where it holds none."""
    return paper.once(_rows)


def _rows(paper: Paper) -> list[Cells]:
    found: list[Cells] = []
    opened, columns = False, 1
    for page, lowered in zip(paper.pages, paper.lowered, strict=True):
        if not opened and not any(hint in lowered for hint in _HINTS):
            continue
        start, head = _head(page.text)
        if head:
            opened, columns = True, head
        elif not opened and not _TITLE.search(page.text):
            continue
        opened = True
        more = list(_page_rows(page, start, found[-1].number if found else 0, columns))
        if found and not more:
            break
        found.extend(more)
    return sorted(found, key=lambda one: one.number) if len(found) >= _LEAST else []


_LEAST: Final = 2
_STEP: Final = 40  # numbers that may be missing between two rows: those taken off the list


def _head(text: str) -> tuple[int, int]:
    """Where the rows begin, and how many columns of numbers stand side by side; 0 for no head."""
    for match in _HEAD.finditer(text):
        line = match[0]
        names = [column.lastgroup for column in _COLUMN.finditer(line)]
        rest = re.sub(r"[\s|/,.()&-]+|\band\b", "", _COLUMN.sub("", line))
        if names[:1] == ["number"] and "store" in names and len(rest) <= _OTHER_WORDS:
            return match.end(), names.count("number")
    return 0, 0


def _page_rows(page: Page, start: int, last: int, pairs: int) -> Iterator[Cells]:
    matches = list(_ROW.finditer(page.text, start))
    offset = _offset(matches) if pairs > 1 else 0
    for match in matches:
        number = int(match["n"])
        first = not last
        if not (number > 0 and last < number <= last + _STEP) or (first and number > _STEP):
            continue
        name = _name(page.text, match, offset)
        if name is None:
            continue
        left, right = name
        last = number
        yield Cells(page, number, match.span("n"), left)
        if right is not None:
            yield Cells(page, number + offset, *right)


def _name(
    text: str, match: re.Match[str], offset: int
) -> tuple[tuple[int, int], tuple[tuple[int, int], tuple[int, int]] | None] | None:
    start, end = match.span("rest")
    if _HEAD_WORDS.match(text, start):
        return None
    right = None
    if offset:
        cut = re.search(rf"[ \t|]+({int(match['n']) + offset})[ \t|]+", text[start:end])
        if cut is not None:
            right = (
                (start + cut.start(1), start + cut.end(1)),
                _bare(text, start + cut.end(), end),
            )
            end = start + cut.start()
    left = _bare(text, start, end)
    return (left, right) if left[0] < left[1] else None


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a name without the cells of codes behind it."""
    tab = text.find("\t", start, end)
    if tab > start:
        end = tab
    codes = _CODES.search(text[start:end])
    if codes is not None and codes.start() > 0:
        end = start + codes.start()
    while end > start and text[end - 1] in " \t|,;":
        end -= 1
    return start, end


def _offset(matches: list[re.Match[str]]) -> int:
    """How far the numbers of the right-hand column lie ahead: the same in every row."""
    common: set[int] | None = None
    for match in matches:
        ahead = {
            int(one) - int(match["n"])
            for one in re.findall(r"(?<!\S)\d{1,4}(?=[ \t|])", match["rest"])
        }
        ahead = {one for one in ahead if one > 0}
        if ahead:
            common = ahead if common is None else common & ahead or common
    return min(common) if common else 0
