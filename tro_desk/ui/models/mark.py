"""A place on a page, as the page view shows it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a page: `start`/`end` are offsets in the page's normalised text.

    `key` is the caller's own and may be shared by several places; `label` is the small number
    beside the place; `date` chooses the colour of dates.
    """

    key: Hashable
    page: int
    start: int
    end: int
    label: str
    date: bool = False
