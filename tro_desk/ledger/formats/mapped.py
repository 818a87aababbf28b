"""Any other table, through the columns that the seller named (Alibaba International, Temu, ...).

No header of these exports could be verified: nothing is taken for granted. `SYNONYMS` only suggests
which column is which; the seller sees the result before it is loaded.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from tro_desk.domain.sales import OrderLine
from tro_desk.ledger.days import Days, is_unclear, order_of
from tro_desk.ledger.figures import Figures, decimal_sign
from tro_desk.ledger.formats._contract import Head, LineError, Needs, cell
from tro_desk.ledger.places import state_of

REPORT: Final = "mapped"
FAMILY: Final = "orders"
OWN: Final = (
    *("order_id", "sku", "product_id", "day", "status", "quantity", "currency", "gross"),
    *("shipping", "promo", "tax", "state", "country"),
)
COLUMNS: Final = MappingProxyType({name: (name,) for name in OWN})
"""Here our own names stand alone: a table is mapped by the seller, never claimed."""
NEEDS: Final = frozenset[str]()
LEAST: Final = frozenset({"order_id", "day", "gross"})
"""What the seller has to name at least."""

SYNONYMS: Final = MappingProxyType(
    {
        "order_id": (
            "订单号|订单编号|信保订单号|交易号|order number|order no|order id|order#|po#|"
            "purchase order id|trade assurance order no"
        ),
        "sku": "sku|商家编码|规格编码|商品编码|sku id|seller sku|item sku|货号",
        "product_id": "产品id|商品id|product id|item id|goods id|商品编号|产品编号",
        "day": (
            "下单时间|创建时间|订单创建时间|付款时间|支付时间|成交时间|order date|created at|"
            "create time|purchase date|payment time|date|日期|时间"
        ),
        "status": "订单状态|状态|order status|status",
        "quantity": "数量|商品数量|购买数量|件数|quantity|qty|units",
        "currency": "币种|货币|currency",
        "gross": (
            "订单金额|订单总金额|实收金额|已收款|商品总金额|成交金额|order amount|order total|"
            "total|amount|item subtotal|item price|gross"
        ),
        "shipping": "运费|shipping fee|shipping|freight",
        "promo": "优惠金额|折扣|discount|promotion",
        "tax": "税费|税金|tax",
        "state": "买家省州|省/州|收货州|state|province|ship state",
        "country": "买家国家|收货国家|国家|country|ship country|buyer country",
    }
)
"""Our name -> spellings in both languages, the clearest first."""

_CANCELLED: Final = ("取消", "关闭", "cancel", "closed", "void")
_PENDING: Final = ("待", "未", "pending", "awaiting", "unpaid", "unshipped", "processing")


def open(head: Head) -> _Reader:
    """A reader for one file. Raises Needs `columns`, `currency` or `date_order`."""
    if not head.at.keys() >= LEAST:
        raise Needs("columns")
    return _Reader(head)


class _Reader:
    locale = ""

    def __init__(self, head: Head) -> None:
        self._at = head.at
        if "currency" not in head.at and not head.told.currency:
            raise Needs("currency")
        self._currency = head.told.currency
        cells = [
            text
            for row in head.sample
            for name in ("gross", "shipping", "promo", "tax")
            if (text := cell(row, head.at, name))
        ]
        self._sign = decimal_sign(cells) or "."
        self._figures: dict[str, Figures] = {}
        printed = [cell(row, head.at, "day") for row in head.sample]
        order = order_of(printed) or head.told.date_order
        if not order and any(is_unclear(day) for day in printed):
            raise Needs("date_order")
        self._days = Days(order, "Asia/Shanghai")

    def line(self, cells: list[str]) -> OrderLine | None:
        """See `formats._contract.Reader`."""
        at = self._at
        if not any(cells):
            return None
        order = cell(cells, at, "order_id").removeprefix("'")
        if not order:
            raise LineError("no_order")
        currency = (cell(cells, at, "currency") or self._currency).upper()
        if len(currency) != 3 or not currency.isalpha():
            raise LineError("currency")
        figures = self._figures.setdefault(currency, Figures(self._sign, currency))
        quantity = cell(cells, at, "quantity")
        if quantity and not quantity.isdecimal():
            raise LineError("quantity")
        moment, day = self._days(cell(cells, at, "day"))
        country, state = cell(cells, at, "country"), cell(cells, at, "state")
        return OrderLine(
            order_id=order,
            sku=cell(cells, at, "sku"),
            product_id=cell(cells, at, "product_id"),
            day=day,
            at=moment,
            changed_at=0,
            status=_status(cell(cells, at, "status")),
            quantity=int(quantity or 1),
            currency=currency,
            gross=figures(cell(cells, at, "gross")),
            shipping=figures(cell(cells, at, "shipping")),
            promo=figures(cell(cells, at, "promo")),
            tax=figures(cell(cells, at, "tax")),
            channel="",
            state=state_of(state, country) if state else "",
            country=country,
            damaged=int("E+" in order.upper() or "*" in order),
        )

    def check(self) -> tuple[bool | None, int]:
        """A table of unknown kind has no total to compare with."""
        return None, 0


def _status(text: str) -> str:
    word = text.casefold()
    if any(sign in word for sign in _CANCELLED):
        return "cancelled"
    return "pending" if any(sign in word for sign in _PENDING) else "shipped"
