"""A case in one line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """A line of the list of cases; empty strings where nothing is confirmed yet.

    `open_count` is how many rows of the review wait for an answer (`Case.open_rows`); None where
    that was not counted.
    """

    id: str
    docket_number: str
    court: str
    case_name: str
    plaintiff: str
    created_at: datetime
    open_count: int | None
