"""Values under a label of their own: `Law firm: X`, a row `律所<tab>X`, a table's column.

Platform mails, notices and case trackers name most facts of a case so, in English and in Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tro_desk.content.courts import simplified
from tro_desk.domain.evidence import Page

_ENGLISH: Final[Mapping[str, tuple[str, ...]]] = {
    "court": ("court", "court name", "filed in", "us court"),
    "judge": ("judge", "presiding judge", "assigned judge", "district judge", "judge assigned"),
    "plaintiff": ("plaintiff", "plaintiffs", "plaintiff(s)", "rights owner", "right owner",
                  "rights holder", "plaintiff name", "name of plaintiff"),
    "firm": ("law firm", "plaintiff's law firm", "plaintiff law firm", "represented by",
             "firm", "law office", "counsel law firm"),
    "counsel": ("attorney", "attorneys", "lawyer", "counsel", "plaintiff's counsel",
                "plaintiff's attorney", "plaintiff's attorneys", "plaintiff's lawyer",
                "plaintiff counsel", "plaintiff attorney", "lead attorney", "lead counsel",
                "rights owner's attorney", "rights owner's counsel", "counsel for plaintiff",
                "counsel for the plaintiff", "attorney for plaintiff", "attorneys for plaintiff"),
    "contact": ("contact", "contact person", "contact name"),
    "brand": ("brand", "brands", "brand name", "trademark asserted", "mark asserted",
              "trademarks asserted", "asserted mark", "asserted trademark"),
    "case_name": ("case name", "case title", "case caption", "caption", "title of case",
                  "case"),
}  # fmt: skip
_CHINESE: Final[Mapping[str, tuple[str, ...]]] = {
    "court": ("法院", "受理法院", "管辖法院", "起诉法院", "审理法院", "法院名称"),
    "judge": ("法官", "主审法官", "承办法官", "审理法官"),
    "plaintiff": ("原告", "原告方", "原告名称", "原告公司", "权利人", "权利所有者", "权利所有人"),
    "firm": ("律所", "代理律所", "律师事务所", "原告律所", "原告律师事务所", "代理律师事务所",
             "原告代理律所", "起诉律所", "律所名称", "原告代理律师事务所"),
    "counsel": ("律师", "代理律师", "原告律师", "原告代理律师", "原告方律师", "代理人"),
    "contact": ("联系人", "联系律师"),
    "brand": ("品牌", "涉案品牌", "涉及品牌", "品牌名称", "商标名称"),
    "case_name": ("案件名称", "案名", "案件名"),
}  # fmt: skip


def _names(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {name.replace(" ", ""): key for key, names in table.items() for name in names}


_KEYS: Final = _names(_ENGLISH) | _names(_CHINESE)


_INLINE = re.compile(
    r"(?<![被的])(?P<label>"
    + "|".join(sorted((n for names in _CHINESE.values() for n in names), key=len, reverse=True))
    + r")(?:[ ]?:[ ]?|[ ]?[为為是][ ]?:?[ ]?|[ ]?(?=[A-Za-z\"“]))"
    r"(?=(?P<value>[^\s:][^\n\t。;]{0,180}))"
)
_HINTS: Final = ("法院", "法官", "原告", "权利", "律", "代理", "联系", "品牌", "商标", "案")
_MARKS: Final = " >*•·|-"  # what lists and quoted mails put before a label
_LONGEST_LABEL: Final = 40
_LONGEST_VALUE: Final = 180
_FEW_CASES: Final = 2


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value at `start`..`end` of a page, under a label that says what it is."""

    key: str
    start: int
    end: int
    below: bool = False  # on the line after its label

    def text(self, page: Page) -> str:
        """The value as printed."""
        return page.text[self.start : self.end]


def labelled(page: Page) -> Iterator[Labelled]:
    """All labelled values of a page; a value never runs over the end of its line or cell."""
    plain = page.text if page.text.isascii() else simplified(page.text)
    lines: list[tuple[int, str]] = []
    at = 0
    for line in plain.split("\n"):
        if line and not line.isspace():
            lines.append((at, line))
        at += len(line) + 1
    for number, (start, line) in enumerate(lines):
        tabs = line.count("\t")
        if not tabs and len(line) >= _LONGEST_LABEL and ":" not in line[:_LONGEST_LABEL]:
            continue
        if tabs >= 2:
            yield from _columns(line, lines[number + 1 : number + 2 + _FEW_CASES])
        elif one := _beside(start, line):
            yield one
        elif len(line) < _LONGEST_LABEL and (key := _key(line.rstrip(": "))) is not None:
            for below, value in lines[number + 1 : number + 2]:
                if not _is_label(value):
                    yield _cut(key, below, value, below=True)
    if any(hint in plain for hint in _HINTS):
        for match in _INLINE.finditer(plain):
            key = _key(match["label"])
            if key is not None and not _is_label(match["value"]):
                yield _cut(key, match.start("value"), match["value"])


def _beside(start: int, line: str) -> Labelled | None:
    """The value after the label that a line begins with."""
    ends = [at for at in (line.find(":", 0, _LONGEST_LABEL), line.find("\t")) if at > 0]
    if not ends or (key := _key(line[: min(ends)])) is None:
        return None
    value = line[min(ends) + 1 :].lstrip(" :\t")
    return _cut(key, start + len(line) - len(value), value) if value else None


def _cut(key: str, start: int, value: str, below: bool = False) -> Labelled:
    begin = start + len(value) - len(value.lstrip())
    kept = value.strip().partition("\t")[0][:_LONGEST_VALUE].rstrip()
    return Labelled(key, begin, begin + len(kept), below)


def _key(label: str) -> str | None:
    return _KEYS.get(label.strip(_MARKS).lower().replace(" ", ""))


def _is_label(text: str) -> bool:
    return _key(text.strip(" :\t")) is not None


def _columns(head: str, below: list[tuple[int, str]]) -> Iterator[Labelled]:
    """The cells under a row of labels; a list of many cases is not about the reader's."""
    keys = [_key(cell) for cell in head.split("\t")]
    if sum(key is not None for key in keys) < 2:
        return
    rows = [(start, line) for start, line in below if line.count("\t") + 1 == len(keys)]
    if len(rows) > _FEW_CASES:
        return
    for start, line in rows:
        at = start
        for key, cell in zip(keys, line.split("\t"), strict=True):
            if key is not None and cell.strip():
                yield _cut(key, at, cell)
            at += len(cell) + 1
