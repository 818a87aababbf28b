"""Reads all dates of a case and carries out what the seller says of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from tro_desk.base.errors import DeskError
from tro_desk.desk.without_case import courts
from tro_desk.domain.case import Case
from tro_desk.domain.deadline import Closure, CustomDeadline, Deadline
from tro_desk.domain.remedy import Remedy
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import first
from tro_desk.ui.models.lead_times import chosen_leads

if TYPE_CHECKING:
    from tro_desk.desk import Said

Failed = Callable[[DeskError], None]


@dataclass(frozen=True, slots=True)
class Dates:
    """What the page shows, read at one time. `court` is the id of the case's court, or empty."""

    case: Case
    deadlines: tuple[Deadline, ...]
    closures: tuple[Closure, ...]
    customs: tuple[CustomDeadline, ...]
    remedies: tuple[Remedy, ...]
    court: str

    def custom(self, deadline: Deadline) -> CustomDeadline | None:
        """The date of the seller's own that a deadline is; None for one of the rules'."""
        kind, _, number = deadline.id.partition(":")
        if kind != "custom" or not number.isdigit():
            return None
        return next((one for one in self.customs if one.id == int(number)), None)


@dataclass(frozen=True, slots=True)
class Change:
    """A deadline that another date would move: as it is now, and as it would be."""

    now: Deadline | None
    then: Deadline


def changes(now: Sequence[Deadline], then: Sequence[Deadline]) -> tuple[Change, ...]:
    """The deadlines that differ in their date, in the order of `then`."""
    known = {one.id: one for one in now}
    pairs = (Change(known.get(one.id), one) for one in then)
    return tuple(
        pair for pair in pairs if pair.then.due != (pair.now.due if pair.now is not None else None)
    )


class DatesController:
    """All calls of the desk run in the background; `failed` gets what was not accepted."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui

    def read(self, case_id: str) -> Dates:
        """Called in a worker thread."""
        desk = self._ui.desk
        case = desk.case(case_id)
        known = first(case, "court")
        court = known.value if known is not None and known.value in courts() else ""
        return Dates(
            case,
            desk.deadlines(case_id),
            desk.closures(court) if court else (),
            desk.custom_deadlines(case_id),
            desk.remedies(case_id),
            court,
        )

    def mark(
        self,
        case_id: str,
        deadline: Deadline,
        said: dict[str, Any],
        done: Callable[[], None],
        failed: Failed,
    ) -> None:
        """Save what is said of a deadline; `said` are the arguments of `Desk.mark_deadline`."""
        self._run(lambda: self._ui.desk.mark_deadline(case_id, deadline.id, **said), done, failed)

    def add_custom(
        self, case_id: str, wanted: CustomDeadline, done: Callable[[], None], failed: Failed
    ) -> None:
        """Add a date of the seller's own."""
        desk, one = self._ui.desk, wanted
        self._run(
            lambda: desk.add_custom_deadline(
                case_id, one.title, one.unit, one.length, one.starts, one.tz, one.note
            ),
            done,
            failed,
        )

    def remove_custom(self, case_id: str, number: int, done: Callable[[], None]) -> None:
        """Let a date of the seller's own no longer count."""
        self._run(lambda: self._ui.desk.remove_custom_deadline(case_id, number), done, None)

    def add_closure(
        self, court: str, day: str, note: str, done: Callable[[], None], failed: Failed
    ) -> None:
        """Add a day on which the court was closed."""
        try:
            on = date.fromisoformat(day)
        except ValueError:
            failed(DeskError("bad_value", field="on", value=day))
            return
        self._run(lambda: self._ui.desk.add_closure(court, on, note), done, failed)

    def remove_closure(self, number: int, done: Callable[[], None]) -> None:
        """Let a closed day no longer count."""
        self._run(lambda: self._ui.desk.remove_closure(number), done, None)

    def say(
        self, case_id: str, said: Sequence[Said], done: Callable[[], None], failed: Failed
    ) -> None:
        """Save facts that the seller states, as one step of undo."""
        self._run(lambda: self._ui.desk.say(case_id, said), done, failed)

    def try_date(
        self,
        dates: Dates,
        field: str,
        value: str,
        done: Callable[[tuple[Change, ...]], None],
        failed: Failed,
        owner: QObject,
    ) -> None:
        """What another date would change; nothing is saved.

        Compared with what the rules give now: what was said of a deadline is left out of both.
        """
        desk, case_id = self._ui.desk, dates.case.id

        def work(_job: object) -> tuple[Change, ...]:
            return changes(desk.what_if(case_id, {}), desk.what_if(case_id, {field: value}))

        self._ui.jobs.run(work, done, failed, owner=owner)

    def write_calendar(self, case_id: str, out: Path, done: Callable[[int], None]) -> None:
        """Write the dates of the case as an .ics file."""
        desk, language = self._ui.desk, self._ui.language.code
        leads = chosen_leads(self._ui.settings.choices.reminders)
        self._ui.jobs.run(
            lambda _job: desk.make_calendar(out, language, leads, case_id=case_id), done
        )

    def _run(
        self, work: Callable[[], object], done: Callable[[], None], failed: Failed | None
    ) -> None:
        self._ui.jobs.run(lambda _job: work(), lambda _result: done(), failed)
