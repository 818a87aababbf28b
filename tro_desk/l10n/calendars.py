"""On whose calendar the days of reports stand, and those that the seller types.

The days are cut in `ledger.formats`: where a report prints another zone than that of its
marketplace, no zone is named that the desk does not know.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from tro_desk.base.messages import M_, N_, Message

MARKETPLACE: Final = M_("calendar of days", "marketplace's calendar")
"""The day is cut in the zone of the marketplace where the sale was made."""

REPORT: Final = M_("calendar of days", "report's calendar")
"""The day that the report prints; also where rows of several reports stand together."""

BEIJING: Final = Message("zone", N_("zone", "Beijing time"))
UTC: Final = Message("zone", N_("zone", "UTC"))

PAPER: Final = M_("calendar of days", "as on the paper")
COST: Final = M_("calendar of days", "as on the paper, else as typed")
ACCOUNT: Final = M_("calendar of days", "as shown by the account")
RATE: Final = M_("calendar of days", "as shown by its source")
SHARES: Final = M_("calendar of days", "as each report and account shows them")

CALENDARS: Final[dict[str, Message]] = {
    "amazon_all_orders": MARKETPLACE,
    "amazon_settlement_v1": MARKETPLACE,
    "amazon_settlement_v2": UTC,
    "amazon_business_report": MARKETPLACE,
    "amazon_fba_shipments": MARKETPLACE,
    "amazon_unshipped": MARKETPLACE,
    "shopify_orders": UTC,
}
"""Report -> the calendar of its days; of one that is not here the day it prints is kept."""

ABOUT_REPORTS: Final = M_(
    "calendar of days",
    "Days of orders, shipments, Business Reports and V1 settlements of Amazon: the marketplace's "
    "calendar (Los Angeles time for Amazon.com; UTC where a line names no marketplace of Amazon). "
    "V2 settlements and Shopify: UTC. All others: the day that the file prints; where it prints "
    "hours from UTC, the marketplace's calendar, and Beijing time for a table whose columns you "
    "named.",
)
"""What the program does with the days of each kind of report, for a tip or a heading."""


def calendar_of(report: str) -> Message:
    """On whose calendar the days of a kind of report stand."""
    return CALENDARS.get(report, REPORT)


def day_of(day: date, calendar: Message) -> Message:
    """A day with its calendar: `2026-02-27 (as shown by the account)`."""
    return M_("calendar of days", "{day} ({calendar})", day=day.isoformat(), calendar=calendar)


def days_of(first: date, last: date, calendar: Message) -> Message:
    """Days, both included, with their calendar: `2025-09-01 to 2026-02-28 (UTC)`."""
    if first == last:
        return day_of(first, calendar)
    return M_(
        "calendar of days",
        "{first} to {last} ({calendar})",
        first=first.isoformat(),
        last=last.isoformat(),
        calendar=calendar,
    )


def aside(calendar: Message) -> Message:
    """The calendar alone, under the days of a narrow column: `(UTC)`."""
    return M_("calendar of days", "({calendar})", calendar=calendar)


def headed(head: Message, calendar: Message) -> Message:
    """The head of a column of days with their calendar: `Day (report's calendar)`."""
    return M_("calendar of days", "{head} ({calendar})", head=head, calendar=calendar)


def days_line(calendar: Message) -> Message:
    """The line near a table that names the calendar of its days."""
    return M_("calendar of days", "Days: {calendar}.", calendar=calendar)


def months_line(calendar: Message) -> Message:
    """The line near a chart or a table that names the calendar of its months."""
    return M_("calendar of days", "Months: {calendar}.", calendar=calendar)
