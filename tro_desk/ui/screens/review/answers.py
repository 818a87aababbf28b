"""Answers on their way to the disk, one after the other, in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tro_desk.base.errors import DeskError
from tro_desk.base.jobs import Job
from tro_desk.desk.results import Said
from tro_desk.domain.case import Case
from tro_desk.domain.facts import Status
from tro_desk.domain.fields import FIELDS
from tro_desk.ui.background import Background
from tro_desk.ui.screens.review.adding import Adding
from tro_desk.ui.screens.review.rows import Row

if TYPE_CHECKING:
    from tro_desk.desk import Desk

ADDING: Final = "+"
"""Stands for a row where a value is added: in `saving` and `errors`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer on its way to the disk; neither `said` nor `marked` is an undo: no `row` then."""

    row: str | None
    said: tuple[Said, ...] = ()
    marked: tuple[Adding, str, str] | None = None


def said_of(row: Row, status: Status) -> tuple[Said, ...]:
    """The same answer to each value of a row."""
    return tuple(
        Said(
            row.field,
            item.value,
            status,
            item.places[0].id if item.places else None,
            edited=row.edited,
            tz=item.tz,
        )
        for item in row.items
    )


def typed_instead(row: Row, typed: str) -> tuple[Said, ...]:
    """What was typed in place of a row's value; of a field of many values the old one is wrong."""
    item = row.items[0] if row.items else None
    found = item.places[0].id if item is not None and item.places else None
    tz = item.tz if item is not None else None
    said = (Said(row.field, typed, Status.CONFIRMED, found, edited=found is not None, tz=tz),)
    if item is not None and FIELDS[row.field].many:
        return (*said, Said(row.field, item.value, Status.REJECTED, found, tz=item.tz))
    return said


class AnswerQueue:
    """Saves answers; `saved` gets the case as it then is and whether it can be undone."""

    def __init__(
        self,
        desk: Desk,
        jobs: Background,
        saved: Callable[[Answer, Case, bool], None],
        failed: Callable[[Answer, DeskError], None],
    ) -> None:
        self._desk = desk
        self._jobs = jobs
        self._saved = saved
        self._failed = failed
        self._waiting: deque[tuple[str, Answer]] = deque()
        self._busy = False

    def put(self, case: str, answer: Answer) -> None:
        """Let an answer of a case wait for its turn."""
        self._waiting.append((case, answer))

    def go_on(self) -> None:
        """Save the next one, unless one is on its way."""
        if self._busy or not self._waiting:
            return
        self._busy = True
        case, answer = self._waiting.popleft()

        def work(_job: Job) -> tuple[Case, bool]:
            self._write(case, answer)
            return self._desk.case(case), self._desk.can_undo(case)

        def done(result: tuple[Case, bool]) -> None:
            self._busy = False
            self._saved(answer, *result)
            self.go_on()

        def failed(error: DeskError) -> None:
            self._busy = False
            self._failed(answer, error)
            self.go_on()

        self._jobs.run(work, done, failed)

    def _write(self, case: str, answer: Answer) -> None:
        if answer.row is None:
            self._desk.undo(case)
        elif answer.marked is not None:
            place, field, value = answer.marked
            self._desk.mark(case, place.evidence, place.page, place.start, place.end, field, value)
        else:
            self._desk.say(case, answer.said)
