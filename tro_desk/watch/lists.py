"""The seller's own files: a list of terms to watch for, a list of titles to check.

Columns are known by their names in both languages; a file of one column needs none. A file in which
nothing can be told apart is refused, never read as empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.sales import Skipped
from tro_desk.domain.watch import Offer, WatchList, WatchTerm
from tro_desk.watch.fold import fold
from tro_desk.watch.limits import CELL, Row
from tro_desk.watch.table import read_table
from tro_desk.watch.words import words

TERM: Final = 200
"""Characters of a term; more is a sentence."""
TOLD: Final = 200
"""Skipped rows that are named."""

_TERMS: Final = {
    "term": (
        "term|watch term|word|keyword|mark|trademark|trade mark|trademark name|brand|brand name|"
        "词|词语|词条|关键词|敏感词|违禁词|监控词|商标|商标名|商标名称|品牌|品牌名|品牌名称|name|名称"
    ),
    "kind": "kind|type|category|ip type|right|类型|类别|种类|权利类型|知识产权类型",
    "owner": "owner|rights owner|rights holder|plaintiff|holder|权利人|商标权人|持有人|原告|申请人",
    "source": "source|reference|link|url|case|case number|docket number|来源|出处|链接|案号|案件",
    "date": "date|checked on|added on|added|as of|日期|时间|收录日期|更新日期|核对日期",
    "note": "note|notes|remark|remarks|comment|备注|说明|注",
    "weak": "weak|common word|弱|弱词|常用词",
}
_TITLES: Final = {
    "title": (
        "title|item name|product title|product name|listing title|listing|标题|商品标题|产品标题|"
        "商品名称|产品名称|商品名|品名|name|名称"
    ),
    "brand": "brand|brand name|品牌|品牌名|品牌名称|商标",
    "ref": (
        "asin|asin1|sku|seller sku|ref|id|product id|item id|listing id|商品id|产品id|商品编号|"
        "产品编号|编号|货号"
    ),
}
_YES: Final = frozenset({"1", "x", "y", "yes", "true", "是", "√", "对"})
_DAY: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*日|\b)")


def read_watch_list(path: Path, job: Job = UNWATCHED) -> WatchList:
    """The terms of a file, in its order; a source that a row does not give is the file's name.

    Raises DeskError with the codes of `watch.table`, `watch_list_no_column` (name: no column says
    which the terms are), `watch_list_empty` (name: none of its rows holds a term), Cancelled.
    """
    table = read_table(path, job)
    at = table.columns(_TERMS)
    terms: list[WatchTerm] = []
    skipped: list[Skipped] = []
    if "term" in at:
        rows: Iterable[Row] = table.rows[1:]
    else:
        single = table.single()
        if single is None:
            raise DeskError("watch_list_no_column", name=path.name)
        rows, at = [(line, [cell]) for line, cell in single], {"term": 0}
    for line, cells in rows:
        why = _why_not(_cell(cells, at, "term"))
        if why:
            skipped.append(Skipped(line, why))
        else:
            terms.append(_term(cells, at, path.name))
    if not terms:
        raise DeskError("watch_list_empty", name=path.name)
    return WatchList(path.name, table.encoding, tuple(terms), tuple(skipped[:TOLD]), len(skipped))


def read_titles(path: Path, job: Job = UNWATCHED) -> tuple[Offer, ...]:
    """The titles and brands of a file, each named by its number or by the line of the file.

    Raises DeskError with the codes of `watch.table`, `titles_no_column` (name: no column says which
    the titles are), `titles_none` (name), Cancelled.
    """
    table = read_table(path, job)
    at = table.columns(_TITLES)
    if "title" in at or "brand" in at:
        found = [
            Offer(
                _cell(cells, at, "ref") or str(line),
                _cell(cells, at, "title")[:CELL],
                _cell(cells, at, "brand")[:CELL],
            )
            for line, cells in table.rows[1:]
        ]
    else:
        single = table.single()
        if single is None:
            raise DeskError("titles_no_column", name=path.name)
        found = [Offer(str(line), cell[:CELL]) for line, cell in single]
    found = [offer for offer in found if offer.title or offer.brand]
    if not found:
        raise DeskError("titles_none", name=path.name)
    return tuple(found)


def _why_not(term: str) -> str:
    if not term:
        return "no_term"
    if len(term) > TERM:
        return "too_long"
    return "" if words(fold(term)) else "no_letter"


def _term(cells: list[str], at: dict[str, int], name: str) -> WatchTerm:
    return WatchTerm(
        term=_cell(cells, at, "term"),
        kind=_cell(cells, at, "kind")[:CELL],
        owner=_cell(cells, at, "owner")[:CELL],
        source=_cell(cells, at, "source")[:CELL] or name,
        date=_day(_cell(cells, at, "date")[:CELL]),
        note=_cell(cells, at, "note")[:CELL],
        weak=fold(_cell(cells, at, "weak")) in _YES,
    )


def _cell(cells: list[str], at: dict[str, int], name: str) -> str:
    place = at.get(name, -1)
    return cells[place] if 0 <= place < len(cells) else ""


def _day(text: str) -> str:
    """A day in ISO form where year, month and day stand in this order, else as it is written."""
    match = _DAY.match(text)
    if match is None:
        return text
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return text
