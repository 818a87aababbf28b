"""The names of stores: the reader's own where the words show it, else those of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate, folded, on_lines
from tro_desk.intake.extractors._table import rows
from tro_desk.intake.extractors.defendants import is_few, numbers

_NAME_BEHIND = re.compile(
    r"\s?\((?P<a>[^()\n]{2,60})\)|\s-\s(?P<b>[^\n]{2,60}?)(?:\son\s(?:Amazon|eBay|Walmart|Temu"
    r"|AliExpress|Alibaba"
    r"|TikTok|SHEIN|Etsy|DHgate)\b[^\n]*)?[ \t]*$",
    re.M,
)
_PLATFORM: Final = (
    r"(?:Amazon|eBay|Walmart|Temu|AliExpress|Alibaba|TikTok|SHEIN|Etsy|DHgate|Wish"
    r"|亚马逊|速卖通|沃尔玛)"
)
_LABELLED = re.compile(
    r"(?m)^[ \t|*·•-]*(?:(?:Your )?(?:Store(?:front)?|Seller|Shop|Merchant"
    r"|Selling)(?:'s)?\s?(?:names?|alias(?:es)?)"
    r"|Storefront|Store|Seller|店铺名称?|店铺|店名|卖家名称|商家名称|卖家店铺|被告店铺"
    r"|涉案店铺)(?:\s?\([^()\n]{1,20}\))?"
    r"\s?[:\t|][ \t|]*(?P<n>[^\n\t|]{1,60}?)"
    rf"(?=\s*\((?:{_PLATFORM}|卖家|店铺|商家|Seller|Merchant|Store|Def)|[,;，；、]\s*(?:卖家|店铺"
    rf"|Seller|Merchant)"
    r"|\s*[\t|]|[ \t。.;]*$)"
    r"|店铺\s?[\"']?(?P<zh>[^\n()。，,:\"']{2,50}?)[\"']?\s?\((?:店铺|卖家)(?:编号|ID)",
    re.I,
)
_LABELS: Final = ("store", "seller", "shop", "merchant", "selling", "店", "家名")
_HOLDER = re.compile(
    r"(?m)^[ \t|*·•-]*(?:Account (?:holder|name)|Customer(?: name)?|Client|Company(?: name)?"
    r"|Business name"
    r"|客户(?:名称)?|账户名称|账户持有人|商户名称|公司名称|账户主体)\s?[:\t|][ \t|]*(?P<n>[^\n\t"
    r"|]{2,60}?)[ \t]*$",
    re.I,
)
_CALLED = re.compile(
    r"(?:店铺名称?|店名)(?:是|为"
    r"|叫做?)\s*[\"'“]?(?P<n>[^\n。,，;；\"'”]{2,40}?)[\"'”]?(?=[。,，;；\n]|$)"
    r"|\b(?:[Oo]ur|[Mm]y) (?:store"
    r"|shop)(?: name)? is (?:called )?[\"'“]?(?P<e>[^\n.,;\"'”]{2,40}?)[\"'”]?(?=[.,;\n]|$)"
)
_OPERATOR = re.compile(
    r"\b(?:To|Dear|Attn:?|Attention:?)\W{1,3}(?:the )?(?:operators?|owners?|account holders?"
    r"|proprietors?)"
    r"(?: or operators?)? of (?:the )?(?:(?:online )?(?:store|shop"
    r"|storefront)\s)?[\"'“]?(?P<n>[^\n:;,.()\"'”]{2,50}?)[\"'”]?(?=[:;,.\n(])"
)
_OPERATOR_STARTS: Final = (
    *("to the o", "to the a", "to the p", "to op", "to ow", "to: ", "dear", "attn", "attention"),
)
_TOP_BAR = re.compile(  # the bar over each page of the seller's platform: store | country
    r"(?mi)^[^\n]{0,24}seller\s?central[\s|]+(?P<n>[^\n|\t]{2,40}?)\s?[|\t]?\s?(?:美国|加拿大"
    r"|墨西哥|英国|德国|法国|日本"
    r"|United States|United Kingdom|Canada|Mexico|Germany|Japan|US|UK)[ \t]*$"
)
_NUMBERED = re.compile(
    r"(?<=[:,、;])\s?(?:and\s)?(?P<n>[^\n,:;、()]{2,50}?)\s?\((?:(?:Def(?:endant|\.)?\s?)?(?:No\.?"
    r"|#)\s?)?(?P<d>\d{1,4})\)"
)
_VERSUS = re.compile(
    r"(?m)^[ \t]*[-(]{0,2}\s?(?:v|vs|V)\s?\.?\s?[-)]{0,2}[ \t]*$|^[ \t-]*against[ \t-]*$"
    r"|,\s*Plaintiffs?\s?,\s*-?v[s.]{0,2}-?\s",
)
_DEFENDANTS = re.compile(r"[ \t]*\n?[ \t]*\bDefendants?\b")
_GENERIC = re.compile(
    r"\b(?:partnerships?|unincorporated|associations?|individuals|identified|schedule|does?\s\d"
    r"|john doe|does"
    r"|unknown|entities|persons?)\b|\d{2}\s?-?cv",
    re.I,
)
_SUFFIX: Final = r"(?:Ltd|Inc|LLC|L\.L\.C|Co|Corp|Limited|LLP|GmbH|S\.A)\b"
_SPLIT = re.compile(
    rf",(?!\s*{_SUFFIX})\s*(?:and\s+)?|\s+and\s+(?=[^,]*(?:,\s*{_SUFFIX}[^,]*)*$)"
    r"|\s*\b(?:a/k/a|d/b/a|f/k/a|aka|dba)\b\s*",
    re.I,
)
_ET_AL = re.compile(r",?\s*\bet\s?al\.?\s*$", re.I)
_HAN_GAP = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_NO_NAME = re.compile(
    r"^(?:n/?a|none|see\b.*|unknown|various|all\b.*|-+|见附.*|无|不详|central|performance|support"
    r"|id\b.*"
    r"|you\b.*|your\b.*|the\b.*)$|@|://|^\d+$",
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
_TO: Final = ("def", "被告")
_GREETED = re.compile(
    r"(?m)^[ \t]*(?:(?:Hello|Hi|Dear)[ ,]+|(?:您好|你好|尊敬的|亲爱的|親愛的)[ ,:]*)"
    r"(?P<n>[^\n,:;@]{2,50}?)[ \t]*[,:，：]?[ \t]*$",
    re.I,
)
_GREETINGS: Final = ("hello", "hi ", "dear", "您好", "你好", "尊敬的", "亲爱的", "親愛的")
_APPEARS = re.compile(
    r"\b[Yy]ou (?:appear|are named|are identified)(?: there| therein| in [^.;\n]{1,40}?)? as "
    r"(?P<n>(?!Def|the\b|a\b|an\b|one\b)[^\n.;,()]{2,50}?)(?=[.;,()]|[ \t]*(?:\n|$))"
)
_IS_ONE = re.compile(
    r"(?m)^(?P<n>[^\n.;:,]{2,60}?) is (?:named as |listed as |identified as )?"
    r"Defendant (?:No\.|Number|#)\s?\d{1,4}\b"
)
_IS_WORDS: Final = ("is defendant n", "is defendant #", "as defendant n", "as defendant #")
_ANYBODY = re.compile(
    r"\b(?:sellers?|customers?|sirs?|madam|users?|merchants?|partners?|mr|mrs|ms|miss|dr|counsel"
    r"|team|members?|clients?|all|friends?|colleagues?|everyone|there|account|holders?|vendors?"
    r"|defendants?|you|your|it|this|that|plaintiff|attorney|esq|judge|operator|owner|support"
    r"|suspended|active|closed|restricted|id)\b|^limited\b|卖家|賣家|客户|客戶|用户|用戶|商家|先生"
    r"|女士"
    r"|律师|律師|合作|会员|會員",
    re.I,
)
_OWN_ACCOUNT = re.compile(
    r"\byour\b[^.;\n]{0,30}\b(?:account|balance|funds)|您|你|Seller Performance", re.I
)


def find(paper: Paper) -> Iterator[Candidate]:
    """store_name."""
    if paper.kind == "guide":
        return
    found = numbers(paper)
    few = is_few(found)
    for page, end in {(one.page.number, one.end): (one.page, one.end) for one in found}.values():
        behind = _NAME_BEHIND.match(page.text, end)
        if behind is not None and _is_name(behind["a"] or behind["b"]):
            yield _store(page, behind.span("a" if behind["a"] else "b"), 900 if few else 600)
    yield from _told(paper, few)
    for page, match in _labelled(paper):
        span = match.span("n" if match["n"] else "zh")
        if not _NO_NAME.search(page.text[slice(*span)]):
            yield _store(page, span, 930)
    for page, match in paper.starting(_CALLED, "店名", "店铺名", "our s", "my s"):
        yield _store(page, match.span(match.lastgroup or "n"), 900)
    for page, match in paper.starting(_OPERATOR, *_OPERATOR_STARTS):
        if not _ANYBODY.search(match["n"]):
            yield _store(page, match.span("n"), 900)
    for page, match in paper.matches(_TOP_BAR, "seller central"):
        yield _store(page, match.span("n"), 860)
    if paper.kind == "tro_freeze":
        for page, match in paper.matches(
            _HOLDER, "account", "customer", "client", "company", "名称", "客户", "持有"
        ):
            if not _NO_NAME.search(match["n"]):
                yield _store(page, match.span("n"), 880)
    known = {one.number for one in found}
    for page, match in paper.matches(_NUMBERED, "(") if known else ():
        if int(match["d"]) in known:
            yield _store(page, match.span("n"), 900 if few else 620)
    yield from _in_caption(paper)
    for row in rows(paper):
        yield _store(row.page, row.name, 620)


def _labelled(paper: Paper) -> Iterator[tuple[Page, re.Match[str]]]:
    for page in paper.having(*_LABELS):
        within = "店铺" in page.text  # the one label that may stand within a line
        for match in (_LABELLED.finditer if within else partial(on_lines, _LABELLED))(page.text):
            yield page, match


def _in_caption(paper: Paper) -> Iterator[Candidate]:
    """Stores that a caption names as defendants; the reader may be any of them."""
    for page in paper.pages[:2]:
        versus = _VERSUS.search(page.text, 0, 3000)
        if versus is None:
            continue
        end = _DEFENDANTS.search(page.text, versus.end(), versus.end() + 1500)
        if end is None or _GENERIC.search(page.text, versus.end(), end.start()):
            continue
        at = versus.end()
        names = _ET_AL.sub("", page.text[at : end.start()].rstrip(" ,\n"))
        cuts = [(0, 0), *(match.span() for match in _SPLIT.finditer(names)), (len(names), 0)]
        for (_, start), (stop, _) in pairwise(cuts):
            name = names[start:stop].strip()
            if len(name) > 1 and not _NO_NAME.search(name):
                left = at + names.index(name, start)
                yield _store(page, (left, left + len(name)), 640)
        return


def _told(paper: Paper, few: bool) -> Iterator[Candidate]:
    """Store names that the words around them show to be the reader's."""
    for page, match in paper.on_lines(_ACCOUNT, "account"):
        span = match.span("a" if match["a"] else "b")
        if _is_name(page.text[slice(*span)]):
            yield _store(page, span, 930)
    for pattern, score, words in ((_ADDRESSED, 920, _TO), (_IS_ONE, 850, _IS_WORDS)):
        for page, match in paper.on_lines(pattern, *words):
            if few and _is_name(match["n"]):
                yield _store(page, match.span("n"), score)
    if paper.kind not in ("tro_freeze", "court_order"):
        return
    for page, match in paper.starting(_APPEARS, "you"):
        yield _store(page, match.span("n"), 850)
    for page, match in paper.on_lines(_GREETED, *_GREETINGS):
        if _OWN_ACCOUNT.search(page.text) and _is_name(match["n"]):
            to = re.search(rf"(?m)^To: {re.escape(match['n'])}[ \t]*$", page.text)
            yield _store(page, match.span("n"), 900 if to else 860)


def _is_name(text: str) -> bool:
    """A name of its own: no general form of address, no address, no bare number."""
    return not (_ANYBODY.search(text) or "@" in text or "://" in text or text.strip().isdigit())


_KEEPER = re.compile(r"\s?(?:店铺|网店)?的?(?:负责人|经营者|经营方|运营者|运营方|店主|业主)\s*$")


def _store(page: Page, span: tuple[int, int], score: int) -> Candidate:
    if keeper := _KEEPER.search(page.text, *span):
        span = span[0], max(keeper.start(), span[0] + 1)
    value = _HAN_GAP.sub("", folded(page.text[slice(*span)]))
    return candidate("stores", page, span, "store_name", value, score)
