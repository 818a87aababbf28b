"""How people write currencies: codes, signs and words, and what each of them may mean.

The conventions of writing are common knowledge. Where a sign stands for several currencies all of
them are listed, and only a sign that nobody misreads has a usual meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final, NamedTuple


class Currency(NamedTuple):
    """How an amount of a currency is written.

    `groups` is the mark between thousands where it is the same wherever the currency is at home,
    else empty; `signs` are the signs and words that mean this currency alone.
    """

    groups: str = ""
    signs: tuple[str, ...] = ()


CURRENCIES: Final = MappingProxyType(
    {
        "AED": Currency(","),
        "AUD": Currency(",", ("A$", "AU$", "澳元", "$AU")),
        "BRL": Currency(".", ("R$", "BR$")),
        "CAD": Currency(",", ("C$", "CA$", "加元", "$CA")),
        "CHF": Currency("", ("瑞士法郎",)),
        "CLP": Currency(".", ("$CL",)),
        "CNY": Currency(",", ("RMB", "CN¥", "人民币")),
        "COP": Currency(".", ("$CO",)),
        "CZK": Currency("", ("Kč",)),
        "DKK": Currency(".", ("Dkr",)),
        "EGP": Currency(",", ("EG£",)),
        "EUR": Currency("", ("€", "欧元")),
        "GBP": Currency(",", ("£", "英镑", "£GB")),
        "HKD": Currency(",", ("HK$", "港币", "港元")),
        "HUF": Currency(),
        "IDR": Currency(".", ("Rp",)),
        "ILS": Currency(",", ("₪",)),
        "INR": Currency(",", ("₹", "Rs", "卢比")),
        "ISK": Currency(".", ("Ikr",)),
        "JPY": Currency(",", ("円", "JP¥", "日元", "日币")),
        "KRW": Currency(",", ("₩", "韩元")),
        "MXN": Currency(",", ("MX$", "$MX")),
        "MYR": Currency(",", ("RM",)),
        "NOK": Currency("", ("Nkr",)),
        "NZD": Currency(",", ("NZ$", "$NZ")),
        "PHP": Currency(",", ("₱",)),
        "PLN": Currency("", ("zł",)),
        "RON": Currency("."),
        "SAR": Currency(","),
        "SEK": Currency(),
        "SGD": Currency(",", ("S$", "$SG")),
        "THB": Currency(",", ("฿", "泰铢")),
        "TRY": Currency(".", ("₺", "TL")),
        "TWD": Currency(",", ("NT$", "新台币", "台币")),
        "USD": Currency(",", ("US$", "US $", "美元", "美金", "$US")),
        "VND": Currency(".", ("₫", "越南盾")),
        "ZAR": Currency(),
    }
)
"""ISO 4217 codes of the marketplaces and payout accounts that sellers use.

None of them prints three decimals: a lone group of three digits is never a fraction of a unit.
"""


class Sign(NamedTuple):
    """What a sign may mean, and what it means when nothing else is told."""

    may_mean: frozenset[str]
    usual: str | None


def _signs() -> Iterator[tuple[str, Sign]]:
    for code, currency in CURRENCIES.items():
        for name in (code, *currency.signs):
            yield name, Sign(frozenset({code}), code)
    dollars = {"USD", "AUD", "CAD", "CLP", "COP", "HKD", "MXN", "NZD", "SGD", "TWD"}
    yield "$", Sign(frozenset(dollars), "USD")
    # 元 is also the unit written after another currency's name: 港币 500 元
    yield "元", Sign(frozenset(dollars | {"CNY", "EUR", "JPY", "KRW"}), "CNY")
    yield "¥", Sign(frozenset({"CNY", "JPY"}), None)
    yield "kr", Sign(frozenset({"DKK", "ISK", "NOK", "SEK"}), None)


SIGNS: Final = MappingProxyType({name.casefold(): sign for name, sign in _signs()})
"""Every code, sign and word, case-folded."""
