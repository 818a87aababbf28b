"""The guided steps: a map, one step at a time, a foot that leads on; every change is saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QWidget,
)

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_
from tro_desk.domain.step_rows import Row, row_id, rows_of
from tro_desk.domain.steps import Kind, State, StepState, WizardPath
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import title as case_title
from tro_desk.ui.models.steps import titled
from tro_desk.ui.screens.steps.controller import StepsController
from tro_desk.ui.screens.steps.frame import Acts, Frame
from tro_desk.ui.screens.steps.keys import pressed, shortcuts
from tro_desk.ui.screens.steps.missing import missing_of
from tro_desk.ui.screens.steps.page import StepPage
from tro_desk.ui.screens.steps.paper import sheet_of
from tro_desk.ui.screens.steps.platform_card import PlatformCard, wanted
from tro_desk.ui.screens.steps.review_page import ReviewPage
from tro_desk.ui.screens.steps.way import REVIEW, Way, settled
from tro_desk.ui.sheets import Sheet, print_sheet

if TYPE_CHECKING:
    from tro_desk.domain.steps import ReviewRow
    from tro_desk.domain.store import Answer


class StepsView(Frame):
    """One step is built at a time; the map and the foot stay."""

    def __init__(self, ui: Ui) -> None:
        acts = Acts(self.open_step, self.open_review, self.print, self.back, self.close_, self.next)
        super().__init__(ui, acts)
        self._ui = ui
        self.controller = StepsController(ui, self)
        self._way = Way()
        self._wanted = ""
        self._page = StepPage(ui, self.controller.keep, self.open_step, self.controller.refresh)
        self._page.hide()
        self.place.addWidget(self._page)
        self.page: StepPage | None = None
        self.review_page: ReviewPage | None = None
        self._asking: PlatformCard | None = None
        self._rows: tuple[Row, ...] = ()
        self.missing.left_out.connect(self._leave_out)
        self.missing.later.connect(self._later)
        self.missing.closed.connect(self._stay)
        shortcuts(self)
        self.controller.changed.connect(self._changed)
        self.controller.failed.connect(self._failed)
        self._minute = QTimer(self)
        self._minute.setInterval(30_000)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    # the window's calls

    def open(self, case: str | None = None, step: str = "", item: str = "", **_where: Any) -> None:
        """Show the path of a case at a step, else where it was left; `item` is what it is asked
        of. The flow is that of the step, else that of the case's platform.
        """
        case_id = case or self._ui.case
        if case_id is None:
            self._ui.go("cases")
            return
        self.flush()
        place = f"{step}@{item}" if item and "@" not in step else step
        if case_id != self.controller.case:
            self._way.forget()
            self._clear()
        flow = step.partition("/")[0] if "/" in step else ""
        here = place or self.here
        self.controller.when_saved(lambda: self._load(case_id, flow, here))

    def reload(self) -> None:
        """Read the path again; what is being typed was saved before."""
        if self.controller.case:
            self.flush()
            case_id, flow = self.controller.case, self.controller.flow
            self.controller.when_saved(lambda: self._load(case_id, flow, self.here))

    def _load(self, case_id: str, flow: str, place: str) -> None:
        self._wanted = place
        self.controller.read(case_id, flow, self._arrived)

    @property
    def here(self) -> str:
        """The id of the step that is open, or `review`."""
        return self._way.here

    def _arrived(self) -> None:
        path, place = self.controller.path, self._wanted
        assert path is not None
        self.show_dates(self.controller.deadlines)
        self.footer.tell(self.controller.saved_at)
        if place == REVIEW:
            self.open_review()
            return
        step = path.step(place) or _of_row(path, place) or path.step(path.here or "")
        if step is None:
            self.open_review()
        else:
            self._show(step)

    def set_compact(self, compact: bool) -> None:
        """A menu in place of the map, and cards as a panel."""
        if compact != self.compact:
            self.fit(compact)

    def take_back(self) -> bool:
        """Ctrl+Z: take back the last answer, and say which."""
        self.flush()
        self.controller.undo(self._taken)
        return True

    def _taken(self, taken: Answer | None) -> None:
        path = self.controller.path
        if taken is None or path is None:
            self._ui.say(M_("window", "There is nothing to take back."), "info")
            return
        name = f"{taken.step}@{taken.item}" if taken.item else taken.step
        step = path.step(name)
        if step is None:  # it does not apply any more
            self._ui.say(M_("steps", "An answer was taken back."), "info")
            self._changed()
            return
        title, item = step.title, step.item
        self._ui.tell(
            lambda t: t.say(
                "steps", 'The answer to "{title}" was taken back.', title=titled(t, title, item)
            )
        )
        self._show(step)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def flush(self) -> None:
        """Save what waits for a pause, and what the closing window would lose."""
        if self.page is not None:
            self.page.flush()
        self.controller.flush()

    # showing

    def _clear(self) -> None:
        self._page.hide()
        for one in (self._asking, self.review_page):
            if one is not None:
                one.hide()
                self.place.removeWidget(one)
                one.deleteLater()
        self.page = self.review_page = self._asking = None
        self.strip.clear()
        self.missing.hide()

    def open_step(self, step_id: str) -> None:
        """Go to a step of the path."""
        self.flush()
        step = self.controller.step(step_id)
        if step is not None:
            self._show(step)

    def _show(self, step: StepState) -> None:
        path = self.controller.path
        assert path is not None
        self._way.went(step.id, settled(step))
        self._rows = rows_of(path)
        row = next(one for one in self._rows if one.id == row_id(step.id))
        self._clear()
        case = self.controller.stands
        if case is not None and wanted(case, path.flow):
            self._asking = PlatformCard(self._ui, case, self._platform)
            self.place.insertWidget(0, self._asking)
        self._page.take(path, row, step, self.controller.case)
        self.page = self._page
        self.aside.show_step(step)
        self._mark()
        self.body.verticalScrollBar().setValue(0)
        self._focus(self.page.first)

    def _platform(self, name: str) -> None:
        """The platform is confirmed: its own path opens."""
        case_id = self.controller.case

        def done() -> None:
            self._way.forget()
            self._load(case_id, "", "")
            self._ui.refresh()

        self.controller.confirm_platform(name, done)

    def _focus(self, first: QWidget | None) -> None:
        if self.isVisible() or self._ui.ready:
            (first or self.footer.next).setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self) -> None:
        path = self.controller.path
        assert path is not None
        self.show_path(path, self._rows, row_id(self.here))

    def open_review(self) -> None:
        """Show everything that was answered."""
        self.flush()
        self.controller.when_saved(lambda: self.controller.review(self._show_review))

    def _show_review(self, rows: tuple[ReviewRow, ...]) -> None:
        path = self.controller.path
        if path is None:
            return
        self._clear()
        self._way.went(REVIEW)
        self._rows = rows_of(path)
        self.review_page = ReviewPage(self._ui, path, rows, self.open_step)
        self.place.addWidget(self.review_page)
        self.aside.show_step(None)
        self._mark()
        self.body.verticalScrollBar().setValue(0)
        self._focus(self.review_page.first)

    def _changed(self) -> None:
        """An answer was saved: the states follow, what is being typed stays."""
        path = self.controller.path
        if path is None:
            return
        self.footer.tell(self.controller.saved_at)
        self._rows = rows_of(path)
        self._mark()
        page = self.page
        if page is None:
            return
        step = path.step(page.step.id)
        if step is None:  # by its own answer it does not apply any more
            return
        row = next(one for one in self._rows if one.id == row_id(step.id))
        taken_up = page.step.state is State.SKIPPED and step.state is not State.SKIPPED
        if taken_up:
            self._show(step)
        else:
            page.show_state(path, row, step)

    def _failed(self, _step: str, error: DeskError) -> None:
        self.strip.fail(error)

    # the way

    def back(self) -> None:
        """The step before, in the order in which they were seen; before the first one, Today."""
        self.flush()
        path = self.controller.path
        if path is None:
            return
        before = self._way.before(path)
        if before == REVIEW:
            self.open_review()
        elif before:
            self.open_step(before)
        else:
            self._ui.go("today")

    def next(self) -> None:
        """On to the next step once this one is saved; what is missing is listed first."""
        page = self.page
        if page is None:
            path = self.controller.path
            ready = path.next(1) if path is not None else ()
            if ready:
                self._show(ready[0])
            else:
                self.close_()
            return
        self.flush()
        step = page.step
        if step.kind is Kind.INFO and step.state in (State.OPEN, State.STALE):
            self.controller.keep(step.id, "done")
        self.controller.when_saved(partial(self._next_of, page.step.id))

    def _next_of(self, step_id: str) -> None:
        path, page = self.controller.path, self.page
        if page is None or page.step.id != step_id or path is None:
            return
        step = path.step(step_id)
        problem = page.input.problem if page.input is not None else None
        if step is not None and (problem is not None or not settled(step)):
            lines = missing_of(path, step, problem)
            self.missing.ask(lines, step.forced, step.state is not State.BLOCKED)
            return
        self._advance(path, step)

    def _advance(self, path: WizardPath, step: StepState | None) -> None:
        after = self._way.after(path, step.id if step is not None else "")
        if after is not None:
            self._show(after)
        else:
            self.open_review()

    def _leave_out(self, reason: str) -> None:
        page = self.page
        if page is None:
            return
        word = "impossible" if page.step.forced else "skipped"
        self.missing.hide()
        self.controller.keep(page.step.id, f"{word}:{reason}" if reason else word)
        self.controller.when_saved(partial(self._next_of, page.step.id))

    def _later(self) -> None:
        path, page = self.controller.path, self.page
        self.missing.hide()
        if path is not None and page is not None:
            self._advance(path, path.step(page.step.id))

    def _stay(self) -> None:
        self.missing.hide()
        if self.page is not None:
            self._focus(self.page.first)

    def close_(self) -> None:
        """Save and go to Today."""
        self.flush()
        self._ui.go("today")

    def why(self) -> None:
        """In a small window: show why the step is there, or hide it."""
        self.toggle("why")

    def help_first(self) -> bool:
        """F1 in a small window: why the step is there, before the help; False where it is shown."""
        if not self.compact or self.aside.shown == "why":
            return False
        self.why()
        return True

    def escape(self) -> bool:
        """Close what is open above the page; False where nothing is."""
        if self.missing.isVisible():
            self._stay()
        elif self.compact and self.aside.shown:
            self.toggle(self.aside.shown)
        else:
            return False
        return True

    # paper

    def sheet(self) -> Sheet:
        """The checklist in the language in use."""
        path, words = self.controller.path, self._ui.translator
        assert path is not None
        case = self.controller.stands
        name = case_title(words, case) if case is not None else ""
        return sheet_of(self._ui, path, name)

    def print(self) -> None:
        """Print the checklist through the system's dialog."""
        if self.controller.path is not None:
            self.flush()
            print_sheet(self._ui, self.sheet(), self)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed(self, event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self.flush()
        return super().event(event)

    def _tick(self) -> None:
        if self.isVisible():
            self.aside.clocks.tick()


def _of_row(path: WizardPath, wanted: str) -> StepState | None:
    """A step that is asked of each, named without what it is asked of: the first to be taken."""
    found = next((row for row in rows_of(path) if row.id == row_id(wanted)), None)
    return found.first if found is not None else None
