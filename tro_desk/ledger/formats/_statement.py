"""What the statements of payment firms share: the balance after a line, and what is on hold."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from tro_desk.domain.sales import BalanceLine
from tro_desk.ledger.days import Days, order_of
from tro_desk.ledger.figures import Figures, decimal_sign
from tro_desk.ledger.formats._contract import Head, LineError, Needs, cell

_HOLD: Final = ("hold", "reserve", "einbehalt", "冻结", "保留", "预留")
_RELEASE: Final = ("release", "reversal", "freigabe", "解冻", "释放")


class StatementReader:
    """Reads a statement line by line.

    `held` sums what the lines put on hold and let go, a currency; who is paid is never kept.
    """

    locale = ""

    def __init__(self, head: Head, account: str, usual: str = ".", dates: str = "") -> None:
        self._at = head.at
        self._account = account
        cells = [
            text
            for row in head.sample
            for name in ("balance", "amount", "credit", "debit")
            if (text := cell(row, head.at, name))
        ]
        self._sign = decimal_sign(cells) or usual
        self._figures: dict[str, Figures] = {}
        printed = [cell(row, head.at, "day") for row in head.sample]
        order = order_of(printed) or head.told.date_order or dates
        if not order and any(printed):
            raise Needs("date_order")
        self._days = Days(order)
        self._held: defaultdict[str, int] = defaultdict(int)

    def line(self, cells: list[str]) -> BalanceLine | None:
        """See `formats._contract.Reader`."""
        at = self._at
        if not any(cells):
            return None
        currency = cell(cells, at, "currency").upper()
        if len(currency) != 3:
            raise LineError("currency")
        figures = self._figures.setdefault(currency, Figures(self._sign, currency))
        _, day = self._days(cell(cells, at, "day"))
        kind = cell(cells, at, "kind")
        word = kind.casefold()
        if any(sign in word for sign in _HOLD):
            amount = abs(figures(cell(cells, at, "amount")))
            freed = any(sign in word for sign in _RELEASE)
            self._held[currency] += -amount if freed else amount
        balance = cell(cells, at, "balance")
        return BalanceLine(
            account=self._account,
            day=day,
            currency=currency,
            available=figures(balance) if balance else None,
            held=self._held.get(currency),
            note=kind,
        )

    def check(self) -> tuple[bool | None, int]:
        """The statement has no total to compare with."""
        return None, 0
