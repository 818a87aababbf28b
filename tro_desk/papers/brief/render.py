"""Puts the sections of a brief together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from threading import Lock
from typing import Final, Protocol, cast

from reportlab.platypus.flowables import CondPageBreak, Flowable, PageBreak

from tro_desk.base import registry
from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.base.messages import M_, Message
from tro_desk.l10n.asks import ASKS
from tro_desk.papers.brief import sections
from tro_desk.papers.brief.context import COMPUTED, STATED, Context
from tro_desk.papers.brief.page import BriefDocument, Sheet
from tro_desk.papers.brief.words import LANGUAGES, Language, Words
from tro_desk.papers.exhibit_places import ExhibitPlaces
from tro_desk.papers.layout import fonts
from tro_desk.papers.layout.blocks import Block, Heading, OnePage
from tro_desk.papers.layout.style import MARK_TEXT, PAPERS, SMALL, TITLE
from tro_desk.papers.layout.text import Run, Shape, text
from tro_desk.papers.sample_mark import SAMPLE
from tro_desk.papers.snapshot import Snapshot

_BRIEF: Final = M_("brief", "Case brief for counsel")
_FOOTER: Final = M_("brief", "Prepared to obtain legal advice. Not filed with any court.")

_PRIVILEGED: Final = M_("brief", "Privileged and confidential - prepared for counsel")
_TIGHT: Final = 2.2, 7.0
"""The first page: the room around a row, and above a heading."""

_FULL: Final = 0.6
"""From this part of a page on, the first page stands alone."""

_drawing = Lock()
"""ReportLab's fonts carry state while a file is written: one brief at a time."""


class Section(Protocol):
    """A module of `sections`: `build` gives its content without the heading, [] to leave it out.

    Those with FRONT stand on the first page together; one with LAST is made when all others are.
    """

    ID: str
    ORDER: int
    TITLE: Message

    def build(self, context: Context) -> list[Flowable]: ...


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """How a brief is made. `sections` are ids of `section_ids()`, None for all of them.

    `counsel` is the lawyer it is for; empty: the snapshot's `brief_to`. `asks` are codes of
    `l10n.asks`. A `privileged` brief says on each page that it is made for counsel and claimed to
    be privileged; whether it is, no program can tell. That of the `sample` desk says on each page
    that everything in it is made up.
    """

    language: Language = "zh+en"
    paper: str = "A4"
    sections: tuple[str, ...] | None = None
    counsel: str = ""
    asks: tuple[str, ...] = ()
    privileged: bool = False
    sample: bool = False

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES or self.paper not in PAPERS:
            raise ValueError(f"no brief in {self.language} on {self.paper}")
        unknown = set(self.sections or ()) - set(section_ids())
        if unknown:
            raise ValueError(f"no section {sorted(unknown)[0]}")
        if odd := set(self.asks) - set(ASKS):
            raise ValueError(f"no ask {sorted(odd)[0]}")


@dataclass(frozen=True, slots=True)
class RenderedBrief:
    """A finished PDF. `first_page_of` names the page of each section that has content."""

    data: bytes
    pages: int
    first_page_of: dict[str, int]


@cache
def _sections() -> tuple[Section, ...]:
    modules = cast("list[Section]", registry.modules_of(sections))
    return tuple(sorted(modules, key=lambda module: module.ORDER))


@cache
def section_ids() -> tuple[str, ...]:
    """Ids of all sections, in the order in which they are read."""
    return tuple(section.ID for section in _sections())


def section_title(section_id: str) -> Message:
    """The title of a section. Raises KeyError for an unknown id."""
    return {section.ID: section.TITLE for section in _sections()}[section_id]


def render_brief(
    snapshot: Snapshot,
    options: BriefOptions,
    job: Job = UNWATCHED,
    exhibits: ExhibitPlaces | None = None,
) -> RenderedBrief:
    """The brief as PDF: equal snapshots, options and exhibits give equal bytes.

    Marks lead to the pages of `exhibits`, which must lie beside it; without, none is named.
    Reports each section twice (composed, drawn) and checks for the wish to stop before each section
    and each page. Raises Cancelled.
    """
    job.check()
    fonts.load()
    with _drawing:
        return _Rendering(snapshot, options, job, exhibits).run()


