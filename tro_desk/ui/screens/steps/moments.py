"""Zones in which a moment can be entered: Beijing and those of the US courts."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from tro_desk.l10n.translator import BEIJING

ZONES: Final = (
    BEIJING,
    *("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "UTC"),
)
"""IANA zones, the seller's own first."""


def zone_for(moment: datetime) -> str | None:
    """The first zone whose clock shows the moment as it is kept; None where none does."""
    offset = moment.utcoffset()
    return next((z for z in ZONES if moment.astimezone(ZoneInfo(z)).utcoffset() == offset), None)


def moment_text(day: str, hour: str, zone: str) -> str:
    """The canonical form of a day, an hour (`17:30`) and a zone. Raises ValueError."""
    at = datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), ZoneInfo(zone))
    return at.isoformat(timespec="minutes")
