"""Whether a brief was made that still tells the case: what a step of the guided path may wait for.

Answers to steps do not count as a change: else each step after the brief would ask for another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tro_desk.desk.make_brief import newest_brief

if TYPE_CHECKING:
    from tro_desk.domain.case import Case
    from tro_desk.domain.deadline import Deadline
    from tro_desk.store import Unit

SAID_OF_STEPS: Final = ("step_answered", "answer_undone", "brief_made")
"""What the log says of changes after which a brief still tells the case."""


class BriefStands:
    """Compares a brief with its case once for each change of either: slower than a step is."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, Path, bool]] = {}

    def __call__(
        self, unit: Unit, case: Case, deadlines: Sequence[Deadline], now: datetime
    ) -> bool:
        """Whether the newest brief of the case still tells it; false where there is none."""
        kept = unit.briefs.newest(unit.cases.number(case))
        if kept is None:
            return False
        change = unit.log.newest_but(SAID_OF_STEPS)
        if change < unit.log.newest_of(unit.cases.number(case), "brief_made"):
            return True  # by the order of what was done: a clock can be set back
        known = self._known.get(case.id)
        if known is None or known[:2] != (change, kept.path):
            brief = newest_brief(unit, case, deadlines, now)
            known = (change, kept.path, brief is not None and not brief.out_of_date)
            self._known[case.id] = known
        return known[2]
