"""Runs of text broken into lines.

Text is never parsed for markup: what a document prints is what appears. Chinese breaks between any
two characters, but no line starts with closing punctuation or ends with an opening bracket; Latin
breaks at spaces; a word longer than the line is cut where the line ends, so nothing overflows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from typing import Any, Final, Literal

from tro_desk.papers.layout import fonts, pen
from tro_desk.papers.layout.style import DATE, PRIMARY, TEXT, Ink

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
    return _wide(fonts.clean(run.text), run.ink)


def _wide(words: str, ink: Ink) -> float:
    return sum(map(_widths(ink.font).__getitem__, words)) * ink.size / 1000


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
    codes = pen.codes_of(canvas)
    for line in lines:
        baseline = top - line.leading / 2 - line.size * 0.36
        left = x + width - line.width if align == "right" else x
        parts: list[str] = []
        for run, advance in line.pieces:
            ink = run.ink
            if run.shape:
                _write(canvas, parts)
                draw_shape(canvas, run.shape, left, baseline, ink.size)
            else:
                if not parts:
                    parts.append(f"1 0 0 1 {left:.2f} {baseline:.2f} Tm")
                parts.append(pen.filled(ink.colour))
                parts.append(pen.shown(canvas, codes, ink.font, ink.size, run.text))
            left += advance
        _write(canvas, parts)
        _link(canvas, line, left - line.width, top)
        top -= line.leading


def _link(canvas: Any, line: Line, left: float, top: float) -> None:
    """Lead from the runs of a line that name a page; from those of one page in one piece."""
    for page, pieces in groupby(line.pieces, lambda piece: piece[0].page):
        wide = sum(advance for _, advance in pieces)
        if page:
            canvas.link_exhibit(page, (left, top - line.leading, left + wide, top))
        left += wide


def _write(canvas: Any, parts: list[str]) -> None:
    if parts:
        canvas._code.append(f"BT {' '.join(parts)} ET")
        parts.clear()


def draw_shape(canvas: Any, shape: Shape, x: float, baseline: float, size: float) -> None:
    """A source mark that a grey print still tells: filled, outlined, or standing on its point."""
    side = size * 0.6
    low = baseline + size * 0.06
    if shape == "document":
        pen.square(canvas, x, low, side, PRIMARY)
    elif shape == "seller":
        pen.frame(canvas, x + 0.4, low + 0.4, side - 0.8, 0.75, TEXT)
    else:
        pen.diamond(canvas, x + side / 2, low + side / 2, side * 0.62, DATE)


class _Widths(dict[str, float]):
    """How wide each character of a face is, in thousandths of the size."""

    def __init__(self, font: str) -> None:
        super().__init__()
        face = fonts.face(font)
        self._known, self._other = face.charWidths, face.defaultWidth

    def __missing__(self, char: str) -> float:
        wide = float(self._known.get(ord(char), self._other))
        self[char] = wide
        return wide


@cache
def _widths(font: str) -> _Widths:
    return _Widths(font)


def _break(runs: Sequence[Run], width: float) -> list[Line]:
    limit = width + 0.01  # sums of widths are not exact
    ready = [run if run.shape else _printable(run) for run in runs]
    pieces = tuple(
        (run, width_of(run) if run.shape else _wide(run.text, run.ink))
        for run in ready
        if run.text or run.shape
    )
    if not pieces:
        return [Line((), 0, runs[0].ink.leading, runs[0].ink.size)] if runs else []
    total = sum(advance for _, advance in pieces)
    if total <= limit and pieces[-1][0].text[-1:] != " ":
        inks = [run.ink for run, _ in pieces]
        leading, size = max(ink.leading for ink in inks), max(ink.size for ink in inks)
        return [Line(pieces, total, leading, size)]
    return _Breaking([run for run, _ in pieces]).lines(limit)


def _printable(run: Run) -> Run:
    text = fonts.clean(run.text)
    return run if text == run.text else Run(text, run.ink, "", run.page)


class _Breaking:
    """Runs that do not fit on one line, character by character; a source mark counts as one."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._chars: list[str] = []
        self._starts: list[int] = []  # where each run begins
        wide: list[float] = []
        for run in runs:
            self._starts.append(len(self._chars))
            if run.shape:
                self._chars.append("")
                wide.append(width_of(run))
            else:
                self._chars += run.text
                widths, scale = _widths(run.ink.font), run.ink.size / 1000
                wide += [widths[char] * scale for char in run.text]
        self._reach = [0.0, *accumulate(wide)]
        """How wide everything before a character is."""

    def lines(self, limit: float) -> list[Line]:
        chars, reach, count = self._chars, self._reach, len(self._chars)
        lines, start = [], 0
        while start < count:
            end = max(bisect_right(reach, reach[start] + limit, start + 1) - 1, start + 1)
            while end < count and chars[end] == " ":
                end += 1
            stop = end if end == count else self._last(start, end)
            lines.append(self._line(start, stop))
            start = stop
            while start < count and chars[start] == " ":
                start += 1
        return lines

    def _last(self, start: int, end: int) -> int:
        """The last place after `start` where a line may end; `end`, inside a word, if none may."""
        chars = self._chars
        for place in range(end, start, -1):
            if _may_break(chars[place - 1], chars[place]):
                return place
        return end

    def _line(self, start: int, stop: int) -> Line:
        first = bisect_right(self._starts, start) - 1
        inks, pieces = [], []
        seen = stop
        while seen > start + 1 and self._chars[seen - 1] == " ":
            seen -= 1
        for run, begins, ends in zip(
            self._runs[first:],
            self._starts[first:],
            [*self._starts[first + 1 :], len(self._chars)],
            strict=True,
        ):
            if begins >= stop:
                break
            inks.append(run.ink)
            left, right = max(begins, start), min(ends, seen)
            if left < right:
                words = "".join(self._chars[left:right])
                advance = self._reach[right] - self._reach[left]
                pieces.append((Run(words, run.ink, run.shape, run.page), advance))
        width = self._reach[seen] - self._reach[start]
        leading, size = max(ink.leading for ink in inks), max(ink.size for ink in inks)
        return Line(tuple(pieces), width, leading, size)


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return after != " "
    if not before or not after:  # never between a mark and its words
        return False
    if before in NO_END or after in NO_START or after == " ":
        return False
    return before >= "⺀" or after >= "⺀"
