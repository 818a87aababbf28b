"""Numbers that platforms give to goods, orders and sellers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate

# Lists are printed without a space: B01G6I41N6B01G6I41O0.
_ASINS = re.compile(r"(?<![A-Za-z0-9])(?:B0[A-Z0-9]{8}){1,6}(?![A-Za-z0-9])")
_ASIN_LABEL = re.compile(r"\bASINs?\b|涉及商品|商品编号", re.I)
_SELLER = re.compile(
    r"(?:\bMerchant (?:Token|ID)|\bSeller ID|商家记号|卖家编号|卖家记号|店铺编号)"
    r"(?:\s?\([^()\n]{1,24}\))?\s?[:：]?\s*(?P<id>(?=[A-Z]*\d)(?:A[A-Z0-9]{12,13}|SHOP\d{8,12}))\b"
)
_ORDER = re.compile(r"(?<![\d-])\d{3}-\d{7}-\d{7}(?![\d-])")
_PRODUCT = re.compile(
    r"(?:\bproduct IDs?|\bitem IDs?|涉案商品|商品ID|产品ID)\s?[:：]\s*"
    r"(?P<ids>\d{10,16}(?:[,、;\s]+\d{10,16}){0,40})",
    re.I,
)
_FEW: Final = 20


def find(paper: Paper) -> Iterator[Candidate]:
    """asin, seller_id, order_id, product_id.

    A paper with many ASINs lists those of all defendants: none is the reader's for certain.
    """
    if paper.kind == "guide":
        return
    labels = {p.number: m.start() for p in paper.pages if (m := _ASIN_LABEL.search(p.text))}
    few = sum(1 for _ in paper.matches(_ASINS)) <= _FEW
    for page, match in paper.matches(_ASINS):
        labelled = few and labels.get(page.number, match.end()) < match.start()
        for start in range(match.start(), match.end(), 10):
            asin = page.text[start : start + 10]
            if sum(letter.isdigit() for letter in asin) > 1:  # the 0 of B0 is no digit of its own
                span = (start, start + 10)
                score = 940 if labelled else 800 if few else 700
                yield candidate("platform_ids", page, span, "asin", asin, score)
    for page, match in paper.matches(_SELLER):
        yield candidate("platform_ids", page, match.span("id"), "seller_id", match["id"], 940)
    for page, match in paper.matches(_ORDER):
        before = page.text[max(0, match.start() - 30) : match.start()]
        score = 930 if re.search(r"\border\b|订单", before, re.I) else 800
        yield candidate("platform_ids", page, match.span(), "order_id", match[0], score)
    for page, match in paper.matches(_PRODUCT):
        for number in re.finditer(r"\d{10,16}", match["ids"]):
            start = match.start("ids") + number.start()
            span = (start, start + len(number[0]))
            yield candidate("platform_ids", page, span, "product_id", number[0], 930)
