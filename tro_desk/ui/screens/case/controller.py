"""Reads a case for its page and saves what is stated by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.desk.without_case import courts
from tro_desk.ui.context import Ui

if TYPE_CHECKING:
    from tro_desk.desk import Overview, Said


class CaseController:
    """All calls run in the background."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui

    def read(self, case_id: str) -> Overview:
        """Called in a worker thread; the table of courts is read there too."""
        courts()
        return self._ui.desk.overview(case_id)

    def save(
        self,
        case_id: str,
        said: Sequence[Said],
        done: Callable[[], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        """Save what was stated, as one step of undo."""
        desk = self._ui.desk
        self._ui.jobs.run(lambda _job: desk.say(case_id, said), lambda _facts: done(), failed)
