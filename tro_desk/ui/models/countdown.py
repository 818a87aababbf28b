"""How long until a deadline: counted from the clock each time, never kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from tro_desk.domain.deadline import Deadline
from tro_desk.l10n import Translator
from tro_desk.l10n.translator import BEIJING


@dataclass(frozen=True, slots=True)
class Left:
    """Time to a moment, or since it where `over` is true. `minutes` are whole minutes in all."""

    minutes: int
    over: bool

    @property
    def days(self) -> int:
        """Whole days."""
        return self.minutes // (24 * 60)

    @property
    def hours(self) -> int:
        """Hours beyond the whole days."""
        return self.minutes // 60 % 24


def left(due: datetime, now: datetime) -> Left:
    """The time from `now` to `due`, both aware."""
    seconds = (due - now).total_seconds()
    return Left(int(abs(seconds)) // 60, seconds < 0)


def parts(words: Translator, time: Left) -> tuple[str, str]:
    """The big number and what stands behind it: ("7", "days 2 hours"), ("5", "hours 12 min")."""
    if time.days:
        unit = words.plural("countdown", "day", "days", time.days)
        rest = words.plural("countdown", "{count} hour", "{count} hours", time.hours)
        return words.number(time.days), f"{unit} {rest}" if time.hours else unit
    if time.hours:
        unit = words.plural("countdown", "hour", "hours", time.hours)
        rest = words.say("countdown", "{minutes} min", minutes=time.minutes % 60)
        return words.number(time.hours), f"{unit} {rest}"
    return words.number(time.minutes), words.say("countdown", "min")


def short(words: Translator, time: Left) -> str:
    """The time in a table: `7 days`, `5 hours`, `2 days over`."""
    if time.days:
        text = words.plural("countdown", "{count} day", "{count} days", time.days)
    elif time.hours:
        text = words.plural("countdown", "{count} hour", "{count} hours", time.hours)
    else:
        text = words.say("countdown", "{minutes} min", minutes=time.minutes)
    return words.say("countdown", "{time} over", time=text) if time.over else text


ASSUMED: Final = "tro_day_28"
"""The end of a TRO if it is extended: nobody has extended it yet."""

NOT_OWED: Final = frozenset(
    {ASSUMED, "default_possible", "dissolve_earliest_hearing", "counter_notice_window"}
)
"""Milestones that nobody has to meet: they pass, and are not overdue."""


def is_overdue(deadline: Deadline, now: datetime) -> bool:
    """Whether something that the seller owes is late and not marked as done."""
    if deadline.due is None or deadline.id in NOT_OWED or is_done(deadline):
        return False
    return deadline.due < now


def is_done(deadline: Deadline) -> bool:
    """Whether the seller marked it as done: it no longer counts down."""
    return deadline.mark is not None and deadline.mark.state == "done"


def court_zone(deadlines: Sequence[Deadline]) -> str | None:
    """The zone of the court (IANA), which heads the column of court times; None if unknown."""
    zones = [d.tz for d in deadlines if d.tz]
    return next((zone for zone in zones if zone != BEIJING), zones[0] if zones else None)


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How much of a period of `days` is gone, in whole days of the court's calendar."""

    gone: int
    days: int

    @property
    def share(self) -> float:
        """The part that is gone, 0 to 1."""
        return min(1.0, max(0.0, self.gone / self.days)) if self.days else 1.0


def elapsed(deadline: Deadline, now: datetime) -> Elapsed | None:
    """The elapsed part of a deadline's period; None where the paper fixes the date."""
    if deadline.starts is None or not deadline.days or deadline.tz is None:
        return None
    zone = ZoneInfo(deadline.tz)
    gone = (now.astimezone(zone).date() - deadline.starts.astimezone(zone).date()).days
    return Elapsed(min(max(gone, 0), deadline.days), deadline.days)
