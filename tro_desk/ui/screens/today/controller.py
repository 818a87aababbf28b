"""What Today shows of a case, and where its steps lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.today import NextStep, Today
from tro_desk.ui.context import Ui
from tro_desk.ui.models.countdown import NOT_OWED, is_done
from tro_desk.ui.models.next_dates import NextDate, next_dates

_CLOCKS: Final = ("tro_expires", "answer_due")
_SOON: Final = timedelta(days=3)


def clocks(deadlines: Sequence[Deadline], now: datetime) -> tuple[Deadline, ...]:
    """The two deadlines on the cards; one under three days moves first.

    The end of the TRO and the answer. One that is done gives
    its place to the next date of the case.
    """
    chosen = [d for name in _CLOCKS for d in deadlines if d.id == name and not is_done(d)][:2]
    if len(chosen) < len(_CLOCKS):
        chosen += sorted(
            (
                d
                for d in deadlines
                if d.due is not None
                and d.due > now
                and not is_done(d)
                and d.id not in NOT_OWED
                and d not in chosen
            ),
            key=lambda d: (d.due, d.id),
        )[: len(_CLOCKS) - len(chosen)]
    chosen.sort(key=lambda d: d.due is None or d.due - now >= _SOON)
    return tuple(chosen)


@dataclass(frozen=True, slots=True)
class AllDates:
    """The cases of the desk, newest first, and the next dates of all."""

    cases: tuple[CaseSummary, ...]
    dates: tuple[NextDate, ...]


class TodayController:
    """Reads the case in the background and carries out its steps."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui

    def read(self, case_id: str | None) -> Today:
        """Called in a worker thread."""
        return self._ui.desk.today(case_id)

    def read_all(self) -> AllDates:
        """The dates of every case; called in a worker thread, after the one case is shown."""
        desk = self._ui.desk
        dated = desk.all_deadlines()
        cases = tuple(case for case, _deadlines in dated)
        return AllDates(cases, next_dates(dated, desk.clock.now()))

    def act(self, case_id: str, step: NextStep) -> None:
        """Open a step where it is carried out."""
        self._ui.go("steps", case=case_id, step=step.id)
