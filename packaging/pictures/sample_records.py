"""Records of the sample case, so that the pictures of its sheets show some. All is fictional."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from tro_desk.desk import Desk
from tro_desk.domain.money import Money
from tro_desk.domain.records import Body, Contact, Counsel, Document, Offer, Remediation, Task

_BEIJING: Final = "Asia/Shanghai"
_CHICAGO: Final = "America/Chicago"

RECORDS: Final[tuple[Body, ...]] = (
    Contact(
        datetime(2026, 2, 27, 2, 5, tzinfo=UTC),
        _BEIJING,
        "platform",
        "Seller support",
        "case",
        "out",
        "Asked for the order and for the address of the plaintiff's counsel.",
    ),
    Contact(
        datetime(2026, 3, 2, 15, 30, tzinfo=UTC),
        _CHICAGO,
        "own_counsel",
        "Robin Hale",
        "phone",
        "in",
        "First talk; wants the order, the frozen amount and the sales.",
    ),
    Remediation(
        "B0ZZK2M9QF",
        "captured",
        datetime(2026, 2, 27, 3, 10, tzinfo=UTC),
        _BEIJING,
        "Lan",
        "Before the listing is taken down",
    ),
    Remediation(
        "B0ZZK2M9QF",
        "taken_down",
        datetime(2026, 2, 27, 6, 40, tzinfo=UTC),
        _BEIJING,
        "Lan",
        "To follow the TRO",
    ),
    Offer(
        date(2026, 2, 28),
        "plaintiff",
        Money("USD", 650_000),
        "Release of the account against payment",
        "open",
        date(2026, 3, 13),
        "",
    ),
    Counsel(
        "Robin Hale",
        "Hale & Brook LLP",
        "N.D. Ill.; Illinois",
        "6390001",
        "flat",
        "USD 4,500 until the answer",
        "none",
        "Answer and talks; no trial",
        "English, Chinese",
        "",
    ),
    Counsel(
        "Sam Ortiz",
        "Ortiz Law",
        "N.D. Ill.; Indiana",
        "",
        "hourly",
        "USD 420 an hour",
        "asked",
        "",
        "English",
        "Calls back on Friday",
    ),
    Task("Send the order to the lawyer", "Lan", date(2026, 3, 2), date(2026, 3, 2)),
    Task("Export the orders of six months", "Lan", date(2026, 3, 3), None),
    Task("Ask the supplier for the licence", "Mei", date(2026, 3, 6), None),
    Document("Invoice of Example Plastics Works", "yes", ""),
    Document("Licence of the brand", "asked", "The supplier has promised it"),
)


def write_records(desk: Desk, case: str) -> None:
    """Write them down; a second time nothing is written twice."""
    if not desk.records(case, "task"):
        for body in RECORDS:
            desk.save_record(case, body)
