"""A sign of a false notice, or of none: what was looked at, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What came of a check. No outcome says that a notice is what it claims to be."""

    CHECKED = "checked"
    COULD_NOT_CHECK = "could_not_check"
    MISMATCH = "mismatch"


@dataclass(frozen=True, slots=True)
class Sign:
    """The outcome of one check of `read --json` (contracts: authenticity).

    `reason` is a code of what was seen, `params` the values it names (an address, a domain), each
    as the file has it. The words for both stand in l10n.
    """

    check: str
    outcome: Outcome
    reason: str
    params: tuple[tuple[str, str], ...] = ()
