"""The platforms and payment firms that a paper comes from or names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate

_NAMES: Final = {
    "amazon": ("Amazon", "亚马逊", "亞馬遜"),
    "alibaba": ("Alibaba", "阿里巴巴", "国际站"),
    "aliexpress": ("AliExpress", "速卖通", "全球速卖通"),
    "temu": ("Temu", "TEMU", "拼多多跨境"),
    "walmart": ("Walmart", "沃尔玛"),
    "ebay": ("eBay", "易贝"),
    "paypal": ("PayPal", "贝宝"),
    "payoneer": ("Payoneer", "派安盈"),
    "worldfirst": ("WorldFirst", "万里汇"),
    "dhgate": ("DHgate", "敦煌网"),
    "etsy": ("Etsy",),
    "tiktok": ("TikTok",),
    "shein": ("SHEIN", "希音"),
    "pingpong": ("PingPong",),
    "lianlian": ("LianLian", "连连支付", "连连国际"),
    "shopify": ("Shopify",),
    "stripe": ("Stripe",),
}
_COMMON_WORDS: Final = frozenset(
    {"stripe", "shopify"}
)  # lower case: a logo, or a word like any other
_BY_NAME: Final = {shown: name for name, names in _NAMES.items() for shown in names} | {
    name: name for name in _NAMES if name not in _COMMON_WORDS
}
_WORDS: Final = tuple({shown.lower() for shown in _BY_NAME})
_FROM = re.compile(
    r"(?m)^From: [^\n]*@(?:[\w-]+\.)*(?P<name>" + "|".join(_NAMES) + r")\.(?:com|cn|com?\.\w\w)\b",
    re.I,
)
_SHOWN: Final = "|".join(sorted(map(re.escape, _BY_NAME), key=len, reverse=True))
_NAMED = re.compile(rf"(?<![A-Za-z0-9@.-])(?P<name>{_SHOWN})(?:\.com\b(?!/))?(?![A-Za-z0-9@]|-\w)")


def find(paper: Paper) -> Iterator[Candidate]:
    """platform: the sender for sure; those that a court's or a lawyer's paper names, less so."""
    if paper.kind == "guide":
        return
    by_mail = None
    for page, match in paper.matches(_FROM, "from: "):
        by_mail = match["name"].lower()
        if by_mail == "alibaba" and ("AliExpress" in page.text or "速卖通" in page.text):
            continue  # one desk writes for both; the text says for which
        score = 940 if page is paper.pages[0] else 700
        yield candidate("platforms", page, match.span("name"), "platform", by_mail, score)
    desk = "aliexpress" if by_mail == "alibaba" else None  # one desk writes for both
    for page, match in paper.starting(_NAMED, *_WORDS):
        name = _BY_NAME[match["name"]]
        if by_mail is not None and name not in (by_mail, desk):
            continue  # a platform's own notice names others in passing
        yield candidate("platforms", page, match.span("name"), "platform", name, 700)
