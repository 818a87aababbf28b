"""Reads the guided path and saves each answer at once, one after the other, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tro_desk.base.errors import DeskError
from tro_desk.desk.glossary import glossary
from tro_desk.domain.facts import Status
from tro_desk.ui.context import Ui

if TYPE_CHECKING:
    from tro_desk.domain.case import Case
    from tro_desk.domain.deadline import Deadline
    from tro_desk.domain.steps import ReviewRow, StepState, WizardPath
    from tro_desk.domain.store import Answer


@dataclass
class _Batch:
    """Answers on their way; `saved` is filled by the worker, one by one."""

    answers: dict[str, str]
    saved: list[str] = field(default_factory=list)
    failed: list[tuple[str, DeskError]] = field(default_factory=list)


class StepsController(QObject):
    """`path` and `stands`, the case, are as they were read last.

    `changed` tells that the path was read again after an answer, `failed` that an answer was not
    taken (step, DeskError).
    """

    changed = Signal()
    failed = Signal(str, object)

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.case = ""
        self.flow = ""
        self.path: WizardPath | None = None
        self.stands: Case | None = None
        self.deadlines: tuple[Deadline, ...] = ()
        self.saved_at: datetime | None = None
        self._waiting: dict[str, str] = {}
        self._sending: _Batch | None = None
        self._then: list[Callable[[], None]] = []

    # reading

    def read(self, case_id: str, flow: str, done: Callable[[], None]) -> None:
        """Read the path of a case, in the flow of its platform where none is named."""
        self.flush()
        if case_id != self.case:
            self.path, self.stands, self.saved_at = None, None, None
        self.case, self.flow = case_id, flow
        desk = self._ui.desk

        def work(_job: object) -> tuple[WizardPath, tuple[Deadline, ...], Case]:
            glossary()  # read here once: its words are asked for while a step is drawn
            path = desk.path(case_id, flow or None)
            return path, desk.deadlines(case_id), desk.case(case_id)

        def show(found: tuple[WizardPath, tuple[Deadline, ...], Case]) -> None:
            if (case_id, flow) == (self.case, self.flow):
                self.path, self.deadlines, self.stands = found
                answered = (step.at for step in self.path.steps if step.at is not None)
                self.saved_at = self.saved_at or max(answered, default=None)
                done()

        self._ui.jobs.run(work, show, owner=self)

    def refresh(self) -> None:
        """Read the path again, because something beside the answers was saved."""
        desk, case_id, flow = self._ui.desk, self.case, self.flow

        def show(path: WizardPath) -> None:
            if (case_id, flow) == (self.case, self.flow):
                self.path = path
                self.changed.emit()

        self._ui.jobs.run(lambda _job: desk.path(case_id, flow or None), show, owner=self)

    def review(self, done: Callable[[tuple[ReviewRow, ...]], None]) -> None:
        """Read everything that was answered."""
        desk, case_id, flow = self._ui.desk, self.case, self.flow
        self._ui.jobs.run(lambda _job: desk.review(case_id, flow or None), done, owner=self)

    def step(self, step_id: str) -> StepState | None:
        """A step of the path as it was read last."""
        return self.path.step(step_id) if self.path is not None else None

    def confirm_platform(self, platform: str, done: Callable[[], None]) -> None:
        """State which platform sent the notice."""
        from tro_desk.desk import Said

        desk, case_id = self._ui.desk, self.case
        found = next((one for one in self._open("platform") if one[0] == platform), None)
        said = Said("platform", platform, Status.CONFIRMED, found[1] if found else None)
        self._ui.jobs.run(lambda _job: desk.say(case_id, [said]), lambda _f: done(), owner=self)

    def _open(self, name: str) -> list[tuple[str, int]]:
        case = self.stands
        found = case.open_candidates(name) if case is not None else ()
        return [(one.candidate.value, one.id) for one in found]

    # saving

    @property
    def busy(self) -> bool:
        """Whether an answer is still to be saved."""
        return bool(self._waiting) or self._sending is not None

    def keep(self, step_id: str, value: str) -> None:
        """Save an answer; a newer one to the same step takes its place while it waits."""
        self._waiting.pop(step_id, None)
        self._waiting[step_id] = value
        self._send()

    def when_saved(self, act: Callable[[], None]) -> None:
        """Call `act` once everything is saved and the path is read: at once where it is."""
        if self.busy:
            self._then.append(act)
        else:
            act()

    def _send(self) -> None:
        if self._sending is not None or not self._waiting:
            return
        batch = _Batch(self._waiting)
        self._waiting, self._sending = {}, batch
        desk, case_id, flow = self._ui.desk, self.case, self.flow

        def work(_job: object) -> tuple[Answer | None, WizardPath]:
            last = None
            for step_id, value in batch.answers.items():
                try:
                    last = desk.answer(case_id, step_id, value)
                except DeskError as error:
                    batch.failed.append((step_id, error))
                batch.saved.append(step_id)
            return last, desk.path(case_id, flow or None)

        def done(found: tuple[Answer | None, WizardPath]) -> None:
            last, path = found
            self._sending = None
            if case_id == self.case:
                self.saved_at = last.at if last is not None else self.saved_at
                self.path = path
                for step_id, error in batch.failed:
                    self.failed.emit(step_id, error)
                self.changed.emit()
            self._go_on()

        def broken(error: DeskError) -> None:
            self._sending = None
            self._ui.jobs.failed.emit(error)
            self._go_on()

        self._ui.jobs.run(work, done, broken, owner=self)

    def _go_on(self) -> None:
        self._send()
        if not self.busy:
            waiting, self._then = self._then, []
            for act in waiting:
                act()

    def flush(self) -> None:
        """Where the background is closed already (the window goes), save what waits here."""
        if not self._ui.jobs.closed or not self.busy:
            return
        batch, self._sending = self._sending, None
        left = dict(batch.answers) if batch is not None else {}
        for step_id in batch.saved if batch is not None else ():
            left.pop(step_id, None)
        left |= self._waiting
        self._waiting = {}
        for step_id, value in left.items():
            try:
                self._ui.desk.answer(self.case, step_id, value)
            except DeskError:  # nobody is there any more to be told
                continue

    def undo(self, done: Callable[[Answer | None], None]) -> None:
        """Take back the last answer, then read the path again."""
        desk, case_id, flow = self._ui.desk, self.case, self.flow

        def work(_job: object) -> tuple[Answer | None, WizardPath]:
            return desk.undo_answer(case_id), desk.path(case_id, flow or None)

        def show(found: tuple[Answer | None, WizardPath]) -> None:
            if case_id == self.case:
                taken, self.path = found
                self.saved_at = self._ui.clock.now() if taken is not None else self.saved_at
                done(taken)

        self.when_saved(lambda: self._run(work, show))

    def _run(self, work: Callable[[object], object], show: Callable[..., None]) -> None:
        self._ui.jobs.run(work, show, owner=self)
