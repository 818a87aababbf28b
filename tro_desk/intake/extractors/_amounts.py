"""Sums of money as papers print them; one that can be read in two ways is left out.

'1.250' may be a thousand and more or little more than one, '¥' may be yuan or yen: such sums are no
facts. '48.210,55 EUR' and '43.2万美元' can be read in one way only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tro_desk.domain.money import Money
from tro_desk.intake.extractors._contract import places

_NUMBER: Final = (
    r"\d{1,3}(?:\.\d{3}){1,3},\d{2}|\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,9},\d{2}(?!\d)"
    r"|\d{1,9}(?:\.\d{1,6}(?=\s?[万亿億]|\s?[mb]illion)|\.\d{1,2})?"
)
_TIMES: Final = r"\s?(?P<{}>万|萬|亿|億|million\b|billion\b|thousand\b)"
_SIGN_BEFORE: Final = (
    r"US\s?\$|USD\s?\$?|HK\s?\$|HKD|CA\s?\$|C\$|CAD|AU\s?\$|A\$|AUD|\$|RMB\s?¥?|CNY\s?¥?|人民币\s?¥?"
    r"|JPY\s?¥?|¥|EUR|€|GBP|£|美元|美金"
)
_SIGN_AFTER: Final = (
    r"美元|美金|元?人民币|USD|US\s?dollars?|U\.S\.\s?dollars?|dollars?|RMB|CNY|EUR|euros?|欧元|英镑"
    r"|GBP|HKD|港币|港元|JPY|日元|円|元"
)
_AMOUNT = re.compile(
    rf"(?<![A-Za-z\d$€£¥])(?P<before>{_SIGN_BEFORE})\s?(?P<a>{_NUMBER})(?!\d|[.,]\d)"
    rf"(?:{_TIMES.format('wan1')})?(?P<cny>\s?元)?"
    rf"|(?<![\d.,$€£¥])(?P<b>{_NUMBER})(?:{_TIMES.format('wan2')})?\s?(?P<after>{_SIGN_AFTER})(?![A-Za-z])",
    re.I,
)
_CURRENCIES: Final = {
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "usd$": "USD",
    "usdollar": "USD",
    "u.s.dollar": "USD",
    "dollar": "USD",
    "美元": "USD",
    "美金": "USD",
    "hk$": "HKD",
    "hkd": "HKD",
    "港币": "HKD",
    "港元": "HKD",
    "ca$": "CAD",
    "c$": "CAD",
    "cad": "CAD",
    "au$": "AUD",
    "a$": "AUD",
    "aud": "AUD",
    "rmb": "CNY",
    "cny": "CNY",
    "人民币": "CNY",
    "元人民币": "CNY",
    "eur": "EUR",
    "€": "EUR",
    "euro": "EUR",
    "欧元": "EUR",
    "gbp": "GBP",
    "£": "GBP",
    "英镑": "GBP",
    "jpy": "JPY",
    "日元": "JPY",
    "円": "JPY",
}
_TIMES_OF: Final = {
    "万": 10_000,
    "萬": 10_000,
    "亿": 100_000_000,
    "億": 100_000_000,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
MONEY_SIGNS: Final = (
    "$",
    "€",
    "£",
    "¥",
    "usd",
    "rmb",
    "cny",
    "eur",
    "gbp",
    "dollar",
    "元",
    "美金",
    "人民币",
    "港币",
    "英镑",
    "円",
    "jpy",
    "hkd",
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in a text: canonical value (`48210.55 USD`) and its span."""

    value: str
    start: int
    end: int


def amounts(text: str, lowered: str, signs: Iterable[str] = MONEY_SIGNS) -> Iterator[Amount]:
    """Every sum of a text that can be read in one way; `lowered` is the text in lower case.

    `signs` are those of `MONEY_SIGNS` that stand in it.
    """
    if len(lowered) != len(text):
        lowered = text  # places would not agree
    end = 0
    for at in places(lowered, signs):
        if at < end:
            continue
        for match in _AMOUNT.finditer(text, max(end, at - _LEFT), at + _RIGHT):
            if match.start() > at + _SIGN:
                break
            if match.end() >= at:
                end = match.end()
                value = _value(match)
                if value is not None:
                    yield Amount(value, *match.span())
                break


_LEFT: Final = 26  # characters before a sign that its number may take
_RIGHT: Final = 40
_SIGN: Final = 3


def _value(match: re.Match[str]) -> str | None:
    sign = re.sub(r"[\s¥]|(?<=[a-z])s$", "", (match["before"] or match["after"]).lower())
    currency = _CURRENCIES.get(sign)
    if currency is None:
        return None
    number = match["a"] or match["b"]
    if re.search(r",\d{2}$", number):
        number = number.replace(".", "").replace(",", ".")
    amount = Decimal(number.replace(",", ""))
    times = (match["wan1"] or match["wan2"] or "").lower()
    amount *= _TIMES_OF.get(times, 1)
    try:
        money = Money.of(amount, currency)
    except ValueError:
        return None
    return str(money) if money.minor > 0 else None
