"""The only place that asks the computer for the time.

Everything below `desk` takes "now" as an argument, so that a date never depends on when it is read.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment, aware and in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still: the tests and reproducible briefs use it."""

    def __init__(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("a clock needs an aware moment")
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        return self._moment


class ShiftedClock:
    """The computer's clock, `ahead` of it (negative: behind): that of the sample desk, whose dates
    are fixed."""

    def __init__(self, ahead: timedelta) -> None:
        self._ahead = ahead

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead
