"""Days on which a court was closed: what the seller has learnt, for each court."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.desk.trash import threw
from tro_desk.desk.values import LONGEST, canonical
from tro_desk.domain.deadline import Closure

if TYPE_CHECKING:
    from tro_desk.store import Storage


def add_closure(storage: Storage, now: datetime, court: str, on: date, note: str) -> Closure:
    """Add a day; the same court and day again gives the one that is there.

    Raises DeskError `bad_value` (field, value).
    """
    court = canonical("court", court)
    note = " ".join(note.split())
    if len(note) > LONGEST:
        raise DeskError("bad_value", field="note", value=note[:LONGEST])
    with storage.writing() as unit:
        known = next((one for one in unit.closures.all(court) if one.on == on), None)
        if known is not None:
            return known
        made = unit.closures.add(court, on, note, now)
        unit.log.add(now, "closure_added", court=court, on=on.isoformat())
        return made


def remove_closure(storage: Storage, now: datetime, number: int) -> None:
    """Let a day no longer count; nothing happens where it does not."""
    with storage.writing() as unit:
        known = next((one for one in unit.closures.all() if one.id == number), None)
        if known is not None and unit.closures.remove(number, now):
            unit.log.add(now, "closure_removed", closure=number)
            name = f"{known.court}  {known.on.isoformat()}"
            threw(unit, now, "closure", None, name, [("closure", str(number))])
