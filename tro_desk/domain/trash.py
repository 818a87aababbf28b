"""What the seller threw away, what it can come back to, and the duty that keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from tro_desk.domain.deadline import Deadline

KINDS: Final = (
    *("case", "evidence", "record", "letter", "deadline"),
    *("store", "load", "cost", "balance", "rate", "closure", "watch_list"),
)
"""What can lie in the trash."""

HOLD_FIELDS: Final = ("docket_number", "tro_entered", "tro_expires", "pi_entered", "served")
"""Facts from which on the papers of a case have to be kept: a court's number, an order, service."""

HOLD_NOTICES: Final = ("tro_freeze", "tro_service", "court_order", "court_email")
"""Types of notices that say the same without any of these facts."""


@dataclass(frozen=True, slots=True)
class HoldBasis:
    """A reason to keep the papers of a case.

    `what` is one of `HOLD_FIELDS` with its value, `notice` with a notice's type, or `letter` where
    a litigation hold letter is kept. `confirmed` is false of what was only found in a paper.
    """

    what: str
    value: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class HoldEnd:
    """That the duty ended: who said so (as typed), on which day (as its paper says), when noted."""

    said_by: str
    on: date
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """The duty to preserve the papers of a case (FRCP 37(e)).

    `basis` is what it rests on, () where nothing points to a court. `ended` is what the seller
    recorded of its end; `under` is whether it still runs: a reason that came after an end counts.
    """

    case: str
    basis: tuple[HoldBasis, ...]
    ended: HoldEnd | None
    under: bool


@dataclass(frozen=True, slots=True)
class Trashed:
    """Something in the trash; `at` (UTC) is when it was thrown there.

    `what` is the kind of a record ("" of anything else), `name` what a person knows it by, `case`
    the id of the case it is from ("" for none) and `case_name` its number or name. `held` names the
    case whose duty to preserve keeps it from being removed for good, "" for none.
    """

    id: int
    kind: str
    what: str
    name: str
    case: str
    case_name: str
    at: datetime
    held: str = ""


@dataclass(frozen=True, slots=True)
class Going:
    """What a removal for good would take: asked before, and told after it.

    `files` are the originals that leave the desk, `kept` those that stay because something else of
    the desk has them; `held` are entries that stay in the trash under the duty to preserve.
    """

    entries: tuple[Trashed, ...]
    files: tuple[str, ...]
    kept: tuple[str, ...]
    held: tuple[Trashed, ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """What goes silent with a case or a paper: how many confirmed facts, and the dates to come that
    would no longer be shown or reminded of, or not as they are."""

    facts: int
    deadlines: tuple[Deadline, ...]
