"""Amazon Business Report, Detail Page Sales and Traffic by Child Item: sums of a period by ASIN.

The file has no dates: the seller names the period. `Units Ordered` already holds the B2B units. The
currency stands in front of the sales figures; `$` alone is the dollar of the marketplace and is
taken for the US dollar only where the seller does not tell another.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from tro_desk.domain.sales import PeriodLine
from tro_desk.ledger.amounts import UnclearAmount, parse_amount
from tro_desk.ledger.figures import Figures, decimal_sign
from tro_desk.ledger.formats._contract import Head, LineError, Needs, cell

REPORT: Final = "amazon_business_report"
FAMILY: Final = "periods"
COLUMNS: Final = MappingProxyType(
    {
        "asin": ("(Child) ASIN", "(子)ASIN", "(子) ASIN"),
        "parent": ("(Parent) ASIN", "(父)ASIN", "(父) ASIN"),
        "title": ("Title", "标题"),
        "sku": ("SKU",),
        "quantity": ("Units Ordered", "已订购商品数量"),
        "sales": ("Ordered Product Sales", "已订购商品销售额", "Gross Product Sales"),
    }
)
NEEDS: Final = frozenset({"asin", "quantity", "sales"})

_WHOLE = re.compile(r"\d{1,3}(?:[,.' ]\d{3})*|\d+")


def open(head: Head) -> _Reader:
    """A reader for one file. Raises Needs `period` or `currency`."""
    if head.told.first_day is None or head.told.last_day is None:
        raise Needs("period")
    return _Reader(head)


class _Reader:
    locale = ""

    def __init__(self, head: Head) -> None:
        self._at = head.at
        cells = [text for row in head.sample if (text := cell(row, head.at, "sales"))]
        self._currency = head.told.currency or _currency(cells)
        if not self._currency:
            raise Needs("currency")
        self._figures = Figures(decimal_sign(cells) or ".", self._currency)

    def line(self, cells: list[str]) -> PeriodLine | None:
        """See `formats._contract.Reader`."""
        at = self._at
        if not any(cells):
            return None
        asin, quantity = cell(cells, at, "asin"), cell(cells, at, "quantity")
        if not asin:
            raise LineError("no_product")
        if not _WHOLE.fullmatch(quantity):
            raise LineError("quantity")
        return PeriodLine(
            product_id=asin,
            sku=cell(cells, at, "sku"),
            title=cell(cells, at, "title"),
            quantity=int(re.sub(r"\D", "", quantity)),
            gross=self._figures(cell(cells, at, "sales")),
            currency=self._currency,
        )

    def check(self) -> tuple[bool | None, int]:
        """The report has no total to compare with."""
        return None, 0


def _currency(cells: list[str]) -> str:
    """The one currency that the figures name."""
    found = set()
    for text in cells:
        try:
            found.add(parse_amount(text).currency)
        except UnclearAmount:
            continue
    return found.pop() if len(found) == 1 else ""
