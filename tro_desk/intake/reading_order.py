"""Lines seen on a picture become the text of a page, in the order in which a person reads them.

Knows no picture and no engine: what comes in are lines with their four corners. Columns of a
caption are read one after the other, rows of a table and of a form across, stamps at the end.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from tro_desk.domain.evidence import Line

Point = tuple[float, float]

_FULL: Final = 10_000  # sides of a Line are ten-thousandths
_GUTTER: Final = 1.2  # heights of a line that stand between two columns
_CELL: Final = 1.5  # heights of a line between two cells of a row
_STAMP: Final = math.radians(5)  # turned by more than the lines around it
_MOST_IN_A_BAND: Final = 400

_RULE = re.compile(r"[^\w\s]{1,2}|[8S$s]{1,2}|[Il1J]")
_PARTY = re.compile(
    r"(?i)(?:-?v-?\.?|vs\.?|-?against-?|plaintiffs?[,.]?|defendants?[,.]?|petitioners?[,.]?)\s*"
)
_LABEL = re.compile(r"[^:]{1,24}:")
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_ENDS_OPEN = re.compile(f"[{_HAN}]$")
_GOES_ON = re.compile(f"[{_HAN}]")
_DOCKET_CUT = re.compile(r"(?i)(?:\bcv-|\d\d-)$")
_DOCKET_GOES_ON = re.compile(r"(?i)\d|cv-?\d")


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of text on a picture: normalised text, its certainty (0 to 1), and its corners in
    pixels of the upright picture, clockwise from the upper left one as the line is read."""

    text: str
    score: float
    corners: tuple[Point, Point, Point, Point]

    @property
    def middle(self) -> Point:
        xs, ys = zip(*self.corners, strict=True)
        return sum(xs) / 4, sum(ys) / 4

    @property
    def width(self) -> float:
        a, b, c, d = self.corners
        return (math.dist(a, b) + math.dist(d, c)) / 2

    @property
    def height(self) -> float:
        a, b, c, d = self.corners
        return max((math.dist(a, d) + math.dist(b, c)) / 2, 1.0)

    @property
    def angle(self) -> float:
        a, b, c, d = self.corners
        return math.atan2(b[1] - a[1] + c[1] - d[1], b[0] - a[0] + c[0] - d[0])


@dataclass(frozen=True, slots=True)
class _Box:
    """A line in the frame of the straightened page: sides, and which line it is."""

    seen: Seen
    left: float
    right: float
    middle: float
    height: float

    @property
    def top(self) -> float:
        return self.middle - self.height / 2

    @property
    def bottom(self) -> float:
        return self.middle + self.height / 2


_Row = list[_Box]


def compose(lines: Iterable[Seen], width: int, height: int) -> tuple[str, tuple[Line, ...]]:
    """The text of a page and where its lines stand on a picture of this size."""
    seen = [line for line in lines if line.text.strip()]
    if not seen:
        return "", ()
    upright, stamps = _parted(seen)
    rows = _in_order(_straightened(upright))
    if stamps:
        rows += [[box] for box in _straightened(stamps)]
    return _written(rows, width, height)


def _parted(seen: Sequence[Seen]) -> tuple[list[Seen], list[Seen]]:
    """The lines of the page, and those of a stamp that stand askew upon it."""
    long = [line for line in seen if line.width > 2.5 * line.height]
    upright: list[Seen] = []
    stamps: list[Seen] = []
    for line in seen:
        near = sorted(long, key=lambda other: math.dist(other.middle, line.middle))[:9]
        usual = median(other.angle for other in near) if len(near) > 2 else line.angle
        askew = line in long and abs(line.angle - usual) > _STAMP
        (stamps if askew else upright).append(line)
    return (upright, stamps) if upright else (stamps, [])


