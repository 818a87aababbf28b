"""Which deadlines have come so near that the seller wants to be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from tro_desk.desk.deadlines import all_deadlines
from tro_desk.domain.case_summary import CaseSummary
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.reminder import Reminder

if TYPE_CHECKING:
    from tro_desk.store import Storage
    from tro_desk.store.reminded import Shown

LATE: Final = timedelta(days=7)
"""For how long a deadline that has passed is worth a reminder."""


def due_reminders(storage: Storage, now: datetime, leads: Sequence[int]) -> tuple[Reminder, ...]:
    """The reminders to show at `now`, the nearest deadline first.

    `leads` are minutes before a deadline. Of a deadline's leads only the shortest that was reached
    is told; one that was told, or a shorter one, is not told again. One that passed within `LATE`
    is told of once (lead 0), because nobody may have been there. A deadline that is done is not
    told of.
    """
    with storage.reading() as unit:
        shown = unit.reminded.after(now - LATE)
    found = [
        reminder
        for case, deadlines in all_deadlines(storage)
        for deadline in deadlines
        if (reminder := _reached(case, deadline, now, leads, shown)) is not None
    ]
    return tuple(sorted(found, key=lambda one: one.deadline.due or now))


def coming_reminders(storage: Storage, now: datetime, leads: Sequence[int]) -> tuple[datetime, ...]:
    """The moments (UTC) after `now` at which `due_reminders` will have something new, earliest
    first: moments alone, for a window that is locked and knows nothing of a case.
    """
    return tuple(
        sorted(
            {
                moment
                for _case, deadlines in all_deadlines(storage)
                for deadline in deadlines
                if deadline.due is not None
                and (deadline.mark is None or deadline.mark.state != "done")
                for lead in (*leads, 0)
                if (moment := deadline.due.astimezone(UTC) - timedelta(minutes=lead)) > now
            }
        )
    )


def note_reminded(storage: Storage, now: datetime, reminders: Iterable[Reminder]) -> None:
    """Note that these were shown."""
    with storage.writing() as unit:
        unit.reminded.add(reminders, now)


def _reached(
    case: CaseSummary,
    deadline: Deadline,
    now: datetime,
    leads: Sequence[int],
    shown: frozenset[Shown],
) -> Reminder | None:
    due = deadline.due
    done = deadline.mark is not None and deadline.mark.state == "done"
    if due is None or done or due <= now - LATE:
        return None
    reached = [lead for lead in (*leads, 0) if due - timedelta(minutes=lead) <= now]
    if not reached:
        return None
    shortest = min(reached)
    told = (
        lead
        for shown_case, name, moment, lead in shown
        if (shown_case, name, moment) == (case.id, deadline.id, due.astimezone(UTC))
    )
    return None if any(lead <= shortest for lead in told) else Reminder(case, deadline, shortest)
