"""What the seller writes down beside the steps: saved as typed, each version kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from tro_desk.base.errors import DeskError
from tro_desk.desk import checks
from tro_desk.desk.trash import came_back, threw_record
from tro_desk.domain.money import Money
from tro_desk.domain.records import CHOICES, PAPERS, Body, Record, kind_of, papers_of

if TYPE_CHECKING:
    from tro_desk.store import Storage, Unit

LONGEST_TEXT: Final = 100_000
"""Characters of a text of several lines."""

_LONG: Final = frozenset(
    {"summary", "why", "terms", "note", "scope", "about", "text", "own_english"}
)
_PAST: Final = frozenset({("points", "on"), ("offer", "on"), ("task", "done_on")})
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "contact": ("summary",),
    "counsel": ("name",),
    "defence": ("text",),
    "document": ("what",),
    "letter": ("letter",),
    "task": ("title",),
}
"""Kind -> the texts without which a record says nothing."""


def save_record(storage: Storage, now: datetime, case_id: str, body: Body, number: int) -> Record:
    """Save a new record (`number` 0) or the next version of one; the same again is not saved.

    Raises DeskError `unknown_record` (number), `unknown_evidence` (sha256), `bad_value` (field,
    value); then nothing was saved.
    """
    body = checked(body, now)
    with storage.writing() as unit:
        return save_in(unit, now, case_id, body, number)


def save_in(unit: Unit, now: datetime, case_id: str, body: Body, number: int) -> Record:
    """As `save_record`, within a change of the desk, with a body that was checked."""
    kind, case = kind_of(body), unit.cases.require(case_id)
    for paper in papers_of(body):
        unit.notices.require(paper)
    if number:
        known = next((one for one in unit.records.all(case, kind) if one.number == number), None)
        if known is None:
            raise DeskError("unknown_record", number=number)
        if known.body == body:
            return known
    made = unit.records.save(case, body, number, now)
    came_back(unit, now, ("record", f"{case}/{kind}/{made.number}"))
    unit.log.add(now, "record_saved", case, kind=kind, number=made.number)
    return made


def remove_record(storage: Storage, now: datetime, case_id: str, kind: str, number: int) -> None:
    """Take a record away; its versions stay. Raises DeskError `unknown_record` (number)."""
    with storage.writing() as unit:
        case = unit.cases.require(case_id)
        if not unit.records.remove(case, kind, number, now):
            raise DeskError("unknown_record", number=number)
        unit.log.add(now, "record_removed", case, kind=kind, number=number)
        threw_record(unit, now, case, kind, number)


def restore_record(storage: Storage, now: datetime, case_id: str, kind: str, number: int) -> None:
    """Let a record stand again. Raises DeskError `unknown_record` (number)."""
    with storage.writing() as unit:
        case = unit.cases.require(case_id)
        if not unit.records.restore(case, kind, number):
            raise DeskError("unknown_record", number=number)
        unit.log.add(now, "record_restored", case, kind=kind, number=number)
        came_back(unit, now, ("record", f"{case}/{kind}/{number}"))


def checked(body: Body, now: datetime) -> Body:
    """A body with its texts folded and everything in it looked at.

    Raises DeskError `bad_value` (field, value).
    """
    kind = kind_of(body)
    given: dict[str, Any] = {}
    for field in fields(body):
        name = field.name
        value = getattr(body, name)
        if (codes := CHOICES.get((kind, name))) is not None:
            if value not in codes:
                raise DeskError("bad_value", field=name, value=str(value))
        elif isinstance(value, str):
            needed = name in _NEEDED.get(kind, ())
            value = _zone(value) if name == "zone" else _text(name, value, needed)
        elif isinstance(value, datetime):
            value = _moment(name, value, now)
        elif isinstance(value, date):
            past = (kind, name) in _PAST
            value = checks.past_day(name, value, now) if past else checks.day(name, value)
        elif isinstance(value, Money):
            value = checks.amount(name, value)
        elif name == "points" and value is not None and not 0 <= value <= 1_000:
            raise DeskError("bad_value", field=name, value=str(value))
        elif name in PAPERS.get(kind, ()):
            value = tuple(dict.fromkeys(value))
        elif name == "values":
            value = tuple((key, _text(key, text, False)) for key, text in value)
        given[name] = value
    return replace(body, **given)


def _text(field: str, text: str, needed: bool) -> str:
    """A line, or a text of several where the field is for one; spaces at its ends fall away."""
    if field not in _LONG:
        return checks.line(field, text, needed)
    folded = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    folded = folded.strip("\n") if field == "text" else folded.strip()
    odd = any(not (c.isprintable() or c in "\n\t") for c in folded)
    if len(folded) > LONGEST_TEXT or odd or (needed and not folded.strip()):
        raise DeskError("bad_value", field=field, value=folded[:80])
    return folded


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key if name else ""
    except (ValueError, OSError, KeyError) as error:  # a zone that is not there is a KeyError
        raise DeskError("bad_value", field="zone", value=name) from error


def _moment(field: str, at: datetime, now: datetime) -> datetime:
    """What happened has happened; a clock that goes a little wrong is forgiven."""
    if at.tzinfo is None:
        raise ValueError(f"{field} has no zone")
    checks.past_day(field, at.astimezone(UTC).date(), now)
    return at.astimezone(UTC)
