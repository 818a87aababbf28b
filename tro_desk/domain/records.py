"""What the seller writes down beside the steps: contacts, offers, tasks, letters and the like.

Free texts are "" where nothing was said; papers are named by their SHA-256; moments are aware, and
`zone` (IANA) is the one in which the seller gave them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeAlias

from tro_desk.domain.evidence import Evidence
from tro_desk.domain.money import Money


@dataclass(frozen=True, slots=True)
class Contact:
    """A call, a mail, a chat: with whom, which way, and what was said."""

    at: datetime
    zone: str
    party: str
    person: str
    channel: str
    direction: str
    summary: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remediation:
    """What was done to an accused listing, by whom, with pictures from before and after."""

    product: str
    action: str
    at: datetime
    zone: str
    who: str
    why: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer to settle. `amount` is None where none was named, `on` is the day on its paper."""

    on: date
    by: str
    amount: Money | None
    terms: str
    status: str
    valid_until: date | None
    note: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counsel:
    """A lawyer the seller compares with others; `chosen` is the one who was retained."""

    name: str
    firm: str
    admission: str
    bar_number: str
    fee_basis: str
    fee: str
    conflict: str
    scope: str
    languages: str
    note: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done: by whom, until when; `done_on` is None while it is open.

    `step` is the id of the step it came from, "" for none.
    """

    title: str
    who: str
    due: date | None
    done_on: date | None
    step: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """Points or a strike that a platform counted, as its notice of that day says."""

    on: date
    points: int | None
    strike: str
    about: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that is wanted, and whether the seller has it."""

    what: str
    have: str
    note: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Defence:
    """A defence, or a fact, that the seller raises: `text` as typed, in any language.

    `topic` is "" where none was chosen; `own_english` is the seller's own English of the text.
    """

    topic: str
    text: str
    own_english: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """Where a piece of evidence comes from: step and item, "" where it belongs to none.

    `captured_at` (UTC) is when it was taken, not when it was added; `zone` is the seller's.
    """

    sha256: str
    step: str
    item: str
    how: str
    source: str
    captured_at: datetime
    zone: str
    note: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a letter in one language.

    `basis` are the facts that it was drafted from: place of the letter -> value as written there.
    """

    letter: str
    language: str
    text: str
    basis: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The seller's own numbers of the worksheet: field -> what was typed, in canonical form."""

    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BriefWishes:
    """How the last brief of a case was made; `left_out` are ids of its sections."""

    language: str
    paper: str
    counsel: str
    left_out: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    privileged: bool = False


Body: TypeAlias = (
    Contact
    | Remediation
    | Offer
    | Counsel
    | Task
    | Points
    | Document
    | Defence
    | EvidenceNote
    | Letter
    | Worksheet
    | BriefWishes
)

KINDS: Final[Mapping[str, type[Body]]] = {
    "contact": Contact,
    "remediation": Remediation,
    "offer": Offer,
    "counsel": Counsel,
    "task": Task,
    "points": Points,
    "document": Document,
    "defence": Defence,
    "evidence": EvidenceNote,
    "letter": Letter,
    "worksheet": Worksheet,
    "brief": BriefWishes,
}
"""Kind of a record -> what it says."""

SINGLE: Final = frozenset({"worksheet", "brief"})
"""The kinds of which a case has one, number 1."""

CHOICES: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("contact", "party"): (
        *("platform", "plaintiff_counsel", "own_counsel"),
        *("bank", "brand", "supplier", "other"),
    ),
    ("contact", "channel"): ("email", "phone", "chat", "case", "letter", "meeting", "other"),
    ("contact", "direction"): ("in", "out"),
    ("remediation", "action"): (
        *("captured", "taken_down", "stock_aside"),
        *("relisted", "impossible", "other"),
    ),
    ("offer", "by"): ("plaintiff", "seller"),
    ("offer", "status"): ("open", "accepted", "refused", "withdrawn", "expired"),
    ("counsel", "fee_basis"): ("", "hourly", "flat", "contingent", "mixed"),
    ("counsel", "conflict"): ("", "none", "yes", "asked"),
    ("document", "have"): ("yes", "no", "asked"),
    ("defence", "topic"): (
        *("", "right", "goods", "licence", "supply"),
        *("sales", "store", "service", "freeze", "other"),
    ),
    ("evidence", "how"): ("file", "clipboard", "note"),
    ("letter", "language"): ("zh", "en"),
    ("brief", "language"): ("zh", "en", "zh+en"),
    ("brief", "paper"): ("A4", "Letter"),
}
"""Kind and field -> the codes it takes."""

PAPERS: Final[Mapping[str, tuple[str, ...]]] = {
    "contact": ("evidence",),
    "remediation": ("before", "after"),
    "offer": ("evidence",),
    "points": ("evidence",),
    "document": ("evidence",),
    "defence": ("evidence",),
}
"""Kind -> its fields that name papers."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stood from `at` on (UTC); `version` counts from 1.

    `number` is the same for every version; `first_at` (UTC) is when the record was made.
    """

    case: str
    kind: str
    number: int
    body: Body
    at: datetime
    first_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class KeptEvidence:
    """An original of a case: a notice, or named by records of the seller's.

    `notes` say where it came from (kind `evidence`); `used_by` are the other records naming it.
    """

    evidence: Evidence
    notice: bool
    notes: tuple[Record, ...] = ()
    used_by: tuple[Record, ...] = ()


def kind_of(body: Body) -> str:
    """The kind of a body."""
    return next(kind for kind, shape in KINDS.items() if type(body) is shape)


def papers_of(body: Body) -> tuple[str, ...]:
    """The papers a body names, in their order, each once."""
    if isinstance(body, EvidenceNote):
        return (body.sha256,)
    named = (paper for field in PAPERS.get(kind_of(body), ()) for paper in getattr(body, field))
    return tuple(dict.fromkeys(named))
