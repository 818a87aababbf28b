"""Rows of a box: a name, what is confirmed of it, its source mark; or that it is not known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tro_desk.base.messages import M_, Message
from tro_desk.papers.brief.context import NOT_CONFIRMED, Context
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import BODY, SECOND, SMALL, STRONG
from tro_desk.papers.layout.text import Run, Text, fit, text
from tro_desk.papers.snapshot import OpenPoint, Statement

Lines = list[tuple[Run, ...]]


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A row: its label, its fields, how they are written (None: one a line).

    `always` rows say that nothing is known, where nothing is.
    """

    label: Message
    fields: tuple[str, ...]
    write: Callable[[Box], Lines] | None = None
    always: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """`few` values of a field stand in it, and each in so many `lines` (0: in as many as it takes);
    all of them are in the list of facts.
    """

    context: Context
    few: int = 12
    lines: int = 0

    def rows(self, rows: Sequence[BoxRow]) -> list[Row]:
        """The rows of which something is to be said."""
        return [made for made in map(self.row, rows) if made]

    def row(self, row: BoxRow) -> Row | None:
        """What is confirmed, what is not, or that nothing is known."""
        context = self.context
        snapshot, fields = context.snapshot, row.fields
        statements = snapshot.of(*fields)
        name = self.name(row.label)
        if statements:
            lines = row.write(self) if row.write else self.plain(statements)
            return Row((name, text(*map(self.cut, lines)), context.marks(statements)))
        given = next((hit for hit in map(context.unconfirmed, fields) if hit), None)
        if given:
            doubt = context.words.aside("", context.words.say(NOT_CONFIRMED))
            value = text((Run(context.value(given), STRONG), Run(doubt, STRONG)))
            return Row((name, value, text(context.input_mark(given), align="right")))
        points = [point for point in snapshot.open_points if point.field in fields]
        if points:
            message = M_("brief", "In the papers, not confirmed by seller")
            doubt_lines = context.words.sentence(message, STRONG, SMALL)
            return Row((name, text(*doubt_lines), self._places(points)))
        unknown = text(Run("— " + context.words.say(M_("brief", "not known")), SECOND))
        return Row((name, unknown, None)) if row.always else None

    def name(self, label: Message) -> Text:
        """The label of a row."""
        return text(*self.context.words.label(label, self.context.fact_columns[0].room))

    def plain(self, statements: Sequence[Statement]) -> Lines:
        """The values one a line, the first of very many."""
        room = self.context.fact_columns[1].room
        shown = statements[: self.few]
        lines = [line for s in shown for line in self.context.value_runs(s, room)]
        return lines + self.more(len(statements) - self.few)

    def joined(self, *fields: str) -> Lines:
        """The values of these fields on one line, the first of very many; no line for none."""
        context = self.context
        statements = context.snapshot.of(*fields)
        values = context.words.join(context.value(one) for one in statements[: self.few])
        lines: Lines = [(Run(values, BODY),)] if values else []
        return lines + self.more(len(statements) - self.few)

    def more(self, count: int) -> Lines:
        """How many are left out here."""
        if count <= 0:
            return []
        more = self.context.words.first.plural(
            "brief",
            "and {count} more, in the list of facts",
            "and {count} more, in the list of facts",
            count,
        )
        return [(Run(more, SECOND),)]

    def cut(self, line: tuple[Run, ...]) -> tuple[Run, ...]:
        """A paragraph that takes no more lines than there are, with an ellipsis."""
        if not self.lines:
            return line
        room = self.context.fact_columns[1].room * (self.lines - 0.15)
        first, *rest = line
        kept = fit(Run(first.text[:400], first.ink, first.shape), room)
        return line if kept.text == first.text else (kept, *rest)

    def _places(self, points: Sequence[OpenPoint]) -> Text:
        places = dict.fromkeys(place for point in points for place in point.places)
        marks = [self.context.document_mark(place) for place in list(places)[:3]]
        return text(*marks, align="right")
