"""What Amazon's payments reports call their columns and kinds of line, by locale.

Seen in public parsers, tests and files (formats: 1.3); a locale that is missing here is read
through a mapping of columns.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

_OWN: Final = (
    *("when", "settlement", "type", "order_id", "sku", "description", "quantity", "marketplace"),
    *("fulfillment", "gross", "promo", "selling_fee", "fba_fee", "other_fee", "other", "total"),
)

HEADERS: Final = MappingProxyType(
    {
        locale: dict(zip(_OWN, names.split("|"), strict=True))
        for locale, names in {
            "en_US": (
                "date/time|settlement id|type|order id|sku|description|quantity|marketplace|"
                "fulfillment|product sales|promotional rebates|selling fees|fba fees|"
                "other transaction fees|other|total"
            ),
            "en_GB": (
                "date/time|settlement id|type|order id|sku|description|quantity|marketplace|"
                "fulfilment|product sales|promotional rebates|selling fees|fba fees|"
                "other transaction fees|other|total"
            ),
            "de_DE": (
                "Datum/Uhrzeit|Abrechnungsnummer|Typ|Bestellnummer|SKU|Beschreibung|Menge|"
                "Marketplace|Versand|Umsätze|Rabatte aus Werbeaktionen|Verkaufsgebühren|"
                "Gebühren zu Versand durch Amazon|Andere Transaktionsgebühren|Andere|Gesamt"
            ),
            "fr_FR": (
                "date/heure|numéro de versement|type|numéro de la commande|sku|description|"
                "quantité|Marketplace|traitement|ventes de produits|Rabais promotionnels|"
                "frais de vente|frais Expédié par Amazon|autres frais de transaction|autre|total"
            ),
            "it_IT": (
                "Data/Ora:|Numero pagamento|Tipo|Numero ordine|SKU|Descrizione|Quantità|"
                "Marketplace|Gestione|Vendite|Sconti promozionali|Commissioni di vendita|"
                "Costi del servizio Logistica di Amazon|"
                "Altri costi relativi alle transazioni|Altro|totale"
            ),
            "es_ES": (
                "fecha y hora|identificador de pago|tipo|número de pedido|sku|descripción|"
                "cantidad|web de Amazon|gestión logística|ventas de productos|"
                "devoluciones promocionales|tarifas de venta|tarifas de Logística de Amazon|"
                "tarifas de otras transacciones|otro|total"
            ),
            "ja_JP": (
                "日付/時間|決済番号|トランザクションの種類|注文番号|SKU|説明|数量|"
                "Amazon 出品サービス|フルフィルメント|商品売上|プロモーション割引額|手数料|"
                "FBA 手数料|"
                "トランザクションに関するその他の手数料|その他|合計"
            ),
            "es_MX": (
                "fecha/hora|Id. de liquidación|tipo|Id. del pedido|sku|descripción|cantidad|"
                "marketplace|cumplimiento|ventas de productos|descuentos promocionales|"
                "tarifas de venta|tarifas fba|tarifas de otra transacción|otro|total"
            ),
        }.items()
    }
)
"""Locale -> our name of a column -> its name."""

MORE: Final = MappingProxyType(
    {
        "state": (
            "order state",
            "Bundesland",
            "state",
            "都道府県",
            "région d'expédition",
            "provincia",
            "Estado del pedido",
        ),
        "shipping": (
            "shipping credits",
            "postage credits",
            "Gutschrift für Versandkosten",
            "crédits d'expédition",
            "Accrediti per le spedizioni",
            "abonos de envío",
            "配送料",
            "créditos de envío",
        ),
        "gift_wrap": (
            "gift wrap credits",
            "Gutschrift für Geschenkverpackung",
            "crédits sur l'emballage cadeau",
            "Accrediti per confezioni regalo",
            "abonos de envoltorio para regalo",
            "ギフト包装手数料",
            "créditos por envoltorio de regalo",
        ),
        "points": ("Amazonポイントの費用",),
        "transaction_status": ("Transaction Status",),
    }
)
"""Columns that some generations and locales have."""

DECIMAL_COMMA: Final = frozenset({"de_DE", "fr_FR", "it_IT", "es_ES"})

KINDS: Final = MappingProxyType(
    {
        word: kind
        for kind, words in {
            "sale": "order bestellung commande ordine pedido 注文",
            "refund": (
                "refund erstattung remboursement rimborso reembolso 返金 chargebackrefund "
                "a-to-zguaranteerefund"
            ),
            "fee": (
                "servicefee servicegebühr fbainventoryfee amazonfees shippingservices "
                "注文外料金 fba在庫関連の手数料 amazon手数料 fbacustomerreturnfee "
                "fbatransactionfees dealfee lightningdealfee couponredemptionfee"
            ),
            "transfer": "transfer übertrag transfert trasferimento transferir 振込み debt",
            "other": (
                "adjustment anpassung ajustement modifica ajuste 調整 safe-treimbursement "
                "liquidations feeadjustment others"
            ),
        }.items()
        for word in words.split()
    }
)
"""Kind of line by its folded word (`ledger.names.folded`); any other word is `other`."""
