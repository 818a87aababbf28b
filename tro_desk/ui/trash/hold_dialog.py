"""The duty to preserve the papers of a case: why it runs, and that somebody said it ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_
from tro_desk.domain.trash import Hold
from tro_desk.l10n.trash import hold_text
from tro_desk.ui.context import Ui
from tro_desk.ui.widgets.buttons import plain_button
from tro_desk.ui.widgets.date_line import DateLine
from tro_desk.ui.widgets.form import FormDialog

if TYPE_CHECKING:
    from tro_desk.base.jobs import Job


class HoldDialog(FormDialog):
    """`hold` is what it is about; `changed` is told when it was changed."""

    def __init__(self, ui: Ui, hold: Hold, changed: Callable[[], object], parent: QWidget) -> None:
        self._hold, self._changed = hold, changed
        title = M_("hold", "Duty to preserve")
        super().__init__(ui, title, (M_("hold", "Record that it ended"), self._save), parent)
        self.told = self.note(lambda t: hold_text(t, hold))
        self.said_by = QLineEdit()
        self.on = DateLine(ui, M_("hold", "Day on that paper"))
        self.words = QLineEdit()
        if hold.under:
            self.note(
                M_(
                    "hold",
                    "While it runs nothing of this case can be removed for good; what you delete "
                    "stays in the trash. Only a court, or your lawyer, can tell you that it ended. "
                    "Write down who said so: it stays in the log of the desk.",
                )
            )
            self.add(M_("hold", "Who said so"), self.said_by)
            self.add(M_("hold", "Day on that paper"), self.on)
            self.add(M_("hold", "Note"), self.words)
        elif hold.ended is not None:
            back = plain_button(ui, M_("hold", "Take that back"), self._resume, "undo")
            self._box.insertWidget(self._box.count() - 1, back)
        first: QWidget = self.said_by if hold.under else self
        self.end(first)
        self.keep.setVisible(hold.under)

    def _save(self) -> None:
        desk, case = self._ui.desk, self._hold.case
        who, note = self.said_by.text(), self.words.text()
        try:
            day = date.fromisoformat(self.on.value)
        except ValueError:
            day = None
        if not who.strip() or day is None:
            self.strip.say(M_("hold", "Write who said so, and the day on that paper."), "error")
            self.fit_height()
            return
        self._run(lambda _job: desk.end_hold(case, who, day, note))

    def _resume(self) -> None:
        desk, case = self._ui.desk, self._hold.case
        self._run(lambda _job: desk.resume_hold(case))

    def _run(self, work: Callable[[Job], Hold]) -> None:
        def done(_hold: Hold) -> None:
            self.accept()
            self._changed()

        def failed(error: DeskError) -> None:
            self.strip.fail(error)
            self.fit_height()

        self._ui.jobs.run(work, done, failed, owner=self)
