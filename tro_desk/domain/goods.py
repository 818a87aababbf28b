"""The seller's own goods as the desk knows them, and what the seller says of them in a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

ANSWERS: Final = ("yes", "no", "not_sure", "open")
"""Whether a listing is among the accused ones. `open` takes the last answer back."""


@dataclass(frozen=True, slots=True)
class ListingAnswer:
    """What the seller said of a product in a case (one of `ANSWERS`); `at` is UTC."""

    product_id: str
    answer: str
    at: datetime
