"""What a person calls the reports, their columns, and why a line of one was not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tro_desk.base.messages import N_

if TYPE_CHECKING:
    from tro_desk.l10n.translator import Translator

REPORTS: Final[dict[str, str]] = {
    "amazon_all_orders": N_("report", "Amazon All Orders"),
    "amazon_date_range": N_("report", "Amazon transactions (Date Range)"),
    "amazon_settlement_v1": N_("report", "Amazon settlement (V1)"),
    "amazon_settlement_v2": N_("report", "Amazon settlement (V2)"),
    "amazon_business_report": N_("report", "Amazon Business Report by child ASIN"),
    "amazon_listings": N_("report", "Amazon listings"),
    "amazon_fba_shipments": N_("report", "Amazon fulfilled shipments (FBA)"),
    "amazon_unshipped": N_("report", "Amazon unshipped orders"),
    "paypal_activity": N_("report", "PayPal activity"),
    "payoneer_transactions": N_("report", "Payoneer transactions"),
    "shopify_orders": N_("report", "Shopify orders"),
    "mapped": N_("report", "Table with columns you named"),
}
"""Report -> its name (context `report`)."""

SKIPPED: Final[dict[str, str]] = {
    "amount": N_("skipped", "An amount cannot be read."),
    "amount_too_exact": N_("skipped", "An amount has more decimals than the currency."),
    "amount_unclear": N_("skipped", "An amount can be read in two ways."),
    "currency": N_("skipped", "The currency is missing or is no currency."),
    "date": N_("skipped", "The date cannot be read."),
    "date_unclear": N_("skipped", "The date can be read in two ways."),
    "date_zone": N_("skipped", "The time zone is not known."),
    "no_amount": N_("skipped", "The amount is missing."),
    "no_first_line": N_("skipped", "The first line of this order is missing."),
    "no_order": N_("skipped", "The order number is missing."),
    "no_product": N_("skipped", "The product number is missing."),
    "no_sku": N_("skipped", "The SKU is missing."),
    "quantity": N_("skipped", "The quantity cannot be read."),
    "too_few_cells": N_("skipped", "The line is cut short."),
}
"""Why a line was not taken (`domain.sales.Skipped.why`) -> what is wrong with it."""

STATUSES: Final[dict[str, str]] = {
    "shipped": N_("sale", "Shipped"),
    "pending": N_("sale", "Pending"),
    "cancelled": N_("sale", "Cancelled"),
    "other": N_("sale", "Other"),
    "released": N_("sale", "Released"),
    "deferred": N_("sale", "Deferred"),
}
"""Status of a line of an order or of money -> its word (context `sale`)."""

KINDS: Final[dict[str, str]] = {
    "sale": N_("movement", "Sale"),
    "refund": N_("movement", "Refund"),
    "fee": N_("movement", "Fee"),
    "transfer": N_("movement", "Payout"),
    "reserve": N_("movement", "Held back"),
    "other": N_("movement", "Other"),
}
"""Kind of a line of money -> its word (context `movement`)."""

COLUMNS: Final[dict[str, str]] = {
    "order_id": N_("column", "Order number"),
    "sku": N_("column", "SKU"),
    "product_id": N_("column", "Product number"),
    "day": N_("column", "Day"),
    "status": N_("column", "Status"),
    "quantity": N_("column", "Units"),
    "currency": N_("column", "Currency"),
    "gross": N_("column", "Sales"),
    "shipping": N_("column", "Shipping"),
    "promo": N_("column", "Discount"),
    "tax": N_("column", "Tax"),
    "state": N_("column", "Ship-to state"),
    "country": N_("column", "Ship-to country"),
}
"""Our name of a column of a mapped table -> its word (context `column`)."""


def report_name(translator: Translator, report: str) -> str:
    """A report as people call it; one that is not known, by its code."""
    return translator.say("report", REPORTS[report]) if report in REPORTS else report


def why_skipped(translator: Translator, why: str) -> str:
    """Why a line was not taken, as a sentence."""
    return translator.say("skipped", SKIPPED[why]) if why in SKIPPED else why


def status_word(translator: Translator, status: str) -> str:
    """The status of a line; empty where the report has none."""
    return translator.say("sale", STATUSES[status]) if status in STATUSES else status


def kind_word(translator: Translator, kind: str) -> str:
    """The kind of a line of money."""
    return translator.say("movement", KINDS[kind]) if kind in KINDS else kind


def column_word(translator: Translator, column: str) -> str:
    """One of our names of a column."""
    return translator.say("column", COLUMNS[column]) if column in COLUMNS else column
