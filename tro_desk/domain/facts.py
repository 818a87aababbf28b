"""From a value seen in a document to a fact that the seller stands by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value found in a document, never without its place.

    `value` is canonical, `raw` is as printed, `start`/`end` are offsets in the normalised text of
    page `page` (from 1). `score` is 0..1000 (thousandths), `by` names extractor and version. `tz`
    is an IANA zone for a date whose zone the text or the court tells.
    """

    field: str
    value: str
    raw: str
    page: int
    start: int
    end: int
    score: int
    by: str
    tz: str | None = None


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A candidate as the desk keeps it: with its row id and the evidence it was found in."""

    id: int
    evidence: str
    candidate: Candidate


class Status(StrEnum):
    """What the seller said of a value."""

    CONFIRMED = "confirmed"
    NOT_SURE = "not_sure"
    REJECTED = "rejected"  # not mine, or not right
    WITHDRAWN = "withdrawn"  # the answer was taken back (undo); the value is open again


@dataclass(frozen=True, slots=True)
class Fact:
    """What the seller said of one value of one field. History is kept: the newest row counts.

    `found` is the candidate it rests on; None means the seller stated it without a document.
    `edited` is true where the seller changed the candidate's value. `at` is UTC.
    """

    id: int
    case: str
    field: str
    value: str
    status: Status
    at: datetime
    found: FoundFact | None = None
    edited: bool = False
    tz: str | None = None
