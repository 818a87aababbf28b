"""What a section is given: the snapshot, the language, the room, and the ways to write a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from reportlab.platypus.flowables import CondPageBreak, Flowable, Spacer

from tro_desk.base.messages import M_, Day, Message
from tro_desk.domain.deadline import Deadline, Input
from tro_desk.domain.zones import zone_of, zone_of_court
from tro_desk.l10n import Translator
from tro_desk.l10n.terms import show_value
from tro_desk.papers.brief.words import Words
from tro_desk.papers.exhibit_places import ExhibitPlaces
from tro_desk.papers.layout.blocks import Block
from tro_desk.papers.layout.grid import PADDING, Column, Grid, Row
from tro_desk.papers.layout.style import (
    BATES,
    BODY,
    MARK_TEXT,
    SECOND,
    TABLE_HEAD,
    TABLE_HEAD_SECOND,
)
from tro_desk.papers.layout.text import Align, Run, Shape, Text, text, width_of
from tro_desk.papers.snapshot import Place, Snapshot, Statement

MOST_MARKS: Final = 5
"""So many source marks stand beside one row."""

_REMARKS: Final = 100.0
"""Points of remarks that stay together with what follows them."""

_GROUPED: Final = frozenset({"trademark_registration", "design_patent", "utility_patent"})
_SPOKEN: Final = frozenset(
    {
        "court",
        "ip_type",
        "sealed",
        "platform",
        "service_method",
        "address_on_file",
        "tro_extended_consent",
        "waiver_outside_us",
    }
)


@dataclass(frozen=True, slots=True)
class Context:
    """The brief that is being made: `width` and `page_height` of the text area, in points.

    `exhibits` are those that lie beside it; None where it is made alone. `asks` are codes of
    `l10n.asks`: what the seller asks of counsel. `padding` is the room above and below each row.
    """

    snapshot: Snapshot
    words: Words
    width: float
    page_height: float
    exhibits: ExhibitPlaces | None = None
    asks: tuple[str, ...] = ()
    padding: float = PADDING

    # tables

    @property
    def fact_columns(self) -> tuple[Column, ...]:
        """Name, value, source: the rows of the case box and of the amounts."""
        return self.columns(140, 270, 95, right=(2,))

    def columns(self, *shares: float, right: Sequence[int] = ()) -> tuple[Column, ...]:
        """Columns over the whole width in these proportions; those in `right` align there."""
        unit = self.width / sum(shares)
        return tuple(
            Column(share * unit, "right" if n in right else "left")
            for n, share in enumerate(shares)
        )

    def grid(
        self, columns: Sequence[Column], rows: Sequence[Row], head: Sequence[Message] = ()
    ) -> Grid:
        """A table under heads in both languages."""
        if not head:
            return Grid(columns, rows, self.page_height, padding=self.padding)
        say = self.words.label
        cells = tuple(
            text(*say(message, column.room, TABLE_HEAD, TABLE_HEAD_SECOND), align=column.align)
            for message, column in zip(head, columns, strict=True)
        )
        return Grid(columns, rows, self.page_height, Row(cells, "strong"), self.padding)

    def top_height(self, content: Sequence[Flowable]) -> float:
        """How high the beginning of this content is: a remark with the first rows below it."""
        height = 0.0
        for flowable in content:
            if isinstance(flowable, CondPageBreak):
                continue
            if isinstance(flowable, Grid):
                return height + flowable.top_height()
            height += flowable.wrap(self.width, self.page_height)[1]
            if not isinstance(flowable, Block | Spacer) or height > _REMARKS:
                break
        return height

    def together(self, *content: Flowable) -> list[Flowable]:
        """Remarks and the table below them, whose first rows stand on the same page."""
        need = min(self.top_height(content), self.page_height * 0.9)
        return [CondPageBreak(need), *content]

    # facts

    def value(self, statement: Statement | Input, language: Translator | None = None) -> str:
        """A canonical value as a person reads it, in the first language or the one given."""
        speaker = language or self.words.first
        court = self.snapshot.court
        shown = show_value(
            speaker,
            statement.field,
            statement.value,
            {court.id: court} if court else {},
            zone_of(statement.field, statement.tz, court),
        )
        if statement.field == "court" and court and court.id == statement.value:
            return speaker.say("brief", "U.S. District Court, {name}", name=shown)
        return _grouped(shown) if statement.field in _GROUPED else shown

    def value_runs(self, statement: Statement, room: float) -> tuple[tuple[Run, ...], ...]:
        """A value as paragraphs, with the second language where the value is made of words.

        Both stand on one line where `room` points hold them. Chinese that the seller typed says in
        English that it is so.
        """
        first = Run(self.value(statement), BODY)
        second = self.words.second
        if statement.mark == "seller" and statement.field not in _SPOKEN:
            chinese = self.words.first.language != "zh" and self.is_chinese(first.text)
            return ((first, self.original_mark()),) if chinese else ((first,),)
        if second is None or statement.field not in _SPOKEN:
            return ((first,),)
        also = self.value(statement, second)
        if also == first.text:
            return ((first,),)
        beside = Run("   " + also, SECOND)
        if width_of(first) + width_of(beside) <= room:
            return ((first, beside),)
        return (first,), (Run(also, SECOND),)

    def is_chinese(self, text: str) -> bool:
        """Whether a text holds Chinese."""
        return _CHINESE.search(text) is not None

    def original_mark(self) -> Run:
        """What stands behind Chinese in an English brief."""
        return Run(" " + self.words.say(_ORIGINAL), MARK_TEXT)

    # source marks

    def mark(self, statement: Statement) -> tuple[Run, ...]:
        """Where a statement comes from, as a shape and words."""
        if statement.mark == "document" and statement.place:
            return self.document_mark(statement.place)
        return self.shape_mark("seller", STATED)

    def document_mark(self, place: Place) -> tuple[Run, ...]:
        """A page of a document of the list of evidence; leads to it where it is an exhibit."""
        if self.exhibits is None or not (page := self.exhibits.page(place)):
            return self.shape_mark("document", self.place(place))
        number = str(self.snapshot.paper_number(place.sha256) or place.sha256[:8])
        short = M_("brief", "E{number}, p. {page}", number=number, page=str(place.page))
        bates = Run(self.exhibits.number(page), BATES, "", page)
        return (*self.shape_mark("document", short, page), Run(" ", BATES, "", page), bates)

    def input_mark(self, given: Input) -> tuple[Run, ...]:
        """Where the trigger of a deadline comes from."""
        place = place_of(given.source)
        return self.document_mark(place) if place else self.shape_mark("seller", STATED)

    def shape_mark(self, shape: Shape, message: Message, page: int = 0) -> tuple[Run, ...]:
        """A source mark with its words, in the first language; `page` as in `Run`."""
        words = self.words.say(message)
        return Run("", MARK_TEXT, shape, page), Run(words, MARK_TEXT, "", page)

    def marks(self, statements: Iterable[Statement], align: Align = "right") -> Text:
        """The different marks of several statements, one a line; of very many the first."""
        rows = list(dict.fromkeys(self.mark(statement) for statement in statements))
        if len(rows) > MOST_MARKS:
            rows = [*rows[: MOST_MARKS - 1], (Run("…", MARK_TEXT),)]
        return text(*rows, align=align)

    def place(self, place: Place) -> Message:
        """A page by the number its document has in the list of evidence, and its Bates number."""
        number = str(self.snapshot.paper_number(place.sha256) or place.sha256[:8])
        if self.exhibits is not None and (page := self.exhibits.page(place)):
            return M_(
                "brief",
                "document E{number}, p. {page} ({bates})",
                number=number,
                page=str(place.page),
                bates=self.exhibits.number(page),
            )
        return M_("brief", "document E{number}, p. {page}", number=number, page=str(place.page))

    # deadlines

    def unconfirmed(self, field: str) -> Input | None:
        """The unconfirmed date of `field` that a provisional deadline rests on."""
        triggers = (d.trigger for d in self.snapshot.deadlines)
        return next((t for t in triggers if t and t.field == field and not t.confirmed), None)

    def closed(self, on: date) -> Day:
        """A day on which the court was closed, on the court's calendar."""
        return Day(on, zone_of_court(self.snapshot.court))

    def deadline_mark(self, deadline: Deadline) -> tuple[Run, ...]:
        """How a deadline came to be known."""
        mark = deadline.mark
        if mark is not None and mark.state == "moved":
            if mark.evidence:
                return self.document_mark(Place(mark.evidence, mark.page or 1))
            return self.shape_mark("seller", STATED)
        match deadline.status:
            case "as_printed" if deadline.trigger:
                return self.input_mark(deadline.trigger)
            case "provisional":
                return self.shape_mark("computed", M_("brief", "provisional"))
            case "needs_input":
                return (Run(self.words.say(M_("brief", "not known")), MARK_TEXT),)
            case _:
                return self.shape_mark("computed", COMPUTED)


_ORIGINAL: Final = M_("brief", "(original Chinese)")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")

STATED: Final = M_("brief", "stated by seller")
COMPUTED: Final = M_("brief", "computed")
NOT_CONFIRMED: Final = M_("brief", "date not yet confirmed by seller")


def day_of(moment: datetime) -> Day:
    """The day of a moment in its own zone, for a sentence that does not need the hour."""
    return Day(moment.date(), str(moment.tzinfo))


def place_of(source: str) -> Place | None:
    """The page that an input's source names (`evidence:<sha256>:<page>`), or None."""
    kind, _, rest = source.partition(":")
    sha256, _, page = rest.partition(":")
    return Place(sha256, int(page)) if kind == "evidence" and page.isdigit() else None


def _grouped(number: str) -> str:
    """A registration number with its digits in threes, as papers print it."""
    digits = number.lstrip("D")
    if not digits.isdigit():
        return number
    return number[: len(number) - len(digits)] + f"{int(digits):,}"
