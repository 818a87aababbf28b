"""The guided steps: a map, one step at a time, a foot that leads on; every change is saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tro_desk.base.errors import DeskError
from tro_desk.base.messages import M_
from tro_desk.domain.steps import Kind, State, StepState, WizardPath
from tro_desk.ui.context import Ui
from tro_desk.ui.models.case_values import title as case_title
from tro_desk.ui.models.steps import Row, row_id, rows_of, share_of, titled
from tro_desk.ui.screens.steps.asides import Aside, CompactBar
from tro_desk.ui.screens.steps.controller import StepsController
from tro_desk.ui.screens.steps.footer import Footer, MissingPanel
from tro_desk.ui.screens.steps.missing import missing_of
from tro_desk.ui.screens.steps.page import StepPage
from tro_desk.ui.screens.steps.paper import sheet_of
from tro_desk.ui.screens.steps.review_page import ReviewPage
from tro_desk.ui.screens.steps.step_map import StepChooser, StepMap
from tro_desk.ui.sheets import Sheet, print_sheet
from tro_desk.ui.widgets.message_strip import MessageStrip
from tro_desk.ui.widgets.page import Page
from tro_desk.ui.widgets.progress_strip import Bar

if TYPE_CHECKING:
    from tro_desk.domain.steps import ReviewRow
    from tro_desk.domain.store import Answer

REVIEW: Final = "review"
"""Where the review of all answers stands in the order of what was seen."""


class StepsView(QWidget):
    """One step is built at a time; the map and the foot stay."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.controller = StepsController(ui, self)
        self.here = ""
        self.page: StepPage | None = None
        self.review_page: ReviewPage | None = None
        self._seen: list[str] = []
        self._compact = False
        self._began_settled = False
        self._name: Any = None
        self._rows: tuple[Row, ...] = ()
        self._build()
        self.controller.changed.connect(self._changed)
        self.controller.failed.connect(self._failed)
        self._minute = QTimer(self)
        self._minute.setInterval(30_000)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def _build(self) -> None:
        ui = self._ui
        self.map = StepMap(ui, self.open_step, self.open_review, self.print)
        self.chooser = StepChooser(ui, self.open_step, self.open_review, self.print)
        self._bar = Bar(ui, "primary", ui.theme.size("control.bar"))
        self.aside = Aside(ui)
        self.head = CompactBar(ui, self.chooser, self._bar, self.aside.show_one)
        self.body = Page(ui)
        self.strip = MessageStrip(ui)
        self.missing = MissingPanel(ui)
        self.footer = Footer(ui, self.back, self.close_, self.next)
        self.missing.left_out.connect(self._leave_out)
        self.missing.later.connect(self._later)
        self.missing.closed.connect(self._stay)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.body, 1)
        middle.addWidget(self.aside)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(middle, 1)
        column.addWidget(self.missing)
        column.addWidget(self.footer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.map)
        row.addLayout(column, 1)
        self.body.box.addWidget(self.strip)
        self._place = QVBoxLayout()
        self.body.box.addLayout(self._place, 1)
        for keys, act in (
            ("Alt+Left", self.back),
            ("Ctrl+PgUp", self.back),
            ("Alt+Right", self.next),
            ("Ctrl+PgDown", self.next),
            ("Ctrl+P", self.print),
            ("F1", lambda: self._why()),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._fit()

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
        wanted = f"{step}@{item}" if item and "@" not in step else step
        same = case_id == self.controller.case
        if not same:
            self._seen, self.here = [], ""
            self._clear()
        self._load(case_id, wanted or (self.here if same else ""))

    def reload(self) -> None:
        """Read the path again; what is being typed was saved before."""
        if self.controller.case:
            self.flush()
            self.controller.when_saved(lambda: self._load(self.controller.case, self.here))

    def _load(self, case_id: str, wanted: str) -> None:
        flow = wanted.partition("/")[0] if "/" in wanted else ""
        self._wanted = wanted
        self.controller.read(case_id, flow, self._arrived)
        desk = self._ui.desk
        self._ui.jobs.run(lambda _job: desk.case(case_id), self._named, owner=self)

    def _named(self, case: Any) -> None:
        self._name = case

    def _arrived(self) -> None:
        path, wanted = self.controller.path, self._wanted
        assert path is not None
        for clocks in (self.aside.clocks,):
            clocks.show_dates(self.controller.deadlines, 2 if self._compact else 3)
        self.footer.tell(self.controller.saved_at or _last_saved(path))
        if wanted == REVIEW:
            self.open_review()
            return
        step = path.step(wanted) or _of_row(path, wanted) or path.step(path.here or "")
        if step is None:
            self.open_review()
        else:
            self._show(step)

    def set_compact(self, compact: bool) -> None:
        """A menu in place of the map, and cards as a panel."""
        if compact != self._compact:
            self._compact = compact
            self._fit()

    def _fit(self) -> None:
        compact = self._compact
        self.map.setVisible(not compact)
        self.head.setVisible(compact)
        self.body.set_compact(compact)
        self.footer.set_compact(compact)
        if compact:
            self.head.place_clocks(self.aside.clocks)
        self.aside.set_compact(compact)
        self.aside.clocks.show_dates(self.controller.deadlines, 2 if compact else 3)

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
        for one in (self.page, self.review_page):
            if one is not None:
                one.hide()
                self._place.removeWidget(one)
                one.deleteLater()
        self.page = self.review_page = None
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
        self._clear()
        self._went(step.id)
        self._began_settled = step.state in (State.DONE, State.SKIPPED)
        self._rows = rows_of(path)
        row = next(one for one in self._rows if one.id == row_id(step.id))
        say = partial(self.controller.say, step.id)
        self.page = StepPage(self._ui, path, row, step, say, self.open_step, self.controller.case)
        self._place.addWidget(self.page)
        self.aside.show_step(step)
        self._mark()
        self.body.verticalScrollBar().setValue(0)
        self._focus(self.page.first)

    def _focus(self, first: QWidget | None) -> None:
        if self.isVisible() or self._ui.ready:
            (first or self.footer.next).setFocus(Qt.FocusReason.OtherFocusReason)

    def _went(self, where: str) -> None:
        if not self._seen or self._seen[-1] != where:
            self._seen.append(where)
        self.here = where

    def _mark(self) -> None:
        path = self.controller.path
        assert path is not None
        here = row_id(self.here)
        self.map.show_path(path, self._rows, here)
        self.chooser.show_path(path, self._rows, here)
        self._bar.set(share_of(self._rows))

    def open_review(self) -> None:
        """Show everything that was answered."""
        self.flush()
        self.controller.when_saved(lambda: self.controller.review(self._show_review))

    def _show_review(self, rows: tuple[ReviewRow, ...]) -> None:
        path = self.controller.path
        if path is None:
            return
        self._clear()
        self._went(REVIEW)
        self._rows = rows_of(path)
        self.review_page = ReviewPage(self._ui, path, rows, self.open_step)
        self._place.addWidget(self.review_page)
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
        if self._seen and self._seen[-1] == self.here:
            self._seen.pop()
        while self._seen:
            before = self._seen.pop()
            if before == REVIEW:
                self.open_review()
                return
            step = path.step(before)
            if step is not None:
                self._show(step)
                return
        at = next((n for n, one in enumerate(path.steps) if one.id == self.here), 0)
        if at:
            self._show(path.steps[at - 1])
        elif self.here == REVIEW and path.steps:
            self._show(path.steps[-1])
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
            self.controller.say(step.id, "done")
        self.controller.when_saved(partial(self._next_of, page))

    def _next_of(self, page: StepPage) -> None:
        path = self.controller.path
        if page is not self.page or path is None:
            return
        step = path.step(page.step.id)
        problem = page.input.problem if page.input is not None else None
        if step is not None and (problem is not None or step.state not in _SETTLED):
            lines = missing_of(path, step, problem)
            self.missing.ask(lines, step.forced, step.state is not State.BLOCKED)
            return
        self._advance(path, step)

    def _advance(self, path: WizardPath, step: StepState | None) -> None:
        at = path.steps.index(step) if step is not None else -1
        after = path.steps[at + 1 :]
        if self._began_settled and after:  # somebody looks at what is done: one after the other
            self._show(after[0])
            return
        ready = [one for one in after if one.state in (State.OPEN, State.STALE)]
        if ready:
            self._show(ready[0])
        else:
            self.open_review()

    def _leave_out(self, reason: str) -> None:
        page = self.page
        if page is None:
            return
        word = "impossible" if page.step.forced else "skipped"
        self.missing.hide()
        self.controller.say(page.step.id, f"{word}:{reason}" if reason else word)
        self.controller.when_saved(partial(self._next_of, page))

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

    def _why(self) -> None:
        if self._compact:
            self.head.toggle("why")

    # paper

    def sheet(self) -> Sheet:
        """The checklist in the language in use."""
        path, words = self.controller.path, self._ui.translator
        assert path is not None
        name = case_title(words, self._name) if self._name is not None else ""
        return sheet_of(self._ui, path, name)

    def print(self) -> None:
        """Print the checklist through the system's dialog."""
        if self.controller.path is not None:
            self.flush()
            print_sheet(self._ui, self.sheet(), self)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus, key = QApplication.focusWidget(), event.key()
        typing = isinstance(focus, QLineEdit | QPlainTextEdit)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focus, QPushButton):
                focus.click()
            elif focus is self.missing.reason and self.missing.isVisible():
                self.missing.submit()
            elif not isinstance(focus, QPlainTextEdit):
                self.next()
            return
        if key == Qt.Key.Key_Escape and self.missing.isVisible():
            self._stay()
            return
        if key == Qt.Key.Key_Escape and self._compact and self.aside.shown:
            self.head.toggle(self.aside.shown)
            return
        digit = event.text()
        page = self.page
        plain = not typing and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        input_ = page.input if page is not None else None
        if plain and digit.isdigit() and input_ is not None and input_.isEnabled():
            input_.press(int(digit))
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self.flush()
        return super().event(event)

    def _tick(self) -> None:
        if self.isVisible():
            self.aside.clocks.tick()


_SETTLED: Final = frozenset({State.DONE, State.SKIPPED})


def _last_saved(path: WizardPath) -> Any:
    return max((step.at for step in path.steps if step.at is not None), default=None)


def _of_row(path: WizardPath, wanted: str) -> StepState | None:
    """A step that is asked of each, named without what it is asked of: the first to be taken."""
    found = next((row for row in rows_of(path) if row.id == row_id(wanted)), None)
    return found.first if found is not None else None
