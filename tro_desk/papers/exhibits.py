"""The exhibits: each original behind its cover sheet, every page with its Bates number.

What the program writes itself (index, covers, texts) is drawn first; the pages of the originals,
made ready by the worker process, are put between, and all are numbered in one go. Page n of the
file bears the number n.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tro_desk.base.jobs import UNWATCHED, Job
from tro_desk.domain.evidence import Evidence, Page
from tro_desk.papers import bates, package_names, pdf_out
from tro_desk.papers.brief.render import _drawing as drawing
from tro_desk.papers.brief.words import LANGUAGES, Language, Words
from tro_desk.papers.exhibit_board import About, Told, foot
from tro_desk.papers.exhibit_places import ExhibitPlaces
from tro_desk.papers.exhibit_sheets import Sheets
from tro_desk.papers.exhibit_words import TITLE
from tro_desk.papers.layout import fonts
from tro_desk.papers.layout.style import MARGINS, PAPERS, Ink
from tro_desk.papers.layout.text import Run, width_of
from tro_desk.papers.page_tree import make_tree, taken
from tro_desk.papers.pdfa import Properties, finish
from tro_desk.papers.room import Beside, Room

STRIP: Final = 26.0
"""Points that stay free below a page of an original, for its number."""

MOST_OPEN: Final = 150
"""Files of drawn pages that are open at once."""

_NUMBER: Final = Ink(10.5, 15, True)
_LOW: Final = 9.0  # points below the number on a page of an original


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An original as an exhibit.

    `notice_type` is "" where it is no notice. `source` is what the seller says of where it is from,
    `captured_at` (aware) when it was taken. `text` gives the stored text of its pages. `drawn` is a
    PDF of those pages that can be drawn, `counts` how many pages of it each page has (all are text
    where it is empty); `why` is a code of `exhibit_words.REASONS` where drawing failed.
    """

    evidence: Evidence
    text: Callable[[], Sequence[Page]]
    notice_type: str = ""
    source: str = ""
    captured_at: datetime | None = None
    drawn: Path | Callable[[], BinaryIO] | None = None
    counts: tuple[int, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class ExhibitOptions:
    """How exhibits are made; `prefix` as `bates.is_prefix` takes it. Those of the `sample` desk say
    on each page that everything is made up.
    """

    language: Language = "zh+en"
    paper: str = "A4"
    prefix: str = bates.FALLBACK
    sample: bool = False

    def __post_init__(self) -> None:
        known = self.language in LANGUAGES and self.paper in PAPERS
        if not known or not bates.is_prefix(self.prefix):
            raise ValueError(f"no exhibits in {self.language} on {self.paper}: {self.prefix}")


@dataclass(frozen=True, slots=True)
class Numbered:
    """An exhibit in the file: its letter, its first and last page, cover included.

    `shown` is pages, text, mixed or listed. `pages` tells on which page of the file each page of
    the original begins, 0 where it is not shown.
    """

    sha256: str
    letter: str
    first: int
    last: int
    shown: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderedExhibits:
    """The file that was written: how many pages it has and where each exhibit is."""

    pages: int
    exhibits: tuple[Numbered, ...]


def render_exhibits(
    exhibits: Sequence[Exhibit],
    about: About,
    options: ExhibitOptions,
    out: Path | BinaryIO,
    job: Job = UNWATCHED,
    room: Room | None = None,
) -> RenderedExhibits:
    """Write exhibits.pdf to `out`: the same bytes for the same input.

    What is made on the way lies in `room`, or beside `out` where that is a file's name. Reports
    each exhibit twice (drawn, joined). Raises Cancelled.
    """
    job.check()
    fonts.load()
    if room is None:
        assert isinstance(out, Path)
        room = Beside(out)
    with drawing:
        return _Rendering(exhibits, about, options, room, job).run(out)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Pages that follow each other: of the sheets (`own`) or of the drawn original."""

    own: bool
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class _Body:
    """What stands behind a cover. `starts`: the place of each page of the original, from 1."""

    pieces: tuple[_Piece, ...]
    shown: str
    starts: tuple[int, ...] = ()


class _Rendering:
    def __init__(
        self,
        exhibits: Sequence[Exhibit],
        about: About,
        options: ExhibitOptions,
        room: Room,
        job: Job,
    ) -> None:
        self._exhibits, self._options, self._job = exhibits, options, job
        self._room = room
        self._words = Words(options.language)
        self._sheets = Sheets(about, self._words, options.paper, options.sample)
        self._about = about
        self._done = 0

    def run(self, out: Path | BinaryIO) -> RenderedExhibits:
        bodies = [self._body(*one) for one in enumerate(self._exhibits, 1)]
        told = [
            Told(one.evidence, one.notice_type, one.source, one.captured_at, body.shown, one.why)
            for one, body in zip(self._exhibits, bodies, strict=True)
        ]
        index = self._sheets.index_pages(told, self._number(0))
        first = index + 1
        numbered = []
        for place, (one, body) in enumerate(zip(self._exhibits, bodies, strict=True), 1):
            last = first + sum(piece.count for piece in body.pieces)
            starts = tuple(at and first + at for at in body.starts)
            sha256, letter = one.evidence.sha256, bates.letter(place)
            numbered.append(Numbered(sha256, letter, first, last, body.shown, starts))
            first = last + 1
        ranges = [(self._number(one.first), self._number(one.last)) for one in numbered]
        start = self._sheets.pages
        self._sheets.index(told, ranges)
        for place, cover in enumerate(told, 1):
            self._sheets.cover(place, bates.letter(place), cover, ranges[place - 1])
        data, font, mark = self._sheets.finish()
        plan = [[_Piece(True, start, index)]]
        for place, body in enumerate(bodies):
            plan.append([_Piece(True, start + index + place, 1), *body.pieces])
        self._join(data, (font, mark), plan, out)
        return RenderedExhibits(first - 1, tuple(numbered))

    def _number(self, page: int) -> str:
        return bates.number(self._options.prefix, page)

    def _body(self, place: int, one: Exhibit) -> _Body:
        """The pages behind a cover, and how the original is shown."""
        self._job.check()
        counts = one.counts
        if one.drawn is not None and counts and all(counts):
            self._step()
            starts = tuple(accumulate(counts[:-1], initial=1))
            return _Body((_Piece(False, 0, sum(counts)),), "pages", starts)
        pages = one.text()
        letter = bates.letter(place)
        drawn = sum(counts)
        if not drawn and not any(page.text.strip() for page in pages):
            start = self._sheets.pages
            self._sheets.listed(letter, one.evidence, one.why or "no_text")
            self._step()
            return _Body((_Piece(True, start, 1),), "listed")
        pieces: list[_Piece] = []
        starts_at: list[int] = []
        at, done, left = 0, 0, self._sheets.MOST_TEXT
        for index, page in enumerate(pages):
            count = counts[index] if index < len(counts) else 0
            shown = bool(count or left > 0)
            starts_at.append(1 + done if shown else 0)
            if count:
                pieces.append(_Piece(False, at, count))
                at += count
                done += count
            elif left > 0:
                start = self._sheets.pages
                self._sheets.text(letter, one.evidence, page, len(pages), left)
                made = self._sheets.pages - start
                left -= made
                pieces.append(_Piece(True, start, made))
                done += made
            self._job.check()
        self._step()
        return _Body(tuple(pieces), "mixed" if drawn else "text", tuple(starts_at))

    def _step(self) -> None:
        self._done += 1
        self._job.report(self._done, 2 * len(self._exhibits))

    def _join(
        self,
        data: bytes,
        names: tuple[str, str],
        plan: Sequence[Sequence[_Piece]],
        out: Path | BinaryIO,
    ) -> None:
        """Put all pages into one file in their order, number them, write it. `names` are those of
        the face of the numbers and of the mark, as `Board.finish` tells them.
        """
        groups: list[str] = []
        with contextlib.ExitStack() as stack:
            stack.callback(self._remove, groups)
            drawn = self._drawn(groups, stack)
            made = stack.enter_context(pikepdf.open(io.BytesIO(data), suppress_warnings=True))
            own = list(made.Root.Pages.Kids.as_list())
            font, mark = names
            face = own[0].Resources.Font[font]
            sample = own[0].Resources.XObject[mark] if mark else None
            pages: list[pikepdf.Object] = []
            owns: list[bool] = []
            for place, pieces in enumerate(plan):
                self._job.check()
                for piece in pieces:
                    owns += [piece.own] * piece.count
                    if piece.own:
                        pages += own[piece.start : piece.start + piece.count]
                        continue
                    pdf, first = drawn[place - 1]
                    start = first + piece.start
                    pages += taken(made, pdf, range(start, start + piece.count))
                if place:
                    self._step()
            self._stamp(made, face, sample, pages, owns)
            make_tree(made, pages)
            finish(made, self._properties(), out)

    def _remove(self, names: Sequence[str]) -> None:
        for name in names:
            self._room.remove(name)

    def _drawn(
        self, groups: list[str], stack: contextlib.ExitStack
    ) -> dict[int, tuple[pikepdf.Pdf, int]]:
        """The drawn pages of each exhibit: a file that is open, and the first page in it.

        A system lets a program have some hundred files open: of many, groups are joined first.
        """
        all_drawn = [(n, one.drawn) for n, one in enumerate(self._exhibits) if one.drawn]
        if len(all_drawn) <= MOST_OPEN:
            return {place: (_opened(drawn, stack), 0) for place, drawn in all_drawn}
        found: dict[int, tuple[pikepdf.Pdf, int]] = {}
        for start in range(0, len(all_drawn), MOST_OPEN):
            self._job.check()
            firsts: dict[int, int] = {}
            groups.append(f"group-{start}")
            with pikepdf.new() as joined, contextlib.ExitStack() as opened:
                pages: list[pikepdf.Object] = []
                for place, drawn in all_drawn[start : start + MOST_OPEN]:
                    firsts[place] = len(pages)
                    source = _opened(drawn, opened)
                    pages += taken(joined, source, range(len(source.pages)))
                make_tree(joined, pages)
                with self._room.create(groups[-1]) as file:
                    pdf_out.save(joined, file)
            pdf = stack.enter_context(
                pikepdf.open(stack.enter_context(self._room.open(groups[-1])))
            )
            found.update((place, (pdf, first)) for place, first in firsts.items())
        return found

    def _stamp(
        self,
        made: pikepdf.Pdf,
        face: pikepdf.Object,
        sample: pikepdf.Object | None,
        pages: Sequence[pikepdf.Object],
        owns: Sequence[bool],
    ) -> None:
        """Write the number on each page, and make it the label that a viewer shows. The mark of the
        `sample` is on the sheets already; on the other pages it stands beside the number.
        """
        size = PAPERS[self._options.paper]
        margin = MARGINS[self._options.paper]
        low = foot(self._options.paper)
        labels: list[pikepdf.Object | int] = []
        for number, (page, own) in enumerate(zip(pages, owns, strict=True), 1):
            text = self._number(number)
            right = size[0] - margin if own else float(str(page.MediaBox[2])) - STRIP
            x = right - width_of(Run(text, _NUMBER))
            y = low if own else _LOW
            code = (
                f"q 0 g BT /TROBates {_NUMBER.size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm ({text}) Tj ET Q"
            )
            resources = page.Resources
            if "/Font" not in resources:
                resources.Font = Dictionary()
            resources.Font[Name.TROBates] = face
            if sample is not None and not own:
                if "/XObject" not in resources:
                    resources.XObject = Dictionary()
                resources.XObject[Name.TROSample] = sample
                code += f" q 1 0 0 1 {STRIP:.2f} {_LOW:.2f} cm /TROSample Do Q"
            page.Contents = Array([page.Contents, made.make_stream(code.encode())])
            labels += [number - 1, Dictionary(P=String(text))]
        made.Root.PageLabels = Dictionary(Nums=Array(labels))

    def _properties(self) -> Properties:
        title = f"{self._words.say(TITLE)}: {self._about.case_name}"
        return Properties(title, self._about.docket, self._words.tags, self._about.made_at)


def _opened(drawn: Path | Callable[[], BinaryIO], stack: contextlib.ExitStack) -> pikepdf.Pdf:
    """A file of drawn pages, open until the stack ends."""
    file = drawn if isinstance(drawn, Path) else stack.enter_context(drawn())
    return stack.enter_context(pikepdf.open(file))


def places_of(
    made: RenderedExhibits, prefix: str, name: str = package_names.EXHIBITS
) -> ExhibitPlaces:
    """Where the pages of the originals are, for the brief beside the file `name`."""
    return ExhibitPlaces(
        name,
        prefix,
        {one.sha256: one.first for one in made.exhibits},
        {one.sha256: one.pages for one in made.exhibits},
    )
