"""What happened in a case, in the order of time: as the papers, the seller and the desk tell it.

Only what has a day is an event. Days still to come are no events; they stand in the sections of
dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from tro_desk.domain.fields import FIELDS, Kind
from tro_desk.domain.records import Contact, Offer, Remediation
from tro_desk.domain.zones import zone_of
from tro_desk.papers.snapshot import Paper, Snapshot, Statement
from tro_desk.papers.written import AddedPaper


class Lane(StrEnum):
    """Who acted."""

    COURT = "court"  # court and plaintiff, with what the platform wrote
    TALK = "talk"  # contacts and offers
    SELLER = "seller"  # what the seller did and kept


Told: TypeAlias = Statement | Contact | Offer | Remediation | Paper | AddedPaper


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. `at` (aware) puts it in order: the beginning of a day whose hour is
    not known, in UTC where the zone is not known either. `told` is what says so.
    """

    at: datetime
    lane: Lane
    told: Told


AHEAD: Final = frozenset({"answer_due", "opposition_due", "tro_expires", "tro_extended_until"})
"""Dates of the papers until which something has to be done: they are no events."""

_SELLERS: Final = frozenset({"counter_notice_sent", "dissolve_notice", "waiver_sent"})


def chronology(snapshot: Snapshot) -> tuple[Event, ...]:
    """The events of a case, oldest first; of the same moment in the order of the snapshot."""
    return tuple(sorted(_events(snapshot), key=lambda event: event.at))


def _events(snapshot: Snapshot) -> Iterator[Event]:
    for statement in snapshot.statements:
        if FIELDS[statement.field].kind is Kind.DATE and statement.field not in AHEAD:
            at = moment_of(snapshot, statement)
            if at <= snapshot.made_at:
                lane = Lane.SELLER if statement.field in _SELLERS else Lane.COURT
                yield Event(at, lane, statement)
    for paper in snapshot.papers:
        yield Event(paper.evidence.added_at, Lane.SELLER, paper)
    written = snapshot.written
    if written is None:
        return
    for contact in written.contacts:
        yield Event(contact.at, Lane.TALK, contact)
    for offer in written.offers:
        yield Event(datetime.combine(offer.on, time(), UTC), Lane.TALK, offer)
    for done in written.remediations:
        yield Event(done.at, Lane.SELLER, done)
    for added in written.added:
        yield Event(min(note.captured_at for note in added.notes), Lane.SELLER, added)


def moment_of(snapshot: Snapshot, statement: Statement) -> datetime:
    """The moment of a date that is stated, or the beginning of its day."""
    naive = datetime.fromisoformat(statement.value)
    zone = zone_of(statement.field, statement.tz, snapshot.court)
    return naive.replace(tzinfo=ZoneInfo(zone) if zone else UTC)
