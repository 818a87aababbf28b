"""In which zone the date of a field is written, where the paper itself names none."""

from __future__ import annotations

from typing import Final

from tro_desk.domain.court import Court

BEIJING: Final = "Asia/Shanghai"

ON_SELLERS_CLOCK: Final = frozenset({"counter_notice_sent", "ip_complaint_received"})
"""Dates of the seller's own mailbox and shop, which are counted on Beijing's calendar."""

ON_NO_CLOCK: Final = frozenset({"notice_sent", "service_mail_date"})
"""Dates that a sender's computer wrote: the court's zone says nothing of them."""


def zone_of_court(court: Court | None) -> str | None:
    """The zone of a court's calendar; None for no court, and for a district that sits in two zones
    and so does not tell which of them is meant.
    """
    return court.tz if court is not None and not court.other_tz else None


def zone_of(field: str, tz: str | None, court: Court | None) -> str | None:
    """The zone (IANA) in which a date of `field` is written; None where nobody knows it.

    `tz` is the zone that the paper or the seller names, which always counts; `court` is the court
    of the case. All other dates are days of the court's calendar, on which they are counted too.
    """
    if tz:
        return tz
    if field in ON_SELLERS_CLOCK:
        return BEIJING
    return zone_of_court(court) if field not in ON_NO_CLOCK else None
