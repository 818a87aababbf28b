"""Whether the computer's clock is behind what the desk knows: every count of days rests on it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tro_desk.store import Storage

SLACK: Final = timedelta(minutes=5)
"""By so much a clock is set right by itself, or differs between two computers."""


def clock_behind(storage: Storage, now: datetime) -> datetime | None:
    """The time (UTC) of a change of the desk that is later than `now`; None for none.

    Nothing of the desk rests on it: what was done last counts, by its order. But the days that are
    left are counted by the clock, and one of the two times is wrong.
    """
    with storage.reading() as unit:
        latest = unit.log.latest()
    return latest if latest is not None and latest > now + SLACK else None
