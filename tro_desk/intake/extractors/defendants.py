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
_ACCOUNT = re.compile(  # a table prints no colon; the platform in brackets makes the row plain
    r"(?m)^[ \t]*(?:Seller|Selling|Merchant) account(?: name)?"
    r"(?:\s?[:：\t]\s*(?P<a>[^\n]{2,60}?)|[ ]+(?P<b>[^\n:]{2,50}?)(?=\s*\((?:Amazon|eBay|Walmart"
    r"|Temu|AliExpress|TikTok|SHEIN|Etsy)\b))"
    r"(?:\s*\((?:Amazon|eBay|Walmart|Temu|AliExpress|TikTok|SHEIN|Etsy)[^()\n]*\))?[ \t]*$",
    re.I,
)
_ADDRESSED = re.compile(
    r"(?m)^[ \t]*(?:(?:To|Attn|Attention|Dear|Hello)\s?:?|收件人\s?[:：]|致\s?[:：]?)[ \t]*"
    r"(?P<n>[^\n:@<>()]{2,60}?)"
    r"(?:,\s?|\s-\s|\s?\(|\s)(?:Def(?:endant|\.)\s?(?:No\.?|Number|#)?\s?\d{1,4}\b|被告\s?\d)",
    re.I,
)
_GREETED = re.compile(
    r"(?m)^[ \t]*(?:(?:Hello|Hi|Dear)[ ,]+|(?:您好|你好|尊敬的|亲爱的|親愛的)[ ,:]*)"
    r"(?P<n>[^\n,:;@]{2,50}?)[ \t]*[,:，：]?[ \t]*$",
    re.I,
)
_APPEARS = re.compile(
    r"\b[Yy]ou (?:appear|are named|are identified)(?: there| therein| in [^.;\n]{1,40}?)? as "
    r"(?P<n>(?!Def|the\b|a\b|an\b|one\b)[^\n.;,()]{2,50}?)(?=[.;,()]|[ \t]*(?:\n|$))"
)
_IS_ONE = re.compile(
    r"(?m)^(?P<n>[^\n.;:,]{2,60}?) is (?:named as |listed as |identified as )?"
    r"Defendant (?:No\.|Number|#)\s?\d{1,4}\b"
)
_ANYBODY = re.compile(
    r"\b(?:sellers?|customers?|sirs?|madam|users?|merchants?|partners?|mr|mrs|ms|miss|dr|counsel"
    r"|team|members?|clients?|all|friends?|colleagues?|everyone|there|account|holders?|vendors?"
    r"|defendants?|you|your|it|this|that|plaintiff|attorney|esq|judge|operator|owner|support"
    r"|suspended|active|closed|restricted|id)\b|^limited\b|卖家|賣家|客户|客戶|用户|用戶|商家|先生|女士"
    r"|律师|律師|合作|会员|會員",
    re.I,
)
_OWN_ACCOUNT = re.compile(
    r"\byour\b[^.;\n]{0,30}\b(?:account|balance|funds)|您|你|Seller Performance", re.I
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
    yield from _told(paper, few)
    for page, match in paper.matches(_LABELLED):
        span = match.span("n" if match["n"] else "zh")
        value = folded(page.text[slice(*span)])
        yield candidate("defendants", page, span, "store_name", value, 930)


def _told(paper: Paper, few: bool) -> Iterator[Candidate]:
    """Store names that the words around them show to be the reader's."""
    for page, match in paper.matches(_ACCOUNT):
        span = match.span("a" if match["a"] else "b")
        if _is_name(page.text[slice(*span)]):
            yield _store(page, span, 930)
    for pattern, score in ((_ADDRESSED, 920), (_IS_ONE, 850)):
        for page, match in paper.matches(pattern):
            if few and _is_name(match["n"]):
                yield _store(page, match.span("n"), score)
    if paper.kind not in ("tro_freeze", "court_order"):
        return
    for page, match in paper.matches(_APPEARS):
        yield _store(page, match.span("n"), 850)
    for page, match in paper.matches(_GREETED):
        if _OWN_ACCOUNT.search(page.text) and _is_name(match["n"]):
            to = re.search(rf"(?m)^To: {re.escape(match['n'])}[ \t]*$", page.text)
            yield _store(page, match.span("n"), 900 if to else 860)


def _is_name(text: str) -> bool:
    """A name of its own: no general form of address, no address, no bare number."""
    return not (_ANYBODY.search(text) or "@" in text or "://" in text or text.strip().isdigit())


def _store(page: Page, span: tuple[int, int], score: int) -> Candidate:
    value = folded(page.text[slice(*span)])
    return candidate("defendants", page, span, "store_name", value, score)