def _straightened(seen: Sequence[Seen]) -> list[_Box]:
    """Sides of the lines once the page has been turned by its skew."""
    long = [line for line in seen if line.width > 3 * line.height]
    skew = median(line.angle for line in long) if long else 0.0
    cos, sin = math.cos(-skew), math.sin(-skew)
    boxes = []
    for line in seen:
        points = [(x * cos - y * sin, x * sin + y * cos) for x, y in line.corners]
        xs = [x for x, _ in points]
        middle = sum(y for _, y in points) / 4
        boxes.append(_Box(line, min(xs), max(xs), middle, line.height))
    return sorted(boxes, key=lambda box: (box.top, box.left))


def _in_order(boxes: list[_Box]) -> list[_Row]:
    """Rows from top to bottom; where two columns stand side by side, one after the other."""
    rows: list[_Row] = []
    at = 0
    while at < len(boxes):
        band = _band(boxes, at)
        columns = _columns(band) if len(band) > 1 else None
        if columns is None:
            # Only the first row is certain: what follows may begin a band of its own.
            first = _rows(band)[0]
            rows.append(first)
            taken = {id(box) for box in first}
            boxes = boxes[:at] + [box for box in boxes[at:] if id(box) not in taken]
        else:
            for column in columns:
                rows.extend(_in_order(column))
            at += len(band)
    return rows


def _band(boxes: Sequence[_Box], start: int) -> list[_Box]:
    """From `start` on, the lines that leave a gutter free between two columns."""
    band = [boxes[start]]
    for box in boxes[start + 1 : start + _MOST_IN_A_BAND]:
        below = box.top - max(other.bottom for other in band)
        if below > 4 * box.height:
            break
        if len(_groups([*band, box])) < 2:
            if len(_groups(band)) < 2 and box.top < band[0].bottom:
                band.append(box)  # stands beside it all the same
                continue
            break
        band.append(box)
    return band


def _groups(band: Sequence[_Box]) -> list[list[_Box]]:
    """The lines by what stands above each other, from left to right."""
    gap = _GUTTER * median(box.height for box in band)
    groups: list[list[_Box]] = []
    right = -math.inf
    for box in sorted(band, key=lambda box: box.left):
        if box.left - right > gap:
            groups.append([])
        groups[-1].append(box)
        right = max(right, box.right)
    return groups


def _columns(band: Sequence[_Box]) -> list[list[_Box]] | None:
    """The columns of a band, each from top to bottom; None where its rows are read across."""
    groups = _groups(band)
    kept = [group for group in groups if not _is_rule(group)]
    ruled = len(kept) < len(groups)
    if ruled and len(kept) < 2:
        groups = [[box for group in kept for box in group]]
        return [sorted(group, key=lambda box: box.top) for group in groups if group] or None
    columns = [sorted(group, key=lambda box: box.top) for group in kept]
    if len(columns) != 2:
        return columns if ruled else None
    left, right = columns
    if ruled or any(_PARTY.fullmatch(box.seen.text) for box in left):
        return columns
    fewer, more = sorted((left, right), key=lambda column: len(_rows(column)))
    if len(fewer) < 2:
        return None
    if all(_is_prose(column) for column in columns):
        return columns
    level = sum(
        any(abs(box.middle - other.middle) < 0.4 * min(box.height, other.height) for other in more)
        for box in fewer
    )
    return columns if level < 0.6 * len(fewer) else None


def _is_rule(group: Sequence[_Box]) -> bool:
    """The column of signs that parts a caption: ), §, : or |, often misread."""
    if len(group) < 3 or any(box.right - box.left > 2.5 * box.height for box in group):
        return False
    texts = [box.seen.text.strip() for box in group]
    if any(char.isdigit() and box.seen.score > 0.9 for box in group for char in box.seen.text):
        return False
    known = sum(
        _RULE.fullmatch(text) is not None or box.seen.score < 0.85
        for text, box in zip(texts, group, strict=True)
    )
    return known >= 0.7 * len(group)


def _is_prose(column: Sequence[_Box]) -> bool:
    wide = [box for box in column if box.right - box.left > 14 * box.height]
    return len(column) >= 6 and len(wide) >= 0.6 * len(column)


