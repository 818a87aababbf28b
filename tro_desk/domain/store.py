"""A seller's own shops, and what they answer to a step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Store:
    """A shop of the seller on a platform (`amazon`, `alibaba`, ...)."""

    id: int
    platform: str
    name: str
    seller_id: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the seller answered to a step of the guided path, and under which content version.

    `step` is `<flow>/<step>`, `item` what it was asked of, "" where it is asked once. `value` is as
    `wizard.values` keeps it. `basis` (JSON: name -> values) is what the answer rested on, `wording`
    the hash of the step's words as they were read; `at` is UTC.
    """

    case: str
    step: str
    value: str
    content_version: str
    at: datetime
    stale: bool = False
    item: str = ""
    basis: str = "{}"
    wording: str = ""
