"""Decides what the brief screen shows and when its pages are drawn anew. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, cast

from tro_desk.base.errors import Cancelled, DeskError
from tro_desk.base.jobs import Job
from tro_desk.base.messages import Message
from tro_desk.base.paths import fitting_name
from tro_desk.desk.preview import BriefPreview, brief_options, brief_sections, preview_brief
from tro_desk.desk.results import MadeBrief
from tro_desk.domain.deadline import Deadline
from tro_desk.domain.records import BriefWishes
from tro_desk.l10n.asks import ASKS
from tro_desk.ui.background import Background, Handle

if TYPE_CHECKING:
    from tro_desk.desk import Desk
    from tro_desk.desk.preview import BriefOptions

Language = Literal["zh", "en", "zh+en"]

LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en", "zh+en")
PAPERS: Final = ("A4", "Letter")

_TRIGGERS: Final = ("served", "tro_entered", "tro_expires", "hearing", "court")
"""Fields that a date of the brief rests on, the most pressing first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the seller chose for a case's brief; `off` are the sections left out, `asks` codes of
    `l10n.asks`."""

    language: Language = "zh+en"
    paper: str = "A4"
    counsel: str = ""
    off: frozenset[str] = field(default_factory=frozenset)
    asks: frozenset[str] = field(default_factory=frozenset)
    privileged: bool = False


@dataclass(frozen=True, slots=True)
class _Drawn:
    preview: BriefPreview
    sections: tuple[tuple[str, Message], ...]
    kept: MadeBrief | None
    unconfirmed: str | None
    docket: str
    choice: Choice
    asked: frozenset[str] | None


class BriefController:
    """The state of the screen. `changed` is called after every change, `drawn` when there are new
    pages to show.

    The choices are kept for each case while the window lives, and with the case where a brief was
    made with them.
    """

    def __init__(
        self,
        desk: Desk,
        jobs: Background,
        changed: Callable[[], None],
        drawn: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._jobs = jobs
        self._changed = changed
        self._drawn = drawn
        self._choices: dict[str, Choice] = {}
        self._running: Handle | None = None
        self._turn = 0
        self.case: str | None = None
        self.sections: tuple[tuple[str, Message], ...] = ()
        self.preview: BriefPreview | None = None
        self.kept: MadeBrief | None = None
        self._asked: frozenset[str] | None = None
        self.unconfirmed: str | None = None
        self.docket = ""
        self.drawing = False
        self.progress: tuple[int, int] = (0, 0)
        self.saving = False
        self.outdated = False
        self.saved_to: Path | None = None
        self.saved_at: datetime | None = None
        self.error: DeskError | None = None

    @property
    def choice(self) -> Choice:
        """What is chosen for the open case."""
        return self._choices.get(self.case or "", Choice())

    @property
    def asks_anew(self) -> bool:
        """Whether counsel would be asked something else than by the brief that was saved last."""
        saved = self.kept is not None and self._asked is not None
        return saved and self._asked != self.choice.asks

    def open(self, case: str) -> None:
        """Show the brief of a case; its pages are drawn from what the desk holds now."""
        if case != self.case:
            self.case = case
            self.preview = self.kept = self.unconfirmed = self._asked = None
            self.saved_to = self.saved_at = self.error = None
        self.draw()

    # choices

    def choose(
        self,
        *,
        language: Language | None = None,
        paper: str | None = None,
        counsel: str | None = None,
        privileged: bool | None = None,
    ) -> bool:
        """Change a choice; tells whether that changed anything. The pages are then out of date."""
        old = self.choice
        new = replace(
            old,
            language=language or old.language,
            paper=paper or old.paper,
            counsel=old.counsel if counsel is None else counsel.strip(),
            privileged=old.privileged if privileged is None else privileged,
        )
        return self._choose(new)

    def ask(self, code: str, wanted: bool) -> bool:
        """Ask something of counsel, or no longer."""
        asks = self.choice.asks | {code} if wanted else self.choice.asks - {code}
        return self._choose(replace(self.choice, asks=asks))

    def include(self, section: str, wanted: bool) -> bool:
        """Put a section in or leave it out. The last one cannot be left out."""
        off = self.choice.off - {section} if wanted else self.choice.off | {section}
        if all(name in off for name, _ in self.sections):
            self._changed()
            return False
        return self._choose(replace(self.choice, off=off))

    def _choose(self, new: Choice) -> bool:
        if self.case is None or new == self.choice:
            return False
        self._choices[self.case] = new
        self.outdated = self.preview is not None
        self._changed()
        return True

    # drawing

    def draw(self) -> None:
        """Draw the pages anew; what is still being drawn is given up."""
        case = self.case
        if case is None:
            return
        self.stop()
        self._turn += 1
        turn, known = self._turn, self._choices.get(case)
        self.drawing, self.progress, self.error = True, (0, 0), None

        def work(job: Job) -> _Drawn:
            overview = self._desk.overview(case)
            sections = brief_sections()
            wishes = self._desk.brief_wishes(case)
            choice = known or self._first(case, wishes)
            options = _options(choice, sections)
            preview = preview_brief(self._desk, case, options, job)
            return _Drawn(
                preview,
                sections,
                overview.brief,
                _unconfirmed(overview.deadlines),
                overview.case.value("docket_number") or "",
                choice,
                None if wishes is None else _kept(wishes).asks,
            )

        def done(result: _Drawn) -> None:
            if turn != self._turn:
                return
            self.drawing = self.outdated = False
            self._running = None
            self._choices.setdefault(case, result.choice)
            self.preview, self.sections = result.preview, result.sections
            self.kept, self.unconfirmed = result.kept, result.unconfirmed
            self._asked = result.asked
            self.docket = result.docket
            self._drawn()
            self._changed()

        def failed(error: DeskError) -> None:
            if turn != self._turn:
                return
            self.drawing = False
            self._running = None
            self.outdated = self.preview is not None
            self.error = None if isinstance(error, Cancelled) else error
            self._changed()

        def progress(done: int, total: int) -> None:
            if turn == self._turn:
                self.progress = (done, total)
                self._changed()

        self._changed()
        self._running = self._jobs.run(work, done, failed, progress)

    def _first(self, case: str, wishes: BriefWishes | None) -> Choice:
        """What is chosen when a case is opened: as the last time, for the lawyer who is retained
        where none was named."""
        choice = _kept(wishes)
        if not choice.counsel:
            choice = replace(choice, counsel=self._desk.retained_counsel(case))
        return choice

    def stop(self) -> None:
        """Give up drawing; the pages that are there stay, marked out of date."""
        if self._running is not None:
            self._running.cancel()
            self._running = None

    # making it

    def make(self, out: Path | None, then: Callable[[MadeBrief], None] | None = None) -> None:
        """Make and keep the brief; `out` gets a copy. `then` is called with what was made.

        The pages on show become the ones that were made, so that screen and paper agree.
        """
        case = self.case
        if case is None or self.saving:
            return
        self.stop()
        self._turn += 1
        self.drawing = False
        self.saving, self.error, self.saved_to = True, None, None
        choice = self.choice

        def work(job: Job) -> tuple[MadeBrief, tuple[tuple[str, Message], ...]]:
            sections = brief_sections()
            options = _options(choice, sections)
            self._desk.keep_brief_wishes(case, options)
            return self._desk.make_brief(case, options, out, job), sections

        def done(result: tuple[MadeBrief, tuple[tuple[str, Message], ...]]) -> None:
            made, self.sections = result
            self.saving = False
            if case != self.case:
                return
            self.kept, self._asked = made, choice.asks
            self.preview = BriefPreview(made.made_at, made.data, made.pages, made.first_page_of)
            self.outdated = choice != self.choice
            self.saved_to, self.saved_at = out, made.made_at
            self._drawn()
            self._changed()
            if then is not None:
                then(made)

        def failed(error: DeskError) -> None:
            self.saving = False
            self.error = None if isinstance(error, Cancelled) else error
            self._changed()

        self._changed()
        self._jobs.run(work, done, failed)

    def chosen_options(self) -> Callable[[], BriefOptions]:
        """What makes the options of what is chosen now; to be called in a worker's thread."""
        choice = self.choice
        return lambda: _options(choice, brief_sections())

    def file_name(self, stem: str = "TRO brief", ending: str = ".pdf") -> str:
        """A name for the file: with the docket number, where it is known."""
        return fitting_name(f"{stem} {self.docket}{ending}" if self.docket else f"{stem}{ending}")


def _options(choice: Choice, sections: tuple[tuple[str, Message], ...]) -> BriefOptions:
    chosen = tuple(name for name, _ in sections if name not in choice.off)
    every = len(chosen) == len(sections)
    return brief_options(
        choice.language,
        choice.paper,
        None if every else chosen,
        choice.counsel,
        tuple(code for code in ASKS if code in choice.asks),
        choice.privileged,
    )


def _kept(wishes: BriefWishes | None) -> Choice:
    """What was chosen the last time; a code that this version does not know is left out."""
    if wishes is None:
        return Choice()
    return Choice(
        cast(Language, wishes.language),
        wishes.paper,
        wishes.counsel,
        frozenset(wishes.left_out) & {name for name, _ in brief_sections()},
        frozenset(wishes.asks) & frozenset(ASKS),
        wishes.privileged,
    )


def _unconfirmed(deadlines: tuple[Deadline, ...]) -> str | None:
    """The field whose confirmation would settle a date that the brief shows as provisional."""
    fields = [d.trigger.field for d in deadlines if d.status == "provisional" and d.trigger]
    fields += [name for d in deadlines if d.status == "needs_input" for name in d.missing]
    known = [name for name in _TRIGGERS if name in fields]
    return next(iter([*known, *fields]), None)
