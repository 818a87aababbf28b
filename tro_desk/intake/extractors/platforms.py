"""The platforms and payment firms that a paper comes from or names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate

_NAMES: Final = {
    "amazon": "Amazon",
    "alibaba": "Alibaba",
    "aliexpress": "AliExpress",
    "temu": "Temu",
    "walmart": "Walmart",
    "ebay": "eBay",
    "paypal": "PayPal",
    "payoneer": "Payoneer",
    "worldfirst": "WorldFirst",
    "dhgate": "DHgate",
    "etsy": "Etsy",
    "tiktok": "TikTok",
    "shein": "SHEIN",
    "pingpong": "PingPong",
    "lianlian": "LianLian",
    "shopify": "Shopify",
    "stripe": "Stripe",
}
_FROM = re.compile(
    r"(?m)^From: [^\n]*@(?:[\w-]+\.)*(?P<name>" + "|".join(_NAMES) + r")\.(?:com|cn|com\.\w\w)\b",
    re.I,
)
_NAMED = re.compile(
    r"(?<![\w@.-])(?P<name>" + "|".join(_NAMES.values()) + r")(?:\.com\b(?!/))?(?![\w@]|-\w)"
)


def find(paper: Paper) -> Iterator[Candidate]:
    """platform: the sender for sure; those that a court's or a lawyer's paper names, less so."""
    if paper.kind == "guide":
        return
    by_mail = None
    for page, match in paper.matches(_FROM):
        by_mail = match["name"].lower()
        if by_mail == "alibaba" and "AliExpress" in page.text:
            continue  # one desk writes for both; the text says for which
        score = 940 if page is paper.pages[0] else 700
        yield candidate("platforms", page, match.span("name"), "platform", by_mail, score)
    desk = "aliexpress" if by_mail == "alibaba" else None  # one desk writes for both
    by_display = {shown: name for name, shown in _NAMES.items()}
    for page, match in paper.matches(_NAMED):
        name = by_display[match["name"]]
        if by_mail is not None and name not in (by_mail, desk):
            continue  # a platform's own notice names others in passing
        yield candidate("platforms", page, match.span("name"), "platform", name, 700)
