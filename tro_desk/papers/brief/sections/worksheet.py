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
from tro_desk.papers.brief.said import NOT_KNOWN, lined, typed
from tro_desk.papers.brief.writing import note, rate_told
from tro_desk.papers.layout.blocks import Block
from tro_desk.papers.layout.grid import Row
from tro_desk.papers.layout.style import (
    BODY,
    MARK_TEXT,
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
_SUMS: Final = ("sum", "sum_into")
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
    content: list[Flowable] = [note(context, _NOTE), _legend(context)]
    content.append(_table(context, sheet, _by_way(sheet.sums)))
    if by_way := _by_way(sheet.beside):
        beside = note(context, M_("brief", "Beside it, in no sum:"), before=6)
        content += context.together(beside, _table(context, sheet, by_way))
    lines = (*sheet.sums, *sheet.beside)
    if alike := [line for line in lines if len(line.cells) == 1]:
        same = note(context, M_("brief", "The same for all three ways:"), before=6)
        content += context.together(same, _alike(context, alike))
    content += [_how(context, line, sheet.ways) for line in lines if _is_explained(line)]
    content += _dates(context, sheet)
    # Those without a figure stand in the section of the remedies, with their words.
    if ranges := [line for line in sheet.statute if any(cell.spans for cell in line.cells)]:
        statute = note(context, M_("brief", "Ranges in the statutes, no prediction:"), before=6)
        content += context.together(statute, _statutes(context, sheet, ranges))
    content += [_rate(context, rate) for rate in sheet.rates]
    content += [Spacer(1, 6), _ways(context, sheet.ways)]
    if remark := typed(context, sheet.value("note")):
        label = lined(context, M_("brief", "Note of the seller"), SMALL_STRONG)
        content.append(Block(text(*label, *remark), before=6))
    return content


def _by_way(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if len(line.cells) > 1]


def _legend(context: Context) -> Flowable:
    """What the marks before the figures mean."""
    runs: list[Run] = []
    for origin, shape in _SHAPES.items():
        said = Message("worksheet", MARKS[origin])
        names = filter(None, (context.words.say(said), context.words.also(said)))
        runs += [Run("", MARK_TEXT, shape), Run(" ".join(names) + "     ", MARK_TEXT)]
    return Block(text(runs), after=2)


def _table(context: Context, sheet: Sheet, lines: Sequence[Line]) -> Flowable:
    columns = context.columns(124, 127, 127, 127)
    head = (M_("brief", "Line"), *(way.title for way in sheet.ways))
    rows = [
        Row((_name(context, line, columns[0].room), *(_cell(context, line, c) for c in line.cells)))
        for line in lines
    ]
    return context.grid(columns, rows, head)


def _alike(context: Context, lines: Sequence[Line]) -> Flowable:
    columns = context.columns(251, 254)
    rows = [
        Row((_name(context, line, columns[0].room), _cell(context, line, line.cells[0])))
        for line in lines
    ]
    return context.grid(columns, rows)


def _name(context: Context, line: Line, room: float) -> Text:
    ink = STRONG if line.id in _SUMS else BODY
    name = list(context.words.label(line.title, room, ink, SMALL))
    if not line.checked:
        name += lined(context, _ASK, SMALL_STRONG)
    return text(*name)


def _cell(context: Context, line: Line, cell: Cell) -> Text:
    """A figure behind the mark of who says it."""
    if cell.state == Known.NONE:
        return text(Run("—", SECOND))
    if cell.state == Known.UNKNOWN:
        return text(*context.words.label(NOT_KNOWN, 100, SMALL_STRONG, SMALL))
    ink = STRONG if line.id in _SUMS else BODY
    shown = figure(context.words.first, line.unit, cell)
    mark = Run("", MARK_TEXT, _SHAPES[cell.origin])
    return text(*((mark, Run(one, ink)) for one in shown))


def _is_explained(line: Line) -> bool:
    return line.formula is not None or any(cell.formula or cell.lacks for cell in line.cells)


def _how(context: Context, line: Line, ways: Sequence[WayText]) -> Flowable:
    """How a line came about and what it lacks: a paragraph in each language."""
    rows: list[tuple[Run, ...]] = []
    for speaker in filter(None, (context.words.first, context.words.second)):
        gap = "" if speaker.language == "zh" else " "  # behind Chinese punctuation stands none
        said = [Run(speaker.say("brief", "{name}:", name=line.title) + gap, SMALL_STRONG)]
        if line.formula is not None:
            said.append(Run(speaker.render(line.formula) + gap, SMALL))
        for way, cell in zip(ways, line.cells, strict=False):
            told = [speaker.render(cell.formula)] if cell.formula and not line.formula else []
            if lacks := lacking(speaker, cell):
                told.append(speaker.say("brief", "{text}.", text=lacks))
            if told and len(line.cells) > 1:
                named = speaker.say("brief", "{name}:", name=way.title)
                said.append(Run(f"{named}{gap}{gap.join(told)}{gap}", SMALL))
            elif told:
                said.append(Run(gap.join(told), SMALL))
        rows.append(tuple(said))
    return Block(text(*rows), before=4)


def _dates(context: Context, sheet: Sheet) -> list[Flowable]:
    """Each date once, and the ways for which it counts."""
    counts: list[tuple[When, list[WayText]]] = []
    for way, cell in zip(sheet.ways, sheet.dates.cells, strict=False):
        for one in cell.whens:
            known = next((ways for other, ways in counts if other == one), None)
            if known is None:
                counts.append((one, [way]))
            else:
                known.append(way)
    if not counts:
        return []
    columns = context.columns(165, 170, 170)
    head = (sheet.dates.title, M_("brief", "Day"), M_("brief", "Counts for"))
    rows = []
    for one, ways in counts:
        shown: list[tuple[Run, ...]] = [
            (Run(when(context.words.first, one), BODY if one.settled else STRONG),)
        ]
        if not one.settled:
            doubt = M_("brief", "not confirmed by seller")
            shown.append((Run(context.words.say(doubt), SMALL_STRONG),))
        names = context.words.join(context.words.say(way.title) for way in ways)
        label = context.words.label(one.title, columns[0].room)
        rows.append(Row((text(*label), text(*shown), text(Run(names, SMALL)))))
    return [Spacer(1, 6), context.grid(columns, rows, head)]


def _statutes(context: Context, sheet: Sheet, lines: Sequence[Line]) -> Flowable:
    """The range of each statute, which is the same for every way that it can come to."""
    columns = context.columns(165, 120, 220)
    head = (M_("brief", "Line"), M_("brief", "Range in the statute"), M_("brief", "How it counts"))
    rows = []
    for line in lines:
        cell = next(cell for cell in line.cells if cell.spans)
        name = list(context.words.label(line.title, columns[0].room))
        if line.rule:
            name.append((Run(line.rule, SMALL),))
        if not line.checked:
            name += lined(context, _ASK, SMALL_STRONG)
        how = lined(context, line.formula, SMALL) if line.formula is not None else ()
        rows.append(Row((text(*name), _cell(context, line, cell), text(*how))))
    return context.grid(columns, rows, head)


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
    first, second = context.words.run_on(way.points)
    said: list[tuple[Run, ...]] = [(Run(first, BODY),)]
    if second:
        said.append((Run(second, SMALL),))
    source = M_("brief", "Source: {source}", source=way.source)
    said.append((Run(context.words.say(source), SMALL),))
    if not way.checked:
        said += lined(context, _ASK, SMALL_STRONG)
    name: Text = text(*context.words.label(way.title, 90, STRONG, SMALL))
    return Row((name, text(*said)))
