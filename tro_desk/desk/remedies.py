"""What the statutes let a court award, for the rights that a case names."""

from __future__ import annotations

from typing import Final

from tro_desk.domain.case import Case
from tro_desk.domain.remedy import Remedy

NUMBERS: Final = {
    "trademark": ("trademark_registration",),
    "copyright": ("copyright_registration",),
    "design_patent": ("design_patent",),
    "utility_patent": ("utility_patent",),
    "trade_dress": (),
}
"""Kind of right -> the fields that hold the numbers of its rights."""


def remedies_of(case: Case) -> tuple[Remedy, ...]:
    """The ranges for the kinds of right that are confirmed, by name or by a number."""
    from tro_desk.law.remedies import remedies

    named = {fact.value for fact in case.confirmed("ip_type")}
    counts = {
        kind: sum(len(case.confirmed(field)) for field in fields)
        for kind, fields in NUMBERS.items()
    }
    return remedies({kind: n for kind, n in counts.items() if n or kind in named})
