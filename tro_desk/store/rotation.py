"""Which backups are kept: the newest, then one a day, one a week, one a month.

A day, a week or a month counts only where it has a backup: a program that was not used for a year
still keeps what it had, and a clock that was set wrong removes nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime
from typing import Final

NEWEST: Final = 3
DAYS: Final = 7
WEEKS: Final = 5
MONTHS: Final = 12


def kept(made: Iterable[datetime]) -> frozenset[datetime]:
    """Those of the moments (aware) whose backups stay; the newest always does."""
    moments = sorted({moment.astimezone(UTC) for moment in made}, reverse=True)
    return frozenset(
        [
            *moments[:NEWEST],
            *_newest_of(moments, DAYS, lambda at: at.date()),
            *_newest_of(moments, WEEKS, lambda at: at.isocalendar()[:2]),
            *_newest_of(moments, MONTHS, lambda at: (at.year, at.month)),
        ]
    )


def _newest_of(
    moments: list[datetime], most: int, span: Callable[[datetime], Hashable]
) -> list[datetime]:
    """The newest moment of each of the newest spans; `moments` are newest first."""
    found: dict[Hashable, datetime] = {}
    for moment in moments:
        found.setdefault(span(moment), moment)
    return list(found.values())[:most]
