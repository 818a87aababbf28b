"""Numbers that platforms give to goods, orders and sellers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate, places

_COLON: Final = r"(?:\s?\([^()\n]{1,24}\))?\s*[:\t|#]?\s*"
# Lists are printed without a space: B01G6I41N6B01G6I41O0.
_ASINS = re.compile(r"(?<![A-Za-z0-9])(?:B0[A-Z0-9]{8}){1,6}(?![A-Za-z0-9])")
_ASIN_LABEL = re.compile(r"\bASINs?\b|涉及商品|商品编号", re.I)
_BOOKS = re.compile(
    r"\bASINs?\s?[:\t|]\s*(?P<ids>(?:B0[A-Z0-9]{8}|\d{9}[\dX])"
    r"(?:[\s,;、]+(?:and\s)?(?:B0[A-Z0-9]{8}|\d{9}[\dX]))*)(?![A-Za-z0-9])",
    re.I,
)
_SELLER_LABEL: Final = (
    r"(?:\b(?:Merchant|Seller|Store|Shop|Storefront|Member|Account)\s?(?:Token|ID|Number|No\.?)"
    r"|(?:商家|卖家|店铺|会员|商户)\s?(?:记号|编号|ID|号))"
)
_SELLER = re.compile(
    rf"{_SELLER_LABEL}(?:\s?\([^()\n]{{1,24}}\))?\s?(?P<mark>[:#\t|]?)\s*"
    r"(?P<id>(?=[A-Z]*\d)(?:A[A-Z0-9]{12,13}|SHOP\d{8,12}|[A-Z]{0,6}\d[A-Z0-9]{4,23}))(?![\w-])",
    re.I,
)
_ACCOUNT = re.compile(
    r"\b(?:account|seller|merchant|store)\s(?P<id>A[A-Z0-9]{12,13})(?![A-Za-z0-9])"
    r"|(?:账户|账号|卖家|店铺)\s?(?P<zh>A[A-Z0-9]{12,13})(?![A-Za-z0-9])"
)
_SELLER_STARTS: Final = (
    *("merchant", "seller", "store", "shop", "member", "account"),
    *("商", "卖家", "店铺", "会员", "账", "帐"),
)
_TOKEN = re.compile(r"A[A-Z0-9]{12,13}|SHOP\d{8,12}")
_SHOP = re.compile(r"(?<![A-Za-z0-9])SHOP\d{8,12}(?=\s+STORE\b)")
_BARE_TOKEN = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Z]*\d)(?:A[A-Z0-9]{12,13}|SHOP\d{8,12})(?![A-Za-z0-9])"
)
_COLUMN = re.compile(rf"(?m){_SELLER_LABEL}s?[ \t|]+[A-Z商产链平]|{_SELLER_LABEL}s?[ \t|]*$", re.I)
_ORDER = re.compile(r"-(?<=\d{3}-)(?<![\d-]\d{3}-)\d{7}-\d{7}(?![\d-])")  # from its first hyphen
_ORDER_LABEL = re.compile(
    r"(?:(?<!court )(?<!general )(?<!standing )\bOrder\s?(?:ID|No\.?|Number|#)|订单\s?(?:编号|号"
    r"|ID))"
    rf"{_COLON}(?P<id>(?=(?:[A-Z-]*\d){{7}})[A-Z0-9][A-Z0-9-]{{8,28}}[A-Z0-9])(?![\w-])",
    re.I,
)
_PRODUCT = re.compile(
    r"(?:\b(?:product|item|goods|listing)\s?(?:IDs?|Nos?\.?|numbers?)|(?:涉案)?(?:商品|产品"
    r"|货品)\s?(?:ID|编号|号)"
    r"|涉案(?:商品|产品))"
    rf"{_COLON}(?P<ids>\d{{9,19}}(?:[,、;\s|]+(?:and\s)?\d{{9,19}}){{0,40}})(?![\d-])",
    re.I,
)
_PRODUCT_COLUMN = re.compile(
    r"(?m)(?:\b(?:product|item|goods|listing)\s?(?:IDs?|Nos?\.?|numbers?)|(?:商品|产品)\s?(?:ID"
    r"|编号|号))"
    r"[ \t|]*(?:$|(?<=[ \t|])[^\W\d])",
    re.I,
)
_PRODUCT_STARTS: Final = ("product", "item", "goods", "listing", "涉案", "商品", "产品", "货品")
_CELL = re.compile(r"(?m)(?:^|(?<=[\t| ]))\d{10,19}(?=[\t| \n]|$)")
_FEW: Final = 20


def find(paper: Paper) -> Iterator[Candidate]:
    """asin, seller_id, order_id, product_id.

    A paper with many ASINs lists those of all defendants: none is the reader's for certain.
    """
    if paper.kind == "guide":
        return
    yield from _asins(paper)
    yield from _sellers(paper)
    for page, match in paper.matches(_ORDER):
        start, end = match.start() - 3, match.end()
        before = page.text[max(0, start - 30) : start]
        score = 930 if re.search(r"\border\b|订单", before, re.I) else 800
        yield candidate("platform_ids", page, (start, end), "order_id", page.text[start:end], score)
    for page, match in paper.starting(_ORDER_LABEL, "order", "订单"):
        value = match["id"].upper()
        yield candidate("platform_ids", page, match.span("id"), "order_id", value, 920)
    yield from _products(paper)


def _asins(paper: Paper) -> Iterator[Candidate]:
    labels = {
        page.number: match.start()
        for page in paper.having("asin", "商品")
        if (match := _ASIN_LABEL.search(page.text))
    }
    seen = list(paper.starting(_ASINS, "b0"))
    few = len(seen) <= _FEW
    for page, match in seen:
        labelled = few and labels.get(page.number, match.end()) < match.start()
        for start in range(match.start(), match.end(), 10):
            asin = page.text[start : start + 10]
            if sum(letter.isdigit() for letter in asin) > 1:  # the 0 of B0 is no digit of its own
                span = (start, start + 10)
                score = 940 if labelled else 800 if few else 700
                yield candidate("platform_ids", page, span, "asin", asin, score)
    for page, match in paper.starting(_BOOKS, "asin"):
        for book in re.finditer(r"(?<![A-Za-z0-9])\d{9}[\dX](?![A-Za-z0-9])", match["ids"]):
            start = match.start("ids") + book.start()
            yield candidate("platform_ids", page, (start, start + 10), "asin", book[0], 930)


def _sellers(paper: Paper) -> Iterator[Candidate]:
    column = False
    starts = paper.present(_SELLER_STARTS)
    for page, lowered in zip(paper.pages, paper.lowered, strict=True):
        for at in places(lowered, starts) if len(lowered) == len(page.text) else ():
            if match := _SELLER.match(page.text, at):
                value = match["id"].upper()
                if match["mark"] or _TOKEN.fullmatch(value):
                    yield candidate("platform_ids", page, match.span("id"), "seller_id", value, 940)
            elif match := _ACCOUNT.match(page.text, at):
                group = match.lastgroup or "id"
                if _is_token(match[group]):
                    yield candidate(
                        "platform_ids", page, match.span(group), "seller_id", match[group], 900
                    )
            elif match := _SHOP.match(page.text, at):
                yield candidate("platform_ids", page, match.span(), "seller_id", match[0], 900)
            column = column or _COLUMN.match(page.text, at) is not None
        for match in _BARE_TOKEN.finditer(page.text) if column else ():
            if _is_token(match[0]):
                yield candidate("platform_ids", page, match.span(), "seller_id", match[0], 720)


def _is_token(text: str) -> bool:
    """Whether it is a code and no word in capitals."""
    return sum(letter.isdigit() for letter in text) > 1


def _products(paper: Paper) -> Iterator[Candidate]:
    for page, match in paper.starting(_PRODUCT, *_PRODUCT_STARTS):
        for number in re.finditer(r"\d{9,19}", match["ids"]):
            yield _product(page, match.start("ids") + number.start(), number[0], 930)
    for page, match in paper.starting(_PRODUCT_COLUMN, *_PRODUCT_STARTS):
        end = page.text.find("\n\n", match.end())
        for cell in _CELL.finditer(page.text, match.end(), end if end > 0 else len(page.text)):
            yield _product(page, cell.start(), cell[0], 700)


def _product(page: Page, start: int, number: str, score: int) -> Candidate:
    span = (start, start + len(number))
    return candidate("platform_ids", page, span, "product_id", number, score)
