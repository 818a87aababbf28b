"""Dates of the seller's own in a case."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.desk.trash import threw
from tro_desk.desk.values import LONGEST, canonical_day, zone
from tro_desk.domain.deadline import UNITS, CustomDeadline

if TYPE_CHECKING:
    from tro_desk.store import Storage

MOST: Final = {"fixed": 0, "court_days": 3660, "hours": 8784, "china_days": 1000}
"""How far each unit may be counted, forward and back."""


def add_custom_deadline(
    storage: Storage, now: datetime, case_id: str, wanted: CustomDeadline
) -> CustomDeadline:
    """Save a date as typed; it comes back in canonical form with its id."""
    checked = valid(wanted)
    with storage.writing() as unit:
        number = unit.cases.require(case_id)
        made = unit.deadlines.add_custom(number, checked, now)
        unit.log.add(now, "date_added", number, date=made.id)
        return made


def remove_custom_deadline(storage: Storage, now: datetime, case_id: str, number: int) -> None:
    """Let a date no longer count. Raises DeskError `unknown_deadline` (deadline)."""
    with storage.writing() as unit:
        case = unit.cases.require(case_id)
        own = unit.deadlines.customs(case).get(case_id, ())
        known = next((one for one in own if one.id == number), None)
        if known is None or not unit.deadlines.remove_custom(case, number, now):
            raise DeskError("unknown_deadline", deadline=f"custom:{number}")
        unit.log.add(now, "date_removed", case, date=number)
        threw(unit, now, "deadline", case, known.title, [("deadline", str(number))])


def valid(wanted: CustomDeadline) -> CustomDeadline:
    """The date in canonical form. Raises DeskError `bad_value` (field, value).

    A fixed date has no length, every other one has; hours start at an hour.
    """
    title, note = " ".join(wanted.title.split()), " ".join(wanted.note.split())
    for field, text in (("title", title), ("note", note)):
        if len(text) > LONGEST or (field == "title" and not text):
            raise DeskError("bad_value", field=field, value=text[:LONGEST])
    if wanted.unit not in UNITS:
        raise DeskError("bad_value", field="unit", value=wanted.unit)
    fixed = wanted.unit == "fixed"
    if fixed == bool(wanted.length) or abs(wanted.length) > MOST[wanted.unit]:
        raise DeskError("bad_value", field="length", value=str(wanted.length))
    starts = canonical_day("starts", wanted.starts)
    if wanted.unit == "hours" and "T" not in starts:
        raise DeskError("bad_value", field="starts", value=wanted.starts)
    tz = zone("tz", wanted.tz or None) or ""
    return CustomDeadline(wanted.id, title, note, wanted.unit, wanted.length, starts, tz)
