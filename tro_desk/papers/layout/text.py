"""Runs of text broken into lines.

Text is never parsed for markup: what a document prints is what appears. Chinese breaks between any
two characters, but no line starts with closing punctuation or ends with an opening bracket; Latin
breaks at spaces; a word longer than the line is cut where the line ends, so nothing overflows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from tro_desk.papers.layout import fonts
from tro_desk.papers.layout.style import DATE, PRIMARY, TEXT, Ink, colour_of

Shape = Literal["", "document", "seller", "computed"]
Align = Literal["left", "right"]

NO_START: Final = frozenset("，。、；：？！）》」』】〉〕］｝”’％…—·,.;:?!)]}%")
NO_END: Final = frozenset("（《「『【〈〔［｛“‘([{")
_SHAPE_ADVANCE: Final = 1.35  # of the text size: the mark and the gap after it


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one ink; with a `shape` it is that source mark, and the text is empty.

    With `page` it leads to that page of the file of exhibits (from 1).
    """

    text: str
    ink: Ink
    shape: Shape = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A broken line: runs with their widths in points."""

    pieces: tuple[tuple[Run, float], ...]
    width: float
    leading: float
    size: float


Paragraph = Sequence[Run]


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs of runs, as they are to be written in one column."""

    paragraphs: tuple[tuple[Run, ...], ...]
    align: Align = "left"

    def lines(self, width: float) -> list[Line]:
        """The lines in a column of `width` points."""
        return [line for runs in self.paragraphs for line in _break(runs, width)]


def text(*paragraphs: Paragraph | Run, align: Align = "left") -> Text:
    """A `Text` of paragraphs; a single run is a paragraph of its own."""
    rows = tuple((p,) if isinstance(p, Run) else tuple(p) for p in paragraphs)
    return Text(rows, align)


def width_of(run: Run) -> float:
    """The width of a run on one line, in points."""
    if run.shape:
        return run.ink.size * _SHAPE_ADVANCE
    widths, default = _widths(run.ink)
    return sum(widths.get(ord(c), default) for c in fonts.clean(run.text)) * run.ink.size / 1000


def fit(run: Run, width: float) -> Run:
    """The run, cut with an ellipsis where it is wider than `width`."""
    if width_of(run) <= width:
        return run
    kept = run.text
    while kept and width_of(Run(kept + "…", run.ink)) > width:
        kept = kept[:-1]
    return Run(kept + "…", run.ink)


def draw_lines(
    canvas: Any, lines: Sequence[Line], x: float, top: float, width: float, align: Align
) -> None:
    """Write lines downwards from `top`, in a column of `width` points that starts at `x`."""
    for line in lines:
        baseline = top - line.leading / 2 - line.size * 0.36
        left = x + width - line.width if align == "right" else x
        pen = None
        for run, advance in line.pieces:
            if run.shape:
                if pen is not None:
                    canvas.drawText(pen)
                    pen = None
                draw_shape(canvas, run.shape, left, baseline, run.ink.size)
            else:
                if pen is None:
                    pen = canvas.beginText(left, baseline)
                pen.setFont(run.ink.font, run.ink.size)
                pen.setFillColor(colour_of(run.ink.colour))
                pen.textOut(run.text)
            if run.page:
                middle = top - line.leading / 2
                half = run.ink.leading / 2
                canvas.link_exhibit(run.page, (left, middle - half, left + advance, middle + half))
            left += advance
        if pen is not None:
            canvas.drawText(pen)
        top -= line.leading


def draw_shape(canvas: Any, shape: Shape, x: float, baseline: float, size: float) -> None:
    """A source mark that a grey print still tells: filled, outlined, or standing on its point."""
    side = size * 0.6
    low = baseline + size * 0.06
    canvas.saveState()
    if shape == "document":
        canvas.setFillColor(colour_of(PRIMARY))
        canvas.rect(x, low, side, side, stroke=0, fill=1)
    elif shape == "seller":
        canvas.setStrokeColor(colour_of(TEXT))
        canvas.setLineWidth(0.75)
        canvas.rect(x + 0.4, low + 0.4, side - 0.8, side - 0.8, stroke=1, fill=0)
    else:
        half = side * 0.62
        middle_x, middle_y = x + side / 2, low + side / 2
        path = canvas.beginPath()
        path.moveTo(middle_x - half, middle_y)
        path.lineTo(middle_x, middle_y + half)
        path.lineTo(middle_x + half, middle_y)
        path.lineTo(middle_x, middle_y - half)
        path.close()
        canvas.setFillColor(colour_of(DATE))
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


@dataclass(frozen=True, slots=True)
class _Atom:
    """One character, or one mark, with its width."""

    char: str
    run: Run
    width: float


def _widths(ink: Ink) -> tuple[dict[int, float], float]:
    face = fonts.face(ink.font)
    return face.charWidths, face.defaultWidth


def _atoms(runs: Sequence[Run]) -> list[_Atom]:
    atoms = []
    for run in runs:
        if run.shape:
            atoms.append(_Atom("", run, width_of(run)))
            continue
        widths, default = _widths(run.ink)
        scale = run.ink.size / 1000
        printable = fonts.clean(run.text)
        atoms += [_Atom(c, run, widths.get(ord(c), default) * scale) for c in printable]
    return atoms


def _break(runs: Sequence[Run], width: float) -> list[Line]:
    atoms = _atoms(runs)
    if not atoms:
        ink = runs[0].ink if runs else None
        return [Line((), 0, ink.leading, ink.size)] if ink else []
    limit = width + 0.01  # sums of widths are not exact
    lines = []
    start, count = 0, len(atoms)
    while start < count:
        end, used, last = start, 0.0, start
        while end < count:
            if end > start and _may_break(atoms[end - 1].char, atoms[end].char):
                last = end
            used += atoms[end].width
            if used > limit and atoms[end].char != " " and end > start:
                break
            end += 1
        stop = end if end == count or last == start else last
        lines.append(_line(atoms, start, stop))
        start = stop
        while start < count and atoms[start].char == " ":
            start += 1
    return lines


def _line(atoms: list[_Atom], start: int, stop: int) -> Line:
    leading = max(atom.run.ink.leading for atom in atoms[start:stop])
    size = max(atom.run.ink.size for atom in atoms[start:stop])
    while stop > start + 1 and atoms[stop - 1].char == " ":
        stop -= 1
    pieces: list[tuple[Run, float]] = []
    index = start
    while index < stop:
        run, first, total = atoms[index].run, index, 0.0
        while index < stop and atoms[index].run is run:
            total += atoms[index].width
            index += 1
        content = "".join(atom.char for atom in atoms[first:index])
        pieces.append((Run(content, run.ink, run.shape, run.page), total))
    return Line(tuple(pieces), sum(advance for _, advance in pieces), leading, size)


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return after != " "
    if not before or not after:  # never between a mark and its words
        return False
    if before in NO_END or after in NO_START or after == " ":
        return False
    return before >= "⺀" or after >= "⺀"
