"""How long before a date somebody is reminded, as the settings hold it."""

from __future__ import annotations

from typing import Final

LEADS: Final = (10_080, 4_320, 1_440, 180)
"""Lead times to choose from, in minutes before a deadline."""


def chosen_leads(text: str) -> tuple[int, ...]:
    """The lead times that the settings hold; what is no lead time is left out."""
    known = {str(lead): lead for lead in LEADS}
    parts = (part.strip() for part in text.split(","))
    return tuple(known[part] for part in parts if part in known)
