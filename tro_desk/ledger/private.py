"""Columns that hold a buyer's data: they are never shown, never kept.

The names of formats 1.6, and what tables of unknown kind call the same in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tro_desk.ledger.names import folded

_PRIVATE: Final = re.compile(
    r"""
    buyer.?(name|e?-?mail|phone|company|tax|citizen|note|message|id|account|number|.*-number)
    | (e-?mail|phone|telephone|mobile|fax|recipient|consignee|receiver|addressee|address|street
       |postal|postcode|zip|passport|taxid|customername|contactname|contactperson|firstname
       |lastname|fullname|gift-?message|delivery-?instructions|customized|purchase-?order-?number
       |absender|empfänger|empfaenger|anschrift|strasse|plz|telefon)
    | ^(bill|billing)[-_ ]?
    | ^(ship|shipping)[-_ ]?(name|city|address|street|postal|zip|phone|company)
    | ^(order)?(city|ort|ville|ciudad|città|市町村)$
    | ^(name|customer|client|town|city|to|from|buyer)$
    | (order|bestell)[-_ ]?(city|ort)
    | 姓名|收货人|收件人|买家(名|姓|邮|电|留言|地址|账|帐|公司|id|昵称|备注)|客户(名|姓|邮|电)
    | 邮箱|邮件|电话|手机|地址|街道|邮编|门牌|城市|身份证|护照|税号|昵称|联系人|氏名|住所|郵便
    """,
    re.VERBOSE,
)
_HARMLESS: Final = re.compile(r"^(address-type|shipping-?address-?type|ship-service-level)$")


def private_columns(names: Sequence[str]) -> frozenset[int]:
    """The places of the columns that hold a buyer's data, judged by their names."""
    plain = [folded(name) for name in names]
    return frozenset(
        place
        for place, name in enumerate(plain)
        if _PRIVATE.search(name) and not _HARMLESS.match(name)
    )