class _Rendering:
    """One run: composing the sections, then drawing the pages."""

    def __init__(
        self,
        snapshot: Snapshot,
        options: BriefOptions,
        job: Job,
        exhibits: ExhibitPlaces | None,
    ) -> None:
        self._snapshot, self._options, self._job = snapshot, options, job
        self._exhibits = exhibits
        self._words = Words(options.language)
        self._sheet = self._make_sheet()
        height = self._sheet.top - self._sheet.bottom
        self._context = Context(
            snapshot, self._words, self._sheet.width, height, exhibits, options.asks
        )
        wanted = section_ids() if options.sections is None else options.sections
        self._chosen = [section for section in _sections() if section.ID in wanted]
        self._first_page_of: dict[str, int] = {}
        self._done = 0

    def run(self) -> RenderedBrief:
        document = BriefDocument(self._sheet, self._job.check)
        data = document.render(self.flowables())
        self._job.report(2 * len(self._chosen), 2 * len(self._chosen))
        return RenderedBrief(data, document.pages, self._first_page_of)

    def flowables(self) -> list[Flowable]:
        """What the brief consists of, in its order; to be laid once."""
        front, built = self._front(), self._built()
        flowables: list[Flowable] = [front]
        number = front.count
        for section in self._chosen:
            if content := built.get(section.ID):
                number += 1
                flowables += self._headed(number, section, content)
        if built and front.taken > _FULL:
            flowables.insert(1, PageBreak())
        return flowables

    def _built(self) -> dict[str, list[Flowable]]:
        """The content of the sections behind the first page, of those that have some."""
        built = {}
        behind = [section for section in self._chosen if not getattr(section, "FRONT", False)]
        for section in sorted(behind, key=lambda one: getattr(one, "LAST", False)):
            self._job.check()
            if content := section.build(self._context):
                built[section.ID] = content
            self._step()
        return built

    def _front(self) -> OnePage:
        """The first page: it takes smaller letters where it would not be one page."""
        chosen = [section for section in self._chosen if getattr(section, "FRONT", False)]
        for _section in chosen:
            self._job.check()
            self._step()
        scale, room = 1.0, self._context.page_height
        while True:
            width = self._context.width / scale
            context = replace(self._context, width=width, padding=_TIGHT[0])
            page = OnePage(self._context.width, scale)
            page.add(*self._opening(context))
            for section in chosen:
                if content := section.build(context):
                    page.count += 1
                    heading = self._heading(page.count, section, _TIGHT[1])
                    page.add(heading, *content)
            page.add(self._legend())
            page.taken = page.needed() / room
            if page.taken <= 1:
                return page
            # Smaller letters break fewer lines: half the way is often enough, and all of it always.
            scale *= min(page.taken**-0.5, 0.99) if scale > 0.6 else 0.99 / page.taken

    def _step(self) -> None:
        self._done += 1
        self._job.report(self._done, 2 * len(self._chosen))

    def _make_sheet(self) -> Sheet:
        snapshot, words = self._snapshot, self._words
        docket = snapshot.value("docket_number")
        cite = f" ({snapshot.court.cite})" if snapshot.court else ""
        name = self._case_name()
        above = None
        if self._options.sample:
            above = SAMPLE
        elif self._options.privileged:
            above = _PRIVILEGED
        return Sheet(
            paper=self._options.paper,
            header=words.say(_BRIEF),
            header_second=words.also(_BRIEF),
            docket=docket + cite if docket else words.say(_NO_DOCKET),
            footer=words.say(_FOOTER),
            footer_second=words.also(_FOOTER),
            title=f"{words.say(_BRIEF)}: {_short(name)}",
            subject=docket,
            languages=words.tags,
            made_at=snapshot.made_at,
            exhibits=self._exhibits.name if self._exhibits else "",
            above=words.say(above) if above is not None else "",
            above_second=words.also(above) if above is not None else "",
        )

    def _case_name(self) -> str:
        return self._snapshot.value("case_name") or self._words.say(_NO_NAME)

    def _opening(self, context: Context) -> list[Flowable]:
        """The case's name, who is concerned, for whom and when the brief was made."""
        snapshot, words = self._snapshot, self._words
        counsel = self._options.counsel or snapshot.brief_to
        made = words.first.beijing(snapshot.made_at)
        if counsel:
            made_for = M_(
                "brief", "Prepared for {counsel} · {moment}", counsel=counsel, moment=made
            )
        else:
            made_for = M_("brief", "Made {moment}", moment=made)
        rows: list[tuple[Run, ...]] = [(Run(_short(self._case_name()), TITLE),)]
        parties = self._parties()
        if parties:  # the title has named them in English
            rows.append((Run(words.also(parties) or words.say(parties), SMALL),))
        rows += words.label(made_for, context.width, SMALL, SMALL)
        return [Block(text(*rows))]

    def _parties(self) -> Message | None:
        snapshot = self._snapshot
        plaintiff = snapshot.value("plaintiff")
        numbers = snapshot.of("defendant_number")
        names = snapshot.of("store_name")
        if not plaintiff or not names:
            return None
        if len(numbers) != 1:
            return M_(
                "brief",
                "Plaintiff {plaintiff} · Defendant {name}",
                plaintiff=plaintiff,
                name=names[0].value,
            )
        return M_(
            "brief",
            "Plaintiff {plaintiff} · Defendant No. {number} {name}",
            plaintiff=plaintiff,
            number=numbers[0].value,
            name=names[0].value,
        )

    def _heading(self, number: int, section: Section, before: float = 11.0) -> Heading:
        title = section.TITLE
        return Heading(
            number,
            self._words.say(title),
            self._words.also(title),
            section.ID,
            self._reached(section.ID),
            before,
        )

    def _headed(self, number: int, section: Section, content: Sequence[Flowable]) -> list[Flowable]:
        """A section under its heading, which never stands alone at the foot of a page."""
        heading = self._heading(number, section)
        need = heading.wrap(self._context.width, self._context.page_height)[1]
        need += self._context.top_height(content)
        return [CondPageBreak(min(need, self._context.page_height * 0.9)), heading, *content]

    def _reached(self, section_id: str) -> Callable[[int], None]:
        def reached(page: int) -> None:
            self._first_page_of[section_id] = page
            self._step()

        return reached

    def _legend(self) -> Flowable:
        """What the source marks mean, a line in each language."""
        rows: list[list[Run]] = []
        for say in (self._words.say, self._words.also):
            if say(_MARKS):
                rows.append([Run(say(_MARKS), SMALL)])
                for shape, message in _LEGEND:
                    rows[-1] += [Run("     ", MARK_TEXT), Run("", MARK_TEXT, shape)]
                    rows[-1].append(Run(say(message), MARK_TEXT))
                if self._exhibits is not None:
                    number = self._exhibits.number(1)
                    rows.append([Run(say(_bates(number)), SMALL)])
        return Block(text(*rows), before=12)


def _bates(number: str) -> Message:
    """What the numbers beside the marks mean, by one of them."""
    return M_(
        "brief",
        "A number such as {number} is the Bates number of a page of exhibits.pdf; the mark leads "
        "there.",
        number=number,
    )


def _short(name: str) -> str:
    """A case name as a title: the list of facts has a very long one in full."""
    return name if len(name) <= _TITLE_LENGTH else name[: _TITLE_LENGTH - 1] + "…"


_TITLE_LENGTH: Final = 240
_MARKS: Final = M_("brief", "Source marks")
_LEGEND: Final[tuple[tuple[Shape, Message], ...]] = (
    ("document", M_("brief", "from a document (E: number in the list of evidence)")),
    ("seller", STATED),
    ("computed", COMPUTED),
)
_NO_DOCKET: Final = M_("brief", "docket number not confirmed")
_NO_NAME: Final = M_("brief", "Case without a confirmed name")
