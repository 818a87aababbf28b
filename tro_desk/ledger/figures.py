"""Amounts of a file in minor units: its decimal sign is decided once, for all of its cells.

`1,234` alone may be a thousand or one and a bit; the locale of the report tells, else the cells of
the whole file together. What cannot be read fails its line, visibly: it is never zero.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from tro_desk.domain.money import decimals_of
from tro_desk.ledger.currencies import SIGNS
from tro_desk.ledger.formats._contract import LineError

_CURRENCY: Final = re.compile(
    "|".join(
        re.escape(sign) + (r"\.?" if sign[-1].isalpha() else "")
        for sign in sorted(SIGNS, key=len, reverse=True)
    )
)
_FOREIGN: Final = re.compile(r"[^\d.,()'\s+-]")
"""What no amount holds: a formula, a word, a byte that was lost."""

_BROKEN: Final = re.compile(r"\d[()+-]+\s*\d|\d\s+(?=\d)(?!\d{3}(?!\d))")
"""Between two digits: a sign (12-34), or a blank that does not group."""

_KEPT: Final = 200_000  # amounts that are remembered
_GROUPS: Final = {
    ".": re.compile(r"\d+|\d{1,3}(?:[,']\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}"),
    ",": re.compile(r"\d+|\d{1,3}(?:[.']\d{3})+"),
}
_NUMBER: Final = re.compile(r"\d[\d.,']*")


def decimal_sign(cells: Iterable[str]) -> str:
    """The decimal sign that the cells of a file have together: a point or comma, "" unknown.

    A sign before one or two last digits, or the last of two different ones, is decimal; one that
    occurs twice in a cell groups.
    """
    votes = {".": 0, ",": 0}
    for cell in cells:
        match = _NUMBER.search(cell)
        if match is None:
            continue
        text = match[0]
        last = max(text.rfind("."), text.rfind(","))
        if last < 0:
            continue
        sign, other = text[last], "," if text[last] == "." else "."
        after = len(text) - last - 1
        if text.count(sign) > 1:
            votes[other] += 1
        elif other in text or after in (1, 2):
            votes[sign] += 1
    if votes["."] and votes[","]:
        return ""
    return "." if votes["."] else "," if votes[","] else ""


class Figures(dict[str, int]):
    """Reads the amounts of one file: a cell -> minor units; an empty one is nothing.

    `currency` is ISO 4217, `sign` its decimal sign. What was read once is remembered, as it is a
    dictionary. Raises LineError `amount`, `amount_unclear`, `amount_too_exact`.
    """

    def __init__(self, sign: str, currency: str) -> None:
        super().__init__({"": 0})
        self._sign = sign
        self._groups = _GROUPS[sign or "."]
        self._places = decimals_of(currency)

    def __call__(self, text: str) -> int:
        """Minor units of a cell."""
        return self[text]

    def __missing__(self, text: str) -> int:
        if len(self) > _KEPT:
            self.clear()
        amount = self[text] = self._read(text) if text.strip() else 0
        return amount

    def _read(self, text: str) -> int:
        plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace("\u2019", "'")
        plain = _CURRENCY.sub("", plain.casefold(), count=2).strip()
        if _FOREIGN.search(plain) or _BROKEN.search(plain):
            raise LineError("amount")
        plain = "".join(plain.split())
        minus = plain.startswith(("-", "(")) or plain.endswith("-")
        digits = plain.strip("()+-")
        if not digits or (plain.startswith("(") != plain.endswith(")")):
            raise LineError("amount")
        whole, mark, fraction = digits, "", ""
        if self._sign and self._sign in digits:
            whole, mark, fraction = digits.rpartition(self._sign)
        elif not self._sign and ("." in digits or "," in digits):
            raise LineError("amount_unclear")
        if mark and (not fraction.isdigit() or len(fraction) > 2):
            fraction = self._long_fraction(fraction)
        if not self._groups.fullmatch(whole or "0"):
            raise LineError("amount")
        minor: int = int(re.sub(r"\D", "", whole) or 0) * 10**self._places
        if fraction:
            if len(fraction) > self._places:
                if fraction[self._places :].strip("0"):
                    raise LineError("amount_too_exact")
                fraction = fraction[: self._places]
            minor += int(fraction.ljust(self._places, "0") or 0)
        return -minor if minus else minor

    @staticmethod
    def _long_fraction(fraction: str) -> str:
        """`12.5000` is printed by some workbooks; anything longer that is not zeros is refused."""
        if fraction.isdigit():
            return fraction
        raise LineError("amount")
