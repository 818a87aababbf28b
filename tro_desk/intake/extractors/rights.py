"""Trademark, copyright and patent numbers, and the kinds of right they show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate, starting

_NUMBERS: Final = r"(?:Nos?\.?|Numbers?|#)\s*:?\s*"
_JOINT = re.compile(r"\s*(?:,\s*and\b|,|;|&|\band\b|[和、及与])?\s*(?:Nos?\.\s?)?", re.I)

_REGISTRATION = re.compile(
    rf"\b(?:Reg(?:istration)?s?\.?|registered\s+under)\s*{_NUMBERS}"
    r"|(?P<zh>(?:美国)?(?:联邦)?(?:注册)?商标(?:的)?(?:注册)?(?:编?号码?|证号)"
    r"|商标[^。;\n]{0,10}注册号)(?:码|为)?\s?[:\t|]?\s*第?",
    re.I,
)
_MARK_TABLE = re.compile(r"\b[Mm]arks?\b[^\n]{0,20}\bReg(?:istration|\.)?\s?No[^\n]*\n")
_TM_NUMBER = re.compile(r"\d,\d{3},\d{3}(?!\d|,\d)|\d{7}(?!\d)")
_SERIAL = re.compile(
    rf"\bSerial\s+{_NUMBERS}|商标申请(?:编?号|序列号)(?:为)?\s?[:\t|]?\s*"
    rf"|(?<![\u4e00-\u9fff])序列号\s?[:\t|]\s*",
    re.I,
)
_SERIAL_NUMBER = re.compile(r"\d{2}/?\d{3},?\d{3}(?!\d)")
_COPYRIGHT = re.compile(
    r"(?P<kind>(?:[Vv][Aa]|[Pp][Aa]|[Tt][Xx]|[Ss][Rr])(?<![\w-]..)[Uu]?)\s?"
    r"(?P<n>\d-\d{3}-\d{3}|\d{9,10})(?![\d-])"
)
_DESIGN = re.compile(
    r"(?:D(?<![\w,]D)\s?|USD(?<![\w,]USD)(?=\d{6,7}S))(?P<n>\d,\d{3},\d{3}|\d{3},\d{3}|\d{6,7})"
    r"(?:S\d?)?(?![\d\w]|,\d)"
)
_DESIGN_NUMBER = re.compile(r"D?\s?(?P<n>\d,\d{3},\d{3}|\d{3},\d{3}|\d{6,7})(?![\d\w]|,\d)")
_PATENT = re.compile(
    rf"(?P<design>\bDesign\s+)?\b(?:Utility\s+)?Patent\s+{_NUMBERS}(?:US\s?)?"
    r"|(?P<zh>外观(?:设计)?)?(?:发明|实用)?专利(?:编?号|授权号)(?:为)?\s?[:\t|]?\s*(?:US\s?)?",
    re.I,
)
_PATENT_MARK = re.compile(r"(?<![\w,])US\s?(?P<n>\d{1,2},\d{3},\d{3}|\d{7,8})\s?B[12]\b")
_PATENT_STARTS: Final = ("design", "utility", "patent", "外观", "发明", "实用", "专利")
_PATENT_NUMBER = re.compile(r"(?:\d{1,2},\d{3},\d{3}|\d{8})(?!\d|,\d)")
_RIGHT: Final = (
    r"trade dress|trademarks?|copyrights?|design patents?|utility patents?|商标|版权|著作权"
    r"|外观设计(?:专利)?"
    r"|外观专利|发明专利|商业外观"
)
_TYPE_LABEL = re.compile(
    r"(?m)^[ \t|]*(?:Types? of rights?|Right type|IP type|Nature of claim|权利类型|知识产权类型"
    r"|诉讼类型|案件类型"
    rf"|侵权类型|案由)\s?[:\t|]\s*(?P<values>(?:{_RIGHT})(?:(?:侵权)?(?:\s*[,、/和&]\s*"
    rf"|\s+and\s+)(?:{_RIGHT}))*)",
    re.I,
)
_SUIT = re.compile(r"\bNature\s*of\s*Suit\s?:?\s*(?P<code>820|840)\b", re.I)
_TITLE = re.compile(rf"\bCOMPLAINT\s+FOR\s+(?P<values>[^\n]*(?:{_RIGHT})[^\n]*)", re.I)
_CLAIM = re.compile(
    rf"(?<![\w'])(?P<value>{_RIGHT})[ \n](?:infringement|counterfeiting|piracy)"
    r"|(?:侵犯|侵害)[^。;,\n]{0,16}?(?P<zh>商标|版权|著作权|外观设计专利|发明专利)(?:专用)?权?"
    r"|(?P<zh2>商标|版权|著作权|外观设计专利|外观专利|发明专利)(?:权)?(?:侵权|假冒)",
    re.I,
)
_ANY_RIGHT = re.compile(rf"{_RIGHT}|\bpatents?\b|专利|design rights?|right of publicity", re.I)
_BREAK = re.compile(r"[.;。；](?=\s|$|[\u4e00-\u9fff])|\n\s*\n")
_GENERIC: Final = frozenset({"guide", "platform_other"})
_TYPES: Final = {
    "trade dress": "trade_dress",
    "商业外观": "trade_dress",
    "trademark": "trademark",
    "copyright": "copyright",
    "design patent": "design_patent",
    "utility patent": "utility_patent",
    "商标": "trademark",
    "版权": "copyright",
    "著作权": "copyright",
    "外观设计": "design_patent",
    "外观设计专利": "design_patent",
    "外观专利": "design_patent",
    "发明专利": "utility_patent",
}
_SUITS: Final = {"820": "copyright", "840": "trademark"}
_RIGHTS: Final = (
    *("trade dress", "trademark", "copyright", "design patent", "utility patent", "侵犯", "侵害"),
    *("商标", "版权", "著作权", "外观", "发明"),
)
_REGISTRATION_STARTS: Final = ("reg", "美国", "联邦", "注册", "商标")
_SERIAL_STARTS: Final = ("serial", "商标申请", "序列号")
_COPYRIGHT_STARTS: Final = ("va", "pa", "tx", "sr")
_STARTS: Final[tuple[tuple[str, ...], ...]] = (
    *(_REGISTRATION_STARTS, _SERIAL_STARTS, _COPYRIGHT_STARTS, _PATENT_STARTS, _RIGHTS),
)


def find(paper: Paper) -> Iterator[Candidate]:
    """Registrations and patents with the ip_type that each shows; every item of a list."""
    if paper.kind == "guide":
        return
    starts = {words: paper.present(words) for words in _STARTS}
    for page, lowered in zip(paper.pages, paper.lowered, strict=True):
        for span, field, value, score in _on(page, lowered, starts):
            yield candidate("rights", page, span, field, value, score)
            kind = {"trademark_registration": "trademark", "trademark_serial": "trademark"}
            shown = kind.get(field) or field.removesuffix("_registration")
            yield candidate("rights", page, span, "ip_type", shown, min(score, 920))
        if any(word in lowered for word in ("type", "claim", "类型", "案由")):
            for match in _TYPE_LABEL.finditer(page.text):
                yield from _types(page, match.span("values"), 940)
        if paper.kind not in _GENERIC:
            yield from _claimed(page, lowered, starts[_RIGHTS])


def _types(page: Page, span: tuple[int, int], score: int) -> Iterator[Candidate]:
    """Each kind of right that is named at `span`."""
    for match in re.finditer(_RIGHT, page.text[slice(*span)], re.I):
        at = span[0] + match.start(), span[0] + match.end()
        yield candidate("rights", page, at, "ip_type", _type(match[0]), score)


def _claimed(page: Page, lowered: str, words: tuple[str, ...]) -> Iterator[Candidate]:
    """The right that a paper claims; not the list of all rights in a platform's standard text."""
    for match in starting(_TITLE, page.text, lowered, ("complaint for",)):
        yield from _types(page, match.span("values"), 920)
    for match in starting(_SUIT, page.text, lowered, ("nature",)):
        yield candidate("rights", page, match.span(), "ip_type", _SUITS[match["code"]], 900)
    for match in starting(_CLAIM, page.text, lowered, words):
        group = match.lastgroup or "value"
        before = page.text[max(0, match.start() - 120) : match.start()]
        before = _BREAK.split(before)[-1]
        after = _BREAK.split(page.text[match.end() : match.end() + 80])[0]
        named = {
            one[0].lower().rstrip("s") for one in _ANY_RIGHT.finditer(before + match[0] + after)
        }
        if len(named) > 2 or re.search(
            r"\b(?:or|any|such as|e\.g\.)\b|或|等", before[-60:] + after[:40]
        ):
            continue
        yield candidate("rights", page, match.span(group), "ip_type", _type(match[group]), 880)


