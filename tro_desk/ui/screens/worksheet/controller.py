"""Reads the worksheet of a case and saves what is typed into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from tro_desk.base.errors import DeskError
from tro_desk.domain.case import Case
from tro_desk.domain.worksheet import Sheet
from tro_desk.ui.context import Ui

if TYPE_CHECKING:
    from tro_desk.base.jobs import Job


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows, read at one time."""

    case: Case
    sheet: Sheet
    can_undo: bool


class WorksheetController:
    """All calls of the desk run in the background; what is typed is saved in its order.

    `shown` is told what there is to show, `failed` the field that could not be saved and why.
    """

    def __init__(
        self,
        ui: Ui,
        owner: QObject,
        shown: Callable[[Shown], None],
        failed: Callable[[str, DeskError], None],
    ) -> None:
        self._ui, self._owner = ui, owner
        self._shown, self._failed = shown, failed
        self._waiting: list[tuple[str, str, str]] = []
        self._saving = False

    def read(self, case_id: str) -> None:
        """Read the sheet."""
        self._ui.jobs.run(lambda _job: self._read(case_id), self._shown, owner=self._owner)

    def save(self, case_id: str, field: str, text: str) -> None:
        """Save what was typed in a field, after what was typed before."""
        self._waiting.append((case_id, field, text))
        self._next()

    def undo(self, case_id: str, done: Callable[[bool], None]) -> None:
        """Take back the last change and show what stands; False where there is none."""
        desk = self._ui.desk

        def work(_job: Job) -> Shown | None:
            return self._read(case_id) if desk.undo_worksheet(case_id) else None

        def ended(shown: Shown | None) -> None:
            if shown is not None:
                self._shown(shown)
            done(shown is not None)

        self._ui.jobs.run(work, ended, owner=self._owner)

    def _next(self) -> None:
        if self._saving or not self._waiting:
            return
        self._saving = True
        case_id, field, text = self._waiting.pop(0)
        desk = self._ui.desk

        def work(_job: Job) -> Shown:
            desk.write_worksheet(case_id, {field: text})
            return self._read(case_id)

        # Without an owner: what was typed is saved though the page is gone.
        self._ui.jobs.run(work, self._saved, lambda error: self._lost(field, error))

    def _saved(self, shown: Shown) -> None:
        self._saving = False
        if not self._waiting and isValid(self._owner):
            self._shown(shown)
        self._next()

    def _lost(self, field: str, error: DeskError) -> None:
        self._saving = False
        if isValid(self._owner):
            self._failed(field, error)
        self._next()

    def _read(self, case_id: str) -> Shown:
        """Called in a worker thread."""
        desk = self._ui.desk
        sheet = desk.worksheet(case_id)
        return Shown(desk.case(case_id), sheet, desk.can_undo_worksheet(case_id))
