"""What a person calls the fields of a case, and how a value of each is written.

Used by the windows, the command line and the papers alike, so that one thing has one name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from tro_desk.base.messages import N_

if TYPE_CHECKING:
    from tro_desk.l10n.translator import Translator

FIELD_LABELS: Final[dict[str, str]] = {
    "docket_number": N_("field", "Docket number"),
    "court": N_("field", "Court"),
    "case_name": N_("field", "Case name"),
    "plaintiff": N_("field", "Plaintiff"),
    "judge": N_("field", "Judge"),
    "judge_initials": N_("field", "Judge's initials"),
    "plaintiff_firm": N_("field", "Plaintiff's law firm"),
    "plaintiff_counsel": N_("field", "Plaintiff's counsel"),
    "counsel_email": N_("field", "Counsel's e-mail"),
    "counsel_phone": N_("field", "Counsel's phone"),
    "tro_entered": N_("field", "TRO entered"),
    "tro_expires": N_("field", "TRO expires"),
    "served": N_("field", "Date of service"),
    "answer_due": N_("field", "Answer due"),
    "hearing": N_("field", "Hearing"),
    "opposition_due": N_("field", "Opposition due"),
    "pi_entered": N_("field", "PI entered"),
    "complaint_filed": N_("field", "Complaint filed"),
    "filed_stamp": N_("field", "Court's filing stamp"),
    "notice_sent": N_("field", "Notice sent"),
    "defendant_number": N_("field", "Defendant number"),
    "store_name": N_("field", "Store name"),
    "brand": N_("field", "Brand"),
    "ip_type": N_("field", "Kind of right"),
    "trademark_registration": N_("field", "Trademark registration"),
    "trademark_serial": N_("field", "Trademark serial number"),
    "copyright_registration": N_("field", "Copyright registration"),
    "design_patent": N_("field", "Design patent"),
    "utility_patent": N_("field", "Utility patent"),
    "platform": N_("field", "Platform"),
    "seller_id": N_("field", "Seller ID"),
    "asin": N_("field", "ASIN"),
    "order_id": N_("field", "Order ID"),
    "product_id": N_("field", "Product ID"),
    "frozen_amount": N_("field", "Frozen amount"),
    "bond_amount": N_("field", "Bond"),
    "claimed_amount": N_("field", "Amount claimed"),
    "settlement_amount": N_("field", "Settlement amount"),
    "sealed": N_("field", "Under seal"),
    "service_method": N_("field", "How the papers were served"),
    "service_address": N_("field", "Address the papers were sent to"),
    "service_mail_date": N_("field", "Date in the header of the mail"),
    "known_address": N_("field", "Business address"),
    "address_on_file": N_("field", "Address on file with the platform"),
    "tro_extended": N_("field", "TRO extended by order of"),
    "tro_extended_until": N_("field", "TRO extended until"),
    "tro_extended_consent": N_("field", "Extended with consent"),
    "dissolve_notice": N_("field", "Notice of the motion to dissolve"),
    "waiver_sent": N_("field", "Waiver request sent"),
    "waiver_outside_us": N_("field", "Waiver request sent outside the US"),
    "motion_filed": N_("field", "Rule 12 motion filed"),
    "motion_decided": N_("field", "Rule 12 motion decided"),
    "default_entered": N_("field", "Default entered"),
    "judgment_entered": N_("field", "Judgment entered"),
    "counter_notice_sent": N_("field", "Counter-notice sent"),
    "ip_complaint_received": N_("field", "Complaint received on Alibaba"),
}
"""Field -> English label (gettext key in context `field`), in the order in which a person reads."""

CHOICES: Final[dict[str, str]] = {
    "trademark": N_("choice", "Trademark"),
    "copyright": N_("choice", "Copyright"),
    "design_patent": N_("choice", "Design patent"),
    "utility_patent": N_("choice", "Utility patent"),
    "trade_dress": N_("choice", "Trade dress"),
    "true": N_("choice", "Yes"),
    "email": N_("choice", "By e-mail"),
    "website": N_("choice", "On a website"),
    "post": N_("choice", "By post"),
    "hand": N_("choice", "Handed over in person"),
    "hague": N_("choice", "Through the Hague Convention"),
    "other_way": N_("choice", "In another way"),
    "yes": N_("choice", "Yes"),
    "no": N_("choice", "No"),
    "unknown": N_("choice", "Not known"),
}
"""Value of a field with a closed list -> English words (context `choice`)."""

NOTICE_TYPES: Final[dict[str, str]] = {
    "tro_freeze": N_("notice type", "Freeze notice"),
    "tro_service": N_("notice type", "Service of papers"),
    "court_email": N_("notice type", "Court e-mail"),
    "court_order": N_("notice type", "Court order"),
    "complaint_pleading": N_("notice type", "Complaint"),
    "docket": N_("notice type", "Docket"),
    "platform_complaint": N_("notice type", "IP complaint on the platform"),
    "platform_other": N_("notice type", "Platform notice"),
    "settlement_offer": N_("notice type", "Settlement offer"),
    "guide": N_("notice type", "Article"),
    "other": N_("notice type", "Other paper"),
}
"""Type of a notice (design: contracts) -> short English name (context `notice type`)."""

DEADLINE_STATUSES: Final[dict[str, str]] = {
    "computed": N_("deadline status", "Computed"),
    "as_printed": N_("deadline status", "As printed"),
    "provisional": N_("deadline status", "To confirm"),
    "needs_input": N_("deadline status", "Missing"),
}
"""Status of a deadline -> the word on its chip (context `deadline status`)."""

PLATFORMS: Final[dict[str, str]] = {
    "alibaba": N_("platform", "Alibaba.com"),
    "aliexpress": N_("platform", "AliExpress"),
    "amazon": N_("platform", "Amazon"),
    "dhgate": N_("platform", "DHgate"),
    "ebay": N_("platform", "eBay"),
    "etsy": N_("platform", "Etsy"),
    "lianlian": N_("platform", "LianLian"),
    "payoneer": N_("platform", "Payoneer"),
    "paypal": N_("platform", "PayPal"),
    "pingpong": N_("platform", "PingPong"),
    "shein": N_("platform", "SHEIN"),
    "shopify": N_("platform", "Shopify"),
    "temu": N_("platform", "Temu"),
    "tiktok": N_("platform", "TikTok Shop"),
    "walmart": N_("platform", "Walmart"),
    "wish": N_("platform", "Wish"),
    "worldfirst": N_("platform", "WorldFirst"),
}
"""Platform or payment firm -> its name (context `platform`); others are shown as they are."""

DATE_FIELDS: Final = frozenset(
    {
        "tro_entered",
        "tro_expires",
        "served",
        "answer_due",
        "hearing",
        "opposition_due",
        "pi_entered",
        "complaint_filed",
        "filed_stamp",
        "notice_sent",
        "service_mail_date",
        "tro_extended",
        "tro_extended_until",
        "dissolve_notice",
        "waiver_sent",
        "motion_filed",
        "motion_decided",
        "default_entered",
        "judgment_entered",
        "counter_notice_sent",
        "ip_complaint_received",
    }
)
MONEY_FIELDS: Final = frozenset(
    {"frozen_amount", "bond_amount", "claimed_amount", "settlement_amount"}
)
_CHOICE_FIELDS: Final = frozenset(
    {
        "ip_type",
        "sealed",
        "service_method",
        "address_on_file",
        "tro_extended_consent",
        "waiver_outside_us",
    }
)


class CourtNames(Protocol):
    """What is needed of a court: domain.Court has it."""

    @property
    def name_en(self) -> str: ...
    @property
    def name_zh(self) -> str: ...


class _Amount(NamedTuple):
    amount: Decimal
    currency: str


def field_label(translator: Translator, field: str) -> str:
    """The name of a field. Raises KeyError for a name that is not in `domain.FIELDS`."""
    return translator.say("field", FIELD_LABELS[field])


def notice_type(translator: Translator, code: str) -> str:
    """The short name of a type of notice; an unknown code is "other"."""
    return translator.say("notice type", NOTICE_TYPES.get(code, NOTICE_TYPES["other"]))


def deadline_status(translator: Translator, status: str) -> str:
    """The word on the chip of a deadline."""
    return translator.say("deadline status", DEADLINE_STATUSES[status])


def court_name(translator: Translator, court: CourtNames) -> str:
    """A court's official name; Chinese for the Chinese reader, else English."""
    return court.name_zh if translator.language == "zh" else court.name_en


