"""The fields a notice can tell, and what kind of value each holds (design: contracts)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a field's value is, in its canonical text form."""

    TEXT = "text"  # as printed, spaces folded
    DOCKET = "docket"  # o:yy-cv-nnnnn, or yy-cv-nnnnn
    COURT = "court"  # id as in content.courts
    DATE = "date"  # 2026-05-20, or 2026-05-20T10:23 where the hour is printed
    MONEY = "money"  # 48210.55 USD
    CODE = "code"  # registration numbers, ASIN, seller id: upper case, no spaces
    EMAIL = "email"
    PHONE = "phone"
    FLAG = "flag"  # true
    CHOICE = "choice"  # one of a closed list


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its name, the kind of its value, and whether a case may have several.

    `found` is false for a field that is never looked for in a paper: only the seller states it.
    """

    name: str
    kind: Kind
    many: bool = False
    choices: tuple[str, ...] = ()
    found: bool = True


def _specs() -> tuple[FieldSpec, ...]:
    one, text = FieldSpec, Kind.TEXT

    def many(name: str, kind: Kind, *choices: str) -> FieldSpec:
        return FieldSpec(name, kind, True, choices)

    def stated(name: str, kind: Kind, *choices: str, many: bool = False) -> FieldSpec:
        return FieldSpec(name, kind, many, choices, found=False)

    return (
        one("docket_number", Kind.DOCKET),
        one("court", Kind.COURT),
        one("case_name", text),
        one("plaintiff", text),
        one("judge", text),
        one("judge_initials", Kind.CODE),
        one("plaintiff_firm", text),
        many("plaintiff_counsel", text),
        many("counsel_email", Kind.EMAIL),
        many("counsel_phone", Kind.PHONE),
        one("tro_entered", Kind.DATE),
        one("tro_expires", Kind.DATE),
        one("served", Kind.DATE),
        one("answer_due", Kind.DATE),
        one("hearing", Kind.DATE),
        one("opposition_due", Kind.DATE),
        one("pi_entered", Kind.DATE),
        one("complaint_filed", Kind.DATE),
        one("filed_stamp", Kind.DATE),
        one("notice_sent", Kind.DATE),
        many("defendant_number", Kind.CODE),
        many("store_name", text),
        many("brand", text),
        many(
            "ip_type",
            Kind.CHOICE,
            "trademark",
            "copyright",
            "design_patent",
            "utility_patent",
            "trade_dress",
        ),
        many("trademark_registration", Kind.CODE),
        many("trademark_serial", Kind.CODE),
        many("copyright_registration", Kind.CODE),
        many("design_patent", Kind.CODE),
        many("utility_patent", Kind.CODE),
        many("platform", text),
        many("seller_id", Kind.CODE),
        many("asin", Kind.CODE),
        many("order_id", Kind.CODE),
        many("product_id", Kind.CODE),
        one("frozen_amount", Kind.MONEY),
        one("bond_amount", Kind.MONEY),
        one("claimed_amount", Kind.MONEY),
        one("settlement_amount", Kind.MONEY),
        one("sealed", Kind.FLAG),
        # How the papers came, for the lawyer: facts, never a conclusion.
        stated(
            "service_method",
            Kind.CHOICE,
            *("email", "website", "post", "hand", "hague", "other_way"),
            many=True,
        ),
        stated("service_address", text, many=True),
        stated("service_mail_date", Kind.DATE),
        stated("known_address", text),
        stated("address_on_file", Kind.CHOICE, "yes", "no", "unknown"),
        # What starts further deadlines.
        stated("tro_extended", Kind.DATE),
        stated("tro_extended_until", Kind.DATE),
        stated("tro_extended_consent", Kind.CHOICE, "yes", "no", "unknown"),
        stated("dissolve_notice", Kind.DATE),
        stated("waiver_sent", Kind.DATE),
        stated("waiver_outside_us", Kind.CHOICE, "yes", "no", "unknown"),
        stated("motion_filed", Kind.DATE),
        stated("motion_decided", Kind.DATE),
        stated("default_entered", Kind.DATE),
        stated("judgment_entered", Kind.DATE),
        stated("counter_notice_sent", Kind.DATE),
        stated("ip_complaint_received", Kind.DATE),
    )


FIELDS: Final[dict[str, FieldSpec]] = {spec.name: spec for spec in _specs()}
"""All fields by name, in the order in which a person reads them."""
