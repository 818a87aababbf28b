"""A list of docket entries, row by row: a row's date is that of what its text tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.intake.extractors._contract import Paper
from tro_desk.intake.extractors._roles import PI, TRO
from tro_desk.intake.extractors._when import When

_BEFORE_DATE = re.compile(r"[ \t|·•*-]*(?:\(?\[?\d{1,4}\]?\)?[\t|. ]+)?")
_LEAD: Final = r"(?:[\s|:()\[\]#.\d*-]|Document|Entry|第\d+号)*"
_COMPLAINT = re.compile(
    rf"{_LEAD}(?:SEALED\s+|VERIFIED\s+)*COMPLAINT\b|{_LEAD}(?:原告|品牌方|权利人)?[^。;\n]{{0,12}}"
    r"(?:提交(?:了)?起诉状|提起(?:了)?诉讼|起诉(?!状)|立案|提交诉状|提交投诉状)",
    re.I,
)
_ORDERED: Final = r"(?:ORDER|签发|批准|颁布|作出|下达|核准|发布|准予|授予)"
_ORDER_TRO = re.compile(
    rf"{_LEAD}(?:[A-Z-]+\s+){{0,3}}?{TRO}|{_LEAD}[^.;\n]{{0,60}}?\bORDER\b[^.;\n]{{0,80}}?{TRO}"
    rf"|[^。;\n]{{0,24}}{_ORDERED}[^。;\n]{{0,16}}{TRO}|[^。;\n]{{0,12}}{TRO}[^。;\n]{{0,8}}{_ORDERED}"
    rf"|[^.;\n]{{0,40}}\b(?:grants|granted|enters|entered|issues|issued)\b[^.;\n]{{0,40}}{TRO}",
    re.I,
)
_ORDER_PI = re.compile(
    rf"{_LEAD}(?:[A-Z-]+\s+){{0,3}}?{PI}\b(?!\s*hearing)|{_LEAD}[^.;\n]{{0,60}}?\bORDER\b[^.;\n]{{0,80}}?{PI}"
    rf"|[^。;\n]{{0,24}}{_ORDERED}[^。;\n]{{0,16}}{PI}|[^。;\n]{{0,12}}{PI}[^。;\n]{{0,8}}{_ORDERED}"
    rf"|[^.;\n]{{0,40}}\b(?:grants|granted|enters|entered|issues|issued)\b[^.;\n]{{0,40}}{PI}",
    re.I,
)
_NO_ENTRY = re.compile(
    r"exten|modif|dissol|vacat|deny|denied|hearing|notice|oppos|declaration|memorandum|reply|proposed"
    r"|withdraw|申请|动议|延长|延期|驳回|听证|通知",
    re.I,
)
_MOTION = re.compile(r"\b(?:motion|application|ex parte motion)\b", re.I)
_GRANTING = re.compile(r"\bgrant", re.I)
_STRUCK = re.compile(
    r"\bhearing\b[^.;\n]{0,60}\b(?:stricken|struck|vacated|cancel+ed)\b"
    r"|\b(?:strik\w+|vacat\w+|cancel\w+)\b[^.;\n]{0,40}\bhearing\b|(?:听证|开庭)[^。;\n]{0,10}取消"
    r"|取消[^。;\n]{0,10}(?:听证|开庭)",
    re.I,
)
_RESET = re.compile(
    r"\bhearing\b[^.;\n]{0,80}\b(?:re-?set|re-?scheduled|re-?noticed|continued|adjourned|moved)\b"
    r"|\b(?:re-?setting|re-?scheduling|continuing|adjourning|moving)\b[^.;\n]{0,60}\bhearing\b"
    r"|(?:听证|开庭)[^。;\n]{0,12}(?:改期|延期|改至|改为)",
    re.I,
)
_HEARING_SET = re.compile(r"hearing|听证|开庭", re.I)
_SHORT: Final = 600  # characters of a row that tell what it is


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: its date, where its text stands, and the parts (field, score) of its date."""

    page: int
    when: When
    start: int
    end: int
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The entries of a paper and the days of hearings that a later entry struck."""

    rows: tuple[Row, ...] = ()
    struck: frozenset[str] = frozenset()
    by_page: dict[int, list[Row]] = field(default_factory=dict)

    def at(self, page: Page, when: When) -> Row | None:
        """The entry in which a date of a page stands."""
        for row in self.by_page.get(page.number, ()):
            if row.when.start <= when.start < row.end:
                return row
        return None


def of(paper: Paper) -> Rows:
    """The entries of a list; none in a paper of another type."""
    if paper.kind != "docket":
        return Rows()
    rows: list[Row] = []
    struck: set[str] = set()
    for page, whens in zip(paper.pages, paper.dates, strict=True):
        heads = [when for when in whens if _leads(page.text, when)]
        ends = [when.start for when in heads[1:]] + [len(page.text)]
        for when, end in zip(heads, ends, strict=False):
            text = page.text[when.end : end]
            rows.append(Row(page.number, when, when.end, end, tuple(_parts(text[:_SHORT]))))
    by_page: dict[int, list[Row]] = {}
    texts = {page.number: page.text for page in paper.pages}
    for row in rows:
        by_page.setdefault(row.page, []).append(row)
        text = texts[row.page]
        if _RESET.search(text, row.start, row.end):
            struck.update(_set_before(paper, rows, row) - _days(paper, row))
        elif _STRUCK.search(text, row.start, row.end) and not _days(paper, row):
            struck.update(_set_before(paper, rows, row))
    return Rows(tuple(rows), frozenset(struck), by_page)


def _leads(text: str, when: When) -> bool:
    """Whether a date begins its line, or follows the entry's number there, and words follow."""
    line = text.rfind("\n", 0, when.start) + 1
    after = text[when.end : when.end + 1]
    return bool(_BEFORE_DATE.fullmatch(text, line, when.start)) and after not in (",", ".", ";", "")


def _parts(text: str) -> list[tuple[str, int]]:
    first = re.split(r"(?:(?<=[a-z\])])|(?<=[A-Z]{3}))\.\s|。|\n\n", text, maxsplit=1)[0]
    if _COMPLAINT.match(first):
        return [("complaint_filed", 920)]
    asked = _MOTION.search(first) and not _GRANTING.search(first)
    if asked or _NO_ENTRY.search(first):
        return []
    if _ORDER_TRO.match(first):
        return [("tro_entered", 900)]
    return [("pi_entered", 900)] if _ORDER_PI.match(first) else []


def _days(paper: Paper, row: Row) -> set[str]:
    """The days that an entry's text names."""
    for page, whens in zip(paper.pages, paper.dates, strict=True):
        if page.number == row.page:
            return {when.value[:10] for when in whens if row.start <= when.start < row.end}
    return set()


def _set_before(paper: Paper, rows: list[Row], later: Row) -> set[str]:
    """Days of the hearings that entries before `later` set."""
    texts = {page.number: page.text for page in paper.pages}
    return {
        day
        for row in rows
        if row.when.value < later.when.value
        and _HEARING_SET.search(texts[row.page], row.start, row.end)
        for day in _days(paper, row)
        if day > row.when.value
    }
