"""Sums of money and what they are: held, deposited as security, asked for in a settlement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Candidate
from tro_desk.intake.extractors._contract import Paper, candidate

_NUMBER: Final = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{2})?|\d{1,9}(?:\.\d{2})?"
_AMOUNT = re.compile(
    rf"(?<![A-Z\w$€£¥])(?P<before>US\s?\$|USD\s?\$?|\$|RMB|CNY|人民币|EUR|€|GBP|£)\s?"
    rf"(?P<a>{_NUMBER})(?!\d|[.,]\d)(?:\s?(?P<wan1>万))?"
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
    r"\b(?:restrained|(?:is|are|was|were|been|being) held|on hold|frozen|froze|set aside|withheld"
    r"|under restraint)\b"
    r"|\b(?:amounts?|funds?|sums?|totals?|balance|money)(?: \w+){0,2}? held\b"
    r"|\b(?:held|hold|restraint|freeze) (?:amount|sum|balance|total)\b"
    r"|冻结|凍結|预留|預留|保留|扣留",
    re.I,
)
_NOT_HELD = re.compile(
    r"\b(?:accept|offer|settle|bond|security|sales|volume|fees?|withdrawn|up to|damages|pay\b"
    r"|reserves?\b(?! (?:the|all) rights?)|demand\w*|released?\b|no longer|refund\w*|owed?\b"
    r"|claims? (?:of|for)|deposits?\b|disputes?\b(?!@)|chargebacks?)"
    r"|payment received|销售额|年(?!\s?\d{1,2}\s?月)|交易量|手续费|和解|要求|已解冻|准备金",
    re.I,
)
_BALANCE = re.compile(  # a balance is what is held only where the words behind it say so
    r"(?:\b(?:balance|proceeds|earnings)(?: is| was| of| stands at)?|余额|餘額)\s?[:为]?\s*$", re.I
)
_ACCOUNT_HELD = re.compile(  # an account is frozen; that alone does not make the sum beside it so
    r"(?<!\bin )(?<!\bof )(?<!\bfrom )(?<!\bon )\b(?:your|the|this)\s(?:\w+\s){0,2}?"
    r"(?:account|store|listing)s?\s(?:is|was|are|were|has been|have been)\s(?:\w+\s)?"
    r"(?:on hold|frozen|restrained|held)\b"
    r"|\b(?:froze|frozen|restrained) (?:your|the|this) (?:\w+ ){0,2}?(?:account|store)s?\b",
    re.I,
)
_ADDRESSED = re.compile(  # a page that is written to the holder of an account
    r"\byour\b[^.;\n]{0,40}\b(?:accounts?|funds|money|store|balance|wallet)\b|您|你的", re.I
)
_TO_THE_READER: Final = frozenset({"tro_freeze", "settlement_offer"})
_NEVER: Final = frozenset(
    {"guide", "platform_complaint", "platform_other", "court_email", "complaint_pleading"}
)
_PARTING = re.compile(r"[,;(]|\b(?:and|of which|while|but)\b|\n|，|其中", re.I)
_LABEL_END = re.compile(r"(?:[:：]|\b(?:is|of|was))\s*$", re.I)
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
    for page in paper.pages:
        amounts = list(_AMOUNT.finditer(page.text))
        for number, match in enumerate(amounts):
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
            elif _may_be_held(paper, page) and _held(*_own(page, amounts, number, before, after)):
                field, score = "frozen_amount", 920
            if field:
                yield candidate("money", page, match.span(), field, value, score)


def _may_be_held(paper: Paper, page: Page) -> bool:
    """A notice of a freeze tells the sum; so does a page to the reader before a printed order."""
    if paper.kind in _TO_THE_READER:
        return True
    return paper.kind not in _NEVER and _ADDRESSED.search(page.text) is not None


def _held(before: str, after: str) -> bool:
    if _NOT_HELD.search(f"{before} {after}"):
        return False
    words = after if _BALANCE.search(before) else f"{before} … {after}"
    return _HELD.search(_ACCOUNT_HELD.sub(" ", words)) is not None


def _own(
    page: Page, amounts: list[re.Match[str]], number: int, before: str, after: str
) -> tuple[str, str]:
    """The words of a clause that belong to this amount and not to the one before or behind it."""
    start, end = amounts[number].span()
    if number and amounts[number - 1].end() > start - len(before):
        before = _parted(page.text[amounts[number - 1].end() : start])[1]
    if number + 1 < len(amounts) and amounts[number + 1].start() < end + len(after):
        after = _parted(page.text[end : amounts[number + 1].start()])[0]
    return before, after


def _parted(between: str) -> tuple[str, str]:
    """What stands between two amounts: what belongs to the first, what to the second."""
    if mark := _PARTING.search(between):
        return between[: mark.start()], between[mark.end() :]
    return ("", between) if _LABEL_END.search(between) else (between, "")


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