def show_value(
    translator: Translator,
    field: str,
    value: str,
    courts: Mapping[str, CourtNames],
    tz: str | None = None,
) -> str:
    """A canonical value as a person reads it.

    A date is written with its weekday, with the hour where the paper prints one, and with its zone
    (`tz`, IANA; `domain.zones.zone_of` tells it) or the words that nobody knows it. A court that is
    not in `courts`, or a value that is not canonical, is shown as it stands: never hidden, never
    guessed.
    """
    if field == "court":
        return court_name(translator, courts[value]) if value in courts else value
    if field in DATE_FIELDS:
        return _date(translator, value, tz)
    if field in MONEY_FIELDS:
        amount, _, currency = value.partition(" ")
        return translator.money(_Amount(Decimal(amount), currency))
    if field in _CHOICE_FIELDS:
        return translator.say("choice", CHOICES[value]) if value in CHOICES else value
    if field == "platform" and value in PLATFORMS:
        return translator.say("platform", PLATFORMS[value])
    return value


def _date(translator: Translator, value: str, tz: str | None) -> str:
    if "T" not in value:
        return translator.day(date.fromisoformat(value), tz)
    moment = datetime.fromisoformat(value)
    if tz is None:
        return translator.unplaced(moment)
    from zoneinfo import ZoneInfo

    return translator.moment(moment.replace(tzinfo=ZoneInfo(tz)))
