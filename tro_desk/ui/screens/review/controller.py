"""Decides what the review shows and what an answer means. No Qt: tests need no window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from tro_desk.base.errors import DeskError
from tro_desk.desk.court_of import court_of
from tro_desk.desk.results import OwnRow, Said
from tro_desk.domain.case import Case, Notice
from tro_desk.domain.court import Court
from tro_desk.domain.evidence import Page
from tro_desk.domain.facts import Status
from tro_desk.ui.background import Background
from tro_desk.ui.models.mark import Mark
from tro_desk.ui.screens.review.adding import Adding, trimmed
from tro_desk.ui.screens.review.answers import (
    ADDING,
    Answer,
    AnswerQueue,
    said_of,
    typed_instead,
)
from tro_desk.ui.screens.review.loading import Loaded, read
from tro_desk.ui.screens.review.numbers import Numbers, marks_of
from tro_desk.ui.screens.review.papers import Paper, papers_of
from tro_desk.ui.screens.review.rows import (
    Counts,
    Row,
    State,
    build,
    count,
    keep_order,
    snippet_of,
    unsettled_first,
)

if TYPE_CHECKING:
    from tro_desk.desk import Desk


class ReviewController:
    """The state of one review. `changed` is called after every change of it.

    An answer counts as saved only when the desk's call has returned: until then its row is in
    `saving` and shows no new state. Answers are saved one after the other, in their order.
    """

    def __init__(self, desk: Desk, jobs: Background, changed: Callable[[], None]) -> None:
        self._desk = desk
        self._jobs = jobs
        self._changed = changed
        self._answers = AnswerQueue(desk, jobs, self._saved, self._not_saved)
        self._apart: frozenset[str] = frozenset()
        self._numbers = Numbers()
        self.case: Case | None = None
        self.texts: Mapping[str, tuple[Page, ...]] = {}
        self.courts: Mapping[str, Court] = {}
        self.court: Court | None = None
        self.rows: tuple[Row, ...] = ()
        self.papers: tuple[Paper, ...] = ()
        self.paper: Paper | None = None
        self.own_rows: tuple[OwnRow, ...] = ()
        self.selected: str | None = None
        self.editing: str | None = None
        self.adding: Adding | None = None
        self.saving: frozenset[str] = frozenset()
        self.errors: dict[str, DeskError] = {}
        self.failure: DeskError | None = None
        self.can_undo = False
        self.saved_at: datetime | None = None

    # loading

    def open(self, case: str, evidence: str | None = None, field: str | None = None) -> None:
        """Show a case; `evidence` is the paper in front, `field` the one to begin with."""

        def done(loaded: Loaded) -> None:
            self.texts, self.courts = loaded.texts, loaded.courts
            self.own_rows = loaded.own_rows
            self._numbers = Numbers()
            self._apart = frozenset()
            self.editing = self.failure = self.adding = None
            self.errors = {}
            self.papers = papers_of(loaded.case, loaded.near)
            self.paper = next((p for p in self.papers if p.sha256 == evidence), None)
            self._take(loaded.case, loaded.can_undo, fresh=True)
            first = self._first(field)
            self.selected = first.key if first is not None else None
            if self.paper is None:
                self.paper = (self.paper_of(first) if first else None) or _first(self.papers)
            self._changed()

        self._jobs.run(lambda _job: read(self._desk, case), done, self._failed)

    def reload(self) -> None:
        """Read the case again; what is chosen and typed stays."""
        if self.case is None:
            return
        case = self.case.id

        def done(loaded: Loaded) -> None:
            if self.case is None or self.case.id != case:
                return
            self.texts, self.failure = loaded.texts, None
            self.own_rows = loaded.own_rows
            self.papers = papers_of(loaded.case, loaded.near)
            self.paper = self.paper or _first(self.papers)
            self._take(loaded.case, loaded.can_undo)
            self._changed()

        self._jobs.run(lambda _job: read(self._desk, case), done, self._failed)

    def _first(self, field: str | None) -> Row | None:
        """The row to begin with: the field asked for, else what waits in the paper in front."""
        paper = self.paper.sha256 if self.paper else None
        of_field = [row for row in self.rows if row.field == field]
        waiting = [row for row in self.rows if not row.settled]
        here = [row for row in waiting if row.place is not None and row.place.evidence == paper]
        return next(iter([*of_field, *here, *waiting, *self.rows]), None)

    def _failed(self, error: DeskError) -> None:
        self.failure = error
        self._changed()

    def _take(self, case: Case, can_undo: bool, *, fresh: bool = False) -> None:
        """Build the rows anew from what the desk holds; `fresh` forgets how they stood."""
        self.case, self.can_undo, self.court = case, can_undo, court_of(case)
        self.saved_at = max((fact.at for fact in case.facts), default=None)
        order = [] if fresh else [row.key for row in self.rows]
        rows = build(case, self.paper.sha256 if self.paper else None, self._apart)
        rows = keep_order(order, rows) if order else unsettled_first(rows)
        self.rows = self._numbers.given(rows, self.rows)
        keys = {row.key for row in rows} | {ADDING}
        if self.selected not in keys:
            self.selected = self._nearest(order, rows)
        if self.editing not in keys:
            self.editing = None
        self.errors = {key: error for key, error in self.errors.items() if key in keys}

    def _nearest(self, order: list[str], rows: list[Row]) -> str | None:
        """The row that stands where the selected one stood."""
        if self.selected in order and rows:
            return rows[min(order.index(self.selected), len(rows) - 1)].key
        return rows[0].key if rows else None

    # what is shown

    @property
    def counts(self) -> Counts:
        return count(self.rows)

    def row(self, key: str | None) -> Row | None:
        """The row of a key, or None."""
        return next((row for row in self.rows if row.key == key), None)

    @property
    def current(self) -> Row | None:
        """The selected row."""
        return self.row(self.selected)

    def snippet(self, row: Row) -> str:
        """The words around the row's place; empty where it was stated by hand."""
        return snippet_of(row.place, self.texts) if row.place is not None else ""

    @property
    def notice(self) -> Notice | None:
        """What is known of the paper in front."""
        if self.case is None or self.paper is None:
            return None
        wanted = self.paper.sha256
        return next((n for n in self.case.notices if n.evidence.sha256 == wanted), None)

    def paper_of(self, row: Row) -> Paper | None:
        """The paper in which the row's place stands."""
        return self.paper_named(row.place.evidence) if row.place is not None else None

    def paper_named(self, sha256: str) -> Paper | None:
        """The paper with this identity."""
        return next((paper for paper in self.papers if paper.sha256 == sha256), None)

    def marks(self) -> list[Mark]:
        """The places of all rows in the paper in front."""
        return marks_of(self.rows, self.paper.sha256) if self.paper is not None else []

    # moving about

    def select(self, key: str | None) -> None:
        """Choose a row, and bring the paper in which it stands to the front."""
        row = self.row(key)
        if row is None:
            return
        self.selected = row.key
        self.show_place()

    def show_place(self) -> None:
        """Bring the selected row's paper to the front, unless the one there holds it too."""
        row = self.current
        if row is not None and row.place is not None:
            papers = [place.evidence for item in row.items for place in item.places]
            if self.paper is None or self.paper.sha256 not in papers:
                self.paper = self.paper_of(row)
        self._changed()

    def move(self, by: int) -> None:
        """Choose the row `by` lines further down (up, where negative)."""
        keys = [row.key for row in self.rows]
        if keys:
            at = keys.index(self.selected) + by if self.selected in keys else 0
            self.select(keys[max(0, min(at, len(keys) - 1))])

    def show_paper(self, sha256: str) -> None:
        """Bring a paper to the front."""
        self.paper = next((p for p in self.papers if p.sha256 == sha256), self.paper)
        self._changed()

    # answers

    def confirm(self, key: str) -> None:
        """The value is right. A field that nobody found is opened for typing instead."""
        row = self.row(key)
        if row is not None and row.state is State.MISSING:
            self.edit(key)
        elif row is not None and row.state is not State.CONFIRMED:
            self._answer(row, Status.CONFIRMED)

    def not_sure(self, key: str) -> None:
        """The seller cannot tell: that is an answer too."""
        row = self.row(key)
        if row is not None and row.items and row.state is not State.NOT_SURE:
            self._answer(row, Status.NOT_SURE)

    def set_aside(self, key: str) -> None:
        """The value is not right, or not about this case."""
        row = self.row(key)
        if row is not None and row.items and row.state is not State.SET_ASIDE:
            self._answer(row, Status.REJECTED)

    def edit(self, key: str) -> None:
        """Open a row for typing; several values of a field are first shown one by one."""
        row = self.row(key)
        if row is None or row.key in self.saving:
            return
        self.selected = row.key
        if len(row.items) > 1 and self.case is not None:
            first = f"{row.field} ={row.items[0].value}"
            self._apart |= {row.field}
            self._take(self.case, self.can_undo)
            self.selected = first
        else:
            self.editing = row.key
        self._changed()

    def stop_editing(self) -> None:
        """Close the field without saving what was typed."""
        if self.editing is not None:
            self.errors.pop(self.editing, None)
            self.editing = None
            self._changed()

    def save_edit(self, key: str, typed: str) -> None:
        """Save what was typed as the seller's own word."""
        row = self.row(key)
        if row is None:
            return
        typed = " ".join(typed.split())
        if not typed:
            self.errors[key] = DeskError("bad_value", field=row.field, value="")
            self._changed()
            return
        item = row.items[0] if row.items else None
        if item is not None and typed == item.value:
            self.editing = None
            self.confirm(key)
            self._changed()
            return
        self._save(Answer(key, typed_instead(row, typed)))

    # adding a value

    def add_marked(self, page: int, start: int, end: int) -> None:
        """Begin to add what stands at a place of the paper in front."""
        if self.paper is None or ADDING in self.saving:
            return
        sha = self.paper.sha256
        text = next((p.text for p in self.texts[sha] if p.number == page), "")
        start, end = trimmed(text, start, end)
        self._begin_adding(Adding(sha, page, start, end, text[start:end]))

    def add_by_hand(self) -> None:
        """Begin to add a value that no paper tells."""
        if self.case is not None and ADDING not in self.saving:
            self._begin_adding(Adding())

    def _begin_adding(self, adding: Adding) -> None:
        self.adding = adding
        self.errors.pop(ADDING, None)
        self._changed()

    def stop_adding(self) -> None:
        """Add nothing."""
        self.adding = None
        self.errors.pop(ADDING, None)
        self._changed()

    def save_added(self, field: str, typed: str) -> None:
        """Save the value with its place, or as the seller's own word where it has none."""
        typed = " ".join(typed.split())
        if self.adding is None:
            return
        if not field or not typed:
            self.errors[ADDING] = DeskError("bad_value", field=field, value="")
            self._changed()
        elif self.adding.page:
            self._save(Answer(ADDING, marked=(self.adding, field, typed)))
        else:
            self._save(Answer(ADDING, (Said(field, typed, Status.CONFIRMED),)))

    def undo(self) -> None:
        """Take back the last answer."""
        if self.can_undo:
            self._save(Answer(None))

    def next_open(self) -> None:
        """Choose the next row that waits for an answer, from the selected one on."""
        keys = [row.key for row in self.rows]
        at = keys.index(self.selected) if self.selected in keys else -1
        for row in (*self.rows[at + 1 :], *self.rows[: max(at, 0)]):
            if not row.settled and row.key not in self.saving:
                self.selected = row.key
                self.show_place()
                return

    def _answer(self, row: Row, status: Status) -> None:
        self._save(Answer(row.key, said_of(row, status)))

    def _save(self, answer: Answer) -> None:
        if self.case is None or (answer.row is not None and answer.row in self.saving):
            return
        if answer.row is not None:
            self.saving |= {answer.row}
            self.errors.pop(answer.row, None)
        self._answers.put(self.case.id, answer)
        self._changed()
        self._answers.go_on()

    def _saved(self, answer: Answer, case: Case, can_undo: bool) -> None:
        self.failure = None
        if answer.row is not None:
            self.saving -= {answer.row}
            if self.editing == answer.row:
                self.editing = None
        if self.case is None or case.id != self.case.id:
            return  # another case was opened while it was saved
        if answer.row == ADDING:
            self.adding = None
        self._take(case, can_undo)
        if answer.row == ADDING:
            self._select_newest()
        self._changed()

    def _not_saved(self, answer: Answer, error: DeskError) -> None:
        if answer.row is None:
            self.failure = error
        else:
            self.saving -= {answer.row}
            self.errors[answer.row] = error
            if answer.row != ADDING:
                self.selected = answer.row
        self._changed()

    def _select_newest(self) -> None:
        """Choose the row of the newest fact: what was just added."""
        facts = self.case.facts if self.case is not None else ()
        newest = max(facts, key=lambda fact: fact.id, default=None)
        for row in self.rows:
            values = {item.value for item in row.items}
            if newest is not None and row.field == newest.field and newest.value in values:
                self.selected = row.key


def _first(papers: tuple[Paper, ...]) -> Paper | None:
    return papers[0] if papers else None
