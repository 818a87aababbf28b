"""An amount as a platform or a notice prints it becomes exact money, or nothing at all.

The whole text has to be one amount: a sign, a number and what names the currency. What can be read
in two ways is refused, because a figure that is wrong by a thousand looks like any other.

How separators are read:
* A space or an apostrophe only groups. So does a comma or point that occurs more than once. Groups
  are of three digits, or Indian (1,23,456); anything else is refused, and so are dates and numbers
  of orders.
* With comma and point together, the last one starts the decimals.
* A single comma or point before one, two, or more than three digits starts the decimals.
* A single comma or point before exactly three digits groups where the currency has no decimals, or
  is written that way wherever it is at home (`$1,234`, `Rp 1.234`). Otherwise (`1.234 USD`,
  `1,234 EUR`) it is refused as ambiguous.
* Before 万 and 亿 the Chinese way holds: the point starts the decimals, the comma groups.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from tro_desk.domain.money import Money, decimals_of
from tro_desk.ledger.currencies import CURRENCIES, SIGNS, Sign

_MULTIPLIERS: Final = {"万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}

_LONGEST: Final = 64  # characters; an amount is short, a text that is not is no amount
_DIGITS: Final = 18  # Decimal stays exact


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_TOKEN: Final = re.compile(
    r"(?P<N>[0-9](?:[0-9.,' ]*[0-9])?)"
    rf"|(?P<M>{_any_of(_MULTIPLIERS)})"
    rf"|(?P<C>(?:{_any_of(SIGNS)})\.?)"
    r"|(?P<S>[-+])|(?P<P>\()|(?P<Q>\))|(?P<_>\s+)"
)

_SHAPE: Final = re.compile(r"(?:S?C*|C*S)NM?C*|C*NM?(?:S?C*|C*S)|C*PC*NM?C*QC*")
"""Order of the tokens: one sign at most, in front, between, behind, or as brackets."""

_GROUPED: Final = re.compile(
    r"[0-9]{1,3}(?P<by>[,.' ])[0-9]{3}(?:(?P=by)[0-9]{3})*|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}"
)
_PLAIN: Final = re.compile(r"0|[1-9][0-9]*")


class UnclearAmount(ValueError):  # noqa: N818 - it says what the text is
    """The text is not certainly one amount.

    `reason` is not_an_amount, no_currency, currencies_differ, ambiguous, or too_exact (a fraction
    of the currency's smallest unit).
    """

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(f"{reason}: {text[:_LONGEST]!r}")
        self.reason = reason


def parse_amount(text: str, currency: str | None = None) -> Money:
    """The amount that `text` as a whole is: `$48,210.55`, `48.210,55 EUR`, `(12.00)`, `400万美元`.

    `currency` (ISO 4217) is what the file or its column tells; the text may repeat it but not
    contradict it. `$` alone is the US dollar and 元 the Chinese yuan; ¥ alone is refused. Raises
    UnclearAmount, a ValueError, where it cannot be certain.
    """
    tokens = _tokens(text)
    signs = [SIGNS[value.removesuffix(".")] for kind, value in tokens if kind == "C"]
    code = _currency(signs, currency, text)
    [number] = (value for kind, value in tokens if kind == "N")
    times = next((_MULTIPLIERS[value] for kind, value in tokens if kind == "M"), 1)
    amount = _number(number, code, times > 1, text) * times
    if any(token in (("S", "-"), ("P", "(")) for token in tokens):
        amount = -amount
    try:
        return Money.of(amount, code)
    except ValueError as error:
        raise UnclearAmount("too_exact", text) from error


def _tokens(text: str) -> list[tuple[str, str]]:
    if len(text) > _LONGEST or any(unicodedata.category(sign) == "No" for sign in text):
        raise UnclearAmount("not_an_amount", text)  # NFKC would make digits of ² and ①
    plain = unicodedata.normalize("NFKC", text).translate(_ALIKE).casefold().strip()
    tokens: list[tuple[str, str]] = []
    place = 0
    while place < len(plain) and (match := _TOKEN.match(plain, place)):
        if match.lastgroup != "_":
            tokens.append((str(match.lastgroup), match[0]))
        place = match.end()
    kinds = "".join(kind for kind, _ in tokens)
    if place < len(plain) or not _SHAPE.fullmatch(kinds):
        raise UnclearAmount("not_an_amount", text)
    return tokens


_ALIKE: Final = {
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'"),
    # marks of writing direction and zero-width characters, which exports leave beside digits
    **dict.fromkeys(map(ord, "\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff"), None),
}
"""Characters that look like a minus, an apostrophe or nothing (NFKC leaves them)."""


def _currency(signs: list[Sign], told: str | None, text: str) -> str:
    if told is not None and told not in CURRENCIES:
        raise UnclearAmount("no_currency", text)
    may_mean = frozenset({told} if told else CURRENCIES)
    for sign in signs:
        may_mean &= sign.may_mean
    if not may_mean:
        raise UnclearAmount("currencies_differ", text)
    if len(may_mean) == 1:
        return next(iter(may_mean))
    usual = {sign.usual for sign in signs} & may_mean
    if len(usual) != 1:
        raise UnclearAmount("no_currency", text)
    return str(usual.pop())


def _number(number: str, currency: str, chinese: bool, text: str) -> Decimal:
    whole, fraction = number, ""
    point = max(number.rfind("."), number.rfind(","))
    if point >= 0:
        mark, after = number[point], number[point + 1 :]
        other = "," if mark == "." else "."
        once = number.count(mark) == 1
        if once and not _groups(mark, after, other in number, currency, chinese, text):
            whole, fraction = number[:point], after
            if mark in whole or not fraction.isdigit():
                raise UnclearAmount("not_an_amount", text)
    if not (_PLAIN.fullmatch(whole) or (_GROUPED.fullmatch(whole) and whole[0] != "0")):
        raise UnclearAmount("not_an_amount", text)
    digits = re.sub(r"[^0-9]", "", whole)
    if len(digits) + len(fraction) > _DIGITS:
        raise UnclearAmount("not_an_amount", text)
    return Decimal(f"{digits}.{fraction or 0}")


def _groups(
    mark: str, after: str, with_other: bool, currency: str, chinese: bool, text: str
) -> bool:
    """Whether the only comma or point of its kind, the last mark of all, groups the digits."""
    if with_other or len(after) != 3 or not after.isdigit():
        return False
    if chinese:
        return mark == ","
    if decimals_of(currency) == 0 or CURRENCIES[currency].groups == mark:
        return True
    raise UnclearAmount("ambiguous", text)