def _rows(boxes: Sequence[_Box]) -> list[_Row]:
    """The lines that stand on one line, from left to right."""
    rows: list[_Row] = []
    for box in sorted(boxes, key=lambda box: box.middle):
        row = next((row for row in reversed(rows[-6:]) if _fits(row, box)), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    for row in rows:
        row.sort(key=lambda box: box.left)
    return sorted(rows, key=lambda row: min(box.middle for box in row))


def _fits(row: _Row, box: _Box) -> bool:
    for other in row:
        shared = min(box.right, other.right) - max(box.left, other.left)
        if shared > 0.3 * min(box.right - box.left, other.right - other.left):
            return False
    near = min(row, key=lambda other: max(box.left - other.right, other.left - box.right))
    return abs(box.middle - near.middle) < 0.5 * min(box.height, near.height)


def _written(rows: Sequence[_Row], width: int, height: int) -> tuple[str, tuple[Line, ...]]:
    text: list[str] = []
    lines: list[Line] = []
    size = 0

    def write(piece: str) -> None:
        nonlocal size
        text.append(piece)
        size += len(piece)

    for number, row in enumerate(rows):
        if number:
            write(_between(rows[number - 1], row))
        for place, box in enumerate(row):
            if place:
                gap = box.left - row[place - 1].right
                write("\t" if gap > _CELL * min(box.height, row[place - 1].height) else " ")
            start = size
            write(box.seen.text)
            lines.extend(_places(box.seen, start, width, height))
    return "".join(text) + "\n", tuple(lines)


def _between(above: _Row, below: _Row) -> str:
    """A line end, or nothing where a Chinese sentence or a docket number goes on."""
    last, first = above[-1].seen.text, below[0].seen.text
    if _DOCKET_CUT.search(last) and _DOCKET_GOES_ON.match(first):
        return ""
    if len(above) > 1 or len(below) > 1:
        return "\n"
    a, b = above[0], below[0]
    wraps = (
        _ENDS_OPEN.search(last)
        and _GOES_ON.match(first)
        and not _LABEL.match(first)
        and abs(a.left - b.left) < 2.5 * a.height
        and 0.75 < a.height / b.height < 1.33
        and 0 < b.middle - a.middle < 2.2 * a.height
        and a.right - a.left > 8 * a.height
        and b.right < a.right + 0.8 * a.height
    )
    return "" if wraps else "\n"


def _places(seen: Seen, start: int, width: int, height: int) -> list[Line]:
    """Where the line stands: one rectangle, or one a word where a rectangle would be too high."""
    a, b, c, d = seen.corners
    rise = abs(b[1] - a[1]) + abs(c[1] - d[1])
    if rise < seen.height:
        return [_line(seen.corners, start, start + len(seen.text), width, height)]
    total = max(sum(map(columns_of, seen.text)), 1)
    places = []
    for word in re.finditer(r"\S+\s*", seen.text):
        before = sum(map(columns_of, seen.text[: word.start()])) / total
        until = sum(map(columns_of, seen.text[: word.end()])) / total
        corners = (_on(a, b, before), _on(a, b, until), _on(d, c, until), _on(d, c, before))
        places.append(_line(corners, start + word.start(), start + word.end(), width, height))
    return places


def columns_of(character: str) -> int:
    """How wide a character is on a picture: 2 for Chinese ones, 1 for others."""
    return 2 if character > "\u2e7f" else 1


def _on(a: Point, b: Point, part: float) -> Point:
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def _line(corners: Sequence[Point], start: int, end: int, width: int, height: int) -> Line:
    xs = [min(max(x / width, 0.0), 1.0) for x, _ in corners]
    ys = [min(max(y / height, 0.0), 1.0) for _, y in corners]
    sides = (round(side * _FULL) for side in (min(xs), min(ys), max(xs), max(ys)))
    return Line(start, end, *sides)
