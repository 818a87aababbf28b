"""A date that shows its rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from tro_desk.base.messages import Message

TRIGGERS: Final = (
    "court",
    "tro_entered",
    "tro_expires",
    "tro_extended",
    "tro_extended_until",
    "tro_extended_consent",
    "dissolve_notice",
    "served",
    "answer_due",
    "waiver_sent",
    "waiver_outside_us",
    "motion_filed",
    "motion_decided",
    "hearing",
    "opposition_due",
    "default_entered",
    "judgment_entered",
    "pi_entered",
    "counter_notice_sent",
    "ip_complaint_received",
)
"""The fields of a case that deadlines rest on."""

STATES: Final = ("open", "done", "moved")
"""What can be said of a deadline: as it is, done, moved by an order of the court."""

UNITS: Final = ("fixed", "court_days", "hours", "china_days")
"""How a date of the seller's own is counted."""


@dataclass(frozen=True, slots=True)
class Input:
    """A value that a deadline may rest on.

    `value` is canonical; `confirmed` is false for a candidate (the deadline is then provisional);
    `tz` is the IANA zone of a date, where it is known; `source` says where it stands
    (`evidence:<sha256>:<page>`, `seller`, `command`, or `try` for what is only tried out).
    """

    field: str
    value: str
    confirmed: bool
    source: str
    tz: str | None = None

    @property
    def day(self) -> date | None:
        """The calendar day that the value writes; None where it writes none."""
        try:
            return date.fromisoformat(self.value[:10])
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of the reasoning: a sentence and the rule or source it rests on."""

    text: Message
    rule: str


@dataclass(frozen=True, slots=True)
class Closure:
    """A day on which a court was closed, as the seller has learnt it. `court` is its id."""

    id: int
    court: str
    on: date
    note: str


@dataclass(frozen=True, slots=True)
class CustomDeadline:
    """A date of the seller's own making.

    `unit` is fixed, court_days (FRCP 6(a), the case's court), hours (6(a)(2)) or china_days
    (working days in China). `length` is counted from `starts`, backward where it is negative, 0
    where the date is fixed and `starts` is the date itself. `starts` is an ISO day or local moment
    in `tz` (IANA).
    """

    id: int
    title: str
    note: str
    unit: str
    length: int
    starts: str
    tz: str


@dataclass(frozen=True, slots=True)
class DeadlineMark:
    """What the seller says of a deadline: `state` is open, done, or moved by an order of the court.

    `deadline` is its id. `due` is the moved date, an ISO day or local moment in `tz`, else empty;
    `evidence` (SHA-256) and `page` say where the order stands. `at` is UTC.
    """

    deadline: str
    state: str
    due: str
    tz: str
    evidence: str | None
    page: int | None
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline computed at one reading; never stored as truth.

    `status` is computed, as_printed, provisional or needs_input (then `due` is None and `missing`
    names the fields). `due` is the earliest defensible moment, aware, in the court's zone `tz`;
    `possible_later` is the later moment that a state holiday, a closure or the other reading of the
    rule would give. `checked` is false where the statement needs "ask your lawyer".
    `starts` is the trigger's own moment and `days` the length of the period, for a countdown bar;
    both are None where the date is fixed by the paper. `mark` is the newest that the seller said of
    it, None where nothing was said.
    """

    id: str
    title: Message
    rule: str
    status: str
    trigger: Input | None
    due: datetime | None
    tz: str | None
    possible_later: datetime | None
    trace: tuple[TraceStep, ...]
    missing: tuple[str, ...] = ()
    checked: bool = True
    starts: datetime | None = None
    days: int | None = None
    mark: DeadlineMark | None = None