def _type(words: str) -> str:
    words = re.sub(r"\s+", " ", words).lower()
    return _TYPES.get(words) or _TYPES[words.removesuffix("s")]


def _on(
    page: Page, lowered: str, starts: Mapping[tuple[str, ...], tuple[str, ...]]
) -> Iterator[tuple[tuple[int, int], str, str, int]]:
    text = page.text
    for label in starting(_REGISTRATION, text, lowered, starts[_REGISTRATION_STARTS]):
        near = text[max(0, label.start() - 60) : label.end()].casefold()
        after = text[label.end() : label.end() + 60].casefold()
        if "copyright" in near or ("patent" in near and "trademark" not in near):
            continue
        sure = "mark" in near or "mark" in after or label["zh"]
        for span, number in _list(text, label.end(), _TM_NUMBER):
            digits = re.sub(r"\D", "", number)
            yield span, "trademark_registration", digits, 940 if sure else 800
    for label in starting(_MARK_TABLE, text, lowered, ("mark",)):
        for match in _TM_NUMBER.finditer(text, label.end(), label.end() + 1500):
            if match.start() and text[match.start() - 1] in "$,/-":
                continue
            digits = re.sub(r"\D", "", match[0])
            yield match.span(), "trademark_registration", digits, 860
    for label in starting(_SERIAL, text, lowered, starts[_SERIAL_STARTS]):
        for span, number in _list(text, label.end(), _SERIAL_NUMBER):
            yield span, "trademark_serial", re.sub(r"\D", "", number), 920
    sure = "copyright" in lowered or "registration" in lowered or "版权" in lowered
    for match in starting(_COPYRIGHT, text, lowered, starts[_COPYRIGHT_STARTS]):
        kind = match["kind"].upper()
        value = kind + re.sub(r"\D", "", match["n"]).zfill(12 - len(kind))
        if len(value) == 12:
            yield match.span(), "copyright_registration", value, 930 if sure else 750
    patents = any(word in lowered for word in ("patent", "专利", "外观"))
    if patents:
        for match in _DESIGN.finditer(text):
            yield match.span(), "design_patent", "D" + re.sub(r"\D", "", match["n"]), 940
    for match in _PATENT_MARK.finditer(text) if "b1" in lowered or "b2" in lowered else ():
        yield match.span("n"), "utility_patent", re.sub(r"\D", "", match["n"]), 900
    for label in starting(_PATENT, text, lowered, starts[_PATENT_STARTS]) if patents else ():
        if (
            label["design"] or label["zh"]
        ):  # a list may print the D before its first number alone, or nowhere
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
