"""Sums of money and what they are: held, deposited as security, asked for in a settlement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate

_NUMBER: Final = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{2})?|\d{1,9}(?:\.\d{2})?"
_AMOUNT = re.compile(
    rf"(?<![A-Z\w$€£¥])(?P<before>US\s?\$|USD\s?\$?|\$|RMB|CNY|人民币|EUR|€|GBP|£)\s?"
    rf"(?P<a>{_NUMBER})(?![\d,]\d)(?:\s?(?P<wan1>万))?"
    rf"|(?<![\d.,$])(?P<b>{_NUMBER})(?:\s?(?P<wan2>万))?\s?(?P<after>美元|美金|USD|人民币|RMB|EUR|欧元)",
    re.I,
)
_CURRENCIES: Final = {
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "usd$": "USD",
    "美元": "USD",
    "美金": "USD",
    "rmb": "CNY",
    "cny": "CNY",
    "人民币": "CNY",
    "eur": "EUR",
    "€": "EUR",
    "欧元": "EUR",
    "gbp": "GBP",
    "£": "GBP",
}
_HELD = re.compile(
    r"\b(?:restrained|is held|are held|on hold|frozen|froze|set aside|withheld|being held)\b"
    r"|amount restrained|restrained amount"
    r"|冻结|凍結|预留|預留|保留|扣留",
    re.I,
)
_NOT_HELD = re.compile(
    r"\b(?:accept|offer|settle|bond|security|sales|volume|fees?|withdrawn|up to|damages|pay\b)"
    r"|payment received|销售额|年|交易量|手续费|和解|要求",
    re.I,
)
_BOND = re.compile(r"\b(?:bond|security|undertaking)\b", re.I)
_NOT_BOND = re.compile(r"\b(?:damages|judgment|award|settle)\b", re.I)
_OFFER = re.compile(
    r"\b(?:accept|settle (?:for|at)|offers? (?:of|to settle for)|demand of)\s*$", re.I
)
_CLAUSE_END = re.compile(r"(?<!No)[.;。；](?=\s|$|[\u4e00-\u9fff])|\n(?=[A-Z][^\n]{0,40}\t)|\n\n")


def find(paper: Paper) -> Iterator[Candidate]:
    """frozen_amount, bond_amount, settlement_amount; an amount of unclear part is left out."""
    if paper.kind == "guide":
        return
    for page, match in paper.matches(_AMOUNT):
        value = _value(match)
        if value is None:
            continue
        before, after = _clause(page.text, match.start(), match.end())
        whole = f"{before} {after}"
        field, score = "", 0
        if paper.kind == "settlement_offer" and _OFFER.search(before):
            field, score = "settlement_amount", 910
        elif _BOND.search(whole) and not _NOT_BOND.search(whole):
            field, score = "bond_amount", 920
        elif (
            paper.kind in ("tro_freeze", "settlement_offer")
            and _HELD.search(whole)
            and not _NOT_HELD.search(whole)
        ):
            field, score = "frozen_amount", 920
        if field:
            yield candidate("money", page, match.span(), field, value, score)


def _value(match: re.Match[str]) -> str | None:
    number = match["a"] or match["b"]
    sign = re.sub(r"\s", "", (match["before"] or match["after"])).lower()
    amount = Decimal(number.replace(",", ""))
    if match["wan1"] or match["wan2"]:
        amount *= 10_000
    return f"{amount:.2f} {_CURRENCIES[sign]}" if amount > 0 else None


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after in the same clause, at most 160 characters each way."""
    before = text[max(0, start - 160) : start]
    cut = 0
    for match in _CLAUSE_END.finditer(before):
        cut = match.end()
    after = text[end : end + 160]
    stop = _CLAUSE_END.search(after)
    return before[cut:], after[: stop.start() if stop else None]
