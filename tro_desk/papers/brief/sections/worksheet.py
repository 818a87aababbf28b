"""Settle, defend or default: the seller's own numbers beside the statute's range and the dates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable, Spacer

from tro_desk.base.messages import M_, Message
from tro_desk.domain.costs import Rate
from tro_desk.domain.worksheet import Cell, Known, Line, Origin, Sheet, WayText, When
from tro_desk.l10n.worksheet import MARKS, figure, lacking, when
from tro_desk.papers.brief.context import Context
from tro_desk.papers.brief.said import NOT_KNOWN, Rows, lined, typed
from tro_desk.papers.brief.writing import note, rate_told
from tro_desk.papers.layout.blocks import Block
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import (
    BODY,
    SECOND,
    SMALL,
    SMALL_STRONG,
    STRONG,
)
from tro_desk.papers.layout.text import Run, Shape, Text, text

ID: Final = "worksheet"
ORDER: Final = 45
TITLE: Final = M_("brief", "Settle, defend or default: the seller's own numbers")

_NOTE: Final = M_(
    "brief",
    "Sums of what is known, side by side: no view, no forecast, no advice. What is not known is "
    "in no sum.",
)
_ASK: Final = M_("brief", "Not checked against its source: ask your lawyer.")
_SHAPES: Final[dict[str, Shape]] = {
    Origin.DOCUMENT: "document",
    Origin.STATED: "seller",
    Origin.COMPUTED: "computed",
    Origin.STATUTE: "document",
}


def build(context: Context) -> list[Flowable]:
    written = context.snapshot.written
    if written is None or written.sheet is None:
        return []
    sheet = written.sheet
    content: list[Flowable] = [note(context, _NOTE), _table(context, sheet, sheet.sums)]
    beside = note(context, M_("brief", "Beside it, in no sum:"), before=6)
    content += context.together(beside, _table(context, sheet, (*sheet.beside, sheet.dates)))
    # Those without a figure stand in the section of the remedies, with their words.
    if ranges := [line for line in sheet.statute if any(cell.spans for cell in line.cells)]:
        statute = note(context, M_("brief", "Ranges in the statutes, no prediction:"), before=6)
        content += context.together(statute, _table(context, sheet, ranges))
    content += [_rate(context, rate) for rate in sheet.rates]
    content += [Spacer(1, 6), _ways(context, sheet.ways)]
    if remark := typed(context, sheet.value("note")):
        label = lined(context, M_("brief", "Note of the seller"), SMALL_STRONG)
        content.append(Block(text(*label, *remark), before=6))
    return content


def _table(context: Context, sheet: Sheet, lines: Sequence[Line]) -> Flowable:
    columns = context.columns(132, 124, 124, 125)
    head = (M_("brief", "Line"), *(way.title for way in sheet.ways))
    return context.grid(columns, [_row(context, line, columns[0].room) for line in lines], head)


def _row(context: Context, line: Line, room: float) -> Row:
    ink = STRONG if line.id in ("sum", "sum_into") else BODY
    name = list(context.words.label(line.title, room, ink, SMALL))
    if line.rule:
        name.append((Run(line.rule, SMALL),))
    if line.formula is not None:
        name += lined(context, line.formula, SMALL)
    if not line.checked:
        name += lined(context, _ASK, SMALL_STRONG)
    if len(line.cells) == 1:
        alike = lined(context, M_("brief", "for all three ways"), SMALL)
        return Row((text(*name), text(*_said(context, line, line.cells[0]), *alike), None, None))
    return Row((text(*name), *(text(*_said(context, line, cell)) for cell in line.cells)))


def _said(context: Context, line: Line, cell: Cell) -> Rows:
    """A figure, how it came about, what it lacks, and who says it."""
    if cell.state == Known.NONE:
        return ((Run("—", SECOND),),)
    if line.unit == "dates":
        return _dates(context, cell.whens)
    strong = line.id in ("sum", "sum_into")
    rows: list[tuple[Run, ...]] = [
        (Run(shown, STRONG if strong else BODY),)
        for shown in figure(context.words.first, line.unit, cell)
    ]
    if context.words.second is not None and cell.state == Known.UNKNOWN:
        rows = list(context.words.label(NOT_KNOWN, 100, BODY, SMALL))
    if cell.formula is not None and line.formula is None:
        rows += lined(context, cell.formula, SMALL)
    for speaker in (context.words.first, context.words.second):
        if speaker is not None and (lacks := lacking(speaker, cell)):
            rows.append((Run(lacks, SMALL_STRONG if speaker is context.words.first else SMALL),))
    if cell.state != Known.UNKNOWN:
        mark = Message("worksheet", MARKS[cell.origin])
        rows.append(context.shape_mark(_SHAPES[cell.origin], mark))
    return tuple(rows)


def _dates(context: Context, whens: Sequence[When]) -> Rows:
    rows: list[tuple[Run, ...]] = []
    for one in whens:
        rows += context.words.sentence(one.title, SMALL, SMALL)
        rows.append((Run(when(context.words.first, one), BODY),))
        if not one.settled:
            doubt = M_("brief", "not confirmed by seller")
            rows.append((Run(context.words.say(doubt), SMALL_STRONG),))
    return tuple(rows) or ((Run("— " + context.words.say(NOT_KNOWN), SECOND),),)


def _rate(context: Context, rate: Rate) -> Flowable:
    told = M_(
        "brief",
        "Sums in {currency} are taken at {rate} {into} each, of {day}, as the seller took it from "
        "{source}.",
        **rate_told(rate),
    )
    return note(context, told, before=4)


def _ways(context: Context, ways: Sequence[WayText]) -> Flowable:
    columns = context.columns(100, 405)
    head = (M_("brief", "Way"), M_("brief", "What it means, in our own words"))
    return context.grid(columns, [_way(context, way) for way in ways], head)


def _way(context: Context, way: WayText) -> Row:
    said: list[tuple[Run, ...]] = []
    for point in way.points:
        said += context.words.sentence(point, BODY, SMALL)
    source = M_("brief", "Source: {source}", source=way.source)
    said.append((Run(context.words.say(source), SMALL),))
    if not way.checked:
        said += lined(context, _ASK, SMALL_STRONG)
    name: Text = text(*context.words.label(way.title, 90, STRONG, SMALL))
    return Row((name, text(*said)))
